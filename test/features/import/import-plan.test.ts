import { TABLES, type TableName } from '../../../src/catalog/fields';
import { readSpecs } from '../../../src/core/api/bulk/pages-records';
import { planImport } from '../../../src/features/import/import-plan';

/** How an import reads, by what it wants and how much there is of it. */
function wayOf(wanted: readonly TableName[], products: number, variants: number): string {
  const counts = { products, variants, images: products, collections: 10 };
  return planImport(readSpecs(TABLES, wanted), counts, {}).strategy;
}

test.each<[string, readonly TableName[], number, number, boolean]>([
  ['a few products', ['products', 'variants'], 100, 300, false],
  ['a few products and their images', ['products', 'variants', 'images'], 100, 300, false],
  ['images of a few products', ['images'], 100, 300, false],
  ['collections alone, however many products there are', ['collections'], 100_000, 300_000, false],
  ['a large catalog', ['products', 'variants'], 10_000, 30_000, true],
  ['images of many products', ['images'], 10_000, 10_000, true],
  // Which variants an image stands for is read from all of them.
  ['images of a few products with thousands of variants', ['images'], 100, 150_000, true],
])('%s', (_, wanted, products, variants, isBulk) => {
  expect(wayOf(wanted, products, variants) === 'bulk').toBe(isBulk);
});
