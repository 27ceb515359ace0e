import type { Plan } from '../options';

/** Calls that fit at once and leak out per second [D, T]; Enterprise as Plus [A]. */
const PLANS: Readonly<Record<Plan, { size: number; leakPerSecond: number }>> = {
  standard: { size: 40, leakPerSecond: 2 },
  advanced: { size: 40, leakPerSecond: 4 },
  plus: { size: 400, leakPerSecond: 20 },
  enterprise: { size: 400, leakPerSecond: 20 },
};

/** Every REST call is one drop, whatever it asks for. */
export class RestBucket {
  readonly size: number;
  readonly leakPerSecond: number;
  private level = 0;
  private lastMs: number;

  constructor(plan: Plan, startMs: number) {
    ({ size: this.size, leakPerSecond: this.leakPerSecond } = PLANS[plan]);
    this.lastMs = startMs;
  }

  take(nowMs: number): boolean {
    this.leakUntil(nowMs);
    if (this.level + 1 > this.size) return false;
    this.level += 1;
    return true;
  }

  /** As the header of an answer tells it. */
  get callLimit(): string {
    return `${Math.ceil(this.level)}/${this.size}`;
  }

  /** Whole seconds until a call fits again, told with one decimal as recorded for this header. */
  get retryAfter(): string {
    return Math.max(1, Math.ceil((this.level + 1 - this.size) / this.leakPerSecond)).toFixed(1);
  }

  private leakUntil(nowMs: number): void {
    const seconds = Math.max(0, nowMs - this.lastMs) / 1000;
    this.level = Math.max(0, this.level - seconds * this.leakPerSecond);
    this.lastMs = nowMs;
  }
}
