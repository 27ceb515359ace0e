import type { TableName } from '../../catalog/fields';
import {
  EXPORT_SCOPES,
  FILE_SCOPES,
  IMPORT_SCOPES,
  INVENTORY_SCOPES,
  missingScopes,
  requireScopes,
  STOCK_SCOPES,
  type StoreRecord,
} from './stores';

const SENT_WITH: Partial<Record<TableName, readonly string[]>> = {
  inventory: STOCK_SCOPES,
  images: FILE_SCOPES,
};

function scopesToImport(table: TableName): readonly string[] {
  return table === 'inventory' ? [...IMPORT_SCOPES, ...INVENTORY_SCOPES] : IMPORT_SCOPES;
}

/** What the store's app lacks to bring a table. */
export function lacksToImport({ scopes }: StoreRecord, table: TableName): string[] {
  return missingScopes(scopes, scopesToImport(table));
}

/** What it lacks to send edits of a table. */
export function lacksToSend({ scopes }: StoreRecord, table: TableName): string[] {
  return missingScopes(scopes, SENT_WITH[table] ?? EXPORT_SCOPES);
}

/**
 * What an import brings: the tables that it names, or as many of those that are remembered as the app may read.
 * Throws `missing_scope` where it names one that it may not, or where none is left.
 */
export function tablesToImport(
  store: StoreRecord,
  named: readonly TableName[] | undefined,
  remembered: readonly TableName[],
): TableName[] {
  const readable = remembered.filter((table) => lacksToImport(store, table).length === 0);
  const wanted = named ?? (readable.length > 0 ? readable : remembered);
  for (const table of wanted) requireScopes(store, scopesToImport(table));
  return [...wanted];
}
