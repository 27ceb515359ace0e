import type { StoreContext } from '../../catalog/field-types';
import { ID_KEY, type TableSpec } from '../../catalog/fields';
import { mergeRecord, type FieldOutcome } from '../../catalog/merge';
import { hashValues, signatureOf, type CatalogRecord } from '../../catalog/records';
import type { Value, Values } from '../../catalog/value';
import type { CellData, ExactCell } from '../../platform/ports';
import type { BaselineRecord } from '../../sheets/baseline';
import { knownHash, type BaselineIndex } from '../../sheets/baseline-index';
import type { TableEdit, TableRow } from '../../sheets/lossless-write';
import { readExactRow, toCellData } from '../../sheets/row-codec';
import { mustGetColumn, type TableView } from '../../sheets/table';
import { conflictStatusEdits, titleAt, updatedAtOf } from '../common/rows';
import type { RulesFor } from '../common/settings';
import type { FoundConflict } from '../conflicts/conflict-list';

/** What a page of records does to the table. */
export interface PageOutcome {
  edits: TableEdit[];
  appended: TableRow[];
  base: BaselineRecord[];
  /** How many records are in conflict, and in which fields. */
  conflicts: number;
  found: FoundConflict[];
}

/** Exact cells and base values of the records that need a decision; the caller fetches them all at once. */
export interface Evidence {
  exactRows: Map<string, ExactCell[]>;
  baseValues: Map<string, Values>;
}

interface Scene {
  spec: TableSpec;
  view: TableView;
  index: BaselineIndex;
  context: StoreContext;
  /** Whether a row that the view has holds what its base says. */
  isAsBefore(row: number): boolean;
  /** Whether the base of a record has to be written again, though it did not move. */
  isWorn(id: string): boolean;
}

/** The records of which sheet, base or store moved: all others are as they were. */
export function needsDecision(scene: Scene, records: readonly CatalogRecord[]): CatalogRecord[] {
  const { spec, view, index } = scene;
  const signature = signatureOf(spec.fields);
  const isWhole = spec.fields.every(({ key }) => view.columns.has(key));
  return records.filter((record) => {
    const { id, values } = record;
    const row = view.rowOf.get(id);
    if (row === undefined) return false;
    const base = knownHash(index, signature, id);
    if (base === undefined || !scene.isAsBefore(row)) return true;
    return base !== hashValues(spec.fields, isWhole ? values : shownValues(scene, record));
  });
}

/** Decides for a whole page: three states in, edits and the new base out. */
export function mergePage(
  scene: Scene,
  records: readonly CatalogRecord[],
  undecided: readonly CatalogRecord[],
  evidence: Evidence,
  rules: RulesFor,
): PageOutcome {
  const outcome: PageOutcome = { edits: [], appended: [], base: [], conflicts: 0, found: [] };
  const open = new Set(undecided.map(({ id }) => id));
  for (const record of records) {
    const row = scene.view.rowOf.get(record.id);
    if (scene.view.repeated.has(record.id)) {
      // Nobody knows which of the rows is meant, so none is written, and what they are compared with must not move.
      const values = evidence.baseValues.get(record.id);
      if (values) outcome.base.push({ id: record.id, values });
    } else if (row !== undefined && open.has(record.id)) {
      mergeRow(scene, record, row, evidence, rules, outcome);
    } else if (row === undefined) {
      outcome.base.push({ id: record.id, values: shownValues(scene, record) });
      outcome.appended.push(toRow(scene, record));
    } else if (scene.isWorn(record.id))
      outcome.base.push({ id: record.id, values: shownValues(scene, record) });
  }
  return outcome;
}

