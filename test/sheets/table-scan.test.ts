import { TABLES } from '../../src/catalog/fields';
import type { TabInfo } from '../../src/platform/ports';
import type { Book } from '../../src/sheets/book';
import {
  cellIn,
  openTables,
  readParts,
  readRest,
  TableMoved,
  takeParts,
  type Chunk,
  type OpenTable,
} from '../../src/sheets/table-scan';
import type { FakeWorkbook } from '../support/fake-workbook';
import { Bench, columnOf, SHEET_ID, workbookWith } from '../support/fakes-sheets';

const TAB = 'Products';
const spec = TABLES.products;

function tabOf(book: Book): TabInfo {
  const tab = book.tabById(SHEET_ID);
  if (!tab) throw new Error('The table is gone');
  return tab;
}

function hats(count: number): FakeWorkbook {
  return workbookWith(
    Array.from({ length: count }, (_, at) => ({ id: String(100 + at), title: `Hat ${at}`, vendor: 'A' })),
  );
}

/** The title that was read beside each id, and how many reads it took. */
function scan(workbook: FakeWorkbook, firstRows: number) {
  const { book } = new Bench(workbook);
  const tab = tabOf(book);
  let reads = 0;
  workbook.meanwhile = (call, moment) => {
    if (call === 'read' && moment === 'before') reads++;
  };
  const titles: [string, unknown][] = [];
  const note = (chunk: Chunk) => {
    const column = chunk.table.view.columns.get('title') ?? -1;
    for (let row = chunk.from; row < chunk.to; row++)
      titles.push([chunk.table.ids[row] ?? '', cellIn(chunk, row, column)]);
  };
  const { chunks } = openTables(book, [{ spec, tab, keys: ['title', 'url'] }], firstRows);
  chunks.forEach(note);
  readRest(book, chunks, note);
  workbook.meanwhile = () => undefined;
  return { titles, reads };
}

function opened(workbook: FakeWorkbook): { book: Book; table: OpenTable } {
  const { book } = new Bench(workbook);
  const [table] = openTables(book, [{ spec, tab: tabOf(book), keys: ['title'] }], 0).tables;
  if (!table) throw new Error('No table was opened');
  return { book, table };
}

describe('the columns of a table that are wanted', () => {
  const EXPECTED = [
    ['100', 'Hat 0'],
    ['101', 'Hat 1'],
    ['102', 'Hat 2'],
    ['103', 'Hat 3'],
  ];

  it('are read in one call where there are few rows', () => {
    expect(scan(hats(4), 10)).toEqual({ titles: EXPECTED, reads: 1 });
  });

  it('are read in more calls where there are more, each row once', () => {
    expect(scan(hats(4), 1)).toEqual({ titles: EXPECTED, reads: 2 });
    expect(scan(hats(4), 0)).toEqual({ titles: EXPECTED, reads: 2 });
  });

  it('are found where a person moved or renamed them, also since the tabs were looked at', () => {
    const workbook = hats(4);
    const { book } = new Bench(workbook);
    const tab = tabOf(book);
    workbook.moveColumn(TAB, columnOf('title'), 0);
    workbook.insertColumn(TAB, 1);
    const { tables, chunks } = openTables(book, [{ spec, tab, keys: ['title'] }], 10);
    expect(tables[0]?.ids.slice(1)).toEqual(['100', '101', '102', '103']);
    expect(chunks[0] && cellIn(chunks[0], 2, 0)).toBe('Hat 1');
  });

  it('are found by their header where they have lost their mark', () => {
    const workbook = hats(4);
    workbook.deleteColumn(TAB, columnOf('title'));
    workbook.insertColumn(TAB, 0);
    workbook.type(TAB, 0, 0, 'Title');
    workbook.type(TAB, 3, 0, 'Mine');
    const { book } = new Bench(workbook);
    const { chunks } = openTables(book, [{ spec, tab: tabOf(book), keys: ['title'] }], 10);
    expect(chunks[0] && cellIn(chunks[0], 3, 0)).toBe('Mine');
  });

  it.each<[string, (workbook: FakeWorkbook) => void]>([
    ['sorted', (workbook) => workbook.sort(TAB, columnOf('title'), -1)],
    ['gone', (workbook) => workbook.deleteRow(TAB, 2)],
    ['one more', (workbook) => workbook.insertRow(TAB, 1)],
  ])('are not read on where the rows are %s by now', (_, act) => {
    const workbook = hats(4);
    const { book, table } = opened(workbook);
    act(workbook);
    expect(() => readParts(book, [{ table, from: 1, to: 5 }])).toThrow(TableMoved);
  });

  it('are not read on where a column was moved', () => {
    const workbook = hats(4);
    const { book, table } = opened(workbook);
    workbook.moveColumn(TAB, columnOf('title'), columnOf('vendor'));
    expect(() => readParts(book, [{ table, from: 1, to: 3 }])).toThrow(TableMoved);
  });
});

describe('rows that are read at a time', () => {
  const table = opened(hats(1)).table;
  const other = opened(hats(1)).table;
  const sizes = new Map([
    [table, 1_000],
    [other, 100_000_000],
  ]);

  it('are as many as an answer should hold, and the rest comes later', () => {
    const { now, later } = takeParts([{ table, from: 1, to: 50_001 }], sizes);
    expect(now).toEqual([{ table, from: 1, to: 16_001 }]);
    expect(later).toEqual([{ table, from: 16_001, to: 50_001 }]);
  });

  it('are of several tables where they are short, and never none at all', () => {
    const short = { table, from: 1, to: 11 };
    const long = { table: other, from: 1, to: 3 };
    expect(takeParts([short, long], sizes)).toEqual({ now: [short], later: [long] });
    expect(takeParts([long, short], sizes).now).toEqual([{ ...long, to: 2 }]);
    expect(takeParts([short, { ...short, to: 6 }], sizes).later).toEqual([]);
  });
});
