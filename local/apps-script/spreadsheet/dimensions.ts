import { ServiceError } from '../errors';
import type { Box } from './a1';
import { hasFormula } from './cell';
import { adjustFormulas } from './formula/adjust';
import type { Dimension, RangeRule, Sheet } from './sheet';
import { MAX_COLUMNS } from './workbook';
import type { Workbook } from './workbook';

/** Where index `from` of the old grid is in the new one; null if it was deleted. */
export type IndexMap = (from: number) => number | null;

export function sizeOf(sheet: Sheet, dimension: Dimension): number {
  return dimension === 'ROWS' ? sheet.state.rowCount : sheet.state.columnCount;
}

export function appendDimension(workbook: Workbook, sheet: Sheet, dimension: Dimension, count: number): void {
  assertGrowth(workbook, sheet, dimension, count);
  resize(sheet, dimension, sizeOf(sheet, dimension) + count);
}

export function insertDimension(
  workbook: Workbook,
  sheet: Sheet,
  dimension: Dimension,
  at: number,
  count: number,
): void {
  assertGrowth(workbook, sheet, dimension, count);
  rearrange(sheet, dimension, (items) => spliceIn(items, at, count));
  resize(sheet, dimension, sizeOf(sheet, dimension) + count);
  const move: IndexMap = (index) => (index < at ? index : index + count);
  moveRules(sheet, dimension, (start, end) => [
    start < at ? start : start + count,
    end <= at ? end : end + count,
  ]);
  adjustFormulas(workbook, sheet, dimension, move);
}

export function deleteDimension(
  workbook: Workbook,
  sheet: Sheet,
  dimension: Dimension,
  start: number,
  end: number,
): void {
  if (end - start >= sizeOf(sheet, dimension)) {
    throw new ServiceError(`You can't delete all the ${dimension.toLowerCase()} on the sheet.`);
  }
  assertNotAllUnfrozen(sheet, dimension, start, end);
  const count = end - start;
  rearrange(sheet, dimension, (items) => [...items.slice(0, start), ...items.slice(end)]);
  resize(sheet, dimension, sizeOf(sheet, dimension) - count);
  const shrink = (edge: number): number => (edge <= start ? edge : Math.max(start, edge - count));
  moveRules(sheet, dimension, (from, to) => [shrink(from), shrink(to)]);
  shrinkFrozen(sheet, dimension, start, end);
  adjustFormulas(workbook, sheet, dimension, (index) =>
    index < start ? index : index < end ? null : index - count,
  );
}

/** Moves a block so that it ends up before what was at `destination` when the move began (API moveDimension). */
export function moveDimension(
  workbook: Workbook,
  sheet: Sheet,
  dimension: Dimension,
  range: { start: number; end: number },
  destination: number,
): void {
  const { start, end } = range;
  const order = movedOrder(sizeOf(sheet, dimension), start, end, destination);
  rearrange(sheet, dimension, (items) => dropTail(order.map((from) => items[from])));
  const places = new Map(order.map((from, to) => [from, to]));
  adjustFormulas(workbook, sheet, dimension, (index) => places.get(index) ?? index);
}

function movedOrder(size: number, start: number, end: number, destination: number): number[] {
  const all = Array.from({ length: size }, (_, index) => index);
  const block = all.slice(start, end);
  const before = all.filter((index) => index < destination && (index < start || index >= end));
  const after = all.filter((index) => index >= destination && (index < start || index >= end));
  return [...before, ...block, ...after];
}

function assertGrowth(workbook: Workbook, sheet: Sheet, dimension: Dimension, count: number): void {
  const { rowCount, columnCount } = sheet.state;
  if (dimension === 'COLUMNS' && columnCount + count > MAX_COLUMNS) {
    throw new ServiceError(
      `This action would increase the number of columns above the limit of ${MAX_COLUMNS}.`,
    );
  }
  workbook.assertRoom(count * (dimension === 'ROWS' ? columnCount : rowCount));
}

function resize(sheet: Sheet, dimension: Dimension, size: number): void {
  sheet.change(dimension === 'ROWS' ? { rowCount: size } : { columnCount: size });
}

/** Puts rows or columns, with everything that travels with them, into another order. */
function rearrange(
  sheet: Sheet,
  dimension: Dimension,
  reorder: <T>(items: readonly (T | undefined)[]) => (T | undefined)[],
): void {
  sheet.change({ bands: { ...sheet.state.bands, [dimension]: reorder(sheet.state.bands[dimension]) } });
  if (dimension === 'ROWS') {
    sheet.change({ rows: reorder(sheet.state.rows) });
  } else {
    const owner = sheet.onWrite(sheet);
    const rows = sheet.state.rows.map((row) => row && { owner, cells: reorder(row.cells) });
    sheet.change({ rows });
  }
  sheet.change({ formulaCount: countFormulas(sheet) });
}

function countFormulas(sheet: Sheet): number {
  if (sheet.state.formulaCount === 0) return 0;
  let count = 0;
  for (const row of sheet.state.rows) {
    for (const cell of row?.cells ?? []) if (hasFormula(cell)) count += 1;
  }
  return count;
}

function spliceIn<T>(items: readonly (T | undefined)[], at: number, count: number): (T | undefined)[] {
  if (items.length <= at) return items.slice();
  return [...items.slice(0, at), ...new Array<undefined>(count).fill(undefined), ...items.slice(at)];
}

function dropTail<T>(items: (T | undefined)[]): (T | undefined)[] {
  let length = items.length;
  while (length > 0 && items[length - 1] === undefined) length -= 1;
  return items.slice(0, length);
}

function moveRules(
  sheet: Sheet,
  dimension: Dimension,
  move: (start: number, end: number) => [number, number],
): void {
  if (sheet.state.rules.length === 0) return;
  const moveBox = (box: Box): Box => {
    if (dimension === 'ROWS') {
      const [startRow, endRow] = move(box.startRow, box.endRow);
      return { ...box, startRow, endRow };
    }
    const [startColumn, endColumn] = move(box.startColumn, box.endColumn);
    return { ...box, startColumn, endColumn };
  };
  const moved = sheet.state.rules.map((rule): RangeRule => ({
    ...rule,
    boxes: rule.boxes
      .map(moveBox)
      .filter((box) => box.endRow > box.startRow && box.endColumn > box.startColumn),
  }));
  sheet.change({ rules: moved.filter((rule) => rule.boxes.length > 0) });
}

/** Of a sheet with frozen rows at least one other must stay: emptying a table below its header cannot be done so. */
function assertNotAllUnfrozen(sheet: Sheet, dimension: Dimension, start: number, end: number): void {
  const { frozenRowCount, frozenColumnCount } = sheet.state;
  const frozen = dimension === 'ROWS' ? frozenRowCount : frozenColumnCount;
  if (frozen === 0 || start > frozen || end < sizeOf(sheet, dimension)) return;
  throw new ServiceError(`Sorry, it is not possible to delete all non-frozen ${dimension.toLowerCase()}.`);
}

function shrinkFrozen(sheet: Sheet, dimension: Dimension, start: number, end: number): void {
  const key = dimension === 'ROWS' ? 'frozenRowCount' : 'frozenColumnCount';
  const frozen = sheet.state[key];
  const lost = Math.max(0, Math.min(end, frozen) - start);
  if (lost > 0) sheet.change({ [key]: frozen - lost });
}
