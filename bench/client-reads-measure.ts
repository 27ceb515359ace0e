/** One read of the embedded store in each of the ways, and what it took. */
import { VirtualClock } from '../local/clock';
import { createShop, type Shop } from '../local/shop';
import { TABLES as REGISTRY } from '../src/catalog/fields';
import { ApiClient } from '../src/core/api/api-client';
import { BulkApiClient, type ReadStep, type Records } from '../src/core/api/bulk-api-client';
import type { BulkCursor } from '../src/core/api/bulk/bulk-query-cursor';
import type { NodesCursor } from '../src/core/api/bulk/nodes';
import type { FamiliesCursor } from '../src/core/api/bulk/nodes-families';
import type { PagesCursor } from '../src/core/api/bulk/pages';
import { readSpecs } from '../src/core/api/bulk/pages-records';
import type { ReadEstimate } from '../src/core/api/bulk/read-planner';
import type { RestCursor } from '../src/core/api/bulk/rest-pages';
import { firstWindows, type WindowsCursor } from '../src/core/api/bulk/windows';
import { Throttle } from '../src/core/api/throttle';
import { ShopClock, ShopHttp } from '../test/support/shop-client';

/** Long enough for the bucket to fill up between two measurements. */
const PAUSE_MS = 60_000;

export interface Row {
  strategy: string;
  calls: number;
  throttled: number;
  points: number;
  seconds: number;
  bytes: number;
  steps: number;
}

export interface Store {
  shop: Shop;
  clock: VirtualClock;
  ids: { products: string[]; variants: string[] };
}

export function open(products: number): Store {
  const clock = new VirtualClock();
  const shop = createShop({ clock, accessToken: 'shpat_bench' });
  shop.generate({ products, seed: 1 });
  const idsOf = (records: ReadonlyMap<number, unknown>) => [...records.keys()].map(String);
  return { shop, clock, ids: { products: idsOf(shop.state.products), variants: idsOf(shop.state.variants) } };
}

export type Read = (client: BulkApiClient) => Iterable<Records>;

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

export function readers({ ids }: Store): Record<'pages' | 'parallel' | 'nodes' | 'families' | 'rest', Read> {
  const counts = { products: ids.products.length, variants: ids.variants.length };
  return {
    *pages(client) {
      for (const table of TABLES) yield* steps<PagesCursor>((cursor) => client.fetchPages(table, cursor));
    },
    parallel: (client) =>
      steps<WindowsCursor>((cursor = firstWindows(counts)) => client.fetchParallel(cursor)),
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

export function bulkReader(estimate: ReadEstimate): Read {
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

export function measure(store: Store, strategy: string, read: Read): Row {
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
