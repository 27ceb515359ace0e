import fc from 'fast-check';
import {
  carryOut,
  editsFor,
  IDS,
  NOTES,
  peopledWorkbook,
  RANK,
  titleOf,
  WRITES,
} from '../support/fakes-race';
import type { FakeWorkbook } from '../support/fake-workbook';
import { Bench, columnOf } from '../support/fakes-sheets';
import { runs } from './arbitraries';

type Act = (workbook: FakeWorkbook, title: string) => void;

/** What is typed is never what we read or write, so that whose it is can be told afterwards. */
let typed = 0;

const anyRow = fc.integer({ min: 1, max: IDS.length });
const anyColumn = fc.constantFrom(columnOf('title'), columnOf('vendor'), NOTES);

const ACTS: Record<string, (a: number, b: number, column: number, to: number) => Act> = {
  sort: () => (workbook, title) => workbook.sort(title, RANK),
  sortByNote: () => (workbook, title) => workbook.sort(title, NOTES, -1),
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

/** Sheets refuses a write that no longer fits into the grid, and then nothing of it has happened. */
function isWritten(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (String(error).includes('exceeds grid limits')) return false;
    throw error;
  }
}

describe('whatever a person does between our look at the sheet and our write', () => {
  it('nothing of theirs is lost, and no value lands on another record', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 6 }), (acts) => {
        const workbook = peopledWorkbook();
        const reference = workbook.clone();
        const bench = new Bench(workbook);
        const view = bench.view();
        const edits = editsFor(view, WRITES);
        let acted = false;
        workbook.meanwhile = () => {
          if (acted) return;
          acted = true;
          for (const act of acts) {
            typed++;
            for (const file of [workbook, reference]) act(file, titleOf(file));
          }
        };
        if (isWritten(() => bench.writer.write(view, edits, []))) carryOut(reference, edits);
        expect(workbook.grid(titleOf(workbook))).toEqual(reference.grid(titleOf(reference)));
      }),
      runs(300),
    );
  });
});
