import { assertEditable } from '../../../protected-cells';
import type { Box } from '../../../spreadsheet/a1';
import { appendDimension } from '../../../spreadsheet/dimensions';
import type { Sheet } from '../../../spreadsheet/sheet';
import { BadRequest } from '../bad-request';
import { CellPatch } from '../cell-patch';
import { JsonReader } from '../json-reader';
import { readGridRange, sheetOf } from '../ranges';
import type { RequestContext, RequestHandlers } from './request';

export const CELL_REQUESTS: RequestHandlers = {
  updateCells: { names: ['rows', 'fields', 'start', 'range'], apply: updateCells },
  appendCells: { names: ['sheetId', 'rows', 'fields'], apply: appendCells },
  repeatCell: { names: ['range', 'cell', 'fields'], apply: repeatCell },
};

type Rows = readonly (readonly unknown[])[];

function readRows(body: JsonReader): Rows {
  return body.list('rows').map((row, index) => {
    const values = JsonReader.of(row ?? {}, body.at(`rows[${index}]`), ['values']);
    return values.list('values');
  });
}

function updateCells(context: RequestContext, body: JsonReader): void {
  const patch = new CellPatch(body.text('fields'));
  const rows = readRows(body);
  if (body.has('range')) return updateRange(context, body, rows, patch);
  if (!body.has('start')) throw new BadRequest('Must specify start or range.');
  const start = body.object('start', ['sheetId', 'rowIndex', 'columnIndex']);
  const sheet = sheetOf(context.workbook, start.integer('sheetId'));
  const { rowCount, columnCount } = sheet.state;
  const [startRow, startColumn] = [start.integer('rowIndex'), start.integer('columnIndex')];
  const box = { startRow, startColumn, endRow: rowCount, endColumn: columnCount };
  if (startRow < 0 || startColumn < 0) throw new BadRequest('start is negative');
  assertRowsWithin(box, rows);
  const endColumn = startColumn + Math.max(1, ...rows.map((values) => values.length));
  assertEditable(context.execution.world, sheet, { ...box, endRow: startRow + rows.length, endColumn });
  rows.forEach((values, offset) => {
    values.forEach((value, column) => {
      const at = startColumn + column;
      sheet.set(startRow + offset, at, patch.apply(sheet.get(startRow + offset, at), value));
    });
    count(context, values.length);
  });
}

/** Cells of the range that the rows do not reach lose what the mask names. */
function updateRange(context: RequestContext, body: JsonReader, rows: Rows, patch: CellPatch): void {
  const { sheet, box } = readGridRange(context.workbook, body.raw('range'), body.at('range'));
  assertRowsWithin(box, rows);
  assertEditable(context.execution.world, sheet, box);
  for (let row = box.startRow; row < box.endRow; row += 1) {
    const values = rows[row - box.startRow];
    patchRow(sheet, row, box, (column) =>
      patch.apply(sheet.get(row, column), values?.[column - box.startColumn]),
    );
    count(context, box.endColumn - box.startColumn);
  }
}

function patchRow(
  sheet: Sheet,
  row: number,
  box: Box,
  cellAt: (column: number) => ReturnType<CellPatch['apply']>,
): void {
  for (let column = box.startColumn; column < box.endColumn; column += 1) {
    const cell = cellAt(column);
    if (cell || sheet.get(row, column)) sheet.set(row, column, cell);
  }
}

function assertRowsWithin(box: Box, rows: Rows): void {
  const height = box.endRow - box.startRow;
  const width = box.endColumn - box.startColumn;
  if (rows.length > height) {
    throw new BadRequest(
      `Attempting to write row: ${box.endRow}, beyond the last requested row of: ${box.endRow - 1}`,
    );
  }
  if (rows.some((values) => values.length > width)) {
    throw new BadRequest(
      `Attempting to write column: ${box.endColumn}, beyond the last requested column of: ${box.endColumn - 1}`,
    );
  }
}

/** Behind the last row with data; the grid grows as needed, in both directions. */
function appendCells(context: RequestContext, body: JsonReader): void {
  const { workbook } = context;
  const patch = new CellPatch(body.text('fields'));
  const sheet = sheetOf(workbook, body.integer('sheetId'));
  const rows = readRows(body);
  const startRow = sheet.lastContentRow() + 1;
  const missingRows = startRow + rows.length - sheet.state.rowCount;
  if (missingRows > 0) appendDimension(workbook, sheet, 'ROWS', missingRows);
  const missingColumns = Math.max(0, ...rows.map((values) => values.length)) - sheet.state.columnCount;
  if (missingColumns > 0) appendDimension(workbook, sheet, 'COLUMNS', missingColumns);
  rows.forEach((values, offset) => {
    values.forEach((value, column) => {
      sheet.set(startRow + offset, column, patch.apply(sheet.get(startRow + offset, column), value));
    });
    count(context, values.length);
  });
}

function repeatCell(context: RequestContext, body: JsonReader): void {
  const patch = new CellPatch(body.text('fields'));
  const { sheet, box } = readGridRange(context.workbook, body.raw('range'), body.at('range'));
  const cell = body.raw('cell');
  assertEditable(context.execution.world, sheet, box);
  for (let row = box.startRow; row < box.endRow; row += 1) {
    patchRow(sheet, row, box, (column) => patch.apply(sheet.get(row, column), cell));
    count(context, box.endColumn - box.startColumn);
  }
}

function count({ traffic }: RequestContext, cells: number): void {
  traffic.rows += 1;
  traffic.cells += cells;
}
