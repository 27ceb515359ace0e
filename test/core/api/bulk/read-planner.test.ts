import fc from 'fast-check';
import { DEFAULT_RATES, planRead, type ReadQuestion } from '../../../../src/core/api/bulk/read-planner';

function ask(products: number, more: Partial<ReadQuestion> = {}): ReturnType<typeof planRead>['pick'] {
  const counts = { products, variants: 3 * products };
  return planRead({ counts, idsKnown: false, isIndexFresh: true, rates: DEFAULT_RATES, ...more }).pick;
}

it('reads a small store by pages or windows and a large one in bulk', () => {
  expect(['pages', 'parallel']).toContain(ask(20).strategy);
  expect(ask(10_000).strategy).toBe('bulk');
  expect(ask(10_000).pieces).toBe(5);
});

it('cuts windows so that no result comes near the 50 MB of a download', () => {
  const { pieces } = ask(100_000);
  const { bytesPerProduct, bytesPerVariant } = DEFAULT_RATES;
  const bytes = 100_000 * (bytesPerProduct + 3 * bytesPerVariant);
  expect(bytes / pieces).toBeLessThanOrEqual(40_000_000);
});

it('does not use windows of the index where it may lag, nor ids that are not known', () => {
  const counts = { products: 1_000, variants: 3_000 };
  const { estimates } = planRead({ counts, idsKnown: false, isIndexFresh: false, rates: DEFAULT_RATES });
  expect(estimates.map(({ strategy }) => strategy)).not.toContain('parallel');
  expect(estimates.map(({ strategy }) => strategy)).not.toContain('nodes');
});

it('picks the way with the least seconds of all, and names the others', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 60_000 }),
      fc.integer({ min: 100, max: 10_000 }),
      fc.constantFrom('one' as const, 'linear' as const),
      (products, bulkObjectsPerSecond, listPricing) => {
        const rates = { ...DEFAULT_RATES, bulkObjectsPerSecond, listPricing };
        const counts = { products, variants: 3 * products };
        const { pick, estimates } = planRead({ counts, idsKnown: true, isIndexFresh: true, rates });
        expect(pick.seconds).toBe(Math.min(...estimates.map(({ seconds }) => seconds)));
        for (const { strategy } of estimates) expect(pick.why + pick.strategy).toContain(strategy);
      },
    ),
    { numRuns: 50 },
  );
});
