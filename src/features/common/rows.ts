import type { SheetValue } from '../../catalog/cells';
import type { Field } from '../../catalog/fields';
import { hashValues } from '../../catalog/records';
import type { Value } from '../../catalog/value';
import type { CellValue } from '../../platform/ports';
import type { TableEdit } from '../../sheets/lossless-write';
import type { TableView } from '../../sheets/table';

/** A row hash straight from the cells; null where a cell cannot be understood. */
export function hashSheet(fields: readonly Field[], sheet: ReadonlyMap<string, SheetValue>): string | null {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const cell = sheet.get(field.key);
    if (cell?.kind !== 'value') return null;
    values[field.key] = cell.value;
  }
  return hashValues(fields, values);
}

/** What a field's cell holds in a row; null where it is blank or its column does not exist. */
export function cellAt(view: TableView, row: number, key: string): CellValue {
  const column = view.columns.get(key);
  return column === undefined ? null : (view.lines[row]?.[column] ?? null);
}

/** What a row says about itself. */
export interface RowStatus {
  status: '' | 'Sent' | 'Failed' | 'Conflict' | 'Skipped' | 'Error' | 'Gone';
  message: string;
}

/** The status and message cells that do not say this yet. */
export function statusEdits(
  view: TableView,
  row: number,
  id: string,
  { status, message }: RowStatus,
): TableEdit[] {
  return [
    { key: 'syncStatus', text: status },
    { key: 'syncMessage', text: message },
  ].flatMap(({ key, text }) => {
    const before = cellAt(view, row, key);
    if (!view.columns.has(key) || (before ?? '') === text) return [];
    return [{ id, key, before, cell: { value: text === '' ? null : text, format: '@' } }];
  });
}
