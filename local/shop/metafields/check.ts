import type { ShopContext } from '../context';
import { findNode } from '../resolvers/nodes';
import type { DefinitionRecord, MetafieldRecord, OwnerType } from './model';
import { isForeign, isReserved, NOT_ALLOWED, resolveNamespace } from './namespaces';
import { compareDigest } from './store';
import { isKnownType, VALUE_TYPES } from './types';
import { checkValue } from './values';
import { brokenRule } from './validations';

/** One metafield as any mutation takes it. */
export interface MetafieldInput {
  id?: string | null;
  namespace?: string | null;
  key?: string | null;
  type?: string | null;
  value?: string | null;
  compareDigest?: string | null;
}

/** A finding about one part of the input; the mutations place it under their own field paths. */
export interface MetafieldProblem {
  part: string | null;
  message: string;
  code: string | null;
  elementIndex?: number | null;
}

export interface CheckedMetafield {
  namespace: string;
  key: string;
  type: string;
  value: string;
}

export type MetafieldCheck =
  { ok: true; metafield: CheckedMetafield } | { ok: false; problems: MetafieldProblem[] };

const refuse = (...problems: MetafieldProblem[]): MetafieldCheck => ({ ok: false, problems });

export const MIN_KEY = 2;
export const MAX_KEY = 64;
export const MIN_NAMESPACE = 3;
export const MAX_NAMESPACE = 255;

export function checkMetafield(
  input: MetafieldInput,
  ownerId: string | null,
  ownerType: OwnerType,
  context: ShopContext,
): MetafieldCheck {
  const namespace = resolveNamespace(input.namespace);
  const key = input.key ?? '';
  if (isForeign(namespace)) return refuse({ part: null, message: NOT_ALLOWED, code: 'APP_NOT_AUTHORIZED' });
  if (isReserved(namespace)) {
    return refuse({
      part: 'namespace',
      message: `Namespace ${namespace} is a reserved namespace`,
      code: null,
    });
  }
  const names = nameProblems(namespace, key);
  if (names.length > 0) return refuse(...names);
  const { metafields } = context.state;
  const definition = metafields.definition(ownerType, namespace, key);
  const existing = ownerId === null ? undefined : metafields.find(ownerId, namespace, key);
  const type = input.type ?? definition?.type ?? existing?.type ?? '';
  const typeProblem = checkType(type, definition);
  if (typeProblem) return refuse(typeProblem);
  const value = checkTyped(type, input.value ?? '', definition, existing, context);
  if (typeof value !== 'string') return refuse(value);
  const digest = digestProblem(input, existing, value);
  return digest ? refuse(digest) : { ok: true, metafield: { namespace, key, type, value } };
}

export function nameProblems(namespace: string, key: string): MetafieldProblem[] {
  return [
    ...lengthProblem('namespace', 'Namespace', namespace, MIN_NAMESPACE, MAX_NAMESPACE),
    ...lengthProblem('key', 'Key', key, MIN_KEY, MAX_KEY),
  ];
}

function lengthProblem(
  part: string,
  label: string,
  text: string,
  min: number,
  max: number,
): MetafieldProblem[] {
  if (text.length < min) {
    return [{ part, message: `${label} is too short (minimum is ${min} characters)`, code: 'TOO_SHORT' }];
  }
  if (text.length <= max) return [];
  return [{ part, message: `${label} is too long (maximum is ${max} characters)`, code: 'TOO_LONG' }];
}

function checkType(type: string, definition: DefinitionRecord | undefined): MetafieldProblem | null {
  if (type === '') return { part: 'type', message: "Type can't be blank", code: 'BLANK' };
  if (!isKnownType(type)) {
    const message = `Type must be one of the following: ${VALUE_TYPES.join(', ')}.`;
    return { part: 'type', message, code: 'INVALID_TYPE' };
  }
  if (!definition || definition.type === type) return null;
  // The code is in the schema; no recording shows the text.
  const message = `Type '${type}' must be consistent with the definition's type: '${definition.type}'.`;
  return { part: 'type', message, code: 'INVALID_TYPE' };
}

function checkTyped(
  type: string,
  raw: string,
  definition: DefinitionRecord | undefined,
  existing: MetafieldRecord | undefined,
  context: ShopContext,
): string | MetafieldProblem {
  const { currency } = context.settings;
  const checked = checkValue(type, raw, { currency, exists: (gid) => findNode(gid, context) !== null });
  if (!checked.ok) {
    const { message, elementIndex } = checked;
    return { part: 'value', message, code: 'INVALID_VALUE', elementIndex };
  }
  const broken = definition ? brokenRule(type, checked.value, definition.validations) : null;
  if (broken !== null) return { part: 'value', message: broken, code: 'INVALID_VALUE' };
  if (definition?.capabilities.uniqueValues && isTaken(definition, checked.value, existing, context)) {
    const message = 'Value is already assigned to another metafield. Choose a different value and try again.';
    return { part: 'value', message, code: 'TAKEN' };
  }
  return checked.value;
}

function isTaken(
  definition: DefinitionRecord,
  value: string,
  own: MetafieldRecord | undefined,
  context: ShopContext,
): boolean {
  for (const other of context.state.metafields.ofDefinition(definition)) {
    if (other !== own && other.value === value) return true;
  }
  return false;
}

/** Null means: must not exist yet. A stale digest passes when the value stays what it is (recorded). */
function digestProblem(
  input: MetafieldInput,
  existing: MetafieldRecord | undefined,
  value: string,
): MetafieldProblem | null {
  if (input.compareDigest === undefined) return null;
  if (!existing) {
    if (input.compareDigest === null) return null;
    return { part: null, message: 'Invalid `compareDigest` value.', code: 'INVALID_COMPARE_DIGEST' };
  }
  if (input.compareDigest === compareDigest(existing) || existing.value === value) return null;
  const message =
    'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.';
  return { part: null, message, code: 'STALE_OBJECT' };
}
