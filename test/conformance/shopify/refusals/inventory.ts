import { UNKNOWN } from '../world';
import type { ErrorRow, ShopWorld } from '../world';
import { refusals } from './refusal';
import type { Refusal } from './refusal';

const NO_ITEM = 'The specified inventory item could not be found.';
const NO_LOCATION = 'The specified location could not be found.';
const NAMES = 'available, damaged, incoming, quality_control, reserved, safety_stock';
const BAD_NAME = `The specified quantity name is invalid. Valid values are: ${NAMES}.`;
const REASONS =
  'correction, cycle_count_available, damaged, movement_canceled, movement_created, movement_received, movement_updated, other, promotion, quality_control, received, reservation_created, reservation_deleted, reservation_updated, restock, safety_stock, shrinkage';
const BAD_REASON: ErrorRow = [
  'input.reason',
  'INVALID_REASON',
  `The specified reason is invalid. Valid values are: ${REASONS}.`,
];
const LEDGER = 'logistics://delivery/1';

type Patch = Record<string, unknown>;

function place(world: ShopWorld, patch: Patch): Patch {
  return { inventoryItemId: world.itemIds[0], locationId: world.locationIds[0], ...patch };
}

const adjust =
  (change: Patch, input: Patch = {}) =>
  (world: ShopWorld): Patch => ({
    key: world.newKey(),
    input: {
      name: 'available',
      reason: 'correction',
      changes: [place(world, { delta: 1, changeFromQuantity: null, ...change })],
      ...input,
    },
  });

const move =
  (patch: { from?: Patch; to?: Patch; change?: Patch }, input: Patch = {}) =>
  (world: ShopWorld): Patch => {
    const [locationId] = world.locationIds;
    const side = (name: string, own: Patch = {}): Patch => ({
      locationId,
      name,
      changeFromQuantity: null,
      ledgerDocumentUri: name === 'available' ? undefined : LEDGER,
      ...own,
    });
    const change = {
      inventoryItemId: world.itemIds[0],
      quantity: 1,
      from: side('available', patch.from),
      to: side('damaged', patch.to),
      ...patch.change,
    };
    return {
      key: world.newKey(),
      input: { reason: 'correction', referenceDocumentUri: LEDGER, changes: [change], ...input },
    };
  };

const onHand =
  (line: Patch, input: Patch = {}) =>
  (world: ShopWorld): Patch => ({
    key: world.newKey(),
    input: {
      reason: 'correction',
      setQuantities: [place(world, { quantity: 1, changeFromQuantity: null, ...line })],
      ...input,
    },
  });

const activate =
  (patch: Patch) =>
  (world: ShopWorld): Patch => ({
    key: world.newKey(),
    ...place(world, { locationId: world.locationIds[1], ...patch }),
  });

const notStocked = (why: string): string => `The product couldn't be stocked at Second place because ${why}`;

