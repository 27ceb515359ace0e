import { isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { ConnectionPage } from '../connections';
import type { ResolverMap } from '../context';

const nodesOf = (source: unknown): ConnectionPage<unknown> => source as ConnectionPage<unknown>;

/** All connections of the schema have the same shape, so one set of resolvers serves them. */
export function connectionResolvers(schema: GraphQLSchema): ResolverMap {
  const maps: ResolverMap = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.name.endsWith('Connection')) continue;
    const fields = type.getFields();
    maps[type.name] = {
      ...(fields['nodes'] ? { nodes: (source) => nodesOf(source).nodes } : {}),
      ...(fields['edges'] ? { edges: (source) => edgesOf(nodesOf(source)) } : {}),
      ...(fields['pageInfo'] ? { pageInfo: (source) => pageInfoOf(nodesOf(source)) } : {}),
    };
  }
  return maps;
}

function edgesOf(page: ConnectionPage<unknown>): { cursor: string; node: unknown }[] {
  return page.nodes.map((node) => ({ cursor: page.cursorOf(node), node }));
}

function pageInfoOf(page: ConnectionPage<unknown>): Record<string, unknown> {
  const first = page.nodes[0];
  const last = page.nodes[page.nodes.length - 1];
  return {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: first === undefined ? null : page.cursorOf(first),
    endCursor: last === undefined ? null : page.cursorOf(last),
  };
}
