/** What each way of reading a catalog takes, and whether the planner picks the fastest. Virtual seconds. */
import { VirtualClock } from '../local/clock';
import { createShop, type Shop } from '../local/shop';
import { ApiClient } from '../src/core/api/api-client';
import { BulkApiClient, type ReadStep, type Records } from '../src/core/api/bulk-api-client';
import type { BulkCursor } from '../src/core/api/bulk/bulk-query-cursor';
import type { NodesCursor } from '../src/core/api/bulk/nodes';
import type { FamiliesCursor } from '../src/core/api/bulk/nodes-families';
import type { PagesCursor } from '../src/core/api/bulk/pages';
import type { RestCursor } from '../src/core/api/bulk/rest-pages';
import type { WindowsCursor } from '../src/core/api/bulk/windows';
import {
  DEFAULT_RATES,
  planRead,
  type ReadEstimate,
  type ReadRates,
} from '../src/core/api/bulk/read-planner';
import { readSpecs } from '../src/core/api/bulk/pages-records';
import { TABLES as REGISTRY } from '../src/catalog/fields';
import { Throttle } from '../src/core/api/throttle';
import { ShopClock, ShopHttp } from '../test/support/shop-client';

const SIZES = [1_000, 10_000, 50_000];
const BULK_RATES = [1 / 5, 1, 4];
const LIST_PRICINGS = ['one', 'linear'] as const;
/** How much slower than the fastest way the planner's pick may be. */
const TOLERANCE = 1.1;
/** What a first read of the generated catalog measures: no images, short descriptions. */
const MEASURED = {
  product: { points: 7, guessedPoints: 7, objects: 3 },
  variant: { points: 9, guessedPoints: 12, objects: 9 },
  bytesPerProduct: 700,
  bytesPerVariant: 700,
};
/** Long enough for the bucket to fill up between two measurements. */
const PAUSE_MS = 60_000;

interface Row {
  strategy: string;
  calls: number;
  throttled: number;
  points: number;
  seconds: number;
  bytes: number;
  steps: number;
}

interface Store {
  shop: Shop;
  clock: VirtualClock;
  ids: { products: string[]; variants: string[] };
}

function open(products: number): Store {
  const clock = new VirtualClock();
  const shop = createShop({ clock, accessToken: 'shpat_bench' });
  shop.generate({ products, seed: 1 });
  const idsOf = (records: ReadonlyMap<number, unknown>) => [...records.keys()].map(String);
  return { shop, clock, ids: { products: idsOf(shop.state.products), variants: idsOf(shop.state.variants) } };
}

type Read = (client: BulkApiClient) => Iterable<Records>;

/** Every step from the first to the last, each cursor through JSON as an execution would store it. */
function* steps<C>(step: (cursor?: C) => ReadStep<C>): Generator<Records> {
  let { records, cursor } = step();
  yield records;
  while (cursor !== null) {
    ({ records, cursor } = step(JSON.parse(JSON.stringify(cursor)) as C));
    yield records;
  }
}

const TABLES = ['products', 'variants'] as const;
const BOTH = readSpecs(REGISTRY, TABLES);

function readers({ ids }: Store): Record<'pages' | 'parallel' | 'nodes' | 'families' | 'rest', Read> {
  return {
    *pages(client) {
      for (const table of TABLES) yield* steps<PagesCursor>((cursor) => client.fetchPages(table, cursor));
    },
    *parallel(client) {
      for (const table of TABLES)
        yield* steps<WindowsCursor>((cursor) => client.fetchParallel(table, ids[table].length, cursor));
    },
    *nodes(client) {
      for (const table of TABLES)
        yield* steps<NodesCursor>((cursor) => client.fetchNodes(table, ids[table], cursor));
    },
    *families(client) {
      yield* steps<FamiliesCursor>((cursor) => client.fetchFamilies(ids.products, cursor));
    },
    *rest(client) {
      yield* steps<RestCursor>((cursor) => client.fetchRest(cursor));
    },
  };
}

function bulkReader(estimate: ReadEstimate): Read {
  return (client) => steps<BulkCursor>((cursor) => client.runBulkQuery(estimate, cursor));
}

