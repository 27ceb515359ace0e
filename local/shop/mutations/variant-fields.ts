import type { ShopContext } from '../context';
import type { ProductRecord, VariantFields } from '../model';
import { isNegative, isTooLarge, toMoney } from '../money';
import type { VariantInput } from './inputs';
import { checkItemFields, UNIT_SYMBOLS } from './item-fields';
import type { ItemPatch, ItemProblem } from './item-fields';
import { refuseUnmodelled } from './unsupported';
import type { UserError } from './user-error';
import { userError } from './user-error';

export type VariantPatch = { -readonly [K in keyof VariantFields]?: VariantFields[K] };

export interface CheckedVariant {
  patch: VariantPatch;
  item: ItemPatch;
  errors: UserError[];
}

/** Values of one line of a bulk mutation; option values and identity are checked elsewhere. */
export function checkVariantFields(
  input: VariantInput,
  at: readonly string[],
  product: ProductRecord | null,
  context: ShopContext,
): CheckedVariant {
  refuseUnmodelled(input, ['mediaSrc', 'published'], 'ProductVariantsBulkInput');
  const checked: CheckedVariant = { patch: {}, item: {}, errors: [] };
  // compareAtPrice is complained about before price (recorded).
  takeCompareAtPrice(input, at, checked, context.settings.currency);
  takePrice(input, at, checked, context.settings.currency);
  takePlainFields(input, checked.patch);
  takeMedia(input, at, checked, product);
  if (input.inventoryItem) {
    const item = checkItemFields(input.inventoryItem, context.settings.currency);
    checked.item = item.patch;
    checked.errors.push(...item.problems.flatMap((problem) => itemErrors(problem, at)));
  }
  return checked;
}

const TOO_LARGE = 'must be less than 1000000000000000000';

function takeCompareAtPrice(
  input: VariantInput,
  at: readonly string[],
  checked: CheckedVariant,
  currency: string,
): void {
  if (input.compareAtPrice === undefined) return;
  if (input.compareAtPrice === null) {
    checked.patch.compareAtPrice = null;
    return;
  }
  const price = String(input.compareAtPrice);
  const field = [...at, 'compareAtPrice'];
  if (isTooLarge(price)) checked.errors.push(userError(field, TOO_LARGE, 'INVALID_INPUT'));
  else if (isNegative(price)) {
    checked.errors.push(userError(field, 'must be greater than or equal to 0', 'GREATER_THAN_OR_EQUAL_TO'));
  } else checked.patch.compareAtPrice = toMoney(price, currency);
}

function takePrice(
  input: VariantInput,
  at: readonly string[],
  checked: CheckedVariant,
  currency: string,
): void {
  if (input.price === undefined) return;
  const field = [...at, 'price'];
  // Not recorded: what a null price does.
  if (input.price === null) checked.errors.push(userError(field, "Price can't be blank", 'BLANK'));
  else if (isNegative(String(input.price))) {
    checked.errors.push(
      userError(field, 'Price must be greater than or equal to 0', 'GREATER_THAN_OR_EQUAL_TO'),
    );
  } else if (isTooLarge(String(input.price)))
    checked.errors.push(userError(field, TOO_LARGE, 'INVALID_INPUT'));
  else checked.patch.price = toMoney(String(input.price), currency);
}

function takePlainFields(input: VariantInput, patch: VariantPatch): void {
  if (input.barcode !== undefined) patch.barcode = input.barcode;
  if (typeof input.taxable === 'boolean') patch.taxable = input.taxable;
  if (input.taxCode !== undefined) patch.taxCode = input.taxCode;
  if (input.inventoryPolicy) patch.inventoryPolicy = input.inventoryPolicy;
  if (typeof input.requiresComponents === 'boolean') patch.requiresComponents = input.requiresComponents;
  if (typeof input.showUnitPrice === 'boolean') patch.showUnitPrice = input.showUnitPrice;
  if (input.unitPriceMeasurement === undefined) return;
  const measurement = input.unitPriceMeasurement;
  patch.unitPriceMeasurement =
    measurement === null
      ? null
      : {
          quantityValue: measurement.quantityValue ?? 0,
          quantityUnit: measurement.quantityUnit ?? null,
          referenceValue: measurement.referenceValue ?? 0,
          referenceUnit: measurement.referenceUnit ?? null,
        };
}

function takeMedia(
  input: VariantInput,
  at: readonly string[],
  checked: CheckedVariant,
  product: ProductRecord | null,
): void {
  if (input.mediaId === undefined) return;
  const isKnown = input.mediaId === null || product?.media.some((image) => image.id === input.mediaId);
  if (isKnown === true) checked.patch.mediaId = input.mediaId;
  else
    checked.errors.push(
      userError([...at, 'mediaId'], 'Media does not exist on the product', 'INVALID_INPUT'),
    );
}

/** A bad cost is reported twice, for the line and for the field (recorded); the other texts follow inventoryItemUpdate. */
function itemErrors(problem: ItemProblem, at: readonly string[]): UserError[] {
  const item = [...at, 'inventoryItem'];
  switch (problem.kind) {
    case 'costNegative':
      return [
        userError([...at], 'must be greater than or equal to 0'),
        userError(
          [...item, 'cost'],
          'Cost per item must be greater than or equal to 0',
          'GREATER_THAN_OR_EQUAL_TO',
        ),
      ];
    case 'costTooLarge':
      return [
        userError([...at], TOO_LARGE),
        userError([...item, 'cost'], `Cost per item ${TOO_LARGE}`, 'INVALID_INPUT'),
      ];
    case 'countryInvalid':
      return [
        userError([...item, 'countryCodeOfOrigin'], 'Country code of origin is invalid', 'INVALID_INPUT'),
      ];
    case 'codeInvalid':
      return [userError([...item, 'harmonizedSystemCode'], CODE_INVALID, 'INVALID_INPUT')];
    case 'weightNegative':
      return [userError([...item, 'measurement', 'weight'], weightNegative(problem), 'INVALID_INPUT')];
  }
}

export const CODE_INVALID = 'Harmonized system code must be a number between six and thirteen digits';

export function weightNegative(problem: Extract<ItemProblem, { kind: 'weightNegative' }>): string {
  const symbol = UNIT_SYMBOLS[problem.unit];
  return `Measurement weight value ${problem.value} ${symbol} must be >= 0 ${symbol}`;
}
