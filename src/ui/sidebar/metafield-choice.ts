/** What a person chooses among the metafields of their store. */
import type { MetafieldChoice } from '../rpc-types';
import { amount, count } from './format';

/** The server takes no more. */
export const MOST_METAFIELDS = 50;

export interface MetafieldGroup {
  table: MetafieldChoice['table'];
  title: string;
  choices: MetafieldChoice[];
}

/** Those whose name, key or type has all the words of a search, by what they belong to. */
export function groupsOf(metafields: readonly MetafieldChoice[], search: string): MetafieldGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const has = ({ name, namespace, key, type }: MetafieldChoice): boolean => {
    const text = `${name ?? ''} ${namespace}.${key} ${type} ${typeWords(type)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found = metafields.filter(has);
  const ofTable = (table: MetafieldChoice['table']) => found.filter((choice) => choice.table === table);
  return [
    { table: 'products' as const, title: 'Products', choices: ofTable('products') },
    { table: 'variants' as const, title: 'Variants', choices: ofTable('variants') },
  ].filter(({ choices }) => choices.length > 0);
}

/** `list.single_line_text_field` → `list of single line text`. */
export function typeWords(type: string): string {
  const [first = '', ...rest] = type.split('.');
  const words = (rest.length > 0 ? rest.join(' ') : first).replace(/_field$/, '').replace(/_/g, ' ');
  return rest.length > 0 ? `${first} of ${words}` : words;
}

/** How many records have it, as far as anybody looked. */
export function useOf(
  { table, name, count: many }: MetafieldChoice,
  looked: { products: number; variants: number },
): string {
  const one = table === 'products' ? 'product' : 'variant';
  if (name !== null) return amount(many, one);
  return `in ${count(many)} of the ${count(looked[table])} ${one}s looked at`;
}

/** Chosen once, but neither defined nor met by now. */
export function lostAmong(chosen: ReadonlySet<string>, metafields: readonly MetafieldChoice[]): string[] {
  const known = new Set(metafields.map(({ header }) => header));
  return [...chosen].filter((header) => !known.has(header));
}

/** What saving does, in a button's words; null where nothing would change. */
export function saveLabel(before: ReadonlySet<string>, after: ReadonlySet<string>): string | null {
  const added = [...after].filter((header) => !before.has(header)).length;
  const removed = [...before].filter((header) => !after.has(header)).length;
  if (added > 0 && removed > 0) return `Add ${count(added)}, give up ${count(removed)}`;
  if (added > 0) return `Add ${amount(added, 'column')}`;
  return removed > 0 ? `Give up ${amount(removed, 'column')}` : null;
}

/** The tables that have columns of these headers. */
export function tablesOf(headers: readonly string[]): MetafieldChoice['table'][] {
  const tables = headers.map((header) => (header.startsWith('Variant ') ? 'variants' : 'products'));
  return [...new Set(tables)];
}
