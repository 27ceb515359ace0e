import { getNamedType, isAbstractType, isCompositeType } from 'graphql';
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
import { argumentsOf, connectionFields, edgeFields, pageSize, selectionCost } from './requested';
import { collectAllFields, collectFields, concreteTypes } from './selections';
import type { Scope, Selected, SelectedFields } from './selections';

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
  const type = getNamedType(selected.field.type);
  let points = isAbstractType(type) && isCheaperCondition(scope, selected, value) ? 1 : 0;
  for (const part of pricedFields(collectAllFields(scope, type, selected.sets))) {
    if (part.key in value) points += fieldCost(scope, part, value[part.key]);
  }
  return points;
}

const priced = new WeakMap<SelectedFields, readonly Selected[]>();

/** Most fields are plain values and cost nothing; an answer of thousands of objects is not asked for each of them. */
function pricedFields(fields: SelectedFields): readonly Selected[] {
  const known = priced.get(fields);
  if (known) return known;
  const found = [...fields.values()].filter(
    ({ parentName, field }) =>
      isCompositeType(getNamedType(field.type)) || ownPrice(parentName, field.name) !== null,
  );
  priced.set(fields, found);
  return found;
}

/**
 * Behind an interface, an object that answers to a cheaper type condition than the dearest is charged one point more
 * (recorded: a Location beside a dearer condition costs 2, alone 1).
 */
function isCheaperCondition(scope: Scope, selected: Selected, value: Data): boolean {
  let [dearest, own] = [0, 0];
  for (const { keys, points } of conditionsOf(scope, selected)) {
    dearest = Math.max(dearest, points);
    if (points > own && keys.every((key) => key in value)) own = points;
  }
  return own < dearest;
}

interface Condition {
  keys: string[];
  points: number;
}

const conditionMemo = new WeakMap<Scope, Map<Selected, Condition[]>>();

/** What each type behind an interface would be asked and cost; types that are asked the same count once. */
function conditionsOf(scope: Scope, selected: Selected): Condition[] {
  const memo = conditionMemo.get(scope) ?? new Map<Selected, Condition[]>();
  conditionMemo.set(scope, memo);
  const known = memo.get(selected);
  if (known) return known;
  const byKeys = new Map<string, Condition>();
  for (const type of concreteTypes(scope.schema, getNamedType(selected.field.type))) {
    const keys = [...collectFields(scope, type, selected.sets).keys()];
    const points = selectionCost(scope, type, selected.sets);
    byKeys.set(`${points} ${keys.join()}`, { keys, points });
  }
  const conditions = [...byKeys.values()];
  memo.set(selected, conditions);
  return conditions;
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
  const factor = pageFactor(size);
  // An empty page still costs its items' own share.
  if (items.length === 0) return scope.listPricing === 'linear' ? 0 : factor;
  const children = items.map((item) => 1 + valueCost(scope, part, item));
  if (scope.listPricing === 'linear') return sumOf(children);
  if (items.length >= size) return Math.ceil((sumOf(children) * factor) / size);
  const share = Math.round((factor / size) * 100) / 100;
  // Added one by one, as the server must do it: 200 items at 0.04 make 8.000000000000004, charged 9 (recorded).
  const charged = children.reduce((sum, points) => sum + points * share, 0);
  return charged < 0.1 ? 0 : Math.ceil(charged);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
