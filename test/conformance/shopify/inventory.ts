import type { Checks } from '../facts';
import { UNKNOWN } from './world';
import type { ErrorRow, ShopWorld } from './world';

const SET = `mutation S($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id reason } userErrors { field code message } } }`;
const SET_WITHOUT_KEY = `mutation S($input: InventorySetQuantitiesInput!) {
  inventorySetQuantities(input: $input) { userErrors { field code message } } }`;
const ADJUST = `mutation A($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id } userErrors { field code message } } }`;
const ACTIVATE = `mutation A($itemId: ID!, $locationId: ID!, $available: Int, $key: String!) {
  inventoryActivate(inventoryItemId: $itemId, locationId: $locationId, available: $available) @idempotent(key: $key) {
    inventoryLevel { id } userErrors { field message } } }`;

interface Line {
  inventoryItemId?: string;
  locationId?: string;
  quantity?: number;
  changeFromQuantity?: number | null;
}

function setInput(
  world: ShopWorld,
  line: Line,
  input: Record<string, unknown> = {},
): Record<string, unknown> {
  const [inventoryItemId] = world.itemIds;
  const [locationId] = world.locationIds;
  const quantities = [{ inventoryItemId, locationId, quantity: 9, changeFromQuantity: null, ...line }];
  return { name: 'available', reason: 'correction', quantities, ...input };
}

function refusesSet(line: Line, input: Record<string, unknown>, ...rows: ErrorRow[]) {
  return (world: ShopWorld): void => {
    world.expectErrors(SET, { input: setInput(world, line, input), key: world.newKey() }, ...rows);
  };
}

const set = (world: ShopWorld, line: Line, key = world.newKey()): Record<string, unknown> =>
  world.payload(SET, { input: setInput(world, line), key });

function availableOf(world: ShopWorld): unknown {
  const item = [...world.shop.state.inventoryItems.values()].find(({ id }) => id === world.itemIds[0]);
  return [...(item?.levels.values() ?? [])][0]?.quantities.available;
}

const MISMATCH = 'The same idempotency key cannot be used with different operation parameters.';

