import type { ServiceHook } from '../../local/apps-script/contract';
import { World } from '../support/world';

/** What is kept from one execution to the next saves requests; that it vanishes, is full or old costs only those. */
const HOUR_MS = 3_600_000;
const TITLE = 3;

function opened(): World {
  const world = new World();
  world.shop.seedProducts([{ title: 'Shirt' }, { title: 'Jumper' }]);
  return world;
}

function connected(): World {
  const world = opened();
  world.connect();
  return world;
}

/** Without stock: where locations are looked for, nothing is taken from a cache. */
function importCatalog(world: World): void {
  world.rpc('startImport', { resources: ['products', 'variants'] });
  world.drain();
}

function countsOf({ shop }: World): number {
  return shop.requests.filter(({ operationName }) => operationName === 'StoreOverview').length;
}

function titles({ runtime }: World): string[] {
  return runtime.person
    .display('Products')
    .slice(1)
    .map((row) => row[TITLE - 1] ?? '');
}

describe('counts', () => {
  test('are asked for once for imports that follow each other, and anew after some minutes', () => {
    const world = connected();
    importCatalog(world);
    importCatalog(world);
    expect(countsOf(world)).toBe(1);
    world.clock.advance(10 * 60_000);
    importCatalog(world);
    expect(countsOf(world)).toBe(2);
  });

  test('are asked for anew after an export of ours', () => {
    const world = connected();
    importCatalog(world);
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.exportAll();
    importCatalog(world);
    expect(countsOf(world)).toBe(2);
  });

  test('are asked for anew where an export was killed before it knew what became of its write', () => {
    const world = connected();
    importCatalog(world);
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    const { planId } = world.rpc('previewExport');
    world.rpc('startExport', { planId, confirm: true });
    const sent = world.shop.requests.length;
    const isSent = () =>
      world.shop.requests.slice(sent).some(({ document }) => document?.startsWith('mutation'));
    world.runtime.setHook(() => (isSent() ? 'kill' : undefined));
    expect(() => world.rpc('work', { maxSeconds: 60 })).toThrow();
    world.runtime.setHook(null);
    world.drain();
    importCatalog(world);
    expect(countsOf(world)).toBe(2);
    expect(world.shop.inspect().products.map(({ title }) => title)).toContain('Mine');
  });

  test('decide nothing: an import finds what somebody added within their time', () => {
    const world = connected();
    importCatalog(world);
    world.shop.admin.createProduct({ title: 'Tie' });
    world.shop.admin.updateProduct(world.shop.inspect().products[0]?.id ?? '', { title: 'Theirs' });
    importCatalog(world);
    expect(countsOf(world)).toBe(1);
    expect(titles(world)).toEqual(['Theirs', 'Jumper', 'Tie']);
  });
});

test('a location that somebody added is there at the next import', () => {
  const world = connected();
  world.import();
  world.shop.addLocation('Outlet');
  world.import();
  expect(world.runtime.person.display('Inventory')[0]).toContain('Inventory Available: Outlet');
});

