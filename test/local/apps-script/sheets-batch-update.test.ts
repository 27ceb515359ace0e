import { number, sheetsWorld, text } from './sheets-api-support';

const VALUE = 'userEnteredValue';
const AT_A1 = { sheetId: 0, rowIndex: 0, columnIndex: 0 };

describe('a batch', () => {
  test.each([
    [
      'a bad value',
      {
        updateCells: {
          start: AT_A1,
          rows: [{ values: [{ userEnteredValue: { numberValue: '5' } }] }],
          fields: VALUE,
        },
      },
      'Invalid requests[5].updateCells: Invalid value at userEnteredValue.numberValue',
    ],
    [
      'a missing tab',
      { deleteSheet: { sheetId: 99 } },
      'Invalid requests[5].deleteSheet: No grid with id: 99',
    ],
    [
      'a request that does not exist',
      { frobnicate: {} },
      'Unknown name "frobnicate" at \'requests[5]\': Cannot find field.',
    ],
    [
      'a member that does not exist',
      { deleteSheet: { sheetID: 0 } },
      'Unknown name "sheetID" at \'requests[5].deleteSheet\': Cannot find field.',
    ],
    [
      'a mask that does not exist',
      { repeatCell: { range: { sheetId: 0 }, cell: {}, fields: 'value' } },
      'Invalid requests[5].repeatCell: Invalid field: value',
    ],
    [
      'no mask',
      { repeatCell: { range: { sheetId: 0 }, cell: {}, fields: '' } },
      'At least one field must be listed',
    ],
    [
      'text that is too long',
      { updateCells: { start: AT_A1, rows: [{ values: [text('x'.repeat(50_001))] }], fields: VALUE } },
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
    [
      'too many cells',
      { addSheet: { properties: { gridProperties: { rowCount: 400_000, columnCount: 25 } } } },
      'above the limit of 10000000 cells.',
    ],
  ])('with %s leaves nothing of itself', (_, bad, message) => {
    const world = sheetsWorld();
    world.fill([
      ['a', 'b'],
      ['c', '=A1'],
    ]);
    world.runtime.person.type('Sheet1', 3, 1, '=A2');
    const look = (): unknown => [
      world.call('get', world.id, { includeGridData: true }),
      world.runtime.person.tabs(),
    ];
    const before = look();
    expect(() =>
      world.update(
        { addSheet: { properties: { sheetId: 5, title: 'New' } } },
        { updateCells: { start: AT_A1, rows: [{ values: [text('changed')] }], fields: VALUE } },
        { insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 } } },
        { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
        {
          createDeveloperMetadata: {
            developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { sheetId: 0 } },
          },
        },
        bad,
      ),
    ).toThrow(message);
    expect(look()).toEqual(before);
  });

  test('answers in order, with an empty reply where there is nothing to say', () => {
    const world = sheetsWorld();
    const { replies } = world.update(
      { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } },
      { addSheet: { properties: { sheetId: 5, title: 'New' } } },
    );
    expect(replies).toEqual([
      {},
      { addSheet: { properties: expect.objectContaining({ sheetId: 5, index: 1 }) as unknown } },
    ]);
  });

  test('can answer the sheet as it is afterwards', () => {
    const world = sheetsWorld();
    const requests = [{ updateCells: { start: AT_A1, rows: [{ values: [text('id')] }], fields: VALUE } }];
    const body = {
      requests,
      includeSpreadsheetInResponse: true,
      responseRanges: ['A1:A2'],
      responseIncludeGridData: true,
    };
    expect(world.call('batchUpdate', body, world.id)).toMatchObject({
      updatedSpreadsheet: { sheets: [{ data: [{ rowData: [{ values: [{ formattedValue: 'id' }] }] }] }] },
    });
  });

  test('needs a request', () => {
    expect(() => sheetsWorld().update()).toThrow('Must specify at least one request.');
  });
});

