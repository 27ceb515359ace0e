import { columnUnder, typeUnder } from '../support/cells';
import { mutationsOf, World } from '../support/world';

/** Many records, so that a catalog is read in bulk, and single values fill whole lists. */
const SIZE = 'Metafield: details.size [number_integer]';
const COUNT = 300;
/** Too many to be read in any other way. */
const OTHERS = 3_000;

test('a catalog read in bulk brings metafields and stock, and hundreds of edits take few calls', () => {
  const world = new World();
  world.shop.seedProducts(
    Array.from({ length: COUNT }, (_, at) => ({
      title: `Hat ${at}`,
      variants: [{ sku: `H${at}`, stock: at, tracked: true }],
      metafields: [{ namespace: 'details', key: 'size', type: 'number_integer', value: String(at) }],
    })),
  );
  world.shop.seedProducts(Array.from({ length: OTHERS }, (_, at) => ({ title: `Scarf ${at}` })));
  world.connect();
  world.rpc('saveSettings', { metafields: [SIZE] });
  world.import();
  expect(world.shop.requests.some(({ document }) => document?.includes('StartBulkQuery'))).toBe(true);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
  const { person } = world.runtime;
  const more = (tab: string, header: string) => {
    const column = columnUnder(world, tab, header);
    person.paste(
      tab,
      2,
      column,
      Array.from({ length: COUNT }, (_, at) => [String(Number(person.value(tab, at + 2, column)) + 1)]),
    );
  };
  more('Products', SIZE);
  more('Inventory', 'Inventory Available: Shop location');
  const asked = world.shop.requests.length;
  const { planId, summary } = world.rpc('previewExport');
  expect(summary).toMatchObject({ fields: 2 * COUNT, operations: 14, errors: 0, conflicts: 0 });
  world.rpc('startExport', { planId, confirm: true });
  world.drain();
  const sent = mutationsOf(world, asked);
  expect(sent).toHaveLength(4);
  const mutations = sent.flatMap(({ document }) => document?.match(/(?<=^ {2}m\d+: )\w+/gm) ?? []);
  expect(mutations.filter((name) => name === 'metafieldsSet')).toHaveLength(12);
  expect(mutations.filter((name) => name === 'inventorySetQuantities')).toHaveLength(2);
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});

const NASTY: [string, string][] = [
  ['single_line_text_field', ' 00123 '],
  ['single_line_text_field', '1E5'],
  ['single_line_text_field', '3/4'],
  ['single_line_text_field', 'TRUE'],
  ['single_line_text_field', '=1+1'],
  ['single_line_text_field', "'quoted"],
  ['multi_line_text_field', 'tab\there\r\nand there\n'],
  ['number_integer', '9007199254740991'],
  ['number_decimal', '1234567890123.123456789'],
  ['number_decimal', '-0.5'],
  ['boolean', 'false'],
  ['date', '2026-02-03'],
  ['date_time', '2026-06-01T15:30:00'],
  ['color', '#00ff00'],
  ['url', 'https://example.com/?a=1&b="2"'],
  ['json', '{"big": 12345678901234567890, "a": [1.0, 1e3, "1.0"], "ü": "\\u0000"}'],
  ['money', '{"amount":"5.9","currency_code":"USD"}'],
  ['rating', '{"value":"4","scale_min":"1","scale_max":"5"}'],
  ['weight', '{"value":2,"unit":"kg"}'],
  ['list.number_integer', '[1, 2]'],
  ['list.single_line_text_field', '["a, b", "=c"]'],
];

test('whatever a store keeps in its metafields, after an import of them all there is nothing to send', () => {
  const world = new World();
  world.shop.generate({ products: 120, seed: 7, shape: 'realistic' });
  const [product] = world.shop.inspect().products.slice(-1);
  NASTY.forEach(([type, value], at) =>
    world.shop.admin.setMetafield(product?.id ?? '', `nasty.key${at}`, type, value),
  );
  world.connect();
  const { metafields } = world.rpc('listMetafields');
  expect(metafields.length).toBeGreaterThan(NASTY.length + 1);
  world.rpc('saveSettings', { metafields: metafields.map(({ header }) => header) });
  const before = [...world.shop.state.metafields.byId.values()].map(({ value }) => value);
  for (const _ of ['the first time', 'again']) {
    world.import();
    expect(world.rpc('previewExport').summary).toMatchObject({
      operations: 0,
      rows: 0,
      errors: 0,
      conflicts: 0,
    });
  }
  expect([...world.shop.state.metafields.byId.values()].map(({ value }) => value)).toEqual(before);
});

test('whatever is typed into the metafields of another product arrives there as it is elsewhere', () => {
  const world = new World();
  const [from = '', to = ''] = world.shop.seedProducts([{ title: 'From' }, { title: 'To' }]);
  // A number that no cell holds exactly has to be put into a cell that was made plain text first.
  const typable = NASTY.filter(([, value]) => !/^\d{10,}\./.test(value) && value !== '9007199254740991');
  typable.forEach(([type, value], at) => world.shop.admin.setMetafield(from, `nasty.key${at}`, type, value));
  world.connect();
  const chosen = typable.map(([type], at) => `Metafield: nasty.key${at} [${type}]`);
  world.rpc('saveSettings', { metafields: chosen });
  world.import();
  typable.forEach(([, value], at) => typeUnder(world, 'Products', 3, chosen[at] ?? '', value));
  expect(world.rpc('previewExport').summary).toMatchObject({
    fields: typable.length,
    errors: 0,
    operations: 1,
  });
  world.exportAll();
  const stored = (owner: string) =>
    typable.map((_, at) => world.shop.state.metafields.find(owner, 'nasty', `key${at}`)?.value);
  expect(stored(to)).toEqual(stored(from));
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
});
