import type { ShopContext } from '../context';
import type { VariantRecord } from '../model';
import type { VariantInput } from './inputs';
import { findLocation, locationError, quantitiesAt, staleErrors } from './inventory/groups';
import type { UserError } from './user-error';

/** Stock that is adjusted together with a variant, compared first where the caller says what it was. */
export function adjustmentErrors(
  input: VariantInput,
  variant: VariantRecord,
  at: readonly string[],
  context: ShopContext,
): UserError[] {
  return (input.quantityAdjustments ?? []).flatMap((line, index) => {
    const field = [...at, 'quantityAdjustments', String(index)];
    const location = findLocation(line.locationId, context);
    if (!location) return [locationError([...field, 'locationId'])];
    const current = quantitiesAt({ item: variant.inventoryItem, location }).available;
    return staleErrors(line.changeFromQuantity, current, field);
  });
}

export function adjustStock(input: VariantInput, variant: VariantRecord, context: ShopContext): void {
  for (const { locationId, adjustment } of input.quantityAdjustments ?? []) {
    const location = findLocation(locationId, context);
    if (!location) continue;
    const before = quantitiesAt({ item: variant.inventoryItem, location });
    const after = { ...before, available: before.available + adjustment };
    context.state.setQuantities(variant.inventoryItem, location, after);
  }
}
