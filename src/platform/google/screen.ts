import type { Screen } from '../ports';

const MENU = 'Catalog';
const DASHBOARD = { width: 900, height: 620 };

export const googleScreen: Screen = {
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
