import { variantsOfProduct } from '../catalog';
import { paginate } from '../connections';
import type { PageArguments } from '../connections';
import type { ResolverMap, ShopContext } from '../context';
import type { FileRecord } from '../files/model';
import { productImage } from './files';
import type { OptionRecord, ProductRecord, VariantRecord } from '../model';
import { hasOnlyDefaultVariant } from '../model';
import { compareMoney } from '../money';
import { isAvailableForSale, totalInventory, tracksInventory } from '../stock';
import { findCategory } from '../taxonomy';
import { plainText } from '../plain-text';
import { always, on } from './field';
import { collectionsPage } from './collections';
import { metafieldFields } from './metafields';
import { publishableFields } from './publications';
import { cursorFor, exactCount, moneyV2 } from './values';
import type { MoneyV2 } from './values';

type Range = { min: string; max: string };

function rangeOf(prices: readonly string[]): Range {
  const sorted = [...prices].sort(compareMoney);
  return { min: sorted[0] ?? '0', max: sorted[sorted.length - 1] ?? '0' };
}

function priceRange(product: ProductRecord, context: ShopContext): { min: MoneyV2; max: MoneyV2 } {
  const range = rangeOf(product.variants.map((variant) => variant.price));
  const currency = context.settings.currency;
  return { min: moneyV2(range.min, currency), max: moneyV2(range.max, currency) };
}

function compareAtRange(product: ProductRecord, context: ShopContext): Record<string, MoneyV2> | null {
  const prices = product.variants.flatMap((variant) => variant.compareAtPrice ?? []);
  if (prices.length === 0) return null;
  const range = rangeOf(prices);
  const currency = context.settings.currency;
  return {
    minVariantCompareAtPrice: moneyV2(range.min, currency),
    maxVariantCompareAtPrice: moneyV2(range.max, currency),
  };
}

/** The deprecated `priceRange` counts in cents (reference, last section). */
function inCents(money: MoneyV2): MoneyV2 {
  return { ...money, amount: `${Math.round(Number(money.amount) * 100)}.0` };
}

function isOnline(product: ProductRecord): boolean {
  return product.publishedAt !== null && product.status === 'ACTIVE';
}

/** Drafts have a signed preview address in real stores; it is opaque, so any stable text will do. */
function previewUrl(product: ProductRecord, context: ShopContext): string {
  if (isOnline(product)) return `https://${context.settings.domain}/products/${encodeURI(product.handle)}`;
  return `https://preview.shopifypreview.com/products_preview?preview_key=${product.numericId.toString(16)}`;
}

function truncated(text: string, limit: number | null | undefined): string {
  return typeof limit === 'number' && text.length > limit
    ? `${text.slice(0, Math.max(limit - 3, 0))}...`
    : text;
}

function firstImage(product: ProductRecord): FileRecord | undefined {
  return product.media.find((file) => file.__typename === 'MediaImage');
}

function mediaPage(product: ProductRecord, args: PageArguments): unknown {
  const positions = new Map(product.media.map((image, index) => [image.numericId, index + 1]));
  const keyOf = (image: FileRecord): number => positions.get(image.numericId) ?? 0;
  return paginate({ items: product.media, keyOf }, args);
}

type VariantPageArguments = PageArguments & { sortKey: string };

const productFields: ResolverMap[string] = {
  bodyHtml: on<ProductRecord>((product) => product.descriptionHtml),
  category: on<ProductRecord>((product) =>
    product.categoryKey === null ? null : findCategory(product.categoryKey),
  ),
  ...publishableFields,
  collections: on<ProductRecord, PageArguments & { sortKey: string }>(collectionsPage),
  combinedListingRole: always(null),
  compareAtPriceRange: on<ProductRecord>((product, _args, context) => compareAtRange(product, context)),
  customProductType: on<ProductRecord>((product) => product.productType || null),
  defaultCursor: on<ProductRecord>((product) => cursorFor(product.numericId)),
  description: on<ProductRecord, { truncateAt?: number | null }>((product, args) =>
    truncated(plainText(product.descriptionHtml), args.truncateAt),
  ),
  featuredImage: on<ProductRecord>((product, _args, context) => productImage(firstImage(product), context)),
  featuredMedia: on<ProductRecord>((product) => product.media[0] ?? null),
  hasOnlyDefaultVariant: on<ProductRecord>(hasOnlyDefaultVariant),
  hasOutOfStockVariants: on<ProductRecord>((product) =>
    product.variants.some((one) => !isAvailableForSale(one)),
  ),
  hasVariantsThatRequiresComponents: on<ProductRecord>((product) =>
    product.variants.some((one) => one.requiresComponents),
  ),
  images: on<ProductRecord, PageArguments>((product, args, context) => {
    const images = product.media.filter((file) => file.__typename === 'MediaImage');
    const views = images.flatMap((file, index) => {
      const view = productImage(file, context);
      return view ? [{ ...view, numericId: index + 1 }] : [];
    });
    return paginate({ items: views, keyOf: (view) => view.numericId }, args);
  }),
  legacyResourceId: on<ProductRecord>((product) => String(product.numericId)),
  media: on<ProductRecord, PageArguments>(mediaPage),
  mediaCount: on<ProductRecord>((product) => exactCount(product.media.length)),
  ...metafieldFields,
  onlineStorePreviewUrl: on<ProductRecord>((product, _args, context) => previewUrl(product, context)),
  onlineStoreUrl: on<ProductRecord>((product, _args, context) =>
    isOnline(product) ? previewUrl(product, context) : null,
  ),
  options: on<ProductRecord, { first?: number | null }>((product, args) =>
    optionsOf(product).slice(0, args.first ?? undefined),
  ),
  priceRange: on<ProductRecord>((product, _args, context) => {
    const { min, max } = priceRange(product, context);
    return { minVariantPrice: inCents(min), maxVariantPrice: inCents(max) };
  }),
  priceRangeV2: on<ProductRecord>((product, _args, context) => {
    const { min, max } = priceRange(product, context);
    return { minVariantPrice: min, maxVariantPrice: max };
  }),
  totalInventory: on<ProductRecord>(totalInventory),
  totalVariants: on<ProductRecord>((product) => product.variants.length),
  tracksInventory: on<ProductRecord>(tracksInventory),
  variants: on<ProductRecord, VariantPageArguments>((product, args) =>
    paginate(variantsOfProduct(product, args.sortKey), args),
  ),
  variantsCount: on<ProductRecord>((product) => exactCount(product.variants.length)),
};

/** What an option answers with depends on the variants that use it. */
export interface OptionView {
  __typename: 'ProductOption';
  id: string;
  name: string;
  position: number;
  values: string[];
  optionValues: Record<string, unknown>[];
  linkedMetafield: null;
}

export function optionsOf(product: ProductRecord): OptionView[] {
  return product.options.map((option, index) => optionView(option, index, product.variants));
}

function optionView(option: OptionRecord, index: number, variants: readonly VariantRecord[]): OptionView {
  const used = new Set(variants.map((variant) => variant.optionValues[index]));
  return {
    __typename: 'ProductOption',
    id: option.id,
    name: option.name,
    position: index + 1,
    // `values` lists only what variants use, `optionValues` all of them (recorded).
    values: option.optionValues.filter((value) => used.has(value.name)).map((value) => value.name),
    optionValues: option.optionValues.map((value) => ({
      __typename: 'ProductOptionValue',
      id: value.id,
      name: value.name,
      hasVariants: used.has(value.name),
      linkedMetafieldValue: null,
      swatch: null,
    })),
    linkedMetafield: null,
  };
}

export const productResolvers: ResolverMap = { Product: productFields };
