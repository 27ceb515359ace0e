import { scratch } from './support';

const SHEET = `const ss = SpreadsheetApp.getActiveSpreadsheet(); const sheet = ss.getSheetByName('Sheet1');`;

function run(body: string): unknown {
  return scratch().run(`${SHEET} ${body}`);
}

describe('values', () => {
  test.each([
    [`'01234'`, 1234],
    [`'=1+1'`, 2],
    [`'$2.99'`, 2.99],
    [`'TRUE'`, true],
    [`'text'`, 'text'],
    [`"'0001"`, '0001'],
    [`5`, 5],
    [`null`, ''],
    [`undefined`, ''],
  ])('setValue(%s) is parsed as typed and read as %j', (value, expected) => {
    expect(run(`sheet.getRange('A1').setValue(${value}); return sheet.getRange('A1').getValue()`)).toBe(
      expected,
    );
  });

  test.each([
    [`'01234'`, '01234', ''],
    [`'1E5'`, '1E5', ''],
    [`'=1+1'`, 2, '=1+1'],
    [`"'quoted"`, 'quoted', ''],
  ])('in an @ cell setValue(%s) is read as %j', (value, expected, formula) => {
    expect(
      run(`
        const cell = sheet.getRange('A1').setNumberFormat('@').setValue(${value});
        return [cell.getValue(), cell.getFormula(), cell.getNumberFormat()]`),
    ).toEqual([expected, formula, '@']);
  });

  test('a number is a Date where the format is one, in the spreadsheet’s time zone', () => {
    expect(
      run(`
        const moment = new Date(Date.UTC(2026, 0, 2, 15, 30));
        const cell = sheet.getRange('A1').setValue(moment);
        return [cell.getValue() instanceof Date, cell.getValue().getTime() === moment.getTime(), cell.getDisplayValue()]`),
    ).toEqual([true, true, '1/2/2026 10:30:00']);
  });

  test('what is shown, stored and computed can be read apart', () => {
    expect(
      run(`
        const range = sheet.getRange(1, 1, 1, 3).setValues([['50%', '=A1*2', 'x']]);
        return [range.getValues(), range.getDisplayValues(), range.getFormulas()]`),
    ).toEqual([[[0.5, 1, 'x']], [['50%', '1', 'x']], [['', '=A1*2', '']]]);
  });

  test.each([
    [
      `setValues([['a'], ['b'], ['c']])`,
      'The number of rows in the data does not match the number of rows in the range. The data has 3 but the range has 2.',
    ],
    [
      `setValues([[], []])`,
      'The number of columns in the data does not match the number of columns in the range. The data has 0 but the range has 1.',
    ],
    [`setValues([['a'], ['b', 'c']])`, 'The data has 2 but the range has 1.'],
    [
      `setValues('a')`,
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
  ])('%s on two cells fails', (call, message) => {
    expect(() => run(`sheet.getRange('A1:A2').${call}`)).toThrow(message);
  });
});

describe('ranges', () => {
  test.each([
    [`getRange('B2')`, 'B2'],
    [`getRange('B2:C3')`, 'B2:C3'],
    [`getRange('Sheet1!A:B')`, 'A1:B1000'],
    [`getRange(2, 3)`, 'C2'],
    [`getRange(2, 3, 4)`, 'C2:C5'],
    [`getRange(2, 3, 4, 2)`, 'C2:D5'],
    [`getRange(2, 3).offset(1, 1, 2, 2)`, 'D3:E4'],
  ])('%s is %s', (call, a1) => {
    expect(run(`return sheet.${call}.getA1Notation()`)).toBe(a1);
  });

  test.each([
    [`getRange(0, 1)`, 'The coordinates of the range are outside the dimensions of the sheet.'],
    [`getRange(1001, 1)`, 'The coordinates of the range are outside the dimensions of the sheet.'],
    [`getRange(1, 1, 0, 1)`, 'The coordinates or dimensions of the range are invalid.'],
    [`getRange('nonsense!')`, 'Range not found'],
    [`getRange('1')`, 'Range not found'],
    [`deleteRows(990, 20)`, 'Those rows are out of bounds.'],
    [`insertRowsAfter(2000, 1)`, 'Those rows are out of bounds.'],
  ])('%s fails', (call, message) => {
    expect(() => run(`sheet.${call}`)).toThrow(message);
  });

  test('getLastRow counts content, not notes', () => {
    expect(
      run(`
        sheet.getRange('B3').setValue('x'); sheet.getRange('D9').setNote('n');
        return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation(), sheet.getMaxRows()]`),
    ).toEqual([3, 2, 'A1:B3', 1000]);
  });

  test('appendRow grows the grid, setValues does not', () => {
    expect(
      run(`
        sheet.deleteRows(2, 999); sheet.getRange('A1').setValue('a'); sheet.appendRow(['b', 'c']);
        return [sheet.getMaxRows(), sheet.getDataRange().getValues()]`),
    ).toEqual([
      2,
      [
        ['a', ''],
        ['b', 'c'],
      ],
    ]);
    expect(() => run(`sheet.getRange(1000, 1, 2, 1).setValues([['a'], ['b']])`)).toThrow(
      'outside the dimensions',
    );
  });
});

describe('writes are buffered', () => {
  test('a bad one is reported by the next reading, not by itself', () => {
    expect(
      run(`
        const log = [];
        try { sheet.getRange('A1').setValue('x'.repeat(50001)); log.push('no error here'); } catch (error) { log.push('early'); }
        try { sheet.getLastRow(); } catch (error) { log.push(error.message); }
        return log`),
    ).toEqual([
      'no error here',
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ]);
  });

  test('the Sheets API does not see them before a flush', () => {
    expect(
      run(`
        const read = () => Sheets.Spreadsheets.Values.get(ID, 'A1').values;
        sheet.getRange('A1').setValue('x');
        const before = read();
        SpreadsheetApp.flush();
        return [before === undefined, read()]`),
    ).toEqual([true, [['x']]]);
  });

  test('later changes of the script’s own array do not reach them', () => {
    expect(
      run(
        `const data = [['a']]; sheet.getRange('A1').setValues(data); data[0][0] = 'b'; return sheet.getRange('A1').getValue()`,
      ),
    ).toBe('a');
  });

  test('beyond 20,000 cells the script waits: 60 us per cell', () => {
    const { run: go, runtime } = scratch();
    const start = runtime.clock.nowMs();
    go(`${SHEET} sheet.getRange(1, 1, 1000, 25).setValues(Array(1000).fill(Array(25).fill(1)))`);
    expect(runtime.clock.nowMs() - start).toBeGreaterThan(25_000 * 0.06);
  });
});

describe('looks', () => {
  test('formats, notes and backgrounds are kept', () => {
    expect(
      run(`
        const range = sheet.getRange('A1:B1').setNumberFormats([['@', '0.00']]).setBackground('#ff0000');
        range.setBackground('no colour at all').setNote('n');
        sheet.getRange('A1').setNote(null);
        return [range.getNumberFormats(), range.getBackgrounds(), range.getNotes()]`),
    ).toEqual([[['@', '0.00']], [['#ff0000', '#ff0000']], [['', 'n']]]);
  });
});

describe('tabs', () => {
  test('are found, made, renamed, hidden', () => {
    expect(
      run(`
        const made = ss.insertSheet('New'); made.setName('Newer').hideSheet();
        return [ss.getSheets().map((s) => s.getName()), made.isSheetHidden(), ss.getSheetByName('none'), sheet.getSheetId()]`),
    ).toEqual([['Sheet1', 'Newer'], true, null, 0]);
  });

  test.each([
    [`ss.insertSheet('Sheet1')`, 'A sheet with this name already exists. Please enter another name.'],
    [`sheet.hideSheet()`, "You can't hide all the sheets in a document."],
    [`SpreadsheetApp.openById('nope')`, 'nope is missing'],
  ])('%s fails', (body, message) => {
    expect(() => run(body)).toThrow(message);
  });

  test('openById knows this file', () => {
    expect(run(`return [SpreadsheetApp.openById(ID).getName(), ss.getId() === ID]`)).toEqual([
      'Untitled spreadsheet',
      true,
    ]);
  });
});
