import { paginate } from '../connections';
import type { PageArguments } from '../connections';
import type { ResolverMap } from '../context';
import type { FileRecord } from '../files/model';
import type { InventoryItemRecord, VariantRecord } from '../model';
import { variantTitle } from '../model';
import { isAvailableForSale, stockOf } from '../stock';
import { on } from './field';
import { metafieldFields } from './metafields';
import { productImage } from './files';
import { cursorFor } from './values';

function mediaOf(variant: VariantRecord): FileRecord | undefined {
  return variant.mediaId === null
    ? undefined
    : variant.product.media.find((image) => image.id === variant.mediaId);
}

function displayName(variant: VariantRecord): string {
  return `${variant.product.title} - ${variantTitle(variant.optionValues)}`;
}

function selectedOptions(variant: VariantRecord): Record<string, unknown>[] {
  return variant.product.options.map((option, index) => {
    const name = variant.optionValues[index] ?? '';
    const value = option.optionValues.find((candidate) => candidate.name === name);
    return {
      name: option.name,
      value: name,
      optionValue: {
        __typename: 'ProductOptionValue',
        id: value?.id ?? null,
        name,
        hasVariants: true,
        linkedMetafieldValue: null,
        swatch: null,
      },
    };
  });
}

export const variantResolvers: ResolverMap = {
  ProductVariant: {
    availableForSale: on<VariantRecord>(isAvailableForSale),
    defaultCursor: on<VariantRecord>((variant) => cursorFor(variant.numericId)),
    displayName: on<VariantRecord>(displayName),
    image: on<VariantRecord>((variant, _args, context) => productImage(mediaOf(variant), context)),
    inventoryQuantity: on<VariantRecord>(stockOf),
    legacyResourceId: on<VariantRecord>((variant) => String(variant.numericId)),
    media: on<VariantRecord, PageArguments>((variant, args) => {
      const media = mediaOf(variant);
      return paginate({ items: media ? [media] : [], keyOf: () => 1 }, args);
    }),
    ...metafieldFields,
    selectedOptions: on<VariantRecord>(selectedOptions),
    sellableOnlineQuantity: on<VariantRecord>(stockOf),
    sku: on<VariantRecord>((variant) => variant.inventoryItem.sku),
    title: on<VariantRecord>((variant) => variantTitle(variant.optionValues)),
    unitPriceMeasurement: on<VariantRecord>((variant) =>
      variant.unitPriceMeasurement === null ? null : { measuredType: null, ...variant.unitPriceMeasurement },
    ),
  },
};

/** Several variants of a store may carry the same sku. */
export function duplicateSkuCount(item: InventoryItemRecord, all: Iterable<InventoryItemRecord>): number {
  if (!item.sku) return 0;
  let count = 0;
  for (const other of all) if (other !== item && other.sku === item.sku) count += 1;
  return count;
}
