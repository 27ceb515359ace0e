import { TABLES } from '../../../src/catalog/fields';
import { fromGid, toGid } from '../../../src/catalog/ids';
import type { Values } from '../../../src/catalog/value';
import { API_VERSION, type ApiClient } from '../../../src/core/api/api-client';
import {
  StoreConnectionDocument,
  StoreLocationsDocument,
  TypedDocumentString,
  UpdateVariantsDocument,
} from '../../../src/core/api/generated';
import { hitRate, type AllCounters } from '../../../src/core/cache/statistics';
import { StoreCaches } from '../../../src/core/cache/store-caches';
import { CachedSession } from '../../../src/features/common/cached-session';
import { shopScene, type ShopScene } from '../../support/shop-client';
import { HOUR_MS, Surroundings } from './fakes';

/**
 * The same day as in `day-of-syncs`, with the real client on the embedded store: a sync lists the versions of all
 * variants, takes from the cache what it knows in that version, and reads the others.
 */
const SPEC = TABLES.variants;
const PRODUCTS = 200;
const SYNCS = 10;
const EXECUTIONS = 3;
const CONTEXT = { currencyDecimals: 2 };

interface Versions {
  productVariants: {
    nodes: {
      id: string;
      updatedAt: string;
      product: { id: string; updatedAt: string };
      inventoryItem: { updatedAt: string };
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const VariantVersions = new TypedDocumentString<Versions, { after: string | null }>(`
query VariantVersions($after: String) {
  productVariants(first: 250, after: $after, sortKey: ID) {
    nodes {
      id
      updatedAt
      product {
        id
        updatedAt
      }
      inventoryItem {
        updatedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`);

interface Listed {
  versions: Map<string, string>;
  productOf: Map<string, string>;
}

function list(client: ApiClient): Listed {
  const versions = new Map<string, string>();
  const productOf = new Map<string, string>();
  for (let after: string | null | undefined = null; after !== undefined;) {
    const { nodes, pageInfo }: Versions['productVariants'] = client.query(VariantVersions, {
      after,
    }).productVariants;
    for (const { id, updatedAt, product, inventoryItem } of nodes) {
      versions.set(fromGid(id), `${updatedAt} ${product.updatedAt} ${inventoryItem.updatedAt}`);
      productOf.set(fromGid(id), product.id);
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  }
  return { versions, productOf };
}

class Day {
  readonly world = new Surroundings();
  readonly scene: ShopScene = shopScene();
  readonly asked = { variants: 0 };
  private change = 0;

  constructor() {
    this.scene.shop.generate({ products: PRODUCTS, variantsPerProduct: 3, seed: 1 });
    this.pass(HOUR_MS);
  }

  /** Both clocks go on together. */
  private pass(ms: number): void {
    this.scene.clock.sleep(ms);
    this.world.clock.advance(this.scene.clock.nowMs() - this.world.clock.nowMs());
  }

  private variantIds(): string[] {
    return [...this.scene.shop.state.variants.keys()].map(String);
  }

  private some(share: number): string[] {
    const start = this.change++ * 7;
    return this.variantIds().filter((_, at) => (at + start) % Math.round(1 / share) === 0);
  }

  execution() {
    const { world, scene } = this;
    const manager = world.execution();
    const shop = scene.shop.settings.domain;
    const caches = new StoreCaches({ ...world, manager, shop, apiVersion: API_VERSION });
    const client = scene.client();
    return { manager, caches, client, session: new CachedSession(client, CONTEXT, caches.responses) };
  }

  run(): AllCounters {
    for (let sync = 0; sync < SYNCS; sync++) {
      for (const id of this.some(0.01))
        this.scene.shop.admin.updateVariant(toGid('ProductVariant', id), { price: `${10 + sync}.50` });
      this.pass(60_000);
      for (let execution = 0; execution < EXECUTIONS; execution++) this.work(execution);
      this.pass((24 / SYNCS) * HOUR_MS);
    }
    return this.world.execution().control.statistics();
  }

  private work(execution: number): void {
    const { manager, caches, client, session } = this.execution();
    const { responses } = caches;
    responses.read(StoreConnectionDocument, {}, { kind: 'shop' }, () =>
      client.query(StoreConnectionDocument, {}),
    );
    responses.read(StoreLocationsDocument, { after: null }, { kind: 'definitions' }, () =>
      client.query(StoreLocationsDocument, { after: null }),
    );
    session.overview({ withLocations: false, withCollections: false, withImages: false });
    if (execution === 1) this.compareAll();
    if (execution === EXECUTIONS - 1) this.exportSome();
    manager.control.save();
    this.pass(60_000);
  }

  /** Gives the values of all variants, most of them from the cache. */
  compareAll(): Map<string, Values> {
    const { manager, caches, client, session } = this.execution();
    const ticket = caches.products.ticket(SPEC);
    const { versions } = list(client);
    const current = caches.products.current(SPEC, versions);
    const missing = [...versions.keys()].filter((id) => !current.has(id));
    const read = session.byId(SPEC, missing);
    this.asked.variants += missing.length;
    const fresh = [...read.values()].map((record) => ({ ...record, version: versions.get(record.id) ?? '' }));
    caches.products.keep(SPEC, fresh, ticket);
    manager.control.save();
    return new Map([...current, ...read].map(([id, { values }]) => [id, values]));
  }

  private exportSome(): void {
    const { caches, client } = this.execution();
    const ids = this.some(0.002);
    const { productOf } = list(client);
    const touched = [{ spec: SPEC, ids }];
    caches.ownWrites.begin(touched);
    client.mutateBatch(
      UpdateVariantsDocument,
      ids.map((id) => ({
        productId: productOf.get(id) ?? '',
        variants: [{ id: toGid('ProductVariant', id), barcode: `ours ${this.change}` }],
      })),
    );
    caches.ownWrites.end(touched);
  }

  /** All variants as the store has them, without any cache. */
  truth(): Map<string, Values> {
    const { session } = this.execution();
    const records = session.byId(SPEC, this.variantIds());
    return new Map([...records].map(([id, { values }]) => [id, values]));
  }
}

function rateOf(counters: AllCounters, ...namespaces: string[]): number {
  const sum = { hits: 0, negativeHits: 0, misses: 0 };
  for (const name of namespaces) {
    sum.hits += counters[name]?.hits ?? 0;
    sum.misses += counters[name]?.misses ?? 0;
  }
  return hitRate(sum) ?? 0;
}

const REFERENCE = ['read-shop', 'read-definitions', 'read-counts'];

describe('a day of ten syncs with the embedded store', () => {
  const day = new Day();
  const calls = day.scene.http.sent.length;
  const counters = day.run();
  const sent = day.scene.http.sent.length - calls;

  it('finds over 80 % of what can be cached', () => {
    expect(rateOf(counters, 'variants', ...REFERENCE)).toBeGreaterThan(0.8);
    expect(rateOf(counters, ...REFERENCE)).toBeGreaterThan(0.8);
  });

  it('makes less than a tenth of the calls that one per record would be', () => {
    expect(sent).toBeLessThan((PRODUCTS * 3 * SYNCS) / 10);
  });

  it('ends with the values that the store has, with the cache and where it is lost', () => {
    expect(day.compareAll()).toEqual(day.truth());
    day.world.cache.lose((key) => key.length % 2 === 0);
    expect(day.compareAll()).toEqual(day.truth());
    day.world.properties.failing = true;
    day.world.cache.failing = true;
    expect(day.compareAll()).toEqual(day.truth());
  });
});
