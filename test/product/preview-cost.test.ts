import { World } from '../support/world';

/** What a look at the changes costs: people wait for it. */
const PRODUCTS = 120;
const HOUR_MS = 3_600_000;

function edited(): World {
  const world = new World();
  world.shop.generate({ products: PRODUCTS, variantsPerProduct: 1, seed: 5 });
  world.connect();
  world.import();
  const { person } = world.runtime;
  const title = (person.display('Products')[0] ?? []).indexOf('Title') + 1;
  for (let row = 2; row <= PRODUCTS + 1; row += 2) person.type('Products', row, title, `Mine ${row}`);
  return world;
}

function callsOf(world: World, act: () => void): string[] {
  const before = world.runtime.serviceCalls.length;
  act();
  return world.runtime.serviceCalls.slice(before);
}

test('a preview of edits that are scattered over a table takes six calls of the spreadsheet', () => {
  const world = edited();
  const asked = world.shop.requests.length;
  const calls = callsOf(world, () => expect(world.rpc('previewExport').summary?.rows).toBe(PRODUCTS / 2));
  expect(calls.filter((name) => name.startsWith('Sheets.'))).toEqual([
    'Sheets.Spreadsheets.get',
    'Sheets.Spreadsheets.Values.batchGet',
    'Sheets.Spreadsheets.Values.batchGet',
    'Sheets.Spreadsheets.getByDataFilter',
    'Sheets.Spreadsheets.Values.batchGet',
    'Sheets.Spreadsheets.batchUpdate',
  ]);
  // Shopify answers three requests of at least 25 ids as fast as one.
  expect(calls.filter((name) => name === 'UrlFetchApp.fetchAll')).toHaveLength(1);
  expect(world.shop.requests).toHaveLength(asked + 3);
});

test('a preview of one row reads that row, and no column of the others but their ids', () => {
  const world = edited();
  const id = String(world.runtime.person.value('Products', 4, 1));
  const before = world.clock.nowMs();
  const { planId } = world.rpc('previewExport', { rows: [{ tab: 'Products', id }] });
  expect(world.rpc('getPlan', { planId }).changes.map(({ row, after }) => [row, after])).toEqual([
    [4, 'Mine 4'],
  ]);
  expect(world.clock.nowMs() - before).toBeLessThan(3_000);
});

test('plans that nobody can start any more are dropped where there are many', () => {
  const world = edited();
  const plans = () => new Set(world.runtime.person.display('_plans').map(([planId]) => planId)).size;
  for (let look = 0; look < 45; look++) world.rpc('previewExport');
  expect(plans()).toBeGreaterThan(40);
  world.clock.advance(49 * HOUR_MS);
  world.rpc('previewExport');
  expect(plans()).toBe(2);
});
