import { CircuitBreaker, type BreakerState } from './circuit-breaker';
import type { QueryCost, ThrottleStatus } from './response';

const MS_PER_SECOND = 1000;
/** Taken for a request of which nothing at all is known: dearer than any of ours at first sight. */
const UNKNOWN_COST = 100;
/** No request may ask for more, whatever the plan. */
const MOST_POINTS = 1000;
/** The least that a bucket was seen to hold. */
const UNKNOWN_BUCKET = 1000;
/** A price that fell is believed little by little: runs of one operation differ. */
const TRUST_IN_LESS = 0.25;

/** Something that will cost points: `size` runs of an operation in one request. */
export interface Priced {
  operation: string;
  size: number;
  /** Points of one run, as far as the document tells; used until Shopify has named the price. */
  estimate?: number;
}

/** What one execution knows and hands to the next. */
export interface ThrottleState {
  status: ThrottleStatus | null;
  reportedAtMs: number;
  points: Record<string, number>;
  ms: Record<string, number>;
  breaker: BreakerState;
}

/**
 * Knows how full a bucket of points is, from what Shopify reports with every answer; no plan's figures are assumed.
 * Shopify holds what a request asks for until it is answered, so requests that are under way together must fit into
 * the bucket together. One for each store and API.
 */
export class Throttle {
  readonly breaker = new CircuitBreaker();
  private status: ThrottleStatus | null = null;
  private reportedAtMs = 0;
  private readonly pointsOf = new Map<string, number>();
  private readonly msOf = new Map<string, number>();
  private heard = false;

  /** Whether there is anything that later executions do not know yet. */
  get hasNews(): boolean {
    return this.heard || this.breaker.hasNews;
  }

  /** Learns from the answers to requests that were sent together. */
  report(answers: readonly (Priced & { cost: QueryCost })[], nowMs: number): void {
    for (const answer of answers) this.learnPoints(answer);
    const [last] = answers
      .map(({ cost }) => cost.throttleStatus)
      .sort((left, right) => right.currentlyAvailable - left.currentlyAvailable);
    if (!last) return;
    const spent = answers.reduce((sum, { cost }) => sum + (cost.actualQueryCost ?? 0), 0);
    const currentlyAvailable = this.believable(
      answers.map(({ cost }) => cost.throttleStatus.currentlyAvailable),
      spent,
      nowMs,
    );
    this.heard = true;
    this.status = { ...last, currentlyAvailable };
    this.reportedAtMs = nowMs;
  }

  /**
   * Of answers to parallel requests, one saw none of the others' points held back, and it may have been asked before
   * the others took theirs: so it is not believed beyond what our own account says.
   */
  private believable(reported: readonly number[], spent: number, nowMs: number): number {
    const most = Math.max(...reported);
    if (!this.status) return most;
    return Math.min(most, Math.max(this.available(nowMs) - spent, Math.min(...reported)));
  }

  private learnPoints({ operation, size, cost }: Priced & { cost: QueryCost }): void {
    const asked = cost.requestedQueryCost / size;
    const known = this.pointsOf.get(operation) ?? asked;
    // What was refused may name less than it wanted, but not more.
    if (cost.actualQueryCost === null) this.pointsOf.set(operation, Math.max(known, asked));
    else this.pointsOf.set(operation, asked >= known ? asked : known + TRUST_IN_LESS * (asked - known));
  }

  /**
   * "Query cost is 2003, which exceeds the single query max cost limit (1000)": a price that no answer told yet. What
   * is sent instead will be smaller, but just as dear as may be.
   */
  learnTooHigh({ operation, size }: Priced, message: string): void {
    const points = Math.min(MOST_POINTS, Number(/cost is (\d+)/i.exec(message)?.[1] ?? 0) / size);
    this.pointsOf.set(operation, Math.max(points, this.pointsOf.get(operation) ?? 0));
  }

  /** Learns how long one run of an operation takes. */
  reportTime(operation: string, msPerRun: number): void {
    const known = this.msOf.get(operation) ?? msPerRun;
    this.msOf.set(operation, (known + msPerRun) / 2);
  }

  /** How long to wait until a request fits into the bucket. */
  waitMs(request: Priced, nowMs: number): number {
    if (!this.status || this.status.restoreRate <= 0) return 0;
    const needed = Math.min(this.expected(request), this.status.maximumAvailable);
    const missing = needed - this.available(nowMs);
    return missing <= 0 ? 0 : Math.ceil((missing / this.status.restoreRate) * MS_PER_SECOND);
  }

  /** How many of these requests, from the first one on, may be sent together now; at least the first. */
  together(requests: readonly Priced[], nowMs: number): number {
    let left = this.available(nowMs);
    let count = 0;
    for (const request of requests) {
      left -= this.expected(request);
      if (left < 0) break;
      count++;
    }
    return Math.max(1, count);
  }

  /** The bucket as it is now; null: nothing is known yet. */
  bucket(nowMs: number): ThrottleStatus | null {
    return this.status && { ...this.status, currentlyAvailable: this.available(nowMs) };
  }

  /** What one run of an operation costs; null: unknown. */
  pointsPerRun(operation: string): number | null {
    return this.pointsOf.get(operation) ?? null;
  }

  /** How long one run of an operation takes; null: unknown. */
  msPerRun(operation: string): number | null {
    return this.msOf.get(operation) ?? null;
  }

  snapshot(): ThrottleState {
    const { status, reportedAtMs } = this;
    const [points, ms] = [Object.fromEntries(this.pointsOf), Object.fromEntries(this.msOf)];
    return { status, reportedAtMs, points, ms, breaker: this.breaker.snapshot() };
  }

  /** Takes over what another execution knew; what this one knows itself is newer. */
  restore({ status, reportedAtMs, points, ms, breaker }: ThrottleState): void {
    for (const [name, value] of Object.entries(points))
      if (!this.pointsOf.has(name)) this.pointsOf.set(name, value);
    for (const [name, value] of Object.entries(ms)) if (!this.msOf.has(name)) this.msOf.set(name, value);
    this.breaker.restore(breaker);
    if (reportedAtMs <= this.reportedAtMs) return;
    this.status = status;
    this.reportedAtMs = reportedAtMs;
  }

  private expected({ operation, size, estimate }: Priced): number {
    const known = this.pointsOf.get(operation) ?? estimate;
    return known === undefined ? UNKNOWN_COST : known * size;
  }

  private available(nowMs: number): number {
    if (!this.status) return UNKNOWN_BUCKET;
    const restored = ((nowMs - this.reportedAtMs) / MS_PER_SECOND) * this.status.restoreRate;
    return Math.min(this.status.maximumAvailable, this.status.currentlyAvailable + restored);
  }
}
