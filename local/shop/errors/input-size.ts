import { getArgumentValues, isInputObjectType, isListType, isNonNullType, Kind } from 'graphql';
import type { FieldNode, GraphQLInputType, GraphQLObjectType, SelectionSetNode } from 'graphql';
import { locationOf } from './types';
import type { ApiError } from './types';

/** Input arrays hold at most 250 items (docs/api/usage/limits); these two take a whole product's variants (recorded). */
const MAX_ITEMS = 250;
const MAX_VARIANTS = 2048;
const LARGER: Readonly<Record<string, number>> = {
  'productVariantsBulkCreate.variants': MAX_VARIANTS,
  'productSet.input.variants': MAX_VARIANTS,
};

/** One array that is too long fails the whole request, before anything runs; the requested cost is charged. */
export function checkInputSizes(
  selections: SelectionSetNode,
  root: GraphQLObjectType,
  variables: Record<string, unknown>,
): ApiError[] {
  const errors: ApiError[] = [];
  for (const node of selections.selections) {
    if (node.kind !== Kind.FIELD) continue;
    const field = root.getFields()[node.name.value];
    if (!field || field.args.length === 0) continue;
    const values = getArgumentValues(field, node, variables);
    for (const argument of field.args) {
      errors.push(...oversized(argument.type, values[argument.name], [node.name.value, argument.name], node));
    }
  }
  return errors;
}

function oversized(type: GraphQLInputType, value: unknown, path: string[], node: FieldNode): ApiError[] {
  if (isNonNullType(type)) return oversized(type.ofType, value, path, node);
  if (isListType(type) && Array.isArray(value)) {
    const maximum = LARGER[path.join('.')] ?? MAX_ITEMS;
    if (value.length > maximum) return [tooLarge(value.length, maximum, path, node)];
    const element = type.ofType;
    for (const item of value) {
      const inner = oversized(element, item, path, node);
      if (inner.length > 0) return inner;
    }
    return [];
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    oversized(field.type, Reflect.get(value, field.name), [...path, field.name], node),
  );
}

function tooLarge(size: number, maximum: number, path: string[], node: FieldNode): ApiError {
  const [name = '', ...rest] = path;
  return {
    message: `The input array size of ${size} is greater than the maximum allowed of ${maximum}.`,
    locations: locationOf(node),
    path: [node.alias?.value ?? name, ...rest],
    extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
  };
}
