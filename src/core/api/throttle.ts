import type { QueryCost, ThrottleStatus } from './response';

const MS_PER_SECOND = 1000;

/**
 * Knows how full the store's bucket of points is, from what Shopify reports with every answer; no plan's figures
 * are assumed. Until the first answer nothing is known and nothing waits.
 */
export class Throttle {
  private status: ThrottleStatus | null = null;
  private reportedAtMs = 0;
  private readonly costOf = new Map<string, number>();

  /** Learns from an answer; `size` is how many operations were in the request. */
  report(operation: string, size: number, cost: QueryCost, nowMs: number): void {
    this.status = cost.throttleStatus;
    this.reportedAtMs = nowMs;
    this.costOf.set(operation, cost.requestedQueryCost / size);
  }

  /** How long to wait until a request of `size` operations fits into the bucket. */
  waitMs(operation: string, size: number, nowMs: number): number {
    const cost = this.costOf.get(operation);
    if (!this.status || cost === undefined || this.status.restoreRate <= 0) return 0;
    const needed = Math.min(cost * size, this.status.maximumAvailable);
    const missing = needed - this.available(this.status, nowMs);
    return missing <= 0 ? 0 : Math.ceil((missing / this.status.restoreRate) * MS_PER_SECOND);
  }

  private available(status: ThrottleStatus, nowMs: number): number {
    const restored = ((nowMs - this.reportedAtMs) / MS_PER_SECOND) * status.restoreRate;
    return Math.min(status.maximumAvailable, status.currentlyAvailable + restored);
  }
}
