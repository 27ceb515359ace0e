import { sortedView } from '../catalog';
import { paginate } from '../connections';
import type { ConnectionPage, PageArguments } from '../connections';
import type { ResolverMap, ShopContext } from '../context';
import { isEligible } from '../metafields/capabilities';
import { jsonValueOf } from '../metafields/json-value';
import type {
  DefinitionCapabilities,
  DefinitionRecord,
  MetafieldRecord,
  Validation,
} from '../metafields/model';
import { resolveNamespace } from '../metafields/namespaces';
import { STANDARD_TEMPLATES } from '../metafields/standard';
import type { StandardTemplate } from '../metafields/standard';
import { compareDigest } from '../metafields/store';
import { categoryOf, DEFINITION_TYPES, elementType, isList, isReference } from '../metafields/types';
import { brokenRule, optionsOf } from '../metafields/validations';
import { parseJson } from '../metafields/values';
import { findDefinition } from '../mutations/metafields/definition-input';
import type { DefinitionChoice } from '../mutations/metafields/definition-input';
import { compileSearch } from '../search/compile';
import { METAFIELD_DEFINITION_FIELDS } from '../search/fields';
import { always, on, pathOf } from './field';
import { findNode } from './nodes';

interface Owner {
  id: string;
}

interface MetafieldsArguments extends PageArguments {
  namespace?: string | null;
  keys?: string[] | null;
}

function ofOwner(
  owner: Owner,
  args: MetafieldsArguments,
  context: ShopContext,
): ConnectionPage<MetafieldRecord> {
  const all = [...context.state.metafields.of(owner.id).values()];
  const namespace = args.namespace ? resolveNamespace(args.namespace) : null;
  const shown = all.filter((one) => namespace === null || one.namespace === namespace);
  const keys = args.keys;
  if (!keys)
    return paginate(
      sortedView(shown, (one) => one.numericId),
      args,
    );
  // Keys without a namespace are `namespace.key`, come in the order asked for and are answered so (recorded).
  const named = keys.flatMap((key): MetafieldRecord[] => {
    const found = shown.find((one) => (namespace === null ? `${one.namespace}.${one.key}` : one.key) === key);
    return found ? [{ ...found, key }] : [];
  });
  const places = new Map(named.map((one, index) => [one.numericId, index + 1]));
  return paginate({ items: named, keyOf: (one) => places.get(one.numericId) ?? 0 }, args);
}

/** The two fields that every owner of metafields has. */
export const metafieldFields: ResolverMap[string] = {
  metafield: on<Owner, { namespace?: string | null; key: string }>(
    (owner, args, context) =>
      context.state.metafields.find(owner.id, resolveNamespace(args.namespace), args.key) ?? null,
  ),
  metafields: on<Owner, MetafieldsArguments>(ofOwner),
};

interface DefinitionsArguments extends PageArguments {
  ownerType: string;
  namespace?: string | null;
  key?: string | null;
  pinnedStatus: 'ANY' | 'PINNED' | 'UNPINNED';
  constraintStatus?: string | null;
  query?: string | null;
  sortKey: string;
}

function definitionsPage(
  args: DefinitionsArguments,
  context: ShopContext,
  matches: ((one: DefinitionRecord) => boolean) | undefined,
): ConnectionPage<DefinitionRecord> {
  const namespace = args.namespace ? resolveNamespace(args.namespace) : null;
  const shown = [...context.state.metafields.definitions.values()].filter(
    (one) =>
      one.ownerType === args.ownerType &&
      (namespace === null || one.namespace === namespace) &&
      (!args.key || one.key === args.key) &&
      (args.pinnedStatus === 'ANY' || (args.pinnedStatus === 'PINNED') === (one.pinnedPosition !== null)) &&
      (args.constraintStatus !== 'CONSTRAINED_ONLY' || one.constraints !== null) &&
      (args.constraintStatus !== 'UNCONSTRAINED_ONLY' || one.constraints === null),
  );
  return paginate(sortedView(shown, definitionKey(args.sortKey)), args, matches);
}

function definitionKey(sortKey: string): (one: DefinitionRecord) => string | number {
  if (sortKey === 'NAME') return (one) => one.name.toLowerCase();
  if (sortKey === 'PINNED_POSITION') return (one) => one.pinnedPosition ?? 0;
  return (one) => one.numericId;
}

function typeView(name: string): Record<string, unknown> {
  return {
    __typename: 'MetafieldDefinitionType',
    name,
    category: categoryOf(name),
    supportedValidations: optionsOf(name).map((option) => ({
      name: option,
      type: option === 'choices' ? 'list.single_line_text_field' : validationType(name, option),
    })),
    supportsDefinitionMigrations: false,
    valueType: 'STRING',
  };
}

function validationType(type: string, option: string): string {
  if (option === 'min' || option === 'max') {
    return ['number_decimal', 'date', 'date_time'].includes(elementType(type))
      ? elementType(type)
      : 'number_integer';
  }
  if (option.startsWith('scale_')) return 'number_decimal';
  return option.startsWith('list.') || option === 'max_precision'
    ? 'number_integer'
    : 'single_line_text_field';
}

function capabilityView(
  definition: DefinitionRecord,
  name: keyof DefinitionCapabilities,
): Record<string, unknown> {
  const enabled = definition.capabilities[name];
  const view = { enabled, eligible: isEligible(name, definition) };
  return name === 'adminFilterable' ? { ...view, status: enabled ? 'FILTERABLE' : 'NOT_FILTERABLE' } : view;
}

