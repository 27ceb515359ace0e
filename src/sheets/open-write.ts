import { ID_KEY } from '../catalog/fields';
import type { CellData, CellValue, Change, ExactCell } from '../platform/ports';
import { idOf, mustGetColumn, toRuns, type TableView } from './table';

/** One cell to change: whose it is, what it held when we read it, what it shall hold. */
export interface TableEdit {
  id: string;
  key: string;
  before: CellValue;
  cell: CellData;
}

/** A row to be added: its cells by field, so that it can be laid out as the columns are at that moment. */
export interface TableRow {
  id: string;
  cells: ReadonlyMap<string, CellData>;
}

/** Something on its way into a cell of a table, as the journal keeps it: an edit of ours, or what we overwrote. */
export interface Item {
  /** The record whose row it is; not always one of the store: the person may have typed anything. */
  id: string;
  /** The field of the column; null where only the column's header is known. */
  key: string | null;
  header: string;
  /** What the cell must hold just before: anything else is the person's. */
  before: CellValue;
  cell: CellData;
  /** Where the scratch tab has what was overwritten, with its formula and looks; null for what is ours. */
  from: { row: number; column: number } | null;
  /** When it was overwritten: the `base` of that write, which grows from write to write; -1 for what is ours. */
  since: number;
  /** For a row whose id cell is blank: what else in it tells that it is the one. */
  proof?: { header: string; column: number; value: CellValue };
  /** Where it was last, or is about to be written. */
  row: number;
  column: number;
}

/** A write that is under way: what was meant, and what the table looked like when it was meant. */
export interface OpenWrite {
  sheetId: number;
  idColumn: number;
  header: string[];
  /** Where the copies of the rows start in the scratch tab; 0: each row is where it is in the table. */
  base: number;
  items: Item[];
  /** What can only be written once these are in their place. */
  later: Item[];
  /** The rows that were added along with it, and the columns in which they were laid out. */
  added?: { ids: string[]; columns: [key: string, column: number][] };
}

export interface Verdict {
  /** What has to go somewhere yet: cells that were not ours to write, and items that did not get into their cell. */
  left: Item[];
  /** Edits whose cell the person had changed meanwhile: theirs stays. */
  overtaken: TableEdit[];
  columnsMoved: boolean;
}

export function toItem(edit: TableEdit): Item {
  const { id, key, before, cell } = edit;
  return { id, key, header: '', before, cell, from: null, since: -1, row: 0, column: 0 };
}

export function isEdit(item: Item): item is Item & TableEdit {
  return item.from === null && item.key !== null;
}

export function toOpenWrite(view: TableView, base: number, items: Item[], later: Item[]): OpenWrite {
  const header = Array.from({ length: view.width }, (_, column) => view.header[column] ?? '');
  return { sheetId: view.sheetId, idColumn: mustGetColumn(view, ID_KEY), header, base, items, later };
}

/**
 * The rows that are copied to the scratch tab, and where to. The header goes along: it tells whether a column moved.
 */
export function runsOf({ base, items }: OpenWrite): { from: number; to: number; at: number }[] {
  let next = base;
  return toRuns([0, ...items.map(({ row }) => row)]).map(({ from, to }) => {
    const at = base === 0 ? from : next;
    next = at + to - from + 1;
    return { from, to, at };
  });
}

/** Lays a new row out in the columns as they are. */
export function toLine(columns: ReadonlyMap<string, number>, width: number, { cells }: TableRow): CellData[] {
  const line = new Array<CellData>(width).fill({ value: null });
  for (const [key, cell] of cells) {
    const column = columns.get(key);
    if (column !== undefined) line[column] = cell;
  }
  return line;
}

export function cellAt(view: TableView, row: number, column: number): CellValue {
  return view.lines[row]?.[column] ?? null;
}

/** Keeps the view in step with what was written. */
export function remember(view: TableView, items: readonly Item[]): void {
  for (const { row, column, cell } of items) {
    const line = view.lines[row];
    if (!line) continue;
    while (line.length <= column) line.push(null);
    line[column] = cell.value;
  }
}

