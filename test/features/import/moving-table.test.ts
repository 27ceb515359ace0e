import { TABLES } from '../../../src/catalog/fields';
import { REVIEW_ALL } from '../../../src/catalog/merge';
import { jobOf } from '../../support/fakes-queue';
import { ImportOrchestrator } from '../../../src/features/import/import-orchestrator';
import { Tables } from '../../../src/features/common/tables';
import { StateStore } from '../../../src/sheets/state-store';
import { Bench, columnOf, workbookWith, SHEET_ID } from '../../support/fakes-sheets';
import type { JobRecord } from '../../../src/core/queue/job';

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
  const tables = new Tables(bench.book, state, 'demo', '');
  const pages: Record<string, { records: ReturnType<typeof record>[]; next: string | null }> = {
    '': { records: [record('11', 'A')], next: 'p2' },
    p2: {
      records: [
        record('12', 'D'),
        record('13', 'C'),
        record('14', 'D'),
        record('15', 'E'),
        ...(name === MOVED ? [record('16', 'F')] : []),
      ],
      next: null,
    },
  };
  const session = { count: () => 5, page: (_: unknown, after: string | null) => pages[after ?? ''] } as never;
  const orchestrator = new ImportOrchestrator({
    book: bench.book,
    baseline: bench.baseline,
    journal: bench.journal,
    writer: bench.writer,
    state,
    sceneFor: () => ({
      session,
      tables,
      context: { currencyDecimals: 2 },
      rules: REVIEW_ALL,
      meter: { calls: 0, points: 0 },
    }),
    nowMs: () => 1,
    outdatePending: () => [],
    revealed: () => undefined,
  });
  let job: JobRecord = jobOf({ params: { resources: ['products'] } });
  const step = (first: boolean) => {
    job = orchestrator.step(job, {
      deadlineMs: 1e15,
      save: () => [],
      assertLease: () => undefined,
      firstStepHere: first,
    });
  };
  step(true);
  step(false);
  if (name === MOVED) workbook.moveColumn('Products', columnOf('vendor'), 0);
  else workbook.sort('Products', RANK);
  step(false);
  step(false);
  const view = new Bench(workbook).view();
  const row = view.rowOf.get('12') ?? -1;
  if (name === MOVED) {
    const fresh = new Bench(workbook).view();
    expect(fresh.lines[fresh.rowOf.get('16') ?? -1]?.[0]).toBe('F');
    return;
  }
  expect(view.lines[row]?.[columnOf('vendor')]).toBe('D');
});
