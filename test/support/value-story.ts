import { TABLE_NAMES } from '../../src/catalog/fields';
import { addCollection } from './collections';
import { drainPatiently, insist } from './patience';
import { typeUnder } from './cells';
import { snapshot } from './snapshot';
import { World, type WorldOptions } from './world';

const CARE = 'Metafield: details.care [single_line_text_field]';
const SIZE = 'Metafield: details.size [number_decimal]';
const WEIGHT = 'Metafield: details.weight [weight]';
const AVAILABLE = 'Inventory Available: Shop location';
const ELSEWHERE = 'Inventory Available: Warehouse';

const metafield = (key: string, type: string, value: string) => ({ namespace: 'details', key, type, value });

/** Everything that is written value by value is edited here, among it what is refused and what is in conflict. */
export function openEditedShop(options: WorldOptions = {}): { world: World; planId: string } {
  const world = new World(options);
  world.shop.addLocation('Warehouse');
  world.shop.seedProducts(
    ['Shirt', 'Tie', 'Hat'].map((title, at) => ({
      title,
      variants: [{ sku: title, stock: 5 + at, tracked: true }],
      images: [{ url: `https://cdn.shopify.com/${title}.jpg`, alt: title }],
      metafields: [
        metafield('care', 'single_line_text_field', `Care ${at}`),
        metafield('size', 'number_decimal', '1.0'),
      ],
    })),
  );
  world.connect();
  world.rpc('saveSettings', { metafields: [CARE, SIZE, WEIGHT] });
  addCollection(world, { title: 'All' });
  world.rpc('startImport', { resources: [...TABLE_NAMES] });
  world.drain();
  typeUnder(world, 'Products', 2, 'Title', 'Shirt, blue');
  typeUnder(world, 'Products', 2, CARE, '');
  typeUnder(world, 'Products', 2, SIZE, '2.50');
  typeUnder(world, 'Products', 2, WEIGHT, '{"value": 2, "unit": "kg"}');
  typeUnder(world, 'Products', 3, SIZE, '99999999999999');
  typeUnder(world, 'Products', 4, SIZE, '3');
  typeUnder(world, 'Inventory', 2, AVAILABLE, '7');
  typeUnder(world, 'Inventory', 3, AVAILABLE, '8');
  typeUnder(world, 'Inventory', 4, 'Inventory On Hand: Shop location', '9');
  typeUnder(world, 'Inventory', 4, ELSEWHERE, '3');
  typeUnder(world, 'Images', 2, 'Image Alt Text', 'A shirt');
  typeUnder(world, 'Images', 3, 'Image Alt Text', 'A tie');
  typeUnder(world, 'Collections', 2, 'Title', 'Everything');
  const { planId } = world.rpc('previewExport');
  countSomethingElse(world);
  return { world, planId };
}

/** After the preview somebody else counts the ties. */
function countSomethingElse({ shop }: World): void {
  const item = shop.inspect().products[1]?.variants[0]?.inventoryItemId ?? '';
  shop.admin.setAvailable(item, [...shop.state.locations.values()][0]?.id ?? '', 1);
}

export function sendAll(world: World, planId: string): void {
  insist(world, () => world.rpc('startExport', { planId, confirm: true }));
  drainPatiently(world);
}

/** How it ended: what the person sees, what the store has, and what is left to do. */
export function endOfValues(world: World): unknown {
  world.runtime.setHook(null);
  world.runtime.loseCache();
  const metafields = [...world.shop.state.metafields.byId.values()].map(({ ownerId, key, value }) => [
    ownerId,
    key,
    value,
  ]);
  const [job] = world.rpc('getJobs').jobs;
  const { succeeded, failed, skipped, conflicts, state } = job ?? {};
  const seen = snapshot(world);
  return {
    seen,
    inventory: world.runtime.person.display('Inventory'),
    metafields,
    texts: [...world.shop.state.files.records.values()].map(({ alt }) => alt),
    collections: [...world.shop.state.collections.records.values()].map(({ title }) => title),
    job: { state, succeeded, failed, skipped, conflicts },
    left: world.rpc('previewExport').summary,
  };
}
