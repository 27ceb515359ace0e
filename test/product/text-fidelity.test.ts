import { columnUnder } from '../support/cells';
import { addCollection } from '../support/collections';
import { World } from '../support/world';

/** Promise 4: text stays text, the same in both directions, and no store content ever becomes a formula. */
const TEXTS = [
  '00123',
  '1E5',
  '3/4',
  'TRUE',
  '12345678901234',
  '=1+1',
  '=HYPERLINK("https://evil.example","click")',
  '+1',
  '@x',
  '-5',
  "'quoted",
  ' leading and trailing ',
  'a\ttab',
  'two\r\nlines',
  'emoji 👩‍👩‍👧 and 🇵🇹',
  'עברית ו-العربية',
  'x'.repeat(255),
  '<p>HTML\n with &amp; "quotes"\n</p>',
];

const TITLE_COLUMN = 3;
const BODY_COLUMN = 4;
const BARCODE_COLUMN = 12;

function productOf(text: string) {
  return { title: text, descriptionHtml: text, variants: [{ price: '1.00', barcode: text, sku: text }] };
}

describe('text from the store into the sheet', () => {
  const world = new World();
  world.shop.seedProducts(TEXTS.map(productOf));
  const stored = world.shop.inspect().products;
  world.connect();
  world.import();
  const { person } = world.runtime;

  test.each(TEXTS.map((text, index) => [JSON.stringify(text).slice(0, 40), index] as const))(
    '%s arrives as it is',
    (_, index) => {
      const row = index + 2;
      expect(person.value('Products', row, TITLE_COLUMN)).toBe(stored[index]?.title);
      expect(person.value('Products', row, BODY_COLUMN)).toBe(stored[index]?.descriptionHtml);
      expect(person.value('Variants', row, BARCODE_COLUMN)).toBe(stored[index]?.variants[0]?.barcode);
      expect(stored[index]?.descriptionHtml).toBe(TEXTS[index]);
      for (const column of [TITLE_COLUMN, BODY_COLUMN]) {
        expect(person.formula('Products', row, column)).toBeNull();
        expect(person.numberFormat('Products', row, column)).toBe('@');
      }
    },
  );

  test('nothing of it counts as an edit', () => {
    expect(world.rpc('previewExport').summary).toMatchObject({
      operations: 0,
      fields: 0,
      errors: 0,
      conflicts: 0,
    });
  });
});

describe('text from the sheet into the store', () => {
  const world = new World();
  world.shop.seedProducts(TEXTS.map((_, index) => productOf(`Product ${index}`)));
  world.connect();
  world.import();
  TEXTS.forEach((text, index) => {
    world.runtime.person.put('Products', index + 2, BODY_COLUMN, text);
    world.runtime.person.type('Variants', index + 2, BARCODE_COLUMN, text);
  });
  const { planId } = world.rpc('previewExport');
  world.rpc('startExport', { planId });
  world.drain();
  const stored = world.shop.inspect().products;

  test.each(TEXTS.map((text, index) => [JSON.stringify(text).slice(0, 40), index] as const))(
    '%s is sent as it is',
    (_, index) => {
      expect(stored[index]?.descriptionHtml).toBe(TEXTS[index]);
      expect(stored[index]?.variants[0]?.barcode).toBe(TEXTS[index]);
    },
  );

  test('a second look finds nothing to send', () => {
    expect(world.rpc('previewExport').summary).toMatchObject({
      operations: 0,
      fields: 0,
      errors: 0,
      conflicts: 0,
    });
  });
});

describe('a description of 60,000 characters', () => {
  const long = `<p>${'é'.repeat(59_993)}</p>`;
  const world = new World();
  world.shop.seedProducts([{ title: 'Long', descriptionHtml: long, variants: [{ price: '1.00' }] }]);
  world.connect();
  world.import();
  const { person } = world.runtime;

  test('is shown as a marked preview and is no edit', () => {
    expect(long).toHaveLength(60_000);
    const shown = String(person.value('Products', 2, BODY_COLUMN));
    expect(shown).toMatch(/^⚠ Too long for a cell, read only: 60,000 characters/);
    expect(shown.length).toBeLessThan(2_000);
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0 });
  });

  test('is never exported, whatever is typed over the preview, and the row says why', () => {
    person.type('Products', 2, BODY_COLUMN, '<p>short</p>');
    const { planId, summary } = world.rpc('previewExport');
    expect(summary).toMatchObject({ operations: 0, errors: 1 });
    expect(world.rpc('getPlan', { planId }).errors[0]).toMatchObject({
      code: 'validation_failed',
      row: 2,
      field: 'Body HTML',
      message: expect.stringContaining('longer in Shopify than a cell can hold') as string,
    });
  });

  test('is not emptied in the store by emptying its preview', () => {
    person.type('Products', 2, BODY_COLUMN, '');
    world.import();
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 1 });
    expect(world.shop.inspect().products[0]?.descriptionHtml).toBe(long);
  });

  test('leaves the other fields of its row free to be edited and sent', () => {
    const other = new World();
    other.shop.seedProducts([{ title: 'Long', descriptionHtml: long, variants: [{ price: '1.00' }] }]);
    other.connect();
    other.import();
    other.runtime.person.type('Products', 2, TITLE_COLUMN, 'Longer');
    const { planId } = other.rpc('previewExport');
    other.rpc('startExport', { planId });
    other.drain();
    expect(other.shop.inspect().products[0]).toMatchObject({ title: 'Longer', descriptionHtml: long });
  });
});

describe('text of images and collections', () => {
  const named = (texts: readonly string[]): World => {
    const world = new World();
    const images = texts.map((alt, at) => ({ url: `https://cdn.shopify.com/${at}.jpg`, alt }));
    world.shop.seedProducts([{ title: 'Shirt', images }]);
    for (const text of texts) addCollection(world, { title: text, descriptionHtml: text, handle: 'same' });
    world.connect();
    world.rpc('startImport', { resources: ['images', 'collections'] });
    world.drain();
    return world;
  };
  const inStore = ({ shop: { state } }: World) => ({
    alts: [...state.files.records.values()].map(({ alt }) => alt),
    titles: [...state.collections.records.values()].map(({ title }) => title),
    bodies: [...state.collections.records.values()].map(({ descriptionHtml }) => descriptionHtml),
  });
  const places = [
    ['alts', 'Images', 'Image Alt Text'],
    ['titles', 'Collections', 'Title'],
    ['bodies', 'Collections', 'Body HTML'],
  ] as const;

  test.each(places)('%s come from the store as they are, and are no formula', (list, tab, header) => {
    const world = named(TEXTS);
    const column = columnUnder(world, tab, header);
    const shown = TEXTS.map((_, at) => world.runtime.person.value(tab, at + 2, column));
    expect(shown).toEqual(inStore(world)[list]);
    for (let row = 2; row < TEXTS.length + 2; row++) {
      expect(world.runtime.person.formula(tab, row, column)).toBeNull();
      expect(world.runtime.person.numberFormat(tab, row, column)).toBe('@');
    }
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
  });

  test('they go to the store as they are', () => {
    const world = named(TEXTS.map((_, at) => `Text ${at}`));
    for (const [, tab, header] of places)
      TEXTS.forEach((text, at) => {
        const column = columnUnder(world, tab, header);
        world.runtime.person.put(tab, at + 2, column, text);
      });
    world.exportAll();
    const { alts, titles, bodies } = inStore(world);
    expect([alts, titles, bodies]).toEqual([TEXTS, TEXTS, TEXTS]);
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
  });
});
