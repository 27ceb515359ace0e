import type { SheetValue } from '../../catalog/cells';
import { isEditable, type Field } from '../../catalog/fields';
import { isLeftAlone, mergeRecord, type FieldOutcome } from '../../catalog/merge';
import type { CatalogRecord } from '../../catalog/records';
import type { Values } from '../../catalog/value';
import { mutationFor, objection } from '../../catalog/value-mutations';
import type { TableView } from '../../sheets/table';
import { updatedAtOf } from '../common/rows';
import type { RulesFor } from '../common/settings';
import type { Plan, PlanConflict, PlanError, PlannedChange } from './plan';
import { cellError, readOnlyError, rowError, shownIn, whereIs } from './plan-errors';

export type PlanParts = Pick<Plan, 'rows' | 'errors' | 'conflicts'>;

/** A row in which something was edited, with its three states. */
export interface EditedRow {
  id: string;
  row: number;
  base: Values | null;
  sheet: Map<string, SheetValue>;
  store: CatalogRecord | null;
}

/** Whether a cell says something else than the base. */
export function isEdited(field: Field, base: Values | null, cell: SheetValue | undefined): boolean {
  if (!cell || isLeftAlone(field, cell)) return false;
  const before = base?.[field.key];
  if (before === undefined) return isEditable(field);
  if (!isEditable(field) && cell.formula) return false;
  return cell.kind === 'problem' || !field.type.same(cell.value, before);
}

/** Decides field by field what a row's edits come to. */
export function decideRow(rules: RulesFor, view: TableView, edit: EditedRow, parts: PlanParts): void {
  const { spec } = view;
  const { id, row, base, sheet, store } = edit;
  const where = whereIs(view, id, row);
  const now = store?.values ?? null;
  const rule = rules({ view, id, line: view.lines[row] ?? [] }, now);
  const merged = mergeRecord(spec.fields, { base, sheet, store: now }, rule);
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
