import type { SheetsWorld } from './sheets-api-support';
import { sheetsWorld, text } from './sheets-api-support';

function get(world: SheetsWorld, args: object): unknown {
  return world.call('get', world.id, args);
}

test('without a mask it answers everything but the grids', () => {
  const world = sheetsWorld({ spreadsheetName: 'Catalog' });
  world.fill([['a']]);
  expect(get(world, {})).toEqual({
    spreadsheetId: world.id,
    properties: { title: 'Catalog', locale: 'en_US', autoRecalc: 'ON_CHANGE', timeZone: 'America/New_York' },
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${world.id}/edit`,
    sheets: [
      {
        properties: {
          sheetId: 0,
          title: 'Sheet1',
          index: 0,
          sheetType: 'GRID',
          gridProperties: { rowCount: 1000, columnCount: 26 },
        },
      },
    ],
  });
});

test('with a mask includeGridData is ignored', () => {
  const world = sheetsWorld();
  world.fill([['a']]);
  expect(get(world, { fields: 'sheets(properties/title)', includeGridData: true })).toEqual({
    sheets: [{ properties: { title: 'Sheet1' } }],
  });
});

test.each([
  'sheets(properties(sheetId,title))',
  'sheets.properties(sheetId,title)',
  'sheets/properties/sheetId,sheets/properties/title',
])('the mask %s may be nested, dotted or slashed', (fields) => {
  expect(get(sheetsWorld(), { fields })).toEqual({
    sheets: [{ properties: { sheetId: 0, title: 'Sheet1' } }],
  });
});

test.each(['sheets(propertys)', 'sheets(data(rowData(value)))', 'sheets(', '('])(
  'a mask with a mistake, %j, fails',
  (fields) => {
    expect(() => get(sheetsWorld(), { fields })).toThrow(
      /API call to sheets.spreadsheets.get failed with error/,
    );
  },
);

test('grids leave out zeros, empty ends and absent keys, and keep places with {}', () => {
  const world = sheetsWorld();
  world.update({
    updateCells: {
      start: { sheetId: 0, rowIndex: 2, columnIndex: 1 },
      rows: [{ values: [text('x')] }],
      fields: 'userEnteredValue',
    },
  });
  expect(get(world, { ranges: ['A1:D9'], fields: 'sheets(data)' })).toMatchObject({
    sheets: [{ data: [{ rowData: [{}, {}, { values: [{}, { formattedValue: 'x' }] }] }] }],
  });
  const cells = 'sheets(data(startRow,startColumn,rowData(values(userEnteredValue))))';
  expect(get(world, { ranges: ['A1:D9'], fields: cells })).toEqual({
    sheets: [{ data: [{ rowData: [{}, {}, { values: [{}, { userEnteredValue: { stringValue: 'x' } }] }] }] }],
  });
  expect(get(world, { ranges: ['B3:D9', 'C5:D9'], fields: cells })).toEqual({
    sheets: [
      {
        data: [
          {
            startRow: 2,
            startColumn: 1,
            rowData: [{ values: [{ userEnteredValue: { stringValue: 'x' } }] }],
          },
          { startRow: 4, startColumn: 2 },
        ],
      },
    ],
  });
});

test('a cell shows what was entered, what it amounts to, and how it looks', () => {
  const world = sheetsWorld();
  world.update({
    updateCells: {
      start: { sheetId: 0 },
      rows: [
        {
          values: [
            { userEnteredValue: { formulaValue: '=1/0' } },
            {
              userEnteredValue: { numberValue: 0.5 },
              userEnteredFormat: { numberFormat: { type: 'PERCENT', pattern: '0%' } },
              note: 'half',
            },
            { userEnteredValue: { boolValue: true } },
          ],
        },
      ],
      fields: '*',
    },
  });
  const fields =
    'sheets(data(rowData(values(userEnteredValue,effectiveValue,formattedValue,userEnteredFormat(numberFormat),note))))';
  expect(get(world, { ranges: 'Sheet1!A1:C1', fields })).toMatchObject({
    sheets: [
      {
        data: [
          {
            rowData: [
              {
                values: [
                  {
                    userEnteredValue: { formulaValue: '=1/0' },
                    effectiveValue: { errorValue: { type: 'DIVIDE_BY_ZERO' } },
                    formattedValue: '#DIV/0!',
                  },
                  {
                    userEnteredValue: { numberValue: 0.5 },
                    formattedValue: '50%',
                    userEnteredFormat: { numberFormat: { type: 'PERCENT', pattern: '0%' } },
                    note: 'half',
                  },
                  { effectiveValue: { boolValue: true }, formattedValue: 'TRUE' },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('only tabs that a range lies in are answered, hidden ones say so', () => {
  const world = sheetsWorld();
  world.update({ addSheet: { properties: { sheetId: 7, title: '_state', hidden: true } } });
  expect(get(world, { ranges: ['_state'], fields: 'sheets(properties(sheetId,hidden))' })).toEqual({
    sheets: [{ properties: { sheetId: 7, hidden: true } }],
  });
});

test.each([
  [
    'another spreadsheet',
    ['x', {}],
    'API call to sheets.spreadsheets.get failed with error: Requested entity was not found.',
  ],
  ['an unknown parameter', [null, { range: 'A1' }], 'Unknown name "range"'],
  ['a range that is none', [null, { ranges: ['A1:B2:C3'] }], 'Unable to parse range: A1:B2:C3'],
  ['a tab that is not there', [null, { ranges: ['Nope!A1'] }], 'Unable to parse range: Nope!A1'],
  ['a range outside', [null, { ranges: ['A1001'] }], 'exceeds grid limits. Max rows: 1000, max columns: 26'],
] as const)('%s fails', (_, [id, args], message) => {
  const world = sheetsWorld();
  expect(() => world.call('get', id ?? world.id, args)).toThrow(message);
});
