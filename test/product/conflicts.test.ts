import { World } from '../support/world';

/** Cells that were changed on both sides: listed in a tab, decided by a person, carried out without loss. */
const TITLE = 3;
const VENDOR = 5;
const HEADERS = [
  'Tab',
  'ID',
  'Title',
  'Field',
  'Base',
  'Sheet',
  'Shopify',
  'Shopify Updated At',
  'Take',
  'Found At',
];
const TAKE = HEADERS.indexOf('Take') + 1;
const TRICKY = '=HYPERLINK("https://evil.example","click")';

/** Two products whose titles were changed here and in Shopify, and a vendor as well. */
function worldInConflict(theirs = 'Theirs'): World {
  const world = new World();
  world.shop.seedProducts(['Shirt', 'Jumper', 'Tie'].map((title) => ({ title, vendor: 'V' })));
  world.connect();
  world.import();
  const { person } = world.runtime;
  const [shirt, jumper] = world.shop.inspect().products;
  person.type('Products', 2, TITLE, 'Shirt, mine');
  person.type('Products', 3, VENDOR, 'Mine');
  world.clock.advance(60_000);
  world.shop.admin.updateProduct(shirt?.id ?? '', { title: theirs });
  world.shop.admin.updateProduct(jumper?.id ?? '', { vendor: 'Theirs' });
  return world;
}

function listed(world: World): string[][] {
  return world.runtime.person
    .display('Conflicts')
    .slice(1)
    .filter((line) => line.some((cell) => cell !== ''));
}

function fieldsListed(world: World): string[] {
  return listed(world).map((line) => `${line[2]}: ${line[3]}`);
}

function titleInStore(world: World): string | undefined {
  return world.shop.inspect().products[0]?.title;
}

const idOf = (world: World, row: number) => String(world.runtime.person.value('Products', row, 1));

describe.each(['import', 'previewExport'] as const)('conflicts that %s meets', (method) => {
  const meet = (world: World) => (method === 'import' ? world.import() : void world.rpc('previewExport'));

  test('are lines of the tab Conflicts', () => {
    const world = worldInConflict();
    meet(world);
    const [header, first, second] = world.runtime.person.display('Conflicts');
    expect(header).toEqual(HEADERS);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;
    expect(first).toEqual([
      ...['Products', idOf(world, 2), 'Shirt, mine', 'Title', 'Shirt', 'Shirt, mine', 'Theirs'],
      ...[time, '', time],
    ]);
    expect(second?.slice(3, 7)).toEqual(['Vendor', 'V', 'Mine', 'Theirs']);
  });

  test('are told by getConflicts and counted in the state', () => {
    const world = worldInConflict();
    meet(world);
    expect(world.rpc('getState').conflicts).toBe(2);
    expect(world.rpc('getConflicts').conflicts).toEqual([
      expect.objectContaining({ tab: 'Products', row: 2, field: 'Title', sheet: 'Shirt, mine' }),
      expect.objectContaining({ tab: 'Products', row: 3, field: 'Vendor', shopify: 'Theirs' }),
    ]);
  });

  test('stay listed once, since when they were found, however often they are met', () => {
    const world = worldInConflict();
    meet(world);
    const before = listed(world);
    world.clock.advance(3_600_000);
    meet(world);
    expect(listed(world)).toEqual(before);
  });

  test('leave the list when the cell says what Shopify says', () => {
    const world = worldInConflict();
    meet(world);
    world.runtime.person.type('Products', 2, TITLE, 'Theirs');
    meet(world);
    expect(fieldsListed(world)).toEqual(['Jumper: Vendor']);
    world.runtime.person.type('Products', 3, VENDOR, 'Theirs');
    meet(world);
    expect(fieldsListed(world)).toEqual([]);
    expect(world.rpc('getState').conflicts).toBe(0);
  });

  test('show what looks like a formula as the text that it is', () => {
    const world = worldInConflict(TRICKY);
    meet(world);
    expect(world.runtime.person.value('Conflicts', 2, 7)).toBe(TRICKY);
    expect(world.runtime.person.formula('Conflicts', 2, 7)).toBeNull();
    expect(world.runtime.person.numberFormat('Conflicts', 2, 7)).toBe('@');
  });

  test('are decided for the sheet by what a person types into Take', () => {
    const world = worldInConflict();
    meet(world);
    world.runtime.person.type('Conflicts', 2, TAKE, ' Sheet ');
    meet(world);
    expect(fieldsListed(world)).toEqual(['Jumper: Vendor']);
    expect(titleInStore(world)).toBe('Theirs');
    world.exportAll();
    expect(titleInStore(world)).toBe('Shirt, mine');
    expect(world.shop.inspect().products[1]?.vendor).toBe('Theirs');
  });

  test('are decided for Shopify by what a person types into Take', () => {
    const world = worldInConflict(TRICKY);
    meet(world);
    world.runtime.person.type('Conflicts', 2, TAKE, 'shopify');
    meet(world);
    expect(fieldsListed(world)).toEqual(['Jumper: Vendor']);
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe(TRICKY);
    expect(world.runtime.person.formula('Products', 2, TITLE)).toBeNull();
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 1 });
  });
});

/** An execution that dies leaves its lease behind, as one that is still at work would have it. */
function killDuringWork(world: World): void {
  world.runtime.setHook(({ name, phase }) =>
    name.startsWith('UrlFetchApp') && phase === 'before' ? 'kill' : undefined,
  );
  expect(() => world.rpc('work', { maxSeconds: 60 })).toThrow();
  world.runtime.setHook(null);
}

