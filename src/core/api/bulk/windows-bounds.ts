import type { ApiClient } from '../api-client';
import { ProductBoundsDocument, ProductsInWindowDocument, VariantBoundsDocument } from '../generated';
import type { ReadTable } from './pages-records';
import { searchOf, type IdWindow } from './windows-split';

/** The window from a table's first id to its last; null where the table is empty. */
export function wholeWindow(client: ApiClient, table: ReadTable): IdWindow | null {
  const bounds = client.query(table === 'products' ? ProductBoundsDocument : VariantBoundsDocument, {});
  const [first] = bounds.first.nodes;
  const [last] = bounds.last.nodes;
  if (!first || !last) return null;
  return { from: exactId(first.legacyResourceId), to: exactId(last.legacyResourceId) + 1 };
}

/** How many products lie in each window, as the search index has them. */
export function countProducts<W extends IdWindow>(
  client: ApiClient,
  windows: readonly W[],
): (W & { count: number })[] {
  const runs = windows.map((window) => ({ query: searchOf(window) }));
  const counts = client.queryEach(ProductsInWindowDocument, runs);
  return windows.map((window, index) => ({ ...window, count: counts[index]?.productsCount?.count ?? 0 }));
}

function exactId(text: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id)) throw new Error(`The id ${text} is too large to cut windows by`);
  return id;
}
