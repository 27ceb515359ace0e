import { ServiceError } from '../errors';
import type { Box } from './a1';
import { contains, overlaps } from './a1';
import { makeCell } from './cell';
import type { RangeRule, Sheet } from './sheet';

export type MergeType = 'MERGE_ALL' | 'MERGE_COLUMNS' | 'MERGE_ROWS';

/** The blocks that a merge makes: one, one per column, or one per row. */
function blocksOf({ startRow, startColumn, endRow, endColumn }: Box, type: MergeType): Box[] {
  const box = { startRow, startColumn, endRow, endColumn };
  if (type === 'MERGE_ALL') return [box];
  const isByColumn = type === 'MERGE_COLUMNS';
  const [from, to] = isByColumn ? [startColumn, endColumn] : [startRow, endRow];
  return Array.from({ length: to - from }, (_, offset) =>
    isByColumn
      ? { ...box, startColumn: from + offset, endColumn: from + offset + 1 }
      : { ...box, startRow: from + offset, endRow: from + offset + 1 },
  );
}

/** Only the top left content of a merged block is left; merges that lie inside are taken in. */
export function mergeCells(sheet: Sheet, box: Box, type: MergeType): void {
  breakApart(sheet, box);
  for (const block of blocksOf(box, type)) {
    if (block.endRow - block.startRow === 1 && block.endColumn - block.startColumn === 1) continue;
    emptyBut(sheet, block);
    sheet.addRule({ id: 0, kind: 'merge', boxes: [block], body: {} });
  }
}

function emptyBut(sheet: Sheet, block: Box): void {
  for (let row = block.startRow; row < block.endRow; row += 1) {
    for (let column = block.startColumn; column < block.endColumn; column += 1) {
      const cell = sheet.get(row, column);
      const isCorner = row === block.startRow && column === block.startColumn;
      if (cell && !isCorner) sheet.set(row, column, makeCell(null, null, cell.look));
    }
  }
}

export function mergesIn(sheet: Sheet, box: Box): readonly RangeRule[] {
  return sheet.rulesOf('merge').filter(({ boxes }) => boxes.some((merged) => overlaps(merged, box)));
}

/** A merge that the range covers only in part cannot be taken apart. */
export function breakApart(sheet: Sheet, box: Box): void {
  const touched = mergesIn(sheet, box);
  if (touched.some(({ boxes }) => boxes.some((merged) => !contains(box, merged)))) {
    throw new ServiceError('You must select all cells in a merged range to merge or unmerge them.');
  }
  if (touched.length > 0) {
    sheet.change({ rules: sheet.state.rules.filter((rule) => !touched.includes(rule)) });
  }
}
