import { OutOfTime, TransportFailure, type Clock, type Http, type HttpRequest } from '../../platform/ports';
import type { ApiFailure } from './api-error';
import { readAnswer, type Answer } from './response';
import type { Throttle } from './throttle';

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

/** One request to be sent: `size` runs of an operation. */
export interface Call {
  operation: string;
  size: number;
  body: object;
  /** A read may be repeated after any failure; a write only where it certainly had no effect. */
  repeat: 'any' | 'certainlyWithoutEffect';
}

export interface DispatcherDeps {
  url: string;
  http: Http;
  clock: Clock;
  tokens: TokenSource;
  throttle: Throttle;
  meter: Meter;
  /** Nothing is sent or waited for beyond this time. */
  deadlineMs: number;
}

interface Attempt {
  call: Call;
  index: number;
  tries: number;
  notBeforeMs: number;
  renewed: boolean;
}

/** UrlFetchApp's own default is 360 s, longer than an execution can be sure to have. */
const TIMEOUT_SECONDS = 60;
const MOST_TRIES = 6;
const FIRST_BACKOFF_MS = 500;
const MOST_BACKOFF_MS = 20_000;
/** Where a store stumbles we go back to fewer requests at once, and grow again while all is well. */
const FIRST_PARALLEL = 5;
const MOST_PARALLEL = 20;

/**
 * Sends requests in parallel as far as the store's bucket allows, and each again as often as it makes sense. All
 * waiting happens here.
 */
export class Dispatcher {
  private parallel = FIRST_PARALLEL;
  /** What the last requests went out with. */
  private tokenSent = '';

  constructor(private readonly deps: DispatcherDeps) {}

  /** Gives an answer to each call, in their order. Throws `OutOfTime`. */
  send(calls: readonly Call[]): Answer[] {
    const answers = new Array<Answer>(calls.length);
    let waiting = calls.map((call, index): Attempt => ({
      call,
      index,
      tries: 0,
      notBeforeMs: 0,
      renewed: false,
    }));
    while (waiting.length > 0) {
      const batch = this.nextBatch(waiting);
      const got = this.exchange(batch);
      const again: Attempt[] = [];
      got.forEach((answer, at) => {
        const attempt = batch[at];
        if (!attempt) return;
        const next = this.nextAttempt(attempt, answer);
        if (next) again.push(next);
        else answers[attempt.index] = answer;
      });
      waiting = [...again, ...waiting.filter((attempt) => !batch.includes(attempt))];
    }
    return answers;
  }

  /** What can be sent now; waits until that is something. */
  private nextBatch(waiting: readonly Attempt[]): Attempt[] {
    const { clock, throttle } = this.deps;
    this.waitFor(Math.min(...waiting.map(({ notBeforeMs }) => notBeforeMs)) - clock.nowMs());
    const isReady = ({ notBeforeMs }: Attempt) => notBeforeMs <= clock.nowMs();
    const [first] = waiting.filter(isReady);
    if (first) this.waitFor(throttle.waitMs(first.call, clock.nowMs()));
    const ready = waiting.filter(isReady).slice(0, this.parallel);
    return ready.slice(
      0,
      throttle.together(
        ready.map(({ call }) => call),
        clock.nowMs(),
      ),
    );
  }

  private waitFor(ms: number): void {
    if (ms <= 0) return;
    const { clock, deadlineMs } = this.deps;
    const until = clock.nowMs() + ms;
    if (until > deadlineMs) throw new OutOfTime(until);
    clock.sleep(Math.ceil(ms));
  }

  private exchange(batch: readonly Attempt[]): Answer[] {
    const { http, meter, throttle, clock, tokens } = this.deps;
    const timeoutSeconds = Math.min(TIMEOUT_SECONDS, this.mustGetSeconds());
    const token = tokens.token();
    this.tokenSent = token;
    const requests = batch.map(({ call }) => this.request(call, token, timeoutSeconds));
    meter.calls += requests.length;
    const answers = readAll(http, requests).map((answer) => withoutSecret(answer, token));
    const priced = answers.flatMap(({ cost }, at) => {
      const call = batch[at]?.call;
      return cost && call ? [{ operation: call.operation, size: call.size, cost }] : [];
    });
    throttle.report(priced, clock.nowMs());
    meter.points += priced.reduce((sum, { cost }) => sum + (cost.actualQueryCost ?? 0), 0);
    this.adapt(answers);
    return answers;
  }

  private adapt(answers: readonly Answer[]): void {
    const stumbled = answers.some(
      (answer) => !answer.ok && (answer.failure.kind === 'throttled' || answer.failure.effect === 'unknown'),
    );
    this.parallel = stumbled ? Math.max(1, this.parallel >> 1) : Math.min(MOST_PARALLEL, this.parallel * 2);
  }

  /** The attempt that makes sense after this answer; null: the answer stands. */
  private nextAttempt(attempt: Attempt, answer: Answer): Attempt | null {
    const tries = attempt.tries + 1;
    if (answer.ok || tries >= MOST_TRIES) return null;
    if (answer.failure.kind === 'unauthorized') {
      this.mustGetSeconds();
      if (attempt.renewed || !this.hasFreshToken()) return null;
      return { ...attempt, tries, renewed: true };
    }
    const waitMs = retryDelay(answer.failure, attempt.call.repeat, tries);
    return waitMs === null ? null : { ...attempt, tries, notBeforeMs: this.deps.clock.nowMs() + waitMs };
  }

  /** Requests that were refused together need one new token, not one each. */
  private hasFreshToken(): boolean {
    const { tokens } = this.deps;
    return tokens.token() !== this.tokenSent || tokens.renew() !== null;
  }

  /** Whole seconds until the deadline; throws where there is not even one. */
  private mustGetSeconds(): number {
    const { clock, deadlineMs } = this.deps;
    const secondsLeft = Math.floor((deadlineMs - clock.nowMs()) / 1000);
    if (secondsLeft < 1) throw new OutOfTime(clock.nowMs());
    return secondsLeft;
  }

  private request({ body }: Call, token: string, timeoutSeconds: number): HttpRequest {
    return {
      url: this.deps.url,
      method: 'POST',
      headers: { 'X-Shopify-Access-Token': token, Accept: 'application/json' },
      body: JSON.stringify(body),
      contentType: 'application/json',
      timeoutSeconds,
    };
  }
}

/** How long to wait before the same request makes sense again; null: it does not. */
function retryDelay(failure: ApiFailure, repeat: Call['repeat'], tries: number): number | null {
  if (failure.kind === 'throttled') return failure.waitMs + Math.random() * FIRST_BACKOFF_MS;
  if (failure.effect === 'none' || repeat !== 'any') return null;
  return Math.random() * Math.min(MOST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** tries);
}

/** UrlFetchApp throws for a whole batch, whichever request failed: then nobody knows anything of any of them. */
function readAll(http: Http, requests: HttpRequest[]): Answer[] {
  try {
    const responses = http.fetchAll(requests);
    return requests.map((_, index) => {
      const response = responses[index];
      return response ? readAnswer(response) : unanswered('no answer');
    });
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    return requests.map(() => unanswered(error.message));
  }
}

function unanswered(message: string): Answer {
  return { ok: false, failure: { kind: 'transport', effect: 'unknown', message }, cost: null };
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
