import { addCollection, deleteCollection } from '../support/collections';
import { typeUnder, valueUnder } from '../support/cells';
import { mutationsOf, World } from '../support/world';

/** The tab Collections: what people and rules put together, as the store has it. */
const TAB = 'Collections';
const HOSTILE = '=HYPERLINK("http://x"), 1E5 \t<b>"quoted"</b>';

function open(): { world: World; manual: string; smart: string } {
  const world = new World();
  const [shirt = '', tie = ''] = world.shop.seedProducts([
    { title: 'Shirt', tags: ['summer'] },
    { title: 'Tie', tags: ['winter'] },
  ]);
  const manual = addCollection(world, {
    title: HOSTILE,
    handle: '00123',
    descriptionHtml: `<p>${HOSTILE}</p>`,
    sortOrder: 'PRICE_ASC',
    products: [shirt, tie],
  });
  const smart = addCollection(world, { title: 'Summer', tag: 'summer' });
  world.connect();
  return { world, manual, smart };
}

function importCollections(world: World): void {
  world.rpc('startImport', { resources: ['collections'] });
  world.drain();
}

const numberIn = (gid: string) => gid.replace(/^.*\//, '');

test('both kinds of collections come with all that the store says of them', () => {
  const { world, manual, smart } = open();
  importCollections(world);
  const [header, first, second, ...others] = world.runtime.person.display(TAB);
  expect(header).toEqual([
    'Collection ID',
    'Handle',
    'Title',
    'Body HTML',
    'Kind',
    'Sort Order',
    'Products Count',
    'Updated At',
    'Sync Status',
    'Sync Message',
  ]);
  expect(first?.slice(0, 7)).toEqual([
    numberIn(manual),
    '00123',
    HOSTILE,
    `<p>${HOSTILE}</p>`,
    'Manual',
    'Price Low-High',
    '2',
  ]);
  expect(second?.slice(0, 7)).toEqual([
    numberIn(smart),
    'summer',
    'Summer',
    '',
    'Smart',
    'Best Selling',
    '1',
  ]);
  expect(others).toEqual([]);
});

test('an import does not bring them unless it is asked to', () => {
  const { world } = open();
  world.import();
  expect(world.runtime.person.tabs().map(({ title }) => title)).not.toContain(TAB);
});

test('they come together with all other tables, and the job counts them', () => {
  const { world } = open();
  const resources = ['products', 'variants', 'inventory', 'collections'] as const;
  const { jobId } = world.rpc('startImport', { resources: [...resources] });
  world.drain();
  const job = world.rpc('getJobs', {}).jobs.find((one) => one.jobId === jobId);
  expect(job).toMatchObject({ state: 'done', done: 8, total: 8, succeeded: 8 });
  expect(world.rpc('getState').lastSyncs.map(({ resource }) => resource)).toEqual([...resources]);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('more of them than a page holds come once each, in the order of their ids', () => {
  const { world } = open();
  const ids = Array.from({ length: 300 }, (_, at) => addCollection(world, { title: `Collection ${at}` }));
  importCollections(world);
  const shown = world.runtime.person
    .display(TAB)
    .slice(3)
    .map(([id]) => id);
  expect(shown).toEqual(ids.map(numberIn));
});

test('an import again takes what changed, adds what is new and marks what is gone', () => {
  const { world, manual, smart } = open();
  importCollections(world);
  world.shop.admin.mutate(
    `mutation { collectionUpdate(collection: {id: "${manual}", title: "Ties", sortOrder: MANUAL}) { userErrors { message } } }`,
  );
  deleteCollection(world, smart);
  addCollection(world, { title: 'New' });
  importCollections(world);
  const titles = world.runtime.person.display(TAB).map((line) => line[2]);
  expect(titles).toEqual(['Title', 'Ties', 'Summer', 'New']);
  expect(valueUnder(world, TAB, 2, 'Sort Order')).toBe('Manual');
  expect(valueUnder(world, TAB, 3, 'Sync Status')).toBe('Gone');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('an edit of what only Shopify sets is refused with a way out, and the next import takes it back', () => {
  const { world } = open();
  importCollections(world);
  typeUnder(world, TAB, 3, 'Kind', 'Manual');
  const { planId, summary } = world.rpc('previewExport', { resources: ['collections'] });
  expect(summary).toMatchObject({ operations: 0, errors: 1 });
  expect(world.rpc('getPlan', { planId }).errors[0]).toMatchObject({ tab: TAB, row: 3, field: 'Kind' });
  importCollections(world);
  expect(valueUnder(world, TAB, 3, 'Kind')).toBe('Smart');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('edited fields are one mutation a collection, with nothing else in it', () => {
  const { world, manual, smart } = open();
  importCollections(world);
  typeUnder(world, TAB, 2, 'Body HTML', '');
  typeUnder(world, TAB, 2, 'Handle', 'by-hand');
  typeUnder(world, TAB, 3, 'Title', '=“Summer”, 1E5');
  typeUnder(world, TAB, 3, 'Sort Order', 'price low-high');
  const asked = world.shop.requests.length;
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 2, rows: 2, fields: 4 });
  world.exportAll();
  const variables = mutationsOf(world, asked).map((request) => request.variables);
  expect(variables.flatMap((given) => Object.values(given ?? {}))).toEqual([
    { id: manual, handle: 'by-hand', descriptionHtml: '' },
    { id: smart, title: '=“Summer”, 1E5', sortOrder: 'PRICE_ASC' },
  ]);
  const [first, second] = world.shop.state.collections.records.values();
  expect(first).toMatchObject({ handle: 'by-hand', descriptionHtml: '', title: HOSTILE });
  expect(second).toMatchObject({ title: '=“Summer”, 1E5', sortOrder: 'PRICE_ASC' });
  expect(valueUnder(world, TAB, 3, 'Sync Status')).toBe('Sent');
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('what somebody else changed first is a conflict, and stays in the store', () => {
  const { world, smart } = open();
  importCollections(world);
  typeUnder(world, TAB, 3, 'Title', 'Mine');
  world.shop.admin.mutate(
    `mutation { collectionUpdate(collection: {id: "${smart}", title: "Theirs"}) { userErrors { message } } }`,
  );
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 1 });
  world.exportAll();
  expect([...world.shop.state.collections.records.values()][1]?.title).toBe('Theirs');
});

test.each([
  ['Title', '', /may not be empty/],
  ['Title', 'x'.repeat(256), /256 characters/],
  ['Sort Order', 'Backwards', /not one of/],
])('%s with %j is an error on the row, and nothing is sent', (field, typed, says) => {
  const { world } = open();
  importCollections(world);
  typeUnder(world, TAB, 3, field, typed);
  const { planId, summary } = world.rpc('previewExport');
  expect(summary).toMatchObject({ operations: 0, errors: 1 });
  expect(world.rpc('getPlan', { planId }).errors[0]?.message).toMatch(says);
});

test('where products and variants come in bulk, collections follow', () => {
  const world = new World();
  world.shop.generate({ products: 3_000 });
  addCollection(world, { title: 'All', tag: 'sale' });
  world.connect();
  world.rpc('startImport', { resources: ['products', 'variants', 'collections'] });
  world.drain();
  expect(world.shop.requests.some(({ document }) => document?.includes('bulkOperationRunQuery'))).toBe(true);
  expect(world.runtime.person.display(TAB)).toHaveLength(2);
  expect(world.runtime.person.display('Products')).toHaveLength(3_001);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});
