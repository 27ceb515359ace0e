import type { StoreContext } from '../../../catalog/field-types';
import { TABLES, type TableName } from '../../../catalog/fields';
import { toRecord, type CatalogRecord } from '../../../catalog/records';
import type { Clock, Http } from '../../../platform/ports';
import type { ApiClient, Meter } from '../api-client';
import { ProductsPageDocument, VariantsPageDocument } from '../generated';

/** The tables whose records the readers know how to find. */
export type ReadTable = Extract<TableName, 'products' | 'variants'>;

export type Records = Record<ReadTable, CatalogRecord[]>;

/** One step of a read: what it found, and where to go on; null: there is no more. The cursor is plain JSON. */
export interface ReadStep<Cursor> {
  records: Records;
  cursor: Cursor | null;
}

export interface ReadDeps {
  client: ApiClient;
  context: StoreContext;
  /** Counts what `client` sends; the readers measure with it. */
  meter: Meter;
  clock: Clock;
  /** For the results of bulk operations, which lie at another host. */
  http: Http;
  /** Nothing is waited for beyond this time. */
  deadlineMs: number;
}

/** Shopify takes at most 250 ids in one request, and gives at most 250 nodes a page. */
export const MOST_NODES = 250;

export interface PageRequest {
  first: number;
  after?: string | null;
  query?: string | null;
}

export interface NodePage {
  nodes: readonly object[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

export function noRecords(): Records {
  return { products: [], variants: [] };
}

export function recordsOf(table: ReadTable, nodes: readonly object[], context: StoreContext): Records {
  return { ...noRecords(), [table]: nodes.map((node) => toRecord(TABLES[table], node, context)) };
}

/** Reads several pages of a table in parallel; they come in the order of the requests. */
export function readPages(client: ApiClient, table: ReadTable, runs: readonly PageRequest[]): NodePage[] {
  switch (table) {
    case 'products':
      return client.queryEach(ProductsPageDocument, runs).map(({ products }) => products);
    case 'variants':
      return client.queryEach(VariantsPageDocument, runs).map(({ productVariants }) => productVariants);
  }
}
