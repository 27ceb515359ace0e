import { OutOfTime, type HttpRequest } from '../../platform/ports';
import { adviceOn, ApiError } from './api-error';
import {
  PARALLEL,
  type Call,
  type DispatcherDeps,
  type Read,
  type Sent,
  type Wire,
} from './dispatcher-types';
import { exchangeAll } from './exchange';
import type { Answer, Answered } from './response';
import { MOST_TRIES, retryDelayMs } from './retry';

interface Attempt {
  call: Call;
  index: number;
  tries: number;
  throttled: number;
  notBeforeMs: number;
  renewed: boolean;
}

/** UrlFetchApp's own default is 360 s, longer than an execution can be sure to have. */
const TIMEOUT_SECONDS = 60;

/**
 * Sends requests in parallel as far as the store's bucket allows, and each again as often as it makes sense. All
 * waiting happens here.
 */
export class Dispatcher {
  /** Fewer where a store stumbles, more again while all is well. */
  private parallel: number = PARALLEL.first;
  /** What the last requests went out with. */
  private tokenSent = '';

  constructor(
    private readonly deps: DispatcherDeps,
    private readonly wire: Wire,
  ) {}

  /** Gives an answer to each read, in their order. Throws `OutOfTime`, or the first `ApiError`. */
  read(calls: readonly Read[]): Answered[] {
    const { answers, wakeAtMs } = this.sendInTime(calls.map((call) => ({ ...call, repeat: 'any' })));
    const failed = answers.find((answer) => answer?.ok === false);
    if (failed?.ok === false) throw new ApiError(failed.failure);
    if (wakeAtMs !== null) throw new OutOfTime(wakeAtMs);
    return answers as Answered[];
  }

  /** As far as time allows: what is sent is answered, what is not had no effect. */
  sendInTime(calls: readonly Call[]): Sent {
    const answers = new Array<Answer | undefined>(calls.length).fill(undefined);
    let waiting = calls.map((call, index): Attempt => ({
      call,
      index,
      tries: 0,
      throttled: 0,
      notBeforeMs: 0,
      renewed: false,
    }));
    try {
      while (waiting.length > 0) {
        const batch = this.nextBatch(waiting);
        const got = this.exchange(batch);
        // Before anything that may run out of time: what has an answer must not look as if it had none.
        batch.forEach(({ index }, at) => (answers[index] = got[at]));
        waiting = waiting.filter((attempt) => !batch.includes(attempt));
        const again = batch.flatMap((attempt, at) => this.nextAttempt(attempt, got[at]));
        for (const { index } of again) answers[index] = undefined;
        if (batch.some(({ call, index }) => isInVain(call, answers[index]))) break;
        waiting = [...again, ...waiting];
      }
      return { answers, wakeAtMs: null };
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error;
      return { answers: answers.map(withoutPutOff), wakeAtMs: error.wakeAtMs };
    }
  }

  /** What can be sent now; waits until that is something. */
  private nextBatch(waiting: readonly Attempt[]): Attempt[] {
    const { clock, throttle } = this.deps;
    const closedMs = throttle.breaker.openUntilMs(clock.nowMs());
    if (closedMs !== null) throw new OutOfTime(closedMs);
    this.waitFor(Math.min(...waiting.map(({ notBeforeMs }) => notBeforeMs)) - clock.nowMs());
    const isReady = ({ notBeforeMs }: Attempt) => notBeforeMs <= clock.nowMs();
    const [first] = waiting.filter(isReady);
    if (first) this.waitFor(throttle.waitMs(first.call, clock.nowMs()));
    const ready = waiting.filter(isReady).slice(0, throttle.breaker.isProbing ? 1 : this.parallel);
    const calls = ready.map(({ call }) => call);
    return ready.slice(0, throttle.together(calls, clock.nowMs()));
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
    const startedMs = clock.nowMs();
    const answers = exchangeAll(http, requests, token, (response) => this.wire.read(response));
    const priced = answers.flatMap(({ cost }, at) => {
      const call = batch[at]?.call;
      return cost && call ? [{ ...call, cost }] : [];
    });
    throttle.report(priced, clock.nowMs());
    answers.forEach((answer, at) => {
      const call = batch[at]?.call;
      if (call && !answer.ok && answer.failure.kind === 'costTooHigh')
        throttle.learnTooHigh(call, answer.failure.message);
    });
    meter.points += priced.reduce((sum, { cost }) => sum + (cost.actualQueryCost ?? 0), 0);
    if (answers.every(({ ok }) => ok)) this.learnTime(batch, clock.nowMs() - startedMs);
    this.adapt(answers);
    return answers;
  }

  private learnTime(batch: readonly Attempt[], elapsedMs: number): void {
    const [largest] = batch.map(({ call }) => call).sort((left, right) => right.size - left.size);
    if (largest) this.deps.throttle.reportTime(largest.operation, elapsedMs / largest.size);
  }

  private adapt(answers: readonly Answer[]): void {
    const { throttle, clock } = this.deps;
    const failures = answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]));
    const silent = failures.filter(({ effect }) => effect === 'unknown');
    throttle.breaker.report(silent.length < answers.length, clock.nowMs());
    const stumbled = silent.length > 0 || failures.some(({ kind }) => kind === 'throttled');
    this.parallel = stumbled
      ? Math.max(1, this.parallel >> 1)
      : Math.min(PARALLEL.most, this.parallel * PARALLEL.growth);
  }

  /** The attempt that makes sense after this answer, if any does; otherwise the answer stands. */
  private nextAttempt(attempt: Attempt, answer: Answer | undefined): Attempt[] {
    if (!answer || answer.ok) return [];
    const isThrottled = answer.failure.kind === 'throttled';
    const tries = attempt.tries + (isThrottled ? 0 : 1);
    const throttled = attempt.throttled + (isThrottled ? 1 : 0);
    if (adviceOn(answer.failure) === 'renewToken') {
      if (attempt.renewed || tries >= MOST_TRIES || !this.hasFreshToken()) return [];
      return [{ ...attempt, tries, renewed: true }];
    }
    const waitMs = retryDelayMs(answer.failure, attempt.call.repeat, tries, throttled);
    if (waitMs === null) return [];
    return [{ ...attempt, tries, throttled, notBeforeMs: this.deps.clock.nowMs() + waitMs }];
  }

  /** Requests that were refused together need one new token, not one each. */
  private hasFreshToken(): boolean {
    const { tokens } = this.deps;
    this.mustGetSeconds();
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
      ...this.wire.request(body),
      headers: { 'X-Shopify-Access-Token': token, Accept: 'application/json' },
      contentType: 'application/json',
      timeoutSeconds,
    };
  }
}

/** Half of a read is none: where one part fails, the others would only cost points. */
function isInVain({ repeat }: Call, answer: Answer | undefined): boolean {
  return repeat === 'any' && answer?.ok === false;
}

/** What Shopify put off, and time did not suffice to send again, counts as never sent. */
function withoutPutOff(answer: Answer | undefined): Answer | undefined {
  if (!answer || answer.ok) return answer;
  return answer.failure.kind === 'throttled' || answer.failure.kind === 'unauthorized' ? undefined : answer;
}
