import { addCollection } from '../support/collections';
import { World } from '../support/world';

/** Which tables an import brings: what a person chose is remembered for the file. */
const FIRST = ['products', 'variants', 'inventory'] as const;
const READS_PRODUCTS = ['write_products'];

function open(scopes?: string[]): World {
  const world = new World();
  world.shop.seedProducts([{ title: 'Shirt', images: ['https://cdn.example.com/shirt.jpg'] }]);
  addCollection(world, { title: 'Summer' });
  if (scopes) world.shop.setScopes(scopes);
  world.connect();
  return world;
}

const shownTabs = (world: World): string[] =>
  world.runtime.person.tabs().flatMap(({ title, hidden }) => (hidden ? [] : [title]));
const tableOf = (world: World, resource: string) =>
  world.rpc('getState').stores[0]?.tables.find((table) => table.resource === resource);

test('products, variants and stock are chosen at first', () => {
  const world = open();
  expect(world.rpc('getSettings').importTables).toEqual(FIRST);
  world.import();
  expect(shownTabs(world)).toEqual(expect.arrayContaining(['Products', 'Variants', 'Inventory']));
  expect(shownTabs(world)).not.toContain('Images');
});

test('the choice is remembered, and an import that names no tables brings those', () => {
  const world = open();
  world.rpc('saveSettings', { importTables: ['products', 'collections'] });
  world.import();
  expect(shownTabs(world)).toEqual(expect.arrayContaining(['Products', 'Collections']));
  expect(shownTabs(world)).not.toContain('Variants');
  expect(world.copyFile().rpc('getSettings').importTables).toEqual(['products', 'collections']);
});

test('what a call names is imported once, and changes nothing of what is remembered', () => {
  const world = open();
  world.rpc('startImport', { resources: ['images'] });
  world.drain();
  expect(shownTabs(world)).toContain('Images');
  expect(world.rpc('getSettings').importTables).toEqual(FIRST);
});

test('a table that is not chosen any more stays as it is', () => {
  const world = open();
  world.rpc('saveSettings', { importTables: ['products', 'collections'] });
  world.import();
  const before = world.runtime.person.display('Collections');
  const importedAt = tableOf(world, 'collections')?.lastImport?.finishedAt;
  addCollection(world, { title: 'Winter' });
  world.rpc('saveSettings', { importTables: ['products'] });
  world.import();
  expect(world.runtime.person.display('Collections')).toEqual(before);
  expect(tableOf(world, 'collections')?.lastImport?.finishedAt).toBe(importedAt);
});

test('no table and unknown ones are refused', () => {
  const world = open();
  expect(world.try('saveSettings', { importTables: [] })).toMatchObject({
    error: { code: 'invalid_params' },
  });
  const orders = ['orders'] as unknown as (typeof FIRST)[number][];
  expect(world.try('saveSettings', { importTables: orders })).toMatchObject({
    error: { code: 'invalid_params' },
  });
});

describe('the state', () => {
  test('tells of each table where it is, what it held and when', () => {
    const world = open();
    expect(tableOf(world, 'products')).toMatchObject({ tab: null, lastImport: null, missingScopes: [] });
    world.rpc('saveSettings', { importTables: ['products', 'images'] });
    world.import();
    world.runtime.person.renameTab('Images', 'Pictures');
    const now = world.clock.nowMs();
    expect(tableOf(world, 'images')).toMatchObject({ tab: 'Pictures', lastImport: { records: 1 } });
    expect(now - (tableOf(world, 'images')?.lastImport?.finishedAt ?? 0)).toBeLessThan(60_000);
    expect(tableOf(world, 'collections')).toMatchObject({ tab: null, lastImport: null });
  });

  test('tells before anything is tried what the app lacks', () => {
    const world = open(READS_PRODUCTS);
    const lacks = (resource: string) => {
      const { missingScopes, missingToSend } = tableOf(world, resource) ?? {};
      return { missingScopes, missingToSend };
    };
    expect(lacks('products')).toEqual({ missingScopes: [], missingToSend: [] });
    expect(lacks('collections')).toEqual({ missingScopes: [], missingToSend: [] });
    expect(lacks('images')).toEqual({ missingScopes: [], missingToSend: ['write_files'] });
    expect(lacks('inventory')).toEqual({
      missingScopes: ['read_inventory', 'read_locations'],
      missingToSend: ['write_inventory'],
    });
  });
});

describe('where the app may not read stock', () => {
  test('an import brings what is left of the choice', () => {
    const world = open(READS_PRODUCTS);
    world.import();
    expect(shownTabs(world)).toEqual(expect.arrayContaining(['Products', 'Variants']));
    expect(shownTabs(world)).not.toContain('Inventory');
  });

  test('one that names stock, or has nothing else left, is refused at once', () => {
    const world = open(READS_PRODUCTS);
    const refusal = { error: { code: 'missing_scope', details: { scope: 'read_inventory' } } };
    expect(world.try('startImport', { resources: ['products', 'inventory'] })).toMatchObject(refusal);
    world.rpc('saveSettings', { importTables: ['inventory'] });
    expect(world.try('startImport')).toMatchObject(refusal);
    expect(world.rpc('getJobs').jobs).toEqual([]);
  });
});
