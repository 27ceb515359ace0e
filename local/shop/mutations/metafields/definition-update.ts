import type { ShopContext } from '../../context';
import { takeCapabilities } from '../../metafields/capabilities';
import type { CapabilitiesInput } from '../../metafields/capabilities';
import type { DefinitionFields, DefinitionRecord, OwnerType, Validation } from '../../metafields/model';
import { resolveNamespace } from '../../metafields/namespaces';
import { isReference } from '../../metafields/types';
import { checkOptions } from '../../metafields/validations';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import { tooLong } from './definition-create';
import {
  closeUpPins,
  findDefinition,
  guardNamespace,
  MAX_PINNED,
  nextPin,
  PIN_CONSTRAINED,
  PIN_LIMIT,
  pinnedCount,
  takeAccess,
} from './definition-input';
import type { AccessInput, DefinitionChoice } from './definition-input';

interface UpdateInput {
  ownerType: OwnerType;
  namespace?: string | null;
  key: string;
  name?: string | null;
  description?: string | null;
  pin?: boolean | null;
  validations?: Validation[] | null;
  capabilities?: CapabilitiesInput | null;
  access?: AccessInput | null;
  constraintsUpdates?: ConstraintsUpdates | null;
}

interface ConstraintsUpdates {
  key?: string | null;
  values?: { create?: string | null; delete?: string | null }[] | null;
}

interface UpdatePayload {
  updatedDefinition: DefinitionRecord | null;
  userErrors: UserError[];
  validationJob: { __typename: 'Job'; id: string; done: boolean } | null;
}

const AT = ['definition'];

/** A change of the rules is checked against the values that exist by a job. */
export function metafieldDefinitionUpdate(
  args: { definition: UpdateInput },
  context: ShopContext,
): UpdatePayload {
  const input = args.definition;
  const refused = (...userErrors: UserError[]): UpdatePayload => ({
    updatedDefinition: null,
    userErrors,
    validationJob: null,
  });
  guardNamespace('metafieldDefinitionUpdate', resolveNamespace(input.namespace));
  const record = findDefinition({ identifier: input }, context);
  if (!record) return refused(userError(AT, 'Definition not found.', 'NOT_FOUND'));
  const standard = standardErrors(input, record);
  if (standard.length > 0) return refused(...standard);
  const { patch, errors } = takeChanges(input, record, context);
  if (errors.length > 0) return refused(...errors);
  const hasNewRules =
    patch.validations !== undefined &&
    JSON.stringify(patch.validations) !== JSON.stringify(record.validations);
  context.state.metafields.changeDefinition(record, patch);
  const freed = input.pin === false ? record.pinnedPosition : null;
  if (input.pin === false) context.state.metafields.changeDefinition(record, { pinnedPosition: null });
  if (freed !== null) closeUpPins(record.ownerType, freed, context);
  const validationJob = hasNewRules
    ? { __typename: 'Job' as const, id: context.state.newGid('Job'), done: false }
    : null;
  return { updatedDefinition: record, userErrors: [], validationJob };
}

function standardErrors(input: UpdateInput, record: DefinitionRecord): UserError[] {
  if (record.templateId === null) return [];
  const locked = [
    ['name', 'Name', input.name],
    ['description', 'Description', input.description],
    ['validations', 'Validations', input.validations],
  ] as const;
  return locked.flatMap(([part, label, value]) =>
    value === undefined || value === null
      ? []
      : [userError([...AT, part], `${label} cannot be changed in a standard definition.`, 'INVALID_INPUT')],
  );
}

type Patch = { -readonly [K in keyof DefinitionFields]?: DefinitionFields[K] };

function takeChanges(
  input: UpdateInput,
  record: DefinitionRecord,
  context: ShopContext,
): { patch: Patch; errors: UserError[] } {
  const patch: Patch = {};
  const errors = [
    ...tooLong('name', 'Name', input.name),
    ...tooLong('description', 'Description', input.description),
  ];
  if (typeof input.name === 'string') patch.name = input.name;
  if (input.description !== undefined) patch.description = input.description;
  if (input.validations) {
    errors.push(...validationErrors(input.validations, record));
    patch.validations = input.validations.map(({ name, value }) => ({ name, value }));
  }
  const taken = takeCapabilities(input.capabilities, record, record.capabilities);
  if (taken.problem) errors.push(userError(AT, taken.problem.message, taken.problem.code));
  else patch.capabilities = taken.capabilities;
  const { access, problem } = takeAccess(input.access, record.namespace, record.access);
  if (problem === null) patch.access = access;
  else errors.push(userError(AT, problem, 'INVALID_INPUT'));
  errors.push(...takeConstraints(input.constraintsUpdates, record, patch));
  const pin = pinError(input, record, patch, context);
  if (pin) errors.push(pin);
  return { patch, errors };
}

function validationErrors(validations: readonly Validation[], record: DefinitionRecord): UserError[] {
  const own = (list: readonly Validation[]): string | null =>
    list.find((one) => one.name === 'metaobject_definition_id')?.value ?? null;
  if (own(record.validations) !== null && own(validations) !== own(record.validations)) {
    const message = 'Validations must not change the existing metaobject definition value';
    return [userError([...AT, 'validations'], message, 'METAOBJECT_DEFINITION_CHANGED')];
  }
  return checkOptions(record.type, validations).map((problem) =>
    userError([...AT, 'validations'], problem.message, problem.code),
  );
}

