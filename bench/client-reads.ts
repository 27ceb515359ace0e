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
import { restOf } from '../test/support/rest-shop';
import { portClock, ShopHttp } from './ports';

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
  points: number;
  virtualSeconds: number;
  megabytes: string;
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

function measure(store: Store, strategy: string, read: Read): Row {
  const { shop, clock, ids } = store;
  clock.advance(PAUSE_MS);
  const http = new ShopHttp(restOf(shop), clock);
  const meter = { calls: 0, points: 0 };
  const tokens = { token: () => shop.settings.accessToken, renew: () => null };
  const shared = {
    shop: shop.settings.domain,
    http,
    clock: portClock(clock),
    tokens,
    meter,
    deadlineMs: Infinity,
  };
  const client = new ApiClient({ ...shared, throttle: new Throttle() });
  const startMs = clock.nowMs();
  const before = { requests: shop.requests.length, points: shop.points };
  const found = { products: 0, variants: 0, steps: 0 };
  for (const records of read(
    new BulkApiClient({ ...shared, client, context: { currencyDecimals: 2 }, specs: BOTH }),
  )) {
    found.products += records.products.length;
    found.variants += records.variants.length;
    found.steps++;
  }
  if (found.products !== ids.products.length || found.variants !== ids.variants.length)
    throw new Error(`${strategy} read ${found.products} products and ${found.variants} variants`);
  return {
    strategy,
    calls: http.calls,
    points: shop.points - before.points,
    virtualSeconds: Math.round(clock.nowMs() - startMs) / 1000,
    megabytes: (http.bytes / 1_000_000).toFixed(1),
    steps: found.steps,
  };
}

interface Verdict {
  products: number;
  bulkRate: string;
  lists: string;
  ids: string;
  pick: string;
  estimated: string;
  took: number;
  fastest: string;
  ratio: string;
}

/** The pick against all rows that were possible: without known ids there is no reading by them. */
function judge(
  store: Store,
  rates: ReadRates,
  rows: readonly Row[],
  idsKnown: boolean,
  rate: number,
): Verdict {
  const counts = { products: store.ids.products.length, variants: store.ids.variants.length };
  const { pick } = planRead({ counts, idsKnown, isIndexFresh: true, rates });
  const possible = rows.filter(({ strategy }) => idsKnown || !['nodes', 'families'].includes(strategy));
  const best = possible.reduce((fast, row) => (row.virtualSeconds < fast.virtualSeconds ? row : fast));
  const picked = possible.find(({ strategy }) => strategy === nameOf(pick)) ?? best;
  return {
    products: counts.products,
    bulkRate: `${rate}x`,
    lists: rates.listPricing,
    ids: idsKnown ? 'known' : 'unknown',
    pick: nameOf(pick),
    estimated: pick.seconds.toFixed(1),
    took: picked.virtualSeconds,
    fastest: `${best.strategy} ${best.virtualSeconds}`,
    ratio: (picked.virtualSeconds / best.virtualSeconds).toFixed(3),
  };
}

function nameOf({ strategy, pieces }: ReadEstimate): string {
  return strategy === 'bulk' ? `bulk x${pieces}` : strategy;
}

function benchSize(products: number): Verdict[] {
  const store = open(products);
  const { settings } = store.shop;
  const normalRate = settings.latency.bulkQueryObjectsPerSecond;
  const read = readers(store);
  const rest = measure(store, 'rest', read.rest);
  const verdicts: Verdict[] = [];
  for (const listPricing of LIST_PRICINGS) {
    settings.listPricing = listPricing;
    const byGraphql = (['pages', 'parallel', 'nodes', 'families'] as const).map((name) =>
      measure(store, name, read[name]),
    );
    console.log(
      `\n${products} products, ${store.ids.variants.length} variants, lists priced "${listPricing}"`,
    );
    console.table([rest, ...byGraphql]);
    for (const rate of BULK_RATES) {
      settings.latency.bulkQueryObjectsPerSecond = normalRate * rate;
      const rates = { ...DEFAULT_RATES, ...MEASURED, listPricing, bulkObjectsPerSecond: normalRate * rate };
      const counts = { products, variants: store.ids.variants.length };
      const { estimates } = planRead({ counts, idsKnown: true, isIndexFresh: true, rates });
      const inBulk = estimates
        .filter(({ strategy }) => strategy === 'bulk')
        .map((estimate) => measure(store, nameOf(estimate), bulkReader(estimate)));
      console.log(`bulk at ${rate}x`);
      console.table(inBulk);
      const rows = [rest, ...byGraphql, ...inBulk];
      for (const idsKnown of [false, true]) verdicts.push(judge(store, rates, rows, idsKnown, rate));
    }
    settings.latency.bulkQueryObjectsPerSecond = normalRate;
  }
  settings.listPricing = 'one';
  return verdicts;
}

/** Whether the planner was never much slower than the fastest way. */
export function benchReads(sizes: readonly number[] = SIZES): boolean {
  const verdicts = sizes.flatMap(benchSize);
  console.log('\nReading: the planner’s pick against the fastest way');
  console.table(verdicts);
  const bad = verdicts.filter(({ ratio }) => Number(ratio) > TOLERANCE);
  for (const { products, bulkRate, lists, ids, pick, ratio } of bad)
    console.error(`Too slow: ${pick} at ${products} products, ${bulkRate}, ${lists}, ids ${ids}: ${ratio}`);
  return bad.length === 0;
}
