import { compareKeys } from './connections';
import type { SortedView } from './connections';
import type { InventoryItemRecord, LocationRecord, ProductRecord, VariantRecord } from './model';
import { variantTitle } from './model';
import type { StoreState } from './state';
import { stockOf, totalInventory } from './stock';

type Identified = { readonly numericId: number };
type KeyOf<T> = (item: T) => string | number;

const PRODUCT_KEYS: Readonly<Record<string, KeyOf<ProductRecord>>> = {
  ID: (product) => product.numericId,
  RELEVANCE: (product) => product.numericId,
  CREATED_AT: (product) => product.createdAt,
  UPDATED_AT: (product) => product.updatedAt,
  PUBLISHED_AT: (product) => product.publishedAt ?? '',
  TITLE: (product) => product.title.toLowerCase(),
  VENDOR: (product) => product.vendor.toLowerCase(),
  PRODUCT_TYPE: (product) => product.productType.toLowerCase(),
  INVENTORY_TOTAL: totalInventory,
};

const VARIANT_KEYS: Readonly<Record<string, KeyOf<VariantRecord>>> = {
  ID: (variant) => variant.numericId,
  RELEVANCE: (variant) => variant.numericId,
  POPULAR: (variant) => variant.numericId,
  POSITION: (variant) => variant.position,
  SKU: (variant) => (variant.inventoryItem.sku ?? '').toLowerCase(),
  TITLE: (variant) => variantTitle(variant.optionValues).toLowerCase(),
  NAME: (variant) => fullTitle(variant),
  FULL_TITLE: (variant) => fullTitle(variant),
  INVENTORY_QUANTITY: stockOf,
  INVENTORY_LEVELS_AVAILABLE: stockOf,
  INVENTORY_POLICY: (variant) => variant.inventoryPolicy,
  INVENTORY_MANAGEMENT: (variant) => (variant.inventoryItem.tracked ? 'shopify' : ''),
};

function fullTitle(variant: VariantRecord): string {
  return `${variant.product.title} - ${variantTitle(variant.optionValues)}`.toLowerCase();
}

/** The store's lists in every order that may be asked for, kept until something changes. */
export class Catalog {
  private revision = -1;
  private readonly views = new Map<string, SortedView<Identified>>();

  constructor(private readonly state: StoreState) {}

  products(sortKey: string): SortedView<ProductRecord> {
    return this.view(`products ${sortKey}`, this.state.products, keyFor(PRODUCT_KEYS, sortKey));
  }

  variants(sortKey: string): SortedView<VariantRecord> {
    return this.view(`variants ${sortKey}`, this.state.variants, keyFor(VARIANT_KEYS, sortKey));
  }

  inventoryItems(): SortedView<InventoryItemRecord> {
    return this.view('items', this.state.inventoryItems, (item) => item.numericId);
  }

  locations(sortKey: string): SortedView<LocationRecord> {
    const keyOf: KeyOf<LocationRecord> =
      sortKey === 'NAME' ? (location) => location.name.toLowerCase() : (location) => location.numericId;
    return this.view(`locations ${sortKey}`, this.state.locations, keyOf);
  }

  private view<T extends Identified>(
    name: string,
    records: ReadonlyMap<number, T>,
    keyOf: KeyOf<T>,
  ): SortedView<T> {
    if (this.revision !== this.state.revision) {
      this.views.clear();
      this.revision = this.state.revision;
    }
    const cached = this.views.get(name);
    if (cached) return cached as SortedView<T>;
    const view = sortedView([...records.values()], keyOf);
    this.views.set(name, view as unknown as SortedView<Identified>);
    return view;
  }
}

function keyFor<T>(keys: Readonly<Record<string, KeyOf<T>>>, sortKey: string): KeyOf<T> {
  const keyOf = keys[sortKey];
  if (!keyOf) throw new Error(`The local store does not sort by ${sortKey} yet`);
  return keyOf;
}

/** Keys are computed once: some of them are sums over variants. */
export function sortedView<T extends Identified>(items: readonly T[], keyOf: KeyOf<T>): SortedView<T> {
  if (isSorted(items, keyOf)) return { items, keyOf };
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((left, right) => compareKeys(left.key, right.key) || left.item.numericId - right.item.numericId);
  return { items: keyed.map(({ item }) => item), keyOf };
}

/** Records lie in the order of their ids, so that the commonest order needs no sorting. */
function isSorted<T extends Identified>(items: readonly T[], keyOf: KeyOf<T>): boolean {
  let last: { key: string | number; id: number } | null = null;
  for (const item of items) {
    const key = keyOf(item);
    if (last && (compareKeys(last.key, key) || last.id - item.numericId) > 0) return false;
    last = { key, id: item.numericId };
  }
  return true;
}

/** For the variants of one product: no sorting where they are in order already. */
export function variantsOfProduct(product: ProductRecord, sortKey: string): SortedView<VariantRecord> {
  const keyOf = keyFor(VARIANT_KEYS, sortKey);
  return sortKey === 'POSITION' ? { items: product.variants, keyOf } : sortedView(product.variants, keyOf);
}
