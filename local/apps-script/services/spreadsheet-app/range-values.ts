import { types } from 'node:util';
import { gridArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import { cellName } from '../../spreadsheet/a1';
import type { Cell, Scalar } from '../../spreadsheet/cell';
import { isDateFormat } from '../../spreadsheet/cell';
import { colorText } from '../../spreadsheet/colors';
import { momentOfSerial, serialOfMoment } from '../../spreadsheet/dates';
import { enter, putMoment } from '../../spreadsheet/entry';
import { CellError } from '../../spreadsheet/formula/evaluate';
import type { Sheet } from '../../spreadsheet/sheet';
import { assertAllowed } from '../../spreadsheet/validation';
import { effectiveText } from '../sheets-api/cell-data';
import type { RangeRef } from './access';
import { nowWallMs, read, write, writeCells } from './access';
import { LATENCY } from '../../latency';

function gridOf<T>({ sheet, box }: RangeRef, cellValue: (cell: Cell | undefined) => T): T[][] {
  const rows: T[][] = [];
  for (let row = box.startRow; row < box.endRow; row += 1) {
    const values: T[] = [];
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      values.push(cellValue(sheet.get(row, column)));
    }
    rows.push(values);
  }
  return rows;
}

/** Number, boolean, text, '' for an empty cell, and a Date where the format is one of a date or time. */
export function valueGrid(execution: Execution, ref: RangeRef): unknown[][] {
  const { evaluator, workbook } = execution.world;
  return read(execution, ref.cells, () =>
    gridOf(ref, (cell) => {
      const value = evaluator.effective(ref.sheet, cell);
      if (value instanceof CellError) return value.code;
      if (typeof value === 'number' && isDateFormat(cell?.look.numberFormat)) {
        return new Date(momentOfSerial(value, workbook.timeZone));
      }
      return value ?? '';
    }),
  );
}

export function displayValues(execution: Execution, ref: RangeRef): string[][] {
  const { evaluator } = execution.world;
  return read(execution, ref.cells, () =>
    gridOf(ref, (cell) => effectiveText(evaluator.effective(ref.sheet, cell), cell)),
  );
}

export function formulas(execution: Execution, ref: RangeRef): string[][] {
  return read(execution, ref.cells, () => gridOf(ref, (cell) => cell?.formula ?? ''));
}

const LOOKS = {
  numberFormat: (cell: Cell | undefined): string => cell?.look.numberFormat?.pattern ?? 'General',
  note: (cell: Cell | undefined): string => cell?.look.note ?? '',
  background: (cell: Cell | undefined): string => colorText(cell?.look.format?.backgroundColor),
};

export function lookGrid(execution: Execution, ref: RangeRef, kind: keyof typeof LOOKS): string[][] {
  return read(execution, ref.cells, () => gridOf(ref, LOOKS[kind]));
}

export function setOne(execution: Execution, ref: RangeRef, value: unknown): void {
  const checked = settable(value);
  execution.spend(LATENCY.setValueMs);
  write(execution, ref.cells, () => enterGrid(execution, ref, () => checked));
}

export function setGrid(execution: Execution, ref: RangeRef, values: unknown): void {
  const grid = gridArg(values).map((row) => row.map(settable));
  assertSize('rows', grid.length, ref.rows);
  for (const row of grid) assertSize('columns', row.length, ref.columns);
  writeCells(execution, ref.cells, () =>
    enterGrid(execution, ref, (row, column) => grid[row]?.[column] ?? null),
  );
}

export function assertSize(kind: 'rows' | 'columns', given: number, wanted: number): void {
  if (given === wanted) return;
  throw new ServiceError(
    `The number of ${kind} in the data does not match the number of ${kind} in the range. ` +
      `The data has ${given} but the range has ${wanted}.`,
  );
}

/** Copied when it is set: the script may change its array afterwards. */
function settable(value: unknown): Scalar | Date | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (types.isDate(value)) return new Date(value.getTime());
  throw new SignatureError();
}

function enterGrid(
  execution: Execution,
  { sheet, box }: RangeRef,
  valueAt: (row: number, column: number) => Scalar | Date | null,
): void {
  const now = nowWallMs(execution);
  for (let row = box.startRow; row < box.endRow; row += 1) {
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const value = valueAt(row - box.startRow, column - box.startColumn);
      enterCell(execution, sheet, row, column, { value, now });
    }
  }
}

function enterCell(
  execution: Execution,
  sheet: Sheet,
  row: number,
  column: number,
  { value, now }: { value: Scalar | Date | null; now: number },
): void {
  const before = sheet.get(row, column);
  const { timeZone } = execution.world.workbook;
  const cell =
    value instanceof Date
      ? putMoment(before, serialOfMoment(value.getTime(), timeZone))
      : enter(before, value, 'script', now);
  assertAllowed(cell, cellName(row, column));
  sheet.set(row, column, cell);
}
