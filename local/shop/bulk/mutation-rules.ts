import { getNamedType, isInterfaceType, isObjectType, Kind } from 'graphql';
import type { DocumentNode, GraphQLNamedType, GraphQLSchema, SelectionSetNode } from 'graphql';
import { isConnection } from '../cost/prices';
import { parseDocument } from '../errors/parse';
import { validateDocument } from '../errors/validate';
import { userError } from '../mutations/user-error';
import type { UserError } from '../mutations/user-error';

/** Any mutation may run in bulk (December 2025), but those that start bulk work. */
const NOT_ALLOWED = new Set(['bulkOperationRunMutation', 'bulkOperationRunQuery', 'bulkOperationCancel']);

/** Errors of the document of a bulk mutation, as recorded: some on the whole, some on the argument and without code. */
export function bulkMutationErrors(
  schema: GraphQLSchema,
  text: string,
): { document: DocumentNode; errors: UserError[] } | { errors: UserError[] } {
  const whole = (message: string): UserError => userError(null, message, 'INVALID_MUTATION');
  const parsed = parseDocument(text);
  if ('error' in parsed) return { errors: [whole(`Failed to parse the mutation - ${parsed.error.message}`)] };
  const { document } = parsed;
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== 'mutation') {
    return { errors: [whole('Invalid operation type. Only `mutation` operations are supported.')] };
  }
  const [top, another] = operation.selectionSet.selections;
  const onArgument = (message: string): { errors: UserError[] } => ({
    errors: [userError(['mutation'], message)],
  });
  if (another || top?.kind !== Kind.FIELD) return onArgument('You must specify a single top level mutation.');
  if (NOT_ALLOWED.has(top.name.value)) return onArgument('You must use an allowed mutation name.');
  const root = schema.getMutationType();
  if (root && countConnections(schema, document, operation.selectionSet, root) > 1) {
    return onArgument('Bulk mutations cannot contain more than 1 connection.');
  }
  const invalid = validateDocument(schema, document);
  if (invalid[0]) return { errors: [whole(`Failed to parse the mutation - ${invalid[0].message}`)] };
  return { document, errors: [] };
}

function countConnections(
  schema: GraphQLSchema,
  document: DocumentNode,
  set: SelectionSetNode,
  type: GraphQLNamedType,
): number {
  let count = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const field =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      if (!field) continue;
      if (isConnection(field)) count += 1;
      if (selection.selectionSet)
        count += countConnections(schema, document, selection.selectionSet, getNamedType(field.type));
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
          );
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION && fragment?.kind !== Kind.INLINE_FRAGMENT) continue;
    const name = fragment.typeCondition?.name.value;
    const inner = name === undefined ? type : (schema.getType(name) ?? type);
    count += countConnections(schema, document, fragment.selectionSet, inner);
  }
  return count;
}
