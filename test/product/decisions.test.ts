import { createRuntime } from '../../local/apps-script';
import { VirtualClock } from '../../local/clock';
import { createShop } from '../../local/shop';
import type { RpcMethod, RpcParams, RpcResult, RpcValue } from '../../src/ui/rpc-types';
import { DEMO_TOKEN, readDist, World } from '../support/world';
import { typeUnder, valueUnder } from '../support/cells';

/** What a person decides about a conflict is about the values that they saw, however many there are. */
const TITLE = 3;
const VENDOR = 5;

function worldInConflict(): World {
  const world = new World();
  world.shop.seedProducts([{ title: 'Shirt' }, { title: 'Tie' }]);
  world.connect();
  world.import();
  world.runtime.person.type('Products', 2, TITLE, 'Mine');
  changeInShopify(world, 'Theirs');
  world.import();
  return world;
}

function changeInShopify(world: World, title: string): void {
  world.clock.advance(60_000);
  world.shop.admin.updateProduct(world.shop.inspect().products[0]?.id ?? '', { title });
}

function decide(world: World, take: 'sheet' | 'shopify'): void {
  const id = String(world.runtime.person.value('Products', 2, 1));
  world.rpc('resolveConflicts', { choices: [{ tab: 'Products', id, field: 'Title', take }] });
}

const listed = (world: World) => world.rpc('getConflicts').conflicts;
const titleInStore = (world: World) => world.shop.inspect().products[0]?.title;

describe('a decision', () => {
  test('for the sheet does not overwrite what Shopify got since the list was made', () => {
    const world = worldInConflict();
    changeInShopify(world, 'Theirs, later');
    decide(world, 'sheet');
    expect(listed(world)).toEqual([
      expect.objectContaining({
        ...{ base: 'Shirt', sheet: 'Mine', shopify: 'Theirs, later', take: null },
        note: expect.stringMatching(/changed again/) as string,
      }),
    ]);
    world.exportAll();
    expect(titleInStore(world)).toBe('Theirs, later');
    decide(world, 'sheet');
    world.exportAll();
    expect(titleInStore(world)).toBe('Mine');
    expect(listed(world)).toEqual([]);
  });

  test('for Shopify does not overwrite what was typed since the list was made', () => {
    const world = worldInConflict();
    world.runtime.person.type('Products', 2, TITLE, 'Mine, later');
    decide(world, 'shopify');
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe('Mine, later');
    expect(listed(world)[0]).toMatchObject({ sheet: 'Mine, later', take: null });
    decide(world, 'shopify');
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe('Theirs');
  });

  test('for the sheet sends what the cell says by then, since that is the person’s own', () => {
    const world = worldInConflict();
    decide(world, 'sheet');
    world.runtime.person.type('Products', 2, TITLE, 'Mine, later');
    world.exportAll();
    expect(titleInStore(world)).toBe('Mine, later');
  });

  test('for Shopify leaves a formula as it is, and says so in the list and on the row', () => {
    const price = worldWithFormula();
    const choices = listed(price).map(({ tab, id, field }) => ({ tab, id, field, take: 'shopify' as const }));
    expect(price.rpc('resolveConflicts', { choices })).toEqual({ remaining: 1 });
    expect(price.runtime.person.formula('Variants', 2, priceColumn(price))).toBe('=5*3');
    expect(listed(price)).toEqual([
      expect.objectContaining({ take: null, note: expect.stringMatching(/formula/) as string }),
    ]);
    expect(valueUnder(price, 'Variants', 2, 'Sync Status')).toBe('Conflict');
    price.import();
    expect(listed(price)[0]?.note).toMatch(/formula/);
    price.rpc('resolveConflicts', { choices: choices.map((choice) => ({ ...choice, take: 'sheet' })) });
    price.exportAll();
    expect(price.shop.inspect().products[0]?.variants[0]?.price).toBe('15.00');
    expect(valueUnder(price, 'Variants', 2, 'Sync Status')).toBe('Sent');
  });
});

function priceColumn(world: World): number {
  return (world.runtime.person.display('Variants')[0] ?? []).indexOf('Variant Price') + 1;
}

function worldWithFormula(): World {
  const world = new World();
  world.shop.seedProducts([{ title: 'Shirt', variants: [{ price: '10.00' }] }]);
  world.connect();
  world.import();
  typeUnder(world, 'Variants', 2, 'Variant Price', '=5*3');
  const variant = world.shop.inspect().products[0]?.variants[0];
  world.clock.advance(60_000);
  world.shop.admin.updateVariant(variant?.id ?? '', { price: '12.00' });
  world.import();
  return world;
}

