/** The store's own view of its catalog: one line for each variant, the latest change on top. */
import type { Shop, VariantRecord } from '../shop';
import type { StoreEdit, StoreRow, StoreWindow } from './protocol';

const MOST_ROWS = 400;

export class StoreView {
  private known: { revision: number; rows: StoreRow[] } | null = null;

  constructor(private readonly shop: Shop) {}

  get revision(): number {
    return this.shop.state.revision;
  }

  window(from: number, rows: number): StoreWindow {
    const all = this.rows();
    return {
      revision: this.revision,
      products: this.shop.state.products.size,
      variants: all.length,
      from,
      rows: all.slice(from, from + Math.min(rows, MOST_ROWS)),
    };
  }

  /** Somebody changes a value in Shopify itself. */
  edit({ key, field, text }: StoreEdit): void {
    const row = this.rows().find((known) => known.key === key);
    if (!row) throw new Error('The store has no such variant any more');
    const { admin } = this.shop;
    switch (field) {
      case 'productTitle':
        return admin.updateProduct(row.productId, { title: text });
      case 'vendor':
        return admin.updateProduct(row.productId, { vendor: text });
      case 'tags':
        return admin.updateProduct(row.productId, { tags: text.split(',').map((tag) => tag.trim()) });
      case 'price':
        return admin.updateVariant(key, { price: text });
      case 'compareAtPrice':
        return admin.updateVariant(key, { compareAtPrice: text === '' ? null : text });
      case 'barcode':
        return admin.updateVariant(key, { barcode: text });
    }
  }

  private rows(): StoreRow[] {
    if (this.known?.revision === this.revision) return this.known.rows;
    const products = [...this.shop.state.products.values()];
    products.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    const rows = products.flatMap((product) => product.variants.map(rowOf));
    this.known = { revision: this.revision, rows };
    return rows;
  }
}

function availableOf(variant: VariantRecord): number | null {
  if (!variant.inventoryItem.tracked) return null;
  let sum = 0;
  for (const level of variant.inventoryItem.levels.values()) sum += level.quantities.available;
  return sum;
}

function rowOf(variant: VariantRecord): StoreRow {
  const { product } = variant;
  return {
    key: variant.id,
    productId: product.id,
    productTitle: product.title,
    status: product.status,
    vendor: product.vendor,
    tags: product.tags.join(', '),
    variantTitle: variant.optionValues.filter((name) => name !== 'Default Title').join(' / '),
    sku: variant.inventoryItem.sku ?? '',
    price: variant.price,
    compareAtPrice: variant.compareAtPrice ?? '',
    barcode: variant.barcode ?? '',
    available: availableOf(variant),
    updatedAt: variant.updatedAt > product.updatedAt ? variant.updatedAt : product.updatedAt,
  };
}
