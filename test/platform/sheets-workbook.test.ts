import { SheetsQuota } from '../../src/platform/google/sheets-quota';
import { SheetsWorkbook } from '../../src/platform/google/sheets-workbook';
import { FakeClock } from '../support/fakes-api';

/** The Sheets API as something speaks it that knows no data filters, and gives rows whatever it is asked for. */
class PlainSheets {
  readonly calls: [string, unknown][] = [];
  readonly Spreadsheets = {
    get: (_: string, { ranges = [] }: { ranges?: string[] }) => {
      this.calls.push(['get', ranges.length]);
      if (ranges.length > 0)
        return { sheets: [{ data: ranges.map((range) => ({ rowData: [rowOf(range)] })) }] };
      return { sheets: [{ properties: { sheetId: 7, title: "It's" } }] };
    },
    Values: {
      batchUpdate: (body: object, id: string) => void this.calls.push([id, body]),
      batchGet: () => ({ valueRanges: [{ majorDimension: 'ROWS', values: [['a', ''], ['', 2], ['c']] }] }),
    },
  };
}

function rowOf(range: string): object {
  return { values: [{ effectiveValue: { stringValue: range } }] };
}

function open(): { sheets: PlainSheets; workbook: SheetsWorkbook } {
  const sheets = new PlainSheets();
  Object.assign(globalThis, { Sheets: sheets });
  return { sheets, workbook: new SheetsWorkbook('file', new SheetsQuota(new FakeClock())) };
}

afterEach(() => void Reflect.deleteProperty(globalThis, 'Sheets'));

describe('where the Sheets API knows no data filters', () => {
  it('tables are filled by their titles', () => {
    const { sheets, workbook } = open();
    workbook.fill([
      { sheetId: 7, row: 1, column: 1, values: [['a'], ['b', 2]] },
      { sheetId: 7, row: 9, column: 0, values: [] },
    ]);
    const data = [{ range: "'It''s'!B2:C3", majorDimension: 'ROWS', values: [['a'], ['b', 2]] }];
    expect(sheets.calls.at(-1)).toEqual(['file', { valueInputOption: 'RAW', data }]);
  });

  it('a tab that is gone is not filled', () => {
    const { workbook } = open();
    expect(() => workbook.fill([{ sheetId: 8, row: 0, column: 0, values: [['a']] }])).toThrow('the id 8');
  });

  it('many ranges are read some at a time, in their order', () => {
    const { sheets, workbook } = open();
    const ranges = Array.from({ length: 90 }, (_, row) => `'It''s'!A${row + 1}`);
    expect(workbook.readExact(ranges).map(([line]) => line?.[0]?.value)).toEqual(ranges);
    expect(sheets.calls).toEqual([40, 40, 10].map((count) => ['get', count]));
  });
});

it('columns are read as columns where rows are given', () => {
  const columns = [
    ['a', null, 'c'],
    [null, 2],
  ];
  expect(open().workbook.readColumns(['A:B'])).toEqual([columns]);
});
