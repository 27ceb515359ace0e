import fc from 'fast-check';
import { AppError } from '../../src/catalog/app-error';
import { TABLES } from '../../src/catalog/fields';
import { mustGetColumn, readExactRows, toRuns } from '../../src/sheets/table';
import { runs } from '../property/arbitraries';
import { Bench, columnOf, workbookWith } from '../support/fakes-sheets';

const TAB = 'Products';
const HATS = [
  { id: '1', title: 'One', vendor: 'A' },
  { id: '2', title: 'Two', vendor: 'B' },
  { id: '3', title: 'Three', vendor: 'C' },
];

function thrownBy(action: () => unknown): AppError {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a new table', () => {
  it('is found again as it was made: every column bound, no row yet', () => {
    const view = new Bench(workbookWith([])).view();
    expect(view.header).toEqual([
      'ID',
      ...TABLES.products.fields.map(({ header }) => header),
      'Command',
      'Sync Status',
      'Sync Message',
    ]);
    expect(TABLES.products.fields.every(({ key }) => view.columns.has(key))).toBe(true);
    expect([view.rowOf.size, view.nameless, view.repeated.size]).toEqual([0, [], 0]);
  });
});

describe('the columns of a table', () => {
  it('are known wherever they were moved and however they were renamed', () => {
    const workbook = workbookWith(HATS);
    workbook.type(TAB, 0, columnOf('title'), 'Titel');
    workbook.moveColumn(TAB, columnOf('title'), 0);
    workbook.insertColumn(TAB, 0);
    const view = new Bench(workbook).view();
    expect(mustGetColumn(view, 'title')).toBe(1);
    expect(view.lines.slice(1).map((line) => line[1])).toEqual(['One', 'Two', 'Three']);
    expect(mustGetColumn(view, 'id')).toBe(2);
  });

  it('are not managed any more once they were deleted', () => {
    const workbook = workbookWith(HATS);
    workbook.deleteColumn(TAB, columnOf('title'));
    const view = new Bench(workbook).view();
    expect(view.columns.has('title')).toBe(false);
    expect(view.columns.has('title')).toBe(false);
    expect(() => mustGetColumn(view, 'title')).toThrow('no column for "title"');
  });

  it('are known by header or alias where a copied tab has lost its bindings', () => {
    const workbook = workbookWith(HATS);
    for (const key of ['bodyHtml', 'type'])
      workbook.deleteColumn(TAB, new Bench(workbook).view().columns.get(key) ?? -1);
    workbook.insertColumn(TAB, 1);
    workbook.type(TAB, 0, 1, 'Body (HTML)');
    workbook.insertColumn(TAB, 2);
    workbook.type(TAB, 0, 2, ' Type ');
    const view = new Bench(workbook).view();
    expect([mustGetColumn(view, 'bodyHtml'), mustGetColumn(view, 'type')]).toEqual([1, 2]);
  });

  it('of the person’s own may be called like ours, as long as ours is bound', () => {
    const workbook = workbookWith(HATS);
    workbook.insertColumn(TAB, 0);
    workbook.type(TAB, 0, 0, 'Title');
    expect(mustGetColumn(new Bench(workbook).view(), 'title')).toBe(columnOf('title') + 1);
  });

  it('of one field are not taken for another’s, though they are called like it', () => {
    const workbook = workbookWith(HATS);
    workbook.deleteColumn(TAB, columnOf('type'));
    workbook.type(TAB, 0, columnOf('vendor'), 'Type');
    const view = new Bench(workbook).view();
    expect([mustGetColumn(view, 'vendor'), view.columns.has('type')]).toEqual([columnOf('vendor'), false]);
  });

  it('that two could be one field are refused, by name', () => {
    const workbook = workbookWith(HATS);
    workbook.deleteColumn(TAB, columnOf('vendor'));
    for (const at of [1, 2]) {
      workbook.insertColumn(TAB, at);
      workbook.type(TAB, 0, at, 'Vendor');
    }
    const error = thrownBy(() => new Bench(workbook).view());
    expect(error.view()).toMatchObject({ code: 'sheet_structure', details: { tab: TAB, field: 'Vendor' } });
  });

  it('without the ids are refused: no row could be told from another', () => {
    const workbook = workbookWith(HATS);
    workbook.deleteColumn(TAB, columnOf('id'));
    expect(thrownBy(() => new Bench(workbook).view()).view()).toMatchObject({
      code: 'sheet_structure',
      message: expect.stringContaining('"ID" is missing'),
      details: { field: 'ID' },
    });
  });
});

