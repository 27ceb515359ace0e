import { DEMO_TOKEN, mutationsOf, World } from '../support/world';

function connected(products = 3): World {
  const world = new World();
  world.shop.seedProducts(
    Array.from({ length: products }, (_, index) => ({
      title: `Product ${index}`,
      variants: [{ price: '10.00' }],
    })),
  );
  world.connect();
  return world;
}

function imported(products = 3): World {
  const world = connected(products);
  world.import();
  return world;
}

const TITLE = 3;

describe('jobs', () => {
  test('the same import ordered twice is one job', () => {
    const world = connected();
    expect(world.rpc('startImport').jobId).toBe(world.rpc('startImport').jobId);
  });

  test('an export that was paused sends nothing until it is resumed', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'New');
    const { planId } = world.rpc('previewExport');
    const { jobId } = world.rpc('startExport', { planId });
    world.rpc('pauseJob', { jobId });
    expect(world.rpc('work', { maxSeconds: 60 }).jobs[0]?.state).toBe('paused');
    expect(mutationsOf(world)).toHaveLength(0);
    world.rpc('resumeJob', { jobId });
    world.drain();
    expect(mutationsOf(world)).toHaveLength(1);
  });

  test('a cancelled export leaves the edit where it was', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'New');
    const { planId } = world.rpc('previewExport');
    const { jobId } = world.rpc('startExport', { planId });
    expect(world.rpc('cancelJob', { jobId }).state).toBe('cancelling');
    world.drain();
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({ jobId, state: 'cancelled' });
    expect(mutationsOf(world)).toHaveLength(0);
    expect(world.rpc('previewExport').summary).toMatchObject({ fields: 1 });
    expect(world.try('resumeJob', { jobId })).toMatchObject({ ok: false, error: { code: 'job_state' } });
  });

  test('a job that does not exist is not found', () => {
    expect(imported().try('cancelJob', { jobId: 'export-0' })).toMatchObject({
      ok: false,
      error: { code: 'job_not_found' },
    });
  });

  test('with the panel closed the trigger does the work, then goes away', () => {
    const world = connected();
    world.rpc('startImport');
    expect(world.runtime.triggers).toMatchObject([{ handler: 'tick' }]);
    world.clock.advance(6 * 60_000);
    world.runtime.runDueTriggers();
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({ type: 'import', state: 'done', succeeded: 9 });
    world.clock.advance(6 * 60_000);
    world.runtime.runDueTriggers();
    expect(world.runtime.triggers).toEqual([]);
  });

  test('a job that was paused while the trigger came by gets its trigger back when it is resumed', () => {
    const world = connected();
    const { jobId } = world.rpc('startImport');
    world.rpc('pauseJob', { jobId });
    for (let tick = 0; tick < 2; tick++) {
      world.clock.advance(6 * 60_000);
      world.runtime.runDueTriggers();
    }
    expect(world.runtime.triggers).toEqual([]);
    world.rpc('resumeJob', { jobId });
    expect(world.runtime.triggers).toMatchObject([{ handler: 'tick' }]);
  });

  test('rows that were held back are counted, and their error goes when they are mended', () => {
    const world = imported();
    const { person } = world.runtime;
    person.type('Variants', 2, 13, 'abc');
    person.type('Products', 3, TITLE, 'New');
    world.exportAll();
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({
      state: 'done',
      total: 2,
      done: 2,
      succeeded: 1,
      skipped: 1,
    });
    expect(person.display('Variants')[1]?.slice(-2)[0]).toBe('Error');
    person.type('Variants', 2, 13, '10');
    world.exportAll();
    expect(person.display('Variants')[1]?.slice(-2)).toEqual(['', '']);
  });

  test('a person without credentials neither works on another’s job nor spoils it', () => {
    const world = connected();
    world.rpc('startImport');
    world.rpc('disconnectStore');
    expect(world.rpc('work', { maxSeconds: 60 })).toMatchObject({ idle: true, jobs: [{ state: 'queued' }] });
    world.connect();
    world.drain();
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({ state: 'done' });
  });

  test('a hundred edits go out in a few parallel requests', () => {
    const world = imported(100);
    for (let row = 2; row < 102; row++) world.runtime.person.type('Products', row, TITLE, `New ${row}`);
    const { planId } = world.rpc('previewExport');
    world.rpc('startExport', { planId });
    const asked = world.shop.requests.length;
    world.drain();
    expect(world.shop.inspect().products.every(({ title }) => title.startsWith('New '))).toBe(true);
    expect(world.shop.requests.length - asked).toBeLessThanOrEqual(6);
    expect(world.shop.requests.filter(({ isThrottled }) => isThrottled)).toEqual([]);
  });

  test('work says truthfully when there is nothing to do', () => {
    expect(imported().rpc('work', { maxSeconds: 10 })).toMatchObject({ idle: true, wakeAt: null });
  });

  test('work returns by its deadline even where it could go on', () => {
    const world = connected(600);
    world.rpc('startImport');
    const startMs = world.clock.nowMs();
    const { idle } = world.rpc('work', { maxSeconds: 4 });
    expect(idle).toBe(false);
    expect(world.clock.nowMs() - startMs).toBeLessThan(8_000);
    world.drain();
    expect(world.runtime.person.display('Products')).toHaveLength(601);
  });

  test('the history of an export tells each field with before and after', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'New');
    world.exportAll();
    const [job] = world.rpc('getJobs').jobs;
    expect(world.rpc('getHistory', { jobId: job?.jobId ?? '' })).toMatchObject({
      lines: [
        {
          tab: 'Products',
          field: 'Title',
          before: 'Product 0',
          after: 'New',
          outcome: 'sent',
          store: 'Demo Store',
        },
      ],
      nextPage: null,
    });
  });
});

describe('secrets', () => {
  test('the token is in the user’s properties and nowhere else', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'New');
    world.exportAll();
    const { userProperties, ...elsewhere } = world.runtime.dump();
    expect(JSON.stringify(userProperties)).toContain(DEMO_TOKEN);
    expect(JSON.stringify(elsewhere)).not.toContain(DEMO_TOKEN);
    expect(JSON.stringify(world.runtime.logs)).not.toContain(DEMO_TOKEN);
    expect(JSON.stringify(world.rpc('getState'))).not.toContain(DEMO_TOKEN);
  });

  test('disconnecting takes it away, and says what to do next', () => {
    const world = imported();
    world.rpc('disconnectStore');
    expect(JSON.stringify(world.runtime.dump())).not.toContain(DEMO_TOKEN);
    expect(world.try('previewExport')).toMatchObject({ ok: false, error: { code: 'not_connected' } });
    expect(world.rpc('getState').stores).toMatchObject([{ storeId: 'demo', connected: false }]);
  });

  test('an app of the Dev Dashboard connects with its client credentials', () => {
    const world = new World({ clientId: 'client-1', clientSecret: 'secret-1' });
    const credentials = {
      type: 'clientCredentials' as const,
      clientId: 'client-1',
      clientSecret: 'secret-1',
    };
    expect(world.rpc('connectStore', { shop: 'demo', credentials }).shopName).toBe('Demo Store');
    world.import();
    world.clock.advance(25 * 3_600_000);
    world.import();
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({ state: 'done' });
    const wrong = { ...credentials, clientSecret: 'secret-2' };
    const refused = world.try('connectStore', { shop: 'demo', credentials: wrong });
    expect(refused).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    expect(JSON.stringify(refused)).not.toContain('secret-2');
  });
});
