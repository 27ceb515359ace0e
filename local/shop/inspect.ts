import type { ProductRecord, VariantRecord } from './model';
import { onHand } from './model';
import type { StoreState } from './state';

export interface VariantSnapshot {
  id: string;
  inventoryItemId: string;
  position: number;
  options: Record<string, string>;
  sku: string | null;
  barcode: string | null;
  price: string;
  compareAtPrice: string | null;
  cost: string | null;
  taxable: boolean;
  taxCode: string | null;
  tracked: boolean;
  requiresShipping: boolean;
  inventoryPolicy: string;
  weight: { value: number; unit: string };
  harmonizedSystemCode: string | null;
  countryCodeOfOrigin: string | null;
  provinceCodeOfOrigin: string | null;
  mediaId: string | null;
  /** By location name. */
  stock: Record<string, { available: number; onHand: number; isActive: boolean }>;
}

export interface ProductSnapshot {
  id: string;
  title: string;
  handle: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: string;
  category: string | null;
  templateSuffix: string | null;
  seoTitle: string | null;
  seoDescription: string | null;
  isGiftCard: boolean;
  publishedAt: string | null;
  images: { id: string; url: string; alt: string }[];
  variants: VariantSnapshot[];
}

export interface StoreSnapshot {
  products: ProductSnapshot[];
}

/** Everything a person or an app may edit, without times, in order of id: two equal stores give equal snapshots. */
export function inspect(state: StoreState): StoreSnapshot {
  return { products: [...state.products.values()].map(productSnapshot) };
}

export function productSnapshot(product: ProductRecord): ProductSnapshot {
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: [...product.tags],
    status: product.status,
    category: product.categoryKey,
    templateSuffix: product.templateSuffix,
    seoTitle: product.seo.title,
    seoDescription: product.seo.description,
    isGiftCard: product.isGiftCard,
    publishedAt: product.publishedAt,
    images: product.media.map(({ id, sourceUrl, alt }) => ({ id, url: sourceUrl, alt })),
    variants: product.variants.map(variantSnapshot),
  };
}

function variantSnapshot(variant: VariantRecord): VariantSnapshot {
  const item = variant.inventoryItem;
  const options = variant.product.options.map((option, index) => [
    option.name,
    variant.optionValues[index] ?? '',
  ]);
  const stock = [...item.levels.values()].map((level) => [
    level.location.name,
    { available: level.quantities.available, onHand: onHand(level.quantities), isActive: level.isActive },
  ]);
  return {
    id: variant.id,
    inventoryItemId: item.id,
    position: variant.position,
    options: Object.fromEntries(options) as Record<string, string>,
    sku: item.sku,
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    cost: item.cost,
    taxable: variant.taxable,
    taxCode: variant.taxCode,
    tracked: item.tracked,
    requiresShipping: item.requiresShipping,
    inventoryPolicy: variant.inventoryPolicy,
    weight: { ...item.weight },
    harmonizedSystemCode: item.harmonizedSystemCode,
    countryCodeOfOrigin: item.countryCodeOfOrigin,
    provinceCodeOfOrigin: item.provinceCodeOfOrigin,
    mediaId: variant.mediaId,
    stock: Object.fromEntries(stock) as VariantSnapshot['stock'],
  };
}