describe('updateCells', () => {
  test('keeps text as text, whatever it looks like', () => {
    const world = sheetsWorld();
    const texts = ['=1+1', '00123', '1E5', '3/4', 'TRUE', "'quoted", ' x ', 'a\tb\r\nc'];
    world.update({ updateCells: { start: AT_A1, rows: [{ values: texts.map(text) }], fields: VALUE } });
    expect(world.values('A1:H1')).toEqual([texts]);
  });

  test('clears what the mask names and the data lacks, and leaves the rest', () => {
    const world = sheetsWorld();
    const cell = {
      ...text('a'),
      note: 'n',
      userEnteredFormat: { numberFormat: { type: 'TEXT' }, backgroundColor: { red: 1 } },
    };
    world.update({ updateCells: { start: AT_A1, rows: [{ values: [cell] }], fields: '*' } });
    world.update({
      updateCells: { start: AT_A1, rows: [{ values: [{}] }], fields: 'userEnteredFormat.numberFormat,note' },
    });
    expect(
      world.call('get', world.id, {
        ranges: ['A1'],
        fields: 'sheets(data(rowData(values(userEnteredValue,userEnteredFormat,note))))',
      }),
    ).toEqual({
      sheets: [
        {
          data: [
            {
              rowData: [
                {
                  values: [
                    {
                      userEnteredValue: { stringValue: 'a' },
                      userEnteredFormat: { backgroundColor: { red: 1 } },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('over a range clears the cells that the rows do not reach', () => {
    const world = sheetsWorld();
    world.fill([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    world.update({ updateCells: { range, rows: [{ values: [text('x')] }], fields: VALUE } });
    expect(world.values('A1:B3')).toEqual([['x'], [], ['e', 'f']]);
  });

  test.each([
    [
      'rows',
      { sheetId: 0, rowIndex: 999 },
      [{ values: [] }, { values: [] }],
      'Attempting to write row: 1000, beyond the last requested row of: 999',
    ],
    [
      'columns',
      { sheetId: 0, columnIndex: 25 },
      [{ values: [number(1), number(2)] }],
      'Attempting to write column: 26, beyond the last requested column of: 25',
    ],
  ])('never grows the grid by %s', (_, start, rows, message) => {
    expect(() => sheetsWorld().update({ updateCells: { start, rows, fields: VALUE } })).toThrow(message);
  });
});

test('appendCells goes behind the last row with data and grows the grid', () => {
  const world = sheetsWorld();
  world.fill([['a'], ['b']]);
  world.runtime.person.setNote('Sheet1', 9, 1, 'a note is no data');
  world.update({ appendCells: { sheetId: 0, rows: [{ values: [text('c')] }], fields: VALUE } });
  expect(world.values('A1:A9')).toEqual([['a'], ['b'], ['c']]);
  world.update({
    appendCells: {
      sheetId: 0,
      rows: Array.from({ length: 998 }, () => ({ values: [number(1)] })),
      fields: VALUE,
    },
  });
  expect(world.runtime.person.tabs()[0]).toMatchObject({ rows: 1001 });
});

test('repeatCell fills a range', () => {
  const world = sheetsWorld();
  const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 };
  world.update({ repeatCell: { range, cell: number(7), fields: VALUE } });
  expect(world.values('A1:A4')).toEqual([[], [7], [7]]);
});

describe('copyPaste', () => {
  const box = (row: number, column: number, rows = 1, columns = 1, sheetId = 0): object => ({
    sheetId,
    startRowIndex: row,
    endRowIndex: row + rows,
    startColumnIndex: column,
    endColumnIndex: column + columns,
  });

  test.each([
    ['PASTE_NORMAL', '=B2*2', '0%'],
    ['PASTE_FORMULA', '=B2*2', ''],
    ['PASTE_VALUES', null, ''],
    ['PASTE_FORMAT', null, '0%'],
  ])('%s moves relative references and copies what it says', (pasteType, formula, pattern) => {
    const world = sheetsWorld();
    world.fill([[1, 2]]);
    const format = { numberFormat: { type: 'PERCENT', pattern: '0%' } };
    const cell = { userEnteredValue: { formulaValue: '=A1*2' }, userEnteredFormat: format };
    world.update(
      {
        updateCells: {
          start: { sheetId: 0, rowIndex: 0, columnIndex: 2 },
          rows: [{ values: [cell] }],
          fields: '*',
        },
      },
      { copyPaste: { source: box(0, 2), destination: box(1, 3), pasteType } },
    );
    const { person } = world.runtime;
    expect(person.formula('Sheet1', 2, 4)).toBe(formula);
    expect(person.numberFormat('Sheet1', 2, 4)).toBe(pattern);
    expect(person.value('Sheet1', 2, 4)).toBe(
      pasteType === 'PASTE_VALUES' ? 2 : pasteType === 'PASTE_FORMAT' ? '' : 0,
    );
  });

  test('goes to another tab and repeats over a multiple', () => {
    const world = sheetsWorld();
    world.fill([['a', 'b']]);
    world.update(
      { addSheet: { properties: { sheetId: 5, title: 'Scratch' } } },
      { copyPaste: { source: box(0, 0, 1, 2), destination: box(0, 0, 2, 4, 5) } },
    );
    expect(world.values('Scratch')).toEqual([
      ['a', 'b', 'a', 'b'],
      ['a', 'b', 'a', 'b'],
    ]);
  });

  test('overlapping ranges are read before they are written', () => {
    const world = sheetsWorld();
    world.fill([['a'], ['b'], ['c']]);
    world.update({ copyPaste: { source: box(0, 0, 3), destination: box(1, 0, 3) } });
    expect(world.values('A1:A4')).toEqual([['a'], ['a'], ['b'], ['c']]);
  });
});

describe('tabs', () => {
  test('addSheet takes id, place, size and freezing', () => {
    const world = sheetsWorld();
    const gridProperties = { rowCount: 10, columnCount: 3, frozenRowCount: 1 };
    const { replies } = world.update({
      addSheet: { properties: { sheetId: 9, title: 'P', index: 0, hidden: true, gridProperties } },
    });
    expect(replies).toEqual([
      {
        addSheet: {
          properties: { sheetId: 9, title: 'P', index: 0, sheetType: 'GRID', gridProperties, hidden: true },
        },
      },
    ]);
  });

  test.each([
    [
      'a name twice',
      { addSheet: { properties: { title: 'SHEET1' } } },
      'A sheet with the name "SHEET1" already exists. Please enter another name.',
    ],
    ['an id twice', { addSheet: { properties: { sheetId: 0 } } }, 'already exists'],
    ['the last tab to go', { deleteSheet: { sheetId: 0 } }, "You can't remove all the"],
    [
      'the last tab to hide',
      { updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' } },
      "You can't hide all the sheets",
    ],
    [
      'to freeze everything',
      {
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { frozenRowCount: 1000 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      "You can't freeze all visible rows",
    ],
  ])('refuse %s', (_, request, message) => {
    expect(() => sheetsWorld().update(request)).toThrow(message);
  });

  test('updateSheetProperties changes what the mask names and nothing else', () => {
    const world = sheetsWorld();
    world.update({
      updateSheetProperties: {
        properties: { sheetId: 0, title: 'Products', gridProperties: { rowCount: 5, frozenRowCount: 1 } },
        fields: 'title,gridProperties(frozenRowCount)',
      },
    });
    expect(world.runtime.person.tabs()[0]).toMatchObject({ title: 'Products', rows: 1000 });
  });
});

describe('rows and columns', () => {
  const columns = (startIndex: number, endIndex = startIndex + 1): object => ({
    sheetId: 0,
    dimension: 'COLUMNS',
    startIndex,
    endIndex,
  });

  test('insert, move and delete take cells along', () => {
    const world = sheetsWorld();
    world.fill([['a', 'b', 'c']]);
    world.update({ insertDimension: { range: columns(1) } });
    expect(world.values('1:1')).toEqual([['a', '', 'b', 'c']]);
    world.update({ moveDimension: { source: columns(3), destinationIndex: 0 } });
    expect(world.values('1:1')).toEqual([['c', 'a', '', 'b']]);
    world.update({ deleteDimension: { range: columns(0, 2) } });
    expect(world.values('1:1')).toEqual([['', 'b']]);
    expect(world.runtime.person.tabs()[0]).toMatchObject({ columns: 25 });
  });

  test('widths and hiding show in the metadata of the grid', () => {
    const world = sheetsWorld();
    world.update({
      updateDimensionProperties: {
        range: columns(1),
        properties: { pixelSize: 300, hiddenByUser: true },
        fields: 'pixelSize,hiddenByUser',
      },
    });
    expect(
      world.call('get', world.id, { ranges: ['A1:B1'], fields: 'sheets(data(columnMetadata))' }),
    ).toEqual({
      sheets: [{ data: [{ columnMetadata: [{ pixelSize: 100 }, { pixelSize: 300, hiddenByUser: true }] }] }],
    });
  });

  test.each([
    ['delete past the end', { deleteDimension: { range: columns(25, 27) } }],
    ['delete everything', { deleteDimension: { range: columns(0, 26) } }],
    ['insert behind the end', { insertDimension: { range: columns(27) } }],
    ['an empty range', { insertDimension: { range: columns(3, 3) } }],
  ])('refuse to %s', (_, request) => {
    expect(() => sheetsWorld().update(request)).toThrow('Invalid requests[0].');
  });

  test('below frozen rows one must stay', () => {
    const world = sheetsWorld();
    const frozen = {
      properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
      fields: 'gridProperties.frozenRowCount',
    };
    const rows = (endIndex: number): object => ({
      range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex },
    });
    world.update({ updateSheetProperties: frozen });
    expect(() => world.update({ deleteDimension: rows(1000) })).toThrow(
      'Sorry, it is not possible to delete all non-frozen rows.',
    );
    world.update({ deleteDimension: rows(999) });
    expect(world.runtime.person.tabs()[0]).toMatchObject({ rows: 2 });
  });

  test('sortRange puts numbers before text and blanks last', () => {
    const world = sheetsWorld();
    world.fill([['b'], [''], [2], ['a'], [true], [1]]);
    world.update({
      sortRange: {
        range: { sheetId: 0, startRowIndex: 0, endRowIndex: 6 },
        sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
      },
    });
    expect(world.values('A1:A6')).toEqual([[1], [2], ['a'], ['b'], [true]]);
  });
});

describe('rules', () => {
  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 1, endColumnIndex: 3 };

  test('protection, filter and conditional format are kept, shown and moved', () => {
    const world = sheetsWorld();
    world.update(
      { addProtectedRange: { protectedRange: { protectedRangeId: 4, range, warningOnly: true } } },
      { setBasicFilter: { filter: { range } } },
      { addConditionalFormatRule: { rule: { ranges: [range], booleanRule: { format: {} } }, index: 0 } },
      { insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } },
    );
    const moved = { ...range, startColumnIndex: 2, endColumnIndex: 4 };
    expect(
      world.call('get', world.id, { fields: 'sheets(protectedRanges,basicFilter,conditionalFormats)' }),
    ).toEqual({
      sheets: [
        {
          protectedRanges: [
            { protectedRangeId: 4, range: moved, warningOnly: true, requestingUserCanEdit: true },
          ],
          basicFilter: { range: moved },
          conditionalFormats: [{ ranges: [moved], booleanRule: { format: {} } }],
        },
      ],
    });
    world.update(
      { clearBasicFilter: { sheetId: 0 } },
      { deleteProtectedRange: { protectedRangeId: 4 } },
      { deleteConditionalFormatRule: { sheetId: 0, index: 0 } },
    );
    expect(
      world.call('get', world.id, { fields: 'sheets(protectedRanges,basicFilter,conditionalFormats)' }),
    ).toEqual({ sheets: [{}] });
  });

  test('a strict list refuses what a person types', () => {
    const world = sheetsWorld();
    const condition = { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'a' }, { userEnteredValue: 'b' }] };
    world.update({ setDataValidation: { range, rule: { condition, strict: true } } });
    expect(() => world.runtime.person.type('Sheet1', 1, 2, 'c')).toThrow(
      'Please enter one of the following values: a, b.',
    );
    world.runtime.person.type('Sheet1', 1, 2, 'b');
    expect(world.runtime.person.value('Sheet1', 1, 2)).toBe('b');
  });
});
