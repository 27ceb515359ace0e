import type { FieldWriter } from '../../catalog/fields';
import { toGid } from '../../catalog/ids';
import { fingerprint } from '../../catalog/value';
import { MOST_IN_CALL } from '../../catalog/value-mutations';
import type { UserError } from '../../core/api/api-error';
import {
  ActivateInventoryDocument,
  SetQuantitiesDocument,
  type ActivateInventoryMutationVariables,
} from '../../core/api/generated';
import { sendLists } from './whole-lists';
import { CHANGED_IN_SHOPIFY, failed, wordsOf, type Refusal, type WriteTools } from './write-result';
import type { ValueWrite } from './value-writes';

type Quantity = Extract<FieldWriter, { by: 'quantity' }>;

/** Why a stock changed, as Shopify's inventory history shows it. */
const REASON = 'correction';

/** Puts numbers where the ones that were read still are. */
export function setQuantities(
  { client, planId }: WriteTools,
  name: Quantity['name'],
  writes: readonly ValueWrite<Quantity>[],
): Map<ValueWrite<Quantity>, Refusal> {
  return sendLists(writes, {
    most: MOST_IN_CALL.setAvailable,
    refuse: refuseQuantity,
    send: (lists) =>
      client.mutateBatch(
        SetQuantitiesDocument,
        lists.map((list) => ({
          input: { name, reason: REASON, quantities: list.map(toQuantity) },
          key: keyOf(planId, list),
        })),
      ),
  });
}

function toQuantity(write: ValueWrite<Quantity>) {
  return { ...placeOf(write), quantity: Number(write.after), changeFromQuantity: Number(write.before) };
}

/** Stocks items where they were not, with a first number. */
export function activateInventory(
  { client, planId }: WriteTools,
  writes: readonly ValueWrite<Quantity>[],
): Map<ValueWrite<Quantity>, Refusal> {
  const toRun = (write: ValueWrite<Quantity>): ActivateInventoryMutationVariables => ({
    ...placeOf(write),
    [write.writer.name === 'available' ? 'available' : 'onHand']: Number(write.after),
    key: keyOf(planId, [write]),
  });
  return sendLists(writes, {
    most: MOST_IN_CALL.activate,
    refuse: refuseStocking,
    send: (lists) => client.mutateBatch(ActivateInventoryDocument, lists.flat().map(toRun)),
  });
}

function placeOf({ writer, write }: ValueWrite<Quantity>) {
  return {
    inventoryItemId: toGid('InventoryItem', write.current['inventoryItemId'] ?? ''),
    locationId: toGid('Location', writer.locationId),
  };
}

/**
 * Tells Shopify that a call is the one that it may have had already. Made of what is written and never of the values,
 * which may be the same in another call that has to take place.
 */
function keyOf(planId: string, list: readonly ValueWrite<Quantity>[]): string {
  return `${planId}-${fingerprint(list.map(({ key, write }) => `${write.id}/${key}`).join())}`;
}

const STALE = ['CHANGE_FROM_QUANTITY_STALE', 'COMPARE_QUANTITY_STALE'];

function refuseQuantity(errors: readonly UserError[]): Refusal {
  const isStale = errors.some(({ code }) => code && STALE.includes(code));
  return isStale ? { outcome: 'conflict', reason: CHANGED_IN_SHOPIFY } : failed(wordsOf(errors));
}

/** A number is held against us where somebody has stocked the item meanwhile: this mutation has no codes. */
function refuseStocking(errors: readonly UserError[]): Refusal {
  const isStocked = errors.some(({ message }) => message.includes('already active'));
  return isStocked ? { outcome: 'conflict', reason: CHANGED_IN_SHOPIFY } : failed(wordsOf(errors));
}
