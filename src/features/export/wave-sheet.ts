import type { StoreContext } from '../../catalog/field-types';
import { isEditable, type Field, type TableSpec } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import type { Value } from '../../catalog/value';
import type { ExactCell } from '../../platform/ports';
import type { TableEdit } from '../../sheets/lossless-write';
import { BLANK_CELL, readExactRow, toCellData } from '../../sheets/row-codec';
import type { SeenRow } from '../../sheets/edit-stamps';
import { mustGetColumn, type TableView } from '../../sheets/table';

/** The rows of a wave as they are in the sheet: the table, and their cells by id. */
export interface WaveSheet {
  view: TableView;
  cells: ReadonlyMap<string, ExactCell[]>;
}

export function sheetRow({ view, cells }: WaveSheet, id: string, context: StoreContext) {
  const row = cells.get(id);
  return row === undefined ? null : readExactRow(view.spec.fields, view.columns, row, context);
}

/** What a row's cells show. */
export function lineOf({ view, cells }: WaveSheet, id: string): SeenRow {
  return { view, id, line: (cells.get(id) ?? []).map(({ value }) => value) };
}

/**
 * Cells that shall show what the store has now: what was settled (Shopify may have stored it in a form of its own),
 * and what only the store writes. What a person has open, or has edited again meanwhile, stays theirs, and so does
 * a formula.
 */
export function cellEdits(
  spec: TableSpec,
  { view, cells }: WaveSheet,
  store: CatalogRecord,
  settled: ReadonlyMap<string, Value>,
  context: StoreContext,
): TableEdit[] {
  const row = cells.get(store.id);
  if (row === undefined) return [];
  const sheet = readExactRow(spec.fields, view.columns, row, context);
  const stale = (field: Field) => {
    const cell = sheet.get(field.key);
    const now = store.values[field.key];
    if (!cell || cell.formula || now === undefined) return false;
    if (cell.kind === 'value' && field.type.same(cell.value, now)) return false;
    if (!isEditable(field)) return true;
    const planned = settled.get(field.key);
    return planned !== undefined && cell.kind === 'value' && field.type.same(cell.value, planned);
  };
  return spec.fields.filter(stale).map((field) => ({
    id: store.id,
    key: field.key,
    before: (row[mustGetColumn(view, field.key)] ?? BLANK_CELL).value,
    cell: toCellData(field, store.values[field.key] ?? null, context),
  }));
}
