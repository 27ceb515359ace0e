import { DEMO_TOKEN, mutationsOf, World } from '../support/world';

/** Each of these gives a code, names the place and the way out, and nothing is written to the store. */
const CATALOG = [
  { title: 'Shirt', variants: [{ price: '10.00' }] },
  { title: 'Jumper', variants: [{ price: '20.00' }] },
];

function openShop(options: ConstructorParameters<typeof World>[0] = {}): World {
  const world = new World(options);
  world.shop.seedProducts(CATALOG);
  return world;
}

function imported(): World {
  const world = openShop();
  world.connect();
  world.import();
  return world;
}

function mutations(world: World): number {
  return mutationsOf(world).length;
}

/** Starts whatever the plan holds, as a person who does not read would. */
function exportRegardless(world: World): void {
  const { planId } = world.rpc('previewExport');
  world.rpc('startExport', { planId });
  world.drain();
}

const token = (accessToken: string) => ({ type: 'token' as const, accessToken });

describe('connecting', () => {
  test('a wrong token is refused, and neither kept nor repeated', () => {
    const world = openShop();
    const result = world.try('connectStore', { shop: 'demo', credentials: token('shpat_wrong') });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'unauthorized', hint: expect.stringContaining('token') as string },
    });
    expect(JSON.stringify(result)).not.toContain('shpat_wrong');
    expect(world.rpc('getState').stores).toEqual([]);
    expect(world.runtime.dump().userProperties).toEqual({});
  });

  test('an unknown shop is named', () => {
    const result = openShop().try('connectStore', { shop: 'no-such-shop', credentials: token(DEMO_TOKEN) });
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'shop_not_found',
        message: expect.stringContaining('no-such-shop.myshopify.com') as string,
      },
    });
  });

  test('an address outside Shopify never gets the token', () => {
    const world = openShop();
    const result = world.try('connectStore', {
      shop: 'https://evil.example/',
      credentials: token(DEMO_TOKEN),
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'shop_not_found' } });
    expect(world.shop.requests).toEqual([]);
  });

  test('a missing scope is named when the store is connected and when it is needed', () => {
    const world = openShop({ scopes: ['read_products'] });
    const connected = world.rpc('connectStore', { shop: 'demo', credentials: token(DEMO_TOKEN) });
    expect(connected.missingScopes).toContain('write_products');
    world.import();
    world.runtime.person.type('Products', 2, 3, 'New');
    const { planId } = world.rpc('previewExport');
    expect(world.try('startExport', { planId })).toMatchObject({
      ok: false,
      error: {
        code: 'missing_scope',
        details: { scope: 'write_products' },
        hint: expect.stringContaining('write_products') as string,
      },
    });
    expect(mutations(world)).toBe(0);
  });

  test('before a store is connected everything else says so', () => {
    expect(new World().try('startImport')).toMatchObject({ ok: false, error: { code: 'not_connected' } });
  });

  test('a token that was revoked later fails the job with a way out, and nothing is lost', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, 3, 'New');
    const { planId } = world.rpc('previewExport');
    world.rpc('startExport', { planId });
    world.shop.revokeTokens();
    world.drain();
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({ state: 'failed', error: { code: 'unauthorized' } });
    expect(world.runtime.person.value('Products', 2, 3)).toBe('New');
  });
});

