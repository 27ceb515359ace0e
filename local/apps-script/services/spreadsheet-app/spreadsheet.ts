import { arrayArg, integerArg, optionalText, textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { enumName, internalsOf, local, service } from '../../service';
import { copySheet } from '../../spreadsheet/copy-sheet';
import { Sheet } from '../../spreadsheet/sheet';
import { personHandle } from '../session';
import { deleteSheet, moveSheet } from '../sheets-api/requests/sheet-requests';
import { readA1 } from '../sheets-api/ranges';
import { asServiceError, changeNow, RangeRef, settleStructure } from './access';
import { metadataMembers } from './developer-metadata';
import { nameMembers } from './named-range';
import { protectionsOf } from './protection';
import { rangeHandle } from './range';
import { rangeListHandle } from './range-list';
import { selectRange, sheetHandle } from './sheet';

const handles = new WeakMap<Execution, ServiceObject>();

/** One handle per execution, so that a script's comparisons of it hold. */
export function spreadsheetHandle(execution: Execution): ServiceObject {
  const known = handles.get(execution);
  if (known) return known;
  const made = makeHandle(execution);
  handles.set(execution, made);
  return made;
}

function makeHandle(execution: Execution): ServiceObject {
  const { userEmail, workbook, ui } = execution.world;
  const sheetHandles = new Map<Sheet, ServiceObject>();
  const handleOf = (sheet: Sheet | undefined): ServiceObject | null => {
    if (!sheet) return null;
    const handle = sheetHandles.get(sheet) ?? sheetHandle(execution, sheet);
    sheetHandles.set(sheet, handle);
    return handle;
  };
  const active = (): Sheet => {
    const sheet = workbook.sheetById(ui.selection.sheetId) ?? workbook.sheets[0];
    if (!sheet) throw new Error('A spreadsheet has a sheet');
    return sheet;
  };
  const refOf = (text: string): RangeRef => {
    settleStructure(execution);
    const { sheet, box } = asServiceError(() => readA1(workbook, text));
    return new RangeRef(sheet, box);
  };
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.Spreadsheet>(
    'SpreadsheetApp.Spreadsheet',
    {
      getId: local(() => workbook.id),
      getName: () => workbook.state.title,
      getUrl: () => `https://docs.google.com/spreadsheets/d/${workbook.id}/edit`,
      getSpreadsheetTimeZone: () => workbook.timeZone,
      getSpreadsheetLocale: () => workbook.localeName,
      getOwner: () => personHandle(userEmail),
      getEditors: () => [personHandle(userEmail)],
      rename: (name) => changeNow(execution, () => workbook.change({ title: textArg(name) })),
      getSheetByName: (name) => {
        const title = textArg(name);
        return handleOf(workbook.sheets.find((sheet) => sheet.title === title));
      },
      getSheets: () => workbook.sheets.map(handleOf),
      getNumSheets: () => workbook.sheets.length,
      getActiveSheet: () => handleOf(active()),
      setActiveSheet: (sheet) => {
        const chosen = sheetArg(sheet);
        ui.selection = { sheetId: chosen.id, row: 1, column: 1 };
        return handleOf(chosen);
      },
      setActiveRange: (range) => selectRange(execution, range),
      getActiveRange: () => rangeHandle(execution, activeCell(execution)),
      getActiveCell: () => rangeHandle(execution, activeCell(execution)),
      getCurrentCell: () => rangeHandle(execution, activeCell(execution)),
      getRange: (text) => rangeHandle(execution, refOf(textArg(text))),
      getRangeList: (notations) => rangeListHandle(execution, notations, refOf),
      insertSheet: (...args) => handleOf(insertSheet(execution, args)),
      duplicateActiveSheet: () => {
        const title = `Copy of ${active().title}`;
        return handleOf(changeNow(execution, () => copySheet(workbook, active(), { title })));
      },
      moveActiveSheet: (position) =>
        changeNow(execution, () => moveSheet(workbook, active(), integerArg(position) - 1)),
      deleteActiveSheet: () => {
        changeNow(execution, () => deleteSheet(workbook, active()));
        return handleOf(active());
      },
      deleteSheet: (sheet) =>
        asServiceError(() => workbook.transaction(() => deleteSheet(workbook, sheetArg(sheet)))),
      getProtections: (type) => {
        if (enumName(type) === null) throw new SignatureError();
        return workbook.sheets.flatMap((sheet) => protectionsOf(execution, sheet, type));
      },
      toast: (message, title) => {
        ui.toasts.push({ message: String(message), title: optionalText(title) ?? '' });
      },
      ...nameMembers(execution),
      ...metadataMembers(
        execution,
        () => ({ kind: 'SPREADSHEET' }),
        () => self,
      ),
    },
    { internals: workbook },
  );
  return self;
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

/** `()`, `(name)`, `(index)`, `(name, index)`, with options that may name a template. */
function insertSheet(execution: Execution, args: readonly unknown[]): Sheet {
  const { workbook } = execution.world;
  const name = arrayArg(args).find((arg) => typeof arg === 'string');
  const index = args.find((arg) => typeof arg === 'number');
  const options = args.find((arg) => typeof arg === 'object' && arg !== null && 'template' in arg);
  const title = typeof name === 'string' ? name : `Sheet${workbook.sheets.length + 1}`;
  const place = typeof index === 'number' ? { index } : {};
  return changeNow(execution, () => {
    assertNewName(execution, title);
    if (!options) return workbook.addSheet({ title, ...place, rows: 1_000, columns: 26 });
    const template = sheetArg(execution.realm.unwrap((options as { template: unknown }).template));
    return copySheet(workbook, template, { title, ...place });
  });
}

function assertNewName(execution: Execution, title: string): void {
  if (!execution.world.workbook.sheetByTitle(title)) return;
  throw new ServiceError('A sheet with this name already exists. Please enter another name.');
}
