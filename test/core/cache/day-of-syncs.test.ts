import { TABLES } from '../../../src/catalog/fields';
import { ApiResponseCache } from '../../../src/core/cache/api-response-cache';
import type { CacheManager } from '../../../src/core/cache/cache-manager';
import { OwnWrites } from '../../../src/core/cache/own-writes';
import { ProductCache } from '../../../src/core/cache/product-cache';
import { hitRate, type AllCounters } from '../../../src/core/cache/statistics';
import {
  StoreOverviewDocument,
  StoreConnectionDocument,
  TypedDocumentString,
} from '../../../src/core/api/generated';
import { HOUR_MS, Surroundings } from './fakes';

const SHOP = 'demo.myshopify.com';
const VARIANTS = 1_500;
const SYNCS = 10;
/** A sync is at least this many executions: its first one, a tick that goes on, one that ends it. */
const EXECUTIONS = 3;
const PAGE = 250;
const Locations = new TypedDocumentString('query Locations { locations { nodes { id name } } }');

/** A store in which others change one variant in a hundred between two syncs, and a merchant some in the sheet. */
class Store {
  readonly versions = new Map(
    Array.from({ length: VARIANTS }, (_, index) => [String(40_000_000_000 + index * 32_768), 'v0']),
  );
  requests = 0;

  change(ids: readonly string[], version: string): void {
    ids.forEach((id) => this.versions.set(id, version));
  }

  some(share: number, start: number): string[] {
    const ids = [...this.versions.keys()];
    return ids.filter((_, index) => (index + start) % Math.round(1 / share) === 0);
  }

  /** Ids and versions, page by page. What has changed is never taken from a cache. */
  list(): Map<string, string> {
    this.requests += Math.ceil(this.versions.size / PAGE);
    return new Map(this.versions);
  }

  read(ids: readonly string[]) {
    this.requests += Math.ceil(ids.length / PAGE);
    return ids.map((id) => {
      const version = this.versions.get(id) ?? '';
      return { id, version, values: { title: `${id} in ${version}` } };
    });
  }

  answer<T>(): T {
    this.requests++;
    return { answered: true } as T;
  }
}

function lookAround(manager: CacheManager, store: Store): void {
  const responses = new ApiResponseCache({ manager, shop: SHOP, apiVersion: '2026-10' });
  const answer = <T>() => store.answer<T>();
  responses.read(StoreConnectionDocument, {}, { kind: 'shop' }, answer);
  responses.read(Locations, {}, { kind: 'definitions' }, answer);
  responses.read(
    StoreOverviewDocument,
    { withLocations: false, withCollections: false, withImages: false },
    { kind: 'counts', tables: ['products', 'variants'] },
    answer,
  );
}

function compareAll(products: ProductCache, store: Store): void {
  const spec = TABLES.variants;
  const ticket = products.ticket(spec);
  const versions = store.list();
  const current = products.current(spec, versions);
  for (const [id, { version, values }] of current) expect(values['title']).toBe(`${id} in ${version}`);
  const missing = [...versions.keys()].filter((id) => !current.has(id));
  products.keep(spec, store.read(missing), ticket);
}

function exportSome(manager: CacheManager, products: ProductCache, store: Store, sync: number): void {
  const ids = store.some(0.002, sync);
  const writes = new OwnWrites(manager, SHOP, products);
  writes.begin([{ spec: TABLES.variants, ids }]);
  store.change(ids, `ours ${sync}`);
  writes.end([{ spec: TABLES.variants, ids }]);
}

function aDay(world: Surroundings, store: Store): AllCounters {
  for (let sync = 0; sync < SYNCS; sync++) {
    store.change(store.some(0.01, sync * 7), `theirs ${sync}`);
    for (let execution = 0; execution < EXECUTIONS; execution++) {
      const manager = world.execution();
      const products = new ProductCache({ ...world, manager, shop: SHOP });
      lookAround(manager, store);
      if (execution === 1) compareAll(products, store);
      if (execution === EXECUTIONS - 1) exportSome(manager, products, store, sync);
      manager.control.save();
      world.clock.advance(60_000);
    }
    world.clock.advance((24 / SYNCS) * HOUR_MS - EXECUTIONS * 60_000);
  }
  return world.execution().control.statistics();
}

function rateOf(counters: AllCounters, ...namespaces: string[]): number {
  const sum = { hits: 0, negativeHits: 0, misses: 0 };
  for (const name of namespaces) {
    sum.hits += counters[name]?.hits ?? 0;
    sum.misses += counters[name]?.misses ?? 0;
  }
  return hitRate(sum) ?? 0;
}

/**
 * Cacheable are: what describes the store (asked for by each execution), and records whose version a fresh list of
 * ids and versions tells. That list itself is not. The day begins with empty caches.
 */
describe('a day of ten syncs, one variant in a hundred changed before each', () => {
  const REFERENCE = ['read-shop', 'read-definitions', 'read-counts'];

  it('finds over 80 % of what can be cached, of each kind', () => {
    const counters = aDay(new Surroundings(), new Store());
    expect(rateOf(counters, 'variants', ...REFERENCE)).toBeGreaterThan(0.8);
    expect(rateOf(counters, 'variants')).toBeGreaterThan(0.85);
    expect(rateOf(counters, ...REFERENCE)).toBeGreaterThan(0.8);
  });

  it('makes less than a tenth of the requests that one per record would be', () => {
    const store = new Store();
    aDay(new Surroundings(), store);
    expect(store.requests).toBeLessThan((VARIANTS * SYNCS) / 10);
  });

  it('with one value in twenty lost before each, finds less and nothing wrong', () => {
    const world = new Surroundings();
    const advance = world.clock.advance.bind(world.clock);
    let lost = 0;
    world.clock.advance = (ms) => {
      advance(ms);
      if (ms > HOUR_MS) world.cache.lose(() => ++lost % 20 === 0);
    };
    const counters = aDay(world, new Store());
    expect(rateOf(counters, 'variants')).toBeGreaterThan(0.7);
    expect(rateOf(counters, 'variants')).toBeLessThan(0.88);
  });
});
