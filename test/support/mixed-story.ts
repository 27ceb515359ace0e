import { snapshot } from './snapshot';
import { drainPatiently, insist } from './patience';
import { World } from './world';

const TITLE = 3;
const HANDLE = 2;
const PRICE = 13;

/** Products, one of them with a handle that another one will ask for. */
export function openMixedShop(): World {
  const world = new World();
  world.shop.seedProducts([
    ...['Shirt', 'Jumper', 'Tie', 'Hat'].map((title, index) => ({
      title,
      variants: [{ price: `${10 + index}.00`, sku: `S${index}` }],
    })),
    { title: 'Bag', handle: 'taken' },
  ]);
  world.connect();
  return world;
}

/**
 * An import, then an export in which every kind of end occurs: two edits are sent, one is refused by Shopify, one is
 * in conflict with what somebody else did after the preview, one cannot be sent at all.
 */
export function tellMixedStory(world: World): void {
  insist(world, () => world.rpc('startImport'));
  drainPatiently(world);
  const { person } = world.runtime;
  person.type('Products', 2, TITLE, 'Shirt, new');
  person.type('Products', 3, HANDLE, 'taken');
  person.type('Products', 4, TITLE, 'Mine');
  person.type('Variants', 3, PRICE, '12.5');
  person.type('Variants', 4, PRICE, 'abc');
  const { planId } = insist(world, () => world.rpc('previewExport'));
  const third = world.shop.inspect().products[2];
  world.shop.admin.updateProduct(third?.id ?? '', { title: 'Theirs' });
  insist(world, () => world.rpc('startExport', { planId, confirm: true }));
  drainPatiently(world);
}

/** How it ended: sheet, audit, store, and what each job counted. */
export function endOf(world: World): unknown {
  world.runtime.setHook(null);
  world.runtime.loseCache();
  const jobs = world
    .rpc('getJobs')
    .jobs.map(({ type, state, done, total, succeeded, failed, skipped, conflicts }) => {
      return { type, state, done, total, succeeded, failed, skipped, conflicts };
    });
  return { jobs, seen: snapshot(world) };
}

/** The calls of the undisturbed story, and its end. */
export function undisturbed(): { from: number; to: number; end: unknown } {
  const world = openMixedShop();
  const from = world.runtime.serviceCalls.length;
  tellMixedStory(world);
  return { from, to: world.runtime.serviceCalls.length, end: endOf(world) };
}
