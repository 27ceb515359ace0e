import { ExecutionKilled, type ServiceHook } from '../../local/apps-script/contract';
import { snapshot } from './snapshot';
import { World } from './world';

/**
 * The story is told once undisturbed. Then once for every service call in it, with the execution killed right before
 * that call, and once more with it killed right after. Whoever called does what a person or a trigger would: waits
 * until the work may go on, and asks again. In the end sheet, store and audit must be the same.
 */
const CATALOG = ['Ocean Shirt', 'Wool Jumper', 'Silk Tie'].map((title, index) => ({
  title,
  descriptionHtml: `<p>${title}</p>`,
  variants: [{ price: `${10 + index}.00`, sku: `00${index}`, barcode: null }],
}));

function openShop(): World {
  const world = new World();
  world.shop.seedProducts(CATALOG);
  world.connect();
  return world;
}

/** Calls until the call survives: a person who sees the panel fail tries again. */
function insist<T>(action: () => T): T {
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof ExecutionKilled)) throw error;
    }
  }
}

function drain(world: World): void {
  for (let round = 0; round < 50; round++) {
    const { idle, wakeAt } = insist(() => world.rpc('work', { maxSeconds: 240 }));
    if (idle) return;
    if (wakeAt !== null) world.clock.advanceTo(wakeAt);
  }
  throw new Error('The work does not end');
}

function tellStory(world: World): void {
  insist(() => world.rpc('startImport'));
  drain(world);
  const { person } = world.runtime;
  person.type('Products', 2, 3, 'Ocean Shirt, blue');
  person.type('Variants', 3, 13, '12.5');
  const { planId } = insist(() => world.rpc('previewExport'));
  insist(() => world.rpc('startExport', { planId }));
  drain(world);
}

export function callsInStory(): { from: number; to: number; expected: unknown } {
  const world = openShop();
  const from = world.runtime.serviceCalls.length;
  tellStory(world);
  return { from, to: world.runtime.serviceCalls.length, expected: snapshot(world) };
}

/** Kills the execution right before or after one service call. */
export function killOnce(index: number, phase: 'before' | 'after'): ServiceHook {
  let killed = false;
  return (call) => {
    if (killed || call.index !== index || call.phase !== phase) return undefined;
    killed = true;
    return 'kill';
  };
}

/** Tells the story once for each of its service calls, killed there, and compares the ends. */
export function sweep(phase: 'before' | 'after'): void {
  const { from, to, expected } = callsInStory();
  for (let index = from; index < to; index++) {
    const world = openShop();
    world.runtime.setHook(killOnce(index, phase));
    tellStory(world);
    world.runtime.setHook(null);
    const name = world.runtime.serviceCalls[index];
    expect({ index, name, phase, end: snapshot(world) }).toEqual({ index, name, phase, end: expected });
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
  }
}