describe('getCache, clearCache and getMetrics', () => {
  test('show what is kept, take one of it away, or all', () => {
    const world = connected();
    importCatalog(world);
    const [entry] = world.rpc('getCache').entries;
    expect(entry).toMatchObject({
      namespace: 'read-counts',
      name: expect.stringMatching(/^StoreOverview /) as string,
    });
    expect(entry?.expiresAt).toBeGreaterThan(world.clock.nowMs());
    world.rpc('clearCache', { key: entry?.key ?? '' });
    expect(world.rpc('getCache').entries).toEqual([]);
    importCatalog(world);
    expect(countsOf(world)).toBe(2);
    world.rpc('clearCache');
    expect(world.rpc('getCache')).toEqual({ entries: [], nextPage: null });
    importCatalog(world);
    expect(countsOf(world)).toBe(3);
  });

  test('tell what the work has cost and what the caches found', () => {
    const world = connected();
    importCatalog(world);
    const { createdAt } = world.rpc('getJobs').jobs[0] ?? { createdAt: 0 };
    world.clock.advance(1_000);
    importCatalog(world);
    const { jobs, caches, limits, advice } = world.rpc('getMetrics');
    expect(jobs).toMatchObject([{ type: 'import', count: 2, failed: 0, records: 8 }]);
    expect(jobs[0]?.seconds).toBeGreaterThan(0);
    expect(caches).toMatchObject([
      { namespace: 'read-counts', hits: 1, misses: 1, hitRate: 0.5, corrupt: 0 },
    ]);
    expect(limits).toMatchObject([
      { storeId: 'demo', maximum: 2000, restoredPerSecond: 100, silentUntil: null },
    ]);
    expect(advice).toEqual([]);
    expect(world.rpc('getMetrics', { since: createdAt + 1 }).jobs).toMatchObject([{ count: 1 }]);
  });

  test('say of a failed job that it failed', () => {
    const world = connected();
    world.shop.faults.push({ kind: 'tokenRevoked' });
    world.rpc('startImport');
    world.drain();
    expect(world.rpc('getMetrics').advice).toEqual([
      '1 of 1 jobs of the type import failed: look at what they say.',
    ]);
  });

  test('take only what they know', () => {
    const world = connected();
    expect(world.try('clearCache', { key: 1 } as never)).toMatchObject({ error: { code: 'invalid_params' } });
    expect(world.try('getCache', { page: -1 })).toMatchObject({ error: { code: 'invalid_params' } });
    expect(world.try('getMetrics', { since: 'now' } as never)).toMatchObject({
      error: { code: 'invalid_params' },
    });
  });
});

/** Imports, an edit, a change of somebody else's, an export, an import. */
function tell(world: World): void {
  importCatalog(world);
  world.runtime.person.type('Products', 2, TITLE, 'Mine');
  world.shop.admin.createProduct({ title: 'Tie' });
  world.exportAll();
  importCatalog(world);
}

function expectAllIsWell(world: World): void {
  expect(titles(world)).toEqual(['Mine', 'Jumper', 'Tie']);
  expect(world.shop.inspect().products.map(({ title }) => title)).toEqual(['Mine', 'Jumper', 'Tie']);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 0 });
}

/** Fails such calls, and counts them. */
function failing(world: World, name: RegExp, phase: 'before' | 'after', message: string): () => number {
  let failed = 0;
  const hook: ServiceHook = (call) => {
    if (call.phase !== phase || !name.test(call.name)) return undefined;
    failed++;
    return new Error(message);
  };
  world.runtime.setHook(hook);
  return () => failed;
}

describe('no wrong data, only more work', () => {
  test('where the cache vanishes at every call', () => {
    const world = connected();
    world.runtime.setHook(() => {
      world.runtime.loseCache();
      return undefined;
    });
    tell(world);
    world.runtime.setHook(null);
    expectAllIsWell(world);
  });

  test.each(['before', 'after'] as const)('where every call to the cache fails %s its effect', (phase) => {
    const world = connected();
    const failed = failing(world, /Cache\.(?:get|put|remove)/, phase, 'Service error: CacheService');
    tell(world);
    expect(failed()).toBeGreaterThan(10);
    world.runtime.setHook(null);
    expectAllIsWell(world);
  });

  test('where another execution holds the lock of the caches all the time', () => {
    const world = connected();
    const release = world.runtime.holdLock('user');
    tell(world);
    release();
    expectAllIsWell(world);
  });

  test('where the properties take nothing more, not even a token that was granted for a day', () => {
    const world = opened();
    const { domain, clientId, clientSecret } = world.shop.settings;
    world.rpc('connectStore', {
      shop: domain,
      credentials: { type: 'clientCredentials', clientId, clientSecret },
    });
    tell(world);
    world.clock.advance(25 * HOUR_MS);
    const failed = failing(world, /setProperty/, 'before', 'You have exceeded the property storage quota.');
    world.runtime.person.type('Products', 2, TITLE, 'Mine again');
    world.exportAll();
    importCatalog(world);
    expect(failed()).toBeGreaterThan(1);
    world.runtime.setHook(null);
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.exportAll();
    expectAllIsWell(world);
  });
});
