import { typeUnder, valueUnder } from '../support/cells';
import { killOnce } from '../support/kill-sweep';
import { World, type WorldOptions } from '../support/world';

/** The rule `newest`: what was changed last, here or in Shopify, stays; where nobody knows, a person is asked. */
const TITLE = 3;
const MINUTE_MS = 60_000;
const SIMPLE_TRIGGER_MS = 30_000;

function open(options: WorldOptions = {}, count = 3): World {
  const world = new World(options);
  world.shop.seedProducts(
    Array.from({ length: count }, (_, at) => ({ title: `Hat ${at}`, variants: [{ price: '10.00' }] })),
  );
  world.connect();
  world.import();
  world.rpc('saveSettings', { conflictRule: 'newest' });
  return world;
}

function changeInShopify(world: World, at = 0, title = 'Theirs'): void {
  world.clock.advance(MINUTE_MS);
  world.shop.admin.updateProduct(world.shop.inspect().products[at]?.id ?? '', { title });
  world.clock.advance(MINUTE_MS);
}

const type = (world: World, text: string, row = 2) => world.runtime.person.type('Products', row, TITLE, text);
const titleHere = (world: World, row = 2) => world.runtime.person.value('Products', row, TITLE);
const titleThere = (world: World, at = 0) => world.shop.inspect().products[at]?.title;
const stamps = (world: World) =>
  Object.keys(world.runtime.dump().documentProperties).filter((key) => key.startsWith('stamp/'));
const conflicts = (world: World) => world.rpc('getConflicts').conflicts.map(({ field }) => field);

describe('of an edit here and one in Shopify', () => {
  test('the one in Shopify stays where it is the later one', () => {
    const world = open();
    type(world, 'Mine');
    changeInShopify(world);
    world.import();
    expect(titleHere(world)).toBe('Theirs');
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 0 });
  });

  test('the one in the sheet is sent where it is the later one', () => {
    const world = open();
    changeInShopify(world);
    type(world, 'Mine');
    world.import();
    expect(titleHere(world)).toBe('Mine');
    world.exportAll();
    expect(titleThere(world)).toBe('Mine');
    expect(conflicts(world)).toEqual([]);
  });

  test('the one in Shopify stays where it comes between the preview and the sending', () => {
    const world = open();
    type(world, 'Mine');
    const { planId } = world.rpc('previewExport');
    changeInShopify(world);
    world.rpc('startExport', { planId });
    world.drain();
    expect(titleThere(world)).toBe('Theirs');
    expect(titleHere(world)).toBe('Theirs');
  });

  test('each field goes by its own time', () => {
    const world = open();
    type(world, 'Mine');
    world.clock.advance(MINUTE_MS);
    const id = world.shop.inspect().products[0]?.id ?? '';
    world.shop.admin.updateProduct(id, { title: 'Theirs', vendor: 'Theirs' });
    world.clock.advance(MINUTE_MS);
    typeUnder(world, 'Products', 2, 'Vendor', 'Mine');
    world.import();
    expect([titleHere(world), valueUnder(world, 'Products', 2, 'Vendor')]).toEqual(['Theirs', 'Mine']);
  });

  test('prices go by the time of their variant', () => {
    const world = open();
    const variant = world.shop.inspect().products[0]?.variants[0]?.id ?? '';
    world.clock.advance(MINUTE_MS);
    world.shop.admin.updateVariant(variant, { price: '12.00' });
    world.clock.advance(MINUTE_MS);
    typeUnder(world, 'Variants', 2, 'Variant Price', '15');
    world.exportAll();
    expect(world.shop.inspect().products[0]?.variants[0]?.price).toBe('15.00');
    typeUnder(world, 'Variants', 2, 'Variant Price', '16');
    world.clock.advance(MINUTE_MS);
    world.shop.admin.updateVariant(variant, { price: '17.00' });
    world.import();
    expect(valueUnder(world, 'Variants', 2, 'Variant Price')).toBe(17);
  });

  test('a person is asked about stock, of which nobody knows when it changed', () => {
    const world = new World();
    world.shop.seedProducts([{ title: 'Hat', variants: [{ stock: 5, tracked: true }] }]);
    world.connect();
    world.import();
    world.rpc('saveSettings', { conflictRule: 'newest' });
    const header =
      (world.runtime.person.display('Inventory')[0] ?? []).find((name) => /Available/.test(name)) ?? '';
    typeUnder(world, 'Inventory', 2, header, '7');
    world.clock.advance(MINUTE_MS);
    const item = world.shop.inspect().products[0]?.variants[0]?.inventoryItemId ?? '';
    world.shop.admin.setAvailable(item, [...world.shop.state.locations.values()][0]?.id ?? '', 9);
    world.import();
    expect(conflicts(world)).toEqual([header]);
    expect(valueUnder(world, 'Inventory', 2, header)).toBe(7);
  });
});