const validationsOf = (type: string, validations: readonly Validation[]): unknown[] =>
  validations.map((one) => ({ ...one, type: validationType(type, one.name) }));

function valuesOf(
  definition: DefinitionRecord,
  status: string | null | undefined,
  context: ShopContext,
): MetafieldRecord[] {
  const all = [...context.state.metafields.ofDefinition(definition)];
  if (!status || status === 'ANY') return all;
  const isValid = (one: MetafieldRecord): boolean =>
    brokenRule(one.type, one.value, definition.validations) === null;
  return all.filter((one) => isValid(one) === (status === 'VALID'));
}

function references(metafield: MetafieldRecord, context: ShopContext): { numericId: number }[] {
  const ids = parseJson(metafield.value);
  if (!Array.isArray(ids)) return [];
  return ids
    .map((id: unknown) => findNode(String(id), context))
    .filter(
      (one): one is { numericId: number } => typeof one === 'object' && one !== null && 'numericId' in one,
    );
}

export const metafieldResolvers: ResolverMap = {
  Metafield: {
    compareDigest: on<MetafieldRecord>(compareDigest),
    definition: on<MetafieldRecord>(
      (one, _args, context) =>
        context.state.metafields.definition(one.ownerType, one.namespace, one.key.split('.').pop() ?? '') ??
        null,
    ),
    description: always(null),
    jsonValue: on<MetafieldRecord>((one) => jsonValueOf(one.type, one.value)),
    legacyResourceId: on<MetafieldRecord>((one) => String(one.numericId)),
    owner: on<MetafieldRecord>((one, _args, context) => findNode(one.ownerId, context)),
    reference: on<MetafieldRecord>((one, _args, context) =>
      isReference(one.type) && !isList(one.type) ? findNode(one.value, context) : null,
    ),
    references: on<MetafieldRecord, PageArguments>((one, args, context) => {
      if (!isReference(one.type) || !isList(one.type)) return null;
      return paginate({ items: references(one, context), keyOf: (node) => node.numericId }, args);
    }),
    sizeInBytes: on<MetafieldRecord>((one) => Buffer.byteLength(one.value)),
    translations: always([]),
  },
  MetafieldDefinition: {
    capabilities: on<DefinitionRecord>((one) => ({
      adminFilterable: capabilityView(one, 'adminFilterable'),
      analyticsQueryable: capabilityView(one, 'analyticsQueryable'),
      cartToOrderCopyable: capabilityView(one, 'cartToOrderCopyable'),
      smartCollectionCondition: capabilityView(one, 'smartCollectionCondition'),
      uniqueValues: capabilityView(one, 'uniqueValues'),
    })),
    // Always an object; without a constraint its key is null.
    constraints: on<DefinitionRecord>((one) => one.constraints ?? { key: null, values: [] }),
    metafields: on<DefinitionRecord, PageArguments & { validationStatus?: string | null }>(
      (one, args, context) =>
        paginate(
          sortedView(valuesOf(one, args.validationStatus, context), (value) => value.numericId),
          args,
        ),
    ),
    metafieldsCount: on<DefinitionRecord, { validationStatus?: string | null }>(
      (one, args, context) => valuesOf(one, args.validationStatus, context).length,
    ),
    standardTemplate: on<DefinitionRecord>(
      (one) => STANDARD_TEMPLATES.find((template) => template.id === one.templateId) ?? null,
    ),
    type: on<DefinitionRecord>((one) => typeView(one.type)),
    useAsCollectionCondition: on<DefinitionRecord>((one) => one.capabilities.smartCollectionCondition),
    validationStatus: on<DefinitionRecord>((one, _args, context) =>
      valuesOf(one, 'INVALID', context).length > 0 ? 'SOME_INVALID' : 'ALL_VALID',
    ),
    validations: on<DefinitionRecord>((one) => validationsOf(one.type, one.validations)),
  },
  MetafieldDefinitionConstraints: {
    values: on<{ values: string[] }, PageArguments>(({ values }, args) =>
      paginate(
        {
          items: values.map((value, index) => ({ numericId: index + 1, value })),
          keyOf: (one) => one.numericId,
        },
        args,
      ),
    ),
  },
  StandardMetafieldDefinitionTemplate: {
    type: on<StandardTemplate>((one) => typeView(one.typeName)),
    validations: on<StandardTemplate>((one) => validationsOf(one.typeName, one.validations)),
  },
  QueryRoot: {
    metafieldDefinition: on<unknown, DefinitionChoice>(
      (_root, args, context) => findDefinition(args, context) ?? null,
    ),
    metafieldDefinitions: on<unknown, DefinitionsArguments>((_root, args, context, info) =>
      definitionsPage(
        args,
        context,
        compileSearch(args.query, METAFIELD_DEFINITION_FIELDS, context, pathOf(info)),
      ),
    ),
    metafieldDefinitionTypes: () => DEFINITION_TYPES.map(typeView),
    standardMetafieldDefinitionTemplates: on<unknown, PageArguments & { excludeActivated?: boolean }>(
      (_root, args, context) => {
        const active = new Set(
          [...context.state.metafields.definitions.values()].map((one) => one.templateId),
        );
        const items = STANDARD_TEMPLATES.filter((one) => !args.excludeActivated || !active.has(one.id));
        return paginate({ items, keyOf: (one) => one.numericId }, args);
      },
    ),
  },
};
