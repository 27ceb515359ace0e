import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';

export interface Scope {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Record<string, unknown>;
  listPricing: 'one' | 'linear';
  /** Collected selections, kept for one request: an answer is read back object by object. */
  memo: Map<SelectionSetNode, Map<string, SelectedFields>>;
}

/** One answer key with everything selected under it. */
export interface Selected {
  key: string;
  node: FieldNode;
  parentName: string;
  field: GraphQLField<unknown, unknown>;
  sets: SelectionSetNode[];
}

export type SelectedFields = Map<string, Selected>;

/** The fields asked of an object of `type`; `@skip` and `@include` are honoured before pricing. */
export function collectFields(
  scope: Scope,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): SelectedFields {
  const selected: SelectedFields = new Map();
  for (const set of sets)
    collectInto(selected, scope, set, type, (condition) => fits(scope, condition, type));
  return selected;
}

/** All fields that any type behind an interface may answer with; for reading an answer back. */
export function collectAllFields(
  scope: Scope,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): SelectedFields {
  const [only, another] = sets;
  const known = only && !another ? scope.memo.get(only)?.get(type.name) : undefined;
  if (known) return known;
  const selected: SelectedFields = new Map();
  for (const set of sets) collectInto(selected, scope, set, type, () => true);
  if (only && !another) scope.memo.set(only, new Map(scope.memo.get(only)).set(type.name, selected));
  return selected;
}

function fits(scope: Scope, condition: GraphQLNamedType, type: GraphQLObjectType): boolean {
  return condition === type || (isAbstractType(condition) && scope.schema.isSubType(condition, type));
}

function collectInto(
  selected: SelectedFields,
  scope: Scope,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  accepts: (condition: GraphQLNamedType) => boolean,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection, scope)) continue;
    if (selection.kind === Kind.FIELD) {
      addField(selected, selection, type);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? scope.fragments[selection.name.value] : selection;
    if (!fragment) continue;
    const name = fragment.typeCondition?.name.value;
    const condition = name === undefined ? type : scope.schema.getType(name);
    if (!condition || !accepts(condition)) continue;
    // Fields are looked up on the concrete type where it is known, else on the condition.
    const inner = isObjectType(type) ? type : condition;
    collectInto(selected, scope, fragment.selectionSet, inner, accepts);
  }
}

function addField(selected: SelectedFields, node: FieldNode, type: GraphQLNamedType): void {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  if (!field) return;
  const key = node.alias?.value ?? node.name.value;
  const existing = selected.get(key);
  const sets = node.selectionSet ? [node.selectionSet] : [];
  if (existing) existing.sets.push(...sets);
  else selected.set(key, { key, node, parentName: type.name, field, sets });
}

function isIncluded(selection: SelectionNode, scope: Scope): boolean {
  if (!selection.directives?.length) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, scope.variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, scope.variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/** Object types behind a composite type. */
export function concreteTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}
