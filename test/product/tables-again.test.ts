import { World } from '../support/world';

/** What becomes of a table that a person took apart and put together again. */
const TITLE = 3;
const VENDOR = 5;
const PRICE = 13;

function imported(): World {
  const world = new World();
  world.shop.seedProducts([
    { title: 'Shirt', vendor: 'Holm', variants: [{ price: '10.00' }] },
    { title: 'Jumper', vendor: 'Holm', variants: [{ price: '20.00' }] },
  ]);
  world.connect();
  world.import();
  return world;
}

function firstId(world: World): string {
  return world.shop.inspect().products[0]?.id ?? '';
}

const QUIET = { operations: 0, errors: 0, conflicts: 0 };

test('a tab that was deleted comes back with the next import, and can be seen', () => {
  const world = imported();
  const { person } = world.runtime;
  person.deleteTab('Products');
  world.import();
  expect(person.tabs().find(({ title }) => title === 'Products')?.hidden).toBe(false);
  expect(person.display('Products').map((row) => row[TITLE - 1])).toEqual(['Title', 'Shirt', 'Jumper']);
  expect(world.rpc('previewExport').summary).toMatchObject(QUIET);
});

test('a column that comes back with old values does not undo what was changed in Shopify meanwhile', () => {
  const world = imported();
  const { person } = world.runtime;
  person.deleteColumn('Products', VENDOR);
  world.shop.admin.updateProduct(firstId(world), { vendor: 'Theirs' });
  world.import();
  person.insertColumn('Products', VENDOR);
  ['Vendor', 'Holm', 'Holm'].forEach((text, row) => person.type('Products', row + 1, VENDOR, text));
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 1 });
});

test('a column that comes back empty empties nothing in Shopify', () => {
  const world = imported();
  const { person } = world.runtime;
  person.deleteColumn('Products', VENDOR);
  world.import();
  person.insertColumn('Products', VENDOR);
  person.type('Products', 1, VENDOR, 'Vendor');
  world.exportAll();
  expect(world.shop.inspect().products.map(({ vendor }) => vendor)).toEqual(['Holm', 'Holm']);
});

test('a row without edits whose product is gone is no error, now or after the next import', () => {
  const world = imported();
  world.shop.admin.deleteProduct(firstId(world));
  for (let round = 0; round < 2; round++) {
    world.import();
    expect(world.rpc('previewExport').summary).toMatchObject(QUIET);
    expect(world.runtime.person.display('Products')[1]?.slice(-2)[0]).toBe('Gone');
  }
  world.runtime.person.type('Products', 2, TITLE, 'Edited');
  expect(world.rpc('previewExport').summary).toMatchObject({ errors: 1 });
});

test('a plan of one tab leaves what the rows of the other one say', () => {
  const world = imported();
  const { person } = world.runtime;
  const status = () => person.display('Variants')[1]?.slice(-2)[0];
  person.type('Variants', 2, PRICE, 'abc');
  world.exportAll();
  expect(status()).toBe('Error');
  const { planId } = world.rpc('previewExport', { resources: ['products'] });
  world.rpc('startExport', { planId });
  world.drain();
  expect(status()).toBe('Error');
});

test.each(['Failed', 'Conflict'] as const)(
  'a row that says "%s" is cleared once there is no cause',
  (said) => {
    const world = imported();
    const { person } = world.runtime;
    const [column, before, typed] = said === 'Failed' ? [2, 'shirt', 'jumper'] : [TITLE, 'Theirs', 'Mine'];
    person.type('Products', 2, column, typed);
    if (said === 'Conflict') world.shop.admin.updateProduct(firstId(world), { title: before });
    world.exportAll();
    expect(person.display('Products')[1]?.slice(-2)[0]).toBe(said);
    person.type('Products', 2, column, before);
    world.exportAll();
    expect(person.display('Products')[1]?.slice(-2)).toEqual(['', '']);
  },
);

test('where the base of a row cannot be read, an edit is asked about, and other rows go on as ever', () => {
  const world = imported();
  const { person } = world.runtime;
  const pieces = person.display('_baseline').map((line) => line[1]);
  person.type('_baseline', pieces.indexOf('products') + 1, 6, 'damaged');
  person.type('Products', 2, TITLE, 'Mine');
  person.type('Variants', 3, PRICE, '21');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 1, errors: 0, conflicts: 1 });
  world.import();
  expect(person.value('Products', 2, TITLE)).toBe('Mine');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 1, errors: 0, conflicts: 1 });
});
