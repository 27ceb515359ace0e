import type { GraphQLResolveInfo } from 'graphql';
import type { ShopContext } from '../../context';
import { idempotent } from '../../idempotency';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import {
  applyChanges,
  documentErrors,
  findPlace,
  groupOf,
  MAX_QUANTITY,
  quantitiesAt,
  quantityOf,
  reasonErrors,
  refusedGroup,
  requireChangeFrom,
  staleErrors,
  withOnHand,
} from './groups';
import type { Change, GroupInput, GroupPayload, Place, PlaceFields } from './groups';

interface QuantityLine extends PlaceFields {
  quantity: number;
  changeFromQuantity?: number | null;
  compareQuantity?: number | null;
}

interface SetArguments {
  input: GroupInput & { name: string; quantities: QuantityLine[]; ignoreCompareQuantity?: boolean };
}

interface SetOnHandArguments {
  input: GroupInput & { setQuantities: QuantityLine[] };
}

/** A whole number of some name at some places; the two mutations differ only in names. */
interface Task {
  name: 'available' | 'on_hand';
  input: GroupInput;
  lines: readonly QuantityLine[];
  listName: string;
  ignoresCompare?: boolean;
}

export const inventorySetQuantities = idempotent<SetArguments>({
  name: 'inventorySetQuantities',
  refuse: (error) => refusedGroup([error]),
  checkArguments: (args, context, info: GraphQLResolveInfo) =>
    requireChangeFrom(args.input.quantities, 'InventoryQuantityInput', context, info),
  run: ({ input }, context) => {
    if (input.name !== 'available' && input.name !== 'on_hand') {
      const message = "The quantity name must be either 'available' or 'on_hand'.";
      return refusedGroup([userError(['input', 'name'], message, 'INVALID_NAME')]);
    }
    const { name, quantities: lines, ignoreCompareQuantity: ignoresCompare } = input;
    if (!isCompared(input)) return refusedGroup([compareRequired()]);
    return run({ name, input, lines, listName: 'quantities', ignoresCompare }, context);
  },
});

export const inventorySetOnHandQuantities = idempotent<SetOnHandArguments>({
  name: 'inventorySetOnHandQuantities',
  refuse: (error) => refusedGroup([error]),
  checkArguments: (args, context, info: GraphQLResolveInfo) =>
    requireChangeFrom(args.input.setQuantities, 'InventorySetQuantityInput', context, info),
  run: ({ input }, context) =>
    run({ name: 'on_hand', input, lines: input.setQuantities, listName: 'setQuantities' }, context),
});

function run(task: Task, context: ShopContext): GroupPayload {
  const errors: UserError[] = [...reasonErrors(task.input.reason)];
  errors.push(...documentErrors(task.input.referenceDocumentUri));
  const places = task.lines.map((line, index) =>
    checkLine(line, ['input', task.listName, String(index)], task, context, errors),
  );
  errors.push(...duplicateErrors(task));
  if (errors.length > 0) return refusedGroup(errors);
  const changes = places.flatMap((place, index): Change[] => {
    const line = task.lines[index];
    if (!place || !line) return [];
    const delta = line.quantity - quantityOf(quantitiesAt(place), task.name);
    return [{ name: 'available', delta, place }];
  });
  applyChanges(changes, context);
  const group = groupOf(task.input, withOnHand(changes), context);
  return { inventoryAdjustmentGroup: group, userErrors: [] };
}

function checkLine(
  line: QuantityLine,
  at: string[],
  task: Task,
  context: ShopContext,
  errors: UserError[],
): Place | null {
  errors.push(...boundErrors(line.quantity, at, task.name));
  const place = findPlace(line, at, context, errors);
  if (!place) return null;
  const current = quantityOf(quantitiesAt(place), task.name);
  errors.push(...staleErrors(line.changeFromQuantity, current, at));
  if (!task.ignoresCompare) errors.push(...compareErrors(line.compareQuantity, current, at));
  return place;
}

/** Before `changeFromQuantity`: each quantity is compared, or none has to be. */
function isCompared(input: SetArguments['input']): boolean {
  if (input.ignoreCompareQuantity !== false) return true;
  return input.quantities.every(
    (line) => typeof line.compareQuantity === 'number' || Object.hasOwn(line, 'changeFromQuantity'),
  );
}

function compareRequired(): UserError {
  const message =
    'The compareQuantity argument must be given to each quantity or ignored using ignoreCompareQuantity.';
  return userError(['input', 'ignoreCompareQuantity'], message, 'COMPARE_QUANTITY_REQUIRED');
}

function compareErrors(
  expected: number | null | undefined,
  current: number,
  at: readonly string[],
): UserError[] {
  if (expected === null || expected === undefined || expected === current) return [];
  const message = 'The compareQuantity value does not match persisted value.';
  return [userError([...at, 'compareQuantity'], message, 'COMPARE_QUANTITY_STALE')];
}

/** Available may be negative, on hand may not (recorded). */
function boundErrors(quantity: number, at: string[], name: Task['name']): UserError[] {
  const field = [...at, 'quantity'];
  if (name === 'on_hand' && quantity < 0) {
    return [userError(field, "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE')];
  }
  if (quantity > MAX_QUANTITY) {
    const message = "The quantity can't be higher than 1,000,000,000.";
    return [userError(field, message, 'INVALID_QUANTITY_TOO_HIGH')];
  }
  if (quantity >= -MAX_QUANTITY) return [];
  return [userError(field, "The quantity can't be lower than -1,000,000,000.", 'INVALID_QUANTITY_TOO_LOW')];
}

function duplicateErrors(task: Task): UserError[] {
  const seen = new Map<string, number>();
  for (const line of task.lines) {
    const pair = `${line.inventoryItemId} ${line.locationId}`;
    seen.set(pair, (seen.get(pair) ?? 0) + 1);
  }
  return task.lines.flatMap((line, index) => {
    if ((seen.get(`${line.inventoryItemId} ${line.locationId}`) ?? 0) < 2) return [];
    const field = ['input', task.listName, String(index), 'locationId'];
    const message = 'The combination of inventoryItemId and locationId must be unique.';
    return [userError(field, message, 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR')];
  });
}
