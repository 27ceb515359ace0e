import { ServiceError } from '../../errors';
import type { Execution } from '../../execution';
import { LATENCY, sheetReadMs, sheetWriteMs } from '../../latency';
import type { Box } from '../../spreadsheet/a1';
import { wallClockMs } from '../../spreadsheet/dates';
import type { Sheet } from '../../spreadsheet/sheet';
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

export function writeCells(execution: Execution, cells: number, work: () => void): void {
  execution.spend(sheetWriteMs(cells));
  write(execution, cells, work);
}

/** Rows, columns and tabs: bounds of later calls depend on it. */
export function restructure(execution: Execution, work: () => void): void {
  execution.writes.add(work, { cells: 0, isStructural: true });
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

export function nowWallMs(execution: Execution): number {
  const { clock, workbook } = execution.world;
  return wallClockMs(clock.nowMs(), workbook.timeZone);
}
