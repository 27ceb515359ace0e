import type { ShopContext } from '../context';
import { numericIdOf } from '../gid';
import type { ProductRecord, VariantRecord } from '../model';
import type { MediaInput, VariantInput } from './inputs';
import { chooseOptionValues, takenError, UPDATE_CODES } from './option-values';
import { metafieldErrors, setOwnMetafields } from './metafields/inline';
import { adjustmentErrors, adjustStock } from './quantity-adjustments';
import { addMedia, checkMedia } from './media/product-media';
import { PRODUCT_MISSING, userError } from './user-error';
import type { UserError } from './user-error';
import { checkVariantFields } from './variant-fields';
import type { CheckedVariant } from './variant-fields';

export interface BulkUpdateArguments {
  productId: string;
  variants: VariantInput[];
  allowPartialUpdates?: boolean | null;
  media?: MediaInput[] | null;
}

interface BulkUpdatePayload {
  product: ProductRecord | null;
  productVariants: VariantRecord[] | null;
  userErrors: UserError[];
}

/** One line of the input: wrong in its shape (no such variant, no such option) or in its values, or ready. */
interface Line {
  variant: VariantRecord | null;
  checked: CheckedVariant;
  shapeErrors: UserError[];
  input: VariantInput;
}

/**
 * Recorded behaviour: a line that names nothing real gives `productVariants: null`; a line with a bad value still
 * lists every variant, the refused ones with their old values. Without allowPartialUpdates any error stops all lines.
 */
export function productVariantsBulkUpdate(
  args: BulkUpdateArguments,
  context: ShopContext,
): BulkUpdatePayload {
  const product = context.state.products.get(numericIdOf(args.productId, 'Product') ?? -1);
  if (!product) {
    const error = userError(['productId'], PRODUCT_MISSING, 'PRODUCT_DOES_NOT_EXIST');
    return { product: null, productVariants: null, userErrors: [error] };
  }
  const lines = args.variants.map((input, index) => checkLine(input, index, product, context));
  const userErrors = [
    ...checkMedia(args.media),
    ...lines.flatMap((line) => [...line.shapeErrors, ...line.checked.errors]),
  ];
  const isPartial = args.allowPartialUpdates === true;
  for (const line of lines) {
    const isGood = line.shapeErrors.length === 0 && line.checked.errors.length === 0;
    if (isGood && (isPartial || userErrors.length === 0)) apply(line, context);
  }
  if (userErrors.length === 0) addMedia(product, args.media, context);
  const isMisshapen = lines.some((line) => line.shapeErrors.length > 0);
  const productVariants =
    isMisshapen && !isPartial ? null : lines.flatMap((line) => (line.variant ? [line.variant] : []));
  return { product, productVariants, userErrors };
}

const STOCK_ON_UPDATE =
  'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.';

function checkLine(input: VariantInput, index: number, product: ProductRecord, context: ShopContext): Line {
  const at = ['variants', String(index)];
  const variant = input.id
    ? context.state.variants.get(numericIdOf(input.id, 'ProductVariant') ?? -1)
    : undefined;
  const bad = (field: string[], message: string, code: string): Line => ({
    variant: variant?.product === product ? variant : null,
    checked: { patch: {}, item: {}, errors: [] },
    shapeErrors: [userError([...at, ...field], message, code)],
    input,
  });
  if (!input.id) return bad(['id'], 'Product variant is missing ID attribute', 'PRODUCT_VARIANT_ID_MISSING');
  if (variant?.product !== product) {
    return bad(['id'], 'Product variant does not exist', 'PRODUCT_VARIANT_DOES_NOT_EXIST');
  }
  if (input.inventoryQuantities) {
    return bad(['inventoryQuantities'], STOCK_ON_UPDATE, 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE');
  }
  const checked = checkVariantFields(input, at, product, context);
  checked.errors.push(
    ...metafieldErrors(input.metafields, variant.id, 'PRODUCTVARIANT', at, context, 'INVALID_INPUT'),
    ...adjustmentErrors(input, variant, at, context),
  );
  const shapeErrors = takeOptionValues(input, at, variant, checked);
  return { variant, checked, shapeErrors, input };
}

function takeOptionValues(
  input: VariantInput,
  at: readonly string[],
  variant: VariantRecord,
  checked: CheckedVariant,
): UserError[] {
  if (!input.optionValues || input.optionValues.length === 0) return [];
  const { product } = variant;
  const chosen = chooseOptionValues(input.optionValues, product, at, UPDATE_CODES);
  if (chosen.errors.length > 0) return chosen.errors;
  const optionValues = variant.optionValues.map((current, position) => chosen.names[position] ?? current);
  const others = product.variants.filter((other) => other !== variant);
  const taken = takenError(optionValues, others, at, UPDATE_CODES);
  if (taken) checked.errors.push(taken);
  else checked.patch.optionValues = optionValues;
  return [];
}

function apply(line: Line, context: ShopContext): void {
  if (!line.variant) return;
  context.state.changeVariant(line.variant, line.checked.patch);
  context.state.changeItem(line.variant.inventoryItem, line.checked.item);
  setOwnMetafields(line.input.metafields, line.variant.id, 'PRODUCTVARIANT', context);
  adjustStock(line.input, line.variant, context);
}
