import fc from 'fast-check';
import { carryOut, editsFor, IDS, NOTES, peopledWorkbook, titleOf, WRITES } from '../support/fakes-race';
import type { FakeWorkbook } from '../support/fake-workbook';
import { toLine, type TableRow } from '../../src/sheets/open-write';
import { Bench, columnOf, SHEET_ID } from '../support/fakes-sheets';
import { runs } from './arbitraries';

type Act = (workbook: FakeWorkbook, title: string) => void;

/** What is typed is never what we read or write, so that whose it is can be told afterwards. */
let typed = 0;

function columnNamed(workbook: FakeWorkbook, title: string, name: string): number {
  return workbook.grid(title)[0]?.indexOf(name) ?? 0;
}

/** What a column is called before anything moved. */
function nameOf(column: number): string {
  return { [columnOf('title')]: 'Title', [columnOf('vendor')]: 'Vendor' }[column] ?? 'Notes';
}

/** The rows in their order, as the person's column tells them apart. */
function orderOf(workbook: FakeWorkbook): unknown[] {
  const title = titleOf(workbook);
  const column = columnNamed(workbook, title, 'Rank');
  return workbook.grid(title).map((line) => line[column]);
}

const anyRow = fc.integer({ min: 1, max: IDS.length });
const anyColumn = fc.constantFrom(columnOf('title'), columnOf('vendor'), NOTES);

const ROW_ACTS: Record<string, (a: number, b: number, column: number, to: number) => Act> = {
  sort: () => (workbook, title) => workbook.sort(title, columnNamed(workbook, title, 'Rank')),
  sortByNote: () => (workbook, title) => workbook.sort(title, columnNamed(workbook, title, 'Notes'), -1),
  moveRow: (from, to) => (workbook, title) => workbook.moveRow(title, from, to),
  insertRow: (at) => (workbook, title) => workbook.insertRow(title, at),
  deleteRow: (at) => (workbook, title) => workbook.deleteRow(title, at),
  type: (row, _, place) => (workbook, title) => {
    const column = columnNamed(workbook, title, nameOf(place));
    if (row < workbook.grid(title).length) workbook.type(title, row, column, `typed ${typed}`);
  },
};

const COLUMN_ACTS: typeof ROW_ACTS = {
  moveIds: (_, __, ___, to) => (workbook, title) =>
    workbook.moveColumn(title, columnNamed(workbook, title, 'ID'), to),
  moveColumn: (_, __, from, to) => (workbook, title) => workbook.moveColumn(title, from, to),
};

function anyOf(acts: typeof ROW_ACTS): fc.Arbitrary<Act> {
  return fc
    .tuple(fc.constantFrom(...Object.values(acts)), anyRow, anyRow, anyColumn, anyColumn)
    .map(([act, ...where]) => act(...where));
}

const anyRowAct = anyOf(ROW_ACTS);
const anyColumnAct = anyOf(COLUMN_ACTS);
const anyAct = anyOf({ ...ROW_ACTS, ...COLUMN_ACTS });

/** Acts, each right before one of our calls: the first writes, the others mend what a race put out of place. */
const anyActs = (act: fc.Arbitrary<Act>) => fc.array(fc.tuple(fc.nat(14), act), { maxLength: 6 });

/** A record that is added by the same write. */
const ADDED: TableRow = {
  id: '21',
  cells: new Map(['id', 'title', 'vendor'].map((key) => [key, { value: `added ${key}` }])).set('id', {
    value: '21',
  }),
};

function add(reference: FakeWorkbook): void {
  const { columns, width } = new Bench(reference).view();
  reference.commit([{ kind: 'append', sheetId: SHEET_ID, cells: [toLine(columns, width, ADDED)] }]);
}

const MARK = 'the rest of the step';

/** Whether the commit took effect: what went along with it tells. */
function isWritten(workbook: FakeWorkbook): boolean {
  return new Bench(workbook.clone()).journal.read('store')?.step === MARK;
}

const MOST_TRIES = 20;

/** Until it goes well, as a job does: Sheets refuses a write that no longer fits into the grid. */
function insist(workbook: FakeWorkbook, first: (bench: Bench) => void): void {
  let action = first;
  for (let tries = 1; ; tries++) {
    try {
      return action(new Bench(workbook));
    } catch (error) {
      if (tries >= MOST_TRIES) throw error;
      action = (bench) => bench.recover();
    }
  }
}

/** Writes while the person acts, and compares with a file that the person had alone. */
function race(acts: readonly (readonly [number, Act])[], rows: TableRow[]): void {
  const workbook = peopledWorkbook();
  const reference = workbook.clone();
  const bench = new Bench(workbook);
  const view = bench.view();
  const edits = editsFor(view, WRITES);
  const mark = bench.journal.open('store', { jobId: 'job', step: MARK, data: null });
  let call = 0;
  let isAdded = rows.length === 0;
  workbook.meanwhile = (_, moment) => {
    if (moment === 'after') {
      if (!isAdded && isWritten(workbook)) add(reference);
      isAdded ||= isWritten(workbook);
      call++;
      return;
    }
    for (const [, act] of acts.filter(([at]) => at === call)) {
      typed++;
      for (const file of [workbook, reference]) act(file, titleOf(file));
      // A sort by a column that we hit a moment ago has the order of that moment.
      fc.pre(JSON.stringify(orderOf(workbook)) === JSON.stringify(orderOf(reference)));
    }
  };
  insist(workbook, () => bench.writer.write(view, edits, [mark], rows));
  workbook.meanwhile = () => undefined;
  if (isWritten(workbook)) carryOut(reference, edits);
  expect(workbook.grid(titleOf(workbook))).toEqual(reference.grid(titleOf(reference)));
}

describe('whatever a person does while we write, and while we mend what they raced', () => {
  it('nothing of theirs is lost, and no value lands on another record', () => {
    fc.assert(
      fc.property(anyActs(anyAct), (acts) => race(acts, [])),
      runs(300),
    );
  });

  it('the same holds with rows that are added, where columns move once', () => {
    const withAdded = fc.tuple(anyActs(anyRowAct), fc.nat(14), anyColumnAct);
    fc.assert(
      fc.property(withAdded, ([acts, at, move]) => race([...acts, [at, move]], [ADDED])),
      runs(200),
    );
  });
});
