import { mutationsOf, World } from '../support/world';

/** What may befall a spreadsheet: each time a clear word, nothing lost, nothing sent that nobody meant to send. */
const TITLE = 3;
const BODY = 4;
const VENDOR = 5;

function imported(options: ConstructorParameters<typeof World>[0] = {}): World {
  const world = new World(options);
  world.shop.seedProducts(
    ['Shirt', 'Jumper', 'Tie'].map((title) => ({
      title,
      vendor: 'Holm',
      descriptionHtml: `<p>${title}</p>`,
    })),
  );
  world.connect();
  world.import();
  return world;
}

const titlesIn = (world: World) => world.shop.inspect().products.map(({ title }) => title);
const column = (world: World, at: number) =>
  world.runtime.person
    .display('Products')
    .slice(1)
    .map((line) => line[at - 1]);
const lastJob = (world: World) => world.rpc('getJobs').jobs[0];
const theirTitle = (world: World, product: number, title: string) =>
  world.shop.admin.updateProduct(world.shop.inspect().products[product]?.id ?? '', { title });

describe('two equal headers', () => {
  test('beside the column that is ours, the other one is the person’s', () => {
    const world = imported();
    const { person } = world.runtime;
    person.insertColumn('Products', 2);
    person.type('Products', 1, 2, 'Title');
    person.type('Products', 2, 2, 'Not for Shopify');
    theirTitle(world, 1, 'Their jumper');
    world.import();
    world.exportAll();
    expect(column(world, 2)).toEqual(['Not for Shopify', '', '']);
    expect(column(world, TITLE + 1)).toEqual(['Shirt', 'Their jumper', 'Tie']);
    expect(mutationsOf(world)).toEqual([]);
  });

  test('where neither is known as ours, nothing is done and the way out is told', () => {
    const world = imported();
    const { person } = world.runtime;
    person.deleteColumn('Products', TITLE);
    for (const at of [TITLE, TITLE]) {
      person.insertColumn('Products', at);
      person.type('Products', 1, at, 'Title');
      person.type('Products', 2, at, 'Which?');
    }
    const before = person.display('Products');
    expect(world.try('previewExport')).toMatchObject({
      error: { code: 'sheet_structure', details: { tab: 'Products', field: 'Title' } },
    });
    expect(world.try('startImport')).toMatchObject({ error: { code: 'sheet_structure' } });
    expect(person.display('Products')).toEqual(before);
    expect(mutationsOf(world)).toEqual([]);
  });
});

describe('an id typed over', () => {
  test.each(['abc', '999'])(
    'with %s: the row is named, nothing of it is sent, its record comes back',
    (id) => {
      const world = imported();
      const { person } = world.runtime;
      person.type('Products', 3, TITLE, 'Mine');
      person.type('Products', 3, 1, id);
      const { planId } = world.rpc('previewExport');
      expect(world.rpc('getPlan', { planId })).toMatchObject({
        summary: { operations: 0, errors: 1 },
        errors: [{ row: 3, tab: 'Products' }],
      });
      world.exportAll();
      world.import();
      expect(column(world, TITLE)).toEqual(['Shirt', 'Mine', 'Tie', 'Jumper']);
      expect(titlesIn(world)).toEqual(['Shirt', 'Jumper', 'Tie']);
      expect(mutationsOf(world)).toEqual([]);
    },
  );

  test('between preview and export: what was planned for it is left alone', () => {
    const world = imported();
    const { person } = world.runtime;
    person.type('Products', 3, TITLE, 'Mine');
    const { planId } = world.rpc('previewExport');
    const [first = '', second = ''] = column(world, 1);
    person.type('Products', 2, 1, second);
    person.type('Products', 3, 1, first);
    world.rpc('startExport', { planId });
    world.drain();
    expect(mutationsOf(world)).toEqual([]);
    expect(lastJob(world)).toMatchObject({ state: 'done', skipped: 1 });
    expect(column(world, TITLE)).toEqual(['Shirt', 'Mine', 'Tie']);
  });
});

describe('merged cells', () => {
  test.each([
    ['of two rows', TITLE, 2, 1],
    ['of two columns', TITLE, 1, 2],
  ] as const)('%s: what they hide is not taken for emptied', (_, at, rows, columns) => {
    const world = imported();
    const { person } = world.runtime;
    person.merge('Products', 2, at, rows, columns);
    expect(world.try('previewExport')).toMatchObject({
      error: { code: 'sheet_structure', details: { tab: 'Products', row: 2 } },
    });
    expect(world.try('startImport')).toMatchObject({ error: { code: 'sheet_structure' } });
    expect(mutationsOf(world)).toEqual([]);
    expect(column(world, BODY)[2]).toBe('<p>Tie</p>');
  });

  test('in the person’s own columns are theirs', () => {
    const world = imported();
    const { person } = world.runtime;
    const own = (person.display('Products')[0]?.length ?? 0) + 1;
    person.insertColumn('Products', own);
    person.insertColumn('Products', own);
    person.merge('Products', 1, own, 2, 2);
    person.type('Products', 2, TITLE, 'Mine');
    world.exportAll();
    expect(titlesIn(world)[0]).toBe('Mine');
  });
});

test('a filter hides rows from the person, not from the work', () => {
  const world = imported();
  const { person } = world.runtime;
  person.type('Products', 2, TITLE, 'Mine');
  person.filter('Products', VENDOR, ['Holm']);
  person.hideRow('Products', 3);
  theirTitle(world, 1, 'Their jumper');
  world.import();
  world.exportAll();
  expect(column(world, TITLE)).toEqual(['Mine', 'Their jumper', 'Tie']);
  expect(titlesIn(world)).toEqual(['Mine', 'Their jumper', 'Tie']);
});

test('a range that this person may not edit: the import says so, and nothing is half done', () => {
  const world = imported({ settings: { ownsFile: false } });
  const { person } = world.runtime;
  person.protect('Products', 3, TITLE, 1, 1);
  theirTitle(world, 1, 'Their jumper');
  theirTitle(world, 2, 'Their tie');
  world.import();
  expect(lastJob(world)).toMatchObject({
    state: 'failed',
    error: { code: 'not_allowed', hint: expect.stringContaining('Protect') as string },
  });
  expect(column(world, TITLE)).toEqual(['Shirt', 'Jumper', 'Tie']);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 0 });
});
