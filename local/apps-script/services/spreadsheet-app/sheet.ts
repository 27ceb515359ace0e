import { arrayArg, integerArg, textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { internalsOf, local, service } from '../../service';
import type { Box } from '../../spreadsheet/a1';
import { parseCells, splitSheetName } from '../../spreadsheet/a1';
import { appendDimension, deleteDimension, insertDimension, sizeOf } from '../../spreadsheet/dimensions';
import type { Dimension, Sheet } from '../../spreadsheet/sheet';
import { hideSheet, renameSheet } from '../sheets-api/requests/sheet-requests';
import { asServiceError, flush, RangeRef, read, restructure, settleStructure } from './access';
import { rangeHandle } from './range';
import { setGrid } from './range-values';

export function sheetHandle(execution: Execution, sheet: Sheet): ServiceObject {
  const { workbook, ui } = execution.world;
  const chain =
    (work: (...args: unknown[]) => void) =>
    (...args: unknown[]) => {
      work(...args);
      return self;
    };
  const insert = (dimension: Dimension, shift: number) =>
    chain((at, count) => insertLines(execution, sheet, dimension, integerArg(at) - 1 + shift, count));
  const remove = (dimension: Dimension) =>
    chain((at, count) => deleteLines(execution, sheet, dimension, integerArg(at) - 1, count));
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.Sheet>(
    'SpreadsheetApp.Sheet',
    {
      getName: () => sheet.title,
      getSheetId: () => sheet.id,
      getIndex: () => workbook.sheets.indexOf(sheet) + 1,
      getRange: (...args) => rangeHandle(execution, getRange(execution, sheet, args)),
      getDataRange: () => rangeHandle(execution, dataRange(execution, sheet)),
      getLastRow: () => read(execution, 0, () => sheet.lastContentRow() + 1),
      getLastColumn: () => read(execution, 0, () => sheet.lastContentColumn() + 1),
      getMaxRows: () => read(execution, 0, () => sheet.state.rowCount),
      getMaxColumns: () => read(execution, 0, () => sheet.state.columnCount),
      getFrozenRows: () => read(execution, 0, () => sheet.state.frozenRowCount),
      setFrozenRows: chain((count) =>
        restructure(execution, () => sheet.change({ frozenRowCount: integerArg(count) })),
      ),
      isSheetHidden: () => read(execution, 0, () => sheet.state.isHidden),
      hideSheet: chain(() =>
        asServiceError(() => workbook.transaction(() => hideSheet(workbook, sheet, true))),
      ),
      showSheet: chain(() => workbook.transaction(() => hideSheet(workbook, sheet, false))),
      setName: chain((name) =>
        asServiceError(() => workbook.transaction(() => renameSheet(workbook, sheet, textArg(name)))),
      ),
      activate: chain(() => {
        ui.selection = { sheetId: sheet.id, row: 1, column: 1 };
      }),
      setActiveRange: (range) => {
        selectRange(execution, range);
        return range;
      },
      insertRowsAfter: insert('ROWS', 1),
      insertRowAfter: insert('ROWS', 1),
      insertRowsBefore: insert('ROWS', 0),
      insertRowBefore: insert('ROWS', 0),
      insertColumnsAfter: insert('COLUMNS', 1),
      insertColumnsBefore: insert('COLUMNS', 0),
      deleteRow: remove('ROWS'),
      deleteRows: remove('ROWS'),
      deleteColumn: remove('COLUMNS'),
      deleteColumns: remove('COLUMNS'),
      appendRow: chain((values) => appendRow(execution, sheet, values)),
      getParent: local(() => null),
    },
    { internals: sheet },
  );
  return self;
}

function getRange(execution: Execution, sheet: Sheet, args: readonly unknown[]): RangeRef {
  settleStructure(execution);
  const box = args.length === 1 ? boxOfText(sheet, textArg(args[0])) : boxOfNumbers(args);
  const isInside = box.endRow <= sheet.state.rowCount && box.endColumn <= sheet.state.columnCount;
  if (!isInside)
    throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
  return new RangeRef(sheet, box);
}

function boxOfText(sheet: Sheet, text: string): Box {
  const { title, cells } = splitSheetName(text);
  const span = cells === null ? null : parseCells(cells);
  if (!span || (title !== null && title !== sheet.title)) throw new ServiceError('Range not found');
  return {
    ...span,
    endRow: span.endRow ?? sheet.state.rowCount,
    endColumn: span.endColumn ?? sheet.state.columnCount,
  };
}

function boxOfNumbers(args: readonly unknown[]): Box {
  const [row = 0, column = 0, rows = 1, columns = 1] = args.map(integerArg);
  if (row < 1 || column < 1)
    throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
  if (rows < 1 || columns < 1)
    throw new ServiceError('The coordinates or dimensions of the range are invalid.');
  return {
    startRow: row - 1,
    startColumn: column - 1,
    endRow: row - 1 + rows,
    endColumn: column - 1 + columns,
  };
}

function dataRange(execution: Execution, sheet: Sheet): RangeRef {
  flush(execution);
  const endRow = Math.max(1, sheet.lastContentRow() + 1);
  const endColumn = Math.max(1, sheet.lastContentColumn() + 1);
  return new RangeRef(sheet, { startRow: 0, startColumn: 0, endRow, endColumn });
}

function insertLines(
  execution: Execution,
  sheet: Sheet,
  dimension: Dimension,
  at: number,
  count: unknown,
): void {
  const howMany = count === undefined ? 1 : integerArg(count);
  settleStructure(execution);
  assertBounds(at >= 0 && at <= sizeOf(sheet, dimension) && howMany > 0, dimension);
  restructure(execution, () => insertDimension(execution.world.workbook, sheet, dimension, at, howMany));
}

function deleteLines(
  execution: Execution,
  sheet: Sheet,
  dimension: Dimension,
  at: number,
  count: unknown,
): void {
  const howMany = count === undefined ? 1 : integerArg(count);
  settleStructure(execution);
  assertBounds(at >= 0 && at + howMany <= sizeOf(sheet, dimension) && howMany > 0, dimension);
  restructure(execution, () => deleteDimension(execution.world.workbook, sheet, dimension, at, at + howMany));
}

function assertBounds(isInside: boolean, dimension: Dimension): void {
  if (!isInside) throw new ServiceError(`Those ${dimension.toLowerCase()} are out of bounds.`);
}

/** The one write of SpreadsheetApp that grows the grid. */
function appendRow(execution: Execution, sheet: Sheet, values: unknown): void {
  const row = arrayArg(values);
  if (row.length === 0) throw new ServiceError('The row contents must not be empty.');
  flush(execution);
  const { workbook } = execution.world;
  const startRow = sheet.lastContentRow() + 1;
  workbook.transaction(() => {
    if (startRow >= sheet.state.rowCount) appendDimension(workbook, sheet, 'ROWS', 1);
    const missing = row.length - sheet.state.columnCount;
    if (missing > 0) appendDimension(workbook, sheet, 'COLUMNS', missing);
  });
  const box = { startRow, startColumn: 0, endRow: startRow + 1, endColumn: row.length };
  setGrid(execution, new RangeRef(sheet, box), [row]);
}

export function selectRange(execution: Execution, range: unknown): void {
  const ref = rangeOf(range);
  execution.world.ui.selection = {
    sheetId: ref.sheet.id,
    row: ref.box.startRow + 1,
    column: ref.box.startColumn + 1,
  };
}

function rangeOf(range: unknown): RangeRef {
  const ref = internalsOf(range, RangeRef);
  if (!ref) throw new SignatureError();
  return ref;
}
