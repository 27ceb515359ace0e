import { gridArg, textArg } from '../../arguments';
import type { Execution } from '../../execution';
import type { Look } from '../../spreadsheet/cell';
import { makeCell, numberFormat, PLAIN, typeOfPattern, withNumberFormat } from '../../spreadsheet/cell';
import { colorMessage } from '../../spreadsheet/colors';
import { withPart } from '../sheets-api/cell-patch';
import type { RangeRef } from './access';
import { writeCells } from './access';
import { assertSize } from './range-values';

/** One pattern for all cells, or a grid of patterns. `General` takes the format away. */
export function setFormats(execution: Execution, ref: RangeRef, patterns: unknown): void {
  const grid = typeof patterns === 'string' ? null : gridArg(patterns).map((row) => row.map(textArg));
  if (grid) assertSize('rows', grid.length, ref.rows);
  for (const row of grid ?? []) assertSize('columns', row.length, ref.columns);
  changeLooks(execution, ref, (look, row, column) => {
    const pattern = grid ? (grid[row]?.[column] ?? '') : textArg(patterns);
    const isAutomatic = pattern === '' || pattern === 'General';
    return withNumberFormat(look, isAutomatic ? null : numberFormat(typeOfPattern(pattern), pattern));
  });
}

export function setLook(
  execution: Execution,
  ref: RangeRef,
  kind: 'note' | 'background',
  value: string | null,
): void {
  changeLooks(execution, ref, (look) => {
    if (kind === 'note') return withPart(look, 'note', value === '' ? null : value);
    return withBackground(look, value);
  });
}

export function withBackground(look: Look, color: string | null): Look {
  const message = color === null ? null : colorMessage(color);
  if (color !== null && !message) return look;
  const rest = Object.entries(look.format ?? {}).filter(([name]) => name !== 'backgroundColor');
  const format = Object.fromEntries(message ? [...rest, ['backgroundColor', message]] : rest);
  return withPart(look, 'format', Object.keys(format).length === 0 ? null : format);
}

function changeLooks(
  execution: Execution,
  ref: RangeRef,
  change: (look: Look, row: number, column: number) => Look,
): void {
  const { sheet, box } = ref;
  writeCells(execution, ref.cells, () => {
    for (let row = box.startRow; row < box.endRow; row += 1) {
      for (let column = box.startColumn; column < box.endColumn; column += 1) {
        const before = sheet.get(row, column);
        const look = change(before?.look ?? PLAIN, row - box.startRow, column - box.startColumn);
        sheet.set(row, column, makeCell(before?.value ?? null, before?.formula ?? null, look));
      }
    }
  });
}
