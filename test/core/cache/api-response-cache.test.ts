import { TABLES } from '../../../src/catalog/fields';
import { ApiResponseCache } from '../../../src/core/cache/api-response-cache';
import { OwnWrites } from '../../../src/core/cache/own-writes';
import { ProductCache } from '../../../src/core/cache/product-cache';
import type { ReadRule } from '../../../src/core/cache/read-rules';
import {
  StoreOverviewDocument,
  StoreConnectionDocument,
  UpdateProductDocument,
  VariantsByIdDocument,
  VariantsPageDocument,
  type StoreOverviewQuery,
  type VariantsByIdQuery,
} from '../../../src/core/api/generated';
import { Surroundings } from './fakes';

const SHOP = 'demo.myshopify.com';
const COUNTS: ReadRule<StoreOverviewQuery> = { kind: 'counts', tables: ['products', 'variants'] };
const counts = (count: number) =>
  ({ productsCount: { count }, productVariantsCount: { count } }) as StoreOverviewQuery;

function responsesIn(
  world: Surroundings,
  more: { shop?: string; apiVersion?: string } = {},
): ApiResponseCache {
  return new ApiResponseCache({ manager: world.execution(), shop: SHOP, apiVersion: '2026-10', ...more });
}

function byId(ids: string[]): ReadRule<VariantsByIdQuery> {
  return {
    kind: 'records',
    records: [{ table: 'variants', ids }],
    isNotFound: ({ nodes }) => nodes.every((node) => node === null),
  };
}

/** How often it was really read. */
function counting<T>(answer: T): { load: () => T; times: () => number } {
  let count = 0;
  return { load: () => (count++, answer), times: () => count };
}

describe('an answer', () => {
  it('is read once, by whatever execution, for as long as its kind is good', () => {
    const world = new Surroundings();
    const { load, times } = counting(counts(7));
    const read = () =>
      responsesIn(world).read(
        StoreOverviewDocument,
        { withLocations: false, withCollections: false, withImages: false },
        COUNTS,
        load,
      );
    expect([read(), read(), read()]).toEqual(Array(3).fill(counts(7)));
    expect(times()).toBe(1);
    world.clock.advance(300_000);
    read();
    expect(times()).toBe(2);
  });

  const page = (variables: { first: number; after: string | null }, world: Surroundings, more = {}) => {
    const { load, times } = counting({ productVariants: { nodes: [] } } as never);
    responsesIn(world, more).read(VariantsPageDocument, variables, { kind: 'records' }, load);
    return times();
  };
  const FIRST = { first: 250, after: null };

  it.each([
    ['other variables', { first: 250, after: 'x' }, {}, 1],
    ['another store', FIRST, { shop: 'other.myshopify.com' }, 1],
    ['another version of the API', FIRST, { apiVersion: '2027-01' }, 1],
    ['the same in another order', { after: null, first: 250 }, {}, 0],
  ])('for %s', (_, variables, more, expected) => {
    const world = new Surroundings();
    page(FIRST, world);
    expect(page(variables, world, more)).toBe(expected);
  });

  it('of many runs: only those that are missing are read, and all come in their order', () => {
    const world = new Surroundings();
    const asked: string[][] = [];
    const read = (...ids: string[]) =>
      responsesIn(world).readEach(
        VariantsByIdDocument,
        ids.map((id) => ({ ids: [id] })),
        byId(ids),
        (missing) => {
          asked.push(missing.map(({ ids: [id] }) => String(id)));
          return missing.map(({ ids: [id] }) => ({ nodes: [{ id }] }) as VariantsByIdQuery);
        },
      );
    read('2', '3');
    expect(read('1', '2', '3', '4').map(({ nodes: [node] }) => node)).toEqual(
      ['1', '2', '3', '4'].map((id) => ({ id })),
    );
    expect(asked).toEqual([
      ['2', '3'],
      ['1', '4'],
    ]);
  });
});

