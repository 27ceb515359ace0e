import type { ShopContext } from '../../context';
import { idempotent } from '../../idempotency';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import { ledgerErrors } from './adjust';
import {
  applyChanges,
  asAdjustable,
  documentErrors,
  findItem,
  findLocation,
  groupOf,
  itemError,
  locationError,
  MAX_QUANTITY,
  nameError,
  quantitiesAt,
  quantityOf,
  reasonErrors,
  refusedGroup,
  requireChangeFrom,
  staleErrors,
} from './groups';
import type { Change, GroupInput, GroupPayload } from './groups';

interface Terminal {
  locationId: string;
  name: string;
  changeFromQuantity?: number | null;
  ledgerDocumentUri?: string | null;
}

interface MoveLine {
  inventoryItemId: string;
  quantity: number;
  from: Terminal;
  to: Terminal;
}

interface MoveArguments {
  input: GroupInput & { changes: MoveLine[] };
}

export const inventoryMoveQuantities = idempotent<MoveArguments>({
  name: 'inventoryMoveQuantities',
  refuse: (error) => refusedGroup([error]),
  checkArguments: (args, context, info) =>
    requireChangeFrom(
      args.input.changes.flatMap((line) => [line.from, line.to]),
      'InventoryMoveQuantityTerminalInput',
      context,
      info,
    ),
  run,
});

function run({ input }: MoveArguments, context: ShopContext): GroupPayload {
  const errors: UserError[] = [...reasonErrors(input.reason), ...documentErrors(input.referenceDocumentUri)];
  const changes = input.changes.flatMap((line, index) =>
    checkLine(line, ['input', 'changes', String(index)], context, errors),
  );
  if (errors.length > 0) return refusedGroup(errors);
  applyChanges(changes, context);
  return { inventoryAdjustmentGroup: groupOf(input, changes, context), userErrors: [] };
}

function checkLine(line: MoveLine, at: string[], context: ShopContext, errors: UserError[]): Change[] {
  const before = errors.length;
  const item = findItem(line.inventoryItemId, context);
  if (!item) errors.push(itemError([...at, 'inventoryItemId']));
  errors.push(...quantityErrors(line, at), ...pairErrors(line, at));
  const changes: Change[] = [];
  for (const side of ['from', 'to'] as const) {
    const terminal = line[side];
    const sideAt = [...at, side];
    const name = asAdjustable(terminal.name);
    const location = findLocation(terminal.locationId, context);
    if (!name) errors.push(nameError([...sideAt, 'name']));
    else errors.push(...ledgerErrors(name, terminal.ledgerDocumentUri, sideAt));
    if (!location) errors.push(locationError([...sideAt, 'locationId']));
    if (!item || !location || !name) continue;
    const place = { item, location };
    const current = quantityOf(quantitiesAt(place), name);
    errors.push(...staleErrors(terminal.changeFromQuantity, current, sideAt));
    const delta = side === 'from' ? -line.quantity : line.quantity;
    changes.push({ name, delta, place, ledgerDocumentUri: terminal.ledgerDocumentUri ?? null });
  }
  return errors.length === before ? changes : [];
}

function quantityErrors(line: MoveLine, at: string[]): UserError[] {
  const field = [...at, 'quantity'];
  if (line.quantity < 0) {
    return [userError(field, "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE')];
  }
  if (line.quantity <= MAX_QUANTITY) return [];
  return [userError(field, "The quantity can't be higher than 1,000,000,000.", 'INVALID_QUANTITY_TOO_HIGH')];
}

/** Texts of the schema's codes; no recording shows them. */
function pairErrors(line: MoveLine, at: string[]): UserError[] {
  if (line.from.locationId !== line.to.locationId) {
    const message = 'The quantities cannot be moved between different locations.';
    return [userError(at, message, 'DIFFERENT_LOCATIONS')];
  }
  if (line.from.name !== line.to.name) return [];
  return [userError(at, 'The quantity names for each change cannot be the same.', 'SAME_QUANTITY_NAME')];
}
