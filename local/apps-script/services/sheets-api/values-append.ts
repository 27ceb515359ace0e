import { hasContent } from '../../spreadsheet/cell';
import { appendDimension, insertDimension } from '../../spreadsheet/dimensions';
import type { Workbook } from '../../spreadsheet/workbook';
import type { SheetBox } from './ranges';

/**
 * The table that values.append goes behind: the block of filled rows that touches the given range. A range that names
 * a whole tab takes everything down to its last filled row.
 */
export function appendTarget({ sheet, box }: SheetBox): { table: SheetBox | null; start: SheetBox } {
  const lastRow = lastTableRow({ sheet, box });
  const startRow = lastRow < 0 ? box.startRow : lastRow + 1;
  const start = { sheet, box: { ...box, startRow, endRow: startRow + 1 } };
  if (lastRow < 0) return { table: null, start };
  return { table: { sheet, box: { ...box, endRow: lastRow + 1 } }, start };
}

function lastTableRow({ sheet, box }: SheetBox): number {
  const isFilled = (row: number): boolean =>
    sheet.rowCells(row).slice(box.startColumn, box.endColumn).some(hasContent);
  let last = -1;
  const inside = Math.min(box.endRow, sheet.state.rows.length);
  for (let row = box.startRow; row < inside; row += 1) if (isFilled(row)) last = row;
  if (last < 0) return -1;
  while (last + 1 < sheet.state.rows.length && isFilled(last + 1)) last += 1;
  return last;
}

/** Grows the grid for what is to be appended; INSERT_ROWS pushes down what is below. */
export function makeRoom(
  workbook: Workbook,
  { sheet, box }: SheetBox,
  grid: readonly (readonly unknown[])[],
  insertsRows: boolean,
): void {
  const { rowCount } = sheet.state;
  if (insertsRows && box.startRow < rowCount) {
    insertDimension(workbook, sheet, 'ROWS', box.startRow, grid.length);
    return;
  }
  const missing = box.startRow + grid.length - rowCount;
  if (missing > 0) appendDimension(workbook, sheet, 'ROWS', missing);
}
