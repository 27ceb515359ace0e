/** What each way of reading a catalog takes, and whether the planner picks the fastest. Virtual seconds. */
import {
  DEFAULT_RATES,
  planRead,
  type ReadEstimate,
  type ReadRates,
} from '../src/core/api/bulk/read-planner';
import { bulkReader, measure, open, readers, type Row, type Store } from './client-reads-measure';

const SIZES = [1_000, 10_000, 50_000];
const BULK_RATES = [1 / 5, 1, 4];
const LIST_PRICINGS = ['one', 'linear'] as const;
const DIRECT = ['rest', 'pages', 'parallel', 'nodes', 'families'] as const;
/** How much slower than the fastest way the planner's pick may be. */
const TOLERANCE = 1.1;
/** What a first read of the generated catalog measures: no images, short descriptions. */
const MEASURED = {
  product: { points: 7, guessedPoints: 7, objects: 3 },
  variant: { points: 9, guessedPoints: 12, objects: 9 },
  bytesPerProduct: 700,
  bytesPerVariant: 700,
};
/** A way that was so many times slower than the fastest at one size is not run at the next, but scaled up. */
const HOPELESS = 5;

interface Verdict {
  products: number;
  'bulk rate': string;
  lists: string;
  ids: string;
  pick: string;
  estimated: string;
  took: number;
  fastest: string;
  ratio: string;
}

interface Case {
  store: Store;
  rates: ReadRates;
  rate: number;
  rows: readonly Row[];
}

/** The pick against all rows that were possible: without known ids there is no reading by them. */
function judge({ store, rates, rate, rows }: Case, idsKnown: boolean): Verdict {
  const counts = { products: store.ids.products.length, variants: store.ids.variants.length };
  const { pick } = planRead({ counts, idsKnown, isIndexFresh: true, rates });
  const possible = rows.filter(({ strategy }) => idsKnown || !/nodes|families/.test(strategy));
  const best = possible.reduce((fast, row) => (row.seconds < fast.seconds ? row : fast));
  const picked = possible.find(({ strategy }) => strategy.replace('≈ ', '') === nameOf(pick));
  if (!picked) throw new Error(`${nameOf(pick)} was picked, but not measured`);
  return {
    products: counts.products,
    'bulk rate': nameOfRate(rate),
    lists: rates.listPricing,
    ids: idsKnown ? 'known' : 'unknown',
    pick: nameOf(pick),
    estimated: pick.seconds.toFixed(1),
    took: picked.seconds,
    fastest: `${best.strategy} ${best.seconds}`,
    ratio: (picked.seconds / best.seconds).toFixed(3),
  };
}

function nameOf({ strategy, pieces }: ReadEstimate): string {
  return strategy === 'bulk' ? `bulk x${pieces}` : strategy;
}

function nameOfRate(rate: number): string {
  return rate < 1 ? `1/${1 / rate}x` : `${rate}x`;
}

function ratesOf({ shop }: Store, rate: number): ReadRates {
  const { listPricing, latency } = shop.settings;
  const bulkObjectsPerSecond = latency.bulkQueryObjectsPerSecond * rate;
  return { ...DEFAULT_RATES, ...MEASURED, listPricing, bulkObjectsPerSecond };
}

/** All bulk reads that the planner weighs, at one rate; how lists are priced makes no difference to them. */
function benchBulk(store: Store, rate: number): Row[] {
  const { latency } = store.shop.settings;
  const counts = { products: store.ids.products.length, variants: store.ids.variants.length };
  const { estimates } = planRead({
    counts,
    idsKnown: false,
    isIndexFresh: true,
    rates: ratesOf(store, rate),
  });
  const normal = latency.bulkQueryObjectsPerSecond;
  latency.bulkQueryObjectsPerSecond = normal * rate;
  const rows = estimates
    .filter(({ strategy }) => strategy === 'bulk')
    .map((estimate) => measure(store, nameOf(estimate), bulkReader(estimate)));
  latency.bulkQueryObjectsPerSecond = normal;
  return rows;
}

