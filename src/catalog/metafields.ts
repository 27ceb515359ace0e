import type { Field } from './field';
import { metafieldType } from './metafield-types';
import { fingerprint } from './value';

/** A metafield that the person wants to see as a column. */
export interface MetafieldColumn {
  table: 'products' | 'variants';
  namespace: string;
  key: string;
  type: string;
}

const PREFIX = { products: 'Metafield: ', variants: 'Variant Metafield: ' };
/** Keys have no dots, namespaces may; nothing that is not printed is in either. */
const HEADER = /^(Variant )?Metafield: ([^\p{C}]+)\.([^\p{C}.[\]]+) \[([a-z_]+(?:\.[a-z_]+)?)\]$/u;

/** `Variant Metafield: details.care [single_line_text_field]`: how the column is called, and how it is chosen. */
export function metafieldHeader({ table, namespace, key, type }: MetafieldColumn): string {
  return `${PREFIX[table]}${namespace}.${key} [${type}]`;
}

/** The metafield that a header names, or null where it names none. */
export function parseMetafieldHeader(header: string): MetafieldColumn | null {
  const [, variant, namespace, key, type] = HEADER.exec(header) ?? [];
  if (namespace === undefined || key === undefined || type === undefined) return null;
  return { table: variant === undefined ? 'products' : 'variants', namespace, key, type };
}

/** Those that are chosen, each once: a metafield has one type. */
export function chosenMetafields(headers: readonly string[]): MetafieldColumn[] {
  const columns = headers.flatMap((header) => parseMetafieldHeader(header) ?? []);
  const nameOf = ({ table, namespace, key }: MetafieldColumn) => `${table} ${namespace}.${key}`;
  return [...new Map(columns.map((column) => [nameOf(column), column])).values()];
}

/** The fields of a table's metafields. A single metafield is no connection, so it costs a bulk query no line. */
export function metafieldFields(
  columns: readonly MetafieldColumn[] | undefined,
  table: MetafieldColumn['table'],
): Field[] {
  return (columns ?? []).filter((column) => column.table === table).map(toField);
}

function toField(column: MetafieldColumn): Field {
  const { namespace, key, type } = column;
  const name = `${namespace}.${key}`;
  const names = `namespace: ${JSON.stringify(namespace)}, key: ${JSON.stringify(key)}`;
  const metafield = `m${fingerprint(name)}:metafield(${names})`;
  const { help, ...cell } = metafieldType(type);
  return {
    key: `metafield:${name}`,
    header: metafieldHeader(column),
    type: cell,
    read: `${metafield}.value`,
    writer: { by: 'metafield', namespace, key, type },
    guard: `${metafield}.compareDigest`,
    blank: 'delete',
    width: 160,
    help: `${help} An emptied cell deletes the metafield.`,
  };
}
