import type { StoreContext } from '../../../catalog/field-types';
import { toRecord } from '../../../catalog/records';
import { childConnection } from './bulk-query-document';
import type { CatalogTable, ReadSpecs, Records } from './pages-records';

/** Quotes inside a text are escaped, so this can only be a key of the line; its slashes may be escaped. */
const PARENT = /"__parentId":"gid:\\?\/\\?\/shopify\\?\/(\w+)\\?\/(\d+)/;

const TABLE_OF: Record<string, CatalogTable> = { Product: 'products', ProductVariant: 'variants' };

/** Variants are lines below their products, and by far the most: they are known by the start of the line. */
const VARIANT = /^\{"id":"gid:\\?\/\\?\/shopify\\?\/ProductVariant\\?\//;

/** Lines of connections below a record, by the record they belong to. */
export type Children = ReadonlyMap<string, object[]>;

/**
 * The lines below variants (and products, if they had any). Children are not grouped with their parents: they may
 * come anywhere in the file, so they are collected in a first pass. They are few and small; all else is not kept.
 */
export function collectChildren(lines: Iterable<string>): Children {
  const children = new Map<string, object[]>();
  for (const line of lines) {
    const [, type, id] = PARENT.exec(line) ?? [];
    if (type === undefined || id === undefined) continue;
    if (VARIANT.test(line)) continue;
    const node = JSON.parse(line) as object;
    if (tableOf(node) !== null) continue;
    const key = `${type}/${id}`;
    const siblings = children.get(key);
    if (siblings) siblings.push(node);
    else children.set(key, [node]);
  }
  return children;
}

/** What a line is turned into; the same for all lines of a result. */
export interface LineReader {
  add(into: Records, line: string): void;
}

/** Adds the records of a line to their tables; lines of children are records of nobody. */
export function lineReader(specs: ReadSpecs, children: Children, context: StoreContext): LineReader {
  const connections = {
    products: childConnection(specs.products),
    variants: childConnection(specs.variants),
  };
  return {
    add(into, line) {
      const node = JSON.parse(line) as Record<string, unknown>;
      const table = tableOf(node);
      if (table === null) return;
      const connection = connections[table];
      if (connection !== null) node[connection] = { nodes: childrenOf(node, children) };
      for (const spec of specs[table]) into[spec.name].push(toRecord(spec, node, context));
    },
  };
}

function childrenOf(node: object, children: Children): object[] {
  if (children.size === 0) return [];
  const [, key = ''] = /shopify\/(\w+\/\d+)$/.exec(String(Reflect.get(node, 'id'))) ?? [];
  return children.get(key) ?? [];
}

function tableOf(node: object): CatalogTable | null {
  const type = /shopify\/(\w+)\//.exec(String(Reflect.get(node, 'id')))?.[1];
  return type === undefined ? null : (TABLE_OF[type] ?? null);
}
