import { ID_KEY } from '../catalog/fields';
import { cellAt, toLine, type Item, type TableRow } from './open-write';
import { idOf, mustGetColumn, type TableView } from './table';

/** Where an item belongs in a table as it is now; null where its row or column is not there any more. */
export function locate(view: TableView, item: Item): Item | null {
  const column = columnNow(view, item);
  const row = column < 0 ? undefined : rowNow(view, item, column);
  return row === undefined ? null : { ...item, row, column };
}

/** Whether the cell still holds what it is expected to hold: else a person has typed into it. */
export function isUntouched(view: TableView, { row, column, before }: Item): boolean {
  return cellAt(view, row, column) === before;
}

/** A column of ours is known by its mark; any other by its place and name. */
export function columnNow(view: TableView, { key, header, column }: Item): number {
  if (key !== null) return view.columns.get(key) ?? -1;
  return (view.header[column] ?? '') === header ? column : view.header.indexOf(header);
}

/**
 * A row without an id of the store, or whose id we wrote over, is known by what it holds: the one in the old place,
 * or the only one that there is.
 */
function rowNow(view: TableView, { id, before, row }: Item, column: number): number | undefined {
  const idColumn = mustGetColumn(view, ID_KEY);
  const known = column === idColumn ? undefined : view.rowOf.get(id);
  if (known !== undefined) return known;
  const isIt = (candidate: number) =>
    cellAt(view, candidate, column) === before &&
    (column === idColumn || idOf(cellAt(view, candidate, idColumn)) === id);
  if (row > 0 && isIt(row)) return row;
  const others = view.lines.flatMap((_, candidate) => (candidate > 0 && isIt(candidate) ? [candidate] : []));
  return others.length === 1 ? others[0] : undefined;
}

/**
 * What of `items` is to be written next. Ids go first: other cells are found by them. Then what was overwritten last,
 * so that a cell that was hit twice ends with what it held at first; our own edits go last.
 */
export function takeTurn(view: TableView, items: readonly Item[]): { now: Item[]; later: Item[] } {
  const idColumn = view.columns.get(ID_KEY);
  const isId = (item: Item) => columnNow(view, item) === idColumn;
  const ids = items.filter(isId);
  const pool = ids.length > 0 ? ids : items;
  const newest = pool.reduce((latest, { since }) => Math.max(latest, since), -1);
  const now = pool.filter(({ since }) => since === newest);
  return { now, later: items.filter((item) => !now.includes(item)) };
}

/**
 * Rows that were added while a column moved stand in the columns of before: what brings each of their cells into its
 * column. They are ours, but for what the person may have typed into them since.
 */
export function layOut(
  view: TableView,
  columnsThen: ReadonlyMap<string, number>,
  widthThen: number,
  rows: readonly TableRow[],
): Item[] {
  const oldIdColumn = columnsThen.get(ID_KEY) ?? 0;
  const keyAt = new Map([...view.columns].map(([key, column]) => [column, key]));
  return rows.flatMap((added) => {
    const row =
      view.rowOf.get(added.id) ?? view.lines.findIndex((line) => idOf(line[oldIdColumn]) === added.id);
    if (row < 1) return [];
    const ours = new Set(toLine(columnsThen, widthThen, added).map(({ value }) => value));
    const wanted = toLine(view.columns, view.width, added);
    return wanted.flatMap((cell, column): Item[] => {
      const before = cellAt(view, row, column);
      if (before === cell.value || !ours.has(before)) return [];
      const header = view.header[column] ?? '';
      const key = keyAt.get(column) ?? null;
      return [{ id: added.id, key, header, before, cell, from: null, since: -1, row, column }];
    });
  });
}
