import type { Clock, Http } from '../../platform/ports';
import { aliasBatch, aliasOf } from './alias-batch';
import { ApiError, type ApiFailure } from './api-error';
import { Dispatcher, type Call, type Meter, type TokenSource } from './dispatcher';
import type { TypedDocumentString } from './generated';
import { graphqlFailure, type Answer, type GraphqlBody } from './response';
import type { Throttle } from './throttle';

export type { Meter, TokenSource } from './dispatcher';

export const API_VERSION = '2026-10';

/** What became of one mutation of a batch. */
export type MutationOutcome<T> =
  | { kind: 'done'; payload: T }
  | { kind: 'failed'; failure: ApiFailure }
  /** Nobody knows whether it took effect: read the record back. */
  | { kind: 'unknown'; failure: ApiFailure };

interface Deps {
  shop: string;
  http: Http;
  clock: Clock;
  tokens: TokenSource;
  throttle: Throttle;
  meter: Meter;
  /** Nothing is sent or waited for beyond this time. */
  deadlineMs: number;
}

/**
 * Every GraphQL byte to and from one store goes through this. Reads are repeated until they succeed or time is up;
 * mutations only where it is certain that they had no effect.
 */
export class ApiClient {
  private readonly dispatcher: Dispatcher;

  constructor({ shop, ...deps }: Deps) {
    this.dispatcher = new Dispatcher({
      ...deps,
      url: `https://${shop}/admin/api/${API_VERSION}/graphql.json`,
    });
  }

  /** Runs a query. Throws `ApiError` or `OutOfTime`. */
  query<T, V extends object>(document: TypedDocumentString<T, V>, variables: V): T {
    return this.queryEach(document, [variables])[0] as T;
  }

  /** Runs a query for each set of variables, in parallel; results in their order. Throws where one of them fails. */
  queryEach<T, V extends object>(document: TypedDocumentString<T, V>, runs: readonly V[]): T[] {
    const query = document.toString();
    const operation = nameOf(query);
    const calls = runs.map((variables): Call => ({
      operation,
      size: 1,
      body: { query, variables },
      repeat: 'any',
    }));
    return this.dispatcher.send(calls).map((answer) => dataOf<T>(answer));
  }

  /**
   * Runs a mutation once for each set of variables, `perRequest` of them in one request and several requests in
   * parallel; a bad item does not touch its neighbours. Outcomes come in the order of the runs.
   */
  mutateBatch<T extends object, V extends object>(
    document: TypedDocumentString<T, V>,
    runs: readonly V[],
    perRequest = runs.length,
  ): MutationOutcome<NonNullable<T[keyof T]>>[] {
    const text = document.toString();
    const groups = chunk(runs, Math.max(1, perRequest));
    const calls = groups.map((group): Call => ({
      operation: nameOf(text),
      size: group.length,
      body: aliasBatch(text, group as readonly Record<string, unknown>[]),
      repeat: 'certainlyWithoutEffect',
    }));
    const answers = this.dispatcher.send(calls);
    return groups.flatMap((group, at) => this.outcomesOf(document, group, answers[at]));
  }

  /** Where a whole request was refused, its items are sent one by one: that tells the bad one from the good ones. */
  private outcomesOf<T extends object, V extends object>(
    document: TypedDocumentString<T, V>,
    group: readonly V[],
    answer: Answer | undefined,
  ): MutationOutcome<NonNullable<T[keyof T]>>[] {
    if (!answer) throw new Error('A request got no answer');
    if (answer.ok) return group.map((_, index) => outcomeOf(answer.body, aliasOf(index)));
    const { failure } = answer;
    if (failure.effect === 'unknown') return group.map(() => ({ kind: 'unknown', failure }));
    if (!concernsItems(failure)) throw new ApiError(failure);
    if (group.length === 1) return [{ kind: 'failed', failure }];
    return this.mutateBatch(document, group, 1);
  }
}

function dataOf<T>(answer: Answer): T {
  if (!answer.ok) throw new ApiError(answer.failure);
  const [denied] = answer.body.errors ?? [];
  if (denied) throw new ApiError(graphqlFailure(denied, answer.cost));
  return answer.body.data as T;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

/** Whether sending the items one by one can tell the bad one from the good ones. */
function concernsItems(failure: ApiFailure): boolean {
  return failure.kind === 'rejected' || failure.kind === 'costTooHigh';
}

function outcomeOf<T>(body: GraphqlBody, alias: string): MutationOutcome<T> {
  const payload = body.data?.[alias];
  if (payload !== null && payload !== undefined) return { kind: 'done', payload: payload as T };
  const error =
    body.errors?.find(({ path }) => path?.[0] === alias) ?? body.errors?.find(({ path }) => !path);
  const failure: ApiFailure = error
    ? graphqlFailure(error, null)
    : { kind: 'malformed', effect: 'unknown', message: 'the answer lacks an item' };
  return failure.effect === 'none' ? { kind: 'failed', failure } : { kind: 'unknown', failure };
}

function nameOf(document: string): string {
  return /(?:query|mutation) (\w+)/.exec(document)?.[1] ?? 'anonymous';
}
