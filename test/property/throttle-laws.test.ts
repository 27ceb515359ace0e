import fc from 'fast-check';
import { Throttle, type Priced } from '../../src/core/api/throttle';
import type { QueryCost } from '../../src/core/api/response';
import { runs } from './arbitraries';

/** A price is divided by the number of items and multiplied again. */
const ROUNDING_MS = 1;

const anyCost: fc.Arbitrary<QueryCost> = fc
  .record({
    requested: fc.integer({ min: 0, max: 1_000 }),
    maximumAvailable: fc.constantFrom(1_000, 2_000, 20_000),
    share: fc.integer({ min: 0, max: 100 }),
    restoreRate: fc.constantFrom(50, 100, 1_000),
  })
  .map(({ requested, maximumAvailable, share, restoreRate }) => ({
    requestedQueryCost: requested,
    actualQueryCost: requested,
    throttleStatus: { maximumAvailable, currentlyAvailable: (maximumAvailable * share) / 100, restoreRate },
  }));

const anyScene = fc.record({
  cost: anyCost,
  learnt: fc.integer({ min: 1, max: 40 }),
  size: fc.integer({ min: 1, max: 250 }),
  later: fc.nat(60_000),
});

function throttleAfter(cost: QueryCost, size: number): Throttle {
  const throttle = new Throttle();
  throttle.report([{ operation: 'Update', size, cost }], 0);
  return throttle;
}

describe('whatever Shopify reports', () => {
  it('a wait is finite, never negative, and afterwards there is no other', () => {
    fc.assert(
      fc.property(anyScene, ({ cost, learnt, size, later }) => {
        const throttle = throttleAfter(cost, learnt);
        const waitMs = throttle.waitMs({ operation: 'Update', size }, later);
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(waitMs)).toBe(true);
        expect(throttle.waitMs({ operation: 'Update', size }, later + waitMs)).toBeLessThanOrEqual(
          ROUNDING_MS,
        );
      }),
      runs(1000),
    );
  });

  it('a wait is at most as long as the empty bucket takes to fill', () => {
    fc.assert(
      fc.property(anyScene, ({ cost, learnt, size }) => {
        const { maximumAvailable, restoreRate } = cost.throttleStatus;
        const longest = Math.ceil((maximumAvailable / restoreRate) * 1_000);
        expect(throttleAfter(cost, learnt).waitMs({ operation: 'Update', size }, 0)).toBeLessThanOrEqual(
          longest,
        );
      }),
      runs(500),
    );
  });

  it('larger requests wait no shorter, later ones no longer', () => {
    fc.assert(
      fc.property(anyScene, ({ cost, learnt, size, later }) => {
        const throttle = throttleAfter(cost, learnt);
        const waitMs = throttle.waitMs({ operation: 'Update', size }, 0);
        expect(throttle.waitMs({ operation: 'Update', size: size + 1 }, 0)).toBeGreaterThanOrEqual(waitMs);
        expect(throttle.waitMs({ operation: 'Update', size }, later)).toBeLessThanOrEqual(waitMs);
      }),
      runs(500),
    );
  });

  it('a request that the bucket holds is sent at once', () => {
    fc.assert(
      fc.property(anyCost, fc.integer({ min: 1, max: 40 }), (cost, size) => {
        fc.pre(cost.requestedQueryCost <= cost.throttleStatus.currentlyAvailable);
        expect(throttleAfter(cost, size).waitMs({ operation: 'Update', size }, 0)).toBeLessThanOrEqual(
          ROUNDING_MS,
        );
      }),
      runs(500),
    );
  });

  it('requests sent together fit into the bucket together, and one more would not', () => {
    fc.assert(
      fc.property(anyCost, fc.integer({ min: 1, max: 40 }), fc.nat(10_000), (cost, size, later) => {
        const throttle = throttleAfter(cost, size);
        const { currentlyAvailable, maximumAvailable, restoreRate } = cost.throttleStatus;
        const held = Math.min(maximumAvailable, currentlyAvailable + (later / 1_000) * restoreRate);
        const many = new Array<Priced>(50).fill({ operation: 'Update', size });
        const count = throttle.together(many, later);
        expect(count).toBeGreaterThanOrEqual(1);
        if (count > 1) expect(count * cost.requestedQueryCost).toBeLessThanOrEqual(held + 1);
        if (count < many.length) expect((count + 1) * cost.requestedQueryCost).toBeGreaterThan(held - 1);
      }),
      runs(500),
    );
  });
});
