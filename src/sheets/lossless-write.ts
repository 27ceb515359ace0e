import { ID_KEY } from '../catalog/fields';
import type { CellData, CellValue, Change, ExactCell } from '../platform/ports';
import { a1 } from './a1';
import type { Book } from './book';
import { HIDDEN_TABS } from './hidden-tabs';
import type { Journal } from './journal';
import { idOf, mustGetColumn, readTable, toRuns, type TableView } from './table';

/** One cell to change: whose it is, what it held when we read it, what it shall hold. */
export interface TableEdit {
  id: string;
  key: string;
  before: CellValue;
  cell: CellData;
}

/** An edit with the place where it was sent, as the journal keeps it. */
interface PlacedEdit extends TableEdit {
  row: number;
  column: number;
}

interface OpenWrite {
  sheetId: number;
  idColumn: number;
  header: string[];
  edits: PlacedEdit[];
}

/** A cell that was not ours to write: what it held is in the scratch tab and goes back to its owner. */
interface Restore {
  scratchRow: number;
  scratchColumn: number;
  ownerId: string;
  header: string;
  written: CellValue;
}

const MOST_ROUNDS = 8;

/**
 * Writes into a table that a person may be sorting or editing at this moment, without losing anything of theirs.
 * Between our read and our write anything may have moved. So one atomic commit copies the target rows to a scratch
 * tab and writes the cells there and then; the copy shows what was really overwritten. What was somebody else's is
 * put back where it belongs now, and what did not reach its row is sent again. The intent stays in the journal, so
 * that after a crash `recover` finishes the job from the scratch tab.
 */
export class LosslessWriter {
  constructor(
    private readonly book: Book,
    private readonly journal: Journal,
  ) {}

  /** Applies `edits` and `also` in one commit. Afterwards `view` shows the table as it is now. */
  write(view: TableView, edits: TableEdit[], also: Change[]): void {
    const placed = edits.flatMap((edit) => place(view, edit));
    if (placed.length === 0) {
      this.book.commit(also);
      return;
    }
    const open = toOpenWrite(view, placed);
    const before = this.book.commit([...this.changesFor(open), ...also], this.watchFor(open));
    remember(view, placed);
    this.settle(view, open, before);
  }

  /** Finishes a write that a killed execution left open. */
  recover(tableOf: (sheetId: number) => TableView | null): void {
    const entry = this.journal.read('table');
    if (!entry) return;
    const open = entry.data as OpenWrite;
    if (this.scratchHolds(open)) {
      const before = this.book.workbook.readExact(this.watchFor(open));
      const { restores, unsent } = inspect(open, before);
      const view = restores.length + unsent.length > 0 ? tableOf(open.sheetId) : null;
      if (view) this.settle(view, open, before);
    }
    this.book.commit([this.journal.close('table')]);
  }

  /** A scratch tab that somebody deleted was made again empty: nothing can be told from it. */
  private scratchHolds(open: OpenWrite): boolean {
    const { rows, columns } = this.scratch();
    return columns >= open.header.length && open.edits.every((edit) => edit.row < rows);
  }

  /** Compares what we overwrote with what we meant to, until nothing is out of place. */
  private settle(view: TableView, firstWrite: OpenWrite, firstBefore: ExactCell[][][]): void {
    let open = firstWrite;
    let before = firstBefore;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { restores, unsent } = inspect(open, before);
      if (restores.length === 0 && unsent.length === 0) return;
      Object.assign(view, readTable(this.book, view.spec, this.mustGetTab(view.sheetId)));
      if (restores.length > 0) this.putBack(view, restores);
      const again = unsent.flatMap((edit) => place(view, edit)).filter((edit) => isUntouched(view, edit));
      if (again.length === 0) return;
      open = toOpenWrite(view, again);
      before = this.book.commit(this.changesFor(open), this.watchFor(open));
      remember(view, again);
    }
    throw new Error(
      `The tab "${view.title}" is being rearranged faster than it can be written; trying again later`,
    );
  }

  /** Copies from the scratch tab, so that formulas and formats come back as they were. */
  private putBack(view: TableView, restores: Restore[]): void {
    const scratch = this.scratch();
    const copies = restores.flatMap((restore): Change[] => {
      const row = view.rowOf.get(restore.ownerId) ?? rowWithoutId(view, restore);
      const column = columnNow(view, restore);
      if (row === undefined || column < 0 || cellAt(view, row, column) !== restore.written) return [];
      const cell = { rows: 1, columns: 1 };
      return [
        {
          kind: 'copy',
          from: { sheetId: scratch.sheetId, row: restore.scratchRow, column: restore.scratchColumn, ...cell },
          to: { sheetId: view.sheetId, row, column, ...cell },
        },
      ];
    });
    if (copies.length > 0) this.book.commit(copies);
    Object.assign(view, readTable(this.book, view.spec, this.mustGetTab(view.sheetId)));
  }

  private changesFor(open: OpenWrite): Change[] {
    const scratch = this.scratch();
    const rowsNeeded = 1 + Math.max(...open.edits.map((edit) => edit.row));
    const columns = open.header.length;
    const size = { rows: Math.max(scratch.rows, rowsNeeded), columns: Math.max(scratch.columns, columns) };
    const grow: Change[] =
      size.rows > scratch.rows || size.columns > scratch.columns
        ? [{ kind: 'resizeTab', sheetId: scratch.sheetId, ...size }]
        : [];
    const copies = runsOf(open).map(({ from, to }): Change => {
      const block = { row: from, column: 0, rows: to - from + 1, columns };
      return {
        kind: 'copy',
        from: { sheetId: open.sheetId, ...block },
        to: { sheetId: scratch.sheetId, ...block },
      };
    });
    const intent = this.journal.open('table', { jobId: 'table', step: String(open.sheetId), data: open });
    return [...grow, ...copies, intent, ...toWrites(open)];
  }

  private watchFor(open: OpenWrite): string[] {
    return runsOf(open).map(({ from, to }) =>
      a1(HIDDEN_TABS.scratch.title, from, 0, to, open.header.length - 1),
    );
  }

  private scratch() {
    return this.book.mustGetTab(HIDDEN_TABS.scratch.title);
  }

  private mustGetTab(sheetId: number) {
    this.book.forgetTabs();
    const tab = this.book.tabById(sheetId);
    if (!tab) throw new Error('The tab was deleted while it was being written');
    return tab;
  }
}

