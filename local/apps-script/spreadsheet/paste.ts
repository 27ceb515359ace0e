import { ServiceError } from '../errors';
import type { Box } from './a1';
import type { Cell, Look } from './cell';
import { hasFormula, makeCell, PLAIN, withNumberFormat } from './cell';
import type { Evaluator } from './formula/evaluate';
import { CellError } from './formula/evaluate';
import { shiftFormula } from './formula/references';
import type { Sheet } from './sheet';
import { withPart } from './look-part';

export type PasteType =
  'PASTE_NORMAL' | 'PASTE_VALUES' | 'PASTE_FORMAT' | 'PASTE_FORMULA' | 'PASTE_DATA_VALIDATION';

export interface Place {
  sheet: Sheet;
  box: Box;
}

/** The source as it was before the paste: source and destination may overlap. */
export interface CopiedCell {
  cell: Cell | undefined;
  /** The worked-out value, which PASTE_VALUES keeps. */
  value: Cell['value'];
  row: number;
  column: number;
}

export type Block = readonly (readonly CopiedCell[])[];

export function readBlock(evaluator: Evaluator, { sheet, box }: Place, isTransposed: boolean): Block {
  const rows: CopiedCell[][] = [];
  for (let row = box.startRow; row < box.endRow; row += 1) {
    const copies: CopiedCell[] = [];
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const cell = sheet.get(row, column);
      const effective = evaluator.effective(sheet, cell);
      copies.push({ cell, value: effective instanceof CellError ? effective.code : effective, row, column });
    }
    rows.push(copies);
  }
  return isTransposed ? transpose(rows) : rows;
}

function transpose(block: Block): CopiedCell[][] {
  const width = block[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    block.map((row) => row[column]).filter((copy): copy is CopiedCell => copy !== undefined),
  );
}

/** A destination that is a multiple of the source is filled; any other gets the source once, from its corner. */
export function targetBox(box: Box, block: Block): Box {
  const [height, width] = [block.length, block[0]?.length ?? 0];
  const [wantedHeight, wantedWidth] = [box.endRow - box.startRow, box.endColumn - box.startColumn];
  const tall = wantedHeight % height === 0 ? wantedHeight : height;
  const wide = wantedWidth % width === 0 ? wantedWidth : width;
  return { ...box, endRow: box.startRow + tall, endColumn: box.startColumn + wide };
}

export function pasteBlock({ sheet, box }: Place, block: Block, type: PasteType): Box {
  const target = targetBox(box, block);
  const { rowCount, columnCount } = sheet.state;
  if (target.endRow > rowCount || target.endColumn > columnCount) {
    throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
  }
  for (let row = target.startRow; row < target.endRow; row += 1) {
    const from = block[(row - target.startRow) % block.length] ?? [];
    for (let column = target.startColumn; column < target.endColumn; column += 1) {
      const copy = from[(column - target.startColumn) % from.length];
      if (copy) pasteCell(sheet, row, column, copy, type);
    }
  }
  return target;
}

/** Notes and validation of the destination stay: the API lists only values, formulas, formats and merges. */
function pasteCell(sheet: Sheet, row: number, column: number, copy: CopiedCell, type: PasteType): void {
  const before = sheet.get(row, column);
  const look = before?.look ?? PLAIN;
  const from = copy.cell?.look ?? PLAIN;
  const formula = hasFormula(copy.cell)
    ? shiftFormula(copy.cell.formula, row - copy.row, column - copy.column)
    : null;
  const value = copy.cell?.value ?? null;
  const kept = (next: Look): Cell | undefined =>
    makeCell(before?.value ?? null, before?.formula ?? null, next);
  const cells: Record<PasteType, () => Cell | undefined> = {
    PASTE_NORMAL: () => makeCell(value, formula, pastedLook(look, from)),
    PASTE_FORMULA: () => makeCell(value, formula, look),
    PASTE_VALUES: () => makeCell(copy.value, null, look),
    PASTE_FORMAT: () => kept(pastedLook(look, from)),
    PASTE_DATA_VALIDATION: () => kept(withPart(look, 'validation', from.validation)),
  };
  const cell = cells[type]();
  if (cell || before) sheet.set(row, column, cell);
}

function pastedLook(look: Look, from: Look): Look {
  return withPart(withNumberFormat(look, from.numberFormat), 'format', from.format);
}

/** Moves cells with their looks, notes and validation; formulas keep what they point at. */
export function cutCells(evaluator: Evaluator, source: Place, destination: Place): void {
  const block = readBlock(evaluator, source, false);
  for (const line of block) {
    for (const { cell, row, column } of line) if (cell) source.sheet.set(row, column, undefined);
  }
  const { startRow, startColumn } = destination.box;
  block.forEach((line, down) =>
    line.forEach(({ cell }, right) => {
      const [row, column] = [startRow + down, startColumn + right];
      if (cell || destination.sheet.get(row, column)) destination.sheet.set(row, column, cell);
    }),
  );
}
