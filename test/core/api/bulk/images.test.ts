import type { BulkCursor } from '../../../../src/core/api/bulk/bulk-query-cursor';
import type { PagesCursor } from '../../../../src/core/api/bulk/pages';
import { firstWindows, type WindowsCursor } from '../../../../src/core/api/bulk/windows';
import { nastyCatalog, openReading, readToEnd, type Reading } from './support';

/** Images are found in products: whatever the way, they are the same, and in the order of their products. */
const VARIANTS = 60;
const PLAN = { pieces: 5, expectedSeconds: 2.5 };

const open = () => openReading({}, nastyCatalog(VARIANTS), ['images']);

function inBulk(reading: Reading) {
  return readToEnd<BulkCursor>((cursor) => reading.client().runBulkQuery(PLAN, cursor)).images;
}

function inPages(reading: Reading, pageSize = 250) {
  const first: PagesCursor = { after: null, pageSize };
  return readToEnd<PagesCursor>((cursor = first) => reading.client().fetchPages('images', cursor)).images;
}

it('finds the images of every product, each with its place and the variants that it stands for', () => {
  const reading = open();
  const products = [...reading.shop.state.products.values()];
  const expected = products.flatMap((product) =>
    product.media.map((file, at) => ({
      id: String(file.numericId),
      values: {
        productId: String(product.numericId),
        handle: product.handle,
        src: file.url,
        position: String(at + 1),
        alt: null,
        width: null,
        height: null,
        variantIds:
          product.variants
            .filter(({ mediaId }) => mediaId === file.id)
            .map(({ numericId }) => numericId)
            .join(', ') || null,
      },
    })),
  );
  expect(expected.length).toBeGreaterThan(8);
  expect(inPages(reading)).toEqual(expected);
});

it.each<[string, (reading: Reading) => object[]]>([
  ['small pages', (reading) => inPages(reading, 2)],
  [
    'windows',
    (reading) =>
      readToEnd<WindowsCursor>((cursor = firstWindows({ products: 8, variants: 0 })) =>
        reading.client().fetchParallel(cursor),
      ).images,
  ],
  [
    'windows of few products',
    (reading) => {
      const first = { ...firstWindows({ products: 8, variants: 0 }), pageSize: 3 };
      return readToEnd<WindowsCursor>((cursor = first) => reading.client().fetchParallel(cursor)).images;
    },
  ],
  ['bulk operations', inBulk],
])('finds the same in %s', (_, read) => {
  const reading = open();
  expect(read(reading)).toEqual(inPages(reading));
});

it('hands out what bulk operations found in the order of products, whichever of them is ready first', () => {
  const reading = open();
  reading.shop.bulk.faults.push({ kind: 'fail', afterObjects: 1, errorCode: 'TIMEOUT' });
  expect(inBulk(reading)).toEqual(inPages(reading));
});

it('reads them beside products and variants, whose own images stay', () => {
  const all = openReading({}, nastyCatalog(VARIANTS), ['products', 'variants', 'images']);
  const without = openReading({}, nastyCatalog(VARIANTS));
  const found = readToEnd<BulkCursor>((cursor) => all.client().runBulkQuery(PLAN, cursor));
  const others = readToEnd<BulkCursor>((cursor) => without.client().runBulkQuery(PLAN, cursor));
  expect(found.images).toEqual(inPages(all));
  expect([found.products, found.variants]).toEqual([others.products, others.variants]);
});