function toOpenWrite(view: TableView, edits: PlacedEdit[]): OpenWrite {
  const header = Array.from({ length: view.width }, (_, column) => view.header[column] ?? '');
  return { sheetId: view.sheetId, idColumn: mustGetColumn(view, ID_KEY), header, edits };
}

/** The header row goes along: it tells whether a column moved. */
function runsOf(open: OpenWrite): { from: number; to: number }[] {
  return toRuns([0, ...open.edits.map((edit) => edit.row)]);
}

function place(view: TableView, edit: TableEdit): PlacedEdit[] {
  const row = view.rowOf.get(edit.id);
  const column = view.columns.get(edit.key);
  return row === undefined || column === undefined ? [] : [{ ...edit, row, column }];
}

function isUntouched(view: TableView, edit: PlacedEdit): boolean {
  return cellAt(view, edit.row, edit.column) === edit.before;
}

function cellAt(view: TableView, row: number, column: number): CellValue {
  return view.lines[row]?.[column] ?? null;
}

/** A row that has no id of its own (one that was just inserted, say) can only be known by its place. */
function rowWithoutId(view: TableView, { scratchRow, ownerId }: Restore): number | undefined {
  const idNow = idOf(cellAt(view, scratchRow, mustGetColumn(view, ID_KEY)));
  return idNow === ownerId ? scratchRow : undefined;
}

function columnNow(view: TableView, { scratchColumn, header }: Restore): number {
  return (view.header[scratchColumn] ?? '') === header ? scratchColumn : view.header.indexOf(header);
}

function remember(view: TableView, edits: PlacedEdit[]): void {
  for (const { row, column, cell } of edits) {
    const line = view.lines[row];
    if (!line) continue;
    while (line.length <= column) line.push(null);
    line[column] = cell.value;
  }
}

/** Edits beside each other in a row become one rectangle. */
function toWrites(open: OpenWrite): Change[] {
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
function inspect(open: OpenWrite, blocks: ExactCell[][][]): { restores: Restore[]; unsent: TableEdit[] } {
  const lines = new Map<number, ExactCell[]>();
  runsOf(open).forEach(({ from, to }, index) => {
    for (let row = from; row <= to; row++) lines.set(row, blocks[index]?.[row - from] ?? []);
  });
  const header = open.header.map((_, column) => String(lines.get(0)?.[column]?.value ?? ''));
  const idColumn = header.indexOf(open.header[open.idColumn] ?? '');
  const restores: Restore[] = [];
  const unsent: TableEdit[] = [];
  for (const edit of open.edits) {
    const line = lines.get(edit.row) ?? [];
    const ownerId = idOf(line[idColumn]?.value);
    const inPlace = ownerId === edit.id && header[edit.column] === open.header[edit.column];
    const held = line[edit.column];
    if (inPlace && holds(held, edit.before)) continue;
    restores.push({
      scratchRow: edit.row,
      scratchColumn: edit.column,
      ownerId,
      header: header[edit.column] ?? '',
      written: edit.cell.value,
    });
    if (!inPlace) unsent.push(edit);
  }
  return { restores, unsent };
}

function holds(cell: ExactCell | undefined, expected: CellValue): boolean {
  return cell?.formula ? false : (cell?.value ?? null) === expected;
}
