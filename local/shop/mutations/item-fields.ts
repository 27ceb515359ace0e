import { isNegative, isTooLarge, toMoney } from '../money';
import type { InventoryItemFields, WeightUnit } from '../model';
import type { InventoryItemInput } from './inputs';

export type ItemPatch = { -readonly [K in keyof InventoryItemFields]?: InventoryItemFields[K] };

/** What is wrong with an inventory item's input; the mutations word the same findings differently. */
export type ItemProblem =
  | { kind: 'costNegative' | 'costTooLarge' | 'countryInvalid' | 'codeInvalid' }
  | { kind: 'weightNegative'; value: number; unit: WeightUnit };

export interface CheckedItem {
  patch: ItemPatch;
  problems: ItemProblem[];
}

export const UNIT_SYMBOLS: Readonly<Record<WeightUnit, string>> = {
  GRAMS: 'g',
  KILOGRAMS: 'kg',
  OUNCES: 'oz',
  POUNDS: 'lb',
};

export function checkItemFields(input: InventoryItemInput, currency: string): CheckedItem {
  const checked: CheckedItem = { patch: {}, problems: [] };
  const { patch } = checked;
  takeCost(input, checked, currency);
  takeCustoms(input, checked);
  takeWeight(input, checked);
  if (input.sku !== undefined) patch.sku = input.sku;
  if (typeof input.tracked === 'boolean') patch.tracked = input.tracked;
  if (typeof input.requiresShipping === 'boolean') patch.requiresShipping = input.requiresShipping;
  return checked;
}

function takeCost(input: InventoryItemInput, checked: CheckedItem, currency: string): void {
  if (input.cost === undefined) return;
  if (input.cost === null) {
    checked.patch.cost = null;
    return;
  }
  const cost = String(input.cost);
  if (isNegative(cost)) checked.problems.push({ kind: 'costNegative' });
  else if (isTooLarge(cost)) checked.problems.push({ kind: 'costTooLarge' });
  else checked.patch.cost = toMoney(cost, currency);
}

/** A customs code keeps its digits only, "1234.56" becomes "123456", and needs six to thirteen of them (recorded). */
function takeCustoms(input: InventoryItemInput, checked: CheckedItem): void {
  if (input.harmonizedSystemCode !== undefined) {
    const code = (input.harmonizedSystemCode ?? '').replace(/[.\s-]/g, '');
    if (code === '') checked.patch.harmonizedSystemCode = null;
    else if (!/^\d{6,13}$/.test(code)) checked.problems.push({ kind: 'codeInvalid' });
    else checked.patch.harmonizedSystemCode = code;
  }
  if (input.countryCodeOfOrigin !== undefined) {
    // ZZ is in the enum but refused (recorded).
    if (input.countryCodeOfOrigin === 'ZZ') checked.problems.push({ kind: 'countryInvalid' });
    else checked.patch.countryCodeOfOrigin = input.countryCodeOfOrigin;
  }
  if (input.provinceCodeOfOrigin !== undefined)
    checked.patch.provinceCodeOfOrigin = input.provinceCodeOfOrigin;
}

function takeWeight(input: InventoryItemInput, checked: CheckedItem): void {
  const weight = input.measurement?.weight;
  if (!weight) return;
  if (weight.value < 0)
    checked.problems.push({ kind: 'weightNegative', value: weight.value, unit: weight.unit });
  else checked.patch.weight = { value: weight.value, unit: weight.unit };
}
