import { TABLES } from '../../../src/catalog/fields';
import { REVIEW_ALL } from '../../../src/catalog/merge';
import type { CatalogRecord } from '../../../src/catalog/records';
import type { Value } from '../../../src/catalog/value';
import { planTables } from '../../../src/features/export/change-planner';
import type { FakeWorkbook } from '../../support/fake-workbook';
import { Bench, columnOf, SHEET_ID, workbookWith } from '../../support/fakes-sheets';

const { products } = TABLES;
const TAB = 'Products';

function hat(id: string, more: Record<string, Value> = {}): CatalogRecord {
  const blank = Object.fromEntries(products.fields.map(({ key }) => [key, null]));
  return { id, values: { ...blank, title: `Hat ${id}`, vendor: 'A', ...more } };
}

/** A file after an import in two steps, in which the title of 13 was edited since. */
function edited(): FakeWorkbook {
  const records = [hat('11'), hat('12'), hat('13')];
  const workbook = workbookWith(records.map(({ id, values }) => ({ id, ...values })));
  const { book, baseline } = new Bench(workbook);
  for (const some of [records.slice(0, 1), records.slice(1)])
    book.commit(baseline.append('demo', 'products', 'import-1', products.fields, some));
  workbook.type(TAB, 3, columnOf('title'), 'Cap');
  return workbook;
}

function planOf(workbook: FakeWorkbook, store: ReadonlyMap<string, CatalogRecord>) {
  const { book, baseline } = new Bench(workbook);
  const scene = {
    book,
    baseline,
    context: { currencyDecimals: 2 },
    rules: () => REVIEW_ALL,
    storeId: 'demo',
    readStore: () => new Map(store),
  };
  const { rows, errors, conflicts } = planTables(scene, () => {
    const tab = book.tabById(SHEET_ID);
    if (!tab) throw new Error('The table is gone');
    return [{ spec: products, tab, only: null }];
  });
  return {
    changes: rows.flatMap(({ id, changes }) => changes.map(({ header, after }) => [id, header, after])),
    errors: errors.map(({ message }) => message),
    conflicts: conflicts.map(({ id }) => id),
  };
}

/** Calls that a preview makes of the spreadsheet. */
const MOST_CALLS = 8;
const MOMENTS = Array.from({ length: MOST_CALLS }, (_, call) => call);

describe('a preview while something else happens in the file', () => {
  /** Runs `act` right before one of the preview's calls. */
  function previewWith(
    workbook: FakeWorkbook,
    moment: number,
    act: () => void,
    store: Map<string, CatalogRecord>,
  ) {
    let calls = 0;
    workbook.meanwhile = (_, when) => {
      if (when === 'after' || calls++ !== moment) return;
      workbook.meanwhile = () => undefined;
      act();
    };
    return planOf(workbook, store);
  }

  it.each(MOMENTS)('finds just the edits, where an import ends before call %s', (moment) => {
    const workbook = edited();
    const store = new Map([hat('11'), hat('12'), hat('13')].map((record) => [record.id, record]));
    /** What Shopify has new of 12 comes into cell and base, and the piece of 11, which stands before, is dropped. */
    const importEnds = () => {
      const { book, baseline } = new Bench(workbook);
      const news = hat('12', { vendor: 'New' });
      store.set('12', news);
      book.commit([
        ...baseline.append('demo', 'products', 'import-2', products.fields, [hat('11'), news]),
        { kind: 'write', sheetId: SHEET_ID, row: 2, column: columnOf('vendor'), cells: [[{ value: 'New' }]] },
      ]);
      book.commit(baseline.compact(baseline.index('demo', 'products'), () => true));
    };
    expect(previewWith(workbook, moment, importEnds, store)).toEqual({
      changes: [['13', 'Title', 'Cap']],
      errors: [],
      conflicts: [],
    });
  });

  it.each(MOMENTS)('finds just the edits, where a person sorts before call %s', (moment) => {
    const workbook = edited();
    const store = new Map([hat('11'), hat('12'), hat('13')].map((record) => [record.id, record]));
    const sort = () => workbook.sort(TAB, columnOf('title'));
    expect(previewWith(workbook, moment, sort, store).changes).toEqual([['13', 'Title', 'Cap']]);
  });

  it.each(MOMENTS)('finds just the edits, where a person renames the tab before call %s', (moment) => {
    const workbook = edited();
    const store = new Map([hat('11'), hat('12'), hat('13')].map((record) => [record.id, record]));
    const rename = () => workbook.renameTab(TAB, 'Goods');
    expect(previewWith(workbook, moment, rename, store).changes).toEqual([['13', 'Title', 'Cap']]);
  });
});

describe('a cell that only the store writes', () => {
  /** So many that a preview reads what can be edited, and no more. */
  function large(): FakeWorkbook {
    const records = Array.from({ length: 5_100 }, (_, at) => hat(String(10_000 + at)));
    const workbook = workbookWith(records.map(({ id, values }) => ({ id, ...values })));
    const { book, baseline } = new Bench(workbook);
    book.commit(baseline.append('demo', 'products', 'import-1', products.fields, records));
    return workbook;
  }

  it('is told in a large table where something else in its row was edited', () => {
    const workbook = large();
    workbook.type(TAB, 1, columnOf('url'), 'mine');
    workbook.type(TAB, 2, columnOf('url'), 'mine');
    workbook.type(TAB, 2, columnOf('title'), 'Cap');
    workbook.type(TAB, 5_001, columnOf('title'), 'Cap');
    const store = new Map(['10000', '10001', '15000'].map((id) => [id, hat(id)]));
    const { changes, errors } = planOf(workbook, store);
    expect(errors).toEqual([expect.stringMatching(/Products, row 3: URL cannot be changed/)]);
    expect(changes).toEqual([['15000', 'Title', 'Cap']]);
  });
});
