import { at, dataOf, firstIds, openShop, TWO_VARIANTS } from './support';
import type { OpenShop } from './support';

const NAMES = [
  'available',
  'on_hand',
  'committed',
  'reserved',
  'damaged',
  'safety_stock',
  'quality_control',
  'incoming',
];

const LEVELS = `query L($id: ID!, $names: [String!]!) {
  inventoryItem(id: $id) { inventoryLevels(first: 10, includeInactive: true) {
    nodes { id isActive location { name } quantities(names: $names) { name quantity } } } } }`;

const run = (open: OpenShop, document: string, variables: Record<string, unknown>): unknown =>
  Object.values(dataOf(open.shop.graphql(document, variables)))[0];

function levels({
  shop,
}: OpenShop): { place: string; isActive: boolean; quantities: Record<string, number> }[] {
  const data = dataOf(shop.graphql(LEVELS, { id: firstIds(shop).itemId, names: NAMES }));
  const nodes = at(data, 'inventoryItem.inventoryLevels.nodes') as {
    isActive: boolean;
    location: { name: string };
    quantities: { name: string; quantity: number }[];
  }[];
  return nodes.map((node) => ({
    place: node.location.name,
    isActive: node.isActive,
    quantities: Object.fromEntries(node.quantities.map(({ name, quantity }) => [name, quantity])),
  }));
}

function twoPlaces(
  options: Parameters<typeof openShop>[0] = {},
): OpenShop & { first: string; second: string; itemId: string } {
  const open = openShop(options, [TWO_VARIANTS]);
  open.shop.addLocation('Second');
  const [first = '', second = ''] = [...open.shop.state.locations.values()].map(({ id }) => id);
  return { ...open, first, second, itemId: firstIds(open.shop).itemId };
}

const ACTIVATE = `mutation A($item: ID!, $place: ID!, $available: Int, $key: String!) {
  inventoryActivate(inventoryItemId: $item, locationId: $place, available: $available) @idempotent(key: $key) {
    inventoryLevel { id } userErrors { field message } } }`;
const ADJUST = `mutation A($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { reason changes { name delta quantityAfterChange } } userErrors { field code message } } }`;
const MOVE = `mutation M($input: InventoryMoveQuantitiesInput!, $key: String!) {
  inventoryMoveQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { changes { name delta } } userErrors { field code message } } }`;
const ON_HAND = `mutation O($input: InventorySetOnHandQuantitiesInput!, $key: String!) {
  inventorySetOnHandQuantities(input: $input) @idempotent(key: $key) { userErrors { field code message } } }`;
const TOGGLE = `mutation T($item: ID!, $updates: [InventoryBulkToggleActivationInput!]!) {
  inventoryBulkToggleActivation(inventoryItemId: $item, inventoryItemUpdates: $updates) {
    inventoryLevels { isActive } userErrors { field code message } } }`;

it('has eight quantities at each place, and on hand is the sum of those that lie there', () => {
  const open = twoPlaces();
  run(open, ACTIVATE, { item: open.itemId, place: open.second, available: 5, key: 'a' });
  const change = {
    inventoryItemId: open.itemId,
    locationId: open.second,
    delta: 2,
    changeFromQuantity: null,
  };
  const changes = [{ ...change, ledgerDocumentUri: 'app://count/1' }];
  run(open, ADJUST, { input: { name: 'damaged', reason: 'damaged', changes }, key: 'b' });
  const [, second] = levels(open);
  expect(second).toMatchObject({
    place: 'Second',
    isActive: true,
    quantities: { available: 5, damaged: 2, on_hand: 7, incoming: 0 },
  });
  expect(Object.keys(second?.quantities ?? {}).sort()).toEqual([...NAMES].sort());
});

it('tells both quantities that an adjustment changes', () => {
  const open = twoPlaces();
  const changes = [
    { inventoryItemId: open.itemId, locationId: open.first, delta: -1, changeFromQuantity: 3 },
  ];
  const payload = run(open, ADJUST, {
    input: { name: 'available', reason: 'correction', changes },
    key: 'a',
  });
  expect(at(payload, 'inventoryAdjustmentGroup.changes')).toEqual([
    { name: 'available', delta: -1, quantityAfterChange: null },
    { name: 'on_hand', delta: -1, quantityAfterChange: null },
  ]);
});

it('moves stock from one quantity to another at the same place', () => {
  const open = twoPlaces();
  const end = { locationId: open.first, changeFromQuantity: null };
  const changes = [
    {
      inventoryItemId: open.itemId,
      quantity: 2,
      from: { ...end, name: 'available' },
      to: { ...end, name: 'safety_stock', ledgerDocumentUri: 'app://count/1' },
    },
  ];
  expect(
    run(open, MOVE, {
      input: { reason: 'correction', referenceDocumentUri: 'app://move/1', changes },
      key: 'a',
    }),
  ).toMatchObject({ userErrors: [] });
  expect(levels(open)[0]?.quantities).toMatchObject({ available: 1, safety_stock: 2, on_hand: 3 });
});

it('sets what is on hand by changing what is available', () => {
  const open = twoPlaces();
  const setQuantities = [
    { inventoryItemId: open.itemId, locationId: open.first, quantity: 8, changeFromQuantity: 3 },
  ];
  expect(run(open, ON_HAND, { input: { reason: 'correction', setQuantities }, key: 'a' })).toMatchObject({
    userErrors: [],
  });
  expect(levels(open)[0]?.quantities).toMatchObject({ available: 8, on_hand: 8 });
});

it('keeps an item at one place at least', () => {
  const open = twoPlaces();
  const off = { locationId: open.first, activate: false };
  expect(run(open, TOGGLE, { item: open.itemId, updates: [off] })).toMatchObject({
    userErrors: [{ code: 'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION' }],
  });
  run(open, TOGGLE, { item: open.itemId, updates: [{ locationId: open.second, activate: true }] });
  expect(levels(open)).toHaveLength(2);
});

it('runs a repeated key again where the store is told to', () => {
  const open = twoPlaces({ repeatedKeys: 'again' });
  const changes = [
    { inventoryItemId: open.itemId, locationId: open.first, delta: 1, changeFromQuantity: null },
  ];
  const variables = { input: { name: 'available', reason: 'correction', changes }, key: 'same' };
  run(open, ADJUST, variables);
  open.clock.advance(5000);
  run(open, ADJUST, variables);
  expect(levels(open)[0]?.quantities['available']).toBe(5);
});
