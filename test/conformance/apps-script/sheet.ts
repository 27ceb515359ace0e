import type { Checks } from '../facts';
import type { Live } from './live';
import { equal, fails } from './live';

const NO_RANGE =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';

export const SHEET_CHECKS: Checks<Live> = {
  'sheets/range-outside': ({ sheet }) =>
    fails(
      () => sheet.getRange(1, sheet.getMaxColumns() + 1),
      'The coordinates of the range are outside the dimensions of the sheet.',
    ),
  'sheets/range-empty': ({ sheet }) =>
    fails(() => sheet.getRange(1, 1, 0, 1), 'The coordinates or dimensions of the range are invalid.'),
  'sheets/range-not-found': ({ sheet }) => fails(() => sheet.getRange('nonsense'), 'Range not found'),
  'sheets/rows-out-of-bounds': ({ sheet }) =>
    fails(() => sheet.deleteRows(sheet.getMaxRows() + 1, 1), 'Those rows are out of bounds.'),
  'sheets/taken-name': ({ ss, sheet }) =>
    fails(
      () => ss.insertSheet(sheet.getName()),
      'A sheet with this name already exists. Please enter another name.',
    ),
  'sheets/new-tab-size': ({ sheet }) => equal([sheet.getMaxRows(), sheet.getMaxColumns()], [1000, 26]),
  'sheets/second-filter': ({ sheet }) => {
    sheet.getRange('A1:B5').createFilter();
    fails(
      () => sheet.getRange('D1:E5').createFilter(),
      "You can't create a filter in a sheet that already has a filter.",
    );
  },
  'sheets/invalid-colour': ({ sheet }) => {
    sheet.getRange('A1').setBackground('nonsense');
    SpreadsheetApp.flush();
  },
  'sheets/append-grows': ({ sheet }) => {
    sheet.deleteRows(3, sheet.getMaxRows() - 2);
    sheet.getRange('A1:A2').setValues([['a'], ['b']]);
    sheet.appendRow(['c']);
    equal([sheet.getMaxRows(), sheet.getRange('A3').getValue()], [3, 'c']);
  },
  'sheets/data-range': ({ sheet }) => {
    sheet.getRange('C4').setValue('x');
    sheet.getRange('F9').setBackground('#ff0000');
    equal([sheet.getDataRange().getA1Notation(), sheet.getLastRow(), sheet.getLastColumn()], ['A1:C4', 4, 3]);
  },
  'sheets/hide-last': ({ ss, sheet }) => {
    const others = ss
      .getSheets()
      .filter((one) => one.getSheetId() !== sheet.getSheetId() && !one.isSheetHidden());
    others.forEach((one) => one.hideSheet());
    try {
      fails(() => {
        sheet.hideSheet();
        SpreadsheetApp.flush();
      }, '');
    } finally {
      others.forEach((one) => one.showSheet());
    }
  },
  'sheets/clear': ({ sheet }) => {
    const cell = sheet.getRange('A1').setValue('x').setBackground('#ff0000').setNote('n');
    cell.clear();
    equal([cell.getValue(), cell.getBackground(), cell.getNote()], ['', '#ffffff', 'n']);
  },
  'sheets/clear-format': ({ sheet }) => {
    const cell = sheet.getRange('A1').setValue(1).setBackground('#ff0000').setNumberFormat('0.00');
    cell.clearFormat();
    equal([cell.getBackground(), cell.getNumberFormat()], ['#ffffff', '0.00']);
  },
  'validation/allows-invalid': ({ sheet }) => {
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).build();
    equal(rule.getAllowInvalid(), true);
    equal(sheet.getRange('A1').setDataValidation(rule).setValue('c').getValue(), 'c');
  },
  'validation/list-text': ({ sheet }) => {
    const rule = SpreadsheetApp.newDataValidation()
      .requireValueInList(['a', 'b'])
      .setAllowInvalid(false)
      .build();
    fails(() => {
      sheet.getRange('A1').setDataValidation(rule).setValue('c');
      SpreadsheetApp.flush();
    }, 'Please enter one of the following values: a, b.');
  },
  'validation/checkboxes': ({ sheet }) =>
    equal(sheet.getRange('A1:A2').setValue('x').insertCheckboxes().getValues(), [[false], [false]]),
  'metadata/arbitrary-range': ({ sheet }) =>
    fails(() => sheet.getRange('A1:B2').addDeveloperMetadata('key', 'value'), NO_RANGE),
  'metadata/size': ({ sheet }) => {
    fails(() => {
      sheet.addDeveloperMetadata('key', 'x'.repeat(30_001));
      SpreadsheetApp.flush();
    }, '');
  },
  'protection/owner-unlisted': ({ sheet }) => {
    const protection = sheet.getRange('A1').protect();
    equal([protection.canEdit(), protection.getEditors().length], [true, 0]);
  },
};
