import { typeUnder, valueUnder } from '../support/cells';
import { mutationsOf, World } from '../support/world';

/** Numbers in stock: written one by one, compared with what was read, and never over somebody else's. */
const INVENTORY = 'Inventory';
const AVAILABLE = 'Inventory Available: Shop location';
const ON_HAND = 'Inventory On Hand: Shop location';
const ELSEWHERE = 'Inventory Available: Warehouse';

function imported(): World {
  const world = new World();
  world.shop.addLocation('Warehouse');
  world.shop.seedProducts([
    { title: 'Shirt', variants: [{ sku: 'S', stock: 5, tracked: true }] },
    { title: 'Tie', variants: [{ sku: 'T', stock: 8, tracked: true }] },
    { title: 'Voucher', variants: [{ sku: 'V', stock: 1, tracked: false }] },
  ]);
  world.connect();
  world.import();
  return world;
}

function itemAt(world: World, product: number): string {
  return world.shop.inspect().products[product]?.variants[0]?.inventoryItemId ?? '';
}

function stockOf(world: World, product: number) {
  return world.shop.inspect().products[product]?.variants[0]?.stock;
}

const shopLocation = (world: World) => [...world.shop.state.locations.values()][0]?.id ?? '';
const messageOf = (world: World, row: number) => String(valueUnder(world, INVENTORY, row, 'Sync Message'));

test('a preview right after an import finds nothing to write', () => {
  expect(imported().rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('an edited number is one mutation that names one item, and what it was', () => {
  const world = imported();
  typeUnder(world, INVENTORY, 2, AVAILABLE, '7');
  const asked = world.shop.requests.length;
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 1, rows: 1, fields: 1 });
  world.exportAll();
  const [mutation, ...others] = mutationsOf(world, asked);
  expect(others).toEqual([]);
  expect(mutation?.document?.match(/inventorySetQuantities\(/g)).toHaveLength(1);
  expect(mutation?.variables).toEqual({
    input_0: {
      name: 'available',
      reason: 'correction',
      quantities: [
        {
          inventoryItemId: itemAt(world, 0),
          locationId: shopLocation(world),
          quantity: 7,
          changeFromQuantity: 5,
        },
      ],
    },
    key_0: expect.stringMatching(/^plan-\w+-\w+$/) as string,
  });
  expect(stockOf(world, 0)).toEqual({ 'Shop location': { available: 7, onHand: 7, isActive: true } });
});

test('the other number of the location moves along in the sheet, and nothing is left to send', () => {
  const world = imported();
  typeUnder(world, INVENTORY, 2, ON_HAND, '9');
  world.exportAll();
  expect(valueUnder(world, INVENTORY, 2, AVAILABLE)).toBe(9);
  expect(valueUnder(world, INVENTORY, 2, 'Sync Status')).toBe('Sent');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('a formula in the other cell stays, and is not sent as if it were an edit', () => {
  const world = imported();
  typeUnder(world, INVENTORY, 2, ON_HAND, '=2+3');
  typeUnder(world, INVENTORY, 2, AVAILABLE, '7');
  world.exportAll();
  expect(stockOf(world, 0)).toMatchObject({ 'Shop location': { available: 7 } });
  expect(valueUnder(world, INVENTORY, 2, ON_HAND)).toBe(5);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0 });
});

test('what somebody else counted before the export is a conflict, and stays in the store', () => {
  const world = imported();
  typeUnder(world, INVENTORY, 2, AVAILABLE, '7');
  world.shop.admin.setAvailable(itemAt(world, 0), shopLocation(world), 4);
  const asked = world.shop.requests.length;
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 1 });
  world.exportAll();
  expect(mutationsOf(world, asked)).toEqual([]);
  expect(stockOf(world, 0)).toMatchObject({ 'Shop location': { available: 4 } });
});

