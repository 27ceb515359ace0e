import type { Change, ExactCell } from '../platform/ports';
import { a1 } from '../platform/a1';
import type { Book } from './book';
import { HIDDEN_TABS } from './hidden-tabs';
import type { Journal } from './journal';
import {
  inspect,
  isEdit,
  remember,
  runsOf,
  toItem,
  toLine,
  toOpenWrite,
  toWrites,
  type Item,
  type OpenWrite,
  type TableEdit,
  type TableRow,
} from './open-write';
import { readTable, type TableView } from './table';
import { isUntouched, layOut, locate, standingRows, takeTurn } from './whereabouts';

export type { TableEdit, TableRow } from './open-write';

const MOST_ROUNDS = 12;

/**
 * Writes into a table that a person may be sorting or editing at this moment, without losing anything of theirs.
 * Between our read and our write anything may have moved. So one atomic commit copies the target rows to a scratch
 * tab and writes the cells there and then; the copy shows what was really overwritten. What was somebody else's is
 * put back where it belongs now, and what did not reach its row is sent again: by another such commit, with copies of
 * its own further down in the scratch tab, since the table may have moved once more. The intent stays in the journal,
 * so that after a crash `recover` finishes the job from the scratch tab.
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
    const items = edits.flatMap((edit) =>
      view.rowOf.has(edit.id) ? (locate(view, toItem(edit)) ?? []) : [],
    );
    if (items.length === 0 && rows.length === 0) {
      this.book.commit(also);
      return [];
    }
    const { columns, width } = view;
    const added = { ids: rows.map(({ id }) => id), columns: [...columns] };
    const open = { ...toOpenWrite(view, 0, items, []), ...(rows.length > 0 ? { added } : {}) };
    const cells = rows.map((row) => toLine(columns, width, row));
    const append: Change[] = rows.length === 0 ? [] : [{ kind: 'append', sheetId: view.sheetId, cells }];
    const before = this.commit(view, open, [...append, ...also]);
    return this.settle(view, open, before, rows);
  }

  /** Finishes a write that a killed execution left open. */
  recover(tableOf: (sheetId: number) => TableView | null): void {
    const entry = this.journal.read('table');
    if (!entry) return;
    const open = entry.data as OpenWrite;
    if (this.scratchHolds(open)) {
      const before = this.book.workbook.readExact(this.watchFor(open));
      const { left, columnsMoved } = inspect(open, before);
      const isDone = left.length + open.later.length === 0 && !(columnsMoved && open.added);
      const view = isDone ? null : tableOf(open.sheetId);
      if (view) this.settle(view, open, before, open.added ? standingRows(view, open.added) : []);
    }
    this.book.commit([this.journal.close('table')]);
  }

  /** A scratch tab that somebody deleted was made again empty: nothing can be told from it. */
  private scratchHolds(open: OpenWrite): boolean {
    const { rows, columns } = this.scratch();
    return columns >= open.header.length && rows >= rowsFor(open);
  }

  /** Compares what we overwrote with what we meant to, until nothing is out of place. */
  private settle(
    view: TableView,
    firstWrite: OpenWrite,
    firstBefore: ExactCell[][][],
    added: readonly TableRow[],
  ): TableEdit[] {
    let [open, before] = [firstWrite, firstBefore];
    const allOvertaken: TableEdit[] = [];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { left, overtaken, columnsMoved } = inspect(open, before);
      const isMisplaced = columnsMoved && open.added !== undefined;
      allOvertaken.push(...overtaken);
      if (left.length + open.later.length === 0 && !isMisplaced) return allOvertaken;
      this.reread(view);
      const stray = isMisplaced ? layOut(view, new Map(open.added?.columns), added) : [];
      const { now, later, dropped } = nextItems(view, [...left, ...open.later, ...stray]);
      allOvertaken.push(...dropped.filter(isEdit));
      // What was put back is settled: were it looked at again later, it could undo what the person types until then.
      if (now.length === 0) this.book.commit([this.journal.close('table')]);
      if (now.length === 0) return allOvertaken;
      open = toOpenWrite(view, this.nextBase(open, now), now, later);
      before = this.commit(view, open, []);
    }
    throw new Error(
      `The tab "${view.title}" is being rearranged faster than it can be written; trying again later`,
    );
  }

  private commit(view: TableView, open: OpenWrite, also: Change[]): ExactCell[][][] {
    const before = this.book.commit([...this.changesFor(open), ...also], this.watchFor(open));
    remember(view, open.items);
    return before;
  }

  /** Below all that the scratch tab still holds for somebody, and below the rows themselves. */
  private nextBase({ base }: OpenWrite, now: readonly Item[]): number {
    return now.reduce((most, { row }) => Math.max(most, row + 1), Math.max(base, this.scratch().rows));
  }

  private reread(view: TableView): void {
    Object.assign(view, readTable(this.book, view.spec, this.mustGetTab(view.sheetId)));
  }

  private changesFor(open: OpenWrite): Change[] {
    const scratch = this.scratch();
    const columns = Math.max(scratch.columns, open.header.length);
    const rows = Math.max(scratch.rows, rowsFor(open));
    const grow: Change[] =
      rows > scratch.rows || columns > scratch.columns
        ? [{ kind: 'resizeTab', sheetId: scratch.sheetId, rows, columns }]
        : [];
    const copies = runsOf(open).map(({ from, to, at }): Change => {
      const block = { column: 0, rows: to - from + 1, columns: open.header.length };
      return {
        kind: 'copy',
        from: { sheetId: open.sheetId, row: from, ...block },
        to: { sheetId: scratch.sheetId, row: at, ...block },
      };
    });
    const intent = this.journal.open('table', { jobId: 'table', step: String(open.sheetId), data: open });
    return [...grow, ...copies, intent, ...toWrites(open, scratch.sheetId)];
  }

  private watchFor(open: OpenWrite): string[] {
    return runsOf(open).map(({ from, to, at }) =>
      a1(HIDDEN_TABS.scratch.title, at, 0, at + to - from, open.header.length - 1),
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

/** How many rows the scratch tab needs for the copies of a write. */
function rowsFor(open: OpenWrite): number {
  return runsOf(open).reduce((most, { from, to, at }) => Math.max(most, at + to - from + 1), 0);
}

/** The next of `todo` that can be written, what waits for it, and what a person has settled in their way. */
function nextItems(view: TableView, todo: readonly Item[]) {
  const dropped: Item[] = [];
  for (let left = todo; left.length > 0;) {
    const { now, later } = takeTurn(view, left);
    const found = now.flatMap((item) => locate(view, item) ?? []);
    const untouched = found.filter((item) => isUntouched(view, item));
    dropped.push(...found.filter((item) => !untouched.includes(item)));
    if (untouched.length > 0) return { now: untouched, later, dropped };
    left = later;
  }
  return { now: [], later: [], dropped };
}
