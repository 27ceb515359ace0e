import type { StoreContext } from '../../../catalog/field-types';
import { TABLE_NAMES, type Catalog, type TableName, type TableSpec } from '../../../catalog/fields';
import { toRecord, type CatalogRecord } from '../../../catalog/records';
import type { Clock, Http } from '../../../platform/ports';
import type { ApiClient, Meter } from '../api-client';
import {
  CollectionsPageDocument,
  ImagesPageDocument,
  ProductsPageDocument,
  VariantsPageDocument,
  type CollectionsPageQuery,
  type ImagesPageQuery,
  type ProductsPageQuery,
  type VariantsPageQuery,
} from '../generated';
import { selecting } from '../select-fields';
import { imagesIn, wholeGalleries, type Gallery } from './pages-images';
import type { Overview } from './windows-bounds';

/** What the readers know how to find in a store. Tables are made of it: Inventory is of variants as well. */
export type ReadTable = Extract<TableName, 'products' | 'variants' | 'images' | 'collections'>;

/** What hangs together: read in one bulk query, or in windows of ids. All else is read page by page. */
export type CatalogTable = Exclude<ReadTable, 'collections'>;

export function isCatalogTable(table: ReadTable): table is CatalogTable {
  return table !== 'collections';
}

/** In the order in which they are read. */
export const READ_TABLES: readonly ReadTable[] = ['products', 'variants', 'images', 'collections'];

const READ_BY: Readonly<Record<TableSpec['entity'], ReadTable>> = {
  Product: 'products',
  ProductVariant: 'variants',
  MediaImage: 'images',
  Collection: 'collections',
};

export function readTableOf({ entity }: TableSpec): ReadTable {
  return READ_BY[entity];
}

export type Records = Record<TableName, CatalogRecord[]>;

/** The tables that are wanted, by what they are made of; nothing is read for an empty list. */
export type ReadSpecs = Readonly<Record<ReadTable, readonly TableSpec[]>>;

export function readSpecs(catalog: Catalog, wanted: readonly TableName[]): ReadSpecs {
  const specs = wanted.map((name) => catalog[name]);
  const groups = READ_TABLES.map((table) => [table, specs.filter((spec) => readTableOf(spec) === table)]);
  return Object.fromEntries(groups) as ReadSpecs;
}

/** One step of a read: what it found, and where to go on; null: there is no more. The cursor is plain JSON. */
export interface ReadStep<Cursor> {
  records: Records;
  cursor: Cursor | null;
}

export interface ReadDeps {
  client: ApiClient;
  context: StoreContext;
  specs: ReadSpecs;
  /** Where somebody has just looked, so that nobody needs to look again. */
  overview?: Overview;
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
  reverse?: boolean | null;
}

export interface NodePage {
  nodes: readonly object[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

export function noRecords(): Records {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, [] as CatalogRecord[]])) as Records;
}

type Reading = Pick<ReadDeps, 'client' | 'specs' | 'context'>;

/** The tables that something is read for. */
export function tablesIn(specs: ReadSpecs): ReadTable[] {
  return READ_TABLES.filter((table) => specs[table].length > 0);
}

/** Images are found in the products that pages of them are made of. */
export function recordsOf(
  table: ReadTable,
  found: readonly object[],
  { specs, context }: Reading,
): Partial<Records> {
  const nodes = table === 'images' ? (found as Gallery[]).flatMap(imagesIn) : found;
  return Object.fromEntries(
    specs[table].map((spec) => [spec.name, nodes.map((node) => toRecord(spec, node, context))]),
  );
}

type Page = ProductsPageQuery | ImagesPageQuery | VariantsPageQuery | CollectionsPageQuery;

/** Reads several pages in parallel, also of several tables; they come in the order of the requests. */
export function readPages(
  { client, specs }: Reading,
  requests: readonly (PageRequest & { table: ReadTable })[],
): NodePage[] {
  const documents = {
    products: selecting(ProductsPageDocument, specs.products),
    variants: selecting(VariantsPageDocument, specs.variants),
    images: ImagesPageDocument,
    collections: selecting(CollectionsPageDocument, specs.collections),
  };
  const queries = requests.map(({ table, ...variables }) => ({ document: documents[table], variables }));
  const pages = client.queryAll<Page, PageRequest>(queries).map(pageIn);
  return wholeGalleries(client, pages, (at) => requests[at]?.table === 'images');
}

function pageIn(answer: Page): NodePage {
  if ('products' in answer) return answer.products;
  return 'productVariants' in answer ? answer.productVariants : answer.collections;
}
