import type { Fault } from '../../local/shop';
import { World } from '../support/world';

/** A job that ended in the middle of a wave: what was sent by then is in the audit all the same, once. */
const TITLE = 3;
const HOUR = 3_600_000;

function edited(products: number): World {
  const world = new World();
  world.shop.seedProducts(Array.from({ length: products }, (_, index) => ({ title: `Product ${index}` })));
  world.connect();
  world.import();
  for (let row = 2; row < products + 2; row++)
    world.runtime.person.type('Products', row, TITLE, `New ${row}`);
  return world;
}

function startExport(world: World): string {
  const { planId } = world.rpc('previewExport');
  return world.rpc('startExport', { planId, confirm: true }).jobId;
}

/** Acts right before or after the given one of the next calls of UrlFetchApp. */
function atFetch(world: World, wanted: number, phase: 'before' | 'after', act: () => void): void {
  let count = 0;
  world.runtime.setHook((call) => {
    if (call.name === 'UrlFetchApp.fetchAll' && call.phase === phase && ++count === wanted) act();
    return undefined;
  });
}

function audited(world: World): string[] {
  const lines = world.runtime.person.display('Audit').slice(1);
  return lines.map((line) => `${line[5]}: ${line[9]} ${line[10]}`);
}

function lastJob(world: World) {
  return world.rpc('getJobs').jobs[0];
}

test('the tab is deleted while its wave is with Shopify', () => {
  const world = edited(1);
  startExport(world);
  atFetch(world, 2, 'after', () => world.runtime.person.deleteTab('Products'));
  world.drain();
  expect(world.shop.inspect().products[0]?.title).toBe('New 2');
  expect(lastJob(world)).toMatchObject({ state: 'failed', error: { code: 'sheet_structure' } });
  expect(audited(world)).toEqual([expect.stringContaining('New 2 sent')]);
});

test('the token is refused for one of several requests of a wave', () => {
  const world = edited(120);
  startExport(world);
  atFetch(world, 2, 'before', () => world.shop.faults.push({ kind: 'status', status: 401 }));
  world.drain();
  world.runtime.setHook(null);
  expect(lastJob(world)).toMatchObject({ state: 'failed', error: { code: 'unauthorized' } });
  world.exportAll();
  expect(lastJob(world)).toMatchObject({ state: 'done', failed: 0 });
  const lines = audited(world);
  expect(lines).toHaveLength(120);
  expect(new Set(lines).size).toBe(120);
});

test('the answer is lost, Shopify is out, and the person cancels', () => {
  const world = edited(2);
  world.runtime.person.type('Products', 3, TITLE, 'Product 1');
  const jobId = startExport(world);
  const outage: Fault = { kind: 'status', status: 503 };
  atFetch(world, 2, 'before', () => {
    world.shop.faults.push({ kind: 'timeoutAfter' });
    world.shop.faults.push(outage, 40);
  });
  world.rpc('work', { maxSeconds: 100 });
  world.rpc('cancelJob', { jobId });
  world.drain();
  world.runtime.setHook(null);
  world.shop.faults.clear();
  expect(lastJob(world)?.state).toBe('cancelled');
  world.clock.advance(HOUR);
  world.runtime.person.type('Products', 3, TITLE, 'New 3');
  world.exportAll();
  expect(audited(world)).toEqual([
    expect.stringContaining('New 2 sent'),
    expect.stringContaining('New 3 sent'),
  ]);
});
