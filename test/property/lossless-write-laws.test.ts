import fc from 'fast-check';
import { carryOut, editsFor, IDS, NOTES, peopledWorkbook, titleOf, WRITES } from '../support/fakes-race';
import type { FakeWorkbook } from '../support/fake-workbook';
import { Bench, columnOf } from '../support/fakes-sheets';
import { runs } from './arbitraries';

type Act = (workbook: FakeWorkbook, title: string) => void;

/** What is typed is never what we read or write, so that whose it is can be told afterwards. */
let typed = 0;

function columnNamed(workbook: FakeWorkbook, title: string, name: string): number {
  return workbook.grid(title)[0]?.indexOf(name) ?? 0;
}

/** The rows in their order, as the person's column tells them apart. */
function orderOf(workbook: FakeWorkbook): unknown[] {
  const title = titleOf(workbook);
  const column = columnNamed(workbook, title, 'Rank');
  return workbook.grid(title).map((line) => line[column]);
}

const anyRow = fc.integer({ min: 1, max: IDS.length });
const anyColumn = fc.constantFrom(columnOf('title'), columnOf('vendor'), NOTES);

const ACTS: Record<string, (a: number, b: number, column: number, to: number) => Act> = {
  sort: () => (workbook, title) => workbook.sort(title, columnNamed(workbook, title, 'Rank')),
  sortByNote: () => (workbook, title) => workbook.sort(title, columnNamed(workbook, title, 'Notes'), -1),
  moveRow: (from, to) => (workbook, title) => workbook.moveRow(title, from, to),
  insertRow: (at) => (workbook, title) => workbook.insertRow(title, at),
  deleteRow: (at) => (workbook, title) => workbook.deleteRow(title, at),
  type: (row, _, column) => (workbook, title) => {
    if (row < workbook.grid(title).length) workbook.type(title, row, column, `typed ${typed}`);
  },
  moveColumn: (_, __, from, to) => (workbook, title) => workbook.moveColumn(title, from, to),
};

const anyAct: fc.Arbitrary<Act> = fc
  .tuple(fc.constantFrom(...Object.values(ACTS)), anyRow, anyRow, anyColumn, anyColumn)
  .map(([act, ...where]) => act(...where));

/** Acts, each right before one of our calls: the first writes, the others mend what a race put out of place. */
const anyActs = fc.array(fc.tuple(fc.nat(14), anyAct), { maxLength: 7 });

const MARK = 'the rest of the step';
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

describe('whatever a person does while we write', () => {
  it('nothing of theirs is lost, and no value lands on another record', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const workbook = peopledWorkbook();
        const reference = workbook.clone();
        const bench = new Bench(workbook);
        const view = bench.view();
        const edits = editsFor(view, WRITES);
        const mark = bench.journal.open('store', { jobId: 'job', step: MARK, data: null });
        let call = 0;
        workbook.meanwhile = (_, moment) => {
          if (moment === 'after') return void call++;
          for (const [, act] of acts.filter(([at]) => at === call)) {
            typed++;
            for (const file of [workbook, reference]) act(file, titleOf(file));
            // A sort by a column that we hit a moment ago has the order of that moment.
            fc.pre(JSON.stringify(orderOf(workbook)) === JSON.stringify(orderOf(reference)));
          }
        };
        insist(workbook, () => bench.writer.write(view, edits, [mark]));
        workbook.meanwhile = () => undefined;
        if (new Bench(workbook).journal.read('store')?.step === MARK) carryOut(reference, edits);
        expect(workbook.grid(titleOf(workbook))).toEqual(reference.grid(titleOf(reference)));
      }),
      runs(300),
    );
  });
});
