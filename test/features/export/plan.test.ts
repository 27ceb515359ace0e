import fc from 'fast-check';
import {
  countWaves,
  MOST_OPERATIONS,
  MOST_ROWS,
  summarize,
  toOperations,
  waveAt,
  type PlanConflict,
  type PlanError,
  type PlannedRow,
} from '../../../src/features/export/plan';
import { runs } from '../../property/arbitraries';
import { change, planned, productRows, variantRows } from '../../support/fakes-plan';

function wavesOf(rows: readonly PlannedRow[]): PlannedRow[][] {
  const waves: PlannedRow[][] = [];
  for (let start = 0; start < rows.length; start += waves[waves.length - 1]?.length ?? 0) {
    const wave = waveAt(rows, start);
    if (wave.length === 0) throw new Error('an empty wave would go on for ever');
    waves.push(wave);
  }
  return waves;
}

const sizesOf = (rows: readonly PlannedRow[]) => wavesOf(rows).map((wave) => wave.length);

describe('waves', () => {
  it('fit what Shopify takes: 250 ids, and some mutations at once', () => {
    expect(MOST_ROWS).toBeLessThanOrEqual(250);
    expect(MOST_OPERATIONS).toBeGreaterThanOrEqual(40);
  });

  it('of products hold one mutation a row', () => {
    expect(sizesOf(productRows(2 * MOST_OPERATIONS + 1))).toEqual([MOST_OPERATIONS, MOST_OPERATIONS, 1]);
  });

  it('of variants hold as many as one request reads, however few products they belong to', () => {
    expect(sizesOf(variantRows([2 * MOST_ROWS + 1]))).toEqual([MOST_ROWS, MOST_ROWS, 1]);
  });

  it('of variants end where there would be too many products', () => {
    expect(sizesOf(variantRows(new Array<number>(MOST_OPERATIONS + 1).fill(2)))).toEqual([
      2 * MOST_OPERATIONS,
      2,
    ]);
  });

  it('never mix tables', () => {
    expect(sizesOf([...productRows(3), ...variantRows([2])])).toEqual([3, 2]);
  });

  it('end after the last row', () => {
    expect(waveAt(productRows(3), 3)).toEqual([]);
    expect(waveAt([], 0)).toEqual([]);
  });

  it('take every row once, in order, within the limits, and no wave is shorter than it has to be', () => {
    const anyRows = fc
      .array(fc.record({ product: fc.nat(150), variant: fc.boolean() }), { maxLength: 400 })
      .map((picks) =>
        picks.map(({ product, variant }, index) =>
          planned({
            id: String(index + 1),
            table: variant ? 'variants' : 'products',
            productId: String(product + 1),
          }),
        ),
      );
    fc.assert(
      fc.property(anyRows, fc.boolean(), (picked, sorted) => {
        const rows = sorted ? [...picked].sort((left, right) => (left.table < right.table ? -1 : 1)) : picked;
        const waves = wavesOf(rows);
        expect(waves.flat()).toEqual(rows);
        let start = 0;
        for (const wave of waves) {
          start += wave.length;
          const next = rows[start];
          expect(new Set(wave.map(({ table }) => table)).size).toBe(1);
          expect(wave.length).toBeLessThanOrEqual(MOST_ROWS);
          expect(toOperations(wave).length).toBeLessThanOrEqual(MOST_OPERATIONS);
          const full = wave.length === MOST_ROWS || toOperations(wave).length === MOST_OPERATIONS;
          if (next && !full) expect(next.table).not.toBe(wave[0]?.table);
        }
      }),
      runs(60),
    );
  });
});

describe('operations', () => {
  it('are one for each product, or one for the neighbouring variants of a product', () => {
    expect(toOperations(productRows(3)).map(({ rows }) => rows.length)).toEqual([1, 1, 1]);
    const rows = variantRows([2, 1]);
    const [first, second, third] = toOperations([...rows, ...variantRows([1])]);
    expect([first, second, third].map((operation) => [operation?.productId, operation?.rows.length])).toEqual(
      [
        ['1', 2],
        ['2', 1],
        ['1', 1],
      ],
    );
  });

  it('are counted as they will be sent, wave by wave', () => {
    expect(countWaves([])).toEqual({ waves: 0, operations: 0 });
    expect(countWaves([...productRows(3), ...variantRows([4, 4])])).toEqual({ waves: 2, operations: 5 });
    expect(countWaves(variantRows([2 * MOST_ROWS]))).toEqual({ waves: 2, operations: 2 });
  });
});

describe('the summary of a plan', () => {
  it('counts rows, fields, operations and what stays behind', () => {
    const changes = [change('title', 'Title', 'a', 'b'), change('vendor', 'Vendor', 'a', 'b')];
    const rows = [planned({ id: '1', changes }), ...productRows(2)];
    const summary = summarize({ rows, errors: [{} as PlanError], conflicts: [{}, {}] as PlanConflict[] });
    expect(summary).toMatchObject({
      rows: 3,
      creates: 0,
      updates: 3,
      deletes: 0,
      fields: 4,
      errors: 1,
      conflicts: 2,
      operations: 3,
    });
    expect(summary.estimatedCalls).toBeGreaterThan(0);
    expect(summary.estimatedSeconds).toBeGreaterThan(0);
  });

  it('of nothing to do costs nothing', () => {
    expect(summarize({ rows: [], errors: [], conflicts: [{} as PlanConflict] })).toMatchObject({
      operations: 0,
      estimatedCalls: 0,
      estimatedSeconds: 0,
      conflicts: 1,
    });
  });
});