describe('a broken table', () => {
  test.each(['previewExport', 'startImport'] as const)(
    '%s refuses when the id column was deleted',
    (method) => {
      const world = imported();
      world.runtime.person.deleteColumn('Variants', 1);
      const before = world.runtime.person.display('Variants');
      expect(world.try(method)).toMatchObject({
        ok: false,
        error: {
          code: 'sheet_structure',
          message: expect.stringContaining('"Variant ID" is missing from the tab "Variants"') as string,
          hint: expect.stringContaining('Undo') as string,
          details: { tab: 'Variants', field: 'Variant ID' },
        },
      });
      expect(world.runtime.person.display('Variants')).toEqual(before);
      expect(mutations(world)).toBe(0);
    },
  );

  test('rows that share an id are both named, and neither is sent', () => {
    const world = imported();
    const { person } = world.runtime;
    person.put('Products', 3, 1, person.value('Products', 2, 1));
    person.type('Products', 2, 3, 'New');
    const { planId } = world.rpc('previewExport');
    const { errors, summary } = world.rpc('getPlan', { planId });
    expect(errors).toMatchObject([
      {
        code: 'validation_failed',
        row: 2,
        message: expect.stringContaining('also stands in row 3') as string,
      },
      {
        code: 'validation_failed',
        row: 3,
        message: expect.stringContaining('also stands in row 2') as string,
      },
    ]);
    expect(summary.operations).toBe(0);
    exportRegardless(world);
    expect(mutations(world)).toBe(0);
    expect(person.display('Products')[1]?.slice(-2)).toEqual(['', '']);
  });

  test.each([
    ['abc', '"abc" is not a number'],
    ['1.234,50', '"1.234,50" is not a number'],
    ['-1', 'must be 0 or more'],
    ['', 'may not be empty'],
    ['=1/0', 'shows the error #DIV/0!'],
  ])('a price of "%s" is an error on its row and stays behind', (typed, reason) => {
    const world = imported();
    const { person } = world.runtime;
    person.type('Variants', 2, 13, typed);
    const { planId } = world.rpc('previewExport');
    const { errors } = world.rpc('getPlan', { planId });
    expect(errors).toMatchObject([
      { code: 'validation_failed', tab: 'Variants', row: 2, field: 'Variant Price' },
    ]);
    expect(errors[0]?.message).toContain(reason);
    expect(errors[0]?.hint).not.toBe('');
    exportRegardless(world);
    expect(mutations(world)).toBe(0);
    expect(person.display('Variants')[1]?.slice(-2)).toEqual(['Error', expect.stringContaining(reason)]);
  });

  test('an edit in a column that only Shopify writes is refused, not ignored', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, 15, 'yesterday');
    const { planId } = world.rpc('previewExport');
    expect(world.rpc('getPlan', { planId }).errors).toMatchObject([{ field: 'Created At', row: 2 }]);
  });
});

describe('bad calls', () => {
  test.each([
    [{ method: 'nonsense' }],
    [{ method: 'getJobs', params: { limit: 'many' } }],
    [{ method: 'getJobs', params: { surprise: 1 } }],
    [{ method: 'constructor' }],
    [null],
    ['work'],
  ])('%j is invalid_params', (request) => {
    const world = new World();
    expect(world.runtime.call('rpc', request)).toMatchObject({
      ok: false,
      error: { code: 'invalid_params' },
    });
  });

  test('a bad secret is never repeated in the error', () => {
    const world = new World();
    const request = {
      method: 'connectStore',
      params: { shop: 'demo', credentials: { type: 'token', accessToken: ['shpat_x'] } },
    };
    expect(JSON.stringify(world.runtime.call('rpc', request))).not.toContain('shpat_x');
  });

  test('a plan that nobody made is not found', () => {
    const world = imported();
    expect(world.try('startExport', { planId: 'plan-0' })).toMatchObject({
      ok: false,
      error: { code: 'plan_not_found' },
    });
  });

  test('a plan older than a day has expired', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, 3, 'New');
    const { planId } = world.rpc('previewExport');
    world.clock.advance(25 * 3_600_000);
    expect(world.try('startExport', { planId })).toMatchObject({
      ok: false,
      error: { code: 'plan_expired' },
    });
  });

  test('a dangerous plan starts only when confirmed', () => {
    const world = imported();
    world.runtime.person.type('Variants', 2, 13, '1');
    const { planId, danger, confirmation } = world.rpc('previewExport');
    expect(danger).toEqual([{ kind: 'bigPriceChange', count: 1 }]);
    expect(confirmation).toContain('by more than 50 %');
    expect(world.try('startExport', { planId })).toMatchObject({
      ok: false,
      error: { code: 'confirmation_required' },
    });
    world.rpc('startExport', { planId, confirm: true });
    world.drain();
    expect(world.shop.inspect().products[0]?.variants[0]?.price).toBe('1.00');
  });

  test('read only means read only', () => {
    const world = imported();
    world.rpc('saveSettings', { readOnly: true });
    world.runtime.person.type('Products', 2, 3, 'New');
    const { planId } = world.rpc('previewExport');
    expect(world.try('startExport', { planId })).toMatchObject({ ok: false, error: { code: 'read_only' } });
  });
});
