import { ID_KEY, isEditable, type Field, type TableSpec } from './fields';
import type { StoreContext } from './field-types';
import { fromGid } from './ids';
import { isKnown, readPath, writePath, type InputTree } from './paths';
import { fingerprintOf, type Value, type Values } from './value';

/** A product, variant or the like as the store has it, in canonical values. */
export interface CatalogRecord {
  id: string;
  /** A field that is not known is absent. */
  values: Values;
  /** By field key what its guard says; only where it was read to be written. */
  guards?: Guards;
}

export type Guards = Readonly<Record<string, unknown>>;

/** Reads a GraphQL node that was selected with the table's fragment. */
export function toRecord(spec: TableSpec, node: object, context: StoreContext): CatalogRecord {
  const values: Record<string, Value> = {};
  for (const field of spec.fields)
    values[field.key] = field.type.fromStore(readPath(node, field.read), context);
  return { id: fromGid(String(readPath(node, ID_KEY))), values };
}

/** The same of a node that was selected with a part of it: fields that the node does not mention are absent. */
export function toKnownRecord(spec: TableSpec, node: object, context: StoreContext): CatalogRecord {
  return toRecord({ ...spec, fields: spec.fields.filter(({ read }) => isKnown(node, read)) }, node, context);
}

/** What the guards of the table's fields say in a node that was selected with them. */
export function guardsIn(spec: TableSpec, node: object): Guards {
  return Object.fromEntries(
    spec.fields.flatMap(({ key, guard }) => (guard === undefined ? [] : [[key, readPath(node, guard)]])),
  );
}

/** Which fields a row hash or a baseline piece covers, as one comparable text. */
export function signatureOf(fields: readonly Field[]): string {
  return fields.map((field) => field.key).join(',');
}

/**
 * Equal exactly when every field means the same (but for one chance in 10^16, or in 10^9 where no editable field
 * differs). The part before the point is of the editable fields alone.
 */
export function hashValues(fields: readonly Field[], values: Values): string {
  const [mine, theirs]: [(string | null)[], (string | null)[]] = [[], []];
  for (const field of fields) {
    const value = values[field.key];
    // A value that is not known is like no value at all, blank included.
    const form = value === undefined ? null : field.type.hashForm(value);
    (isEditable(field) ? mine : theirs).push(form);
  }
  return hashForms(mine, theirs);
}

/** The same from the forms of the editable fields and those of the others, in their order. */
export function hashForms(mine: readonly (string | null)[], theirs: readonly (string | null)[]): string {
  return `${fingerprintOf(mine)}${PARTS}${fingerprintOf(theirs).slice(-READ_ONLY_DIGITS)}`;
}

const PARTS = '.';
const READ_ONLY_DIGITS = 6;

/** What a row hash says of the editable fields. */
export function editablePart(hash: string): string {
  return hash.slice(0, hash.indexOf(PARTS));
}

/**
 * The mutation input for some changed fields: each value at its path, and with it the companions that Shopify
 * needs to understand it, as the store has them.
 */
export function toInput(spec: TableSpec, changed: Values, current: Values): InputTree {
  const input: InputTree = {};
  const companions = new Set<string>();
  for (const field of spec.fields) {
    if (!(field.key in changed)) continue;
    putField(input, field, changed[field.key] ?? null);
    field.companions?.forEach((key) => companions.add(key));
  }
  for (const field of spec.fields) {
    const kept = current[field.key] ?? null;
    if (companions.has(field.key) && !(field.key in changed) && kept !== null) putField(input, field, kept);
  }
  return input;
}

function putField(input: InputTree, field: Field, value: Value): void {
  if (field.write === undefined) throw new Error(`The field ${field.header} is read only`);
  if (value !== null) return writePath(input, field.write, field.type.toStore(value));
  if (typeof field.blank !== 'object') throw new Error(`${field.header} may not be blank`);
  writePath(input, field.write, field.blank.sends);
}

/** Why Shopify would refuse this value, or null. Checked before anything is sent. */
export function validate(field: Field, value: Value): string | null {
  if (!isEditable(field)) return 'cannot be changed from the sheet';
  const { blank } = field;
  if (value === null) return blank === 'required' || blank === 'leave' ? 'may not be empty' : null;
  if (field.longest !== undefined && value.length > field.longest) {
    return `has ${value.length} characters; at most ${field.longest} are possible`;
  }
  if (field.least !== undefined && Number(value) < field.least) return `must be ${field.least} or more`;
  return field.type.check?.(value) ?? null;
}