describe('never kept', () => {
  it('is what a mutation says', () => {
    const responses = responsesIn(new Surroundings());
    const rule = { kind: 'records' } as const;
    expect(() => responses.read(UpdateProductDocument, { product: {} }, rule, () => ({}) as never)).toThrow(
      'Only answers to queries',
    );
  });

  it('is an error', () => {
    const world = new Surroundings();
    const read = (load: () => StoreOverviewQuery) =>
      responsesIn(world).read(
        StoreOverviewDocument,
        { withLocations: false, withCollections: false, withImages: false },
        COUNTS,
        load,
      );
    const fail = () => {
      throw new Error('outage');
    };
    expect(() => read(fail)).toThrow('outage');
    expect(read(() => counts(1))).toEqual(counts(1));
  });

  it('is a token, a variable or anything of the key in clear', () => {
    const world = new Surroundings();
    const token = `shpat_${'0123456789abcdef'.repeat(2)}`;
    const responses = responsesIn(world);
    const answer = { shop: { name: token } } as never;
    responses.read(StoreConnectionDocument, {}, { kind: 'shop' }, () => answer);
    const rule = byId(['4711']);
    responses.read(VariantsByIdDocument, { ids: ['private-variable'] }, rule, () => ({ nodes: [null] }));
    const kept = JSON.stringify([[...world.cache.values], [...world.properties.values]]);
    expect(kept).toContain('VariantsById');
    expect(kept).not.toMatch(/shpat|private-variable/);
  });
});

describe('"not found"', () => {
  it('is believed for a minute, and not after a write of ours', () => {
    const world = new Surroundings();
    const { load, times } = counting<VariantsByIdQuery>({ nodes: [null] });
    const rule = { ...byId(['9']), kind: 'definitions' } as const;
    const read = () => responsesIn(world).read(VariantsByIdDocument, { ids: ['9'] }, rule, load);
    read();
    expect(read()).toEqual({ nodes: [null] });
    expect(times()).toBe(1);
    write(world, ['9']);
    read();
    expect(times()).toBe(2);
    world.clock.advance(60_000);
    read();
    expect(times()).toBe(3);
  });
});

describe('a write of ours', () => {
  it('outdates counts and lists of its table, and answers about its records', () => {
    const world = new Surroundings();
    const { load, times } = counting(counts(7));
    const read = () =>
      responsesIn(world).read(
        StoreOverviewDocument,
        { withLocations: false, withCollections: false, withImages: false },
        COUNTS,
        load,
      );
    read();
    write(world, ['1']);
    read();
    expect(times()).toBe(2);
  });

  it('leaves answers about other records alone, but for those that share its tag', () => {
    const world = new Surroundings();
    const ids = Array.from({ length: 100 }, (_, index) => String(index));
    const read = () => {
      let missed = 0;
      for (const id of ids)
        responsesIn(world).read(VariantsByIdDocument, { ids: [id] }, byId([id]), () => {
          missed++;
          return { nodes: [{ id }] } as VariantsByIdQuery;
        });
      return missed;
    };
    expect(read()).toBe(100);
    write(world, ['1']);
    expect(read()).toBeLessThan(20);
  });

  it('that is under way keeps what is read meanwhile from being kept', () => {
    const world = new Surroundings();
    const { load, times } = counting(counts(7));
    const read = () =>
      responsesIn(world).read(
        StoreOverviewDocument,
        { withLocations: false, withCollections: false, withImages: false },
        COUNTS,
        load,
      );
    write(world, ['1'], () => {
      read();
      read();
    });
    read();
    read();
    expect(times()).toBe(3);
  });
});

function write(world: Surroundings, ids: string[], meanwhile: () => void = () => undefined): void {
  const manager = world.execution();
  const writes = new OwnWrites(manager, SHOP, new ProductCache({ ...world, manager, shop: SHOP }));
  writes.begin([{ spec: TABLES.variants, ids }]);
  meanwhile();
  writes.end([{ spec: TABLES.variants, ids }]);
}