/** What is ours is written, edits beside each other as one rectangle; what we overwrote is copied back. */
export function toWrites({ sheetId, items }: OpenWrite, scratchId: number): Change[] {
  const sorted = [...items].sort((left, right) => left.row - right.row || left.column - right.column);
  const writes: (Change & { kind: 'write' })[] = [];
  const copies: Change[] = [];
  for (const { row, column, cell, from } of sorted) {
    const last = writes[writes.length - 1];
    const cells = last?.cells[0];
    const one = { rows: 1, columns: 1 };
    if (from)
      copies.push({
        kind: 'copy',
        from: { sheetId: scratchId, ...from, ...one },
        to: { sheetId, row, column, ...one },
      });
    else if (last && cells && last.row === row && last.column + cells.length === column) cells.push(cell);
    else writes.push({ kind: 'write', sheetId, row, column, cells: [[cell]] });
  }
  return [...writes, ...copies];
}

/** What the scratch copy of a write tells: which cells were not ours, and what never reached its cell. */
export function inspect(open: OpenWrite, blocks: ExactCell[][][]): Verdict {
  const { lines, scratchRows } = linesOf(open, blocks);
  const header = open.header.map((_, column) => String(lines.get(0)?.[column]?.value ?? ''));
  const idColumn = idColumnThen(open, header, lines);
  const trueIds = idsUnderRepair(open);
  const columnsMoved = header.some((name, column) => name !== open.header[column]);
  const verdict: Verdict = { left: [], overtaken: [], columnsMoved };
  for (const item of open.items) {
    const { row, column } = item;
    const held = lines.get(row)?.[column];
    const idThere = idOf(lines.get(row)?.[idColumn]?.value);
    const ownerId = trueIds.get(idThere) ?? idThere;
    const rightColumn = header[column] === open.header[column];
    // The cell of an id, or of a row without one, cannot be told by the id beside it.
    const byContent = column === open.idColumn || item.id === '';
    const isHome = byContent
      ? holds(held, item.before) && isProven(item, header, lines.get(row))
      : ownerId === item.id;
    const inPlace = rightColumn && isHome;
    if (inPlace && holds(held, item.before)) continue;
    verdict.left.push({
      id: ownerId,
      key: rightColumn ? item.key : null,
      header: header[column] ?? '',
      before: item.cell.value,
      cell: { value: held?.value ?? null },
      from: { row: scratchRows.get(row) ?? row, column },
      since: open.base,
      row,
      column,
    });
    if (!inPlace) verdict.left.push(item);
    else if (isEdit(item)) verdict.overtaken.push(item);
  }
  return verdict;
}

function isProven({ proof }: Item, header: readonly string[], line: readonly ExactCell[] = []): boolean {
  return !proof || (header[proof.column] === proof.header && line[proof.column]?.value === proof.value);
}

/** Ids that we wrote over and are about to put back: what stands in their cells → the id. */
function idsUnderRepair({ items, idColumn }: OpenWrite): Map<string, string> {
  const repairs = items.filter(({ column, before }) => column === idColumn && before !== null);
  return new Map(repairs.map(({ before, cell }) => [idOf(before), idOf(cell.value)]));
}

function linesOf(open: OpenWrite, blocks: ExactCell[][][]) {
  const lines = new Map<number, ExactCell[]>();
  const scratchRows = new Map<number, number>();
  runsOf(open).forEach(({ from, to, at }, index) => {
    for (let row = from; row <= to; row++) {
      lines.set(row, blocks[index]?.[row - from] ?? []);
      scratchRows.set(row, at + row - from);
    }
  });
  return { lines, scratchRows };
}

/**
 * Where the ids were at the moment of the write. Its place is believed first; where the header there has changed,
 * a column of the same name that holds one of our ids.
 */
function idColumnThen(open: OpenWrite, header: string[], lines: ReadonlyMap<number, ExactCell[]>): number {
  const name = open.header[open.idColumn] ?? '';
  if (header[open.idColumn] === name) return open.idColumn;
  const ids = new Set(open.items.map(({ id }) => id));
  const holdsId = (column: number) => [...lines.values()].some((line) => ids.has(idOf(line[column]?.value)));
  const named = header.flatMap((text, column) => (text === name ? [column] : []));
  const columns = header.map((_, column) => column);
  return named.find(holdsId) ?? columns.find(holdsId) ?? named[0] ?? open.idColumn;
}

function holds(cell: ExactCell | undefined, expected: CellValue): boolean {
  return cell?.formula ? false : (cell?.value ?? null) === expected;
}
