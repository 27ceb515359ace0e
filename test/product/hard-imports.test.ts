import { World } from '../support/world';

/** What goes wrong between Shopify and a large import costs time; no record is missing in the end, and none is twice. */
const WEEK_MS = 8 * 24 * 3_600_000;
const FILL = 'Sheets.Spreadsheets.Values.batchUpdateByDataFilter';

function ids(world: World, tab: string): string[] {
  return world.runtime.person
    .display(tab)
    .slice(1)
    .map((row) => row[0] ?? '')
    .filter((id) => id !== '');
}

/** Each record of the store has one row, and a look finds nothing to send. */
function expectWhole(world: World): void {
  const { products } = world.shop.inspect();
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id.replace(/.*\//, '')).sort();
  expect(world.rpc('getJobs').jobs[0]).toMatchObject({ type: 'import', state: 'done' });
  expect(ids(world, 'Products').sort()).toEqual(idsOf(products));
  expect(ids(world, 'Variants').sort()).toEqual(idsOf(products.flatMap(({ variants }) => variants)));
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
}

test('a result that is gone before all of it was read is asked for again, and nothing comes twice', () => {
  const world = new World();
  const prose = 'Soft to the touch, made to last, and as light as a feather. '.repeat(50);
  world.shop.seedProducts(
    Array.from({ length: 4_000 }, (_, index) => ({ title: `Hat ${index}`, descriptionHtml: prose })),
  );
  world.connect();
  world.rpc('startImport', { resources: ['products', 'variants'] });
  let fills = 0;
  world.runtime.setHook((call) =>
    call.name === FILL && call.phase === 'after' && ++fills === 2 ? 'kill' : undefined,
  );
  expect(() => world.drain()).toThrow();
  world.runtime.setHook(null);
  expect(world.shop.bulk.records.size).toBeGreaterThan(1);
  world.clock.advance(WEEK_MS);
  expect(world.rpc('getJobs').jobs[0]?.done).toBeGreaterThan(0);
  world.drain();
  expectWhole(world);
});

test('what bulk operations cannot read is read page by page', () => {
  const world = new World();
  world.shop.generate({ products: 1_000, seed: 1 });
  world.connect();
  for (let fault = 0; fault < 500; fault++)
    world.shop.bulk.faults.push({ kind: 'fail', afterObjects: 20, errorCode: 'INTERNAL_SERVER_ERROR' });
  world.import();
  expect(world.shop.bulk.records.size).toBeGreaterThan(5);
  expectWhole(world);
});

test('pictures that stand in descriptions as text are too much for nobody', () => {
  const world = new World();
  let state = 1;
  const noise = () => (state = (state * 48_271) % 2_147_483_647).toString(36);
  const picture = () => Array.from({ length: 8_500 }, noise).join('').slice(0, 49_000);
  world.shop.seedProducts(
    Array.from({ length: 60 }, (_, index) => ({
      title: `Hat ${index}`,
      descriptionHtml: `<img src="data:${picture()}">`,
    })),
  );
  world.connect();
  world.import();
  expectWhole(world);
});

test('thousands of small records are no more than a step may hold', () => {
  const world = new World();
  world.shop.seedProducts(Array.from({ length: 4_000 }, (_, index) => ({ title: `Hat ${index}` })));
  world.connect();
  world.import();
  expectWhole(world);
});

test('a store whose bulk operations turn out to be slow is read in another way next time', () => {
  const world = new World();
  world.shop.seedProducts(Array.from({ length: 2_000 }, (_, index) => ({ title: `Hat ${index}` })));
  world.shop.settings.latency.bulkQueryObjectsPerSecond = 20;
  const isBulk = ({ operationName }: { operationName: string | null }) => operationName === 'StartBulkQuery';
  world.connect();
  world.import();
  const requests = world.shop.requests.length;
  expect(world.shop.requests.some(isBulk)).toBe(true);
  world.import();
  expect(world.shop.requests.slice(requests).some(isBulk)).toBe(false);
});
