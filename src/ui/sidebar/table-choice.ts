/** The tables that an import can bring, in words, and which of them one brings. */
import type { Resource, TableView } from '../rpc-types';
import { ago, amount } from './format';

const WORDS: Record<Resource, { name: string; one: string; holds: string }> = {
  products: { name: 'Products', one: 'product', holds: 'Titles, descriptions, tags, status' },
  variants: { name: 'Variants', one: 'variant', holds: 'Prices, SKUs, barcodes, weights' },
  inventory: { name: 'Inventory', one: 'variant', holds: 'Stock by location' },
  images: { name: 'Images', one: 'image', holds: 'Alt texts, one row for each image' },
  collections: { name: 'Collections', one: 'collection', holds: 'Titles, descriptions, sort order' },
};

export function nameOfTable(resource: Resource): string {
  return WORDS[resource].name;
}

export function holdingsOf(resource: Resource): string {
  return WORDS[resource].holds;
}

/** `Products, Variants and Inventory` */
export function namesOf(resources: readonly Resource[]): string {
  const names = resources.map(nameOfTable);
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}

export function canImport({ missingScopes }: TableView): boolean {
  return missingScopes.length === 0;
}

/** What an import brings of a choice: what the app may not read is left out. */
export function wantedOf(tables: readonly TableView[], chosen: ReadonlySet<Resource>): TableView[] {
  return tables.filter((table) => chosen.has(table.resource) && canImport(table));
}

function importedOf(
  tables: readonly TableView[],
): { table: TableView; records: number; finishedAt: number }[] {
  return tables.flatMap((table) =>
    table.tab !== null && table.lastImport !== null ? [{ table, ...table.lastImport }] : [],
  );
}

/** `1,204 products`, for each table in the sheet; stock has as many rows as variants. */
export function figuresOf(tables: readonly TableView[]): string[] {
  const imported = importedOf(tables);
  const hasVariants = imported.some(({ table }) => table.resource === 'variants');
  return imported
    .filter(({ table }) => table.resource !== 'inventory' || !hasVariants)
    .map(({ table, records }) => amount(records, WORDS[table.resource].one));
}

/** The oldest of what an import brings; of the others where it brings nothing that is in the sheet. */
export function refreshedAt(tables: readonly TableView[], wanted: readonly TableView[]): number | null {
  const some = importedOf(wanted);
  const times = (some.length > 0 ? some : importedOf(tables)).map(({ finishedAt }) => finishedAt);
  return times.length > 0 ? Math.min(...times) : null;
}

/** In the sheet, and not brought. */
export function leftAsTheyAre(tables: readonly TableView[], wanted: readonly TableView[]): Resource[] {
  return tables
    .filter((table) => table.tab !== null && !wanted.includes(table))
    .map(({ resource }) => resource);
}

/** `1,204 products, 3 min ago`; null before the first import. */
export function lastOf({ resource, lastImport }: TableView): string | null {
  if (lastImport === null) return null;
  return `${amount(lastImport.records, WORDS[resource].one)}, ${ago(lastImport.finishedAt)}`;
}

/** What a person should know before they import; null where there is nothing to say. */
export function noteOn(table: TableView, isWanted: boolean): { text: string; waits: boolean } | null {
  const { missingScopes, missingToSend, tab } = table;
  if (missingScopes.length > 0)
    return { text: `Not possible yet: the app lacks ${missingScopes.join(' and ')}.`, waits: true };
  if (!isWanted)
    return tab === null ? null : { text: 'Not refreshed: its tab stays as it is.', waits: false };
  if (missingToSend.length > 0)
    return { text: `You may look, but not send: the app lacks ${missingToSend.join(' and ')}.`, waits: true };
  return null;
}

/** Everything that the app lacks for tables that are in the sheet or chosen. */
export function lackingRights(
  known: readonly string[],
  tables: readonly TableView[],
  chosen: ReadonlySet<Resource>,
): string[] {
  const inUse = tables.filter(({ resource, tab }) => tab !== null || chosen.has(resource));
  const lacking = inUse.flatMap(({ missingScopes, missingToSend }) => [...missingScopes, ...missingToSend]);
  const all = new Set([...known, ...lacking]);
  // A right to write includes the one to read.
  const isIncluded = (scope: string): boolean =>
    scope.startsWith('read_') && all.has(scope.replace('read_', 'write_'));
  return [...all].filter((scope) => !isIncluded(scope));
}
