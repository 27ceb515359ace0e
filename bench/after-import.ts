/** What comes after an import, as it is often done: looking for 100 edits, and importing again what did not change. */
import type { World } from '../local/world';

export interface AfterRow {
  products: number;
  what: string;
  seconds: string;
  sheetCalls: number;
  requests: number;
  executions: number;
  cpuSeconds: string;
}

const EDITS = 100;
const LOOK = `look for ${EDITS} edits`;
const AGAIN = 'import again, unchanged';
/** Wanted at most, in virtual seconds. */
const WANTED: Record<string, ReadonlyMap<number, number>> = {
  [LOOK]: new Map([
    [1_000, 3],
    [10_000, 8],
    [50_000, 40],
  ]),
  [AGAIN]: new Map([[10_000, 60]]),
};
/** Google's quotas are by the minute. */
const PAUSE_MS = 60_000;

/** Works as the panel does; gives how many executions it took. */
export function drain(world: World): number {
  for (let executions = 1; ; executions++) {
    const { idle, wakeAt } = world.rpc('work', { maxSeconds: 240 });
    if (idle) return executions;
    if (wakeAt !== null) world.clock.advanceTo(Math.max(wakeAt, world.clock.nowMs()));
  }
}

function measure(world: World, products: number, what: string, act: () => number): AfterRow {
  const { clock, runtime, shop } = world;
  clock.advance(PAUSE_MS);
  const before = { ms: clock.nowMs(), calls: runtime.serviceCalls.length, requests: shop.requests.length };
  const cpuBefore = runtime.work.cpuMs;
  const executions = act();
  const calls = runtime.serviceCalls.slice(before.calls);
  return {
    products,
    what,
    seconds: ((clock.nowMs() - before.ms) / 1000).toFixed(1),
    sheetCalls: calls.filter((name) => name.startsWith('Sheets.')).length,
    requests: shop.requests.length - before.requests,
    executions,
    cpuSeconds: ((runtime.work.cpuMs - cpuBefore) / 1000).toFixed(1),
  };
}

/** Raises prices in rows that are spread over the whole table. */
function editPrices(world: World): void {
  const { person } = world.runtime;
  const shown = person.display('Variants');
  const column = (shown[0] ?? []).indexOf('Variant Price') + 1;
  const step = Math.max(1, Math.floor((shown.length - 1) / EDITS));
  for (let edit = 0; edit < EDITS; edit++) {
    const row = 2 + edit * step;
    person.type('Variants', row, column, (Number(person.value('Variants', row, column)) + 1).toFixed(2));
  }
}

export function benchAfterImport(world: World, products: number): AfterRow[] {
  const again = measure(world, products, AGAIN, () => {
    world.rpc('startImport');
    return drain(world);
  });
  editPrices(world);
  const look = measure(world, products, LOOK, () => {
    const { summary } = world.rpc('previewExport');
    if (summary?.fields !== EDITS) throw new Error(`Of ${EDITS} edits ${summary?.fields} were found`);
    return 1;
  });
  return [look, again];
}

export function complaintsAfter({ products, what, seconds }: AfterRow): string[] {
  const wanted = WANTED[what]?.get(products) ?? Infinity;
  return Number(seconds) > wanted
    ? [`${products} products, ${what}: ${seconds} virtual seconds, wanted at most ${wanted}`]
    : [];
}
