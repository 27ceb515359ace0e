import { deathsFrom, killOnce } from '../support/kill-sweep';
import { everyNth } from '../support/extent';
import { snapshot } from '../support/snapshot';
import { drainPatiently, insist } from '../support/patience';
import { World } from '../support/world';

/**
 * Two conflicts are met and decided, one for each side. The execution is killed once, at some service call from the
 * moment on in which they are met; in the end sheet, list and store are as if nothing had happened.
 */
const TITLE = 3;
const VENDOR = 5;
/** Longer than the lease that a killed execution leaves behind. */
const LEASE_MS = 100_000;

function open(): World {
  const world = new World();
  world.shop.seedProducts(['Shirt', 'Jumper', 'Tie'].map((title) => ({ title, vendor: 'V' })));
  world.connect();
  world.rpc('startImport', { resources: ['products'] });
  world.drain();
  const { person } = world.runtime;
  person.type('Products', 2, TITLE, 'Shirt, mine');
  person.type('Products', 3, VENDOR, 'Mine');
  const [shirt, jumper] = world.shop.inspect().products;
  world.shop.admin.updateProduct(shirt?.id ?? '', { title: 'Theirs' });
  world.shop.admin.updateProduct(jumper?.id ?? '', { vendor: 'Theirs too' });
  return world;
}

function importAgain(world: World): void {
  insist(world, () => world.rpc('startImport', { resources: ['products'] }));
  drainPatiently(world);
}

function tell(world: World): void {
  importAgain(world);
  const { conflicts } = insist(world, () => world.rpc('getConflicts'));
  const choices = conflicts.map(({ tab, id, field }) => ({
    ...{ tab, id, field },
    take: field === 'Title' ? ('sheet' as const) : ('shopify' as const),
  }));
  insist(world, () => world.rpc('resolveConflicts', { choices }));
  world.clock.advance(LEASE_MS);
  importAgain(world);
  insist(world, () => world.rpc('previewExport'));
  const { planId } = insist(world, () => world.rpc('previewExport'));
  insist(world, () => world.rpc('startExport', { planId }));
  drainPatiently(world);
}

test('an execution that is killed while conflicts are met or decided changes nothing of the end', () => {
  const undisturbed = open();
  const from = undisturbed.runtime.serviceCalls.length;
  tell(undisturbed);
  const expected = snapshot(undisturbed);
  expect(undisturbed.shop.inspect().products[0]?.title).toBe('Shirt, mine');
  expect(undisturbed.runtime.person.value('Products', 3, VENDOR)).toBe('Theirs too');
  for (const death of everyNth(deathsFrom(undisturbed.runtime, from), 4, 0)) {
    const world = open();
    world.runtime.setHook(killOnce(death));
    tell(world);
    world.runtime.setHook(null);
    expect({ ...death, end: snapshot(world) }).toEqual({ ...death, end: expected });
  }
});
