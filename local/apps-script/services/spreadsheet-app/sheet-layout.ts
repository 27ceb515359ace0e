import { integerArg, optionalText } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { internalsOf } from '../../service';
import { colorMessage, colorText } from '../../spreadsheet/colors';
import { deleteDimension, insertDimension, moveDimension, sizeOf } from '../../spreadsheet/dimensions';
import type { Band, Dimension, Sheet } from '../../spreadsheet/sheet';
import { RangeRef, read, restructure, settleStructure } from './access';

const DEFAULT_PIXELS: Record<Dimension, number> = { ROWS: 21, COLUMNS: 100 };

/** Rows and columns: how many, how large, which hidden, frozen or moved. */
export function layoutMembers(execution: Execution, sheet: Sheet, self: () => ServiceObject) {
  const { workbook } = execution.world;
  const chain =
    (work: (...args: unknown[]) => void) =>
    (...args: unknown[]) => {
      work(...args);
      return self();
    };
  const insert = (dimension: Dimension, shift: number) =>
    chain((at, count) => insertLines(execution, sheet, dimension, integerArg(at) - 1 + shift, count));
  const remove = (dimension: Dimension) =>
    chain((at, count) => deleteLines(execution, sheet, dimension, integerArg(at) - 1, count));
  /** `(range)`, `(index)` or `(index, count)`. */
  const patch = (dimension: Dimension, change: Partial<Band>) =>
    chain((first, count) =>
      patchBands(execution, sheet, dimension, spanArg(dimension, first, count), change),
    );
  const resize = (dimension: Dimension, isMany: boolean) =>
    chain((at, second, third) => {
      const count = isMany ? integerArg(second) : 1;
      const pixelSize = integerArg(isMany ? third : second);
      patchBands(execution, sheet, dimension, spanArg(dimension, at, count), { pixelSize });
    });
  const sizeAt = (dimension: Dimension) => (at: unknown) =>
    read(
      execution,
      0,
      () => sheet.band(dimension, integerArg(at) - 1).pixelSize ?? DEFAULT_PIXELS[dimension],
    );
  const isHidden = (dimension: Dimension) => (at: unknown) =>
    read(execution, 0, () => sheet.band(dimension, integerArg(at) - 1).isHidden);
  const freeze = (key: 'frozenRowCount' | 'frozenColumnCount') =>
    chain((count) => {
      const wanted = integerArg(count);
      restructure(execution, () => sheet.change({ [key]: wanted }));
    });
  const move = (dimension: Dimension) => (range: unknown, destination: unknown) => {
    const ref = internalsOf(range, RangeRef);
    if (!ref) throw new SignatureError();
    const { start, end } = spanOfRef(dimension, ref);
    const to = integerArg(destination) - 1;
    restructure(execution, () => moveDimension(workbook, sheet, dimension, { start, end }, to));
  };
  return {
    getMaxRows: () => read(execution, 0, () => sheet.state.rowCount),
    getMaxColumns: () => read(execution, 0, () => sheet.state.columnCount),
    getFrozenRows: () => read(execution, 0, () => sheet.state.frozenRowCount),
    getFrozenColumns: () => read(execution, 0, () => sheet.state.frozenColumnCount),
    setFrozenRows: freeze('frozenRowCount'),
    setFrozenColumns: freeze('frozenColumnCount'),
    insertRows: insert('ROWS', 0),
    insertRowsAfter: insert('ROWS', 1),
    insertRowAfter: insert('ROWS', 1),
    insertRowsBefore: insert('ROWS', 0),
    insertRowBefore: insert('ROWS', 0),
    insertColumns: insert('COLUMNS', 0),
    insertColumnAfter: insert('COLUMNS', 1),
    insertColumnBefore: insert('COLUMNS', 0),
    insertColumnsAfter: insert('COLUMNS', 1),
    insertColumnsBefore: insert('COLUMNS', 0),
    deleteRow: remove('ROWS'),
    deleteRows: remove('ROWS'),
    deleteColumn: remove('COLUMNS'),
    deleteColumns: remove('COLUMNS'),
    moveRows: move('ROWS'),
    moveColumns: move('COLUMNS'),
    hideRows: patch('ROWS', { isHidden: true }),
    hideRow: patch('ROWS', { isHidden: true }),
    showRows: patch('ROWS', { isHidden: false }),
    unhideRow: patch('ROWS', { isHidden: false }),
    hideColumns: patch('COLUMNS', { isHidden: true }),
    hideColumn: patch('COLUMNS', { isHidden: true }),
    showColumns: patch('COLUMNS', { isHidden: false }),
    unhideColumn: patch('COLUMNS', { isHidden: false }),
    isRowHiddenByUser: isHidden('ROWS'),
    isColumnHiddenByUser: isHidden('COLUMNS'),
    getRowHeight: sizeAt('ROWS'),
    getColumnWidth: sizeAt('COLUMNS'),
    setRowHeight: resize('ROWS', false),
    setRowHeights: resize('ROWS', true),
    setColumnWidth: resize('COLUMNS', false),
    setColumnWidths: resize('COLUMNS', true),
    autoResizeColumn: chain((at) => void integerArg(at)),
    autoResizeColumns: chain((at, count) => void spanArg('COLUMNS', at, count)),
    autoResizeRows: chain((at, count) => void spanArg('ROWS', at, count)),
    getTabColor: () =>
      read(execution, 0, () => (sheet.state.tabColor ? colorText(sheet.state.tabColor) : null)),
    setTabColor: chain((color) => {
      const text = optionalText(color);
      restructure(execution, () => sheet.change({ tabColor: text === null ? null : colorMessage(text) }));
    }),
  };
}

