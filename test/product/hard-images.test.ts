import { shareImages } from '../support/media';
import { World } from '../support/world';

/** What goes wrong while images are read in bulk: each keeps its one row, of the oldest product that shows it. */
const WEEK_MS = 8 * 24 * 3_600_000;
const FILL = 'Sheets.Spreadsheets.Values.batchUpdateByDataFilter';
const PRODUCTS = 4_000;
const PROSE = 'Soft to the touch, made to last, and as light as a feather. '.repeat(100);

function open(): World {
  const world = new World();
  world.shop.seedProducts(
    Array.from({ length: PRODUCTS }, (_, at) => ({
      title: `Hat ${at}`,
      descriptionHtml: PROSE,
      images: [`https://cdn.shopify.com/a${at}.jpg`],
    })),
  );
  const ids = [...world.shop.state.products.keys()];
  for (let at = 0; at < PRODUCTS; at += 40)
    shareImages(world, ids[at] ?? 0, ids[(at + PRODUCTS / 2 + 1) % PRODUCTS] ?? 0);
  world.connect();
  return world;
}

/** Image → the product that its row has to name. */
function expected(world: World): Record<string, string> {
  const rows: Record<string, string> = {};
  for (const product of world.shop.state.products.values())
    for (const { numericId } of product.media) rows[numericId] ??= String(product.numericId);
  return rows;
}

function expectWhole(world: World): void {
  const rows = world.runtime.person.display('Images').slice(1);
  expect(rows).toHaveLength(PRODUCTS);
  expect(Object.fromEntries(rows.map(([id, productId]) => [id, productId]))).toEqual(expected(world));
  expect(world.runtime.person.display('Products')).toHaveLength(1 + PRODUCTS);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
}

const jobOf = (world: World) => world.rpc('getJobs').jobs[0];

function start(world: World): void {
  world.rpc('startImport', { resources: ['products', 'images'] });
}

/** An execution dies when a part is written, and nobody goes on for a week: what Shopify had found is gone by then. */
function stopForAWeek(world: World): void {
  let fills = 0;
  world.runtime.setHook((call) =>
    call.name === FILL && call.phase === 'after' && ++fills === 3 ? 'kill' : undefined,
  );
  expect(() => world.drain()).toThrow();
  world.runtime.setHook(null);
  world.clock.advance(WEEK_MS);
}

test('a result that is gone before all of it was read is asked for again', () => {
  const world = open();
  start(world);
  stopForAWeek(world);
  world.drain();
  // Products came twice, images did not.
  expect(jobOf(world)?.done).toBeGreaterThan(2 * PRODUCTS);
  expectWhole(world);
});

test('what bulk operations cannot read any more is read page by page, and what was written stays', () => {
  const world = open();
  start(world);
  stopForAWeek(world);
  for (let fault = 0; fault < 500; fault++)
    world.shop.bulk.faults.push({ kind: 'fail', afterObjects: 20, errorCode: 'INTERNAL_SERVER_ERROR' });
  world.drain();
  expect(world.shop.requests.some(({ document }) => document?.includes('ImagesPage'))).toBe(true);
  expect(jobOf(world)).toMatchObject({ state: 'done' });
  expectWhole(world);
});
