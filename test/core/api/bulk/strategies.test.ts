import { noRecords } from '../../../../src/core/api/bulk/pages-records';
import type { BulkApiClient, ReadStep, Records } from '../../../../src/core/api/bulk-api-client';
import { firstWindows, type WindowsCursor } from '../../../../src/core/api/bulk/windows';
import { nastyCatalog, openReading, readToEnd, sorted, type Reading } from './support';

type Table = 'products' | 'variants';
type Client = () => BulkApiClient;

function idsOf({ shop }: Reading): Record<Table, string[]> {
  return {
    products: [...shop.state.products.keys()].map(String),
    variants: [...shop.state.variants.keys()].map(String),
  };
}

function windowsFor({ products, variants }: Record<Table, string[]>): WindowsCursor {
  return firstWindows({ products: products.length, variants: variants.length });
}

function bothTables<C>(step: (table: Table, cursor?: C) => ReadStep<C>): Records {
  return {
    ...noRecords(),
    products: readToEnd<C>((cursor) => step('products', cursor)).products,
    variants: readToEnd<C>((cursor) => step('variants', cursor)).variants,
  };
}

function byPages(client: Client): Records {
  return bothTables<NonNullable<Parameters<BulkApiClient['fetchPages']>[1]>>((table, cursor) =>
    client().fetchPages(table, cursor),
  );
}

function inBulk(client: Client, pieces: number): Records {
  type Cursor = NonNullable<Parameters<BulkApiClient['runBulkQuery']>[1]>;
  return readToEnd<Cursor>((cursor) => client().runBulkQuery({ pieces, expectedSeconds: 2.5 }, cursor));
}

const STRATEGIES: [string, (client: Client, ids: Record<Table, string[]>) => Records][] = [
  [
    'windows',
    (client, ids) => readToEnd<WindowsCursor>((cursor = windowsFor(ids)) => client().fetchParallel(cursor)),
  ],
  [
    'ids',
    (client, ids) =>
      bothTables<NonNullable<Parameters<BulkApiClient['fetchNodes']>[2]>>((table, cursor) =>
        client().fetchNodes(table, ids[table], cursor),
      ),
  ],
  [
    'ids of products',
    (client, ids) =>
      readToEnd<NonNullable<Parameters<BulkApiClient['fetchFamilies']>[1]>>((cursor) =>
        client().fetchFamilies(ids.products, cursor),
      ),
  ],
  ['one bulk query', (client) => inBulk(client, 1)],
  ['bulk queries in windows', (client) => inBulk(client, 5)],
];

describe.each(['one', 'linear'] as const)('where lists are priced "%s"', (listPricing) => {
  const reading = openReading({ listPricing }, nastyCatalog(listPricing === 'one' ? 2_000 : 300));
  const wanted = sorted(byPages(() => reading.client()));

  it('finds every record of the catalog page by page', () => {
    const ids = idsOf(reading);
    expect(wanted.products.map(({ id }) => id)).toEqual(ids.products);
    expect(wanted.variants.map(({ id }) => id)).toEqual(ids.variants);
  });

  it.each(STRATEGIES)('gives the same records by %s', (_, read) => {
    const client = reading.client();
    expect(sorted(read(() => client, idsOf(reading)))).toEqual(wanted);
  });

  it.each(STRATEGIES)('gives the same records by %s where each step is another execution', (_, read) => {
    expect(sorted(read(() => reading.client(), idsOf(reading)))).toEqual(wanted);
  });

  it('gives the same values through REST as far as REST has them, and whole products where it cuts', () => {
    type Cursor = NonNullable<Parameters<BulkApiClient['fetchRest']>[0]>;
    const found = sorted(readToEnd<Cursor>((cursor) => reading.client().fetchRest(cursor)));
    for (const table of ['products', 'variants'] as const) {
      expect(found[table].map(({ id }) => id)).toEqual(wanted[table].map(({ id }) => id));
      found[table].forEach(({ values }, at) => expect(wanted[table][at]?.values).toMatchObject(values));
    }
  });
});

it('gives nothing of an empty store, whatever the way', () => {
  const reading = openReading({}, []);
  for (const [, read] of STRATEGIES)
    expect(read(() => reading.client(), idsOf(reading))).toEqual(noRecords());
});

describe('what the search index does not know yet', () => {
  const lateComers = 30;
  const reading = openReading({ searchLagMs: 3_600_000 }, nastyCatalog(300));
  reading.clock.advance(7_200_000);
  for (let at = 0; at < lateComers; at++) reading.shop.admin.createProduct({ title: `New ${at}` });

  it.each([
    ['as many as were counted', 0],
    ['more than were counted', 200],
  ])('is found in windows all the same, where there are %s', (_, uncounted) => {
    const ids = idsOf(reading);
    const cursor = firstWindows({
      products: ids.products.length - Math.min(uncounted, 20),
      variants: ids.variants.length - uncounted,
    });
    const found = readToEnd<WindowsCursor>((from = cursor) => reading.client().fetchParallel(from));
    expect(found.products.map(({ id }) => id)).toEqual(ids.products);
    expect(found.variants.map(({ id }) => id)).toEqual(ids.variants);
  });
});

test('where a read in windows stands fits a cell, whatever the counts say, and each record comes once', () => {
  const reading = openReading(
    {},
    Array.from({ length: 3_000 }, (_, at) => ({ title: `Hat ${at}` })),
  );
  const first = reading.client().fetchParallel(firstWindows({ products: 150_000, variants: 300_000 }));
  expect(JSON.stringify(first.cursor).length).toBeLessThan(40_000);
  const rest = readToEnd<WindowsCursor>((from = first.cursor ?? undefined) => {
    if (!from) throw new Error('One step cannot be all');
    return reading.client().fetchParallel(from);
  });
  const found = [...first.records.products, ...rest.products].map(({ id }) => id);
  expect(found).toEqual(idsOf(reading).products);
});

test('a read in windows ends where more was counted than there are ids', () => {
  const reading = openReading({}, [{ title: 'Hat' }]);
  const counted = firstWindows({ products: 150_000, variants: 300_000 });
  const found = readToEnd<WindowsCursor>((from = counted) => reading.client().fetchParallel(from));
  expect(found.products.map(({ id }) => id)).toEqual(idsOf(reading).products);
  expect(found.variants.map(({ id }) => id)).toEqual(idsOf(reading).variants);
});
