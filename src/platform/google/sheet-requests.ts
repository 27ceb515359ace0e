import type { CellData, Change, Rectangle } from '../ports';

type Request = GoogleAppsScript.Sheets.Schema.Request;
type ApiCell = GoogleAppsScript.Sheets.Schema.CellData;

/** Under which key columns carry what they are bound to. */
export const BINDING_KEY = 'ssc.column';

const VALUE_FIELDS = 'userEnteredValue,userEnteredFormat.numberFormat';

/** Changes as requests of spreadsheets.batchUpdate; one change may take several. */
export function toRequests(change: Change): Request[] {
  switch (change.kind) {
    case 'addTab':
      return [{ addSheet: { properties: tabProperties(change) } }];
    case 'resizeTab': {
      const gridProperties = { rowCount: change.rows, columnCount: change.columns };
      const fields = 'gridProperties.rowCount,gridProperties.columnCount';
      return [{ updateSheetProperties: { properties: { sheetId: change.sheetId, gridProperties }, fields } }];
    }
    case 'showTab':
      return [
        {
          updateSheetProperties: { properties: { sheetId: change.sheetId, hidden: false }, fields: 'hidden' },
        },
      ];
    case 'write':
      return [
        {
          updateCells: {
            start: { sheetId: change.sheetId, rowIndex: change.row, columnIndex: change.column },
            rows: toRows(change.cells),
            fields: fieldsFor(change.cells),
          },
        },
      ];
    case 'append':
      return [
        {
          appendCells: {
            sheetId: change.sheetId,
            rows: toRows(change.cells),
            fields: fieldsFor(change.cells),
          },
        },
      ];
    case 'copy':
      return [
        {
          copyPaste: {
            source: toGridRange(change.from),
            destination: toGridRange(change.to),
            pasteType: 'PASTE_NORMAL',
            pasteOrientation: 'NORMAL',
          },
        },
      ];
    case 'deleteRows': {
      const range = {
        sheetId: change.sheetId,
        dimension: 'ROWS',
        startIndex: change.from,
        endIndex: change.to + 1,
      };
      return [{ deleteDimension: { range } }];
    }
    case 'bindColumn':
      return [{ createDeveloperMetadata: { developerMetadata: binding(change) } }];
    case 'styleHeader':
      return [styleHeader(change)];
    case 'columnWidth':
      return [
        {
          updateDimensionProperties: {
            range: columnRange(change.sheetId, change.column),
            properties: { pixelSize: change.pixels },
            fields: 'pixelSize',
          },
        },
      ];
    case 'warnOnEdit': {
      const range = {
        sheetId: change.sheetId,
        startColumnIndex: change.column,
        endColumnIndex: change.column + 1,
      };
      const protectedRange = { range, description: change.description, warningOnly: true };
      return [{ addProtectedRange: { protectedRange } }];
    }
  }
}

function tabProperties({
  sheetId,
  title,
  hidden,
  rows,
  columns,
  frozenRows,
  index,
}: Extract<Change, { kind: 'addTab' }>) {
  const gridProperties = { rowCount: rows, columnCount: columns, frozenRowCount: frozenRows };
  return { sheetId, title, hidden, gridProperties, ...(index === undefined ? {} : { index }) };
}

function binding({ sheetId, column, value }: Extract<Change, { kind: 'bindColumn' }>) {
  return {
    metadataKey: BINDING_KEY,
    metadataValue: value,
    visibility: 'DOCUMENT',
    location: { dimensionRange: columnRange(sheetId, column) },
  };
}

function styleHeader({ sheetId, columns }: Extract<Change, { kind: 'styleHeader' }>): Request {
  const range = { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: columns };
  const background = { red: 0.95, green: 0.96, blue: 0.97 };
  const cell = { userEnteredFormat: { backgroundColor: background, textFormat: { bold: true } } };
  return { repeatCell: { range, cell, fields: 'userEnteredFormat(backgroundColor,textFormat.bold)' } };
}

function columnRange(sheetId: number, column: number) {
  return { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
}

function toGridRange({ sheetId, row, column, rows, columns }: Rectangle) {
  return {
    sheetId,
    startRowIndex: row,
    endRowIndex: row + rows,
    startColumnIndex: column,
    endColumnIndex: column + columns,
  };
}

/** Notes are a person's, except where we write one ourselves. */
function fieldsFor(cells: CellData[][]): string {
  const withNotes = cells.some((row) => row.some((cell) => cell.note !== undefined));
  return withNotes ? `${VALUE_FIELDS},note` : VALUE_FIELDS;
}

function toRows(cells: CellData[][]): GoogleAppsScript.Sheets.Schema.RowData[] {
  return cells.map((row) => ({ values: row.map(toApiCell) }));
}

/** `stringValue` is never parsed: text that looks like a number, a date or a formula stays text. */
function toApiCell({ value, format, note }: CellData): ApiCell {
  const cell: ApiCell = {};
  if (typeof value === 'string' && value !== '') cell.userEnteredValue = { stringValue: value };
  if (typeof value === 'number') cell.userEnteredValue = { numberValue: value };
  if (typeof value === 'boolean') cell.userEnteredValue = { boolValue: value };
  if (format !== undefined) {
    cell.userEnteredFormat = { numberFormat: { type: format === '@' ? 'TEXT' : 'NUMBER', pattern: format } };
  }
  if (note !== undefined) cell.note = note;
  return cell;
}
