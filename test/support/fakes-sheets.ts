import { TABLES, type TableSpec } from '../../src/catalog/fields';
import type { CellValue } from '../../src/platform/ports';
import { Baseline } from '../../src/sheets/baseline';
import { Book } from '../../src/sheets/book';
import { ensureHiddenTabs } from '../../src/sheets/hidden-tabs';
import { Journal } from '../../src/sheets/journal';
import { LosslessWriter } from '../../src/sheets/lossless-write';
import { createTableChanges } from '../../src/sheets/new-table';
import { namedColumns, readTable, type TableView } from '../../src/sheets/table';
import { FakeWorkbook, packer } from './fake-workbook';

export const SHEET_ID = 77;

/** What one execution has of the sheet: it remembers nothing of the executions before it. */
export class Bench {
  readonly book: Book;
  readonly journal: Journal;
  readonly baseline: Baseline;
  readonly writer: LosslessWriter;

  constructor(
    readonly workbook: FakeWorkbook,
    readonly spec: TableSpec = TABLES.products,
  ) {
    this.book = new Book(workbook);
    this.journal = new Journal(this.book, packer);
    this.baseline = new Baseline(this.book, packer);
    this.writer = new LosslessWriter(this.book, this.journal);
  }

  view(): TableView {
    this.book.forgetTabs();
    const tab = this.book.tabById(SHEET_ID);
    if (!tab) throw new Error('The table is gone');
    return readTable(this.book, this.spec, tab);
  }

  recover(): void {
    this.writer.recover((sheetId) => (this.book.tabById(sheetId) ? this.view() : null));
  }
}

/** Where a new table has the column of a field. */
export function columnOf(key: string, spec: TableSpec = TABLES.products): number {
  return namedColumns(spec).findIndex((column) => column.key === key);
}

/** A file with the hidden tabs and one table, whose rows hold what is given for some of their fields. */
export function workbookWith(
  rows: readonly Readonly<Record<string, CellValue>>[],
  spec: TableSpec = TABLES.products,
): FakeWorkbook {
  const workbook = new FakeWorkbook();
  const book = new Book(workbook);
  ensureHiddenTabs(book);
  const width = namedColumns(spec).length;
  const cells = rows.map((row) =>
    Array.from({ length: width }, (_, column) => ({
      value: row[namedColumns(spec)[column]?.key ?? ''] ?? null,
    })),
  );
  book.commit(createTableChanges(spec, SHEET_ID, spec.tab, { currencyDecimals: 2 }));
  if (cells.length > 0) book.commit([{ kind: 'append', sheetId: SHEET_ID, cells }]);
  return workbook;
}
