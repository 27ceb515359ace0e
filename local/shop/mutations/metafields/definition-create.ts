import type { ShopContext } from '../../context';
import { NO_CAPABILITIES, takeCapabilities } from '../../metafields/capabilities';
import { MAX_KEY, MAX_NAMESPACE, nameProblems } from '../../metafields/check';
import { OWNER_LABELS } from '../../metafields/model';
import type { DefinitionCapabilities, DefinitionRecord } from '../../metafields/model';
import { resolveNamespace } from '../../metafields/namespaces';
import { DEFINITION_TYPES } from '../../metafields/types';
import { checkOptions } from '../../metafields/validations';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import {
  DEFAULT_ACCESS,
  guardNamespace,
  MAX_PINNED,
  nextPin,
  PIN_CONSTRAINED,
  PIN_LIMIT,
  pinnedCount,
  takeAccess,
} from './definition-input';
import type { DefinitionInput } from './definition-input';

export interface DefinitionCreateArguments {
  definition: DefinitionInput;
}

interface CreatePayload {
  createdDefinition: DefinitionRecord | null;
  userErrors: UserError[];
}

const MAX_DEFINITIONS = 256;
const MAX_ADMIN_FILTERS = 50;
const MAX_NAME = 255;
const AT = ['definition'];

export function metafieldDefinitionCreate(
  args: DefinitionCreateArguments,
  context: ShopContext,
): CreatePayload {
  const input = args.definition;
  const namespace = resolveNamespace(input.namespace);
  guardNamespace('metafieldDefinitionCreate', namespace);
  const errors = shapeErrors(input, namespace, context);
  if (errors.length > 0) return { createdDefinition: null, userErrors: errors };
  const about = { type: input.type, ownerType: input.ownerType };
  const capability = takeCapabilities(input.capabilities, about, NO_CAPABILITIES);
  if (capability.problem) return refused(capability.problem.message, capability.problem.code);
  const { access, problem } = takeAccess(input.access, namespace, DEFAULT_ACCESS);
  if (problem !== null) return refused(problem, 'INVALID');
  const limit = limitError(input, capability.capabilities, context);
  if (limit) return { createdDefinition: null, userErrors: [limit] };
  const createdDefinition = context.state.metafields.addDefinition({
    ownerType: input.ownerType,
    namespace,
    key: input.key,
    type: input.type,
    name: input.name ?? '',
    description: input.description ?? null,
    validations: (input.validations ?? []).map(({ name, value }) => ({ name, value })),
    capabilities: capability.capabilities,
    access,
    constraints: input.constraints ?? null,
    pinnedPosition: input.pin === true ? nextPin(input.ownerType, context) : null,
    templateId: null,
  });
  return { createdDefinition, userErrors: [] };
}

function refused(message: string, code: string): CreatePayload {
  return { createdDefinition: null, userErrors: [userError(AT, message, code)] };
}

function shapeErrors(input: DefinitionInput, namespace: string, context: ShopContext): UserError[] {
  const errors: UserError[] = nameProblems(namespace, input.key).map((problem) =>
    userError([...AT, problem.part ?? ''], problem.message, problem.code),
  );
  errors.push(...characterErrors('namespace', 'Namespace', namespace, MAX_NAMESPACE));
  errors.push(...characterErrors('key', 'Key', input.key, MAX_KEY));
  if ((input.name ?? '').trim() === '')
    errors.push(userError([...AT, 'name'], "Name can't be blank", 'BLANK'));
  errors.push(
    ...tooLong('name', 'Name', input.name),
    ...tooLong('description', 'Description', input.description),
  );
  if (!DEFINITION_TYPES.includes(input.type)) {
    const message = `Type name ${input.type} is not a valid type. Valid types are: ${DEFINITION_TYPES.join(', ')}.`;
    errors.push(userError([...AT, 'type'], message, 'INCLUSION'));
  } else {
    for (const problem of checkOptions(input.type, input.validations ?? []))
      errors.push(userError([...AT, 'validations'], problem.message, problem.code));
  }
  if (errors.length === 0 && context.state.metafields.definition(input.ownerType, namespace, input.key)) {
    const owner = OWNER_LABELS[input.ownerType];
    const message = `Key is in use for ${owner} metafields on the '${namespace}' namespace.`;
    errors.push(userError([...AT, 'key'], message, 'TAKEN'));
  }
  return errors;
}

function characterErrors(part: string, label: string, text: string, max: number): UserError[] {
  if (text.length > max || /^[\w-]*$/.test(text)) return [];
  const message = `${label} contains one or more invalid characters.`;
  return [userError([...AT, part], message, 'INVALID_CHARACTER')];
}

export function tooLong(part: string, label: string, text: string | null | undefined): UserError[] {
  if ((text ?? '').length <= MAX_NAME) return [];
  return [userError([...AT, part], `${label} is too long (maximum is ${MAX_NAME} characters)`, 'TOO_LONG')];
}

function limitError(
  input: DefinitionInput,
  capabilities: DefinitionCapabilities,
  context: ShopContext,
): UserError | null {
  const same = [...context.state.metafields.definitions.values()].filter(
    (one) => one.ownerType === input.ownerType,
  );
  if (same.length >= MAX_DEFINITIONS) {
    const message = `Stores can only have ${MAX_DEFINITIONS} definitions for each store resource.`;
    return userError(AT, message, 'RESOURCE_TYPE_LIMIT_EXCEEDED');
  }
  const filters = same.filter((one) => one.capabilities.adminFilterable);
  if (capabilities.adminFilterable && filters.length >= MAX_ADMIN_FILTERS) {
    const owner = OWNER_LABELS[input.ownerType].toLowerCase();
    const message = `You can only use ${MAX_ADMIN_FILTERS} ${owner} metafield definitions to filter the ${owner} list. To add a new filter, disable filtering on an existing one.`;
    return userError(AT, message, 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS');
  }
  if (input.pin !== true) return null;
  if (input.constraints) return userError(AT, PIN_CONSTRAINED, 'UNSUPPORTED_PINNING');
  return pinnedCount(input.ownerType, context) >= MAX_PINNED
    ? userError(AT, PIN_LIMIT, 'PINNED_LIMIT_REACHED')
    : null;
}