describe('thousands of conflicts', () => {
  /** More than one commit takes. */
  const COUNT = 1_200;
  const MINUTE_MS = 60_000;

  function worldOfMany(): World {
    const world = new World();
    world.shop.seedProducts(
      Array.from({ length: COUNT }, (_, at) => ({
        title: `Hat ${at}`,
        vendor: 'V',
        variants: [{ price: '1' }],
      })),
    );
    world.connect();
    world.rpc('startImport', { resources: ['products'] });
    world.drain();
    const { person } = world.runtime;
    person.paste(
      'Products',
      2,
      TITLE,
      Array.from({ length: COUNT }, (_, at) => [`Mine ${at}`]),
    );
    person.paste(
      'Products',
      2,
      VENDOR,
      Array.from({ length: COUNT / 3 }, () => ['Mine']),
    );
    world.clock.advance(MINUTE_MS);
    for (const { id } of world.shop.inspect().products)
      world.shop.admin.updateProduct(id, { title: 'Theirs', vendor: 'Theirs' });
    world.rpc('startImport', { resources: ['products'] });
    world.drain();
    return world;
  }

  function timed<T>(world: World, work: () => T): { value: T; ms: number } {
    const from = world.clock.nowMs();
    const value = work();
    return { value, ms: world.clock.nowMs() - from };
  }

  test('are told page by page and by field, and decided all at once or for one field', () => {
    const world = worldOfMany();
    const { value: first, ms } = timed(world, () => world.rpc('getConflicts', { page: 0 }));
    expect(ms).toBeLessThan(5_000);
    expect(JSON.stringify(first).length).toBeLessThan(30_000);
    expect(first).toMatchObject({
      nextPage: 1,
      fields: [
        { tab: 'Products', field: 'Title', count: COUNT },
        { tab: 'Products', field: 'Vendor', count: COUNT / 3 },
      ],
    });
    const vendors = world.rpc('getConflicts', { page: 7, filter: { field: 'Vendor' } });
    expect(vendors).toMatchObject({ nextPage: null });
    expect(vendors.conflicts).toHaveLength(50);

    const all = { take: 'shopify' as const, filter: { field: 'Vendor' }, foundUntil: first.asOf };
    const some = timed(world, () => world.rpc('resolveConflicts', { all }));
    expect(some.value).toEqual({ remaining: COUNT });
    expect(some.ms).toBeLessThan(2 * MINUTE_MS);
    const rest = timed(world, () => world.rpc('resolveConflicts', { all: { take: 'sheet' } }));
    expect(rest.value).toEqual({ remaining: 0 });
    expect(rest.ms).toBeLessThan(5 * MINUTE_MS);
    expect(valueUnder(world, 'Products', 2, 'Vendor')).toBe('Theirs');
    expect(valueUnder(world, 'Products', COUNT + 1, 'Title')).toBe(`Mine ${COUNT - 1}`);
    expect(world.rpc('previewExport').summary).toMatchObject({ fields: COUNT, conflicts: 0, errors: 0 });
  });

  test('that came up after somebody looked are not decided with the others', () => {
    const world = worldInConflict();
    const { asOf } = world.rpc('getConflicts', { page: 0 });
    const { person } = world.runtime;
    person.type('Products', 3, TITLE, 'Mine too');
    world.clock.advance(MINUTE_MS);
    world.shop.admin.updateProduct(world.shop.inspect().products[1]?.id ?? '', { title: 'Theirs too' });
    world.rpc('previewExport');
    expect(world.rpc('resolveConflicts', { all: { take: 'shopify', foundUntil: asOf } })).toEqual({
      remaining: 1,
    });
    expect(listed(world)).toEqual([expect.objectContaining({ sheet: 'Mine too', shopify: 'Theirs too' })]);
  });
});

test('conflicts of two stores are listed apart and decided apart, though their ids are the same', () => {
  const clock = new VirtualClock();
  const shops = ['one', 'two'].map((name) =>
    createShop({ clock, accessToken: DEMO_TOKEN, domain: `${name}.myshopify.com`, name }),
  );
  const http: (typeof shops)[number]['http'] = (request) => {
    const shop = shops.find(({ settings }) => new URL(request.url).hostname === settings.domain) ?? shops[0];
    if (!shop) throw new Error('There is no such store');
    return shop.http(request);
  };
  const runtime = createRuntime({ files: readDist(), http, clock });
  const rpc = <M extends RpcMethod>(method: M, params: RpcParams<M>): RpcValue<M> => {
    const result = runtime.call('rpc', { method, params }) as RpcResult<RpcValue<M>>;
    if (!result.ok) throw new Error(`${method}: ${result.error.message}`);
    return result.value;
  };
  const importFrom = (storeId: string) => {
    rpc('startImport', { storeId, resources: ['products'] });
    while (!rpc('work', { maxSeconds: 240 }).idle) clock.advance(1_000);
  };
  const [one = '', two = ''] = shops.map((shop) => {
    shop.seedProducts([{ title: 'Shirt' }]);
    const credentials = { type: 'token' as const, accessToken: DEMO_TOKEN };
    return rpc('connectStore', { shop: shop.settings.domain, credentials }).storeId;
  });
  for (const storeId of [one, two]) importFrom(storeId);
  for (const tab of ['Products', 'Products · two']) runtime.person.type(tab, 2, TITLE, 'Mine');
  clock.advance(60_000);
  for (const shop of shops)
    shop.admin.updateProduct(shop.inspect().products[0]?.id ?? '', { title: 'Theirs' });
  for (const storeId of [one, two]) importFrom(storeId);

  expect(rpc('getConflicts', {}).conflicts.map(({ tab }) => tab)).toEqual(['Products', 'Products · two']);
  const { conflicts } = rpc('getConflicts', { storeId: two });
  expect(conflicts.map(({ tab }) => tab)).toEqual(['Products · two']);
  expect(rpc('resolveConflicts', { storeId: two, all: { take: 'shopify' } })).toEqual({ remaining: 0 });
  expect(runtime.person.value('Products · two', 2, TITLE)).toBe('Theirs');
  expect(runtime.person.value('Products', 2, TITLE)).toBe('Mine');
  expect(rpc('getConflicts', {}).conflicts.map(({ tab }) => tab)).toEqual(['Products']);
});
