import type { ProductRecord, VariantRecord } from './model';

/** What can be sold of a variant: the sum over active levels. */
export function stockOf(variant: VariantRecord): number {
  let sum = 0;
  for (const level of variant.inventoryItem.levels.values())
    if (level.isActive) sum += level.quantities.available;
  return sum;
}

/** Untracked variants do not count towards a product's total. */
export function totalInventory(product: ProductRecord): number {
  let sum = 0;
  for (const variant of product.variants) if (variant.inventoryItem.tracked) sum += stockOf(variant);
  return sum;
}

export function tracksInventory(product: ProductRecord): boolean {
  return product.variants.some((variant) => variant.inventoryItem.tracked);
}

export function isAvailableForSale(variant: VariantRecord): boolean {
  return !variant.inventoryItem.tracked || variant.inventoryPolicy === 'CONTINUE' || stockOf(variant) > 0;
}