type Direct = keyof ReturnType<typeof readers>;

/** What was measured last, for each way of pricing. */
interface Smaller {
  products: number;
  rows: readonly Row[];
}

/** Marked with `≈` where it only says what a smaller catalog took, times the number of products. */
function measureOrScale(store: Store, name: Direct, smaller: Smaller | undefined): Row {
  const best = Math.min(...(smaller?.rows ?? []).map(({ seconds }) => seconds));
  const known = smaller?.rows.find(({ strategy }) => strategy.replace('≈ ', '') === name);
  if (!smaller || !known || known.seconds < HOPELESS * best)
    return measure(store, name, readers(store)[name]);
  const times = (value: number) => Math.round((value * store.ids.products.length) / smaller.products);
  const { calls, points, seconds, bytes, steps } = known;
  return {
    strategy: `≈ ${name}`,
    calls: times(calls),
    throttled: 0,
    points: times(points),
    seconds: times(seconds),
    bytes: times(bytes),
    steps: times(steps),
  };
}

interface SizeResult {
  products: number;
  byPricing: { rows: Row[]; verdicts: Verdict[] }[];
}

function benchSize(products: number, smaller: SizeResult | undefined): SizeResult {
  const store = open(products);
  const inBulk = BULK_RATES.map((rate) => ({ rate, rows: benchBulk(store, rate) }));
  const bulkRows = inBulk.flatMap(({ rate, rows }) => rows.map((row) => nameWithRate(row, rate)));
  const byPricing = LIST_PRICINGS.map((listPricing, at) => {
    store.shop.settings.listPricing = listPricing;
    const before = smaller?.byPricing[at];
    const last = smaller && before && { products: smaller.products, rows: before.rows };
    const others = DIRECT.map((name) => measureOrScale(store, name, last));
    const variants = store.ids.variants.length;
    console.log(`\nReading ${products} products with ${variants} variants, lists priced "${listPricing}"`);
    console.table([...others, ...bulkRows]);
    const verdicts = inBulk.flatMap(({ rate, rows }) => {
      const one = { store, rates: ratesOf(store, rate), rate, rows: [...others, ...rows] };
      return [judge(one, false), judge(one, true)];
    });
    return { rows: [...others, ...bulkRows], verdicts };
  });
  return { products, byPricing };
}

function nameWithRate(row: Row, rate: number): Row {
  return { ...row, strategy: `${row.strategy} at ${nameOfRate(rate)}` };
}

/** In a steady run nothing is sent that the bucket cannot hold. */
function throttledIn(rows: readonly Row[], products: number): string[] {
  return rows
    .filter(({ throttled }) => throttled > 0)
    .map(({ strategy, throttled }) => `Reading ${products} by ${strategy} was throttled ${throttled} times`);
}

/**
 * What is not as it should be; the planner must never be much slower than the fastest way. `scales`: ways that are far
 * too slow are not run with large catalogs.
 */
export function benchReads(scales: boolean, sizes: readonly number[] = SIZES): string[] {
  const results: SizeResult[] = [];
  for (const size of sizes) results.push(benchSize(size, scales ? results.at(-1) : undefined));
  const verdicts = results.flatMap(({ byPricing }) => byPricing.flatMap((part) => part.verdicts));
  console.log('\nReading: the planner’s pick against the fastest way');
  console.table(verdicts);
  const slow = verdicts
    .filter(({ ratio }) => Number(ratio) > TOLERANCE)
    .map(
      ({ products, pick, ratio, ...at }) =>
        `Reading ${products} products, bulk at ${at['bulk rate']}, lists ${at.lists}, ids ${at.ids}: ` +
        `the pick, ${pick}, takes ${ratio} times as long as ${at.fastest} s`,
    );
  const throttled = results.flatMap(({ products, byPricing }) =>
    byPricing.flatMap(({ rows }) => throttledIn(rows, products)),
  );
  return [...slow, ...throttled];
}
