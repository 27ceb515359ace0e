import type { ApiClient } from '../api-client';
import type { StockLocation } from '../../../catalog/fields';
import { fromGid } from '../../../catalog/ids';
import {
  ProductsInWindowDocument,
  StoreLocationsDocument,
  StoreOverviewDocument,
  type StoreOverviewQuery,
  type StoreOverviewQueryVariables,
} from '../generated';
import type { CatalogTable, ReadTable } from './pages-records';
import { searchOf, type IdWindow } from './windows-split';

/** What is looked at besides products and variants. */
export type OverviewParts = StoreOverviewQueryVariables;

const NOTHING_ELSE: OverviewParts = { withLocations: false, withCollections: false, withImages: false };

/** How much there is to read, and between which ids it lies; null where a table is empty. */
export interface Overview {
  /** 0 also where nobody asked; of images an estimate. */
  counts: Record<ReadTable, number>;
  /** Images are found by the ids of their products. */
  whole: Record<CatalogTable, IdWindow | null>;
  /** Where the store keeps stock, oldest first, so that new locations come last; empty where nobody asked. */
  locations: StockLocation[];
}

export function lookAtStore(client: ApiClient, parts = NOTHING_ELSE): Overview {
  return toOverview(client, readOverview(client, parts));
}

export function readOverview(client: ApiClient, parts: OverviewParts): StoreOverviewQuery {
  return client.query(StoreOverviewDocument, parts);
}

export function toOverview(client: ApiClient, found: StoreOverviewQuery): Overview {
  const products = windowOf(found.firstProduct.nodes[0], found.lastProduct.nodes[0]);
  return {
    locations: found.locations ? allLocations(client, found.locations) : [],
    counts: {
      products: found.productsCount?.count ?? 0,
      variants: found.productVariantsCount?.count ?? 0,
      images: countImages(found),
      collections: found.collectionsCount?.count ?? 0,
    },
    whole: {
      products,
      images: products,
      variants: windowOf(found.firstVariant.nodes[0], found.lastVariant.nodes[0]),
    },
  };
}

/** Shopify counts no images: about as many for each product as some of the products have. */
function countImages({ productsCount, someProducts }: StoreOverviewQuery): number {
  const some = someProducts?.nodes ?? [];
  const media = some.reduce((sum, { mediaCount }) => sum + (mediaCount?.count ?? 0), 0);
  return some.length === 0 ? 0 : Math.round((media / some.length) * (productsCount?.count ?? 0));
}

/** Where the store keeps stock, as of now. */
export function readLocations(client: ApiClient): StockLocation[] {
  return allLocations(client, client.query(StoreLocationsDocument, {}).locations);
}

type LocationPage = NonNullable<StoreOverviewQuery['locations']>;

function allLocations(client: ApiClient, { nodes, pageInfo }: LocationPage): StockLocation[] {
  const found = nodes.map(({ id, name }) => ({ id: fromGid(id), name }));
  if (!pageInfo.hasNextPage) return found;
  const { locations } = client.query(StoreLocationsDocument, { after: pageInfo.endCursor ?? null });
  return [...found, ...allLocations(client, locations)];
}

type Identified = { legacyResourceId: string } | undefined;

function windowOf(first: Identified, last: Identified): IdWindow | null {
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
