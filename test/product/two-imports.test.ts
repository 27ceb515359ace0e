import { typeUnder, valueUnder } from '../support/cells';
import { World } from '../support/world';

/** Two imports of the same table under way at once: what a person typed in between stays. */
const PROSE = 'Soft to the touch, made to last, and as light as a feather. '.repeat(100);
const FILL = 'Sheets.Spreadsheets.Values.batchUpdateByDataFilter';
const PRODUCTS = 1_200;

test('a first import that is taken up again after another one showed its table overwrites nothing in it', () => {
  const world = new World();
  world.shop.seedProducts(
    Array.from({ length: PRODUCTS }, (_, at) => ({ title: `Hat ${at}`, descriptionHtml: PROSE })),
  );
  world.connect();
  const { person } = world.runtime;
  const { jobId } = world.rpc('startImport', { resources: ['products'] });
  world.runtime.setHook(({ name, phase }) => (phase === 'after' && name === FILL ? 'kill' : undefined));
  expect(() => world.drain()).toThrow();
  world.runtime.setHook(null);
  world.clock.advance(120_000);
  world.rpc('pauseJob', { jobId });
  world.drain();
  expect(world.rpc('getJobs').jobs[0]).toMatchObject({ jobId, state: 'paused' });
  world.rpc('startImport', { resources: ['products', 'variants'] });
  world.drain();
  expect(world.rpc('getJobs').jobs[0]).toMatchObject({ state: 'done' });
  for (const row of [2, PRODUCTS]) typeUnder(world, 'Products', row, 'Vendor', 'Mine');
  world.rpc('resumeJob', { jobId });
  world.drain();
  expect(person.display('Products')).toHaveLength(PRODUCTS + 1);
  expect([2, PRODUCTS].map((row) => valueUnder(world, 'Products', row, 'Vendor'))).toEqual(['Mine', 'Mine']);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 2, errors: 0, conflicts: 0 });
});
