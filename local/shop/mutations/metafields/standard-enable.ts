import type { ShopContext } from '../../context';
import { NO_CAPABILITIES, takeCapabilities } from '../../metafields/capabilities';
import type { CapabilitiesInput } from '../../metafields/capabilities';
import type { DefinitionRecord, OwnerType } from '../../metafields/model';
import { STANDARD_TEMPLATES } from '../../metafields/standard';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import { DEFAULT_ACCESS, MAX_PINNED, nextPin, PIN_LIMIT, pinnedCount, takeAccess } from './definition-input';
import type { AccessInput } from './definition-input';

interface EnableArguments {
  ownerType: OwnerType;
  id?: string | null;
  namespace?: string | null;
  key?: string | null;
  pin?: boolean | null;
  access?: AccessInput | null;
  capabilities?: CapabilitiesInput | null;
}

interface EnablePayload {
  createdDefinition: DefinitionRecord | null;
  userErrors: UserError[];
}

export function standardMetafieldDefinitionEnable(
  args: EnableArguments,
  context: ShopContext,
): EnablePayload {
  const refused = (field: string[] | null, message: string, code: string): EnablePayload => ({
    createdDefinition: null,
    userErrors: [userError(field, message, code)],
  });
  if (!args.id && !(args.namespace && args.key)) {
    const message = 'A namespace and key or standard metafield definition template id must be provided.';
    return refused(null, message, 'TEMPLATE_NOT_FOUND');
  }
  const template = STANDARD_TEMPLATES.find(
    (one) =>
      one.ownerTypes.includes(args.ownerType) &&
      (args.id ? one.id === args.id : one.namespace === args.namespace && one.key === args.key),
  );
  if (!template) {
    return args.id
      ? refused(['id'], 'Id is not a valid standard metafield definition template id', 'TEMPLATE_NOT_FOUND')
      : refused(
          null,
          "A standard definition wasn't found for the specified owner type, namespace, and key.",
          'TEMPLATE_NOT_FOUND',
        );
  }
  const about = { type: template.typeName, ownerType: args.ownerType };
  const { capabilities, problem } = takeCapabilities(args.capabilities, about, NO_CAPABILITIES);
  if (problem) return refused(null, problem.message, problem.code);
  const { access, problem: denied } = takeAccess(args.access, template.namespace, {
    ...DEFAULT_ACCESS,
    storefront: 'PUBLIC_READ',
  });
  if (denied !== null) return refused(['access'], denied, 'INVALID');
  const { metafields } = context.state;
  const existing = metafields.definition(args.ownerType, template.namespace, template.key);
  if (existing) return { createdDefinition: existing, userErrors: [] };
  if (args.pin === true && pinnedCount(args.ownerType, context) >= MAX_PINNED)
    return refused(null, PIN_LIMIT, 'PINNED_LIMIT_REACHED');
  const createdDefinition = metafields.addDefinition({
    ownerType: args.ownerType,
    namespace: template.namespace,
    key: template.key,
    type: template.typeName,
    name: template.name,
    description: template.description,
    validations: template.validations,
    capabilities,
    access,
    constraints: null,
    pinnedPosition: args.pin === true ? nextPin(args.ownerType, context) : null,
    templateId: template.id,
  });
  return { createdDefinition, userErrors: [] };
}
