import { plainCell, type RawCell, type SheetValue } from '../catalog/cells';
import type { StoreContext } from '../catalog/field-types';
import type { Field } from '../catalog/fields';
import type { Value } from '../catalog/value';
import type { CellData, CellValue, ExactCell } from '../platform/ports';

/** A row between cells and canonical values; which column holds which field is the table's affair. */
export type ColumnOf = ReadonlyMap<string, number>;

export function toCellData(field: Field, value: Value, context: StoreContext): CellData {
  const format = field.type.format(context);
  const data: CellData = { value: field.type.toCell(value) };
  return format === undefined ? data : { ...data, format };
}

/** What the columns of a row say, from computed values only: formulas and errors look like what they show. */
export function readPlainRow(
  fields: readonly Field[],
  columnOf: ColumnOf,
  row: readonly CellValue[],
  context: StoreContext,
): Map<string, SheetValue> {
  return readRow(fields, columnOf, (column) => plainCell(row[column] ?? null), context);
}

export function readExactRow(
  fields: readonly Field[],
  columnOf: ColumnOf,
  row: readonly ExactCell[],
  context: StoreContext,
): Map<string, SheetValue> {
  return readRow(fields, columnOf, (column) => toRawCell(row[column]), context);
}

export const BLANK_CELL: ExactCell = { value: null, formula: null, error: null, isDate: false };

function toRawCell(cell: ExactCell = BLANK_CELL): RawCell {
  return { content: cell.value, formula: cell.formula !== null, error: cell.error, isDate: cell.isDate };
}

function readRow(
  fields: readonly Field[],
  columnOf: ColumnOf,
  cellAt: (column: number) => RawCell,
  context: StoreContext,
): Map<string, SheetValue> {
  const values = new Map<string, SheetValue>();
  for (const field of fields) {
    const column = columnOf.get(field.key);
    if (column !== undefined) values.set(field.key, field.type.fromCell(cellAt(column), context));
  }
  return values;
}
