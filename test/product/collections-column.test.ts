import { MOST_LISTED } from '../../src/catalog/field-types';
import { columnUnder, typeUnder, valueUnder } from '../support/cells';
import { addCollection, deleteCollection } from '../support/collections';
import { World } from '../support/world';

/** The column Collections in Products: for those who want it, and never a reason to send anything. */
const TAB = 'Products';
const HEADER = 'Collections';
const NOTHING = { operations: 0, errors: 0, conflicts: 0 };

function open(isOn = true): { world: World; ids: string[] } {
  const world = new World();
  const ids = world.shop.seedProducts([
    { title: 'Shirt', tags: ['summer'] },
    { title: 'Tie', tags: ['winter'] },
  ]);
  addCollection(world, { title: 'Z by hand', products: ids.slice(0, 1) });
  addCollection(world, { title: 'Summer', tag: 'summer' });
  world.connect();
  if (isOn) world.rpc('saveSettings', { collectionsColumn: true });
  return { world, ids };
}

const shown = (world: World, row: number) => valueUnder(world, TAB, row, HEADER);

test('it is not there unless it is asked for', () => {
  const { world } = open(false);
  world.import();
  expect(world.rpc('getSettings').collectionsColumn).toBe(false);
  expect(world.runtime.person.display(TAB)[0]).not.toContain(HEADER);
});

test('it names the collections by handle, in the order of the alphabet, whoever put the product there', () => {
  const { world } = open();
  world.import();
  expect(shown(world, 2)).toBe('summer, z-by-hand');
  expect(shown(world, 3)).toBe('');
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('switched on later, it comes with the next import, and nothing else moves', () => {
  const { world } = open(false);
  world.import();
  const before = world.runtime.person.display(TAB);
  world.rpc('saveSettings', { collectionsColumn: true });
  world.import();
  expect(shown(world, 2)).toBe('summer, z-by-hand');
  const at = columnUnder(world, TAB, HEADER) - 1;
  const others = world.runtime.person.display(TAB).map((line) => line.filter((_, column) => column !== at));
  expect(others).toEqual(before);
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('switched off again, the column stays as it is, and nobody minds it', () => {
  const { world } = open();
  world.import();
  world.rpc('saveSettings', { collectionsColumn: false });
  addCollection(world, { title: 'Another', tag: 'summer' });
  world.import();
  expect(shown(world, 2)).toBe('summer, z-by-hand');
  typeUnder(world, TAB, 2, HEADER, 'mine');
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('what changes in the store comes with the next import', () => {
  const { world } = open();
  world.import();
  const [manual] = world.shop.state.collections.records.values();
  deleteCollection(world, manual?.id ?? '');
  addCollection(world, { title: 'Cold', tag: 'winter' });
  world.import();
  expect([shown(world, 2), shown(world, 3)]).toEqual(['summer', 'cold']);
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('an edit of it is refused, and an export of the same product leaves it alone', () => {
  const { world } = open();
  world.import();
  typeUnder(world, TAB, 2, HEADER, 'mine');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 1 });
  world.import();
  typeUnder(world, TAB, 2, 'Title', 'Shirt, blue');
  world.exportAll();
  expect(world.shop.inspect().products[0]?.title).toBe('Shirt, blue');
  expect(shown(world, 2)).toBe('summer, z-by-hand');
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('a list that may not be all of them says so, whatever way it was read', () => {
  const many = (products: number) => {
    const world = new World();
    world.shop.generate({ products, variantsPerProduct: 4 });
    const [product] = world.shop.state.products.values();
    for (let at = 0; at < MOST_LISTED + 10; at++)
      addCollection(world, { title: `C${at}`, products: [product?.id ?? ''] });
    world.connect();
    world.rpc('saveSettings', { collectionsColumn: true });
    world.rpc('startImport', { resources: ['products', 'variants', 'images', 'collections'] });
    world.drain();
    expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
    const isInBulk = world.shop.requests.some(({ document }) => document?.includes('bulkOperationRunQuery'));
    return { isInBulk, names: String(shown(world, 2)).split(', ') };
  };
  const few = many(3);
  const bulk = many(2_500);
  expect([few.isInBulk, bulk.isInBulk]).toEqual([false, true]);
  expect(few.names).toHaveLength(MOST_LISTED + 1);
  expect(few.names[MOST_LISTED]).toBe('…');
  expect(bulk.names).toEqual(few.names);
});
