import type { ApiFailure } from './api-error';
import { graphqlFailure, type GraphqlBody } from './response';

/** What became of one mutation among several. */
export type MutationOutcome<T> =
  | { kind: 'done'; payload: T }
  | { kind: 'failed'; failure: ApiFailure }
  /** Nobody knows whether it took effect: read the record back. */
  | { kind: 'unknown'; failure: ApiFailure };

/** The outcome of the mutation that stands in the answer under this name. */
export function outcomeOf<T>(body: GraphqlBody, name: string): MutationOutcome<T> {
  const payload = body.data?.[name];
  if (payload !== null && payload !== undefined) return { kind: 'done', payload: payload as T };
  const error = body.errors?.find(({ path }) => path?.[0] === name) ?? body.errors?.find(({ path }) => !path);
  const failure: ApiFailure = error
    ? graphqlFailure(error, null)
    : { kind: 'malformed', effect: 'unknown', message: 'the answer lacks an item' };
  return failure.effect === 'none' ? { kind: 'failed', failure } : { kind: 'unknown', failure };
}