describe('a decision in the panel', () => {
  test('for the sheet makes the edit pending against what the store has now', () => {
    const world = worldInConflict();
    world.import();
    const choice = { tab: 'Products', id: idOf(world, 2), field: 'Title', take: 'sheet' as const };
    expect(world.rpc('resolveConflicts', { choices: [choice] })).toEqual({ remaining: 1 });
    const { planId, summary } = world.rpc('previewExport');
    expect(summary).toMatchObject({ operations: 1, conflicts: 1 });
    expect(world.rpc('getPlan', { planId }).changes).toEqual([
      expect.objectContaining({ field: 'Title', before: 'Theirs', after: 'Shirt, mine' }),
    ]);
  });

  test('for Shopify puts its value into the cell, and leaves nothing to send', () => {
    const world = worldInConflict();
    world.import();
    const choices = [
      { tab: 'Products', id: idOf(world, 2), field: 'Title', take: 'shopify' as const },
      { tab: 'Products', id: idOf(world, 3), field: 'Vendor', take: 'shopify' as const },
    ];
    expect(world.rpc('resolveConflicts', { choices })).toEqual({ remaining: 0 });
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe('Theirs');
    expect(world.runtime.person.value('Products', 3, VENDOR)).toBe('Theirs');
    expect(listed(world)).toEqual([]);
    const asked = world.shop.requests.length;
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
    expect(world.shop.requests).toHaveLength(asked);
  });

  test('takes back what the row said of the conflict', () => {
    const world = worldInConflict();
    world.import();
    const { person } = world.runtime;
    const status = () => person.display('Products')[1]?.slice(-2);
    expect(status()?.[0]).toBe('Conflict');
    const choice = { tab: 'Products', id: idOf(world, 2), field: 'Title', take: 'sheet' as const };
    world.rpc('resolveConflicts', { choices: [choice] });
    expect(status()).toEqual(['', '']);
  });

  test('finds the row wherever it was sorted to, and leaves the columns of the person alone', () => {
    const world = worldInConflict();
    world.import();
    const id = idOf(world, 2);
    const { person } = world.runtime;
    person.insertColumn('Products', 1);
    person.type('Products', 2, 1, 'my note');
    person.sort('Products', 4, false);
    world.rpc('resolveConflicts', { choices: [{ tab: 'Products', id, field: 'Title', take: 'shopify' }] });
    const line = person.display('Products').find((cells) => cells[1] === id);
    expect(line?.slice(0, 4)).toEqual(['my note', id, 'shirt', 'Theirs']);
  });

  test('is kept for the next look while another execution is at work', () => {
    const world = worldInConflict();
    world.import();
    const choice = { tab: 'Products', id: idOf(world, 2), field: 'Title', take: 'shopify' as const };
    world.rpc('startImport');
    killDuringWork(world);
    expect(world.rpc('resolveConflicts', { choices: [choice] })).toEqual({ remaining: 1 });
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe('Shirt, mine');
    world.clock.advance(100_000);
    world.rpc('previewExport');
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe('Theirs');
  });

  test('about something that is not listed changes nothing', () => {
    const world = worldInConflict();
    world.import();
    const before = world.runtime.person.display('Products');
    const choice = { tab: 'Products', id: idOf(world, 4), field: 'Title', take: 'shopify' as const };
    expect(world.rpc('resolveConflicts', { choices: [choice] })).toEqual({ remaining: 2 });
    expect(world.runtime.person.display('Products')).toEqual(before);
  });
});

test('a list that was sorted, and whose columns were moved, is still understood', () => {
  const world = worldInConflict();
  world.import();
  const { person } = world.runtime;
  person.sort('Conflicts', 4, false);
  person.insertColumn('Conflicts', 1);
  expect(person.value('Conflicts', 2, 5)).toBe('Vendor');
  person.type('Conflicts', 2, TAKE + 1, 'shopify');
  world.rpc('previewExport');
  expect(person.value('Products', 3, VENDOR)).toBe('Theirs');
  expect(person.value('Products', 2, TITLE)).toBe('Shirt, mine');
  expect(world.rpc('getState').conflicts).toBe(1);
});

test('a list that was deleted is made again', () => {
  const world = worldInConflict();
  world.import();
  world.runtime.person.deleteTab('Conflicts');
  expect(world.rpc('getConflicts').conflicts).toEqual([]);
  world.rpc('previewExport');
  expect(fieldsListed(world)).toEqual(['Shirt, mine: Title', 'Jumper: Vendor']);
});

test('conflicts of a table that was made anew are forgotten', () => {
  const world = worldInConflict();
  world.import();
  world.runtime.person.deleteTab('Products');
  world.import();
  expect(fieldsListed(world)).toEqual([]);
});

test('a tab that a person calls Conflicts is left alone', () => {
  const world = worldInConflict();
  const { person } = world.runtime;
  person.renameTab('Variants', 'Conflicts');
  const before = person.display('Conflicts');
  world.rpc('previewExport');
  expect(person.display('Conflicts')).toEqual(before);
  expect(person.display('Conflicts 2').map((line) => line[3])).toEqual(['Field', 'Title', 'Vendor']);
  expect(world.rpc('getState').conflicts).toBe(2);
});