export const INVENTORY_CHECKS: Checks<ShopWorld> = {
  'inventory-set/key-required': (world) => {
    const [error] = world.body(SET_WITHOUT_KEY, { input: setInput(world, {}) }).errors ?? [];
    expect(error).toMatchObject({
      message: 'The @idempotent directive is required for this mutation but was not provided.',
      path: ['inventorySetQuantities'],
      extensions: { code: 'BAD_REQUEST' },
    });
  },
  'inventory-set/change-from-required': (world) => {
    const [inventoryItemId] = world.itemIds;
    const [locationId] = world.locationIds;
    const input = {
      name: 'available',
      reason: 'correction',
      quantities: [{ inventoryItemId, locationId, quantity: 1 }],
    };
    const [error] = world.body(SET, { input, key: world.newKey() }).errors ?? [];
    expect(error).toMatchObject({
      message: 'InventoryQuantityInput must include the following argument: changeFromQuantity.',
      extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
    });
  },
  'inventory-set/stale': (world) => {
    const { userErrors } = set(world, { changeFromQuantity: 99 });
    expect(userErrors).toMatchObject([
      { field: ['input', 'quantities', '0', 'changeFromQuantity'], code: 'CHANGE_FROM_QUANTITY_STALE' },
    ]);
    expect(availableOf(world)).toBe(3);
  },
  'inventory-set/compared': (world) => {
    expect(set(world, { changeFromQuantity: 3 })['userErrors']).toEqual([]);
    expect(availableOf(world)).toBe(9);
  },
  'inventory-set/unknown-item': refusesSet({ inventoryItemId: UNKNOWN.item }, {}, [
    'input.quantities.0.inventoryItemId',
    'INVALID_INVENTORY_ITEM',
    'The specified inventory item could not be found.',
  ]),
  'inventory-set/unknown-location': refusesSet({ locationId: UNKNOWN.location }, {}, [
    'input.quantities.0.locationId',
    'INVALID_LOCATION',
    'The specified location could not be found.',
  ]),
  'inventory-set/bad-name': refusesSet({}, { name: 'damaged' }, [
    'input.name',
    'INVALID_NAME',
    "The quantity name must be either 'available' or 'on_hand'.",
  ]),
  'inventory-set/too-high': refusesSet({ quantity: 1_000_000_001 }, {}, [
    'input.quantities.0.quantity',
    'INVALID_QUANTITY_TOO_HIGH',
    "The quantity can't be higher than 1,000,000,000.",
  ]),
  'inventory-set/too-low': refusesSet({ quantity: -1_000_000_001 }, {}, [
    'input.quantities.0.quantity',
    'INVALID_QUANTITY_TOO_LOW',
    "The quantity can't be lower than -1,000,000,000.",
  ]),
  'inventory-set/negative-on-hand': refusesSet({ quantity: -1 }, { name: 'on_hand' }, [
    'input.quantities.0.quantity',
    'INVALID_QUANTITY_NEGATIVE',
    "The quantity can't be negative.",
  ]),
  'inventory-set/pair-twice': (world) => {
    const input = setInput(world, {});
    const [line] = input['quantities'] as unknown[];
    const pair = 'The combination of inventoryItemId and locationId must be unique.';
    const code = 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR';
    world.expectErrors(
      SET,
      { input: { ...input, quantities: [line, line] }, key: world.newKey() },
      ['input.quantities.0.locationId', code, pair],
      ['input.quantities.1.locationId', code, pair],
    );
  },
  'inventory-set/bad-reason': (world) => {
    const { userErrors } = world.payload(SET, {
      input: setInput(world, {}, { reason: 'boredom' }),
      key: world.newKey(),
    });
    expect(userErrors).toMatchObject([{ field: ['input', 'reason'], code: 'INVALID_REASON' }]);
  },
  'idempotency/same-result': (world) => {
    const first = set(world, {}, 'once');
    world.clock.advance(5000);
    world.shop.admin.setAvailable(world.itemIds[0] ?? '', world.locationIds[0] ?? '', 1);
    expect(set(world, {}, 'once')).toEqual(first);
    expect(availableOf(world)).toBe(1);
  },
  'idempotency/still-running': (world) => {
    set(world, {}, 'once');
    expect(set(world, {}, 'once')['userErrors']).toEqual([
      {
        field: null,
        code: 'IDEMPOTENCY_CONCURRENT_REQUEST',
        message: 'This request is currently in progress, please try again.',
      },
    ]);
  },
  'idempotency/other-parameters': (world) => {
    set(world, {}, 'once');
    const { userErrors } = set(world, { quantity: 5 }, 'once');
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH', message: MISMATCH }]);
    expect(availableOf(world)).toBe(9);
  },
  'idempotency/a-day': (world) => {
    set(world, {}, 'once');
    world.clock.advance(24 * 3600 * 1000 + 1);
    set(world, { quantity: 5 }, 'once');
    expect(availableOf(world)).toBe(5);
  },
  'inventory-adjust/bad-name': (world) => {
    const [inventoryItemId] = world.itemIds;
    const [locationId] = world.locationIds;
    const changes = [{ inventoryItemId, locationId, delta: 1, changeFromQuantity: null }];
    const input = { name: 'on_hand', reason: 'correction', changes };
    const { userErrors } = world.payload(ADJUST, { input, key: world.newKey() });
    expect(userErrors).toMatchObject([
      {
        field: ['input', 'name'],
        message:
          'The specified quantity name is invalid. Valid values are: available, damaged, incoming, quality_control, reserved, safety_stock.',
      },
    ]);
  },
  'inventory-activate/already-active': (world) => {
    const variables = {
      itemId: world.itemIds[0],
      locationId: world.locationIds[0],
      available: 5,
      key: world.newKey(),
    };
    world.expectErrors(ACTIVATE, variables, [
      'available',
      undefined,
      'Not allowed to set available quantity when the item is already active at the location.',
    ]);
  },
  'inventory-activate/unknown-location': (world) => {
    const variables = { itemId: world.itemIds[0], locationId: UNKNOWN.location, key: world.newKey() };
    world.expectErrors(ACTIVATE, variables, [
      'locationId',
      undefined,
      "The product couldn't be stocked because the location wasn't found.",
    ]);
  },
};
