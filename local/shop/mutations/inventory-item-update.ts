import type { ShopContext } from '../context';
import { numericIdOf } from '../gid';
import type { InventoryItemRecord } from '../model';
import type { InventoryItemInput } from './inputs';
import { checkItemFields } from './item-fields';
import type { ItemProblem } from './item-fields';
import { refuseUnmodelled } from './unsupported';
import { userError } from './user-error';
import type { UserError } from './user-error';
import { CODE_INVALID, weightNegative } from './variant-fields';

export interface ItemUpdateArguments {
  id: string;
  input: InventoryItemInput;
}

interface ItemUpdatePayload {
  inventoryItem: InventoryItemRecord | null;
  userErrors: UserError[];
}

export function inventoryItemUpdate(args: ItemUpdateArguments, context: ShopContext): ItemUpdatePayload {
  refuseUnmodelled(args.input, ['countryHarmonizedSystemCodes'], 'InventoryItemInput');
  const item = context.state.inventoryItems.get(numericIdOf(args.id, 'InventoryItem') ?? -1);
  if (!item) {
    const message = "The product couldn't be updated because it does not exist.";
    return { inventoryItem: null, userErrors: [userError(['id'], message)] };
  }
  const { patch, problems } = checkItemFields(args.input, context.settings.currency);
  if (problems.length > 0) return { inventoryItem: null, userErrors: problems.map(toUserError) };
  context.state.changeItem(item, patch);
  return { inventoryItem: item, userErrors: [] };
}

/** Recorded texts; the one for a cost that is too large follows the bulk mutation's. */
function toUserError(problem: ItemProblem): UserError {
  switch (problem.kind) {
    case 'costNegative':
      return userError(['input', 'cost'], 'Cost must be greater than or equal to 0');
    case 'costTooLarge':
      return userError(['input', 'cost'], 'Cost must be less than 1000000000000000000');
    case 'countryInvalid':
      return userError(['input', 'countryCodeOfOrigin'], 'Country code of origin is invalid');
    case 'codeInvalid':
      return userError(['input', 'harmonizedSystemCode'], CODE_INVALID);
    case 'weightNegative':
      return userError(['input', 'measurement', 'weight'], weightNegative(problem));
  }
}
