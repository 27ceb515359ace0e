import type { SheetValue } from '../../catalog/cells';
import { isEditable, mustGetField, type TableSpec } from '../../catalog/fields';
import { isLeftAlone, mergeField, type MergeRules } from '../../catalog/merge';
import type { CatalogRecord } from '../../catalog/records';
import type { Value, Values } from '../../catalog/value';
import type { PlannedChange, PlannedRow } from './plan';
import { CHANGED_IN_SHOPIFY } from './write-result';

/** A write that is about to be sent, as the journal keeps it: record → field → before and after. */
export type Intents = Record<string, Record<string, { before: Value; after: Value }>>;

/** What becomes of one planned field, once the store was read again. */
export type FieldDecision = { key: string; header: string; before: Value; after: Value } & (
  | { kind: 'send' }
  /** An earlier, interrupted attempt already sent it. */
  | { kind: 'wasSent' }
  /** Somebody else already made the same change. */
  | { kind: 'agreed' }
  /** The conflict rule says that the store's value wins; it goes into the sheet. */
  | { kind: 'take' }
  | { kind: 'leave'; outcome: 'conflict' | 'skipped' | 'failed'; reason: string }
);

export interface RowDecision {
  row: PlannedRow;
  /** The record as the store has it now; null when it is gone. */
  store: CatalogRecord | null;
  fields: FieldDecision[];
}

const GONE = 'This is no longer in Shopify.';
const EDITED_SINCE = 'The cell was changed after the preview; look at the changes again to send it.';

/**
 * Decides for one row of a plan, just before its wave is sent. `sheet` is what the row holds now (null: the row is
 * gone), `intents` what an interrupted attempt of this same wave had set out to do.
 */
export function decideRow(
  spec: TableSpec,
  row: PlannedRow,
  sheet: ReadonlyMap<string, SheetValue> | null,
  store: CatalogRecord | null,
  intents: Intents[string] | undefined,
  rules: MergeRules,
): RowDecision {
  const fields = row.changes.map((change) =>
    decideField(spec, change, sheet, store, intents?.[change.key], rules),
  );
  return { row, store, fields };
}

function decideField(
  spec: TableSpec,
  change: PlannedChange,
  sheet: ReadonlyMap<string, SheetValue> | null,
  store: CatalogRecord | null,
  intent: { before: Value; after: Value } | undefined,
  rules: MergeRules,
): FieldDecision {
  const { key, header, after } = change;
  const field = mustGetField(spec, key);
  const leave = (
    outcome: 'conflict' | 'skipped' | 'failed',
    reason: string,
    before: Value,
  ): FieldDecision => ({
    kind: 'leave',
    outcome,
    reason,
    key,
    header,
    before,
    after,
  });
  if (!store) return leave('failed', GONE, change.before);
  const now = store.values[key] ?? null;
  if (intent && field.type.same(now, after))
    return { kind: 'wasSent', key, header, before: intent.before, after };
  if (intent && field.type.same(now, intent.before)) return { kind: 'send', key, header, before: now, after };
  const cell = sheet?.get(key);
  if (cell?.kind !== 'value' || !field.type.same(cell.value, after))
    return leave('skipped', EDITED_SINCE, now);
  const merged = mergeField(field, change.base, cell, now, rules);
  switch (merged.kind) {
    case 'send':
      return { kind: 'send', key, header, before: now, after };
    case 'same':
    case 'agreed':
      return { kind: 'agreed', key, header, before: now, after };
    case 'take':
      return { kind: 'take', key, header, before: now, after };
    case 'conflict':
      return leave('conflict', CHANGED_IN_SHOPIFY, now);
    case 'invalid':
      return leave('failed', merged.reason, now);
  }
}

/** The fields of each record that are to be sent, with what they replace. */
export function intentsOf(decisions: readonly RowDecision[]): Intents {
  const intents: Intents = {};
  for (const { row, fields } of decisions) {
    const sends = fields.filter(({ kind }) => kind === 'send');
    if (sends.length === 0) continue;
    intents[row.id] = Object.fromEntries(sends.map(({ key, before, after }) => [key, { before, after }]));
  }
  return intents;
}

/**
 * What was settled, and with it the twins that moved along: the store says what they are now, unless the person has an
 * edit of them open.
 */
export function withTwins(
  spec: TableSpec,
  settled: ReadonlyMap<string, Value>,
  sheet: ReadonlyMap<string, SheetValue> | null,
  base: Values | null,
): Map<string, Value> {
  const all = new Map(settled);
  for (const field of spec.fields) {
    const cell = sheet?.get(field.key);
    const isMoved = field.twin !== undefined && settled.has(field.twin) && !settled.has(field.key);
    if (!isMoved || cell?.kind !== 'value' || cell.formula) continue;
    const before = base?.[field.key];
    const isOpen = before === undefined || !field.type.same(cell.value, before);
    if (!isOpen || isLeftAlone(field, cell)) all.set(field.key, cell.value);
  }
  return all;
}

/**
 * The base after a wave: the store's value wherever sheet and store now agree, what it was where an edit or a
 * conflict is still open.
 */
export function baseAfter(
  spec: TableSpec,
  before: Values | null,
  store: Values,
  settled: ReadonlyMap<string, Value>,
): Values {
  const base: Record<string, Value> = {};
  for (const field of spec.fields) {
    const old = before?.[field.key];
    const now = store[field.key];
    if (now !== undefined && (settled.has(field.key) || !isEditable(field))) base[field.key] = now;
    else if (old !== undefined) base[field.key] = old;
  }
  return base;
}
