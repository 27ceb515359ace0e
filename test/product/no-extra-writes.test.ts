import { readApparelCsv } from '../../local/world';
import { mutationsOf, World } from '../support/world';

/** Promise 2: nothing extra is written. */
const APPAREL = readApparelCsv();
const PRICE_COLUMN = 13;

function importApparel(): World {
  const world = new World();
  world.shop.seedCsv(APPAREL);
  world.connect();
  world.import();
  return world;
}

function exportAll(world: World): void {
  const { planId } = world.rpc('previewExport');
  world.rpc('startExport', { planId });
  world.drain();
}

test('a preview right after an import finds 0 operations and asks the store nothing', () => {
  const world = importApparel();
  const asked = world.shop.requests.length;
  expect(world.rpc('previewExport').summary).toMatchObject({
    operations: 0,
    rows: 0,
    errors: 0,
    conflicts: 0,
  });
  expect(world.shop.requests).toHaveLength(asked);
});

test('an export of nothing sends nothing', () => {
  const world = importApparel();
  const asked = world.shop.requests.length;
  exportAll(world);
  expect(mutationsOf(world, asked)).toEqual([]);
});

test('one edited price is one mutation that names one variant and only its price', () => {
  const world = importApparel();
  const variant = world.runtime.person.value('Variants', 4, 1);
  world.runtime.person.type('Variants', 4, PRICE_COLUMN, '61.5');
  const asked = world.shop.requests.length;
  exportAll(world);
  const mutations = mutationsOf(world, asked);
  expect(mutations).toHaveLength(1);
  expect(mutations[0]?.document?.match(/productVariantsBulkUpdate\(/g)).toHaveLength(1);
  expect(Object.entries(mutations[0]?.variables as object)).toEqual([
    [expect.stringMatching(/^productId/), expect.stringMatching(/^gid:\/\/shopify\/Product\/\d+$/)],
    [expect.stringMatching(/^variants/), [{ id: `gid://shopify/ProductVariant/${variant}`, price: '61.50' }]],
  ]);
});

test('a second export right after the first sends nothing', () => {
  const world = importApparel();
  world.runtime.person.type('Variants', 4, PRICE_COLUMN, '61.5');
  world.runtime.person.type('Products', 3, 3, 'Another title');
  exportAll(world);
  const asked = world.shop.requests.length;
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, rows: 0 });
  exportAll(world);
  expect(mutationsOf(world, asked)).toEqual([]);
});

test('a second import right after the first writes no cell of a table', () => {
  const world = importApparel();
  const before = world.runtime.person.display('Variants');
  world.runtime.person.setBackground('Variants', 2, 4, '#ffff00');
  world.import();
  expect(world.runtime.person.display('Variants')).toEqual(before);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0 });
});
