import { hasFormula } from '../cell';
import type { IndexMap } from '../dimensions';
import type { Dimension, Sheet } from '../sheet';
import type { Workbook } from '../workbook';
import type { Corner, Reference } from './references';
import { mapReferences } from './references';

/** Keeps formulas pointing at the same cells after rows or columns of `moved` were inserted, deleted or moved. */
export function adjustFormulas(workbook: Workbook, moved: Sheet, dimension: Dimension, move: IndexMap): void {
  rewriteFormulas(workbook, (reference, home) => {
    const target = reference.sheet === null ? home : workbook.sheetByTitle(reference.sheet);
    return target === moved ? moveReference(reference, dimension, move) : reference;
  });
}

/** A renamed tab keeps its formulas. */
export function renameInFormulas(workbook: Workbook, from: string, to: string): void {
  rewriteFormulas(workbook, (reference) =>
    reference.sheet?.toLowerCase() === from.toLowerCase() ? { ...reference, sheet: to } : reference,
  );
}

/** References to a deleted tab are `#REF!` from then on. */
export function dropFromFormulas(workbook: Workbook, title: string): void {
  rewriteFormulas(workbook, (reference) =>
    reference.sheet?.toLowerCase() === title.toLowerCase() ? null : reference,
  );
}

function rewriteFormulas(
  workbook: Workbook,
  map: (reference: Reference, home: Sheet) => Reference | null,
): void {
  for (const sheet of workbook.sheets) {
    if (sheet.state.formulaCount === 0) continue;
    for (let row = 0; row < sheet.state.rows.length; row += 1) {
      sheet.rowCells(row).forEach((cell, column) => {
        if (!hasFormula(cell)) return;
        const formula = mapReferences(cell.formula, (reference) => map(reference, sheet));
        if (formula !== cell.formula) sheet.set(row, column, { ...cell, formula });
      });
    }
  }
}

function moveReference(reference: Reference, dimension: Dimension, move: IndexMap): Reference | null {
  const key = dimension === 'ROWS' ? 'row' : 'column';
  if (!reference.to) {
    const from = moveCorner(reference.from, key, move);
    return from && { ...reference, from };
  }
  return moveRange(reference, reference.to, key, move);
}

function moveCorner(corner: Corner, key: 'row' | 'column', move: IndexMap): Corner | null {
  const index = corner[key];
  if (index === null) return corner;
  const moved = move(index);
  return moved === null ? null : { ...corner, [key]: moved };
}

/** A range loses only its deleted part: each end slides inwards to what is left. */
function moveRange(
  reference: Reference,
  to: Corner,
  key: 'row' | 'column',
  move: IndexMap,
): Reference | null {
  const start = reference.from[key];
  const end = to[key];
  if (start === null || end === null) return reference;
  const kept: number[] = [];
  for (let index = start; index <= end && kept.length === 0; index += 1) pushMoved(kept, move(index));
  for (let index = end; index >= start && kept.length === 1; index -= 1) pushMoved(kept, move(index));
  const [first, last = first] = kept;
  if (first === undefined || last === undefined) return null;
  return { ...reference, from: { ...reference.from, [key]: first }, to: { ...to, [key]: last } };
}

function pushMoved(kept: number[], moved: number | null): void {
  if (moved !== null) kept.push(moved);
}
