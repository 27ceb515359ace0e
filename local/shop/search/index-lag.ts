import type { VirtualClock } from '../../clock';
import type { InventoryItemRecord, InventoryLevelRecord, ProductRecord, VariantRecord } from '../model';

type Indexed = ProductRecord | VariantRecord | InventoryItemRecord;

interface Version {
  readonly fromMs: number;
  readonly product: ProductRecord;
}

/**
 * Searches and filtered counts see the catalog as it was a while ago; reads by id and lists without a filter see it as
 * it is. Without a lag nothing is kept. What was deleted is gone at once [A].
 */
export class SearchIndex {
  private readonly changed = new Map<ProductRecord, number>();
  private readonly versions = new Map<number, Version[]>();
  private isCurrent = false;

  constructor(
    private readonly clock: VirtualClock,
    private readonly lagMs: number,
  ) {}

  /** Told of every change of a record. */
  note(record: object): void {
    if (this.lagMs === 0) return;
    const product = productOf(record);
    if (product) this.changed.set(product, this.clock.nowMs());
  }

  /** The changes of one request are indexed together, `lagMs` after it; those made outside of any are there at once. */
  take(isImmediate: boolean): void {
    for (const [product, changedMs] of this.changed) {
      const known = this.versions.get(product.numericId) ?? [];
      const fromMs = isImmediate ? -Infinity : changedMs + this.lagMs;
      const due = known.filter((version) => version.fromMs <= this.clock.nowMs()).at(-1);
      const kept = known.filter((version) => version === due || version.fromMs > this.clock.nowMs());
      this.versions.set(product.numericId, [
        ...(isImmediate ? [] : kept),
        { fromMs, product: copyOf(product) },
      ]);
    }
    this.changed.clear();
  }

  /** For callers to whom no time passes: they would never see what they wrote. */
  withoutLag<T>(run: () => T): T {
    this.isCurrent = true;
    try {
      return run();
    } finally {
      this.isCurrent = false;
    }
  }

  /** The same test, asked of what the index knows. */
  delayed<T>(test: (record: T) => boolean): (record: T) => boolean {
    if (this.lagMs === 0 || this.isCurrent) return test;
    return (record) => {
      const seen = this.seen(record);
      return seen !== null && test(seen);
    };
  }

  private seen<T>(record: T): T | null {
    if (!isIndexed(record)) return record;
    const versions = this.versions.get(productOf(record)?.numericId ?? 0) ?? [];
    const product = versions.filter((version) => version.fromMs <= this.clock.nowMs()).at(-1)?.product;
    if (!product) return null;
    if (record.__typename === 'Product') return product as T & ProductRecord;
    const variantId = record.__typename === 'ProductVariant' ? record.numericId : record.variant.numericId;
    const variant = product.variants.find(({ numericId }) => numericId === variantId);
    if (!variant) return null;
    return (record.__typename === 'ProductVariant' ? variant : variant.inventoryItem) as T & Indexed;
  }
}

function isIndexed(record: unknown): record is Indexed {
  const type: unknown =
    typeof record === 'object' && record !== null ? Reflect.get(record, '__typename') : null;
  return type === 'Product' || type === 'ProductVariant' || type === 'InventoryItem';
}

function productOf(record: object): ProductRecord | null {
  const known = record as Indexed | InventoryLevelRecord | { __typename?: undefined };
  switch (known.__typename) {
    case 'Product':
      return known;
    case 'ProductVariant':
      return known.product;
    case 'InventoryItem':
      return known.variant.product;
    case 'InventoryLevel':
      return known.item.variant.product;
    default:
      return null;
  }
}

function copyOf(product: ProductRecord): ProductRecord {
  const variants: VariantRecord[] = [];
  const copy: ProductRecord = { ...product, variants };
  for (const variant of product.variants) {
    const levels = new Map(
      [...variant.inventoryItem.levels].map(([id, level]) => [id, { ...level }] as const),
    );
    const own = { ...variant, product: copy };
    variants.push({ ...own, inventoryItem: { ...variant.inventoryItem, levels, variant: own } });
  }
  return copy;
}