interface Span {
  start: number;
  end: number;
}

function spanArg(dimension: Dimension, first: unknown, count: unknown): Span {
  const ref = internalsOf(first, RangeRef);
  if (ref) return spanOfRef(dimension, ref);
  const start = integerArg(first) - 1;
  return { start, end: start + (count === undefined ? 1 : integerArg(count)) };
}

function spanOfRef(dimension: Dimension, { box }: RangeRef): Span {
  return dimension === 'ROWS'
    ? { start: box.startRow, end: box.endRow }
    : { start: box.startColumn, end: box.endColumn };
}

function patchBands(
  execution: Execution,
  sheet: Sheet,
  dimension: Dimension,
  { start, end }: Span,
  change: Partial<Band>,
): void {
  settleStructure(execution);
  assertBounds(start >= 0 && end <= sizeOf(sheet, dimension) && end > start, dimension);
  restructure(execution, () => {
    for (let index = start; index < end; index += 1) {
      sheet.setBand(dimension, index, { ...sheet.band(dimension, index), ...change });
    }
  });
}

function insertLines(
  execution: Execution,
  sheet: Sheet,
  dimension: Dimension,
  at: number,
  count: unknown,
): void {
  const howMany = count === undefined ? 1 : integerArg(count);
  settleStructure(execution);
  assertBounds(at >= 0 && at <= sizeOf(sheet, dimension) && howMany > 0, dimension);
  restructure(execution, () => insertDimension(execution.world.workbook, sheet, dimension, at, howMany));
}

function deleteLines(
  execution: Execution,
  sheet: Sheet,
  dimension: Dimension,
  at: number,
  count: unknown,
): void {
  const howMany = count === undefined ? 1 : integerArg(count);
  settleStructure(execution);
  assertBounds(at >= 0 && at + howMany <= sizeOf(sheet, dimension) && howMany > 0, dimension);
  restructure(execution, () => deleteDimension(execution.world.workbook, sheet, dimension, at, at + howMany));
}

function assertBounds(isInside: boolean, dimension: Dimension): void {
  if (!isInside) throw new ServiceError(`Those ${dimension.toLowerCase()} are out of bounds.`);
}
