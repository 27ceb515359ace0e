import { getNamedType, isCompositeType } from 'graphql';
import type { GraphQLObjectType, OperationDefinitionNode } from 'graphql';
import {
  CONNECTION_POINTS,
  inputPoints,
  isConnection,
  mutationPoints,
  objectPoints,
  ownPrice,
  pageFactor,
} from './prices';
import { argumentsOf, connectionFields, edgeFields, pageSize } from './requested';
import { collectAllFields, collectFields } from './selections';
import type { Scope, Selected } from './selections';

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `actualQueryCost`: the answer priced by what came; the rest of the requested cost is given back. */
export function actualCost(
  scope: Scope,
  operation: OperationDefinitionNode,
  root: GraphQLObjectType,
  data: unknown,
): number {
  const isMutation = operation.operation === 'mutation';
  let points = 0;
  for (const selected of collectFields(scope, root, [operation.selectionSet]).values()) {
    const value = isData(data) ? data[selected.key] : null;
    points += isMutation ? mutationCost(scope, selected, value) : fieldCost(scope, selected, value);
  }
  return Math.max(1, points);
}

/** A payload that is null costs the mutation's own price; a null object in it gives its children back. */
function mutationCost(scope: Scope, selected: Selected, value: unknown): number {
  const { name } = selected.field;
  const own = mutationPoints(name);
  if (!isData(value)) return own;
  const done = Object.values(value).some((part) => part !== null && !isEmptyList(part));
  let points = own;
  for (const part of collectAllFields(scope, getNamedType(selected.field.type), selected.sets).values()) {
    const inner = value[part.key];
    const isComposite = isCompositeType(getNamedType(part.field.type));
    if (isConnection(part.field)) points += connectionCost(scope, part, inner);
    else if (isComposite) points += valueCost(scope, part, inner);
  }
  return points + (done && !hasErrors(value) ? inputPoints(name, argumentsOf(scope, selected)) : 0);
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function hasErrors(payload: Data): boolean {
  const errors = payload['userErrors'];
  return Array.isArray(errors) && errors.length > 0;
}

function fieldCost(scope: Scope, selected: Selected, value: unknown): number {
  const own = ownPrice(selected.parentName, selected.field.name);
  if (own !== null) return own;
  if (isConnection(selected.field)) return connectionCost(scope, selected, value);
  const type = getNamedType(selected.field.type);
  if (!isCompositeType(type)) return 0;
  if (scope.listPricing === 'linear' && Array.isArray(value)) {
    const each = value.map((item: unknown) => objectPoints(type) + valueCost(scope, selected, item));
    return CONNECTION_POINTS + each.reduce((sum, points) => sum + points, 0);
  }
  return objectPoints(type) + valueCost(scope, selected, value);
}

/** A list of objects is charged its dearest item. */
function valueCost(scope: Scope, selected: Selected, value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce(
      (dearest: number, item: unknown) => Math.max(dearest, valueCost(scope, selected, item)),
      0,
    );
  }
  if (!isData(value)) return 0;
  let points = 0;
  for (const part of collectAllFields(scope, getNamedType(selected.field.type), selected.sets).values()) {
    if (part.key in value) points += fieldCost(scope, part, value[part.key]);
  }
  return points;
}

/**
 * Every item is charged its share of the page, a full page exactly the requested amount. An empty page of `nodes` is
 * not given back, an empty page of `edges` is.
 */
function connectionCost(scope: Scope, selected: Selected, value: unknown): number {
  if (!isData(value)) return CONNECTION_POINTS;
  const size = pageSize(scope, selected);
  let points = CONNECTION_POINTS;
  for (const part of connectionFields(scope, selected).values()) {
    const items = value[part.key];
    if (!Array.isArray(items)) continue;
    if (part.field.name === 'nodes') points += pageCost(scope, part, items, size);
    if (part.field.name !== 'edges') continue;
    for (const edge of edgeFields(scope, part).values()) {
      const nodes = items.map((item: unknown) => (isData(item) ? item[edge.key] : null));
      if (edge.field.name === 'node' && nodes.length > 0) points += pageCost(scope, edge, nodes, size);
    }
  }
  return points;
}

function pageCost(scope: Scope, part: Selected, items: readonly unknown[], size: number): number {
  const isComposite = isCompositeType(getNamedType(part.field.type));
  if (!isComposite || size === 0) return 0;
  const children = items.map((item) => 1 + valueCost(scope, part, item));
  const sum = children.reduce((total, points) => total + points, 0);
  if (scope.listPricing === 'linear') return sum;
  const factor = pageFactor(size);
  // An empty page still costs its items' own share.
  if (items.length === 0) return factor;
  if (items.length >= size) return Math.ceil((sum * factor) / size - 1e-9);
  const share = Math.round((factor / size) * 100) / 100;
  const charged = sum * share;
  return charged < 0.1 ? 0 : Math.ceil(charged - 1e-9);
}