describe('the rows of a table', () => {
  it('are known by their id, whether it is text or has become a number', () => {
    const workbook = workbookWith([...HATS, { id: 4, title: 'Four' }, { id: ' 5 ', title: 'Five' }]);
    const { rowOf } = new Bench(workbook).view();
    expect([...rowOf]).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 3],
      ['4', 4],
      ['5', 5],
    ]);
  });

  it('with the same id are known as repeated, and none of them as the record’s', () => {
    const view = new Bench(workbookWith([...HATS, { id: '2' }, { id: '1' }, { id: '2' }])).view();
    expect([...view.rowOf.keys()]).toEqual(['3']);
    expect([...view.repeated]).toEqual([
      ['2', [2, 4, 6]],
      ['1', [1, 5]],
    ]);
  });

  it('that are to be created have ids of their own', () => {
    expect([...new Bench(workbookWith([{ id: 'new:a1b2' }])).view().rowOf.keys()]).toEqual(['new:a1b2']);
  });

  it.each([
    ['hold a value but no id', { title: 'New' }, [{ row: 4, id: '' }]],
    ['have an id that is none of Shopify’s', { id: 'abc' }, [{ row: 4, id: 'abc' }]],
    ['are blank', {}, []],
  ])('that %s are told apart', (_, row, nameless) => {
    expect(new Bench(workbookWith([...HATS, row])).view().nameless).toEqual(nameless);
  });

  it('are not made by a note in the person’s own column', () => {
    const workbook = workbookWith([...HATS, {}]);
    workbook.insertColumn(TAB, 0);
    workbook.type(TAB, 4, 0, 'call them');
    expect(new Bench(workbook).view().nameless).toEqual([]);
  });

  it('can be read exactly, formulas and errors included, however they are scattered', () => {
    const workbook = workbookWith(HATS);
    const bench = new Bench(workbook);
    const view = bench.view();
    workbook.typeFormula(TAB, 3, columnOf('title'), '=UPPER("three")', 'THREE');
    const ids = [view.lines[3]?.[0], view.lines[1]?.[0]].map(String);
    const exact = readExactRows(bench.book, view, ids);
    expect([...(exact?.keys() ?? [])]).toEqual(ids);
    expect(exact?.get(ids[1] ?? '')?.[columnOf('title')]).toEqual({
      value: 'One',
      formula: null,
      error: null,
      isDate: false,
    });
    expect(exact?.get(ids[0] ?? '')?.[columnOf('title')]).toMatchObject({
      value: 'THREE',
      formula: '=UPPER("three")',
    });
    expect(readExactRows(bench.book, view, [])).toEqual(new Map());
  });

  it('are not read exactly where they have moved since: another row’s cells would be taken for theirs', () => {
    const workbook = workbookWith(HATS);
    const bench = new Bench(workbook);
    const view = bench.view();
    const ids = [String(view.lines[1]?.[0])];
    workbook.deleteRow(TAB, 1);
    expect(readExactRows(bench.book, view, ids)).toBeNull();
  });
});

describe('runs of rows', () => {
  it.each<[number[], [number, number][]]>([
    [[], []],
    [[5], [[5, 5]]],
    [[3, 1, 2], [[1, 3]]],
    [
      [1, 2, 4, 4, 7, 6],
      [
        [1, 2],
        [4, 4],
        [6, 7],
      ],
    ],
  ])('of %j', (rows, expected) => {
    expect(toRuns(rows)).toEqual(expected.map(([from, to]) => ({ from, to })));
  });

  it('cover exactly the rows, in order, and never touch each other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40)), (rows) => {
        const found = toRuns(rows);
        const covered = found.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, at) => from + at),
        );
        expect(covered).toEqual([...new Set(rows)].sort((left, right) => left - right));
        found.slice(1).forEach((run, at) => expect(run.from).toBeGreaterThan((found[at]?.to ?? 0) + 1));
      }),
      runs(300),
    );
  });
});
