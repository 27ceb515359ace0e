import type { SheetValue } from '../../catalog/cells';
import type { StoreContext } from '../../catalog/field-types';
import { isEditable, type Field, type TableSpec } from '../../catalog/fields';
import { isNewId } from '../../catalog/ids';
import { isLeftAlone, mergeRecord, type FieldOutcome, type MergeRules } from '../../catalog/merge';
import { signatureOf, type CatalogRecord } from '../../catalog/records';
import type { Values } from '../../catalog/value';
import { mutationFor, objection } from '../../catalog/value-mutations';
import type { Baseline, BaselineIndex } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import { readExactRow, readPlainRow } from '../../sheets/row-codec';
import { managedFields, readExactRows, readTable, type TableView } from '../../sheets/table';
import { cellAt, hashSheet, titleAt, updatedAtOf } from '../common/rows';
import type { Plan, PlanConflict, PlanError, PlannedChange } from './plan';

export interface PlannerScene {
  book: Book;
  baseline: Baseline;
  context: StoreContext;
  rules: MergeRules;
  storeId: string;
  /** What the store holds now, of the records that exist. */
  readStore(spec: TableSpec, ids: readonly string[]): Map<string, CatalogRecord>;
}

export type PlanParts = Pick<Plan, 'rows' | 'errors' | 'conflicts'>;

/**
 * What an export of one table would do. Rows that equal their base cost nothing but a hash; only the others are
 * read exactly, looked up in the store and decided field by field.
 */
export function planTable(scene: PlannerScene, view: TableView, only: ReadonlySet<string> | null): PlanParts {
  for (let round = 1; ; round++) {
    try {
      return planView(scene, view, only);
    } catch (error) {
      if (!(error instanceof TableMoved) || round >= MOST_ROUNDS) throw error;
      scene.book.forgetTabs();
      const tab = scene.book.tabById(view.sheetId);
      if (tab) Object.assign(view, readTable(scene.book, view.spec, tab));
    }
  }
}

const MOST_ROUNDS = 5;

/** Between two looks at the table a person sorted it, or moved a column. */
class TableMoved extends Error {
  constructor(title: string) {
    super(`The tab "${title}" is being rearranged; try again in a moment`);
    this.name = 'TableMoved';
  }
}

function planView(scene: PlannerScene, view: TableView, only: ReadonlySet<string> | null): PlanParts {
  const parts: PlanParts = { rows: [], errors: [], conflicts: [] };
  const index = scene.baseline.index(scene.storeId, view.spec.name);
  const wanted = (id: string) => only === null || only.has(id);
  if (only === null) parts.errors.push(...namelessErrors(view));
  parts.errors.push(...repeatedErrors(view, wanted));
  const candidates: { id: string; row: number }[] = [];
  for (const [id, row] of view.rowOf) {
    if (!wanted(id) || !differs(scene, view, index, id, row)) continue;
    const error = refusal(view, id, row);
    if (error === 'ignore') continue;
    if (error) parts.errors.push(error);
    else candidates.push({ id, row });
  }
  for (const group of edited(scene, view, index, candidates)) decide(scene, view, group, parts);
  return parts;
}

function differs(
  scene: PlannerScene,
  view: TableView,
  index: BaselineIndex,
  id: string,
  row: number,
): boolean {
  const { fields } = view.spec;
  const base = index.entries.get(id)?.hash;
  const comparable = index.signature === signatureOf(fields) && managedFields(view).length === fields.length;
  if (!comparable || base === undefined) return true;
  return hashSheet(fields, readPlainRow(fields, view.columns, view.lines[row] ?? [], scene.context)) !== base;
}

interface EditedRow {
  id: string;
  row: number;
  base: Values | null;
  sheet: Map<string, SheetValue>;
  store: CatalogRecord | null;
}

/** Of the rows whose hash differs, those that really were edited, with all three states. */
function edited(
  scene: PlannerScene,
  view: TableView,
  index: BaselineIndex,
  candidates: { id: string; row: number }[],
): EditedRow[] {
  const { spec } = view;
  const exact = readExactRows(
    scene.book,
    view,
    candidates.map(({ id }) => id),
  );
  if (!exact) throw new TableMoved(view.title);
  const bases = scene.baseline.values(
    index,
    candidates.map(({ id }) => id),
  );
  const rows = candidates
    .map(({ id, row }): EditedRow => {
      const sheet = readExactRow(spec.fields, view.columns, exact.get(id) ?? [], scene.context);
      return { id, row, base: bases.get(id) ?? null, sheet, store: null };
    })
    .filter(({ base, sheet }) => spec.fields.some((field) => isEdited(field, base, sheet.get(field.key))));
  if (rows.length === 0) return [];
  const stored = scene.readStore(
    spec,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, store: stored.get(row.id) ?? null }));
}