function mergeRow(
  { spec, view, context }: Scene,
  record: CatalogRecord,
  row: number,
  { exactRows, baseValues }: Evidence,
  rules: RulesFor,
  outcome: PageOutcome,
): void {
  const base = baseValues.get(record.id) ?? null;
  if (base && isOlder(record.values, base)) {
    outcome.base.push({ id: record.id, values: base });
    return;
  }
  const cells = exactRows.get(record.id) ?? [];
  const sheet = readExactRow(spec.fields, view.columns, cells, context);
  const line = cells.map(({ value }) => value);
  const rule = rules({ view, id: record.id, line }, record.values);
  const merged = mergeRecord(spec.fields, { base, sheet, store: record.values }, rule);
  if (merged.kind !== 'fields') throw new Error(`The row of ${record.id} was lost on the way`);
  const found: FoundConflict[] = [];
  const where = { tab: view.title, id: record.id, title: titleAt(view, row) };
  const newBase = shownValues({ spec, view }, record);
  for (const field of spec.fields) {
    const decided = merged.outcomes.get(field.key);
    if (!decided) continue;
    if (decided.kind === 'take') {
      const before = cells[mustGetColumn(view, field.key)]?.value ?? null;
      outcome.edits.push({
        id: record.id,
        key: field.key,
        before,
        cell: toCellData(field, decided.value, context),
      });
    }
    if (decided.kind === 'conflict') {
      const { base: was = null, sheet: mine, store: shopify } = decided;
      const shopifyUpdatedAt = updatedAtOf(record.values);
      found.push({ ...where, field: field.header, base: was, sheet: mine, shopify, shopifyUpdatedAt });
    }
    if (keepsBase(decided)) keepBase(newBase, base, field.key);
  }
  outcome.base.push({ id: record.id, values: newBase });
  if (found.length > 0) outcome.conflicts++;
  outcome.found.push(...found);
  const headers = found.map((conflict) => conflict.field);
  outcome.edits.push(...conflictStatusEdits(view, row, record.id, headers));
}

/**
 * A bulk query reads minutes before its result is merged. What an export of ours, or a later read, learnt meanwhile is
 * newer, and must not be taken back.
 */
function isOlder(store: Values, base: Values): boolean {
  const [read, known] = [updatedAtOf(store), updatedAtOf(base)];
  return read !== null && known !== null && read < known;
}

/** What sheet and store have in common: nothing, where the column is not in the sheet. */
function shownValues(
  { spec, view }: Pick<Scene, 'spec' | 'view'>,
  record: CatalogRecord,
): Record<string, Value> {
  const shown = spec.fields.filter(({ key }) => view.columns.has(key));
  return Object.fromEntries(shown.map(({ key }) => [key, record.values[key] ?? null]));
}

/** The difference between sheet and base is what a later export sends or asks about, so the base must not move. */
function keepsBase({ kind }: FieldOutcome): boolean {
  return kind === 'send' || kind === 'conflict' || kind === 'invalid';
}

function keepBase(newBase: Record<string, Value>, base: Values | null, key: string): void {
  const before = base?.[key];
  if (before === undefined) delete newBase[key];
  else newBase[key] = before;
}

function toRow({ spec, context }: Scene, record: CatalogRecord): TableRow {
  const cells = new Map<string, CellData>([[ID_KEY, { value: record.id, format: '@' }]]);
  for (const field of spec.fields) {
    cells.set(field.key, toCellData(field, record.values[field.key] ?? null, context));
  }
  for (const { key } of spec.rowColumns) cells.set(key, { value: null, format: '@' });
  return { id: record.id, cells };
}

/** The base of records in which a person was faster than we: what they were compared with stays. */
export function baseOfOvertaken(
  merged: PageOutcome,
  overtaken: readonly TableEdit[],
  baseValues: ReadonlyMap<string, Values>,
): BaselineRecord[] {
  const ids = new Set(overtaken.map(({ id }) => id));
  return merged.base
    .filter(({ id }) => ids.has(id))
    .map(({ id, values }) => {
      const base: Record<string, Value> = { ...values };
      const keys = overtaken.filter((edit) => edit.id === id && edit.key in base).map(({ key }) => key);
      for (const key of keys) keepBase(base, baseValues.get(id) ?? null, key);
      return { id, values: base };
    });
}
