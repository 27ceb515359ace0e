import { TABLES } from '../../../src/catalog/fields';
import { REVIEW_ALL } from '../../../src/catalog/merge';
import type { CatalogRecord } from '../../../src/catalog/records';
import { Tables } from '../../../src/features/common/tables';
import { LiveTable } from '../../../src/features/import/live-table';
import { TableMerger } from '../../../src/features/import/table-merger';
import type { Change } from '../../../src/platform/ports';
import { StateStore } from '../../../src/sheets/state-store';
import type { FakeWorkbook } from '../../support/fake-workbook';
import { Bench, columnOf, SHEET_ID, workbookWith } from '../../support/fakes-sheets';

const STORE = { storeId: 'demo', shop: 'demo.myshopify.com', shopName: 'Demo', currency: 'USD', scopes: [] };
const OWNER = { storeId: 'demo', jobId: 'import-2' };
const CONTEXT = { currencyDecimals: 2 };
const TAB = 'Products';
const spec = TABLES.products;

function hat(id: number, vendor = 'A'): CatalogRecord {
  const blank = Object.fromEntries(spec.fields.map(({ key }) => [key, null]));
  return { id: String(id), values: { ...blank, title: `Hat ${id}`, vendor } };
}

function imported(records: readonly CatalogRecord[]): FakeWorkbook {
  const workbook = workbookWith(records.map(({ id, values }) => ({ id, ...values })));
  const { book, baseline } = new Bench(workbook);
  book.commit(baseline.append('demo', 'products', 'import-1', spec.fields, records));
  return workbook;
}

/** An import that merges page by page into a file. */
function importInto(workbook: FakeWorkbook) {
  const bench = new Bench(workbook);
  const state = new StateStore(bench.book);
  bench.book.commit([state.write('tables', { demo: { products: SHEET_ID } })]);
  const tables = new Tables(bench.book, state, STORE, '');
  const merger = new TableMerger(bench);
  const scene = {
    session: { present: () => new Set<string>() },
    tables,
    context: CONTEXT,
    rules: () => REVIEW_ALL,
    conflicts: { update: () => [] },
  };
  return {
    bench,
    /** Gives what is left to be committed. */
    merge: (records: CatalogRecord[]) =>
      merger.merge(OWNER, spec, scene, { records, before: [], save: null }).left,
    finish: () => merger.finish(OWNER, spec, scene, () => []),
  };
}

function calls(workbook: FakeWorkbook, act: () => void): Record<string, number> {
  const counts: Record<string, number> = {};
  workbook.meanwhile = (call, moment) => {
    if (moment === 'before') counts[call] = (counts[call] ?? 0) + 1;
  };
  act();
  workbook.meanwhile = () => undefined;
  return counts;
}

describe('records that are as they were', () => {
  it('are only noted, in a commit of whoever has something to write', () => {
    const hats = Array.from({ length: 200 }, (_, at) => hat(1_000 + at));
    const workbook = imported(hats);
    const { bench, merge } = importInto(workbook);
    let left: Change[] = [];
    const counts = calls(workbook, () => {
      left = merge(hats);
    });
    expect(counts['commit']).toBeUndefined();
    expect(left.map(({ kind }) => kind)).toEqual(['append']);
    bench.book.commit(left);
    const index = bench.baseline.index('demo', 'products');
    expect(bench.baseline.met(index, OWNER.jobId).size).toBe(200);
    expect(index.pieces).toHaveLength(1);
  });

  it('stay so while the person sorts between two pages, or deletes a row', () => {
    const hats = Array.from({ length: 200 }, (_, at) => hat(1_000 + at));
    const workbook = imported(hats);
    const { bench, merge, finish } = importInto(workbook);
    bench.book.commit(merge(hats.slice(0, 100)));
    workbook.sort(TAB, columnOf('title'), -1);
    workbook.deleteRow(TAB, 200);
    bench.book.commit(merge(hats.slice(100)));
    finish();
    expect(workbook.grid(TAB)).toHaveLength(200);
    expect(
      workbook
        .grid(TAB)
        .flat()
        .filter((cell) => cell === 'Gone'),
    ).toEqual([]);
  });
});

describe('a record that comes twice in one import', () => {
  it('gets one row', () => {
    const workbook = imported([]);
    const { merge } = importInto(workbook);
    merge([hat(1), hat(2)]);
    merge([hat(2), hat(3)]);
    expect(workbook.grid(TAB).map(([id]) => id)).toEqual(['ID', '1', '2', '3']);
  });

  it('is compared with what came first', () => {
    const workbook = imported([hat(1)]);
    const { bench, merge } = importInto(workbook);
    merge([hat(1, 'B')]);
    merge([hat(1, 'C')]);
    expect(workbook.grid(TAB)[1]?.[columnOf('vendor')]).toBe('C');
    const base = bench.baseline.values(bench.baseline.index('demo', 'products'), ['1']);
    expect(base.get('1')?.['vendor']).toBe('C');
  });
});

describe('a table that an import looks at', () => {
  const hats = Array.from({ length: 3_000 }, (_, at) => hat(10_000 + at));

  function looking(workbook: FakeWorkbook) {
    const { book, baseline } = new Bench(workbook);
    const tab = book.tabById(SHEET_ID);
    if (!tab) throw new Error('The table is gone');
    return new LiveTable(book, spec, tab, baseline.index('demo', 'products'), CONTEXT);
  }

  it('is read in parts, each once, however the rows are asked for', () => {
    const workbook = imported(hats);
    workbook.type(TAB, 2_500, columnOf('vendor'), 'B');
    const live = looking(workbook);
    const all = hats.map((_, at) => at + 1);
    const first = calls(workbook, () => live.look(all.slice(0, 10)));
    const rest = calls(workbook, () => live.look([...all].reverse()));
    const again = calls(workbook, () => live.look(all));
    expect([first['read'], rest['read'], again['read']]).toEqual([1, 1, undefined]);
    expect(all.filter((row) => !live.isAsBefore(row))).toEqual([2_500]);
  });

  it('is not trusted where it says something that an import should take back', () => {
    const workbook = imported(hats.slice(0, 3));
    workbook.type(TAB, 2, columnOf('syncStatus'), 'Gone');
    workbook.type(TAB, 3, columnOf('syncStatus'), 'Sent');
    const live = looking(workbook);
    live.look([1, 2, 3]);
    expect([1, 2, 3].map((row) => live.isAsBefore(row))).toEqual([true, false, true]);
  });
});
