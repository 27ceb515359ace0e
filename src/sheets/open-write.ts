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

/** An edit with the place where it was sent, as the journal keeps it. */
export interface PlacedEdit extends TableEdit {
  row: number;
  column: number;
}

/** A write that is under way: what was meant, and what the table looked like when it was meant. */
export interface OpenWrite {
  sheetId: number;
  idColumn: number;
  header: string[];
  edits: PlacedEdit[];
}

/** A cell that was not ours to write: what it held is in the scratch tab and goes back to its owner. */
export interface Restore {
  scratchRow: number;
  scratchColumn: number;
  ownerId: string;
  header: string;
  /** The field of the column, where it was the column that we meant. */
  key: string | null;
  written: CellValue;
}

export interface Verdict {
  restores: Restore[];
  /** Edits that did not reach their row or column. */
  unsent: TableEdit[];
  /** Edits whose cell the person had changed meanwhile: theirs stays. */
  overtaken: TableEdit[];
  columnsMoved: boolean;
}

export function toOpenWrite(view: TableView, edits: PlacedEdit[]): OpenWrite {
  const header = Array.from({ length: view.width }, (_, column) => view.header[column] ?? '');
  return { sheetId: view.sheetId, idColumn: mustGetColumn(view, ID_KEY), header, edits };
}

/** The rows that are copied to the scratch tab. The header goes along: it tells whether a column moved. */
export function runsOf(open: OpenWrite): { from: number; to: number }[] {
  return toRuns([0, ...open.edits.map((edit) => edit.row)]);
}

export function place(view: TableView, edit: TableEdit): PlacedEdit[] {
  const row = view.rowOf.get(edit.id);
  const column = view.columns.get(edit.key);
  return row === undefined || column === undefined ? [] : [{ ...edit, row, column }];
}

/** Lays a new row out in the columns as they are. */
export function toLine(view: TableView, { cells }: TableRow): CellData[] {
  const line = new Array<CellData>(view.width).fill({ value: null });
  for (const [key, cell] of cells) {
    const column = view.columns.get(key);
    if (column !== undefined) line[column] = cell;
  }
  return line;
}

export function cellAt(view: TableView, row: number, column: number): CellValue {
  return view.lines[row]?.[column] ?? null;
}

/** Keeps the view in step with what was written. */
export function remember(view: TableView, edits: readonly PlacedEdit[]): void {
  for (const { row, column, cell } of edits) {
    const line = view.lines[row];
    if (!line) continue;
    while (line.length <= column) line.push(null);
    line[column] = cell.value;
  }
}

/** Edits beside each other in a row become one rectangle. */
export function toWrites(open: OpenWrite): Change[] {
  const sorted = [...open.edits].sort((left, right) => left.row - right.row || left.column - right.column);
  const writes: (Change & { kind: 'write' })[] = [];
  for (const edit of sorted) {
    const last = writes[writes.length - 1];
    const cells = last?.cells[0];
    if (last && cells && last.row === edit.row && last.column + cells.length === edit.column)
      cells.push(edit.cell);
    else
      writes.push({
        kind: 'write',
        sheetId: open.sheetId,
        row: edit.row,
        column: edit.column,
        cells: [[edit.cell]],
      });
  }
  return writes;
}

/** What the scratch copy of a write tells: which cells were not ours, and which edits never reached their row. */
export function inspect(open: OpenWrite, blocks: ExactCell[][][]): Verdict {
  const lines = new Map<number, ExactCell[]>();
  runsOf(open).forEach(({ from, to }, index) => {
    for (let row = from; row <= to; row++) lines.set(row, blocks[index]?.[row - from] ?? []);
  });
  const header = open.header.map((_, column) => String(lines.get(0)?.[column]?.value ?? ''));
  const idColumn = idColumnThen(open, header, lines);
  const columnsMoved = header.some((name, column) => name !== open.header[column]);
  const verdict: Verdict = { restores: [], unsent: [], overtaken: [], columnsMoved };
  for (const edit of open.edits) {
    const held = lines.get(edit.row)?.[edit.column];
    const ownerId = idOf(lines.get(edit.row)?.[idColumn]?.value);
    const rightColumn = header[edit.column] === open.header[edit.column];
    const inPlace = rightColumn && ownerId === edit.id;
    if (inPlace && holds(held, edit.before)) continue;
    verdict.restores.push({
      scratchRow: edit.row,
      scratchColumn: edit.column,
      ownerId,
      header: header[edit.column] ?? '',
      key: rightColumn ? edit.key : null,
      written: edit.cell.value,
    });
    verdict[inPlace ? 'overtaken' : 'unsent'].push(edit);
  }
  return verdict;
}

/**
 * Where the ids were at the moment of the write. Its place is believed first; where the header there has changed,
 * a column of the same name that holds one of our ids.
 */
function idColumnThen(open: OpenWrite, header: string[], lines: ReadonlyMap<number, ExactCell[]>): number {
  const name = open.header[open.idColumn] ?? '';
  if (header[open.idColumn] === name) return open.idColumn;
  const ids = new Set(open.edits.map(({ id }) => id));
  const holdsId = (column: number) => [...lines.values()].some((line) => ids.has(idOf(line[column]?.value)));
  const named = header.flatMap((text, column) => (text === name ? [column] : []));
  const columns = header.map((_, column) => column);
  return named.find(holdsId) ?? columns.find(holdsId) ?? named[0] ?? open.idColumn;
}

function holds(cell: ExactCell | undefined, expected: CellValue): boolean {
  return cell?.formula ? false : (cell?.value ?? null) === expected;
}
