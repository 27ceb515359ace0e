import type { SheetValue } from '../../catalog/cells';
import type { Field } from '../../catalog/fields';
import { isNewId } from '../../catalog/ids';
import type { TableView } from '../../sheets/table';
import { cellAt, titleAt } from '../common/rows';
import type { PlanError } from './plan';

export type Where = Pick<PlanError, 'table' | 'tab' | 'row' | 'id' | 'title'>;

export function shownIn(cell: SheetValue | undefined): string {
  return (cell?.kind === 'value' ? cell.value : cell?.shown) ?? '';
}

const UNDO_OR_IMPORT = 'Undo the edit, or import again to get Shopify’s value back.';

export function readOnlyError(where: Where, field: Field, cell: SheetValue | undefined): PlanError {
  const shown = shownIn(cell) || null;
  return rowError(where, field, shown, 'cannot be changed from this tab', `${field.help} ${UNDO_OR_IMPORT}`);
}

export function cellError(
  where: Where,
  field: Field,
  { reason, shown }: { reason: string; shown: string },
): PlanError {
  return rowError(
    where,
    field,
    shown === '' ? null : shown,
    reason,
    `Mend the cell and look again. ${field.help}`,
  );
}

export function rowError(
  where: Where,
  field: Field | null,
  value: string | null,
  reason: string,
  hint: string,
): PlanError {
  const subject =
    field === null ? (where.title === '' ? `The record ${where.id}` : where.title) : field.header;
  const details = {
    tab: where.tab,
    row: where.row,
    ...(field ? { field: field.header } : {}),
    ...(value === null ? {} : { value }),
  };
  return {
    ...where,
    field: field?.header ?? null,
    value,
    code: 'validation_failed',
    message: `${where.tab}, row ${where.row}: ${subject} ${reason}.`,
    hint,
    details,
  };
}

export function whereIs(view: TableView, id: string, row: number): Where {
  return { table: view.spec.name, tab: view.title, row: row + 1, id, title: titleAt(view, row) };
}

/** Rows that share an id; nobody knows which of them is meant. */
export function repeatedErrors(view: TableView, repeated: readonly [string, number[]][]): PlanError[] {
  return repeated.flatMap(([id, rows]) =>
    rows.map((row) => {
      const others = rows
        .filter((other) => other !== row)
        .map((other) => other + 1)
        .join(' and ');
      const error = rowError(
        whereIs(view, id, row),
        null,
        id,
        '',
        'Delete the copies; only one row may have this id.',
      );
      return {
        ...error,
        field: view.spec.id.header,
        message: `${view.title}, row ${row + 1}: the ${view.spec.id.header} ${id} also stands in row ${others}, so nothing is sent for it.`,
        details: { ...error.details, field: view.spec.id.header },
      };
    }),
  );
}

const NOT_CREATED = 'Make the product in Shopify and import it; rows without an id are never sent.';

/** Rows that hold something, and no id that could be one of Shopify's. */
export function namelessErrors(view: TableView): PlanError[] {
  return view.nameless.map(({ row, id }) => {
    const where = whereIs(view, id, row);
    const header = view.spec.id.header;
    return id === ''
      ? rowError(where, null, null, `has no ${header}`, NOT_CREATED)
      : rowError(
          where,
          null,
          id,
          `has the ${header} "${id}", which is not one of Shopify’s`,
          'Undo the change of the id.',
        );
  });
}

/** Rows that are edited but may not be sent: left out on purpose, or asking for what cannot be done. */
export function refusal(view: TableView, id: string, row: number): PlanError | 'ignore' | null {
  const command = String(cellAt(view, row, 'command') ?? '')
    .trim()
    .toUpperCase();
  if (command === 'IGNORE') return 'ignore';
  const where = whereIs(view, id, row);
  if (isNewId(id) || command === 'NEW')
    return rowError(where, null, null, 'does not exist in Shopify', NOT_CREATED);
  if (command === '') return null;
  const hint = 'Empty the cell, or write IGNORE to leave the row out.';
  return rowError(where, null, command, `has the command "${command}", which is not known`, hint);
}
