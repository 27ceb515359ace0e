import { optionalText, textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { internalsOf, local, service } from '../../service';
import { Sheet } from '../../spreadsheet/sheet';
import { deleteSheet } from '../sheets-api/requests/sheet-requests';
import { readA1 } from '../sheets-api/ranges';
import { asServiceError, RangeRef, settleStructure } from './access';
import { rangeHandle } from './range';
import { selectRange, sheetHandle } from './sheet';

export function spreadsheetHandle(execution: Execution): ServiceObject {
  const { workbook, ui } = execution.world;
  const handles = new Map<Sheet, ServiceObject>();
  const handleOf = (sheet: Sheet | undefined): ServiceObject | null => {
    if (!sheet) return null;
    const handle = handles.get(sheet) ?? sheetHandle(execution, sheet);
    handles.set(sheet, handle);
    return handle;
  };
  const active = (): Sheet | undefined => workbook.sheetById(ui.selection.sheetId) ?? workbook.sheets[0];
  return service<GoogleAppsScript.Spreadsheet.Spreadsheet>('SpreadsheetApp.Spreadsheet', {
    getId: local(() => workbook.id),
    getName: () => workbook.state.title,
    getUrl: () => `https://docs.google.com/spreadsheets/d/${workbook.id}/edit`,
    getSpreadsheetTimeZone: () => workbook.timeZone,
    getSpreadsheetLocale: () => workbook.locale,
    getSheetByName: (name) => {
      const title = textArg(name);
      return handleOf(workbook.sheets.find((sheet) => sheet.title === title));
    },
    getSheets: () => workbook.sheets.map(handleOf),
    getNumSheets: () => workbook.sheets.length,
    getActiveSheet: () => handleOf(active()),
    setActiveSheet: (sheet) => {
      ui.selection = { sheetId: sheetArg(sheet).id, row: 1, column: 1 };
      return sheet;
    },
    setActiveRange: (range) => {
      selectRange(execution, range);
      return range;
    },
    getActiveRange: () => rangeHandle(execution, activeCell(execution)),
    getRange: (text) => {
      settleStructure(execution);
      const { sheet, box } = asServiceError(() => readA1(workbook, textArg(text)));
      return rangeHandle(execution, new RangeRef(sheet, box));
    },
    insertSheet: (name) => {
      const title = optionalText(name) ?? `Sheet${workbook.sheets.length + 1}`;
      return handleOf(insertSheet(execution, title));
    },
    deleteSheet: (sheet) =>
      asServiceError(() => workbook.transaction(() => deleteSheet(workbook, sheetArg(sheet)))),
    toast: (message, title) => {
      ui.toasts.push({ message: String(message), title: optionalText(title) ?? '' });
    },
  });
}

function sheetArg(value: unknown): Sheet {
  const sheet = internalsOf(value, Sheet);
  if (!sheet) throw new SignatureError();
  return sheet;
}

function activeCell(execution: Execution): RangeRef {
  const { workbook, ui } = execution.world;
  const { sheetId, row, column } = ui.selection;
  const sheet = workbook.sheetById(sheetId) ?? workbook.sheets[0];
  if (!sheet) throw new Error('A spreadsheet has a sheet');
  return new RangeRef(sheet, { startRow: row - 1, startColumn: column - 1, endRow: row, endColumn: column });
}

function insertSheet(execution: Execution, title: string): Sheet {
  const { workbook } = execution.world;
  return asServiceError(() =>
    workbook.transaction(() => {
      assertNewName(execution, title);
      return workbook.addSheet({ title, rows: 1_000, columns: 26 });
    }),
  );
}

function assertNewName(execution: Execution, title: string): void {
  if (!execution.world.workbook.sheetByTitle(title)) return;
  throw new ServiceError('A sheet with this name already exists. Please enter another name.');
}