test('what somebody else counts between our last look and our write is a conflict as well', () => {
  const world = imported();
  typeUnder(world, INVENTORY, 2, AVAILABLE, '7');
  typeUnder(world, INVENTORY, 3, AVAILABLE, '9');
  const { planId } = world.rpc('previewExport');
  const item = itemAt(world, 0);
  const asked = world.shop.requests.length;
  world.runtime.setHook(({ name, phase }) => {
    const isBeforeWrite = phase === 'before' && name.startsWith('UrlFetchApp');
    if (isBeforeWrite && world.shop.requests.length === asked + 1)
      world.shop.admin.setAvailable(item, shopLocation(world), 4);
    return undefined;
  });
  world.rpc('startExport', { planId });
  world.drain();
  world.runtime.setHook(null);
  expect(stockOf(world, 0)).toMatchObject({ 'Shop location': { available: 4 } });
  expect(stockOf(world, 1)).toMatchObject({ 'Shop location': { available: 9 } });
  expect(valueUnder(world, INVENTORY, 2, 'Sync Status')).toBe('Conflict');
  expect(valueUnder(world, INVENTORY, 2, AVAILABLE)).toBe(7);
  expect(valueUnder(world, INVENTORY, 3, 'Sync Status')).toBe('Sent');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 1 });
});

test('a number where an item is not stocked stocks it there', () => {
  const world = imported();
  expect(valueUnder(world, INVENTORY, 2, ELSEWHERE)).toBe('not stocked');
  typeUnder(world, INVENTORY, 2, ELSEWHERE, '3');
  const asked = world.shop.requests.length;
  world.exportAll();
  const mutations = mutationsOf(world, asked);
  expect(mutations.map(({ document }) => document?.match(/inventory\w+(?=\()/g))).toEqual([
    ['inventoryActivate'],
  ]);
  expect(stockOf(world, 0)).toMatchObject({ Warehouse: { available: 3, onHand: 3, isActive: true } });
  expect(valueUnder(world, INVENTORY, 2, 'Inventory On Hand: Warehouse')).toBe(3);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('an emptied cell is left alone', () => {
  const world = imported();
  typeUnder(world, INVENTORY, 2, AVAILABLE, '');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
  world.import();
  expect(stockOf(world, 0)).toMatchObject({ 'Shop location': { available: 5 } });
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test.each<[string, (world: World) => void, RegExp]>([
  [
    'both numbers of one location',
    (world) => {
      typeUnder(world, INVENTORY, 2, AVAILABLE, '7');
      typeUnder(world, INVENTORY, 2, ON_HAND, '9');
    },
    /undo one of the two edits/,
  ],
  [
    '“not stocked” over a number',
    (world) => typeUnder(world, INVENTORY, 2, AVAILABLE, 'not stocked'),
    /type the number back, or stop stocking the item there in Shopify/,
  ],
  ['half a piece', (world) => typeUnder(world, INVENTORY, 2, AVAILABLE, '2.5'), /not a whole number/],
  ['less than nothing on hand', (world) => typeUnder(world, INVENTORY, 2, ON_HAND, '-1'), /0 or more/],
  ['more than Shopify keeps', (world) => typeUnder(world, INVENTORY, 2, AVAILABLE, '2000000000'), /between/],
  ['a word', (world) => typeUnder(world, INVENTORY, 2, AVAILABLE, 'many'), /is not a number/],
  [
    'the stock of what is not counted',
    (world) => typeUnder(world, INVENTORY, 4, AVAILABLE, '7'),
    /write “shopify” into its Variant Inventory Tracker/,
  ],
])('%s is an error on the row, with a way out, and nothing is sent', (_, act, says) => {
  const world = imported();
  act(world);
  const asked = world.shop.requests.length;
  const { planId, summary } = world.rpc('previewExport');
  expect(summary).toMatchObject({ operations: 0, rows: 0 });
  expect(world.rpc('getPlan', { planId }).errors[0]?.message).toMatch(says);
  world.exportAll();
  expect(mutationsOf(world, asked)).toEqual([]);
  expect([2, 4].map((row) => messageOf(world, row)).join()).toMatch(says);
});

test('a store that is connected again keeps the columns of its locations', () => {
  const world = imported();
  typeUnder(world, INVENTORY, 2, AVAILABLE, '7');
  world.connect();
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 1 });
});

test('without the right to write stock it says which one is missing', () => {
  const world = imported();
  typeUnder(world, INVENTORY, 2, AVAILABLE, '7');
  world.shop.setScopes(['write_products', 'read_inventory', 'read_locations']);
  world.connect();
  const { planId } = world.rpc('previewExport');
  expect(world.try('startExport', { planId })).toMatchObject({
    ok: false,
    error: { code: 'missing_scope', details: { scope: 'write_inventory' } },
  });
});
