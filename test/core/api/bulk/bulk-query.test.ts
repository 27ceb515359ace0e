import type { BulkCursor } from '../../../../src/core/api/bulk/bulk-query-cursor';
import { OutOfTime } from '../../../../src/platform/ports';
import { nastyCatalog, openReading, readToEnd, sorted, type Reading } from './support';

const PLAN = { pieces: 5, expectedSeconds: 2.5 };

function readAll(reading: Reading, pieces = 5, from?: BulkCursor) {
  const client = reading.client();
  const plan = { ...PLAN, pieces };
  return sorted(readToEnd<BulkCursor>((cursor) => client.runBulkQuery(plan, cursor), from));
}

function counted(reading: Reading): { products: number; variants: number } {
  return { products: reading.shop.state.products.size, variants: reading.shop.state.variants.size };
}

function expectAll(reading: Reading, found: ReturnType<typeof readAll>): void {
  const ids = (records: { id: string }[]) => records.map(({ id }) => id);
  expect(ids(found.products)).toEqual([...reading.shop.state.products.keys()].map(String));
  expect(ids(found.variants)).toEqual([...reading.shop.state.variants.keys()].map(String));
}

it('reads again from any cursor on what is missing, in another execution', () => {
  const reading = openReading({}, nastyCatalog(40));
  const cursors: BulkCursor[] = [];
  const before: ReturnType<typeof readAll>[] = [];
  const all = { products: [] as object[], variants: [] as object[] };
  const client = reading.client();
  readToEnd<BulkCursor>((cursor) => {
    const step = client.runBulkQuery(PLAN, cursor);
    all.products.push(...step.records.products);
    all.variants.push(...step.records.variants);
    if (step.cursor) cursors.push(step.cursor);
    before.push(JSON.parse(JSON.stringify(all)) as ReturnType<typeof readAll>);
    return step;
  });
  cursors.forEach((cursor, at) => {
    const rest = readAll(reading, 5, cursor);
    const first = before[at] ?? rest;
    expectAll(
      reading,
      sorted({
        products: [...first.products, ...rest.products],
        variants: [...first.variants, ...rest.variants],
      }),
    );
  });
});

it('goes on in the middle of a result, in another execution', () => {
  const reading = openReading({}, []);
  reading.shop.generate({ products: 1_400, seed: 1 });
  const found = readToEnd<BulkCursor>((cursor) =>
    reading.client().runBulkQuery({ pieces: 1, expectedSeconds: 4 }, cursor),
  );
  expectAll(reading, sorted(found));
});

it('waits for room where five operations of others are running, and never has two of a window', () => {
  const reading = openReading({}, nastyCatalog(20));
  for (let at = 0; at < 5; at++)
    reading.shop.graphql(
      'mutation ($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id } userErrors { message } } }',
      { q: `{ products(query: "id:>${at}") { edges { node { id } } } }` },
    );
  expectAll(reading, readAll(reading));
  expect(reading.shop.bulk.records.size).toBe(5 + 5);
});

it('takes over an operation whose start got no answer', () => {
  const reading = openReading({}, nastyCatalog(20));
  const client = reading.client();
  reading.shop.faults.push({ kind: 'timeoutAfter' });
  expectAll(
    reading,
    sorted(readToEnd<BulkCursor>((cursor) => client.runBulkQuery({ ...PLAN, pieces: 1 }, cursor))),
  );
  expect(reading.shop.bulk.records.size).toBeLessThanOrEqual(2);
});

it('starts the halves of a window that failed', () => {
  const reading = openReading({}, nastyCatalog(20));
  reading.shop.bulk.faults.push({ kind: 'fail', afterObjects: 3, errorCode: 'TIMEOUT' });
  expectAll(reading, readAll(reading));
  expect(reading.shop.bulk.records.size).toBe(5 + 2);
});

it('hands out what there is of a window that fails again and again, and says so', () => {
  const reading = openReading({}, nastyCatalog(20));
  for (let at = 0; at < 3; at++)
    reading.shop.bulk.faults.push({ kind: 'fail', afterObjects: 3, errorCode: 'INTERNAL_SERVER_ERROR' });
  const client = reading.client();
  let last: BulkCursor | null = null;
  const found = readToEnd<BulkCursor>((cursor) => {
    const step = client.runBulkQuery({ ...PLAN, pieces: 1 }, cursor);
    last = step.cursor ?? last;
    return step;
  });
  expect(found.products.length + found.variants.length).toBe(3);
  expect(last).toMatchObject({ incomplete: [{ ids: null, reason: 'INTERNAL_SERVER_ERROR' }] });
});

it('runs a window again that Shopify cancelled or let expire', () => {
  const reading = openReading({}, nastyCatalog(20));
  reading.shop.bulk.faults.push({ kind: 'stall' });
  expectAll(reading, readAll(reading));
});

it('runs a window again whose result is older than seven days', () => {
  const reading = openReading({}, nastyCatalog(20));
  let cursor: BulkCursor | undefined;
  while (!cursor?.windows?.some(({ state }) => state === 'ready'))
    cursor = reading.client().runBulkQuery(PLAN, cursor).cursor ?? undefined;
  reading.clock.advance(8 * 24 * 3_600_000);
  expectAll(reading, readAll(reading, 5, cursor));
});

it('goes on where a download was cut off', () => {
  const reading = openReading({}, nastyCatalog(200));
  reading.shop.faults.push({ kind: 'truncated', at: 0.37 }, 2);
  expectAll(reading, readAll(reading, 1));
});

it('does not wait beyond the deadline, and says when to go on', () => {
  const reading = openReading({}, nastyCatalog(20));
  const { cursor } = reading.client().runBulkQuery({ pieces: 1, expectedSeconds: 60 });
  const started = reading.client().runBulkQuery({ pieces: 1, expectedSeconds: 60 }, cursor ?? undefined);
  const late = reading.client({ deadlineMs: reading.clock.nowMs() + 10_000 });
  expect(() => late.runBulkQuery(PLAN, started.cursor ?? undefined)).toThrow(OutOfTime);
  expectAll(reading, readAll(reading, 1, started.cursor ?? undefined));
});

it('names a time for the watermark that lies before the data', () => {
  const reading = openReading({}, nastyCatalog(20));
  const startedMs = Math.floor(reading.clock.nowMs() / 1000) * 1000;
  let asOf: string | null = null;
  const client = reading.client();
  readToEnd<BulkCursor>((cursor) => {
    const step = client.runBulkQuery(PLAN, cursor);
    asOf = step.cursor?.asOf ?? asOf;
    return step;
  });
  expect(Date.parse(asOf ?? '')).toBeGreaterThanOrEqual(startedMs);
  expect(Date.parse(asOf ?? '')).toBeLessThan(reading.clock.nowMs() - 1_000);
  expect(counted(reading).products).toBeGreaterThan(0);
});
