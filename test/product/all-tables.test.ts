import { addCollection } from '../support/collections';
import { columnUnder, typeUnder, valueUnder } from '../support/cells';
import { World } from '../support/world';

/** Images and collections in what a person sees of their edits: looks, counts, cells, history, conflicts. */
const ALL = ['products', 'variants', 'inventory', 'images', 'collections'] as const;
const ALT = 'Image Alt Text';

function open(): { world: World; collection: string } {
  const world = new World();
  world.shop.seedProducts([{ title: 'Shirt', images: [{ url: 'https://cdn.example.com/a.jpg', alt: 'A' }] }]);
  const collection = addCollection(world, { title: 'Summer' });
  world.connect();
  world.rpc('saveSettings', { importTables: [...ALL] });
  world.import();
  return { world, collection };
}

function edit(world: World): void {
  typeUnder(world, 'Images', 2, ALT, 'A shirt');
  typeUnder(world, 'Collections', 2, 'Title', 'Hot summer');
}

test('a look that names no tables finds edits in all that are there, and they count as waiting', () => {
  const { world } = open();
  edit(world);
  const { planId, summary } = world.rpc('previewExport');
  expect(summary).toMatchObject({ rows: 2, fields: 2, operations: 2, errors: 0, conflicts: 0 });
  expect(world.rpc('getState').pending).toEqual({ rows: 2, fields: 2 });
  expect(world.rpc('getPlan', { planId }).changes).toMatchObject([
    { tab: 'Images', row: 2, title: 'shirt', field: ALT, before: 'A', after: 'A shirt' },
    {
      tab: 'Collections',
      row: 2,
      title: 'Hot summer',
      field: 'Title',
      before: 'Summer',
      after: 'Hot summer',
    },
  ]);
  const filter = { tab: 'Collections' };
  expect(world.rpc('getPlan', { planId, filter }).changes).toHaveLength(1);
});

test('tables that are not imported any more are looked at all the same', () => {
  const { world } = open();
  world.rpc('saveSettings', { importTables: ['products'] });
  edit(world);
  expect(world.rpc('previewExport').summary).toMatchObject({ rows: 2, fields: 2 });
});

test('the way from a change to its cell', () => {
  const { world } = open();
  edit(world);
  const { planId } = world.rpc('previewExport');
  for (const { tab, id, field } of world.rpc('getPlan', { planId }).changes) {
    world.rpc('goToCell', { tab, id, field });
    expect(world.runtime.selection).toMatchObject({ tab, row: 2, column: columnUnder(world, tab, field) });
  }
});

test('what was sent is in the history, by tab', () => {
  const { world } = open();
  edit(world);
  world.exportAll();
  const [job] = world.rpc('getJobs').jobs;
  expect(job).toMatchObject({ type: 'export', state: 'done', succeeded: 2, failed: 0 });
  const lines = world.rpc('getHistory', { jobId: job?.jobId ?? '' }).lines;
  expect(lines.map(({ tab, title, field, after }) => [tab, title, field, after])).toEqual([
    ['Images', 'shirt', ALT, 'A shirt'],
    ['Collections', 'Hot summer', 'Title', 'Hot summer'],
  ]);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('a conflict is listed, counted, found and decided', () => {
  const { world, collection } = open();
  edit(world);
  world.shop.admin.mutate(
    'mutation Edit($input: CollectionInput!) { collectionUpdate(input: $input) { userErrors { message } } }',
    { input: { id: collection, title: 'Theirs' } },
  );
  expect(world.rpc('previewExport').summary).toMatchObject({ conflicts: 1, fields: 1 });
  expect(world.rpc('getState').conflicts).toBe(1);
  const { conflicts, fields } = world.rpc('getConflicts', {});
  expect(fields).toEqual([{ tab: 'Collections', field: 'Title', count: 1 }]);
  const [{ tab, id, field } = { tab: '', id: '', field: '' }] = conflicts;
  world.rpc('goToCell', { tab, id, field });
  expect(world.runtime.selection).toMatchObject({ tab: 'Collections', row: 2 });
  expect(world.rpc('resolveConflicts', { choices: [{ tab, id, field, take: 'shopify' }] })).toEqual({
    remaining: 0,
  });
  expect(valueUnder(world, 'Collections', 2, 'Title')).toBe('Theirs');
});

test.each(['Images', 'Collections'])('a tab %s of the person’s own keeps nobody from looking', (title) => {
  const world = new World();
  world.shop.seedProducts([{ title: 'Shirt' }]);
  world.connect();
  world.import();
  world.runtime.person.renameTab('Sheet1', title);
  world.runtime.person.type(title, 1, 1, 'Notes');
  typeUnder(world, 'Products', 2, 'Title', 'Shirt, blue');
  expect(world.rpc('previewExport').summary).toMatchObject({ rows: 1, errors: 0 });
});

test('a table whose name a tab of the person’s own has gets another one, and theirs stays theirs', () => {
  const world = new World();
  world.shop.seedProducts([{ title: 'Shirt' }]);
  addCollection(world, { title: 'Summer' });
  world.connect();
  world.runtime.person.renameTab('Sheet1', 'Collections');
  world.runtime.person.type('Collections', 1, 1, 'Notes');
  world.rpc('saveSettings', { importTables: ['products', 'collections'] });
  world.import();
  expect(world.runtime.person.display('Collections')).toEqual([['Notes']]);
  expect(valueUnder(world, 'Collections 2', 2, 'Title')).toBe('Summer');
  typeUnder(world, 'Collections 2', 2, 'Title', 'Hot summer');
  expect(world.rpc('previewExport').summary).toMatchObject({ rows: 1, errors: 0 });
});
