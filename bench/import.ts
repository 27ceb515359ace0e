/**
 * `npm run bench -- import [products ...]`: a full first import of Products, Variants and Inventory, beside what the
 * commission had (one record at a time) and what cannot be beaten. Virtual seconds come from the latency model, CPU
 * from this machine's clock.
 */
import { World } from '../local/world';
import { LATENCY } from '../local/apps-script/latency';
import { generateProducts } from '../local/shop/seed/generate';

const SIZES = [500, 10_000, 50_000];
const BULK_RATES = [1 / 5, 1, 4];
const VARIANTS = 3;
const DESCRIPTION_CHARACTERS = 1_500;
/** Wanted at the normal rate of bulk operations, in virtual seconds. */
const WANTED_SECONDS = new Map([
  [500, 8],
  [10_000, 35],
  [50_000, 180],
]);
const WANTED_RATIO = 1.3;
const WANTED_CPU_MS = 0.1;
const BULK_AT_ONCE = 5;

interface Row {
  products: number;
  bulkRate: string;
  calls: number;
  points: number;
  megabytes: string;
  seconds: string;
  executions: number;
  boundSeconds: string;
  ratio: string;
  serialSeconds: string;
  less: string;
  cpuMsPerRecord: string;
}

function openWorld(products: number, rate: number): World {
  const world = new World({ settings: { scriptCpuFactor: 2 } });
  const { latency } = world.shop.settings;
  latency.bulkQueryObjectsPerSecond *= rate;
  const seeds = [...generateProducts({ products, variantsPerProduct: VARIANTS, seed: 1 })];
  const prose = 'Soft to the touch, made to last, and as light as a feather on a summer day. ';
  world.shop.seedProducts(
    seeds.map((seed, index) => {
      const head = `${seed.descriptionHtml ?? ''}<p>No. ${index}: `;
      const rest = prose.repeat(Math.ceil(DESCRIPTION_CHARACTERS / prose.length));
      return { ...seed, descriptionHtml: `${head}${rest}`.slice(0, DESCRIPTION_CHARACTERS - 4) + '</p>' };
    }),
  );
  world.connect();
  return world;
}

/** Where the virtual time goes, by service. */
function profile(world: World): Map<string, { calls: number; ms: number }> {
  const times = new Map<string, { calls: number; ms: number }>();
  let startedMs = 0;
  world.runtime.setHook((call) => {
    if (call.phase === 'before') startedMs = world.clock.nowMs();
    else {
      const { calls, ms } = times.get(call.name) ?? { calls: 0, ms: 0 };
      times.set(call.name, { calls: calls + 1, ms: ms + world.clock.nowMs() - startedMs });
    }
    return undefined;
  });
  return times;
}

/** Works as the sidebar does, and counts executions. */
function drain(world: World): number {
  for (let executions = 1; ; executions++) {
    const { idle, wakeAt } = world.rpc('work', { maxSeconds: 240 });
    if (idle) return executions;
    if (wakeAt !== null) world.clock.advanceTo(Math.max(wakeAt, world.clock.nowMs()));
  }
}

const TABS = ['Products', 'Variants', 'Inventory'];

function cellsIn(world: World): { rows: number; cells: number } {
  let [rows, cells] = [0, 0];
  for (const tab of TABS) {
    const lines = world.runtime.person.display(tab);
    rows += lines.length;
    for (const line of lines) cells += line.filter((text) => text !== '').length;
  }
  return { rows, cells };
}

function bench(products: number, rate: number, showProfile: boolean): Row {
  const world = openWorld(products, rate);
  const { latency } = world.shop.settings;
  world.clock.advance(60_000);
  const startMs = world.clock.nowMs();
  const before = {
    requests: world.shop.requests.length,
    points: world.shop.points,
    cpu: world.runtime.work.cpuMs,
  };
  const times = profile(world);
  world.rpc('startImport');
  const executions = drain(world);
  world.runtime.setHook(null);
  const seconds = (world.clock.nowMs() - startMs) / 1000;
  const records = products * (1 + 2 * VARIANTS);
  const cpuMs = world.runtime.work.cpuMs - before.cpu;
  const { rows, cells } = cellsIn(world);
  const objects = products * (1 + VARIANTS);
  const bound =
    (latency.bulkQueryBaseMs +
      (objects / (BULK_AT_ONCE * latency.bulkQueryObjectsPerSecond)) * 1000 +
      cells * LATENCY.apiWritePerCellMs +
      rows * LATENCY.apiWritePerRowMs) /
    1000;
  // One request for each record, and a row appended for it, as the commission's system did.
  const serial = (records * (latency.readBaseMs + LATENCY.appendRowMs)) / 1000;
  const requests = world.shop.requests.slice(before.requests);
  const { planId } = world.rpc('previewExport');
  const { summary } = world.rpc('getPlan', { planId });
  if (summary.operations + summary.errors + summary.conflicts > 0)
    throw new Error(`A preview after the import is not empty: ${JSON.stringify(summary)}`);
  if (showProfile) {
    const top = [...times].sort(([, left], [, right]) => right.ms - left.ms).slice(0, 12);
    console.table(top.map(([name, { calls, ms }]) => ({ name, calls, seconds: (ms / 1000).toFixed(1) })));
    console.log(`script CPU ${(cpuMs / 1000).toFixed(1)} s, ${cells} cells in ${rows} rows`);
  }
  return {
    products,
    bulkRate: `${rate}x`,
    calls: requests.length,
    points: world.shop.points - before.points,
    megabytes: '',
    seconds: seconds.toFixed(1),
    executions,
    boundSeconds: bound.toFixed(1),
    ratio: (seconds / bound).toFixed(2),
    serialSeconds: `${serial.toFixed(0)} (model)`,
    less: `${(100 * (1 - seconds / serial)).toFixed(2)} %`,
    cpuMsPerRecord: (cpuMs / records).toFixed(3),
  };
}

export function benchImport(
  sizes: readonly number[] = SIZES,
  rates: readonly number[] = BULK_RATES,
): boolean {
  const rows = sizes.flatMap((size) => rates.map((rate) => bench(size, rate, true)));
  console.table(rows);
  return rows.every(isGood);
}

function isGood({ products, bulkRate, seconds, ratio, cpuMsPerRecord }: Row): boolean {
  if (bulkRate !== '1x') return true;
  const wanted = WANTED_SECONDS.get(products) ?? Infinity;
  return (
    Number(seconds) <= wanted && Number(ratio) <= WANTED_RATIO && Number(cpuMsPerRecord) <= WANTED_CPU_MS
  );
}

const sizes = process.argv.slice(2).map(Number);
benchImport(sizes.length > 0 ? sizes : SIZES, [1]);
