import type { TableName } from '../../src/catalog/fields';
import type { PlannedChange, PlannedRow } from '../../src/features/export/plan';

export function planned(parts: Partial<PlannedRow> & { id: string }): PlannedRow {
  const table: TableName = parts.table ?? 'products';
  return {
    table,
    tab: table === 'products' ? 'Products' : 'Variants',
    row: 2,
    title: `Hat ${parts.id}`,
    productId: parts.id,
    changes: [change('title', 'Title', 'Hat', 'Cap')],
    ...parts,
  };
}

/** A change of a field in which sheet and store had agreed when the plan was made. */
export function change(
  key: string,
  header: string,
  before: string | null,
  after: string | null,
): PlannedChange {
  return { key, header, base: before, before, after };
}

/** Variants of one product after the other, so many of each. */
export function variantRows(sizes: readonly number[]): PlannedRow[] {
  return sizes.flatMap((size, product) =>
    Array.from({ length: size }, (_, index) =>
      planned({
        id: `${product + 1}${String(index).padStart(3, '0')}`,
        table: 'variants',
        productId: `${product + 1}`,
      }),
    ),
  );
}

export function productRows(count: number): PlannedRow[] {
  return Array.from({ length: count }, (_, index) => planned({ id: String(index + 1) }));
}
