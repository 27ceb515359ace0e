import { typeUnder, valueUnder } from '../support/cells';
import { addMedia, shareImages } from '../support/media';
import { mutationsOf, World, type WorldOptions } from '../support/world';

/** The tab Images: a row for each image that products show, whoever else shows it, too. */
const TAB = 'Images';
const ALT = '=HYPERLINK("http://x"), 1E5 “quoted”';
const ALL = ['products', 'variants', 'inventory', 'images', 'collections'] as const;

const address = (name: string) => `https://cdn.shopify.com/s/files/1/${name}.jpg`;
const numberIn = (gid = '') => gid.replace(/^.*\//, '');

function importAll(world: World): string {
  const { jobId } = world.rpc('startImport', { resources: [...ALL] });
  world.drain();
  return jobId;
}

function importImages(world: World): void {
  world.rpc('startImport', { resources: ['images'] });
  world.drain();
}

function rowsIn(world: World): string[][] {
  return world.runtime.person.display(TAB).slice(1);
}

/** Images as the store has them, by product. */
function imagesOf(world: World, product: number) {
  return world.shop.state.products.get(idAt(world, product))?.media ?? [];
}

function idAt(world: World, product: number): number {
  return [...world.shop.state.products.keys()][product] ?? -1;
}

function open(options: WorldOptions = {}): World {
  const world = new World(options);
  world.shop.seedProducts([
    {
      title: 'Shirt',
      optionNames: ['Size'],
      images: [{ url: address('front'), alt: ALT }, address('back')],
      variants: ['S', 'M', 'L'].map((size) => ({
        options: [size],
        imageUrl: size === 'S' ? address('front') : size === 'M' ? address('back') : address('front'),
      })),
    },
    { title: 'Tie', images: [address('tie')] },
    { title: 'Bare' },
  ]);
  world.connect();
  return world;
}

test('each image has a row with its product, place, text and variants', () => {
  const world = open();
  importImages(world);
  expect(world.runtime.person.display(TAB)[0]).toEqual([
    'Image ID',
    'Product ID',
    'Handle',
    'Image Src',
    'Image Position',
    'Image Alt Text',
    'Image Width',
    'Image Height',
    'Variant IDs',
    'Command',
    'Sync Status',
    'Sync Message',
  ]);
  const [front, back] = imagesOf(world, 0);
  const [tie] = imagesOf(world, 1);
  const variants = world.shop.inspect().products[0]?.variants.map(({ id }) => numberIn(id)) ?? [];
  const [small, medium, large] = variants;
  const [shirt, tieProduct] = [idAt(world, 0), idAt(world, 1)].map(String);
  const shown = rowsIn(world).map((row) => [...row.slice(0, 6), row[8]]);
  expect(shown).toEqual([
    [numberIn(front?.id), shirt, 'shirt', address('front'), '1', ALT, `${small}, ${large}`],
    [numberIn(back?.id), shirt, 'shirt', address('back'), '2', '', medium],
    [numberIn(tie?.id), tieProduct, 'tie', address('tie'), '1', '', ''],
  ]);
});

test('videos and models have no rows, but keep their places', () => {
  const world = open();
  addMedia(world, idAt(world, 1), [
    { mediaContentType: 'EXTERNAL_VIDEO', originalSource: 'https://www.youtube.com/watch?v=abc' },
    { mediaContentType: 'IMAGE', originalSource: 'https://placehold.co/640x480/late.png' },
  ]);
  importImages(world);
  const ofTie = rowsIn(world).filter(([, , handle]) => handle === 'tie');
  expect(ofTie.map((row) => [row[4], row[6], row[7]])).toEqual([
    ['1', '', ''],
    ['3', '640', '480'],
  ]);
});

test('an image that is not ready has a row without an address, which the next import fills in', () => {
  const world = open({ latency: { mediaReadyMs: 600_000 } });
  const media = [{ mediaContentType: 'IMAGE', originalSource: 'https://placehold.co/640x480/new.png' }];
  addMedia(world, idAt(world, 2), media, { isReady: false });
  importImages(world);
  const at = rowsIn(world).findIndex(([, , handle]) => handle === 'bare') + 2;
  expect(valueUnder(world, TAB, at, 'Image Src')).toBe('');
  world.clock.advance(600_000);
  importImages(world);
  expect(valueUnder(world, TAB, at, 'Image Width')).toBe(640);
});

test('an image that several products show has one row, of the oldest', () => {
  const world = open();
  shareImages(world, idAt(world, 0), idAt(world, 1));
  shareImages(world, idAt(world, 1), idAt(world, 2));
  importImages(world);
  expect(rowsIn(world).map(([, , handle]) => handle)).toEqual(['shirt', 'shirt', 'tie']);
  importImages(world);
  expect(rowsIn(world).map(([, , handle]) => handle)).toEqual(['shirt', 'shirt', 'tie']);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('an image whose row a person took out of the hidden table comes back in the same import', () => {
  const world = open();
  const { person } = world.runtime;
  world.runtime.setHook(({ name, phase }) => {
    const isFilled = phase === 'after' && name === 'Sheets.Spreadsheets.Values.batchUpdateByDataFilter';
    if (isFilled && rowsIn(world).length === 3) person.deleteRow(TAB, 2);
    return undefined;
  });
  importImages(world);
  const handles = rowsIn(world).map(([, , handle]) => handle);
  expect(handles).toEqual(['shirt', 'tie', 'shirt']);
  expect(world.rpc('getJobs').jobs[0]).toMatchObject({ state: 'done', done: 3 });
});

test('a shared image goes over to the next product when the first one gives it up', () => {
  const world = open();
  shareImages(world, idAt(world, 1), idAt(world, 2));
  importImages(world);
  world.shop.admin.deleteProduct(world.shop.inspect().products[1]?.id ?? '');
  importImages(world);
  expect(rowsIn(world).map(([, , handle]) => handle)).toEqual(['shirt', 'shirt', 'bare']);
  expect(valueUnder(world, TAB, 4, 'Sync Status')).toBe('');
});

test('products with more images or variants than come along are read to the end', () => {
  const world = open();
  const names = Array.from({ length: 120 }, (_, at) => address(`many-${at}`));
  world.shop.seedProducts([
    {
      title: 'Many',
      optionNames: ['Number'],
      images: names,
      variants: names.slice(0, 90).map((imageUrl, at) => ({ options: [String(at)], imageUrl })),
    },
  ]);
  importImages(world);
  const rows = rowsIn(world).filter(([, , handle]) => handle === 'many');
  expect(rows.map((row) => row[4])).toEqual(names.map((_, at) => String(at + 1)));
  const variants = world.shop.inspect().products[3]?.variants.map(({ id }) => numberIn(id)) ?? [];
  expect(rows.map((row) => row[8])).toEqual(names.map((_, at) => variants[at] ?? ''));
});

test('all five tables come in one import, and nothing is left to send', () => {
  const world = open();
  const jobId = importAll(world);
  const job = world.rpc('getJobs', {}).jobs.find((one) => one.jobId === jobId);
  expect(job).toMatchObject({ state: 'done', done: 16, total: 16 });
  expect(world.rpc('getState').lastSyncs.map(({ resource }) => resource)).toEqual([...ALL]);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('an import again brings new images and new texts, and marks what is gone, wherever it is gone', () => {
  const world = open();
  importImages(world);
  const [front, back] = imagesOf(world, 0);
  world.shop.admin.mutate(
    `mutation { fileUpdate(files: [{id: "${front?.id}", alt: "New text"}, {id: "${back?.id}", referencesToRemove: ["gid://shopify/Product/${idAt(world, 0)}"]}]) { userErrors { message } } }`,
  );
  world.shop.admin.mutate(
    `mutation { fileDelete(fileIds: ["${imagesOf(world, 1)[0]?.id}"]) { userErrors { message } } }`,
  );
  addMedia(world, idAt(world, 2), [
    { mediaContentType: 'IMAGE', originalSource: 'https://placehold.co/640x480/new.png' },
  ]);
  importImages(world);
  expect(rowsIn(world).map((row) => [row[2], row[5], row[10]])).toEqual([
    ['shirt', 'New text', ''],
    ['shirt', '', 'Gone'],
    ['tie', '', 'Gone'],
    ['bare', '', ''],
  ]);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

test('an edit is refused with a way out', () => {
  const world = open();
  importImages(world);
  typeUnder(world, TAB, 2, 'Image Position', '7');
  const { planId, summary } = world.rpc('previewExport');
  expect(summary).toMatchObject({ operations: 0, errors: 1 });
  expect(world.rpc('getPlan', { planId }).errors[0]).toMatchObject({
    tab: TAB,
    row: 2,
    title: 'shirt',
    field: 'Image Position',
  });
});

describe('the text of an image', () => {
  const HEADER = 'Image Alt Text';

  function imported(options: WorldOptions = {}): World {
    const world = open(options);
    importImages(world);
    return world;
  }

  test('is sent as one value of one file, whatever else the row says, and stays to the letter', () => {
    const world = imported();
    shareImages(world, idAt(world, 1), idAt(world, 2));
    const text = '=HYPERLINK("y") 00123 “quoted”, “1E5”';
    typeUnder(world, TAB, 4, HEADER, text);
    const asked = world.shop.requests.length;
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 1, rows: 1, fields: 1 });
    world.exportAll();
    const [tie] = imagesOf(world, 1);
    const mutations = mutationsOf(world, asked);
    expect(mutations.map(({ variables }) => variables)).toEqual([{ files_0: [{ id: tie?.id, alt: text }] }]);
    expect(tie?.alt).toBe(text);
    const row = rowsIn(world)[2];
    expect([row?.[2], row?.[4], row?.[5], row?.[10]]).toEqual(['tie', '1', text, 'Sent']);
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
    importImages(world);
    expect(rowsIn(world)[2]?.[5]).toBe(text);
  });

  test('is a conflict where somebody else wrote another one', () => {
    const world = imported();
    typeUnder(world, TAB, 2, HEADER, 'Mine');
    const [front] = imagesOf(world, 0);
    world.shop.admin.mutate(
      `mutation { fileUpdate(files: [{id: "${front?.id}", alt: "Theirs"}]) { userErrors { message } } }`,
    );
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 1 });
    world.exportAll();
    expect(imagesOf(world, 0)[0]?.alt).toBe('Theirs');
    expect(rowsIn(world)[0]?.slice(4, 6)).toEqual(['1', 'Mine']);
  });

  test.each([
    ['shopify', 'Theirs', { operations: 0, conflicts: 0 }],
    ['sheet', 'Mine', { operations: 1, conflicts: 0 }],
  ] as const)('that is in conflict ends as the person decides: %s', (take, shown, left) => {
    const world = imported();
    typeUnder(world, TAB, 2, HEADER, 'Mine');
    const [front] = imagesOf(world, 0);
    world.shop.admin.mutate(
      `mutation { fileUpdate(files: [{id: "${front?.id}", alt: "Theirs"}]) { userErrors { message } } }`,
    );
    world.rpc('previewExport');
    const before = rowsIn(world)[0];
    world.rpc('resolveConflicts', { choices: [{ tab: TAB, id: numberIn(front?.id), field: HEADER, take }] });
    expect(rowsIn(world)[0]?.slice(0, 9)).toEqual([
      ...(before ?? []).slice(0, 5),
      shown,
      ...(before ?? []).slice(6, 9),
    ]);
    expect(world.rpc('previewExport').summary).toMatchObject({ ...left, errors: 0 });
    world.exportAll();
    expect(imagesOf(world, 0)[0]?.alt).toBe(shown);
  });

  test.each([
    ['', /may not be empty/],
    ['x'.repeat(513), /at most 512/],
  ])('%j is an error on the row, and nothing is sent', (typed, says) => {
    const world = imported();
    typeUnder(world, TAB, 2, HEADER, typed);
    const { planId, summary } = world.rpc('previewExport');
    expect(summary).toMatchObject({ operations: 0, errors: 1 });
    expect(world.rpc('getPlan', { planId }).errors[0]?.message).toMatch(says);
  });

  test('of a file that Shopify does not take stays behind, and its neighbours are sent', () => {
    const world = imported();
    for (const row of [2, 3, 4]) typeUnder(world, TAB, row, HEADER, `Text ${row}`);
    const { planId } = world.rpc('previewExport');
    const back = imagesOf(world, 0)[1];
    world.shop.admin.mutate(`mutation { fileDelete(fileIds: ["${back?.id}"]) { userErrors { message } } }`);
    world.rpc('startExport', { planId });
    world.drain();
    expect([imagesOf(world, 0)[0]?.alt, imagesOf(world, 1)[0]?.alt]).toEqual(['Text 2', 'Text 4']);
    expect(rowsIn(world).map((row) => row[10])).toEqual(['Sent', 'Failed', 'Sent']);
  });

  test('needs a right of its own, which is named where it is missing', () => {
    const world = imported();
    typeUnder(world, TAB, 2, HEADER, 'Text');
    world.shop.setScopes(['write_products', 'read_inventory', 'read_locations']);
    world.connect();
    const { planId } = world.rpc('previewExport');
    expect(world.try('startExport', { planId })).toMatchObject({
      ok: false,
      error: { code: 'missing_scope', details: { scope: 'write_files' } },
    });
  });
});

describe('in a store that is read in bulk', () => {
  const PRODUCTS = 2_500;

  function openLarge(): World {
    const world = new World();
    world.shop.seedProducts(
      Array.from({ length: PRODUCTS }, (_, at) => ({
        title: `Product ${at}`,
        optionNames: ['Size'],
        images: [address(`a${at}`), { url: address(`b${at}`), alt: `Text ${at}` }],
        variants: ['S', 'M'].map((size) => ({
          options: [size],
          imageUrl: size === 'M' ? address(`b${at}`) : null,
        })),
      })),
    );
    for (let at = 0; at < PRODUCTS; at += 100)
      shareImages(world, idAt(world, at), idAt(world, PRODUCTS - 1 - at));
    addMedia(world, idAt(world, 7), [
      { mediaContentType: 'EXTERNAL_VIDEO', originalSource: 'https://www.youtube.com/watch?v=abc' },
    ]);
    world.connect();
    return world;
  }

  const world = openLarge();

  test('each image has its one row all the same', () => {
    importAll(world);
    const bulk = world.shop.requests.filter(({ document }) => document?.includes('bulkOperationRunQuery'));
    expect(bulk.length).toBeGreaterThan(0);
    const rows = rowsIn(world);
    const ids = rows.map(([id]) => id);
    expect(new Set(ids).size).toBe(2 * PRODUCTS);
    expect(ids).toHaveLength(2 * PRODUCTS);
    const shared = imagesOf(world, 0).map(({ id }) => numberIn(id));
    const ofFirst = rows.filter(([id = '']) => shared.includes(id));
    expect(ofFirst.map((row) => [row[1], row[4]])).toEqual([
      [String(idAt(world, 0)), '1'],
      [String(idAt(world, 0)), '2'],
    ]);
    const medium = world.shop.inspect().products[5]?.variants[1]?.id;
    const ofFifth = rows.filter(([, productId]) => productId === String(idAt(world, 5)));
    expect(ofFifth.map((row) => [row[4], row[5], row[8]])).toEqual([
      ['1', '', ''],
      ['2', 'Text 5', numberIn(medium)],
    ]);
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
  });

  test('images alone come to the same', () => {
    const other = openLarge();
    importImages(other);
    expect(rowsIn(other)).toEqual(rowsIn(world));
  });
});
