import type { DefinitionCapabilities, DefinitionRecord, OwnerType } from './model';
import { categoryOf, elementType, isList, isReference } from './types';

/** Which capabilities a definition may have, by its type and owner; as the recordings show them. */

export interface CapabilityInput {
  enabled: boolean;
}

export interface CapabilitiesInput {
  adminFilterable?: CapabilityInput | null;
  analyticsQueryable?: CapabilityInput | null;
  cartToOrderCopyable?: CapabilityInput | null;
  smartCollectionCondition?: CapabilityInput | null;
  uniqueValues?: CapabilityInput | null;
}

export const NO_CAPABILITIES: DefinitionCapabilities = {
  adminFilterable: false,
  analyticsQueryable: false,
  cartToOrderCopyable: false,
  smartCollectionCondition: false,
  uniqueValues: false,
};

type About = Pick<DefinitionRecord, 'type' | 'ownerType'>;

const UNIQUE_TYPES = new Set(['id', 'single_line_text_field', 'number_integer', 'url', 'date', 'date_time']);
const CONDITION_TYPES = new Set([
  'boolean',
  'number_integer',
  'number_decimal',
  'rating',
  'single_line_text_field',
  'metaobject_reference',
]);
const UNFILTERABLE = new Set(['json', 'rich_text_field', 'multi_line_text_field', 'link', 'money']);

export function isEligible(capability: keyof DefinitionCapabilities, about: About): boolean {
  const element = elementType(about.type);
  switch (capability) {
    case 'adminFilterable':
      return !UNFILTERABLE.has(element) && !isList(about.type) ? true : isReference(element);
    case 'smartCollectionCondition':
      return isCollectable(about.ownerType) && CONDITION_TYPES.has(element);
    case 'uniqueValues':
      return !isList(about.type) && UNIQUE_TYPES.has(about.type);
    case 'cartToOrderCopyable':
      return about.ownerType === 'ORDER';
    case 'analyticsQueryable':
      return categoryOf(about.type) !== 'JSON';
  }
}

function isCollectable(ownerType: OwnerType): boolean {
  return ownerType === 'PRODUCT' || ownerType === 'PRODUCTVARIANT';
}

const NAMES: Readonly<Record<keyof DefinitionCapabilities, string>> = {
  adminFilterable: 'admin_filterable',
  analyticsQueryable: 'analytics_queryable',
  cartToOrderCopyable: 'cart_to_order_copyable',
  smartCollectionCondition: 'smart_collection_condition',
  uniqueValues: 'unique_values',
};

export interface CapabilityProblem {
  message: string;
  code: 'INVALID_CAPABILITY' | 'CAPABILITY_REQUIRED_BUT_DISABLED';
}

/** The capabilities after the input, or what is wrong with it. Ids are always unique (recorded). */
export function takeCapabilities(
  input: CapabilitiesInput | null | undefined,
  about: About,
  before: DefinitionCapabilities,
): { capabilities: DefinitionCapabilities; problem: CapabilityProblem | null } {
  const capabilities = { ...before };
  for (const key of Object.keys(NAMES) as (keyof DefinitionCapabilities)[]) {
    const enabled = input?.[key]?.enabled;
    if (enabled === undefined) continue;
    if (enabled && !isEligible(key, about)) {
      const message = `The capability ${NAMES[key]} is not valid for this definition.`;
      return { capabilities, problem: { message, code: 'INVALID_CAPABILITY' } };
    }
    capabilities[key] = enabled;
  }
  if (about.type !== 'id') return { capabilities, problem: null };
  if (input?.uniqueValues?.enabled === false) {
    const message = 'Capability unique_values is required for type id but is disabled';
    return { capabilities, problem: { message, code: 'CAPABILITY_REQUIRED_BUT_DISABLED' } };
  }
  return { capabilities: { ...capabilities, uniqueValues: true }, problem: null };
}
