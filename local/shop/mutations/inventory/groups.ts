import { GraphQLError } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { ShopContext } from '../../context';
import { numericIdOf } from '../../gid';
import type { InventoryItemRecord, InventoryLevelRecord, LocationRecord, Quantities } from '../../model';
import { NO_STOCK, onHand } from '../../model';
import { IDEMPOTENT_SINCE } from '../../versions';
import { userError } from '../user-error';
import type { UserError } from '../user-error';

/** What the inventory mutations share: reasons, bounds, compare-and-set, and the group of changes they answer with. */

export type QuantityName = keyof Quantities;

const REASONS = [
  'correction',
  'cycle_count_available',
  'damaged',
  'movement_canceled',
  'movement_created',
  'movement_received',
  'movement_updated',
  'other',
  'promotion',
  'quality_control',
  'received',
  'reservation_created',
  'reservation_deleted',
  'reservation_updated',
  'restock',
  'safety_stock',
  'shrinkage',
];

/** Names that can be adjusted and moved; `committed` and `on_hand` cannot. */
export const ADJUSTABLE: readonly QuantityName[] = [
  'available',
  'damaged',
  'incoming',
  'quality_control',
  'reserved',
  'safety_stock',
];

export const MAX_QUANTITY = 1_000_000_000;

export function reasonErrors(reason: string): UserError[] {
  if (REASONS.includes(reason)) return [];
  const message = `The specified reason is invalid. Valid values are: ${REASONS.join(', ')}.`;
  return [userError(['input', 'reason'], message, 'INVALID_REASON')];
}

export function documentErrors(uri: string | null | undefined): UserError[] {
  if (!uri || /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(uri)) return [];
  const field = ['input', 'referenceDocumentUri'];
  return [userError(field, 'The specified reference document is invalid.', 'INVALID_REFERENCE_DOCUMENT')];
}

export function nameError(field: string[]): UserError {
  const message = `The specified quantity name is invalid. Valid values are: ${ADJUSTABLE.join(', ')}.`;
  return userError(field, message, 'INVALID_QUANTITY_NAME');
}

export function asAdjustable(name: string): QuantityName | null {
  return ADJUSTABLE.find((known) => known === name) ?? null;
}

/** `changeFromQuantity` is a key that must be there, if only to say null; a missing one fails the field. */
export function requireChangeFrom(
  lines: readonly object[],
  inputType: string,
  context: ShopContext,
  info: GraphQLResolveInfo,
): void {
  if (context.version < IDEMPOTENT_SINCE) return;
  if (lines.every((line) => Object.hasOwn(line, 'changeFromQuantity'))) return;
  throw new GraphQLError(`${inputType} must include the following argument: changeFromQuantity.`, {
    nodes: [...info.fieldNodes, ...inputVariables(info)],
    extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
  });
}

function inputVariables(info: GraphQLResolveInfo): NonNullable<typeof info.operation.variableDefinitions> {
  const used = new Set(
    info.fieldNodes.flatMap((node) =>
      (node.arguments ?? []).flatMap((argument) =>
        argument.value.kind === 'Variable' ? [argument.value.name.value] : [],
      ),
    ),
  );
  return (info.operation.variableDefinitions ?? []).filter((one) => used.has(one.variable.name.value));
}

export interface Place {
  item: InventoryItemRecord;
  location: LocationRecord;
}

export interface PlaceFields {
  inventoryItemId: string;
  locationId: string;
}

export function findItem(id: string, context: ShopContext): InventoryItemRecord | undefined {
  return context.state.inventoryItems.get(numericIdOf(id, 'InventoryItem') ?? -1);
}

export function findLocation(id: string, context: ShopContext): LocationRecord | undefined {
  return context.state.locations.get(numericIdOf(id, 'Location') ?? -1);
}

/** Both are complained about when both are unknown (recorded). */
export function findPlace(
  line: PlaceFields,
  at: readonly string[],
  context: ShopContext,
  errors: UserError[],
): Place | null {
  const item = findItem(line.inventoryItemId, context);
  const location = findLocation(line.locationId, context);
  if (!item) errors.push(itemError([...at, 'inventoryItemId']));
  if (!location) errors.push(locationError([...at, 'locationId']));
  return item && location ? { item, location } : null;
}

export function itemError(field: string[]): UserError {
  return userError(field, 'The specified inventory item could not be found.', 'INVALID_INVENTORY_ITEM');
}

export function locationError(field: string[]): UserError {
  return userError(field, 'The specified location could not be found.', 'INVALID_LOCATION');
}

export function quantitiesAt(place: Place): Quantities {
  return place.item.levels.get(place.location.numericId)?.quantities ?? NO_STOCK;
}

export function quantityOf(quantities: Quantities, name: string): number {
  return name === 'on_hand' ? onHand(quantities) : quantities[name as QuantityName];
}

/** Compare-and-set; null opts out. */
export function staleErrors(
  expected: number | null | undefined,
  current: number,
  at: readonly string[],
): UserError[] {
  if (expected === null || expected === undefined || expected === current) return [];
  const message = 'The changeFromQuantity value does not match persisted value.';
  return [userError([...at, 'changeFromQuantity'], message, 'CHANGE_FROM_QUANTITY_STALE')];
}

export interface Change {
  name: string;
  delta: number;
  place: Place;
  ledgerDocumentUri?: string | null;
}

/** Writes the deltas; the sum of several changes to one level lands at once. */
export function applyChanges(changes: readonly Change[], context: ShopContext): InventoryLevelRecord[] {
  const levels: InventoryLevelRecord[] = [];
  for (const { name, delta, place } of changes) {
    if (name === 'on_hand') continue;
    const before = quantitiesAt(place);
    const after = { ...before, [name]: before[name as QuantityName] + delta };
    levels.push(context.state.setQuantities(place.item, place.location, after));
  }
  return levels;
}

/** A name that counts towards `on_hand` is followed by the change of `on_hand`; names come one after the other. */
export function withOnHand(changes: readonly Change[]): Change[] {
  const mirrored = changes
    .filter((change) => change.name !== 'incoming' && change.name !== 'on_hand')
    .map((change): Change => ({ name: 'on_hand', delta: change.delta, place: change.place }));
  return [...changes, ...mirrored];
}

export interface GroupInput {
  reason: string;
  referenceDocumentUri?: string | null;
}

/** No change at all gives no group (recorded). */
export function groupOf(input: GroupInput, changes: readonly Change[], context: ShopContext): unknown {
  const real = changes.filter((change) => change.delta !== 0);
  if (real.length === 0) return null;
  return {
    __typename: 'InventoryAdjustmentGroup',
    id: context.state.newGid('InventoryAdjustmentGroup'),
    createdAt: context.state.now(),
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    changes: real.map((change) => ({
      __typename: 'InventoryChange',
      name: change.name,
      delta: change.delta,
      // Null in every recording.
      quantityAfterChange: null,
      ledgerDocumentUri: change.ledgerDocumentUri ?? null,
      item: change.place.item,
      location: change.place.location,
    })),
  };
}

export interface GroupPayload {
  inventoryAdjustmentGroup: unknown;
  userErrors: UserError[];
}

export function refusedGroup(userErrors: UserError[]): GroupPayload {
  return { inventoryAdjustmentGroup: null, userErrors };
}
