import { GraphQLError } from 'graphql';

/** An error raised inside a resolver: HTTP 200, `path`, null at that place, and the query is charged. */
export function resolverError(
  code: string,
  message: string,
  extra: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extra } });
}

export const badRequest = (message: string): GraphQLError => resolverError('BAD_REQUEST', message);

export const invalidArguments = (message: string): GraphQLError =>
  resolverError('INVALID_FIELD_ARGUMENTS', message);

/** A well-formed id of another type: `bulkOperation(id: "gid://shopify/Product/1")` gave "Invalid id: …" (recorded). */
export const invalidId = (id: string): GraphQLError =>
  resolverError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);

/** Recorded for a store without a definition of type `id`; there are no metafields here yet. */
export const customIdError = (): GraphQLError =>
  resolverError('NOT_FOUND', "Metafield definition of type 'id' is required when using custom ids.");