describe('the time of an edit', () => {
  test('is known for each cell of a paste, wherever its row was sorted to, and whichever columns came before', () => {
    const world = open();
    changeInShopify(world, 0, 'Theirs 0');
    changeInShopify(world, 2, 'Theirs 2');
    const { person } = world.runtime;
    person.paste('Products', 2, TITLE, [['Mine C'], ['Mine B'], ['Mine A']]);
    person.sort('Products', TITLE);
    person.insertColumn('Products', 2);
    world.import();
    expect([2, 3, 4].map((row) => person.value('Products', row, TITLE + 1))).toEqual([
      'Mine A',
      'Mine B',
      'Mine C',
    ]);
    world.exportAll();
    expect([0, 1, 2].map((at) => titleThere(world, at))).toEqual(['Mine C', 'Mine B', 'Mine A']);
  });

  test('is not known for what was typed before the rule was chosen: a person is asked', () => {
    const world = new World();
    world.shop.seedProducts([{ title: 'Hat' }]);
    world.connect();
    world.import();
    type(world, 'Mine');
    expect(world.runtime.dump().documentProperties).toEqual({});
    world.rpc('saveSettings', { conflictRules: { Title: 'newest' } });
    changeInShopify(world);
    world.import();
    expect([titleHere(world), conflicts(world)]).toEqual(['Mine', ['Title']]);
  });

  test('never passes for that of a later edit, of which Google told nobody', () => {
    const world = open();
    type(world, 'Mine');
    changeInShopify(world);
    world.runtime.setHook(({ name }) =>
      name.startsWith('PropertiesService') ? new Error('Service invoked too many times') : undefined,
    );
    type(world, 'Mine, later');
    world.runtime.setHook(null);
    world.import();
    expect([titleHere(world), conflicts(world)]).toEqual(['Mine, later', ['Title']]);
  });

  test('is never a wrong one, wherever the execution that notes it dies', () => {
    for (const phase of ['before', 'after'] as const) {
      for (let ahead = 0, isOver = false; !isOver; ahead++) {
        const world = open();
        type(world, 'Mine');
        changeInShopify(world);
        const from = world.runtime.serviceCalls.length;
        world.runtime.setHook(killOnce({ index: from + ahead, phase }));
        type(world, 'Mine, later');
        isOver = world.runtime.serviceCalls.length - from <= ahead;
        world.runtime.setHook(null);
        world.import();
        expect({ phase, ahead, title: titleHere(world) }).toEqual({ phase, ahead, title: 'Mine, later' });
      }
    }
  });

  test('is forgotten once the edit was sent or taken back, or the rule was given up', () => {
    const world = open();
    for (const row of [2, 3, 4]) type(world, 'Mine', row);
    expect(stamps(world)).toHaveLength(3);
    type(world, 'Hat 2', 4);
    world.rpc('previewExport');
    expect(stamps(world)).toHaveLength(2);
    world.exportAll();
    world.rpc('previewExport');
    expect(stamps(world)).toEqual([]);
    type(world, 'Mine again');
    world.rpc('saveSettings', { conflictRule: 'review' });
    expect(world.runtime.dump().documentProperties).toEqual({});
  });

  test('is gone in a copy of the file, which asks a person first and then goes by its own', () => {
    const world = open();
    type(world, 'Mine');
    changeInShopify(world);
    const copy = world.copyFile();
    copy.connect();
    copy.import();
    expect(conflicts(copy)).toEqual(['Title']);
    copy.rpc('previewExport');
    type(copy, 'Mine, later');
    copy.exportAll();
    expect(titleThere(copy)).toBe('Mine, later');
  });

  test('costs a moment, for a cell as for thousands of rows, and asks for no permission', () => {
    const COUNT = 2_500;
    const world = open({}, COUNT);
    const { clock, runtime } = world;
    const timed = (work: () => void) => {
      const from = clock.nowMs();
      work();
      return clock.nowMs() - from;
    };
    expect(timed(() => type(world, 'Mine'))).toBeLessThan(1_000);
    const texts = Array.from({ length: COUNT }, (_, at) => [`Mine ${at}`, `<p>${at}</p>`, 'Mine']);
    expect(timed(() => runtime.person.paste('Products', 2, TITLE, texts))).toBeLessThan(
      SIMPLE_TRIGGER_MS / 10,
    );
    expect(stamps(world)).toHaveLength(COUNT);
    expect(runtime.failures).toEqual([]);
  });
});
