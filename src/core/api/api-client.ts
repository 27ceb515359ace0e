import { OutOfTime, type HttpResponse } from '../../platform/ports';
import { aliasBatch, aliasOf } from './alias-batch';
import { ApiError, type ApiFailure } from './api-error';
import { groupRuns, runsPerRequest, UNKNOWN_MS_PER_RUN } from './bulk/mutate-batch-size';
import { Dispatcher, type Call, type DispatcherDeps } from './dispatcher';
import { estimatePoints } from './estimate-points';
import type { TypedDocumentString } from './generated';
import { outcomeOf, type MutationOutcome } from './outcome';
import { graphqlFailure, readAnswer, type Answer, type Answered, type GraphqlBody } from './response';
import { RestClient } from './rest-client';
import { Throttle } from './throttle';

export type { Meter, TokenSource } from './dispatcher';
export type { MutationOutcome } from './outcome';

export const API_VERSION = '2026-10';

interface Deps extends DispatcherDeps {
  shop: string;
  /** The bucket of REST, which is another one than that of GraphQL. */
  restThrottle?: Throttle;
  /** Told when Shopify answers with another version than we asked for: ours is no longer served. */
  onOtherVersion?: (served: string) => void;
}

type Payload<T> = NonNullable<T[keyof T]>;

/** Outcomes in the order of the runs; null: not sent, because time did not suffice. */
export interface BatchInTime<P> {
  outcomes: (MutationOutcome<P> | null)[];
  wakeAtMs: number | null;
}

/**
 * Every byte to and from one store's API goes through this. Reads are repeated until they succeed or time is up;
 * mutations only where it is certain that they had no effect.
 */
export class ApiClient {
  readonly rest: RestClient;
  readonly throttle: Throttle;
  private readonly dispatcher: Dispatcher;

  constructor(private readonly deps: Deps) {
    const base = `https://${deps.shop}/admin/api/${API_VERSION}`;
    const look = (response: HttpResponse) => this.lookAtVersion(response);
    this.throttle = deps.throttle;
    this.dispatcher = new Dispatcher(deps, {
      request: (body) => ({ url: `${base}/graphql.json`, method: 'POST', body: JSON.stringify(body) }),
      read: (response) => {
        look(response);
        return readAnswer(response);
      },
    });
    this.rest = new RestClient(base, { ...deps, throttle: deps.restThrottle ?? new Throttle() }, look);
  }

  /** Runs a query. Throws `ApiError` or `OutOfTime`. */
  query<T, V extends object>(document: TypedDocumentString<T, V>, variables: V): T {
    return this.queryEach(document, [variables])[0] as T;
  }

  /** Runs a query for each set of variables, in parallel; results in their order. Throws where one of them fails. */
  queryEach<T, V extends object>(document: TypedDocumentString<T, V>, runs: readonly V[]): T[] {
    const query = document.toString();
    const operation = nameOf(query);
    const reads = runs.map((variables) => ({
      operation,
      size: 1,
      estimate: estimatePoints(query, variables as Record<string, unknown>),
      body: { query, variables },
    }));
    return this.dispatcher.read(reads).map((answer) => dataOf<T>(answer));
  }

  /**
   * Runs a mutation once for each set of variables, several of them in one request and several requests in parallel;
   * a bad item does not touch its neighbours. Outcomes come in the order of the runs. Throws `ApiError` where the
   * store takes none of them, `OutOfTime` where not all of them could be sent.
   */
  mutateBatch<T extends object, V extends object>(
    document: TypedDocumentString<T, V>,
    runs: readonly V[],
    perRequest?: number,
  ): MutationOutcome<Payload<T>>[] {
    const { outcomes, wakeAtMs } = this.mutateInTime(document, runs, perRequest);
    if (wakeAtMs !== null) throw new OutOfTime(wakeAtMs);
    return outcomes as MutationOutcome<Payload<T>>[];
  }

  /** The same as far as time allows. */
  mutateInTime<T extends object, V extends object>(
    document: TypedDocumentString<T, V>,
    runs: readonly V[],
    perRequest?: number,
  ): BatchInTime<Payload<T>> {
    const text = document.toString();
    const operation = nameOf(text);
    const groups = groupRuns(runs, perRequest ?? this.perRequest(text, runs.length));
    const calls = groups.map((group): Call => ({
      operation,
      size: group.length,
      estimate: estimatePoints(text, {}),
      body: aliasBatch(text, group as readonly Record<string, unknown>[]),
      repeat: 'certainlyWithoutEffect',
    }));
    const { answers, wakeAtMs } = this.dispatcher.sendInTime(calls);
    const parts = groups.map((group, at) => this.outcomesOf(document, group, answers[at]));
    const later = parts.flatMap((part) => part.wakeAtMs ?? []);
    return {
      outcomes: parts.flatMap((part) => part.outcomes),
      wakeAtMs: wakeAtMs ?? later[0] ?? null,
    };
  }

