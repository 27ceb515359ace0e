import type { ShopContext } from '../context';
import { NEW_ITEM, newVariantFields } from '../drafts';
import type { ProductRecord, VariantRecord } from '../model';
import { NO_STOCK, variantTitle } from '../model';
import { primaryLocation } from '../resolvers/locations';
import type { StockDraft, VariantDraft } from '../state';
import type { OptionDraft } from '../state-options';
import type { VariantInput } from './inputs';
import { findLocation } from './inventory/groups';
import { keepOnlyMetafields, metafieldErrors, setOwnMetafields } from './metafields/inline';
import { userError } from './user-error';
import type { UserError } from './user-error';
import { checkVariantFields } from './variant-fields';

export interface SetVariantInput extends Omit<VariantInput, 'inventoryQuantities'> {
  sku?: string | null;
  position?: number | null;
  inventoryQuantities?: { locationId: string; name: string; quantity: number }[] | null;
}

function namesOf(
  input: SetVariantInput,
  options: readonly OptionDraft[],
  product: ProductRecord | null,
): string[] {
  return options.map((option, index) => {
    const known = product?.options[index];
    const chosen = (input.optionValues ?? []).find(
      (one) => one.optionName === option.name || (one.optionId && one.optionId === known?.id),
    );
    const byId = known?.optionValues.find((value) => value.id === chosen?.id)?.name;
    return chosen?.name ?? byId ?? '';
  });
}

/** Everything about a variant that is wrong is `INVALID_VARIANT`; one that is there twice has no code (recorded). */
export function checkSetVariants(
  inputs: readonly SetVariantInput[],
  options: readonly OptionDraft[],
  product: ProductRecord | null,
  context: ShopContext,
): UserError[] {
  const seen = new Set<string>();
  return inputs.flatMap((input, index) => {
    const at = ['input', 'variants', String(index)];
    const title = variantTitle(namesOf(input, options, product));
    if (seen.has(title)) {
      const message = `The variant '${title}' already exists. Please change at least one option value.`;
      return [userError(at, message)];
    }
    seen.add(title);
    const checked = checkVariantFields(fieldsOf(input), at, product, context);
    const own = checked.errors
      // The line as a whole is not complained about here, only the field.
      .filter((error) => (error.field?.length ?? 0) > at.length)
      .map((error) => ({ ...error, code: 'INVALID_VARIANT' }));
    const known = product?.variants.find((variant) => variant.id === input.id);
    const meta = metafieldErrors(
      input.metafields,
      known?.id ?? null,
      'PRODUCTVARIANT',
      at,
      context,
      'INVALID_VARIANT',
    );
    const stranger = input.id && !known;
    const missing = stranger
      ? [userError([...at, 'id'], 'Product variant does not exist', 'PRODUCT_VARIANT_DOES_NOT_EXIST')]
      : [];
    return [...missing, ...own, ...meta];
  });
}

/** The sku may stand beside the inventory item here. */
function fieldsOf(input: SetVariantInput): VariantInput {
  const { sku, ...given } = input;
  const fields: VariantInput = { ...given, metafields: undefined, inventoryQuantities: undefined };
  if (sku === undefined) return fields;
  return { ...fields, inventoryItem: { ...fields.inventoryItem, sku } };
}

export function writeSetVariants(
  inputs: readonly SetVariantInput[],
  options: readonly OptionDraft[],
  product: ProductRecord,
  context: ShopContext,
): void {
  context.state.options.set(product, options);
  const kept = new Map<SetVariantInput, VariantRecord>();
  for (const input of inputs) {
    const title = variantTitle(namesOf(input, options, product));
    const known =
      product.variants.find((variant) => variant.id === input.id) ??
      (input.id
        ? undefined
        : product.variants.find((variant) => variantTitle(variant.optionValues) === title));
    if (known) kept.set(input, known);
  }
  const gone = product.variants.filter((variant) => ![...kept.values()].includes(variant));
  if (gone.length > 0) context.state.removeVariants(product, new Set(gone));
  const ordered = inputs.map((input) => writeOne(input, kept.get(input), options, product, context));
  context.state.orderVariants(product, ordered);
  context.state.options.keepValues(product, (option, value) => {
    const index = product.options.indexOf(option);
    return (
      (options[index]?.values ?? []).includes(value.name) ||
      product.variants.some((variant) => variant.optionValues[index] === value.name)
    );
  });
}

function writeOne(
  input: SetVariantInput,
  known: VariantRecord | undefined,
  options: readonly OptionDraft[],
  product: ProductRecord,
  context: ShopContext,
): VariantRecord {
  const optionValues = namesOf(input, options, product);
  const checked = checkVariantFields(fieldsOf(input), [], product, context);
  let variant = known;
  if (variant) {
    context.state.changeVariant(variant, { ...checked.patch, optionValues });
    context.state.changeItem(variant.inventoryItem, checked.item);
  } else {
    const draft: VariantDraft = {
      ...newVariantFields(context.settings.currency, optionValues),
      ...checked.patch,
      optionValues,
      item: { ...NEW_ITEM, tracked: hasQuantities(input), ...checked.item },
      stock: hasQuantities(input) ? [] : emptyStock(context),
    };
    variant = context.state.addVariant(product, draft);
  }
  writeStock(input, variant, context);
  if (input.metafields) {
    keepOnlyMetafields(input.metafields, variant.id, context);
    setOwnMetafields(input.metafields, variant.id, 'PRODUCTVARIANT', context);
  }
  return variant;
}

function hasQuantities(input: SetVariantInput): boolean {
  return (input.inventoryQuantities?.length ?? 0) > 0;
}

/** Where no quantity is given, the variant is stocked at the first location; otherwise only where one is (recorded). */
function emptyStock(context: ShopContext): StockDraft[] {
  const primary = primaryLocation(context);
  return primary ? [{ location: primary, available: 0 }] : [];
}

function writeStock(input: SetVariantInput, variant: VariantRecord, context: ShopContext): void {
  for (const { locationId, quantity } of input.inventoryQuantities ?? []) {
    const location = findLocation(locationId, context);
    if (!location) continue;
    const before = variant.inventoryItem.levels.get(location.numericId)?.quantities ?? NO_STOCK;
    context.state.setQuantities(variant.inventoryItem, location, { ...before, available: quantity });
  }
}
