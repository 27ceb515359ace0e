import { TITLE_KEY } from '../../catalog/fields';
import type { Values } from '../../catalog/value';
import type { CellValue } from '../../platform/ports';
import type { TableEdit } from '../../sheets/lossless-write';
import type { TableView } from '../../sheets/table';

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

/** What an import may have to say; what an export wrote stays until the next export. */
const IMPORT_STATUSES = ['Conflict', 'Gone'];

export const STATUS_KEY = 'syncStatus';

export function isImportStatus(cell: CellValue): boolean {
  return IMPORT_STATUSES.includes(String(cell ?? ''));
}

/** The status cells of a row in which these fields are in conflict; for none, what was said of it is taken back. */
export function conflictStatusEdits(
  view: TableView,
  row: number,
  id: string,
  headers: readonly string[],
): TableEdit[] {
  if (headers.length > 0) {
    const message = `Changed both here and in Shopify: ${headers.join(', ')}. Your values were kept and nothing was sent.`;
    return statusEdits(view, row, id, { status: 'Conflict', message });
  }
  return isImportStatus(cellAt(view, row, STATUS_KEY))
    ? statusEdits(view, row, id, { status: '', message: '' })
    : [];
}

/** The words that name a row's record for people. */
export function titleAt(view: TableView, row: number): string {
  return String(cellAt(view, row, view.spec.nameKey ?? TITLE_KEY) ?? '');
}

/** When a record last changed in the store; null where the table does not say. */
export function updatedAtOf(values: Values): number | null {
  const time = Date.parse(values['updatedAt'] ?? '');
  return Number.isNaN(time) ? null : time;
}

/** The status and message cells that do not say this yet. */
export function statusEdits(
  view: TableView,
  row: number,
  id: string,
  { status, message }: RowStatus,
): TableEdit[] {
  return [
    { key: STATUS_KEY, text: status },
    { key: 'syncMessage', text: message },
  ].flatMap(({ key, text }) => {
    const before = cellAt(view, row, key);
    if (!view.columns.has(key) || (before ?? '') === text) return [];
    return [{ id, key, before, cell: { value: text === '' ? null : text, format: '@' } }];
  });
}
