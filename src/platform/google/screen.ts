import type { CellValue, Screen } from '../ports';

const MENU = 'Catalog';
const DASHBOARD = { width: 900, height: 620 };

/** A simple trigger has 30 s, and a cell takes some 9 µs to read. */
const MOST_EDITED_CELLS = 100_000;

/** A date is another thing to SpreadsheetApp than to the Sheets API, so it is not told. */
function toCellValue(value: unknown): CellValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && value !== '' ? value : null;
}

export const googleScreen: Screen = {
  editedCells(event, idColumnIn) {
    const { range } = event as Partial<GoogleAppsScript.Events.SheetsOnEdit>;
    const sheet = range?.getSheet();
    if (!range || !sheet) return null;
    const read = (row: number, column: number, rows: number, columns: number) =>
      sheet.getRange(row + 1, column + 1, rows, columns).getValues();
    const width = sheet.getLastColumn();
    const first = Math.max(1, range.getRow() - 1);
    const rows = Math.min(range.getLastRow(), sheet.getLastRow()) - first;
    const column = range.getColumn() - 1;
    const columns = Math.min(range.getLastColumn(), width) - column;
    if (rows < 1 || columns < 1) return null;
    const header = (read(0, 0, 1, width)[0] ?? []).map(toCellValue);
    const idColumn = idColumnIn(header);
    const from = Math.min(idColumn, column);
    const span = Math.max(idColumn + 1, column + columns) - from;
    if (idColumn < 0 || rows * span > MOST_EDITED_CELLS) return null;
    const lines = read(first, from, rows, span).map((line) => line.map(toCellValue));
    return {
      sheetId: sheet.getSheetId(),
      header,
      column,
      rows: lines.map((line) => ({
        id: line[idColumn - from] ?? null,
        values: line.slice(column - from, column - from + columns),
      })),
    };
  },
  addMenu(items) {
    const menu = SpreadsheetApp.getUi().createMenu(MENU);
    for (const { caption, handler } of items) menu.addItem(caption, handler);
    menu.addToUi();
  },
  showSidebar() {
    SpreadsheetApp.getUi().showSidebar(
      HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Shopify catalog'),
    );
  },
  showDashboard() {
    const { width, height } = DASHBOARD;
    const page = HtmlService.createHtmlOutputFromFile('dashboard').setWidth(width).setHeight(height);
    SpreadsheetApp.getUi().showModalDialog(page, 'Dashboard');
  },
  select(sheetId, row, column) {
    // Null where nobody is looking: a trigger of a published add-on, for one.
    const file = SpreadsheetApp.getActiveSpreadsheet() as GoogleAppsScript.Spreadsheet.Spreadsheet | null;
    const sheet = file?.getSheets().find((candidate) => candidate.getSheetId() === sheetId);
    sheet?.getRange(row + 1, column + 1).activate();
  },
};
