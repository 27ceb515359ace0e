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
    case 'insertColumns': {
      const { sheetId, column, count } = change;
      const range = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + count };
      return [{ insertDimension: { range, inheritFromBefore: false } }];
    }
    case 'insertRows': {
      const { sheetId, row, count } = change;
      const range = { sheetId, dimension: 'ROWS', startIndex: row, endIndex: row + count };
      return [{ insertDimension: { range, inheritFromBefore: true } }];
    }
    case 'formatColumns':
      return formatColumns(change);
    case 'clearRows': {
      const { sheetId, from, count } = change;
      const range = { sheetId, startRowIndex: from, endRowIndex: from + count };
      return [{ updateCells: { range, fields: 'userEnteredValue' } }];
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
            properties: { pixelSize: change.pixels, hiddenByUser: change.hidden ?? false },
            fields: 'pixelSize,hiddenByUser',
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

function styleHeader({ sheetId, column = 0, columns }: Extract<Change, { kind: 'styleHeader' }>): Request {
  const endColumnIndex = column + columns;
  const range = { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: column, endColumnIndex };
  const background = { red: 0.95, green: 0.96, blue: 0.97 };
  const cell = { userEnteredFormat: { backgroundColor: background, textFormat: { bold: true } } };
  return { repeatCell: { range, cell, fields: 'userEnteredFormat(backgroundColor,textFormat.bold)' } };
}

/** Columns of the same format beside each other become one request. */
function formatColumns({ sheetId, column, formats }: Extract<Change, { kind: 'formatColumns' }>): Request[] {
  const requests: Request[] = [];
  for (let start = 0; start < formats.length;) {
    const pattern = formats[start];
    let end = start + 1;
    while (end < formats.length && formats[end] === pattern) end++;
    if (pattern !== undefined) {
      const columns = { startColumnIndex: column + start, endColumnIndex: column + end };
      const cell = { userEnteredFormat: { numberFormat: numberFormat(pattern) } };
      const fields = 'userEnteredFormat.numberFormat';
      requests.push({ repeatCell: { range: { sheetId, startRowIndex: 1, ...columns }, cell, fields } });
    }
    start = end;
  }
  return requests;
}

function numberFormat(pattern: string) {
  return { type: pattern === '@' ? 'TEXT' : 'NUMBER', pattern };
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
    cell.userEnteredFormat = { numberFormat: numberFormat(format) };
  }
  if (note !== undefined) cell.note = note;
  return cell;
}
