import type { StoreContext } from '../../catalog/field-types';
import { ID_KEY, type TableSpec } from '../../catalog/fields';
import { signatureOf } from '../../catalog/records';
import type { TabInfo } from '../../platform/ports';
import { knownHash, type BaselineIndex } from '../../sheets/baseline-index';
import { a1Columns } from '../../platform/a1';
import type { Book } from '../../sheets/book';
import {
  cellIn,
  charactersIn,
  openTables,
  readParts,
  type Chunk,
  type OpenTable,
} from '../../sheets/table-scan';
import { idOf, mustGetColumn, type TableView } from '../../sheets/table';
import { isImportStatus, STATUS_KEY } from '../common/rows';
import { RowHasher } from '../common/row-hasher';

/** What is kept of a row. */
const NOT_READ = 0;
const AS_BEFORE = 1;
const DIFFERS = 2;

/** Read at a time before anything is known of their size. */
const FIRST_ROWS = 2_000;
/** Characters of one read: with them goes most of the memory that an import needs. */
const MOST_CHARACTERS = 8_000_000;

/**
 * A table that people work in, as an import sees it: where each record is, and of each row one byte that says whether
 * it is as its base. Rows are read when they are first asked for, and what they hold is not kept.
 */
export class LiveTable {
  private readonly table: OpenTable;
  private readonly rows: Uint8Array;
  private readonly hasher: RowHasher;
  private readonly signature: string;
  private rowsAtOnce = FIRST_ROWS;

  constructor(
    private readonly book: Book,
    spec: TableSpec,
    tab: TabInfo,
    private readonly index: BaselineIndex,
    context: StoreContext,
  ) {
    const keys = [...spec.fields.map(({ key }) => key), STATUS_KEY];
    const [table] = openTables(book, [{ spec, tab, keys }], 0).tables;
    if (!table) throw new Error(`The tab "${tab.title}" was not read`);
    this.table = table;
    this.rows = new Uint8Array(table.rows);
    this.hasher = new RowHasher(spec.fields, table.view.columns, context);
    this.signature = signatureOf(spec.fields);
  }

  get view(): TableView {
    return this.table.view;
  }

  /** Sees to it that these rows were read; throws `TableMoved`. */
  look(rows: readonly number[]): void {
    for (const row of [...rows].sort((left, right) => left - right)) {
      if (this.rows[row] !== NOT_READ) continue;
      const known = this.rows.findIndex((state, later) => later > row && state !== NOT_READ);
      const to = Math.min(row + this.rowsAtOnce, known < 0 ? this.table.rows : known);
      readParts(this.book, [{ table: this.table, from: row, to }]).forEach((chunk) => this.note(chunk));
    }
  }

  /** Whether one of these records has a row by now that it did not have: a person took back that it was deleted. */
  hasRowNow(ids: readonly string[]): boolean {
    const { title } = this.view;
    const column = mustGetColumn(this.view, ID_KEY);
    const [[cells = []] = []] = this.book.workbook.readColumns([a1Columns(title, column, column)]);
    const wanted = new Set(ids);
    return cells.some((cell) => wanted.has(idOf(cell)));
  }

  /** Whether a row holds what its base says, and says nothing that an import should take back. */
  isAsBefore(row: number): boolean {
    return this.rows[row] === AS_BEFORE;
  }

  private note(chunk: Chunk): void {
    const statusColumn = this.view.columns.get(STATUS_KEY);
    for (let row = chunk.from; row < chunk.to; row++) {
      const base = knownHash(this.index, this.signature, this.table.ids[row] ?? '');
      const saysNothing = statusColumn === undefined || !isImportStatus(cellIn(chunk, row, statusColumn));
      const isSame = base !== undefined && saysNothing && this.hasher.hash(chunk, row) === base;
      this.rows[row] = isSame ? AS_BEFORE : DIFFERS;
    }
    this.rowsAtOnce = Math.max(1, Math.floor(MOST_CHARACTERS / charactersIn(chunk)));
  }
}
