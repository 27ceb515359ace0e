import type { ShopContext } from '../context';
import { NEW_ITEM } from '../drafts';
import type { ProductRecord, VariantRecord } from '../model';
import type { OptionDraft } from '../state-options';
import { primaryLocation } from '../resolvers/locations';
import { userError } from './user-error';
import type { UserError } from './user-error';

const MAX_VARIANTS = 2048;

export function combinationErrors(product: ProductRecord, drafts: readonly OptionDraft[]): UserError[] {
  const factor = drafts.reduce((count, { values }) => count * values.length, 1);
  if (product.variants.length * factor <= MAX_VARIANTS) return [];
  const message = `The number of created variants would exceed the ${MAX_VARIANTS} variants per product limit`;
  return [userError(['options'], message, 'TOO_MANY_VARIANTS_CREATED')];
}

/** Existing variants have taken the first value of each new option; all other combinations follow them (recorded). */
export function addCombinations(
  product: ProductRecord,
  drafts: readonly OptionDraft[],
  context: ShopContext,
): void {
  const old = product.options.length - drafts.length;
  const combinations = drafts.reduce<string[][]>(
    (lists, { values }) => lists.flatMap((list) => values.map((value) => [...list, value])),
    [[]],
  );
  for (const existing of [...product.variants]) {
    const kept = existing.optionValues.slice(0, old);
    for (const combination of combinations.slice(1)) {
      addBeside(existing, [...kept, ...combination], context);
    }
  }
}

/** The price is that of the variant beside it; codes and stock are its own [A]. */
function addBeside(existing: VariantRecord, optionValues: string[], context: ShopContext): void {
  const primary = primaryLocation(context);
  const { tracked, requiresShipping } = existing.inventoryItem;
  context.state.addVariant(existing.product, {
    barcode: null,
    price: existing.price,
    compareAtPrice: existing.compareAtPrice,
    taxable: existing.taxable,
    taxCode: existing.taxCode,
    inventoryPolicy: existing.inventoryPolicy,
    requiresComponents: false,
    showUnitPrice: false,
    unitPriceMeasurement: null,
    optionValues,
    mediaId: null,
    item: { ...NEW_ITEM, tracked, requiresShipping },
    stock: primary ? [{ location: primary, available: 0 }] : [],
  });
}
