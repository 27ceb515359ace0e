import { types } from 'node:util';
import { gridArg, textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import { isJsonObject } from '../../json';
import { cellName } from '../../spreadsheet/a1';
import type { Cell, Scalar } from '../../spreadsheet/cell';
import { isDateFormat } from '../../spreadsheet/cell';
import { momentOfSerial, serialOfMoment } from '../../spreadsheet/dates';
import { entryContext } from '../../entry-context';
import type { EntryContext } from '../../spreadsheet/entry';
import { enter, putMoment } from '../../spreadsheet/entry';
import { CellError } from '../../spreadsheet/formula/evaluate';
import type { Sheet } from '../../spreadsheet/sheet';
import { assertAllowed } from '../../spreadsheet/validation';
import { effectiveText } from '../sheets-api/cell-data';
import type { RangeRef } from './access';
import { eachCell, read, writeCells, writeRange } from './access';
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
  const { evaluator, workbook } = execution.world;
  return read(execution, ref.cells, () =>
    gridOf(ref, (cell) => effectiveText(evaluator.effective(ref.sheet, cell), cell, workbook.locale)),
  );
}

export function formulas(execution: Execution, ref: RangeRef): string[][] {
  return read(execution, ref.cells, () => gridOf(ref, (cell) => cell?.formula ?? ''));
}

export function setOne(execution: Execution, ref: RangeRef, value: unknown): void {
  const checked = settable(value);
  execution.spend(LATENCY.setValueMs);
  writeRange(execution, ref, () => enterGrid(execution, ref, () => checked));
}

export function setGrid(execution: Execution, ref: RangeRef, values: unknown): void {
  const grid = gridArg(values).map((row) => row.map(settable));
  assertSize('rows', grid.length, ref.rows);
  for (const row of grid) assertSize('columns', row.length, ref.columns);
  writeCells(execution, ref, () => enterGrid(execution, ref, (row, column) => grid[row]?.[column] ?? null));
}

/** One formula for all cells, or a grid; text without `=` is taken for a formula too. */
export function setFormulas(execution: Execution, ref: RangeRef, formulas: unknown): void {
  const asFormula = (text: unknown): string | null => {
    const formula = textArg(text);
    if (formula === '') return null;
    return formula.startsWith('=') ? formula : `=${formula}`;
  };
  if (typeof formulas === 'string') return setOne(execution, ref, asFormula(formulas));
  setGrid(
    execution,
    ref,
    gridArg(formulas).map((row) => row.map(asFormula)),
  );
}

/** Ticks or unticks what has a checkbox; other cells stay as they are. */
export function setTicks(execution: Execution, ref: RangeRef, isTicked: boolean): void {
  const { sheet, box } = ref;
  writeCells(execution, ref, () =>
    eachCell(box, (row, column) => {
      const cell = sheet.get(row, column);
      const condition = cell?.look.validation?.condition;
      if (!cell || !isJsonObject(condition) || condition.type !== 'BOOLEAN') return;
      sheet.set(row, column, { ...cell, value: isTicked });
    }),
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
  const context = entryContext(execution.world);
  for (let row = box.startRow; row < box.endRow; row += 1) {
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const value = valueAt(row - box.startRow, column - box.startColumn);
      enterCell(sheet, row, column, value, context);
    }
  }
}

function enterCell(
  sheet: Sheet,
  row: number,
  column: number,
  value: Scalar | Date | null,
  context: EntryContext,
): void {
  const before = sheet.get(row, column);
  const cell =
    value instanceof Date
      ? putMoment(before, serialOfMoment(value.getTime(), context.timeZone), context.locale)
      : enter(before, value, 'script', context);
  if (cell?.look.validation) assertAllowed(cell, cellName(row, column));
  sheet.set(row, column, cell);
}
