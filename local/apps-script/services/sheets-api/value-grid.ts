import type { Execution } from '../../execution';
import type { Cell, Scalar } from '../../spreadsheet/cell';
import { isDateFormat } from '../../spreadsheet/cell';
import { CellError } from '../../spreadsheet/formula/evaluate';
import { displayText } from '../../spreadsheet/number-display';
import type { Sheet } from '../../spreadsheet/sheet';
import { effectiveText } from './cell-data';
import type { SheetBox } from './ranges';

export interface RenderOptions {
  value: string;
  dateTime: string;
  majorDimension: string;
}

export const VALUE_RENDER = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'];
export const DATE_RENDER = ['SERIAL_NUMBER', 'FORMATTED_STRING'];
export const MAJOR = ['ROWS', 'COLUMNS'];

/** The values of a range, without the empty cells at the end of rows and the empty rows at the end. */
export function readValues(
  execution: Execution,
  { sheet, box }: SheetBox,
  render: RenderOptions,
): Scalar[][] {
  const rows: Scalar[][] = [];
  const endRow = Math.min(box.endRow, sheet.state.rows.length);
  for (let row = box.startRow; row < endRow; row += 1) {
    const cells = sheet.rowCells(row);
    const values: Scalar[] = [];
    const endColumn = Math.min(box.endColumn, cells.length);
    for (let column = box.startColumn; column < endColumn; column += 1) {
      const value = renderCell(execution, sheet, cells[column], render);
      if (value === '') continue;
      while (values.length < column - box.startColumn) values.push('');
      values.push(value);
    }
    if (values.length === 0) continue;
    while (rows.length < row - box.startRow) rows.push([]);
    rows.push(values);
  }
  return render.majorDimension === 'COLUMNS' ? transpose(rows) : rows;
}

function renderCell(
  execution: Execution,
  sheet: Sheet,
  cell: Cell | undefined,
  render: RenderOptions,
): Scalar {
  if (!cell) return '';
  if (render.value === 'FORMULA' && cell.formula !== null) return cell.formula;
  const effective = execution.world.evaluator.effective(sheet, cell);
  if (effective === null) return '';
  if (render.value === 'FORMATTED_VALUE' || effective instanceof CellError)
    return effectiveText(effective, cell, execution.world.workbook.locale);
  const isDate = typeof effective === 'number' && isDateFormat(cell.look.numberFormat);
  return isDate && render.dateTime === 'FORMATTED_STRING'
    ? displayText(effective, cell.look.numberFormat, execution.world.workbook.locale)
    : effective;
}

function transpose(rows: readonly (readonly Scalar[])[]): Scalar[][] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return Array.from({ length: width }, (_, column) => {
    let height = rows.length;
    while (height > 0 && (rows[height - 1]?.[column] ?? '') === '') height -= 1;
    return Array.from({ length: height }, (_cell, row) => rows[row]?.[column] ?? '');
  });
}
