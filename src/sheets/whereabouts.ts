import { ID_KEY } from '../catalog/fields';
import type { CellData } from '../platform/ports';
import { cellAt, toLine, type Item, type OpenWrite, type TableRow } from './open-write';
import { idOf, mustGetColumn, type TableView } from './table';

type Added = NonNullable<OpenWrite['added']>;

/** Where an item belongs in a table as it is now; null where its row or column is not there any more. */
export function locate(view: TableView, item: Item): Item | null {
  const column = columnNow(view, item);
  const proof = item.proof && { ...item.proof, column: namedColumn(view, item.proof) };
  const row = column < 0 ? undefined : rowNow(view, { ...item, proof }, column);
  return row === undefined ? null : { ...item, proof, row, column };
}

/** Whether the cell still holds what it is expected to hold: else a person has typed into it. */
export function isUntouched(view: TableView, { row, column, before }: Item): boolean {
  return cellAt(view, row, column) === before;
}

/** A column of ours is known by its mark; any other by its place and name. */
export function columnNow(view: TableView, { key, header, column }: Item): number {
  return key === null ? namedColumn(view, { header, column }) : (view.columns.get(key) ?? -1);
}

function namedColumn({ header }: TableView, known: { header: string; column: number }): number {
  return (header[known.column] ?? '') === known.header ? known.column : header.indexOf(known.header);
}

/**
 * A row without an id of the store, or whose id we wrote over, is known by what it holds: the one in the old place,
 * or the only one that there is.
 */
function rowNow(view: TableView, { id, before, row, proof }: Item, column: number): number | undefined {
  const idColumn = mustGetColumn(view, ID_KEY);
  const known = column === idColumn ? undefined : view.rowOf.get(id);
  if (known !== undefined) return known;
  const isIt = (candidate: number) =>
    cellAt(view, candidate, column) === before &&
    (!proof || cellAt(view, candidate, proof.column) === proof.value) &&
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
  rows: readonly TableRow[],
): Item[] {
  const widthThen = Math.max(...columnsThen.values()) + 1;
  const oldIdColumn = columnsThen.get(ID_KEY) ?? 0;
  const keyAt = new Map([...view.columns].map(([key, column]) => [column, key]));
  return rows.flatMap((added) => {
    const row =
      view.rowOf.get(added.id) ?? view.lines.findIndex((line) => idOf(line[oldIdColumn]) === added.id);
    if (row < 1) return [];
    const ours = new Set(toLine(columnsThen, widthThen, added).map(({ value }) => value));
    const proof = { header: view.header[oldIdColumn] ?? '', column: oldIdColumn, value: added.id };
    const wanted = toLine(view.columns, view.width, added);
    return wanted.flatMap((cell, column): Item[] => {
      const before = cellAt(view, row, column);
      if (before === cell.value || !ours.has(before)) return [];
      const header = view.header[column] ?? '';
      const key = keyAt.get(column) ?? null;
      const item = { id: added.id, key, header, before, cell, from: null, since: -1, row, column };
      return [key === ID_KEY ? { ...item, proof } : item];
    });
  });
}

/** Added rows as they stand in a table whose columns moved: what is known of them after a crash. */
export function standingRows(view: TableView, { ids, columns }: Added): TableRow[] {
  const idColumn = new Map(columns).get(ID_KEY) ?? 0;
  const lineOf = new Map(view.lines.map((line) => [idOf(line[idColumn]), line]));
  return ids.flatMap((id) => {
    const line = lineOf.get(id);
    if (!line) return [];
    const cells = columns.map(([key, column]): [string, CellData] => {
      const value = line[column] ?? null;
      return [key, typeof value === 'number' ? { value } : { value, format: '@' }];
    });
    return [{ id, cells: new Map(cells) }];
  });
}
