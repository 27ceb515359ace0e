import { TABLES } from '../../../src/catalog/fields';
import { REVIEW_ALL } from '../../../src/catalog/merge';
import { TableMerger } from '../../../src/features/import/table-merger';
import { Tables } from '../../../src/features/common/tables';
import { StateStore } from '../../../src/sheets/state-store';
import { Bench, columnOf, workbookWith, SHEET_ID } from '../../support/fakes-sheets';

const STORE = { storeId: 'demo', shop: 'demo.myshopify.com', shopName: 'Demo', currency: 'USD', scopes: [] };
const RANK = columnOf('syncMessage') + 1;
const spec = TABLES.products;
function record(id: string, vendor: string) {
  const values: Record<string, string | null> = {};
  for (const { key } of spec.fields) values[key] = null;
  return { id, values: { ...values, title: 't' + id, vendor } };
}
const SORTED = 'sorts the rows between two pages';
const MOVED = 'moves a column between two pages';

/** A table that the person rearranges while it is imported page by page. */
it.each([SORTED, MOVED])('no value lands in a wrong place when the person %s', (name) => {
  const rows = [
    ['11', 'A'],
    ['12', 'B'],
    ['13', 'C'],
    ['14', 'D'],
    ['15', 'E'],
  ] as const;
  const workbook = workbookWith(rows.map(([id, vendor]) => ({ id, title: 't' + id, vendor })));
  workbook.insertColumn('Products', RANK);
  rows.forEach((_, i) => workbook.type('Products', i + 1, RANK, 5 - i));
  const bench = new Bench(workbook);
  bench.book.commit(
    bench.baseline.append(
      'demo',
      'products',
      'old',
      spec.fields,
      rows.map(([id, v]) => record(id, v)),
    ),
  );
  const state = new StateStore(bench.book);
  bench.book.commit([state.write('tables', { demo: { products: SHEET_ID } })]);
  const tables = new Tables(bench.book, state, STORE, '');
  const pages = [
    [record('11', 'A')],
    [
      record('12', 'D'),
      record('13', 'C'),
      record('14', 'D'),
      record('15', 'E'),
      ...(name === MOVED ? [record('16', 'F')] : []),
    ],
  ];
  const merger = new TableMerger(bench);
  const session = { present: () => new Set<string>() };
  const scene = {
    session,
    tables,
    context: { currencyDecimals: 2 },
    rules: () => REVIEW_ALL,
    conflicts: { update: () => [] },
  };
  const owner = { storeId: 'demo', jobId: 'new' };
  const merge = (at: number) =>
    merger.merge(owner, spec, scene, { records: pages[at] ?? [], before: [], save: () => [] });
  merge(0);
  if (name === MOVED) workbook.moveColumn('Products', columnOf('vendor'), 0);
  else workbook.sort('Products', RANK);
  merge(1);
  merger.finish(owner, spec, scene, () => []);
  const view = new Bench(workbook).view();
  const row = view.rowOf.get('12') ?? -1;
  if (name === MOVED) {
    const fresh = new Bench(workbook).view();
    expect(fresh.lines[fresh.rowOf.get('16') ?? -1]?.[0]).toBe('F');
    return;
  }
  expect(view.lines[row]?.[columnOf('vendor')]).toBe('D');
});
