import { scratch } from './support';

/** Runs batchUpdate requests, then evaluates an expression. */
function update(requests: unknown[], then: string, before = ''): unknown {
  return scratch().run(`
    ${before}
    const answer = Sheets.Spreadsheets.batchUpdate({requests: ${JSON.stringify(requests)}}, ID);
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    return ${then};`);
}

const FILL = `Sheets.Spreadsheets.Values.update({values: [['a1', 'b1'], ['a2', 'b2']]}, ID, 'A1', {valueInputOption: 'RAW'});`;
const range = (
  startRowIndex: number,
  endRowIndex: number,
  startColumnIndex: number,
  endColumnIndex: number,
) => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});

test.each([
  [
    'MERGE_ALL',
    ['A1:B2'],
    [
      ['a1', ''],
      ['', ''],
    ],
  ],
  [
    'MERGE_ROWS',
    ['A1:B1', 'A2:B2'],
    [
      ['a1', ''],
      ['a2', ''],
    ],
  ],
  [
    'MERGE_COLUMNS',
    ['A1:A2', 'B1:B2'],
    [
      ['a1', 'b1'],
      ['', ''],
    ],
  ],
])('mergeCells %s', (mergeType, merges, values) => {
  expect(
    update(
      [{ mergeCells: { range: range(0, 2, 0, 2), mergeType } }],
      `[sheet.getRange('A1:B2').getMergedRanges().map((one) => one.getA1Notation()), sheet.getRange('A1:B2').getValues(),
        Sheets.Spreadsheets.get(ID).sheets[0].merges.length]`,
      FILL,
    ),
  ).toEqual([merges, values, merges.length]);
});

test('unmergeCells takes them apart', () => {
  expect(
    update(
      [
        { mergeCells: { range: range(0, 2, 0, 2), mergeType: 'MERGE_ALL' } },
        { unmergeCells: { range: range(0, 2, 0, 2) } },
      ],
      `Sheets.Spreadsheets.get(ID).sheets[0].merges ?? null`,
    ),
  ).toBeNull();
});

test('findReplace tells what it changed, and types what it made', () => {
  expect(
    update(
      [{ findReplace: { find: 'A', replacement: '0', sheetId: 0 } }],
      `[answer.replies[0].findReplace, sheet.getRange('A1:B2').getValues()]`,
      FILL.replace('a2', 'xx'),
    ),
  ).toEqual([
    { valuesChanged: 1, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 1 },
    [
      [1, 'b1'],
      ['xx', 'b2'],
    ],
  ]);
});

test.each([
  [{ find: 'A1', matchCase: true }, undefined],
  [{ find: 'a', matchEntireCell: true }, undefined],
  [{ find: '[ab]1', searchByRegex: true }, 2],
])('findReplace with %j', (options, occurrencesChanged) => {
  expect(
    update(
      [{ findReplace: { ...options, replacement: '-', allSheets: true } }],
      `answer.replies[0].findReplace`,
      FILL,
    ),
  ).toEqual(occurrencesChanged ? expect.objectContaining({ occurrencesChanged }) : {});
});

test('duplicateSheet copies cells', () => {
  expect(
    update(
      [{ duplicateSheet: { sourceSheetId: 0, insertSheetIndex: 1, newSheetName: 'Two' } }],
      `[answer.replies[0].duplicateSheet.properties.title, Sheets.Spreadsheets.Values.get(ID, 'Two').values]`,
      FILL,
    ),
  ).toEqual([
    'Two',
    [
      ['a1', 'b1'],
      ['a2', 'b2'],
    ],
  ]);
});

test('pasteData parses delimited text as if typed', () => {
  expect(
    update(
      [
        {
          pasteData: {
            coordinate: { sheetId: 0, rowIndex: 1, columnIndex: 1 },
            data: '007,"a ""b"", c"\n1E5,\n',
            delimiter: ',',
            type: 'PASTE_NORMAL',
          },
        },
      ],
      `sheet.getRange('A1:C3').getValues()`,
      FILL,
    ),
  ).toEqual([
    ['a1', 'b1', ''],
    ['a2', 7, 'a "b", c'],
    ['', 100_000, ''],
  ]);
});

test('cutPaste moves cells', () => {
  expect(
    update(
      [
        {
          cutPaste: {
            source: range(0, 1, 0, 2),
            destination: { sheetId: 0, rowIndex: 4, columnIndex: 1 },
            pasteType: 'PASTE_NORMAL',
          },
        },
      ],
      `[sheet.getRange('A1').getValue(), sheet.getRange('B5:C5').getValues()[0]]`,
      FILL,
    ),
  ).toEqual(['', ['a1', 'b1']]);
});

