import type { Clock, Http, HttpRequest } from '../../platform/ports';
import { OutOfTime, TransportFailure } from '../../platform/ports';
import { aliasBatch, aliasOf } from './alias-batch';
import { ApiError, type ApiFailure } from './api-error';
import type { TypedDocumentString } from './generated';
import { graphqlFailure, readAnswer, type Answer, type GraphqlBody } from './response';
import type { Throttle } from './throttle';

export const API_VERSION = '2026-10';

/** UrlFetchApp's own default is 360 s, longer than an execution can be sure to have. */
const TIMEOUT_SECONDS = 60;
const MOST_TRIES = 6;
const FIRST_BACKOFF_MS = 500;
const MOST_BACKOFF_MS = 20_000;

/** Gives the access token; `renew` is asked for when Shopify no longer takes the one before. */
export interface TokenSource {
  token(): string;
  /** A fresh token, or null where it cannot be had without the person. */
  renew(): string | null;
}

/** What requests cost, counted for the job that made them. */
export interface Meter {
  calls: number;
  points: number;
}

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
  constructor(private readonly deps: Deps) {}

  /** Runs a query. Throws `ApiError` or `OutOfTime`. */
  query<T, V extends object>(document: TypedDocumentString<T, V>, variables: V): T {
    const query = document.toString();
    const answer = this.persist(nameOf(query), 1, { query, variables }, 'any');
    if (!answer.ok) throw new ApiError(answer.failure);
    const denied = answer.body.errors?.[0];
    if (denied) throw new ApiError(graphqlFailure(denied, answer.cost));
    return answer.body.data as T;
  }

  /** Runs a mutation once for each set of variables, in one request; a bad item does not touch its neighbours. */
  mutateBatch<T extends object, V extends object>(
    document: TypedDocumentString<T, V>,
    runs: readonly V[],
  ): MutationOutcome<NonNullable<T[keyof T]>>[] {
    if (runs.length === 0) return [];
    const text = document.toString();
    const batch = aliasBatch(text, runs as readonly Record<string, unknown>[]);
    const answer = this.persist(nameOf(text), runs.length, batch, 'certainlyWithoutEffect');
    if (answer.ok) return runs.map((_, index) => outcomeOf(answer.body, aliasOf(index)));
    const { failure } = answer;
    if (failure.effect === 'unknown') return runs.map(() => ({ kind: 'unknown', failure }));
    if (!concernsItems(failure)) throw new ApiError(failure);
    if (runs.length === 1) return [{ kind: 'failed', failure }];
    return runs.flatMap((run) => this.mutateBatch(document, [run]));
  }

  /** Sends until there is an answer worth returning. */
  private persist(
    operation: string,
    size: number,
    body: object,
    repeat: 'any' | 'certainlyWithoutEffect',
  ): Answer {
    let renewed = false;
    for (let tries = 1; ; tries++) {
      this.waitFor(this.deps.throttle.waitMs(operation, size, this.deps.clock.nowMs()));
      const answer = this.send(operation, size, body);
      if (answer.ok || tries >= MOST_TRIES) return answer;
      if (answer.failure.kind === 'unauthorized') {
        this.mustGetSeconds();
        if (renewed || this.deps.tokens.renew() === null) return answer;
        renewed = true;
        continue;
      }
      const waitMs = retryDelay(answer.failure, repeat, tries);
      if (waitMs === null) return answer;
      this.waitFor(waitMs);
    }
  }

  private waitFor(ms: number): void {
    if (ms <= 0) return;
    const { clock, deadlineMs } = this.deps;
    const until = clock.nowMs() + ms;
    if (until > deadlineMs) throw new OutOfTime(until);
    clock.sleep(Math.ceil(ms));
  }

  private send(operation: string, size: number, body: object): Answer {
    const { http, meter, throttle, clock } = this.deps;
    this.mustGetSeconds();
    const token = this.deps.tokens.token();
    const request = this.request(body, token);
    meter.calls++;
    const answer = withoutSecret(
      readOrExplain(() => http.fetchAll([request])[0]),
      token,
    );
    if (answer.cost) {
      throttle.report(operation, size, answer.cost, clock.nowMs());
      meter.points += answer.cost.actualQueryCost ?? 0;
    }
    return answer;
  }

  /** Whole seconds until the deadline; throws where there is not even one. */
  private mustGetSeconds(): number {
    const { clock, deadlineMs } = this.deps;
    const secondsLeft = Math.floor((deadlineMs - clock.nowMs()) / 1000);
    if (secondsLeft < 1) throw new OutOfTime(clock.nowMs());
    return secondsLeft;
  }

  private request(body: object, token: string): HttpRequest {
    return {
      url: `https://${this.deps.shop}/admin/api/${API_VERSION}/graphql.json`,
      method: 'POST',
      headers: { 'X-Shopify-Access-Token': token, Accept: 'application/json' },
      body: JSON.stringify(body),
      contentType: 'application/json',
      timeoutSeconds: Math.min(TIMEOUT_SECONDS, this.mustGetSeconds()),
    };
  }
}

/** How long to wait before the same request makes sense again; null: it does not. */
function retryDelay(
  failure: ApiFailure,
  repeat: 'any' | 'certainlyWithoutEffect',
  tries: number,
): number | null {
  if (failure.kind === 'throttled') return failure.waitMs + Math.random() * FIRST_BACKOFF_MS;
  if (failure.effect === 'none' || repeat !== 'any') return null;
  return Math.random() * Math.min(MOST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** tries);
}

/** What others say may quote our request (a proxy's page, UrlFetchApp on a bad header); the token stays here. */
function withoutSecret(answer: Answer, secret: string): Answer {
  const hide = <T extends { message: string }>(said: T): T => ({
    ...said,
    message: String(said.message).split(secret).join('•••'),
  });
  if (secret === '') return answer;
  if (!answer.ok) return 'message' in answer.failure ? { ...answer, failure: hide(answer.failure) } : answer;
  const { errors } = answer.body;
  return errors ? { ...answer, body: { ...answer.body, errors: errors.map(hide) } } : answer;
}

function readOrExplain(send: () => Parameters<typeof readAnswer>[0] | undefined): Answer {
  try {
    const response = send();
    if (!response) throw new TransportFailure('no answer');
    return readAnswer(response);
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    return {
      ok: false,
      failure: { kind: 'transport', effect: 'unknown', message: error.message },
      cost: null,
    };
  }
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
