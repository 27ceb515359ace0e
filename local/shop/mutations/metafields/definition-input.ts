import type { ShopContext } from '../../context';
import { resolverError } from '../../failures';
import { numericIdOf } from '../../gid';
import type { CapabilitiesInput } from '../../metafields/capabilities';
import type { DefinitionAccess, DefinitionRecord, OwnerType, Validation } from '../../metafields/model';
import { isForeign, resolveNamespace } from '../../metafields/namespaces';

export interface AccessInput {
  admin?: string | null;
  storefront?: string | null;
  customerAccount?: string | null;
}

export interface DefinitionInput {
  name?: string | null;
  namespace?: string | null;
  key: string;
  ownerType: OwnerType;
  type: string;
  description?: string | null;
  pin?: boolean | null;
  validations?: Validation[] | null;
  capabilities?: CapabilitiesInput | null;
  access?: AccessInput | null;
  constraints?: { key: string; values: string[] } | null;
  useAsCollectionCondition?: boolean | null;
}

export interface DefinitionIdentifier {
  ownerType: OwnerType;
  namespace?: string | null;
  key: string;
}

export interface DefinitionChoice {
  id?: string | null;
  definitionId?: string | null;
  identifier?: DefinitionIdentifier | null;
}

export function findDefinition(choice: DefinitionChoice, context: ShopContext): DefinitionRecord | undefined {
  const { metafields } = context.state;
  const id = choice.id ?? choice.definitionId;
  if (id) return metafields.definitions.get(numericIdOf(id, 'MetafieldDefinition') ?? -1);
  if (!choice.identifier) return undefined;
  const { ownerType, namespace, key } = choice.identifier;
  return metafields.definition(ownerType, resolveNamespace(namespace), key);
}

const REQUIRED =
  'API client to have access to the namespace and the resource type associated with the metafield definition.\n';

/** Another app's namespace, and Shopify's own, fail the field (recorded, trailing line end included). */
export function guardNamespace(mutation: string, namespace: string): void {
  if (!isForeign(namespace) && namespace !== 'shopify') return;
  throw resolverError('ACCESS_DENIED', `Access denied for ${mutation} field. Required access: ${REQUIRED}`, {
    documentation: 'https://shopify.dev/api/usage/access-scopes',
    requiredAccess: REQUIRED,
  });
}

export const DEFAULT_ACCESS: DefinitionAccess = {
  admin: 'PUBLIC_READ_WRITE',
  storefront: 'NONE',
  customerAccount: 'NONE',
};

/** Only an app's own namespace may be closed to the merchant. */
export function takeAccess(
  input: AccessInput | null | undefined,
  namespace: string,
  before: DefinitionAccess,
): { access: DefinitionAccess; problem: string | null } {
  const isOwn = namespace.startsWith('app--');
  if (input?.admin && !isOwn && input.admin !== 'PUBLIC_READ_WRITE') {
    const problem = 'Setting this access control is not permitted. It must be one of ["public_read_write"].';
    return { access: before, problem };
  }
  return {
    access: {
      admin: input?.admin ?? before.admin,
      storefront: input?.storefront ?? before.storefront,
      customerAccount: input?.customerAccount ?? before.customerAccount,
    },
    problem: null,
  };
}

export const MAX_PINNED = 50;

export function pinnedCount(ownerType: OwnerType, context: ShopContext): number {
  let count = 0;
  for (const one of context.state.metafields.definitions.values()) {
    if (one.ownerType === ownerType && one.pinnedPosition !== null) count += 1;
  }
  return count;
}

/** A pinned definition goes to the end of the list. */
export function nextPin(ownerType: OwnerType, context: ShopContext): number {
  let last = 0;
  for (const one of context.state.metafields.definitions.values()) {
    if (one.ownerType === ownerType) last = Math.max(last, one.pinnedPosition ?? 0);
  }
  return last + 1;
}

/** Those behind an unpinned definition move up. */
export function closeUpPins(ownerType: OwnerType, freed: number, context: ShopContext): void {
  for (const one of context.state.metafields.definitions.values()) {
    if (one.ownerType !== ownerType || one.pinnedPosition === null || one.pinnedPosition <= freed) continue;
    context.state.metafields.changeDefinition(one, { pinnedPosition: one.pinnedPosition - 1 });
  }
}

export const PIN_LIMIT = `Limit of ${MAX_PINNED} pinned definitions.`;
export const PIN_CONSTRAINED = 'Constrained metafield definitions do not support pinning.';
