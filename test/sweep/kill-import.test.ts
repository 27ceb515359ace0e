import { baselineOf } from '../support/baseline-dump';
import { killOnce } from '../support/kill-sweep';
import { everyNth, IS_FULL_SWEEP } from '../support/extent';
import { drainPatiently, insist } from '../support/patience';
import { snapshot } from '../support/snapshot';
import { World } from '../support/world';

/**
 * An import is killed before and after every service call, and resumed. In the end sheet and baseline are those of the
 * undisturbed run.
 */
const PRODUCTS = IS_FULL_SWEEP ? 200 : 40;
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

function tell(world: World): unknown {
  insist(world, () => world.rpc('startImport'));
  drainPatiently(world);
  world.runtime.setHook(null);
  return { seen: snapshot(world), baseline: baselineOf(world) };
}

describe.each([
  ['a first import', () => openShop(1), 1],
  ['a first import of several pages', () => openShop(MANY), 10],
  ['an import into tables that people work in', openImported, 20],
] as const)('%s', (_, open, stride) => {
  const first = open();
  const from = first.runtime.serviceCalls.length;
  const expected = JSON.stringify(tell(first));
  const calls = first.runtime.serviceCalls.flatMap((__, index) => (index >= from ? [index] : []));

  test.each(['before', 'after'] as const)('killed %s any service call, the end is the same', (phase) => {
    expect(calls.length).toBeGreaterThan(30);
    for (const index of everyNth(calls, stride, phase === 'after' ? 1 : 0)) {
      const world = open();
      world.runtime.setHook(killOnce(index, phase));
      const end = tell(world);
      const name = world.runtime.serviceCalls[index];
      const isSame = JSON.stringify(end) === expected;
      if (!isSame)
        expect({ index, name, phase, end }).toEqual({ index, name, phase, end: JSON.parse(expected) });
    }
  });
});
