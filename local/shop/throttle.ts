import type { Plan } from './options';

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/**
 * Points a second [D rate-limits] and the size of the bucket (observed [T], not published; Enterprise is an assumption,
 * 20 × the rate as in the other three).
 */
const PLANS: Readonly<Record<Plan, { restoreRate: number; maximumAvailable: number }>> = {
  standard: { restoreRate: 100, maximumAvailable: 2000 },
  advanced: { restoreRate: 200, maximumAvailable: 4000 },
  plus: { restoreRate: 1000, maximumAvailable: 20_000 },
  enterprise: { restoreRate: 2000, maximumAvailable: 40_000 },
};

/** No query may ask for more, whatever the plan. */
export const MAX_QUERY_POINTS = 1000;

interface Refund {
  atMs: number;
  points: number;
}

/** The requested cost is taken on arrival and held until the call completes; then what was not used comes back. */
export class Throttle {
  private readonly restoreRate: number;
  private readonly maximum: number;
  private available: number;
  private lastMs: number;
  private refunds: Refund[] = [];

  constructor(plan: Plan, startMs: number) {
    const { restoreRate, maximumAvailable } = PLANS[plan];
    this.restoreRate = restoreRate;
    this.maximum = maximumAvailable;
    this.available = maximumAvailable;
    this.lastMs = startMs;
  }

  /** Takes the points when they are there. */
  take(points: number, nowMs: number): boolean {
    this.advance(nowMs);
    if (this.available < points) return false;
    this.available -= points;
    return true;
  }

  giveBack(points: number, atMs: number): void {
    if (points > 0) this.refunds.push({ atMs, points });
  }

  /** As an answer reports it; `unused` is what that answer itself gives back. */
  status(unused = 0): ThrottleStatus {
    return {
      maximumAvailable: this.maximum,
      currentlyAvailable: Math.floor(Math.min(this.maximum, this.available + unused)),
      restoreRate: this.restoreRate,
    };
  }

  private advance(nowMs: number): void {
    const due = this.refunds.filter((refund) => refund.atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
    this.refunds = this.refunds.filter((refund) => refund.atMs > nowMs);
    for (const refund of due) {
      this.restoreUntil(refund.atMs);
      this.available = Math.min(this.maximum, this.available + refund.points);
    }
    this.restoreUntil(nowMs);
  }

  private restoreUntil(timeMs: number): void {
    const elapsedMs = Math.max(0, timeMs - this.lastMs);
    this.available = Math.min(this.maximum, this.available + (elapsedMs * this.restoreRate) / 1000);
    this.lastMs = Math.max(this.lastMs, timeMs);
  }
}
