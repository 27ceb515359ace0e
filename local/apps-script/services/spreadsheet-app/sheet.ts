import { arrayArg, integerArg, objectArg, textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import { internalsOf, local, service, ServiceObject } from '../../service';
import type { Box } from '../../spreadsheet/a1';
import { parseCells, splitSheetName } from '../../spreadsheet/a1';
import { copySheet } from '../../spreadsheet/copy-sheet';
import { appendDimension } from '../../spreadsheet/dimensions';
import type { Sheet } from '../../spreadsheet/sheet';
import { Workbook } from '../../spreadsheet/workbook';
import { sortRows } from '../../spreadsheet/sort';
import { hideSheet, renameSheet } from '../sheets-api/requests/sheet-requests';
import { asServiceError, changeNow, flush, RangeRef, read, settleStructure } from './access';
import { chartMembers } from './charts';
import { CLEARING, clearRange } from './clearing';
import { formatRuleMembers } from './conditional-format';
import { metadataMembers } from './developer-metadata';
import { filterOf } from './filter';
import { namedRangesOf } from './named-range';
import { protect, protectionsOf } from './protection';
import { rangeHandle } from './range';
import { rangeListHandle } from './range-list';
import { setGrid, valueGrid } from './range-values';
import { layoutMembers } from './sheet-layout';
import { spreadsheetHandle } from './spreadsheet';

export function sheetHandle(execution: Execution, sheet: Sheet): ServiceObject {
  const { workbook, ui } = execution.world;
  const chain =
    (work: (...args: unknown[]) => void) =>
    (...args: unknown[]) => {
      work(...args);
      return self;
    };
  const whole = (): RangeRef => new RangeRef(sheet, sheet.wholeBox());
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.Sheet>(
    'SpreadsheetApp.Sheet',
    {
      getName: () => sheet.title,
      getSheetName: () => sheet.title,
      getSheetId: () => sheet.id,
      getIndex: () => workbook.sheets.indexOf(sheet) + 1,
      getParent: local(() => spreadsheetHandle(execution)),
      getRange: (...args) => rangeHandle(execution, getRange(execution, sheet, args)),
      getRangeList: (notations) =>
        rangeListHandle(execution, notations, (text) => getRange(execution, sheet, [text])),
      getDataRange: () => rangeHandle(execution, dataRange(execution, sheet)),
      getSheetValues: (...args) => valueGrid(execution, getRange(execution, sheet, args)),
      getLastRow: () => read(execution, 0, () => sheet.lastContentRow() + 1),
      getLastColumn: () => read(execution, 0, () => sheet.lastContentColumn() + 1),
      isSheetHidden: () => read(execution, 0, () => sheet.state.isHidden),
      hideSheet: chain(() => changeNow(execution, () => hideSheet(workbook, sheet, true))),
      showSheet: chain(() => changeNow(execution, () => hideSheet(workbook, sheet, false))),
      setName: chain((name) =>
        asServiceError(() => workbook.transaction(() => renameSheet(workbook, sheet, textArg(name)))),
      ),
      activate: chain(() => {
        ui.selection = { sheetId: sheet.id, row: 1, column: 1 };
      }),
      setActiveRange: (range) => selectRange(execution, range),
      setActiveSelection: (range) =>
        selectRange(
          execution,
          typeof range === 'string' ? rangeHandle(execution, getRange(execution, sheet, [range])) : range,
        ),
      getActiveCell: () => rangeHandle(execution, selectedCell(execution, sheet)),
      getActiveRange: () => rangeHandle(execution, selectedCell(execution, sheet)),
      appendRow: chain((values) => appendRow(execution, sheet, values)),
      sort: chain((column, isAscending) => {
        const spec = { column: integerArg(column) - 1, isAscending: isAscending !== false };
        changeNow(execution, () => {
          const box = { ...sheet.wholeBox(), startRow: sheet.state.frozenRowCount };
          const endRow = Math.max(box.startRow, sheet.lastContentRow() + 1);
          sortRows(execution.world.evaluator, sheet, { ...box, endRow }, [spec]);
        });
      }),
      copyTo: (spreadsheet) => {
        if (internalsOf(spreadsheet, Workbook) !== workbook) throw new SignatureError();
        const title = `Copy of ${sheet.title}`;
        return sheetHandle(
          execution,
          changeNow(execution, () => copySheet(workbook, sheet, { title })),
        );
      },
      clear: chain((options) => clearSheet(execution, whole(), options)),
      clearContents: chain(() => clearRange(execution, whole(), CLEARING.contents)),
      clearFormats: chain(() => clearRange(execution, whole(), CLEARING.formats)),
      clearNotes: chain(() => clearRange(execution, whole(), CLEARING.notes)),
      getFilter: () => filterOf(execution, sheet),
      getNamedRanges: () => namedRangesOf(execution, sheet),
      protect: () => protect(execution, sheet, null),
      getProtections: (type) => protectionsOf(execution, sheet, type),
      ...layoutMembers(execution, sheet, () => self),
      ...formatRuleMembers(execution, sheet),
      ...chartMembers(execution, sheet),
      ...metadataMembers(
        execution,
        () => ({ kind: 'SHEET', sheet }),
        () => self,
      ),
    },
    { internals: sheet },
  );
  return self;
}

/** A sheet's clear knows only contents and formats. */
function clearSheet(execution: Execution, ref: RangeRef, options: unknown): void {
  const { contentsOnly, formatOnly } = options === undefined || options === null ? {} : objectArg(options);
  if (contentsOnly === formatOnly || (!contentsOnly && !formatOnly)) {
    return clearRange(execution, ref, CLEARING.everything);
  }
  clearRange(execution, ref, contentsOnly === true ? CLEARING.contents : CLEARING.formats);
}

function selectedCell(execution: Execution, sheet: Sheet): RangeRef {
  const { sheetId, row, column } = execution.world.ui.selection;
  const [startRow, startColumn] = sheetId === sheet.id ? [row - 1, column - 1] : [0, 0];
  return new RangeRef(sheet, { startRow, startColumn, endRow: startRow + 1, endColumn: startColumn + 1 });
}

export function getRange(execution: Execution, sheet: Sheet, args: readonly unknown[]): RangeRef {
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

/** Answers the handle that it was given, as the methods that select do. */
export function selectRange(execution: Execution, range: unknown): object {
  const ref = internalsOf(range, RangeRef);
  if (!ref || !(range instanceof ServiceObject)) throw new SignatureError();
  execution.world.ui.selection = {
    sheetId: ref.sheet.id,
    row: ref.box.startRow + 1,
    column: ref.box.startColumn + 1,
  };
  return range;
}
