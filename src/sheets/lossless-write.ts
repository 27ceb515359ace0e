import { ID_KEY } from '../catalog/fields';
import type { Change, ExactCell } from '../platform/ports';
import { a1 } from './a1';
import type { Book } from './book';
import { HIDDEN_TABS } from './hidden-tabs';
import type { Journal } from './journal';
import {
  cellAt,
  inspect,
  place,
  remember,
  runsOf,
  toLine,
  toOpenWrite,
  toWrites,
  type OpenWrite,
  type PlacedEdit,
  type Restore,
  type TableEdit,
  type TableRow,
} from './open-write';
import { idOf, mustGetColumn, readTable, type TableView } from './table';

export type { TableEdit, TableRow } from './open-write';

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

  /**
   * Applies `edits`, adds `rows` at the end and carries out `also`, in one commit. Afterwards `view` shows the table
   * as it is now, but for the added rows. Gives the edits whose cells the person had changed meanwhile.
   */
  write(view: TableView, edits: TableEdit[], also: Change[], rows: TableRow[] = []): TableEdit[] {
    const placed = edits.flatMap((edit) => place(view, edit));
    if (placed.length === 0 && rows.length === 0) {
      this.book.commit(also);
      return [];
    }
    const open = toOpenWrite(view, placed);
    const columns = new Map(view.columns);
    const cells = rows.map((row) => toLine(view, row));
    const append: Change[] = rows.length === 0 ? [] : [{ kind: 'append', sheetId: view.sheetId, cells }];
    const before = this.book.commit([...this.changesFor(open), ...append, ...also], this.watchFor(open));
    remember(view, placed);
    if (rows.length > 0 && inspect(open, before).columnsMoved) this.layOutAgain(view, columns, rows);
    return this.settle(view, open, before);
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
  private settle(view: TableView, firstWrite: OpenWrite, firstBefore: ExactCell[][][]): TableEdit[] {
    let open = firstWrite;
    let before = firstBefore;
    const allOvertaken: TableEdit[] = [];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { restores, unsent, overtaken } = inspect(open, before);
      allOvertaken.push(...overtaken);
      if (restores.length === 0 && unsent.length === 0) return allOvertaken;
      this.reread(view);
      if (restores.length > 0) this.putBack(view, restores);
      const again = unsent.flatMap((edit) => place(view, edit));
      const untouched = again.filter((edit) => cellAt(view, edit.row, edit.column) === edit.before);
      allOvertaken.push(...again.filter((edit) => !untouched.includes(edit)));
      // What was put back is settled: were it looked at again later, it could undo what the person types until then.
      if (untouched.length === 0) this.book.commit([this.journal.close('table')]);
      if (untouched.length === 0) return allOvertaken;
      ({ open, before } = this.writeAgain(view, untouched));
    }
    throw new Error(
      `The tab "${view.title}" is being rearranged faster than it can be written; trying again later`,
    );
  }

  private writeAgain(view: TableView, edits: PlacedEdit[]): { open: OpenWrite; before: ExactCell[][][] } {
    const open = toOpenWrite(view, edits);
    const before = this.book.commit(this.changesFor(open), this.watchFor(open));
    remember(view, edits);
    return { open, before };
  }

  /**
   * Copies from the scratch tab, so that formulas and formats come back as they were. Ids first, where a moved column
   * made us write over them: the other cells are found by them.
   */
  private putBack(view: TableView, restores: Restore[]): void {
    const isId = (restore: Restore) => columnNow(view, restore) === view.columns.get(ID_KEY);
    for (const group of [restores.filter(isId), restores.filter((restore) => !isId(restore))]) {
      const copies = group.flatMap((restore) => this.copyBack(view, restore));
      if (copies.length > 0) this.book.commit(copies);
      if (group.length > 0) this.reread(view);
    }
  }

  private copyBack(view: TableView, restore: Restore): Change[] {
    const row = view.rowOf.get(restore.ownerId) ?? rowWithoutId(view, restore);
    const column = columnNow(view, restore);
    if (row === undefined || column < 0 || cellAt(view, row, column) !== restore.written) return [];
    const cell = { rows: 1, columns: 1 };
    const from = { sheetId: this.scratch().sheetId, row: restore.scratchRow, column: restore.scratchColumn };
    return [
      { kind: 'copy', from: { ...from, ...cell }, to: { sheetId: view.sheetId, row, column, ...cell } },
    ];
  }

  /** Rows that were added while a column moved stand in the columns of before: they are ours, so laid out anew. */
  private layOutAgain(
    view: TableView,
    columns: ReadonlyMap<string, number>,
    rows: readonly TableRow[],
  ): void {
    this.reread(view);
    const oldIdColumn = columns.get(ID_KEY) ?? 0;
    const misplaced = rows.flatMap((row): Change[] => {
      // The id may stand in its column all the same, with the cells behind it in the wrong ones.
      const at = view.rowOf.get(row.id) ?? view.lines.findIndex((line) => idOf(line[oldIdColumn]) === row.id);
      return at < 0
        ? []
        : [{ kind: 'write', sheetId: view.sheetId, row: at, column: 0, cells: [toLine(view, row)] }];
    });
    if (misplaced.length > 0) this.book.commit(misplaced);
    this.reread(view);
  }

  private reread(view: TableView): void {
    Object.assign(view, readTable(this.book, view.spec, this.mustGetTab(view.sheetId)));
  }

  private changesFor(open: OpenWrite): Change[] {
    const scratch = this.scratch();
    const rowsNeeded = 1 + Math.max(0, ...open.edits.map((edit) => edit.row));
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

/**
 * A row that has no id of its own (one that was just inserted, say), or whose id we wrote over, can only be known by
 * its place.
 */
function rowWithoutId(view: TableView, restore: Restore): number | undefined {
  const { scratchRow, ownerId, written } = restore;
  const idColumn = mustGetColumn(view, ID_KEY);
  const idNow = idOf(cellAt(view, scratchRow, idColumn));
  const isOverwritten = columnNow(view, restore) === idColumn && idNow === idOf(written);
  return idNow === ownerId || isOverwritten ? scratchRow : undefined;
}

/** A column of ours is known by its mark; any other by its place and name. */
function columnNow(view: TableView, { scratchColumn, header, key }: Restore): number {
  const marked = key === null ? undefined : view.columns.get(key);
  if (marked !== undefined) return marked;
  return (view.header[scratchColumn] ?? '') === header ? scratchColumn : view.header.indexOf(header);
}