test('named ranges are added, changed and deleted', () => {
  const { run } = scratch();
  expect(
    run(`
      const send = (request) => Sheets.Spreadsheets.batchUpdate({requests: [request]}, ID).replies[0];
      const {namedRange} = send({addNamedRange: {namedRange: {name: 'one', range: {sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1}}}}).addNamedRange;
      send({updateNamedRange: {namedRange: {namedRangeId: namedRange.namedRangeId, name: 'two'}, fields: 'name'}});
      const names = Sheets.Spreadsheets.get(ID, {fields: 'namedRanges(name,range)'}).namedRanges;
      send({deleteNamedRange: {namedRangeId: namedRange.namedRangeId}});
      return [names, Sheets.Spreadsheets.get(ID).namedRanges ?? null];`),
  ).toEqual([[{ name: 'two', range: range(0, 2, 0, 1) }], null]);
});

test('protected ranges are changed under a mask', () => {
  const { run } = scratch();
  expect(
    run(`
      const send = (request) => Sheets.Spreadsheets.batchUpdate({requests: [request]}, ID).replies[0];
      const {protectedRange} = send({addProtectedRange: {protectedRange: {range: {sheetId: 0, startRowIndex: 0, endRowIndex: 1}, description: 'ids'}}}).addProtectedRange;
      send({updateProtectedRange: {protectedRange: {protectedRangeId: protectedRange.protectedRangeId, warningOnly: true}, fields: 'warningOnly'}});
      const [read] = Sheets.Spreadsheets.get(ID).sheets[0].protectedRanges;
      send({deleteProtectedRange: {protectedRangeId: protectedRange.protectedRangeId}});
      return [read.description, read.warningOnly, Sheets.Spreadsheets.get(ID).sheets[0].protectedRanges ?? null];`),
  ).toEqual(['ids', true, null]);
});

test('a protection that only warns has no editors', () => {
  expect(() =>
    update(
      [
        {
          addProtectedRange: {
            protectedRange: {
              range: { sheetId: 0 },
              warningOnly: true,
              editors: { users: ['a@example.com'] },
            },
          },
        },
      ],
      'null',
    ),
  ).toThrow('Editors cannot be set on a protected range that is warningOnly.');
});

test('data filters read, write and clear by metadata, A1 and grid ranges', () => {
  const { run } = scratch();
  expect(
    run(`
      ${FILL}
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
      sheet.getRange('B:B').addDeveloperMetadata('field', 'price');
      sheet.insertColumnsBefore(1, 1); SpreadsheetApp.flush();
      const price = {developerMetadataLookup: {metadataKey: 'field', metadataValue: 'price'}};
      const read = Sheets.Spreadsheets.Values.batchGetByDataFilter({dataFilters: [price, {a1Range: 'B1'}]}, ID).valueRanges
        .map(({valueRange}) => [valueRange.range, valueRange.values]);
      Sheets.Spreadsheets.Values.batchUpdateByDataFilter({valueInputOption: 'RAW', data: [{dataFilter: price, values: [['new']]}]}, ID);
      const written = sheet.getRange('C1').getValue();
      Sheets.Spreadsheets.Values.batchClearByDataFilter({dataFilters: [{gridRange: {sheetId: 0, startRowIndex: 1, endRowIndex: 2}}]}, ID);
      const found = Sheets.Spreadsheets.getByDataFilter({dataFilters: [price]}, ID).sheets.length;
      return [read, written, sheet.getRange('B2:C2').getValues()[0], found];`),
  ).toEqual([
    [
      ['Sheet1!C1:C1000', [['b1'], ['b2']]],
      ['Sheet1!B1', [['a1']]],
    ],
    'new',
    ['', ''],
    1,
  ]);
});

test('data filters read exact cells, a block for each, of which a mask tells what is wanted', () => {
  const { run } = scratch();
  expect(
    run(`
      ${FILL}
      const dataFilters = [{a1Range: 'Sheet1!B1:B2'}, {a1Range: 'Sheet1!A1'}];
      const fields = 'sheets(data(startColumn,rowData(values(effectiveValue))))';
      const file = Sheets.Spreadsheets.getByDataFilter({dataFilters}, ID, {fields});
      return [Object.keys(file), file.sheets[0].data.map(({rowData}) => rowData.map(({values}) => values[0].effectiveValue.stringValue))];`),
  ).toEqual([['sheets'], [['b1', 'b2'], ['a1']]]);
});
