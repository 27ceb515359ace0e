import { mutationsOf, World } from '../support/world';

/** Promise 1 and 3 in a bad world: somebody else edits, Shopify stumbles, answers are lost. */
function imported(): World {
  const world = new World();
  world.shop.seedProducts([
    { title: 'Shirt', variants: [{ price: '10.00' }] },
    { title: 'Jumper', variants: [{ price: '20.00' }] },
  ]);
  world.connect();
  world.import();
  return world;
}

const TITLE = 3;
const PRICE = 13;

function firstProduct(world: World) {
  const product = world.shop.inspect().products[0];
  if (!product) throw new Error('The store is empty');
  return product;
}

describe('somebody else edits in Shopify', () => {
  test('before the preview: the same field is a conflict, and nothing is sent', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.shop.admin.updateProduct(firstProduct(world).id, { title: 'Theirs' });
    const { planId, summary } = world.rpc('previewExport');
    expect(summary).toMatchObject({ operations: 0, conflicts: 1 });
    expect(world.rpc('getPlan', { planId }).conflicts).toMatchObject([
      { field: 'Title', base: 'Shirt', sheet: 'Mine', shopify: 'Theirs' },
    ]);
    world.exportAll();
    expect(firstProduct(world).title).toBe('Theirs');
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe('Mine');
  });

  test('between preview and export: the field is left alone and the row says so', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    const { planId } = world.rpc('previewExport');
    world.rpc('startExport', { planId });
    world.shop.admin.updateProduct(firstProduct(world).id, { title: 'Theirs' });
    world.drain();
    expect(firstProduct(world).title).toBe('Theirs');
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({ state: 'done', conflicts: 1, succeeded: 0 });
    expect(world.runtime.person.display('Products')[1]?.slice(-2)).toEqual([
      'Conflict',
      expect.stringContaining('Title'),
    ]);
  });

  test('another field than mine: both changes hold', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.shop.admin.updateProduct(firstProduct(world).id, { vendor: 'Theirs' });
    world.exportAll();
    expect(firstProduct(world)).toMatchObject({ title: 'Mine', vendor: 'Theirs' });
    world.import();
    expect(world.runtime.person.value('Products', 2, 5)).toBe('Theirs');
  });

  test('an import takes their change and keeps my unsent edit', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.shop.admin.updateProduct(firstProduct(world).id, { vendor: 'Theirs' });
    world.import();
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe('Mine');
    expect(world.runtime.person.value('Products', 2, 5)).toBe('Theirs');
    expect(world.rpc('previewExport').summary).toMatchObject({ fields: 1, operations: 1, conflicts: 0 });
  });

  test('the same field: an import keeps mine and marks the row', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.shop.admin.updateProduct(firstProduct(world).id, { title: 'Theirs' });
    world.import();
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe('Mine');
    expect(world.runtime.person.display('Products')[1]?.slice(-2)[0]).toBe('Conflict');
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({ type: 'import', conflicts: 1 });
  });

  test.each([
    ['shopify' as const, 'Theirs'],
    ['sheet' as const, 'Mine'],
  ])('with the rule "%s" the winner is "%s" on both sides', (conflictRule, winner) => {
    const world = imported();
    world.rpc('saveSettings', { conflictRule });
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.shop.admin.updateProduct(firstProduct(world).id, { title: 'Theirs' });
    world.exportAll();
    world.import();
    expect(firstProduct(world).title).toBe(winner);
    expect(world.runtime.person.value('Products', 2, TITLE)).toBe(winner);
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 0 });
  });

  test('a product deleted there is marked here, and its row is kept', () => {
    const world = imported();
    world.shop.admin.deleteProduct(firstProduct(world).id);
    world.import();
    const row = world.runtime.person.display('Products')[1];
    expect(row?.[TITLE - 1]).toBe('Shirt');
    expect(row?.slice(-2)).toEqual(['Gone', expect.stringContaining('no longer in Shopify')]);
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0 });
  });

  test('a product made there is appended here', () => {
    const world = imported();
    world.shop.admin.createProduct({ title: 'Tie' });
    world.import();
    expect(world.runtime.person.display('Products').map((row) => row[TITLE - 1])).toEqual([
      'Title',
      'Shirt',
      'Jumper',
      'Tie',
    ]);
  });
});

