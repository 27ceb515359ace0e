import type { Box } from '../../../spreadsheet/a1';
import type { Cell } from '../../../spreadsheet/cell';
import { hasFormula, makeCell, PLAIN, withNumberFormat } from '../../../spreadsheet/cell';
import { CellError } from '../../../spreadsheet/formula/evaluate';
import { shiftFormula } from '../../../spreadsheet/formula/references';
import type { SheetBox } from '../ranges';
import { assertInside, readGridRange } from '../ranges';
import { withPart } from '../cell-patch';
import type { JsonReader } from '../json-reader';
import type { RequestContext, RequestHandlers } from './request';

const PASTE_TYPES = [
  'PASTE_NORMAL',
  'PASTE_VALUES',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
];

export const COPY_REQUESTS: RequestHandlers = {
  copyPaste: { names: ['source', 'destination', 'pasteType', 'pasteOrientation'], apply: copyPaste },
};

/** The source as it was before the paste: source and destination may overlap. */
interface CopiedCell {
  cell: Cell | undefined;
  /** The worked-out value, which PASTE_VALUES keeps. */
  value: Cell['value'];
  row: number;
  column: number;
}

function copyPaste(context: RequestContext, body: JsonReader): void {
  const { workbook } = context;
  const source = readGridRange(workbook, body.raw('source'), body.at('source'));
  const destination = readGridRange(workbook, body.raw('destination'), body.at('destination'));
  const type = body.oneOf('pasteType', PASTE_TYPES, 'PASTE_NORMAL');
  const isTransposed = body.oneOf('pasteOrientation', ['NORMAL', 'TRANSPOSE'], 'NORMAL') === 'TRANSPOSE';
  const copied = copyCells(context, source);
  const block = isTransposed ? transpose(copied) : copied;
  const target = targetBox(destination, block);
  assertInside(destination.sheet, target);
  for (let row = target.startRow; row < target.endRow; row += 1) {
    const from = block[(row - target.startRow) % block.length] ?? [];
    for (let column = target.startColumn; column < target.endColumn; column += 1) {
      const copy = from[(column - target.startColumn) % from.length];
      if (copy) pasteCell(destination, row, column, copy, type);
    }
    context.traffic.rows += 1;
    context.traffic.cells += target.endColumn - target.startColumn;
  }
}

function copyCells({ execution }: RequestContext, { sheet, box }: SheetBox): CopiedCell[][] {
  const { evaluator } = execution.world;
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
  return rows;
}

function transpose(block: readonly (readonly CopiedCell[])[]): CopiedCell[][] {
  const width = block[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    block.map((row) => row[column]).filter((copy): copy is CopiedCell => copy !== undefined),
  );
}

/** A destination that is a multiple of the source is filled; any other gets the source once, from its corner. */
function targetBox({ box }: SheetBox, block: readonly (readonly CopiedCell[])[]): Box {
  const [height, width] = [block.length, block[0]?.length ?? 0];
  const [wantedHeight, wantedWidth] = [box.endRow - box.startRow, box.endColumn - box.startColumn];
  const tall = wantedHeight % height === 0 ? wantedHeight : height;
  const wide = wantedWidth % width === 0 ? wantedWidth : width;
  return { ...box, endRow: box.startRow + tall, endColumn: box.startColumn + wide };
}

/** Notes and validation of the destination stay: the API lists only values, formulas, formats and merges. */
function pasteCell({ sheet }: SheetBox, row: number, column: number, copy: CopiedCell, type: string): void {
  const before = sheet.get(row, column);
  const look = before?.look ?? PLAIN;
  const from = copy.cell?.look ?? PLAIN;
  const pasted = withPart(withNumberFormat(look, from.numberFormat), 'format', from.format);
  const formula = hasFormula(copy.cell)
    ? shiftFormula(copy.cell.formula, row - copy.row, column - copy.column)
    : null;
  const value = copy.cell?.value ?? null;
  const cells: Record<string, () => Cell | undefined> = {
    PASTE_NORMAL: () => makeCell(value, formula, pasted),
    PASTE_FORMULA: () => makeCell(value, formula, look),
    PASTE_VALUES: () => makeCell(copy.value, null, look),
    PASTE_FORMAT: () => makeCell(before?.value ?? null, before?.formula ?? null, pasted),
    PASTE_DATA_VALIDATION: () =>
      makeCell(before?.value ?? null, before?.formula ?? null, withPart(look, 'validation', from.validation)),
  };
  const cell = cells[type]?.();
  if (cell || before) sheet.set(row, column, cell);
}