function isEdited(field: Field, base: Values | null, cell: SheetValue | undefined): boolean {
  if (!cell || isLeftAlone(field, cell)) return false;
  const before = base?.[field.key];
  if (before === undefined) return isEditable(field);
  if (!isEditable(field) && cell.formula) return false;
  return cell.kind === 'problem' || !field.type.same(cell.value, before);
}

function decide(scene: PlannerScene, view: TableView, edit: EditedRow, parts: PlanParts): void {
  const { spec } = view;
  const { id, row, base, sheet, store } = edit;
  const where = { table: spec.name, tab: view.title, row: row + 1, id, title: titleAt(view, row) };
  const merged = mergeRecord(spec.fields, { base, sheet, store: store?.values ?? null }, scene.rules);
  if (merged.kind !== 'fields') {
    parts.errors.push(
      rowError(where, null, null, 'is no longer in Shopify', 'Delete the row, or undo your edits in it.'),
    );
    return;
  }
  const wanted = editedKeys(merged.outcomes);
  const changes: PlannedChange[] = [];
  const errors: PlanError[] = [];
  const conflicts: PlanConflict[] = [];
  for (const field of spec.fields) {
    const cell = sheet.get(field.key);
    const outcome = merged.outcomes.get(field.key);
    if (!isEditable(field) && isEdited(field, base, cell)) errors.push(readOnlyError(where, field, cell));
    if (!isEditable(field) || !outcome) continue;
    if (outcome.kind === 'invalid') errors.push(cellError(where, field, outcome));
    const reason = wanted.has(field.key) && store ? objection(field, wanted, store) : null;
    if (reason !== null) errors.push(cellError(where, field, { reason, shown: shownIn(cell) }));
    else if (outcome.kind === 'send') changes.push(toChange(field, base, outcome));
    if (outcome.kind === 'conflict') {
      const { base: was = null, sheet: mine, store: theirs } = outcome;
      const shopifyUpdatedAt = updatedAtOf(store?.values ?? {});
      const values = { base: was, sheet: mine, shopify: theirs };
      conflicts.push({ ...where, field: field.header, ...values, shopifyUpdatedAt });
    }
  }
  parts.errors.push(...errors);
  parts.conflicts.push(...conflicts);
  // A row with an error stays behind as a whole: half of a person's edit may be worse than none of it.
  if (errors.length > 0 || changes.length === 0) return;
  parts.rows.push({ ...where, productId: store?.values['productId'] ?? id, changes });
}

/** Fields in which the person has something that Shopify does not have. */
function editedKeys(outcomes: ReadonlyMap<string, FieldOutcome>): Set<string> {
  const open = [...outcomes].filter(([, { kind }]) => kind === 'send' || kind === 'conflict');
  return new Set(open.map(([key]) => key));
}

function toChange(
  field: Field,
  base: Values | null,
  send: { before: string | null; after: string | null },
): PlannedChange {
  const { before, after } = send;
  const by = mutationFor(field, before, after);
  const change = { key: field.key, header: field.header, base: base?.[field.key], before, after };
  return by === undefined ? change : { ...change, by };
}

type Where = Pick<PlanError, 'table' | 'tab' | 'row' | 'id' | 'title'>;

function shownIn(cell: SheetValue | undefined): string {
  return (cell?.kind === 'value' ? cell.value : cell?.shown) ?? '';
}

const UNDO_OR_IMPORT = 'Undo the edit, or import again to get Shopify’s value back.';

function readOnlyError(where: Where, field: Field, cell: SheetValue | undefined): PlanError {
  const shown = shownIn(cell) || null;
  return rowError(where, field, shown, 'cannot be changed from this tab', `${field.help} ${UNDO_OR_IMPORT}`);
}

function cellError(
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

function rowError(
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

function whereIs(view: TableView, id: string, row: number): Where {
  return { table: view.spec.name, tab: view.title, row: row + 1, id, title: titleAt(view, row) };
}

function repeatedErrors(view: TableView, wanted: (id: string) => boolean): PlanError[] {
  return [...view.repeated]
    .filter(([id]) => wanted(id))
    .flatMap(([id, rows]) =>
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

function namelessErrors(view: TableView): PlanError[] {
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
function refusal(view: TableView, id: string, row: number): PlanError | 'ignore' | null {
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