describe('Shopify stumbles', () => {
  test.each([
    ['an answer of HTML', { kind: 'html' as const }],
    ['HTTP 502', { kind: 'status' as const, status: 502 }],
    ['a timeout before it was heard', { kind: 'timeoutBefore' as const }],
    ['a timeout after it was heard', { kind: 'timeoutAfter' as const }],
    ['THROTTLED', { kind: 'throttled' as const }],
    ['HTTP 429', { kind: 'status' as const, status: 429, headers: { 'Retry-After': '2.0' } }],
  ])('%s at any request: the edit arrives once and the audit has it once', (_, fault) => {
    for (let skipped = 0; skipped < 2; skipped++) {
      const world = imported();
      world.runtime.person.type('Variants', 2, PRICE, '12.00');
      const { planId } = world.rpc('previewExport');
      world.rpc('startExport', { planId });
      // The first request of a wave reads, the second writes.
      const served = world.shop.requests.length;
      world.runtime.setHook((call) => {
        const atWrite =
          call.name === 'UrlFetchApp.fetchAll' &&
          call.phase === 'before' &&
          world.shop.requests.length === served + skipped;
        if (atWrite && world.shop.faults.pending === 0) {
          world.shop.faults.push(fault);
          world.runtime.setHook(null);
        }
        return undefined;
      });
      world.drain();
      expect(firstProduct(world).variants[0]?.price).toBe('12.00');
      expect(world.rpc('getJobs').jobs[0]).toMatchObject({ state: 'done', succeeded: 1, failed: 0 });
      expect(
        world.runtime.person
          .display('Audit')
          .slice(1)
          .map((row) => row.slice(7, 11)),
      ).toEqual([['Variant Price', '10.00', '12.00', 'sent']]);
    }
  });

  test('one refused item of a wave fails alone, with Shopify’s words, and its neighbours are sent', () => {
    const world = imported();
    const { person } = world.runtime;
    person.type('Products', 2, 2, 'jumper');
    person.type('Products', 3, TITLE, 'Jumper, new');
    world.exportAll();
    expect(person.display('Products')[1]?.slice(-2)).toEqual([
      'Failed',
      expect.stringContaining('already in use'),
    ]);
    expect(person.display('Products')[2]?.slice(-2)).toEqual(['Sent', 'Sent: Title']);
    expect(world.shop.inspect().products[1]?.title).toBe('Jumper, new');
    expect(mutationsOf(world)).toHaveLength(1);
  });
});

describe('a person rearranges the sheet', () => {
  test('sorting, own columns, notes and colours survive an import', () => {
    const world = imported();
    const { person } = world.runtime;
    person.insertColumn('Products', 4);
    person.put('Products', 1, 4, 'My notes');
    person.put('Products', 2, 4, 'mine');
    person.sort('Products', TITLE, true);
    world.shop.admin.updateProduct(firstProduct(world).id, { title: 'A shirt' });
    world.import();
    const shown = person.display('Products');
    expect(shown.map((row) => [row[TITLE - 1], row[3]])).toEqual([
      ['Title', 'My notes'],
      ['Jumper', ''],
      ['A shirt', 'mine'],
    ]);
  });

  test('a renamed header and a renamed tab are still known', () => {
    const world = imported();
    const { person } = world.runtime;
    person.type('Products', 1, TITLE, 'Name of the thing');
    person.renameTab('Products', 'Goods');
    person.type('Goods', 2, TITLE, 'Shirt, new');
    world.exportAll();
    expect(firstProduct(world).title).toBe('Shirt, new');
  });

  test('a deleted column is not managed: the rest is imported and exported', () => {
    const world = imported();
    const { person } = world.runtime;
    person.deleteColumn('Products', 4);
    world.import();
    person.type('Products', 2, TITLE, 'Shirt, new');
    expect(world.rpc('previewExport').summary).toMatchObject({ fields: 1, operations: 1 });
    world.exportAll();
    expect(firstProduct(world).title).toBe('Shirt, new');
  });

  test('a deleted row is not managed: nothing is sent for it, and an import brings it back', () => {
    const world = imported();
    world.runtime.person.deleteRow('Products', 2);
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, deletes: 0 });
    world.import();
    expect(world.runtime.person.display('Products').map((row) => row[TITLE - 1])).toEqual([
      'Title',
      'Jumper',
      'Shirt',
    ]);
  });

  test('a formula is exported by its value and never replaced by an import', () => {
    const world = imported();
    const { person } = world.runtime;
    person.type('Variants', 2, PRICE, '=5+7');
    world.exportAll();
    expect(firstProduct(world).variants[0]?.price).toBe('12.00');
    world.shop.admin.updateVariant(firstProduct(world).variants[0]?.id ?? '', { price: '99.00' });
    world.import();
    expect(person.formula('Variants', 2, PRICE)).toBe('=5+7');
    expect(world.rpc('getJobs').jobs[0]).toMatchObject({ conflicts: 1 });
  });
});
