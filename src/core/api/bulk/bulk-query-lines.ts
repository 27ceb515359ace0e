import type { StoreContext } from '../../../catalog/field-types';
import { TABLES } from '../../../catalog/fields';
import { toRecord } from '../../../catalog/records';
import { childConnection } from './bulk-query-document';
import type { ReadTable, Records } from './pages-records';

/** Quotes inside a text are escaped, so this can only be a key of the line; its slashes may be escaped. */
const PARENT = /"__parentId":"gid:\\?\/\\?\/shopify\\?\/(\w+)\\?\/(\d+)/;

const TABLE_OF: Record<string, ReadTable> = { Product: 'products', ProductVariant: 'variants' };

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
    const node = JSON.parse(line) as object;
    if (tableOf(node) !== null) continue;
    const key = `${type}/${id}`;
    const siblings = children.get(key);
    if (siblings) siblings.push(node);
    else children.set(key, [node]);
  }
  return children;
}

/** Adds the record of a line; lines of children are records of nobody. */
export function addRecord(into: Records, line: string, children: Children, context: StoreContext): void {
  const node = JSON.parse(line) as object;
  const table = tableOf(node);
  if (table === null) return;
  const spec = TABLES[table];
  const connection = childConnection(spec);
  const own = connection === null ? {} : { [connection]: { nodes: childrenOf(node, children) } };
  into[table].push(toRecord(spec, { ...node, ...own }, context));
}

function childrenOf(node: object, children: Children): object[] {
  const [, key = ''] = /shopify\/(\w+\/\d+)$/.exec(String(Reflect.get(node, 'id'))) ?? [];
  return children.get(key) ?? [];
}

function tableOf(node: object): ReadTable | null {
  const type = /shopify\/(\w+)\//.exec(String(Reflect.get(node, 'id')))?.[1];
  return type === undefined ? null : (TABLE_OF[type] ?? null);
}
