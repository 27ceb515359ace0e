/**
 * `npm run bench -- import [products ...]`: a full first import of Products, Variants and Inventory, beside what
 * the commission had (one request and one appended row for each record) and what cannot be beaten; then what comes after
 * it. Virtual seconds come from the latency model, CPU from this machine's clock.
 */
import { World, type WorldOptions } from '../local/world';
import { benchAfterImport, complaintsAfter, drain, type AfterRow } from './after-import';
import { apiWriteMs, LATENCY } from '../local/apps-script/latency';
import { cleanHeap } from './clean-heap';
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
/** In per cent of one record at a time. */
const WANTED_SHARE = 1;
const WANTED_CPU_MS = 0.1;
const BULK_AT_ONCE = 5;
const TABS = ['Products', 'Variants', 'Inventory'];

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

/** Nothing is free: the script's own work costs twice what it takes on this machine. */
const WITH_CPU = { scriptCpuFactor: 2 };

export function openWorld(
  products: number,
  rate: number,
  settings: WorldOptions['settings'] = WITH_CPU,
): World {
  const world = new World({ settings });
  world.shop.settings.latency.bulkQueryObjectsPerSecond *= rate;
  const prose = 'Soft to the touch, made to last, and as light as a feather on a summer day. ';
  const seeds = [...generateProducts({ products, variantsPerProduct: VARIANTS, seed: 1 })];
  world.shop.seedProducts(
    seeds.map((seed, index) => {
      const text = `${seed.descriptionHtml ?? ''}<p>No. ${index}: ${prose.repeat(20)}`;
      return { ...seed, descriptionHtml: `${text.slice(0, DESCRIPTION_CHARACTERS - 4)}</p>` };
    }),
  );
  world.connect();
  return world;
}

/** What the import put into the sheet. */
function written(world: World): { rows: number; cells: number; bytes: number } {
  const sum = { rows: 0, cells: 0, bytes: 0 };
  for (const tab of TABS) {
    for (const line of world.runtime.person.display(tab)) {
      sum.rows += 1;
      for (const text of line) {
        sum.cells += text === '' ? 0 : 1;
        sum.bytes += Buffer.byteLength(text);
      }
    }
  }
  return sum;
}

/** Nobody can be faster: what Shopify takes to read it, and what the fastest way to write takes for such cells. */
function boundMs(world: World, products: number, { rows, cells, bytes }: ReturnType<typeof written>): number {
  const { latency } = world.shop.settings;
  const objectsPerSecond = BULK_AT_ONCE * latency.bulkQueryObjectsPerSecond;
  const reading = latency.bulkQueryBaseMs + (products * (1 + VARIANTS) * 1000) / objectsPerSecond;
  return reading + apiWriteMs(cells, rows, bytes);
}

function assertNothingToSend(world: World): void {
  const { planId } = world.rpc('previewExport');
  const { summary } = world.rpc('getPlan', { planId });
  if (summary.operations + summary.errors + summary.conflicts > 0)
    throw new Error(`A preview after the import is not empty: ${JSON.stringify(summary)}`);
}

function bench(products: number, rate: number): { row: Row; after: AfterRow[] } {
  const world = openWorld(products, rate);
  const { clock, runtime, shop } = world;
  // Connecting used quotas that are by the minute.
  clock.advance(60_000);
  cleanHeap();
  const before = { ms: clock.nowMs(), requests: shop.requests.length, points: shop.points };
  const cpuBefore = runtime.work.cpuMs;
  world.rpc('startImport');
  const executions = drain(world);
  const seconds = (clock.nowMs() - before.ms) / 1000;
  const cpuMs = runtime.work.cpuMs - cpuBefore;
  const [calls, points] = [shop.requests.length - before.requests, shop.points - before.points];
  const content = written(world);
  const bound = boundMs(world, products, content) / 1000;
  const records = products * (1 + 2 * VARIANTS);
  const serial = (records * (shop.settings.latency.readBaseMs + LATENCY.appendRowMs)) / 1000;
  assertNothingToSend(world);
  const row = {
    products,
    bulkRate: `${rate}x`,
    calls,
    points,
    megabytes: (content.bytes / 1_000_000).toFixed(1),
    seconds: seconds.toFixed(1),
    executions,
    boundSeconds: bound.toFixed(1),
    ratio: (seconds / bound).toFixed(2),
    serialSeconds: `${serial.toFixed(0)} (extrapolated)`,
    less: `${(100 * (1 - seconds / serial)).toFixed(2)} %`,
    cpuMsPerRecord: (cpuMs / records).toFixed(3),
  };
  return { row, after: rate === 1 ? benchAfterImport(world, products) : [] };
}

/** What is not as it is wanted, in words. */
export function benchImport(sizes: readonly number[] = SIZES): string[] {
  const done = sizes.flatMap((size) => BULK_RATES.map((rate) => bench(size, rate)));
  const after = done.flatMap((one) => one.after);
  console.table(done.map(({ row }) => row));
  console.table(after);
  return [...done.flatMap(({ row }) => complaintsOf(row)), ...after.flatMap(complaintsAfter)];
}

function complaintsOf({ products, bulkRate, seconds, ratio, less, cpuMsPerRecord }: Row): string[] {
  if (bulkRate !== '1x') return [];
  const wanted = WANTED_SECONDS.get(products) ?? Infinity;
  const limits: [string, number, number][] = [
    ['virtual seconds', Number(seconds), wanted],
    ['times the bound', Number(ratio), WANTED_RATIO],
    ['% of the serial way', 100 - parseFloat(less), WANTED_SHARE],
    ['ms of CPU a record', Number(cpuMsPerRecord), WANTED_CPU_MS],
  ];
  return limits
    .filter(([, measured, most]) => measured > most)
    .map(([what, measured, most]) => `${products} products: ${measured} ${what}, wanted at most ${most}`);
}
