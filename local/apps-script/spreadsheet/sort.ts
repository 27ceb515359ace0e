import type { Box } from './a1';
import type { Cell } from './cell';
import { hasFormula } from './cell';
import type { Effective, Evaluator } from './formula/evaluate';
import { CellError, compareValues } from './formula/evaluate';
import { shiftFormula } from './formula/references';
import type { Sheet } from './sheet';

export interface SortSpec {
  column: number;
  isAscending: boolean;
}

interface SortedRow {
  from: number;
  cells: (Cell | undefined)[];
  keys: Effective[];
}

/** Sorts the rows of a box, looks and all. Blank cells go last whichever way; equal rows keep their order. */
export function sortRows(evaluator: Evaluator, sheet: Sheet, box: Box, specs: readonly SortSpec[]): void {
  const rows: SortedRow[] = [];
  for (let row = box.startRow; row < box.endRow; row += 1) {
    const cells: (Cell | undefined)[] = [];
    for (let column = box.startColumn; column < box.endColumn; column += 1)
      cells.push(sheet.get(row, column));
    const keys = specs.map(({ column }) => evaluator.effective(sheet, sheet.get(row, column)));
    rows.push({ from: row, cells, keys });
  }
  rows.sort((first, second) => compareRows(first, second, specs));
  rows.forEach(({ from, cells }, offset) => {
    const to = box.startRow + offset;
    if (to === from) return;
    cells.forEach((cell, column) => sheet.set(to, box.startColumn + column, moved(cell, to - from)));
  });
}

/** Relative references of a sorted formula go along with its row. */
function moved(cell: Cell | undefined, rows: number): Cell | undefined {
  if (!hasFormula(cell)) return cell;
  return { ...cell, formula: shiftFormula(cell.formula, rows, 0) };
}

function compareRows(first: SortedRow, second: SortedRow, specs: readonly SortSpec[]): number {
  for (const [index, { isAscending }] of specs.entries()) {
    const order = compareKeys(first.keys[index] ?? null, second.keys[index] ?? null, isAscending);
    if (order !== 0) return order;
  }
  return 0;
}

function compareKeys(first: Effective, second: Effective, isAscending: boolean): number {
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  const isError = Number(first instanceof CellError) - Number(second instanceof CellError);
  if (isError !== 0 || first instanceof CellError || second instanceof CellError) return isError;
  return isAscending ? compareValues(first, second) : compareValues(second, first);
}
