import type { CellValue } from '../../src/platform/ports';
import type { TableEdit } from '../../src/sheets/lossless-write';
import type { TableView } from '../../src/sheets/table';
import type { FakeWorkbook } from './fake-workbook';
import { Bench, columnOf, SHEET_ID, workbookWith } from './fakes-sheets';

/** The person's own columns, behind ours. */
export const RANK = columnOf('syncMessage') + 1;
export const NOTES = RANK + 1;

export const IDS = ['11', '12', '13', '14', '15'];

/** Five products, and two columns of the person's: a rank against the order, and a note for each row. */
export function peopledWorkbook(): FakeWorkbook {
  const workbook = workbookWith(IDS.map((id) => ({ id, title: `title ${id}`, vendor: `vendor ${id}` })));
  const title = titleOf(workbook);
  workbook.insertColumn(title, RANK);
  workbook.insertColumn(title, NOTES);
  workbook.type(title, 0, RANK, 'Rank');
  workbook.type(title, 0, NOTES, 'Notes');
  IDS.forEach((id, index) => {
    workbook.type(title, index + 1, RANK, IDS.length - index);
    workbook.type(title, index + 1, NOTES, `note on ${id}`);
  });
  return workbook;
}

/** However the person calls the tab by now. */
export function titleOf(workbook: FakeWorkbook): string {
  return workbook.titleOf(SHEET_ID);
}

/** What the product is about to write: two fields of one record, one of another. */
export const WRITES = [
  { id: '12', key: 'title', value: 'new title 12' },
  { id: '12', key: 'vendor', value: 'new vendor 12' },
  { id: '14', key: 'title', value: 'new title 14' },
];

/** Edits for what a view shows, as the importer and the exporter make them. */
export function editsFor(
  view: TableView,
  writes: readonly { id: string; key: string; value: CellValue }[],
): TableEdit[] {
  return writes.flatMap(({ id, key, value }) => {
    const row = view.rowOf.get(id);
    const column = view.columns.get(key);
    if (row === undefined || column === undefined) return [];
    const before = view.lines[row]?.[column] ?? null;
    return before === value ? [] : [{ id, key, before, cell: { value, format: '@' } }];
  });
}

/**
 * What the sheet must hold in the end: everything that the person did, and our values in those cells of their
 * records that the person left as we had read them.
 */
export function carryOut(reference: FakeWorkbook, edits: readonly TableEdit[]): void {
  const view = new Bench(reference).view();
  for (const { id, key, before, cell } of edits) {
    const row = view.rowOf.get(id);
    const column = view.columns.get(key);
    if (row === undefined || column === undefined) continue;
    const held = reference.grid(view.title)[row]?.[column] ?? null;
    if (held === before) reference.type(view.title, row, column, cell.value);
  }
}
