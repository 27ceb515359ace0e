import { arrayArg, integerArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import { isJsonObject } from '../../json';
import type { ServiceObject } from '../../service';
import { enumName, enumOf, internalsOf } from '../../service';
import type { Box } from '../../spreadsheet/a1';
import type { MergeType } from '../../spreadsheet/merges';
import { breakApart, mergeCells, mergesIn } from '../../spreadsheet/merges';
import { cutCells, pasteBlock, readBlock } from '../../spreadsheet/paste';
import type { PasteType } from '../../spreadsheet/paste';
import type { SortSpec } from '../../spreadsheet/sort';
import { sortRows } from '../../spreadsheet/sort';
import { Sheet } from '../../spreadsheet/sheet';
import { changeNow, RangeRef, read } from './access';
import { rangeHandle } from './range';

export const COPY_PASTE_TYPES = enumOf('SpreadsheetApp.CopyPasteType', [
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
]);

/** What moves cells about: sorting, copying, merging, finding duplicates. */
export function moveMembers(execution: Execution, ref: RangeRef, self: () => ServiceObject) {
  const { sheet, box } = ref;
  const merge = (type: MergeType) => () => {
    changeNow(execution, () => mergeCells(sheet, box, type));
    return self();
  };
  return {
    sort: (spec: unknown) => {
      const specs = readSort(spec);
      changeNow(execution, () => sortRows(execution.world.evaluator, sheet, box, specs));
      return self();
    },
    merge: merge('MERGE_ALL'),
    mergeAcross: merge('MERGE_ROWS'),
    mergeVertically: merge('MERGE_COLUMNS'),
    breakApart: () => {
      changeNow(execution, () => breakApart(sheet, box));
      return self();
    },
    isPartOfMerge: () => read(execution, 0, () => mergesIn(sheet, box).length > 0),
    getMergedRanges: () =>
      read(execution, 0, () =>
        mergesIn(sheet, box).flatMap(({ boxes }) =>
          boxes.map((merged) => rangeHandle(execution, new RangeRef(sheet, merged))),
        ),
      ),
    copyTo: (...args: unknown[]) => copyTo(execution, ref, args),
    copyFormatToRange: (target: unknown, ...place: unknown[]) =>
      copyToPlace(execution, ref, target, place, 'PASTE_FORMAT'),
    copyValuesToRange: (target: unknown, ...place: unknown[]) =>
      copyToPlace(execution, ref, target, place, 'PASTE_VALUES'),
    moveTo: (target: unknown) => {
      const to = rangeArg(target);
      changeNow(execution, () => cutCells(execution.world.evaluator, ref, to));
    },
    trimWhitespace: () => {
      changeNow(execution, () => trim(ref));
      return self();
    },
  };
}

function rangeArg(value: unknown): RangeRef {
  const ref = internalsOf(value, RangeRef);
  if (!ref) throw new SignatureError();
  return ref;
}

/** A column of the sheet, counted from 1, `{column, ascending}`, or a list of either; ascending by default. */
function readSort(spec: unknown): SortSpec[] {
  const list = Array.isArray(spec) ? arrayArg(spec) : [spec];
  return list.map((item) => {
    const isObject = isJsonObject(item);
    const column = integerArg(isObject ? item.column : item);
    return { column: column - 1, isAscending: !isObject || item.ascending !== false };
  });
}

/** `copyTo(range)`, `(range, {contentsOnly, formatOnly})` or `(range, type, transposed)`. */
function copyTo(execution: Execution, ref: RangeRef, [target, how, transposed]: readonly unknown[]): void {
  const to = rangeArg(target);
  changeNow(execution, () => {
    const block = readBlock(execution.world.evaluator, ref, transposed === true);
    pasteBlock(to, block, pasteTypeOf(how));
  });
}

function pasteTypeOf(how: unknown): PasteType {
  if (isJsonObject(how)) {
    if (how.contentsOnly === true) return 'PASTE_VALUES';
    return how.formatOnly === true ? 'PASTE_FORMAT' : 'PASTE_NORMAL';
  }
  const name = enumName(how) ?? 'PASTE_NORMAL';
  if (name === 'PASTE_NO_BORDERS') return 'PASTE_NORMAL';
  const known = ['PASTE_NORMAL', 'PASTE_VALUES', 'PASTE_FORMAT', 'PASTE_FORMULA', 'PASTE_DATA_VALIDATION'];
  if (!known.includes(name)) throw new ServiceError(`Copying ${name} is not part of the local runtime`);
  return name as PasteType;
}

/** `(sheet, firstColumn, lastColumn, firstRow, lastRow)`. */
function copyToPlace(
  execution: Execution,
  ref: RangeRef,
  target: unknown,
  place: readonly unknown[],
  type: PasteType,
): void {
  const [startColumn = 1, endColumn = 1, startRow = 1, endRow = 1] = place.map(integerArg);
  const sheet = internalsOf(target, Sheet);
  if (!sheet) throw new SignatureError();
  const box: Box = { startRow: startRow - 1, startColumn: startColumn - 1, endRow, endColumn };
  changeNow(execution, () =>
    pasteBlock({ sheet, box }, readBlock(execution.world.evaluator, ref, false), type),
  );
}

function trim({ sheet, box }: RangeRef): void {
  for (let row = box.startRow; row < box.endRow; row += 1) {
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const cell = sheet.get(row, column);
      if (typeof cell?.value !== 'string') continue;
      sheet.set(row, column, { ...cell, value: cell.value.trim().replace(/\s+/g, ' ') });
    }
  }
}
