import type { ShopContext } from '../../context';
import { parseGid } from '../../gid';
import { idempotent } from '../../idempotency';
import type { InventoryItemRecord, InventoryLevelRecord, LocationRecord } from '../../model';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import { findItem, findLocation, MAX_QUANTITY, quantitiesAt } from './groups';

interface ActivateArguments {
  inventoryItemId: string;
  locationId: string;
  available?: number | null;
  onHand?: number | null;
}

interface ActivatePayload {
  inventoryLevel: InventoryLevelRecord | null;
  userErrors: UserError[];
}

const plain = (field: string[] | null, message: string): UserError => userError(field, message);

export const inventoryActivate = idempotent<ActivateArguments>({
  name: 'inventoryActivate',
  refuse: (error): ActivatePayload => ({ inventoryLevel: null, userErrors: [error] }),
  run: activate,
});

function activate(args: ActivateArguments, context: ShopContext): ActivatePayload {
  const refused = (...userErrors: UserError[]): ActivatePayload => ({ inventoryLevel: null, userErrors });
  const location = findLocation(args.locationId, context);
  if (!location) {
    const message = "The product couldn't be stocked because the location wasn't found.";
    return refused(plain(['locationId'], message));
  }
  const couldNot = `The product couldn't be stocked at ${location.name} because`;
  const item = findItem(args.inventoryItemId, context);
  if (!item) return refused(plain(['inventoryItemId'], `${couldNot} the product was deleted.`));
  const level = item.levels.get(location.numericId);
  if (level?.isActive) return { inventoryLevel: level, userErrors: alreadyActive(args) };
  const errors = quantityErrors(args, couldNot);
  if (errors.length > 0) return refused(...errors);
  return { inventoryLevel: stock(item, location, args, context), userErrors: [] };
}

function alreadyActive(args: ActivateArguments): UserError[] {
  const errors: UserError[] = [];
  const active = 'quantity when the item is already active at the location.';
  if (typeof args.available === 'number')
    errors.push(plain(['available'], `Not allowed to set available ${active}`));
  if (typeof args.onHand === 'number')
    errors.push(plain(['onHand'], `Not allowed to set an on_hand ${active}`));
  return errors;
}

function quantityErrors(args: ActivateArguments, couldNot: string): UserError[] {
  const given = (['available', 'onHand'] as const).filter((key) => typeof args[key] === 'number');
  if (given.length === 2) {
    const message = `${couldNot} not allowed to set available and on_hand quantities at the same time.`;
    return given.map((key) => plain([key], message));
  }
  return given
    .filter((key) => Math.abs(args[key] ?? 0) > MAX_QUANTITY)
    .map((key) => plain([key], `${couldNot} the quantity needs to be between -1 billion and 1 billion.`));
}

/** A level that was unstocked comes back with the stock it had; an untracked item takes no quantity (recorded). */
function stock(
  item: InventoryItemRecord,
  location: LocationRecord,
  args: Pick<ActivateArguments, 'available' | 'onHand'>,
  context: ShopContext,
): InventoryLevelRecord {
  const before = quantitiesAt({ item, location });
  const wanted = args.available ?? args.onHand;
  const takesStock = item.tracked && typeof wanted === 'number';
  const quantities = takesStock ? { ...before, available: wanted } : before;
  const level = context.state.setQuantities(item, location, quantities);
  context.state.setLevelActive(level, true);
  return level;
}

interface DeactivateArguments {
  inventoryLevelId: string;
}

export const inventoryDeactivate = idempotent<DeactivateArguments>({
  name: 'inventoryDeactivate',
  isOptional: true,
  refuse: (error) => ({ userErrors: [error] }),
  run: ({ inventoryLevelId }, context) => {
    const parsed = parseGid(inventoryLevelId);
    const itemId = Number(new URLSearchParams(parsed?.query ?? '').get('inventory_item_id'));
    const item = context.state.inventoryItems.get(itemId);
    const couldNot = "The product couldn't be unstocked";
    if (!item) return { userErrors: [plain(null, `${couldNot} because the product was deleted.`)] };
    const level = [...item.levels.values()].find((one) => one.id === inventoryLevelId);
    if (!level) return { userErrors: [plain(null, `${couldNot} because the location was deleted.`)] };
    if (isOnlyActive(level)) {
      const why = 'because products need to be stocked at a minimum of 1 location.';
      return { userErrors: [plain(null, `${couldNot} from ${level.location.name} ${why}`)] };
    }
    context.state.setLevelActive(level, false);
    return { userErrors: [] };
  },
});

function isOnlyActive(level: InventoryLevelRecord): boolean {
  return level.isActive && ![...level.item.levels.values()].some((one) => one !== level && one.isActive);
}

interface ToggleArguments {
  inventoryItemId: string;
  inventoryItemUpdates: { locationId: string; activate: boolean }[];
}

interface TogglePayload {
  inventoryItem: InventoryItemRecord | null;
  inventoryLevels: InventoryLevelRecord[] | null;
  userErrors: UserError[];
}

/** All or nothing; the levels that were switched off are not listed (recorded). */
export function inventoryBulkToggleActivation(args: ToggleArguments, context: ShopContext): TogglePayload {
  const refused = (...userErrors: UserError[]): TogglePayload => ({
    inventoryItem: null,
    inventoryLevels: null,
    userErrors,
  });
  const item = findItem(args.inventoryItemId, context);
  if (!item) {
    const message = "The quantity couldn't be updated because the product was not found.";
    return refused(userError(['inventoryItemId'], message, 'INVENTORY_ITEM_NOT_FOUND'));
  }
  const errors = toggleErrors(args, item, context);
  if (errors.length > 0) return refused(...errors);
  const levels: InventoryLevelRecord[] = [];
  for (const { locationId, activate: isOn } of args.inventoryItemUpdates) {
    const location = findLocation(locationId, context);
    if (!location) continue;
    const level = item.levels.get(location.numericId);
    if (isOn) levels.push(level?.isActive ? level : stock(item, location, {}, context));
    else if (level) context.state.setLevelActive(level, false);
  }
  return { inventoryItem: item, inventoryLevels: levels, userErrors: [] };
}

function toggleErrors(args: ToggleArguments, item: InventoryItemRecord, context: ShopContext): UserError[] {
  const active = new Set([...item.levels.values()].filter((one) => one.isActive).map((one) => one.location));
  return args.inventoryItemUpdates.flatMap(({ locationId, activate: isOn }, index) => {
    const field = ['inventoryItemUpdates', String(index), 'locationId'];
    const location = findLocation(locationId, context);
    if (!location) {
      const message = "The quantity couldn't be updated because the location was not found.";
      return [userError(field, message, 'LOCATION_NOT_FOUND')];
    }
    if (isOn) active.add(location);
    else if (active.delete(location) && active.size === 0) {
      const message = `The variant couldn't be unstocked from ${location.name} because products need to be stocked at a minimum of 1 location.`;
      return [userError(field, message, 'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION')];
    }
    return [];
  });
}
