import type { SheetValue } from './cells';
import { isEditable, isStoreColumn, type Field } from './fields';
import { validate } from './records';
import { isPreview, type Value, type Values } from './value';

export type ConflictRule = 'sheet' | 'shopify' | 'newest' | 'review';

export interface MergeRules {
  ruleFor(field: Field): ConflictRule;
  /** When what the field's cell holds was typed, and when the record last changed in the store; null is unknown. */
  sheetEditedAt(field: Field): number | null;
  storeUpdatedAt: number | null;
}

export const REVIEW_ALL: MergeRules = {
  ruleFor: () => 'review',
  sheetEditedAt: () => null,
  storeUpdatedAt: null,
};

/** What is to happen with one field of one record. */
export type FieldOutcome =
  | { kind: 'same' }
  /** The store's value goes into the sheet. */
  | { kind: 'take'; value: Value }
  /** The sheet's value waits to be sent. */
  | { kind: 'send'; before: Value; after: Value }
  /** Sheet and store already agree; only the base moves. */
  | { kind: 'agreed'; value: Value }
  | { kind: 'conflict'; base: Value | undefined; sheet: Value; store: Value }
  /** The cell cannot be used; nothing happens to it until the person mends it. */
  | { kind: 'invalid'; reason: string; shown: string };

export type RecordOutcome =
  | { kind: 'fields'; outcomes: Map<string, FieldOutcome> }
  /** The row has no record in the store any more; with edits that were never sent it must be kept as it is. */
  | { kind: 'goneFromStore'; pending: boolean }
  /** The record has no row in the sheet: nothing is sent for it. */
  | { kind: 'notManaged' };

export interface ThreeStates {
  /** What both sides had at the last sync; null when that is not known. */
  base: Values | null;
  /** What the row holds now, for each column that exists; null when there is no row. */
  sheet: ReadonlyMap<string, SheetValue> | null;
  /** What the store has now; null when the record is gone. */
  store: Values | null;
}

/**
 * The one place where a decision is made between base, sheet and store. Import, export, incremental sync, undo and
 * restore all call it; none of them decides anything itself.
 */
export function mergeRecord(fields: readonly Field[], states: ThreeStates, rules: MergeRules): RecordOutcome {
  const { base, sheet, store } = states;
  if (sheet === null) return { kind: 'notManaged' };
  if (store === null) return { kind: 'goneFromStore', pending: hasEdits(fields, base, sheet) };
  const outcomes = new Map<string, FieldOutcome>();
  for (const field of fields) {
    const cell = sheet.get(field.key);
    if (!cell) continue;
    const now = store[field.key] ?? null;
    const outcome = isNewColumn(field, base, cell)
      ? takeInto(null, field, now)
      : mergeField(field, base?.[field.key], cell, now, rules);
    outcomes.set(field.key, outcome);
  }
  return { kind: 'fields', outcomes };
}

/** A column that a table got later: the record is known, and nobody has typed there yet. */
function isNewColumn(field: Field, base: Values | null, cell: SheetValue): boolean {
  const isNew = isStoreColumn(field) && base !== null && base[field.key] === undefined;
  return isNew && isBlank(cell) && !cell.formula;
}

function isBlank(cell: SheetValue): boolean {
  return cell.kind === 'value' && cell.value === null;
}

/** Whether a cell says that nothing is wanted of it. */
export function isLeftAlone(field: Field, cell: SheetValue): boolean {
  return field.blank === 'leave' && isBlank(cell);
}

function takeInto(sheet: Value, field: Field, store: Value): FieldOutcome {
  return field.type.same(sheet, store) ? { kind: 'agreed', value: store } : { kind: 'take', value: store };
}

function hasEdits(
  fields: readonly Field[],
  base: Values | null,
  sheet: ReadonlyMap<string, SheetValue>,
): boolean {
  return fields.some((field) => {
    const cell = sheet.get(field.key);
    const before = base?.[field.key];
    if (!cell || before === undefined || !isEditable(field) || isLeftAlone(field, cell)) return false;
    return cell.kind === 'problem' || !field.type.same(cell.value, before);
  });
}

/** One row of the design's table: base is undefined where it is not known. */
export function mergeField(
  field: Field,
  base: Value | undefined,
  cell: SheetValue,
  store: Value,
  rules: MergeRules,
): FieldOutcome {
  if (!isEditable(field)) return mergeReadOnly(field, base, cell, store);
  if (cell.kind === 'problem') return { kind: 'invalid', reason: cell.reason, shown: cell.shown };
  const sheet = cell.value;
  const { same } = field.type;
  if (isLeftAlone(field, cell)) {
    const isStill = cell.formula || (base !== undefined && same(store, base));
    return isStill ? { kind: 'same' } : takeInto(sheet, field, store);
  }
  if (base === undefined) {
    return same(sheet, store) ? { kind: 'agreed', value: store } : { kind: 'conflict', base, sheet, store };
  }
  const edited = !same(sheet, base);
  const moved = !same(store, base);
  if (!edited && !moved) return { kind: 'same' };
  if (!edited)
    return cell.formula ? { kind: 'conflict', base, sheet, store } : { kind: 'take', value: store };
  if (moved && same(sheet, store)) return { kind: 'agreed', value: store };
  if (isPreview(base)) return { kind: 'invalid', reason: TOO_LONG, shown: shorten(sheet) };
  if (!moved) return send(field, sheet, store);
  return resolve(field, base, cell, store, rules);
}

const TOO_LONG =
  'is longer in Shopify than a cell can hold, so it can only be changed in Shopify; undo the edit, or delete the row and import again';

function send(field: Field, sheet: Value, store: Value): FieldOutcome {
  const reason = isPreview(sheet) ? TOO_LONG : validate(field, sheet);
  return reason === null
    ? { kind: 'send', before: store, after: sheet }
    : { kind: 'invalid', reason, shown: shorten(sheet) };
}

/** Both sides changed the field, differently. A formula is the person's and is never replaced. */
function resolve(
  field: Field,
  base: Value,
  cell: { value: Value; formula: boolean },
  store: Value,
  rules: MergeRules,
): FieldOutcome {
  const review: FieldOutcome = { kind: 'conflict', base, sheet: cell.value, store };
  const takeStore: FieldOutcome = cell.formula ? review : { kind: 'take', value: store };
  switch (rules.ruleFor(field)) {
    case 'review':
      return review;
    case 'sheet':
      return send(field, cell.value, store);
    case 'shopify':
      return takeStore;
    case 'newest': {
      const { storeUpdatedAt } = rules;
      const sheetEditedAt = rules.sheetEditedAt(field);
      if (sheetEditedAt === null || storeUpdatedAt === null) return review;
      return sheetEditedAt > storeUpdatedAt ? send(field, cell.value, store) : takeStore;
    }
  }
}

/** The store alone writes these; what a person typed over them is refused on export and mended on import. */
function mergeReadOnly(field: Field, base: Value | undefined, cell: SheetValue, store: Value): FieldOutcome {
  if (cell.kind === 'value' && field.type.same(cell.value, store)) {
    return base !== undefined && field.type.same(base, store)
      ? { kind: 'same' }
      : { kind: 'agreed', value: store };
  }
  if (cell.formula) return { kind: 'same' };
  return { kind: 'take', value: store };
}

function shorten(text: Value): string {
  if (text === null) return '';
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
