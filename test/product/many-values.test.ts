import { columnUnder } from '../support/cells';
import { mutationsOf, World } from '../support/world';

/** Many records, so that a catalog is read in bulk, and single values fill whole lists. */
const SIZE = 'Metafield: details.size [number_integer]';
const COUNT = 300;

test('a catalog read in bulk brings metafields and stock, and hundreds of edits take few calls', () => {
  const world = new World();
  world.shop.seedProducts(
    Array.from({ length: COUNT }, (_, at) => ({
      title: `Hat ${at}`,
      variants: [{ sku: `H${at}`, stock: at, tracked: true }],
      metafields: [{ namespace: 'details', key: 'size', type: 'number_integer', value: String(at) }],
    })),
  );
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
