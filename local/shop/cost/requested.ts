import { getArgumentValues, getNamedType, isCompositeType, isListType, isNonNullType } from 'graphql';
import type {
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLOutputType,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import {
  CONNECTION_POINTS,
  inputPoints,
  isConnection,
  mutationPoints,
  objectPoints,
  ownPrice,
  pageFactor,
} from './prices';
import { collectAllFields, collectFields, concreteTypes } from './selections';
import type { Scope, Selected, SelectedFields } from './selections';

/** `requestedQueryCost`: what must be in the bucket before anything runs. */
export function requestedCost(
  scope: Scope,
  operation: OperationDefinitionNode,
  root: GraphQLObjectType,
): number {
  const fields = collectFields(scope, root, [operation.selectionSet]);
  const isMutation = operation.operation === 'mutation';
  let points = 0;
  for (const selected of fields.values()) {
    points += isMutation ? mutationCost(scope, selected) : fieldCost(scope, selected);
  }
  return Math.max(1, points);
}

export function argumentsOf(scope: Scope, selected: Selected): Record<string, unknown> {
  return selected.field.args.length === 0
    ? {}
    : getArgumentValues(selected.field, selected.node, scope.variables);
}

/** Rule 5: the fields directly on a payload cost nothing themselves. */
function mutationCost(scope: Scope, selected: Selected): number {
  const { name } = selected.field;
  const payload = getNamedType(selected.field.type);
  let points = mutationPoints(name) + inputPoints(name, argumentsOf(scope, selected));
  for (const type of concreteTypes(scope.schema, payload)) {
    for (const part of collectFields(scope, type, selected.sets).values())
      points += payloadFieldCost(scope, part);
  }
  return points;
}

function payloadFieldCost(scope: Scope, part: Selected): number {
  if (isConnection(part.field)) return connectionCost(scope, part);
  const type = getNamedType(part.field.type);
  return isCompositeType(type) ? selectionCost(scope, type, part.sets) : 0;
}

function fieldCost(scope: Scope, selected: Selected): number {
  const own = ownPrice(selected.parentName, selected.field.name);
  if (own !== null) return own;
  if (isConnection(selected.field)) return connectionCost(scope, selected);
  const type = getNamedType(selected.field.type);
  if (!isCompositeType(type)) return 0;
  const once = objectPoints(type) + selectionCost(scope, type, selected.sets);
  if (scope.listPricing === 'one' || !isList(selected.field.type)) return once;
  return CONNECTION_POINTS + listLength(scope, selected) * once;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** Only a list of ids has a length that is known beforehand. */
function listLength(scope: Scope, selected: Selected): number {
  const ids = argumentsOf(scope, selected)['ids'];
  return Array.isArray(ids) ? ids.length : 1;
}

/** Rule 4: an interface or union costs its own fields and the dearest of its type conditions. */
export function selectionCost(
  scope: Scope,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): number {
  if (sets.length === 0) return 0;
  let dearest = 0;
  for (const concrete of concreteTypes(scope.schema, type)) {
    let points = 0;
    for (const selected of collectFields(scope, concrete, sets).values())
      points += fieldCost(scope, selected);
    dearest = Math.max(dearest, points);
  }
  return dearest;
}

/** Rule 2: 2 + f(n) × child. */
function connectionCost(scope: Scope, selected: Selected): number {
  const size = pageSize(scope, selected);
  const factor = scope.listPricing === 'linear' ? size : pageFactor(size);
  return CONNECTION_POINTS + factor * childCost(scope, selected);
}

const sizes = new WeakMap<Selected, number>();

/** Selections live for one request, so their page size is read once and not for every object that has such a page. */
export function pageSize(scope: Scope, selected: Selected): number {
  const known = sizes.get(selected) ?? readPageSize(scope, selected);
  sizes.set(selected, known);
  return known;
}

function readPageSize(scope: Scope, selected: Selected): number {
  const args = argumentsOf(scope, selected);
  const size = args['first'] ?? args['last'] ?? 0;
  return typeof size === 'number' ? Math.max(size, 0) : 0;
}

/** Rule 3: one item, once for `nodes` and once for `edges { node }`. */
function childCost(scope: Scope, selected: Selected): number {
  let points = 0;
  for (const part of connectionFields(scope, selected).values()) {
    if (part.field.name === 'nodes') points += itemCost(scope, part);
    if (part.field.name !== 'edges') continue;
    for (const edge of edgeFields(scope, part).values())
      if (edge.field.name === 'node') points += itemCost(scope, edge);
  }
  return points;
}

function itemCost(scope: Scope, part: Selected): number {
  const type = getNamedType(part.field.type);
  return isCompositeType(type) ? 1 + selectionCost(scope, type, part.sets) : 0;
}

export function connectionFields(scope: Scope, selected: Selected): SelectedFields {
  const [type] = concreteTypes(scope.schema, getNamedType(selected.field.type));
  return type ? collectAllFields(scope, type, selected.sets) : new Map();
}

export function edgeFields(scope: Scope, edges: Selected): SelectedFields {
  const [type] = concreteTypes(scope.schema, getNamedType(edges.field.type));
  return type ? collectAllFields(scope, type, edges.sets) : new Map();
}
