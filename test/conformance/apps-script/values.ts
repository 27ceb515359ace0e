import type { Checks } from '../facts';
import type { Live } from './live';
import { equal, fails } from './live';

type Sheet = Live['sheet'];

/** What a text becomes when a script writes it into an automatic cell. */
function written(sheet: Sheet, value: string): unknown {
  return sheet
    .getRange('A1')
    .setValues([[value]])
    .getValues()[0]?.[0];
}

export const VALUE_CHECKS: Checks<Live> = {
  'values/leading-zeros': ({ sheet }) => equal(written(sheet, '01234'), 1234),
  'values/text-format-keeps-text': ({ sheet }) => {
    sheet.getRange('A1').setNumberFormat('@');
    equal(written(sheet, '01234'), '01234');
  },
  'values/text-stays-after-format': ({ sheet }) => {
    const cell = sheet.getRange('A1').setNumberFormat('@').setValue('01234').setNumberFormat('General');
    equal(cell.getValue(), '01234');
  },
  'values/exponent': ({ sheet }) => equal(written(sheet, '7e30'), 7e30),
  'values/apostrophe-is-a-marker': ({ sheet }) =>
    equal(String(written(sheet, "'0001")).replace(/^'/, ''), '0001'),
  'values/plus-is-a-formula': ({ sheet }) => {
    written(sheet, '+421 888');
    equal(
      [sheet.getRange('A1').getFormula() !== '', sheet.getRange('A1').getDisplayValue()],
      [true, '#ERROR!'],
    );
  },
  'values/row-count': ({ sheet }) =>
    fails(
      () => sheet.getRange('A1:A2').setValues([[1], [2], [3]]),
      'The number of rows in the data does not match the number of rows in the range. The data has 3 but the range has 2.',
    ),
  'values/column-count': ({ sheet }) =>
    fails(
      () => sheet.getRange('A1:B1').setValues([[1]]),
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ),
  'values/cell-characters': ({ sheet }) =>
    fails(() => {
      sheet.getRange('A1').setValue('x'.repeat(50_001));
      SpreadsheetApp.flush();
    }, 'Your input contains more than the maximum of 50000 characters in a single cell.'),
  'values/bad-write-on-next-call': ({ sheet }) => {
    sheet.getRange('A1').setValue('x'.repeat(50_001));
    fails(() => sheet.getRange('B1').getValue(), 'more than the maximum of 50000 characters');
  },
  'values/typed-strings': ({ sheet }) => {
    sheet.getRange('A1:C1').setValues([['2.000', '1,000,000', '$2.99']]);
    equal(sheet.getRange('A1:C1').getValues(), [[2, 1_000_000, 2.99]]);
  },
  'values/formula': ({ sheet }) => {
    equal(written(sheet, '=1+2'), 3);
    equal(sheet.getRange('A1').getFormula(), '=1+2');
  },
  'values/null-clears': ({ sheet }) =>
    equal(sheet.getRange('A1').setValue('x').setValue(null).getValue(), ''),
  'values/empty-is-text': ({ sheet }) => equal(sheet.getRange('A1:B1').getValues(), [['', '']]),
  'values/dates': ({ sheet }) => {
    const moment = new Date(Date.UTC(2026, 4, 6, 7, 8, 9));
    const read: unknown = sheet.getRange('A1').setValue(moment).getValue();
    equal(read instanceof Date, true);
    equal((read as Date).getTime(), moment.getTime());
    equal(typeof sheet.getRange('A1').setNumberFormat('0.00').getValue(), 'number');
  },
  'values/display': ({ sheet }) => {
    sheet.getRange('A1').setNumberFormat('0.00').setValue(2.5);
    equal(sheet.getRange('A1').getDisplayValues(), [['2.50']]);
  },
  'values/reads-see-writes': ({ sheet }) => {
    sheet.getRange('A1').setValue(5);
    sheet.getRange('B1').setFormula('=A1*2');
    equal(sheet.getRange('B1').getValue(), 10);
  },
  'values/true': ({ sheet }) => equal(written(sheet, 'TRUE'), true),
  'values/fraction-is-a-date': ({ sheet }) => {
    written(sheet, '3/4');
    equal(sheet.getRange('A1').getValue() instanceof Date, true);
  },
  'values/double-precision': ({ sheet }) => {
    equal(written(sheet, '12345678901234'), 12345678901234);
    equal(written(sheet, '12345678901234567890'), 12345678901234567000);
  },
  'notes/numbers': ({ sheet }) => {
    const range = sheet.getRange('A1').setNotes([[25 as never]]);
    equal(range.getNotes(), [['25.0']]);
  },
  'notes/null-removes': ({ sheet }) => equal(sheet.getRange('A1').setNote('n').setNote(null).getNote(), ''),
};
