import { ServiceError } from '../../errors';
import type { Execution } from '../../execution';
import { LATENCY, sheetReadMs, sheetWriteMs } from '../../latency';
import type { Box } from '../../spreadsheet/a1';
import type { Sheet } from '../../spreadsheet/sheet';
import { assertEditable } from '../../protected-cells';
import { BadRequest } from '../sheets-api/bad-request';

/** A range of a tab, and the tab as it was when the handle was made. */
export class RangeRef {
  constructor(
    readonly sheet: Sheet,
    readonly box: Box,
  ) {}

  get rows(): number {
    return this.box.endRow - this.box.startRow;
  }

  get columns(): number {
    return this.box.endColumn - this.box.startColumn;
  }

  get cells(): number {
    return this.rows * this.columns;
  }
}

/** Carries out what is buffered, as any reading does first. A bad write is thrown here, at whoever comes next. */
export function flush(execution: Execution): void {
  if (execution.writes.isEmpty()) return;
  const { workbook } = execution.world;
  asServiceError(() => workbook.transaction(() => execution.writes.flush()));
}

/** Reads see all writes before them. */
export function read<T>(execution: Execution, cells: number, work: () => T): T {
  execution.spend(sheetReadMs(cells));
  flush(execution);
  return work();
}

/** Small writes are buffered; beyond 20,000 cells the script waits for them (reference 3). */
export function write(execution: Execution, cells: number, work: () => void): void {
  execution.writes.add(work, { cells });
  if (cells <= LATENCY.bufferedWriteMaxCells) return;
  flush(execution);
}

export function writeCells(execution: Execution, ref: RangeRef, work: () => void): void {
  execution.spend(sheetWriteMs(ref.cells, execution.world.draw));
  writeRange(execution, ref, work);
}

/** A protected cell is found when the write is carried out, like any other mistake in it. */
export function writeRange(execution: Execution, ref: RangeRef, work: () => void): void {
  write(execution, ref.cells, () => {
    assertEditable(execution.world, ref.sheet, ref.box);
    work();
  });
}

/** Rows, columns and tabs: bounds of later calls depend on it. */
export function restructure(execution: Execution, work: () => void): void {
  execution.writes.add(work, { cells: 0, isStructural: true });
}

/** Rules, metadata and the like take effect at once, after what was buffered before them. */
export function changeNow<T>(execution: Execution, work: () => T): T {
  flush(execution);
  return asServiceError(() => execution.world.workbook.transaction(work));
}

/** Every cell of a range, by row. */
export function eachCell(box: Box, visit: (row: number, column: number) => void): void {
  for (let row = box.startRow; row < box.endRow; row += 1) {
    for (let column = box.startColumn; column < box.endColumn; column += 1) visit(row, column);
  }
}

/** Before bounds are checked, pending changes of the grid itself must be there. */
export function settleStructure(execution: Execution): void {
  if (execution.writes.hasStructural()) flush(execution);
}

/** The model speaks of bad requests; SpreadsheetApp throws the same text as its exception. */
export function asServiceError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BadRequest) throw new ServiceError(error.message);
    throw error;
  }
}
