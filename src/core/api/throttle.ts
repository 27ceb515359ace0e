import type { QueryCost, ThrottleStatus } from './response';

const MS_PER_SECOND = 1000;
/** Taken for a request of which nothing is known yet: dearer than any of ours at first sight. */
const UNKNOWN_COST = 100;
/** The least that a bucket was seen to hold, and the most that one request may cost. */
const UNKNOWN_BUCKET = 1000;

/** Something that will cost points: `size` runs of an operation in one request. */
export interface Priced {
  operation: string;
  size: number;
}

/**
 * Knows how full the store's bucket of points is, from what Shopify reports with every answer; no plan's figures
 * are assumed. Shopify holds what a request asks for until it is answered, so requests that are under way together
 * must fit into the bucket together.
 */
export class Throttle {
  private status: ThrottleStatus | null = null;
  private reportedAtMs = 0;
  private readonly costOf = new Map<string, number>();

  /** Learns from the answers to requests that were sent together. */
  report(answers: readonly (Priced & { cost: QueryCost })[], nowMs: number): void {
    for (const { operation, size, cost } of answers)
      this.costOf.set(operation, cost.requestedQueryCost / size);
    // The answer that came last saw none of the others' points held back.
    const [last] = answers
      .map(({ cost }) => cost.throttleStatus)
      .sort((left, right) => right.currentlyAvailable - left.currentlyAvailable);
    if (!last) return;
    this.status = last;
    this.reportedAtMs = nowMs;
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
    let left = this.status ? this.available(nowMs) : UNKNOWN_BUCKET;
    let count = 0;
    for (const request of requests) {
      left -= this.expected(request);
      if (left < 0) break;
      count++;
    }
    return Math.max(1, count);
  }

  private expected({ operation, size }: Priced): number {
    const known = this.costOf.get(operation);
    return known === undefined ? UNKNOWN_COST : known * size;
  }

  private available(nowMs: number): number {
    if (!this.status) return UNKNOWN_BUCKET;
    const restored = ((nowMs - this.reportedAtMs) / MS_PER_SECOND) * this.status.restoreRate;
    return Math.min(this.status.maximumAvailable, this.status.currentlyAvailable + restored);
  }
}
