import { sheetsWorld } from './sheets-api-support';

const RAW = { valueInputOption: 'RAW' };
const TYPED = { valueInputOption: 'USER_ENTERED' };

describe('values.update', () => {
  test.each([
    ['00123', '00123', 123],
    ['1E5', '1E5', 100_000],
    ['TRUE', 'TRUE', true],
    ['=1+1', '=1+1', 2],
    ["'quoted", "'quoted", 'quoted'],
    [' trailing ', ' trailing ', ' trailing '],
    ['a\tb\r\nc 😀', 'a\tb\r\nc 😀', 'a\tb\r\nc 😀'],
    [5, 5, 5],
    [true, true, true],
  ])('%j is kept as %j when RAW and read as %j when typed', (value, raw, typed) => {
    const world = sheetsWorld();
    world.call('Values.update', { values: [[value]] }, world.id, 'A1', RAW);
    world.call('Values.update', { values: [[value]] }, world.id, 'B1', TYPED);
    expect(world.values('A1:B1')).toEqual([[raw, typed]]);
    expect(world.runtime.person.formula('Sheet1', 1, 1)).toBeNull();
  });

  test('RAW text is no formula even where a formula was', () => {
    const world = sheetsWorld();
    world.call('Values.update', { values: [['=1+1']] }, world.id, 'A1', TYPED);
    expect(world.runtime.person.formula('Sheet1', 1, 1)).toBe('=1+1');
    world.call('Values.update', { values: [['=1+1']] }, world.id, 'A1', RAW);
    expect(world.runtime.person.formula('Sheet1', 1, 1)).toBeNull();
  });

  test('null skips a cell, empty text clears it', () => {
    const world = sheetsWorld();
    world.fill([['a', 'b', 'c']]);
    expect(world.call('Values.update', { values: [[null, '', 'x']] }, world.id, 'A1:C1', RAW)).toEqual({
      spreadsheetId: world.id,
      updatedRange: 'Sheet1!A1:C1',
      updatedRows: 1,
      updatedColumns: 3,
      updatedCells: 2,
    });
    expect(world.values('A1:C1')).toEqual([['a', '', 'x']]);
  });

  test.each([
    [
      'more rows than the range',
      'A1:B1',
      [['a'], ['b']],
      'Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]',
    ],
    ['more columns than the range', 'A1:B1', [['a', 'b', 'c']], 'tried writing to column [C]'],
    [
      'more rows than the grid',
      'A1000',
      [['a'], ['b']],
      'exceeds grid limits. Max rows: 1000, max columns: 26',
    ],
    [
      'text over 50,000 characters',
      'A1',
      [['x'.repeat(50_001)]],
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
    ['an object', 'A1', [[{ a: 1 }]], 'Invalid values'],
    ['no list of lists', 'A1', ['a'], 'Invalid values'],
  ])('%s fails and writes nothing', (_, range, values, message) => {
    const world = sheetsWorld();
    expect(() => world.call('Values.update', { values }, world.id, range, RAW)).toThrow(message);
    expect(world.values('Sheet1')).toBeUndefined();
  });

  test('valueInputOption has no default', () => {
    const world = sheetsWorld();
    expect(() => world.call('Values.update', { values: [[1]] }, world.id, 'A1', {})).toThrow(
      "'valueInputOption' is required",
    );
  });

  test('exactly 50,000 characters fit', () => {
    const world = sheetsWorld();
    world.fill([['x'.repeat(50_000)]]);
    expect(String(world.runtime.person.value('Sheet1', 1, 1))).toHaveLength(50_000);
  });
});

describe('values.get', () => {
  test('leaves out empty ends, and values when there are none', () => {
    const world = sheetsWorld();
    world.fill([['a', '', 'c', ''], [], ['', 'x']]);
    expect(world.call('Values.get', world.id, 'A1:Z9')).toEqual({
      range: 'Sheet1!A1:Z9',
      majorDimension: 'ROWS',
      values: [['a', '', 'c'], [], ['', 'x']],
    });
    expect(world.call('Values.get', world.id, 'B2:C2')).toEqual({
      range: 'Sheet1!B2:C2',
      majorDimension: 'ROWS',
    });
  });

  test('renders as shown, as it is, or as formulas', () => {
    const world = sheetsWorld();
    world.call('Values.update', { values: [['50%', '=A1*2', '3/4']] }, world.id, 'A1', TYPED);
    const read = (valueRenderOption: string, dateTimeRenderOption?: string): unknown =>
      (
        world.call('Values.get', world.id, 'A1:C1', { valueRenderOption, dateTimeRenderOption }) as {
          values: unknown[][];
        }
      ).values[0];
    expect(read('FORMATTED_VALUE')).toEqual(['50%', '1', '3/4']);
    expect(read('UNFORMATTED_VALUE', 'SERIAL_NUMBER')).toEqual([0.5, 1, 46085]);
    expect(read('UNFORMATTED_VALUE', 'FORMATTED_STRING')).toEqual([0.5, 1, '3/4']);
    expect(read('FORMULA', 'SERIAL_NUMBER')).toEqual([0.5, '=A1*2', 46085]);
  });

  test('can go by columns', () => {
    const world = sheetsWorld();
    world.fill([['a', 'b'], ['c']]);
    expect(world.call('Values.batchGet', world.id, { ranges: ['A1:B2'], majorDimension: 'COLUMNS' })).toEqual(
      {
        spreadsheetId: world.id,
        valueRanges: [{ range: 'Sheet1!A1:B2', majorDimension: 'COLUMNS', values: [['a', 'c'], ['b']] }],
      },
    );
  });
});

test('values.batchUpdate is atomic', () => {
  const world = sheetsWorld();
  const data = [
    { range: 'A1', values: [['kept?']] },
    { range: 'A2000', values: [['outside']] },
  ];
  expect(() => world.call('Values.batchUpdate', { ...RAW, data }, world.id)).toThrow('exceeds grid limits');
  expect(world.values('Sheet1')).toBeUndefined();
  expect(world.call('Values.batchUpdate', { ...RAW, data: data.slice(0, 1) }, world.id)).toMatchObject({
    totalUpdatedCells: 1,
    totalUpdatedSheets: 1,
  });
});

test('values.append goes behind the last filled row and grows the grid', () => {
  const world = sheetsWorld();
  world.fill([['a'], ['b']]);
  expect(world.call('Values.append', { values: [['c'], ['d']] }, world.id, 'Sheet1', RAW)).toMatchObject({
    tableRange: 'Sheet1!A1:Z2',
    updates: { updatedRange: 'Sheet1!A3:A4', updatedCells: 2 },
  });
  world.call('Values.append', { values: Array.from({ length: 1000 }, () => ['x']) }, world.id, 'Sheet1', RAW);
  expect(world.runtime.person.tabs()[0]).toMatchObject({ rows: 1004 });
});

test('values.clear takes the content and leaves formats and notes', () => {
  const world = sheetsWorld();
  world.fill([['a', 'b']]);
  world.runtime.person.setNote('Sheet1', 1, 1, 'note');
  expect(world.call('Values.clear', {}, world.id, 'A1')).toEqual({
    spreadsheetId: world.id,
    clearedRange: 'Sheet1!A1',
  });
  world.call('Values.batchClear', { ranges: ['B1'] }, world.id);
  expect(world.values('Sheet1')).toBeUndefined();
  expect(
    world.call('get', world.id, { ranges: ['A1'], fields: 'sheets(data(rowData(values(note))))' }),
  ).toEqual({
    sheets: [{ data: [{ rowData: [{ values: [{ note: 'note' }] }] }] }],
  });
});

describe('the quota of 60 calls a minute', () => {
  test('counts reads and writes apart, on the virtual clock', () => {
    const world = sheetsWorld({ settings: {} });
    const read = (): unknown => world.call('Values.get', world.id, 'A1');
    for (let count = 0; count < 60; count += 1) read();
    expect(read).toThrow(
      "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer",
    );
    world.fill([['writes are free still']]);
    world.runtime.clock.advance(60_000);
    expect(read()).toMatchObject({ values: [['writes are free still']] });
  });
});

test('a batch takes 200 ms, 9.5 us per cell, 37 us per row, and its bytes', () => {
  const world = sheetsWorld();
  const start = world.runtime.clock.nowMs();
  world.fill(Array.from({ length: 100 }, () => Array.from({ length: 10 }, () => 'xxxxxxxx')));
  const bytes = 100 * (10 * 11 + 3) + 2 + 2 + 'values'.length + 4;
  expect(world.runtime.clock.nowMs() - start).toBeCloseTo(
    200 + 1000 * 0.0095 + 100 * 0.037 + bytes * 0.0001,
    1,
  );
});