function clientOf({ shop, clock }: Store, http: ShopHttp): BulkApiClient {
  const shared = {
    shop: shop.settings.domain,
    http,
    clock: new ShopClock(clock),
    tokens: { token: () => shop.settings.accessToken, renew: () => null },
    meter: { calls: 0, points: 0 },
    deadlineMs: Infinity,
  };
  const client = new ApiClient({ ...shared, throttle: new Throttle() });
  return new BulkApiClient({ ...shared, client, context: { currencyDecimals: 2 }, specs: BOTH });
}

function measure(store: Store, strategy: string, read: Read): Row {
  const { shop, clock, ids } = store;
  clock.advance(PAUSE_MS);
  const http = new ShopHttp(shop.http, clock);
  const before = { startMs: clock.nowMs(), requests: shop.requests.length, points: shop.points };
  const found = { products: 0, variants: 0, steps: 0 };
  for (const records of read(clientOf(store, http))) {
    found.products += records.products.length;
    found.variants += records.variants.length;
    found.steps++;
  }
  if (found.products !== ids.products.length || found.variants !== ids.variants.length)
    throw new Error(`${strategy} read ${found.products} products and ${found.variants} variants`);
  return {
    strategy,
    calls: http.sent.length,
    throttled: shop.requests.slice(before.requests).filter(({ isThrottled }) => isThrottled).length,
    points: shop.points - before.points,
    seconds: Math.round((clock.nowMs() - before.startMs) / 10) / 100,
    bytes: http.bytes,
    steps: found.steps,
  };
}

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
  const possible = rows.filter(({ strategy }) => idsKnown || !['nodes', 'families'].includes(strategy));
  const best = possible.reduce((fast, row) => (row.seconds < fast.seconds ? row : fast));
  const picked = possible.find(({ strategy }) => strategy === nameOf(pick));
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

function benchSize(products: number): { verdicts: Verdict[]; complaints: string[] } {
  const store = open(products);
  const read = readers(store);
  const rest = measure(store, 'rest', read.rest);
  const inBulk = BULK_RATES.map((rate) => ({ rate, rows: benchBulk(store, rate) }));
  const byPricing = LIST_PRICINGS.map((listPricing) => {
    store.shop.settings.listPricing = listPricing;
    const names = ['pages', 'parallel', 'nodes', 'families'] as const;
    const others = [rest, ...names.map((name) => measure(store, name, read[name]))];
    const bulkRows = inBulk.flatMap(({ rate, rows }) => rows.map((row) => nameWithRate(row, rate)));
    const variants = store.ids.variants.length;
    console.log(`\nReading ${products} products with ${variants} variants, lists priced "${listPricing}"`);
    console.table([...others, ...bulkRows]);
    const verdicts = inBulk.flatMap(({ rate, rows }) => {
      const one = { store, rates: ratesOf(store, rate), rate, rows: [...others, ...rows] };
      return [judge(one, false), judge(one, true)];
    });
    return { verdicts, complaints: throttledIn([...others, ...bulkRows], products) };
  });
  return {
    verdicts: byPricing.flatMap(({ verdicts }) => verdicts),
    complaints: byPricing.flatMap(({ complaints }) => complaints),
  };
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

/** What is not as it should be; the planner must never be much slower than the fastest way. */
export function benchReads(sizes: readonly number[] = SIZES): string[] {
  const parts = sizes.map(benchSize);
  const verdicts = parts.flatMap((part) => part.verdicts);
  console.log('\nReading: the planner’s pick against the fastest way');
  console.table(verdicts);
  const slow = verdicts
    .filter(({ ratio }) => Number(ratio) > TOLERANCE)
    .map(
      ({ products, pick, ratio, ...at }) =>
        `Reading ${products} products, bulk at ${at['bulk rate']}, lists ${at.lists}, ids ${at.ids}: ` +
        `the pick, ${pick}, takes ${ratio} times as long as ${at.fastest} s`,
    );
  return [...slow, ...parts.flatMap(({ complaints }) => complaints)];
}