function takeConstraints(
  updates: ConstraintsUpdates | null | undefined,
  record: DefinitionRecord,
  patch: Patch,
): UserError[] {
  if (!updates) return [];
  if (updates.key === null) {
    patch.constraints = null;
    return [];
  }
  const key = updates.key ?? record.constraints?.key ?? '';
  const isNewKey = key !== record.constraints?.key;
  if (isNewKey && !updates.values?.some((one) => one.create)) {
    return [userError(AT, 'Cannot change the constraint key without providing values.', 'INVALID_INPUT')];
  }
  const values = new Set(isNewKey ? [] : record.constraints?.values);
  for (const one of updates.values ?? []) {
    if (one.create) values.add(one.create);
    if (one.delete) values.delete(one.delete);
  }
  patch.constraints = values.size === 0 ? null : { key, values: [...values] };
  return [];
}

function pinError(
  input: UpdateInput,
  record: DefinitionRecord,
  patch: Patch,
  context: ShopContext,
): UserError | null {
  if (input.pin !== true || record.pinnedPosition !== null) return null;
  if (record.constraints) return userError(AT, PIN_CONSTRAINED, 'UNSUPPORTED_PINNING');
  if (pinnedCount(record.ownerType, context) >= MAX_PINNED)
    return userError(AT, PIN_LIMIT, 'PINNED_LIMIT_REACHED');
  patch.pinnedPosition = nextPin(record.ownerType, context);
  return null;
}

interface PinPayload {
  pinnedDefinition: DefinitionRecord | null;
  userErrors: UserError[];
}

export function metafieldDefinitionPin(args: DefinitionChoice, context: ShopContext): PinPayload {
  const refused = (message: string, code: string): PinPayload => ({
    pinnedDefinition: null,
    userErrors: [userError(null, message, code)],
  });
  const record = findDefinition(args, context);
  if (!record) return refused('Definition not found.', 'NOT_FOUND');
  if (record.pinnedPosition !== null) return refused('Definition already pinned.', 'ALREADY_PINNED');
  if (record.constraints) return refused(PIN_CONSTRAINED, 'UNSUPPORTED_PINNING');
  if (pinnedCount(record.ownerType, context) >= MAX_PINNED) return refused(PIN_LIMIT, 'PINNED_LIMIT_REACHED');
  context.state.metafields.changeDefinition(record, { pinnedPosition: nextPin(record.ownerType, context) });
  return { pinnedDefinition: record, userErrors: [] };
}

interface UnpinPayload {
  unpinnedDefinition: DefinitionRecord | null;
  userErrors: UserError[];
}

export function metafieldDefinitionUnpin(args: DefinitionChoice, context: ShopContext): UnpinPayload {
  const refused = (message: string, code: string): UnpinPayload => ({
    unpinnedDefinition: null,
    userErrors: [userError(null, message, code)],
  });
  const record = findDefinition(args, context);
  if (!record) return refused('Definition not found.', 'NOT_FOUND');
  const freed = record.pinnedPosition;
  if (freed === null) return refused(`Definition ${record.numericId} isn't pinned.`, 'NOT_PINNED');
  context.state.metafields.changeDefinition(record, { pinnedPosition: null });
  closeUpPins(record.ownerType, freed, context);
  return { unpinnedDefinition: record, userErrors: [] };
}

interface DeleteArguments extends DefinitionChoice {
  deleteAllAssociatedMetafields?: boolean | null;
}

interface DeletePayload {
  deletedDefinition: { ownerType: OwnerType; namespace: string; key: string } | null;
  deletedDefinitionId: string | null;
  userErrors: UserError[];
}

export function metafieldDefinitionDelete(args: DeleteArguments, context: ShopContext): DeletePayload {
  const refused = (message: string, code: string): DeletePayload => ({
    deletedDefinition: null,
    deletedDefinitionId: null,
    userErrors: [userError(null, message, code)],
  });
  const record = findDefinition(args, context);
  if (!record) return refused('Definition not found.', 'NOT_FOUND');
  const takesValues = args.deleteAllAssociatedMetafields === true;
  if (!takesValues && record.type === 'id') {
    const message =
      'Deleting an id type metafield definition requires deletion of its associated metafields.';
    return refused(message, 'ID_TYPE_DELETION_ERROR');
  }
  if (!takesValues && isReference(record.type)) {
    const message =
      'Deleting a reference type metafield definition requires deletion of its associated metafields.';
    return refused(message, 'REFERENCE_TYPE_DELETION_ERROR');
  }
  if (!takesValues && record.namespace.startsWith('app--')) {
    const message =
      'Deleting a definition in a reserved namespace must have deleteAllAssociatedMetafields set to true.';
    return refused(message, 'RESERVED_NAMESPACE_ORPHANED_METAFIELDS');
  }
  if (takesValues) {
    for (const one of [...context.state.metafields.ofDefinition(record)])
      context.state.metafields.remove(one);
  }
  context.state.metafields.removeDefinition(record);
  const { ownerType, namespace, key } = record;
  return { deletedDefinition: { ownerType, namespace, key }, deletedDefinitionId: record.id, userErrors: [] };
}