  private perRequest(document: string, count: number): number {
    const operation = nameOf(document);
    const pointsPerRun = this.throttle.pointsPerRun(operation) ?? estimatePoints(document, {});
    const msPerRun = this.throttle.msPerRun(operation) ?? UNKNOWN_MS_PER_RUN;
    const bucket = this.throttle.bucket(this.deps.clock.nowMs());
    return runsPerRequest(count, {
      pointsPerRun,
      msPerRun,
      available: bucket?.currentlyAvailable ?? Number.POSITIVE_INFINITY,
    });
  }

  /** Where a whole request was refused, its items are sent one by one: that tells the bad one from the good ones. */
  private outcomesOf<T extends object, V extends object>(
    document: TypedDocumentString<T, V>,
    group: readonly V[],
    answer: Answer | undefined,
  ): BatchInTime<Payload<T>> {
    const all = (outcome: MutationOutcome<Payload<T>> | null) => ({
      outcomes: group.map(() => outcome),
      wakeAtMs: null,
    });
    const each = (body: GraphqlBody) => ({
      outcomes: group.map((_, at) => outcomeOf<Payload<T>>(body, aliasOf(at))),
      wakeAtMs: null,
    });
    if (!answer) return all(null);
    if (answer.ok) return each(answer.body);
    const { failure, body } = answer;
    if (failure.effect === 'unknown') return all({ kind: 'unknown', failure });
    if (!concernsItems(failure)) throw new ApiError(failure);
    if (group.length === 1) return all({ kind: 'failed', failure });
    if (body && hasErrorForEach(body, group.length)) return each(body);
    if (failure.kind === 'costTooHigh')
      return this.mutateInTime(document, group, Math.ceil(group.length / 2));
    const bad = runNamedIn(failure, group.length);
    if (bad === null) return this.mutateInTime(document, group, 1);
    const others = this.mutateInTime(
      document,
      group.filter((_, at) => at !== bad),
      group.length,
    );
    others.outcomes.splice(bad, 0, { kind: 'failed', failure: asSingle(failure) });
    return others;
  }

  private lookAtVersion({ headers }: HttpResponse): void {
    const served = headers['x-shopify-api-version'];
    if (served !== undefined && served !== API_VERSION) this.deps.onOtherVersion?.(served);
  }
}

function dataOf<T>({ body, cost }: Answered): T {
  const [denied] = body.errors ?? [];
  if (denied) throw new ApiError(graphqlFailure(denied, cost));
  return body.data as T;
}

/** Whether sending the items one by one can tell the bad one from the good ones. */
function concernsItems({ kind }: ApiFailure): boolean {
  return kind === 'rejected' || kind === 'notFound' || kind === 'costTooHigh';
}

/** All were carried out, and each failed for a reason of its own. */
function hasErrorForEach({ data, errors = [] }: GraphqlBody, count: number): boolean {
  const blamed = new Set(errors.map(({ path }) => path?.[0]));
  return (
    data !== null &&
    data !== undefined &&
    Array.from({ length: count }, (_, at) => aliasOf(at)).every((alias) => blamed.has(alias))
  );
}

function nameOf(document: string): string {
  return /(?:query|mutation) (\w+)/.exec(document)?.[1] ?? 'anonymous';
}

const NUMBERED = /(\$\w+)_(\d+)\b/;

/** Every variable of a batch ends in the number of its run: the one that was refused tells which run is to blame. */
function runNamedIn(failure: ApiFailure, count: number): number | null {
  if (failure.kind !== 'rejected') return null;
  const [, , digits] = NUMBERED.exec(failure.message) ?? [];
  const at = Number(digits);
  return digits !== undefined && at < count ? at : null;
}

/** The message as it would have been without the neighbours. */
function asSingle(failure: ApiFailure): ApiFailure {
  return failure.kind === 'rejected'
    ? { ...failure, message: failure.message.replace(NUMBERED, '$1') }
    : failure;
}
