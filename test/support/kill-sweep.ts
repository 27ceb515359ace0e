import { ExecutionKilled, type ServiceHook } from '../../local/apps-script/contract';
import { IS_FULL_SWEEP } from './extent';
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

/** Where an execution is killed: right before or right after a service call. */
export interface Death {
  index: number;
  phase: 'before' | 'after';
}

/**
 * The deaths from a service call on. Dead after a call or before the next one of the same execution, it has done the
 * same, so the usual run leaves out the former; the last call of an execution has no next one.
 */
export function deathsFrom({ serviceCalls, executionStarts }: World['runtime'], from: number): Death[] {
  const to = serviceCalls.length;
  const ends = new Set([...executionStarts, to].map((start) => start - 1));
  return serviceCalls.flatMap((_, index): Death[] => {
    if (index < from) return [];
    const after: Death[] = IS_FULL_SWEEP || ends.has(index) ? [{ index, phase: 'after' }] : [];
    return [{ index, phase: 'before' }, ...after];
  });
}

export function undisturbedStory(): { deaths: Death[]; expected: unknown } {
  const world = openShop();
  const from = world.runtime.serviceCalls.length;
  tellStory(world);
  return { deaths: deathsFrom(world.runtime, from), expected: snapshot(world) };
}

/** Kills the execution once. */
export function killOnce({ index, phase }: Death): ServiceHook {
  let killed = false;
  return (call) => {
    if (killed || call.index !== index || call.phase !== phase) return undefined;
    killed = true;
    return 'kill';
  };
}

/** Tells the story once with each of some deaths, and compares the ends. */
export function sweep(deaths: readonly Death[], expected: unknown): void {
  for (const death of deaths) {
    const world = openShop();
    world.runtime.setHook(killOnce(death));
    tellStory(world);
    world.runtime.setHook(null);
    const at = { ...death, name: world.runtime.serviceCalls[death.index] };
    expect({ ...at, end: snapshot(world) }).toEqual({ ...at, end: expected });
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 0, conflicts: 0 });
  }
}
