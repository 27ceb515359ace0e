import { TABLE_NAMES, type TableName } from '../../src/catalog/fields';
import { baselineOf } from '../support/baseline-dump';
import { addCollection, deleteCollection } from '../support/collections';
import { deathsFrom, killOnce } from '../support/kill-sweep';
import { everyNth, IS_FULL_SWEEP } from '../support/extent';
import { shareImages } from '../support/media';
import { drainPatiently, insist } from '../support/patience';
import { snapshot } from '../support/snapshot';
import { World } from '../support/world';

/**
 * An import is killed at every service call, and resumed. In the end sheet and baseline are those of the undisturbed
 * run.
 */
const PRODUCTS = IS_FULL_SWEEP ? 200 : 40;
const USUAL: readonly TableName[] = ['products', 'variants', 'inventory'];
/** So many that they take more than one page and more than one write. */
const MANY = 7;

function openShop(variants: number): World {
  const world = new World();
  world.shop.seedProducts(
    Array.from({ length: PRODUCTS }, (_, product) => ({
      title: `Product ${product}`,
      descriptionHtml: `<p>${product}</p>`,
      options: ['Size'],
      variants: Array.from({ length: variants }, (__, size) => ({
        price: `${product + size}.00`,
        sku: `${product}-${size}`,
        optionValues: [`S${size}`],
      })),
    })),
  );
  world.connect();
  return world;
}

function openImported(): World {
  const world = openShop(MANY);
  world.import();
  const { products } = world.shop.inspect();
  for (const product of products.slice(0, 12))
    world.shop.admin.updateProduct(product.id, { title: `${product.title}, new` });
  world.shop.admin.deleteProduct(products[20]?.id ?? '');
  world.shop.admin.createProduct({ title: 'Brand new' });
  world.runtime.person.type('Products', 3, 3, 'Mine');
  world.runtime.person.type('Products', 17, 3, 'Mine, too');
  return world;
}

/** So dear are lists there that images come in several pages; some of them are shared by products of different ones. */
function openAll(): World {
  const world = new World({ listPricing: 'linear' });
  world.shop.seedProducts(
    Array.from({ length: PRODUCTS }, (_, at) => ({
      title: `Product ${at}`,
      images: [`https://cdn.shopify.com/a${at}.jpg`, `https://cdn.shopify.com/b${at}.jpg`],
      variants: [{ imageUrl: `https://cdn.shopify.com/b${at}.jpg` }],
    })),
  );
  const products = [...world.shop.state.products.keys()];
  for (let at = 0; at < 5; at++)
    shareImages(world, products[at] ?? 0, products[products.length - 1 - 2 * at] ?? 0);
  addCollection(world, { title: 'By hand', products: [`gid://shopify/Product/${products[1]}`] });
  addCollection(world, { title: 'By rule', tag: 'none' });
  world.connect();
  return world;
}

/** Its first import is done, and then the store changed. */
function openAllImported(): World {
  const world = openAll();
  world.rpc('startImport', { resources: [...TABLE_NAMES] });
  world.drain();
  const products = world.shop.inspect().products;
  world.shop.admin.deleteProduct(products[0]?.id ?? '');
  world.shop.admin.deleteProduct(products[PRODUCTS - 2]?.id ?? '');
  const [first] = world.shop.state.collections.records.values();
  deleteCollection(world, first?.id ?? '');
  addCollection(world, { title: 'New' });
  world.runtime.person.type('Images', 3, 6, 'Mine');
  return world;
}

function tell(world: World, resources: readonly TableName[]): unknown {
  insist(world, () => world.rpc('startImport', { resources: [...resources] }));
  drainPatiently(world);
  world.runtime.setHook(null);
  return { seen: snapshot(world), baseline: baselineOf(world) };
}

describe.each([
  ['a first import', () => openShop(1), 1, USUAL],
  ['a first import of several pages', () => openShop(MANY), 10, USUAL],
  ['an import into tables that people work in', openImported, 20, USUAL],
  ['a first import of all tables', openAll, 6, TABLE_NAMES],
  ['an import of all tables once more', openAllImported, 12, TABLE_NAMES],
] as const)('%s', (_, open, stride, resources) => {
  const first = open();
  const from = first.runtime.serviceCalls.length;
  const expected = JSON.stringify(tell(first, resources));
  const deaths = deathsFrom(first.runtime, from);

  test('killed at any service call, the end is the same', () => {
    expect(deaths.length).toBeGreaterThan(30);
    for (const death of everyNth(deaths, stride, 0)) {
      const world = open();
      world.runtime.setHook(killOnce(death));
      const end = tell(world, resources);
      const at = { ...death, name: world.runtime.serviceCalls[death.index] };
      const isSame = JSON.stringify(end) === expected;
      if (!isSame) expect({ ...at, end }).toEqual({ ...at, end: JSON.parse(expected) });
    }
  });
});
