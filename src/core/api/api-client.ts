import { OutOfTime, type HttpResponse } from '../../platform/ports';
import { ApiError } from './api-error';
import { Dispatcher } from './dispatcher';
import type { DispatcherDeps } from './dispatcher-types';
import { estimatePoints, operationOf } from './estimate-points';
import type { TypedDocumentString } from './generated';
import { MutationBatches, type BatchInTime, type Payload } from './mutation-batches';
import type { MutationOutcome } from './outcome';
import { graphqlFailure, readAnswer, type Answered } from './response';
import { RestClient } from './rest-client';
import { Throttle } from './throttle';

export type { Meter, TokenSource } from './dispatcher-types';
export type { BatchInTime } from './mutation-batches';
export type { MutationOutcome } from './outcome';

export const API_VERSION = '2026-10';

interface Deps extends DispatcherDeps {
  shop: string;
  /** The bucket of REST, which is another one than that of GraphQL. */
  restThrottle?: Throttle;
  /** Told when Shopify answers with another version than we asked for: ours is no longer served. */
  onOtherVersion?: (served: string) => void;
}

/**
 * Every byte to and from one store's API goes through this. Reads are repeated until they succeed or time is up;
 * mutations only where it is certain that they had no effect.
 */
export class ApiClient {
  readonly rest: RestClient;
  readonly throttle: Throttle;
  private readonly dispatcher: Dispatcher;
  private readonly batches: MutationBatches;

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
    this.batches = new MutationBatches(this.dispatcher, deps.throttle, deps.clock);
    this.rest = new RestClient(base, { ...deps, throttle: deps.restThrottle ?? new Throttle() }, look);
  }

  /** Runs a query. Throws `ApiError` or `OutOfTime`. */
  query<T, V extends object>(document: TypedDocumentString<T, V>, variables: V): T {
    return this.queryEach(document, [variables])[0] as T;
  }

  /** Runs a query for each set of variables, in parallel; results in their order. Throws where one of them fails. */
  queryEach<T, V extends object>(document: TypedDocumentString<T, V>, runs: readonly V[]): T[] {
    return this.queryAll(runs.map((variables) => ({ document, variables })));
  }

  /** The same for queries that differ. */
  queryAll<T, V extends object>(
    queries: readonly { document: TypedDocumentString<T, V>; variables: V }[],
  ): T[] {
    const reads = queries.map(({ document, variables }) => ({
      ...this.price(document.toString(), variables),
      size: 1,
      body: { query: document.toString(), variables },
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
    return this.batches.send(document, runs, perRequest);
  }

  /** Pages from the end of a list are smaller, so they have a price of their own; until it is known, at most that of others. */
  private price(query: string, variables: object): { operation: string; estimate: number } {
    const operation = operationOf(query);
    const estimate = estimatePoints(query, variables as Record<string, unknown>);
    if (!('reverse' in variables)) return { operation, estimate };
    const most = this.throttle.pointsPerRun(operation) ?? 0;
    return { operation: `${operation} reversed`, estimate: Math.max(estimate, most) };
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
