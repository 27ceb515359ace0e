import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, extendSchema, isInterfaceType, isObjectType, isUnionType, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { ResolverMap } from './context';
import { guardAccess } from './access';
import { connectionResolvers } from './resolvers/connection-types';
import { resolvers } from './resolvers/index';
import { IDEMPOTENT_SINCE } from './versions';

/** The version whose schema is pinned; every supported version is answered with it. */
export const SCHEMA_VERSION = '2026-10';

/** What stock was compared with before `changeFromQuantity` became mandatory. */
const COMPARE_QUANTITY = `
  extend input InventorySetQuantitiesInput { ignoreCompareQuantity: Boolean = false }
  extend input InventoryQuantityInput { compareQuantity: Int }
`;

let cached: GraphQLSchema | undefined;
let cachedOld: GraphQLSchema | undefined;

/** Reading 778 KB of SDL takes a third of a second, so the schemas serve all stores of a process. */
export function adminSchema(version = SCHEMA_VERSION): GraphQLSchema {
  cached ??= buildExecutableSchema();
  if (version >= IDEMPOTENT_SINCE) return cached;
  cachedOld ??= extendSchema(cached, parse(COMPARE_QUANTITY), { assumeValid: true });
  return cachedOld;
}

function buildExecutableSchema(): GraphQLSchema {
  const path = join(__dirname, '..', '..', 'schema', `admin-${SCHEMA_VERSION}.graphql`);
  const document = parse(readFileSync(path, 'utf8'), { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  attach(schema, connectionResolvers(schema));
  attach(schema, resolvers);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = typeNameOf;
  }
  return schema;
}

function attach(schema: GraphQLSchema, maps: ResolverMap): void {
  for (const [typeName, fieldResolvers] of Object.entries(maps)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`The schema has no object type ${typeName}`);
    for (const [fieldName, resolve] of Object.entries(fieldResolvers)) {
      const field = type.getFields()[fieldName];
      if (!field) throw new Error(`The schema has no field ${typeName}.${fieldName}`);
      field.resolve = guardAccess(typeName, fieldName, resolve);
    }
  }
}

function typeNameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && '__typename' in value) return String(value.__typename);
  throw new Error('A value behind an interface must carry __typename');
}