export const INVENTORY_REFUSALS: readonly Refusal[] = [
  ...refusals(
    'inventoryAdjustQuantities',
    'mutation A($input: InventoryAdjustQuantitiesInput!, $key: String!) { inventoryAdjustQuantities(input: $input) @idempotent(key: $key) { ERRORS } }',
    {
      'an unknown item': [
        adjust({ inventoryItemId: UNKNOWN.item }),
        [['input.changes.0.inventoryItemId', 'INVALID_INVENTORY_ITEM', NO_ITEM]],
      ],
      'an unknown location': [
        adjust({ locationId: UNKNOWN.location }),
        [['input.changes.0.locationId', 'INVALID_LOCATION', NO_LOCATION]],
      ],
      'an unknown reason': [adjust({}, { reason: 'no reason' }), [BAD_REASON]],
      'a document for what is available': [
        adjust({ ledgerDocumentUri: LEDGER }),
        [
          [
            'input.changes.0.ledgerDocumentUri',
            'INVALID_AVAILABLE_DOCUMENT',
            'A ledger document URI is not allowed when adjusting available.',
          ],
        ],
      ],
      'no document for what is not': [
        adjust({}, { name: 'damaged' }),
        [
          [
            'input.changes.0.ledgerDocumentUri',
            'INVALID_QUANTITY_DOCUMENT',
            'A ledger document URI is required except when adjusting available.',
          ],
        ],
      ],
      "a document of the store's own": [
        adjust({ ledgerDocumentUri: 'gid://shopify/Order/1' }, { name: 'damaged' }),
        [
          [
            'input.changes.0.ledgerDocumentUri',
            'INTERNAL_LEDGER_DOCUMENT',
            'Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.',
          ],
        ],
      ],
    },
  ),
  ...refusals(
    'inventoryMoveQuantities',
    'mutation M($input: InventoryMoveQuantitiesInput!, $key: String!) { inventoryMoveQuantities(input: $input) @idempotent(key: $key) { ERRORS } }',
    {
      'an unknown item': [
        move({ change: { inventoryItemId: UNKNOWN.item } }),
        [['input.changes.0.inventoryItemId', 'INVALID_INVENTORY_ITEM', NO_ITEM]],
      ],
      'unknown locations': [
        move({ from: { locationId: UNKNOWN.location }, to: { locationId: UNKNOWN.location } }),
        [
          ['input.changes.0.from.locationId', 'INVALID_LOCATION', NO_LOCATION],
          ['input.changes.0.to.locationId', 'INVALID_LOCATION', NO_LOCATION],
        ],
      ],
      'a quantity on hand': [
        move({ from: { name: 'on_hand', ledgerDocumentUri: undefined } }),
        [['input.changes.0.from.name', undefined, BAD_NAME]],
      ],
      'an unknown reason': [move({}, { reason: 'no reason' }), [BAD_REASON]],
    },
  ),
  ...refusals(
    'inventorySetOnHandQuantities',
    'mutation S($input: InventorySetOnHandQuantitiesInput!, $key: String!) { inventorySetOnHandQuantities(input: $input) @idempotent(key: $key) { ERRORS } }',
    {
      'an unknown item': [
        onHand({ inventoryItemId: UNKNOWN.item }),
        [['input.setQuantities.0.inventoryItemId', 'INVALID_INVENTORY_ITEM', NO_ITEM]],
      ],
      'an unknown location': [
        onHand({ locationId: UNKNOWN.location }),
        [['input.setQuantities.0.locationId', 'INVALID_LOCATION', NO_LOCATION]],
      ],
      'a negative quantity': [
        onHand({ quantity: -1 }),
        [['input.setQuantities.0.quantity', 'INVALID_QUANTITY_NEGATIVE', "The quantity can't be negative."]],
      ],
      'more than a billion': [
        onHand({ quantity: 1_000_000_001 }),
        [
          [
            'input.setQuantities.0.quantity',
            'INVALID_QUANTITY_TOO_HIGH',
            "The quantity can't be higher than 1,000,000,000.",
          ],
        ],
      ],
      'an unknown reason': [onHand({}, { reason: 'no reason' }), [BAD_REASON]],
    },
  ),
  ...refusals(
    'inventoryActivate',
    'mutation A($inventoryItemId: ID!, $locationId: ID!, $available: Int, $onHand: Int, $key: String!) { inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId, available: $available, onHand: $onHand) @idempotent(key: $key) { ERRORS } }',
    {
      'two quantities at once': [
        activate({ available: 1, onHand: 1 }),
        ['available', 'onHand'].map((field): ErrorRow => [
          field,
          undefined,
          notStocked('not allowed to set available and on_hand quantities at the same time.'),
        ]),
      ],
      'an unknown item': [
        activate({ inventoryItemId: UNKNOWN.item }),
        [['inventoryItemId', undefined, notStocked('the product was deleted.')]],
      ],
      'a quantity on hand where it is active': [
        (world) => ({ key: world.newKey(), ...place(world, { onHand: 1 }) }),
        [
          [
            'onHand',
            undefined,
            'Not allowed to set an on_hand quantity when the item is already active at the location.',
          ],
        ],
      ],
      'more than a billion': [
        activate({ onHand: 1_000_000_001 }),
        [['onHand', undefined, notStocked('the quantity needs to be between -1 billion and 1 billion.')]],
      ],
    },
  ),
  ...refusals(
    'inventoryBulkToggleActivation',
    'mutation T($id: ID!, $updates: [InventoryBulkToggleActivationInput!]!) { inventoryBulkToggleActivation(inventoryItemId: $id, inventoryItemUpdates: $updates) { ERRORS } }',
    {
      'leaving the only location': [
        (world) => ({
          id: world.itemIds[0],
          updates: [{ locationId: world.locationIds[0], activate: false }],
        }),
        [
          [
            'inventoryItemUpdates.0.locationId',
            'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION',
            "The variant couldn't be unstocked from Shop location because products need to be stocked at a minimum of 1 location.",
          ],
        ],
      ],
      'an unknown location': [
        (world) => ({ id: world.itemIds[0], updates: [{ locationId: UNKNOWN.location, activate: true }] }),
        [
          [
            'inventoryItemUpdates.0.locationId',
            'LOCATION_NOT_FOUND',
            "The quantity couldn't be updated because the location was not found.",
          ],
        ],
      ],
    },
  ),
  ...refusals(
    'inventoryDeactivate',
    'mutation D($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { ERRORS } }',
    {
      'leaving the only location': [
        (world) => {
          const [item] = [...world.shop.state.inventoryItems.values()];
          const [level] = [...(item?.levels.values() ?? [])];
          return {
            id: `gid://shopify/InventoryLevel/${level?.location.levelNumber ?? 0}?inventory_item_id=${item?.numericId ?? 0}`,
          };
        },
        [
          [
            null,
            undefined,
            "The product couldn't be unstocked from Shop location because products need to be stocked at a minimum of 1 location.",
          ],
        ],
      ],
    },
  ),
  ...refusals(
    'inventoryItemUpdate',
    'mutation I($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) { ERRORS } }',
    {
      'an unknown country': [
        (world) => ({ id: world.itemIds[0], input: { countryCodeOfOrigin: 'ZZ' } }),
        [['input.countryCodeOfOrigin', undefined, 'Country code of origin is invalid']],
      ],
    },
  ),
];
