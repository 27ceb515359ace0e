import { baselineOf } from '../support/baseline-dump';
import { valueUnder } from '../support/cells';
import { World } from '../support/world';

/** Importing again into tables that people work in. */
const PRODUCTS = 150;

function imported(): World {
  const world = new World();
  world.shop.generate({ products: PRODUCTS, variantsPerProduct: 2, seed: 3 });
  world.connect();
  world.import();
  return world;
}

function baselineRows(world: World): string[] {
  return world.runtime.person
    .display('_baseline')
    .map((line) => line.join(' ').trim())
    .filter((line) => line !== '');
}

function sheetCalls(world: World, act: () => void): string[] {
  const before = world.runtime.serviceCalls.length;
  act();
  return world.runtime.serviceCalls.slice(before).filter((name) => name.startsWith('Sheets.'));
}

test('an import of what did not change writes nothing of the base again, and reads no row exactly', () => {
  const world = imported();
  const before = baselineRows(world);
  const calls = sheetCalls(world, () => world.import());
  expect(baselineRows(world)).toEqual(before);
  expect(calls.filter((name) => name === 'Sheets.Spreadsheets.getByDataFilter')).toEqual([]);
  expect(world.rpc('previewExport').summary).toMatchObject({ rows: 0, errors: 0, conflicts: 0 });
});

test('an import of one changed record writes that one alone anew, and the next one puts it to others', () => {
  const world = imported();
  const [kept] = baselineRows(world).slice(1);
  const product = world.shop.inspect().products[7];
  world.shop.admin.updateProduct(product?.id ?? '', { vendor: 'Somebody else' });
  world.import();
  const after = baselineRows(world);
  expect(after).toContain(kept);
  const values = baselineOf(world) as Record<string, unknown>;
  world.import();
  world.import();
  expect(baselineRows(world).length).toBeLessThanOrEqual(after.length);
  expect(baselineOf(world)).toEqual(values);
});

test('what vanished leaves the base, however long it was known, once its row is gone', () => {
  const world = imported();
  const { products } = world.shop.inspect();
  for (const { id } of products.slice(0, 120)) world.shop.admin.deleteProduct(id);
  world.import();
  const { person } = world.runtime;
  const statusColumn = (person.display('Products')[0] ?? []).indexOf('Sync Status');
  const gone = person.display('Products').filter((line) => line[statusColumn] === 'Gone');
  expect(gone).toHaveLength(120);
  for (const tab of ['Products', 'Variants', 'Inventory']) {
    const status = (person.display(tab)[0] ?? []).indexOf('Sync Status');
    for (let row = person.display(tab).length; row > 1; row--)
      if (person.display(tab)[row - 1]?.[status] === 'Gone') person.deleteRow(tab, row);
  }
  world.import();
  world.import();
  expect(Object.keys(baselineOf(world) as object)).toHaveLength(30 * (1 + 2 + 2));
});

test('a record that came into the table in this very import is not added a second time', () => {
  const world = imported();
  const { person } = world.runtime;
  person.deleteRow('Products', 5);
  person.deleteRow('Products', 3);
  world.import();
  const ids = person.display('Products').map(([id]) => id);
  expect(ids).toHaveLength(PRODUCTS + 1);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a column that was deleted is looked at once more by the next import, and by none after it', () => {
  const world = imported();
  const { person } = world.runtime;
  const vendor = (person.display('Products')[0] ?? []).indexOf('Vendor') + 1;
  person.deleteColumn('Products', vendor);
  expect(world.rpc('previewExport').summary).toMatchObject({ rows: 0, errors: 0, conflicts: 0 });
  world.import();
  const before = baselineRows(world);
  const calls = sheetCalls(world, () => {
    world.import();
    expect(world.rpc('previewExport').summary).toMatchObject({ rows: 0, errors: 0, conflicts: 0 });
  });
  expect(calls.filter((name) => name === 'Sheets.Spreadsheets.getByDataFilter')).toEqual([]);
  expect(baselineRows(world)).toEqual(before);
});

test('an edit that waits to be sent costs no base either', () => {
  const world = imported();
  const { person } = world.runtime;
  const title = (person.display('Products')[0] ?? []).indexOf('Title') + 1;
  person.type('Products', 4, title, 'Mine');
  world.import();
  const before = baselineRows(world);
  world.import();
  expect(baselineRows(world)).toEqual(before);
  expect(world.rpc('previewExport').summary).toMatchObject({ rows: 1, fields: 1 });
});

const PROSE = 'Soft to the touch, made to last, and as light as a feather. '.repeat(100);

/** So many that an import takes several steps. */
function withManyProducts(): World {
  const world = new World();
  world.shop.seedProducts(
    Array.from({ length: 2_000 }, (_, at) => ({ title: `Hat ${at}`, descriptionHtml: PROSE })),
  );
  world.connect();
  world.rpc('startImport', { resources: ['products'] });
  world.drain();
  return world;
}

test('the base of a table that is there is kept while another one is filled for the first time', () => {
  const world = withManyProducts();
  for (const { id } of world.shop.inspect().products)
    world.shop.admin.updateProduct(id, { vendor: 'Theirs' });
  world.rpc('startImport', { resources: ['products', 'variants'] });
  world.drain();
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('a deleted row that the person takes back while an import is under way stands once', () => {
  const world = withManyProducts();
  const { person } = world.runtime;
  const lastRow = person.display('Products').length;
  const deleted = person.display('Products')[lastRow - 1] ?? [];
  person.deleteRow('Products', lastRow);
  for (const { id } of world.shop.inspect().products)
    world.shop.admin.updateProduct(id, { vendor: 'Theirs' });
  world.rpc('startImport', { resources: ['products'] });
  let isBack = false;
  world.runtime.setHook(({ name, phase }) => {
    const isWritten = phase === 'after' && name === 'Sheets.Spreadsheets.batchUpdate';
    if (isBack || !isWritten || valueUnder(world, 'Products', 2, 'Vendor') !== 'Theirs') return undefined;
    isBack = true;
    person.insertRow('Products', lastRow);
    deleted.forEach((text, at) => person.type('Products', lastRow, at + 1, text));
    return undefined;
  });
  world.drain();
  const ids = person.display('Products').map(([id]) => id);
  expect(isBack).toBe(true);
  expect(ids.filter((id) => id === deleted[0])).toHaveLength(1);
});

test('an import of a store that has become empty leaves an empty base, once the rows are gone', () => {
  const world = imported();
  const { person } = world.runtime;
  for (const { id } of world.shop.inspect().products) world.shop.admin.deleteProduct(id);
  for (const tab of ['Products', 'Variants', 'Inventory']) {
    // Sheets keeps one row below the header.
    person.insertRow(tab, 2);
    for (let row = person.display(tab).length; row > 2; row--) person.deleteRow(tab, row);
  }
  world.import();
  world.import();
  expect(baselineOf(world)).toEqual({});
});
