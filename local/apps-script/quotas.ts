import type { VirtualClock } from '../clock';
import type { RuntimeSettings } from './contract';
import { ServiceError } from './errors';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SHEETS_PER_MINUTE = 60;

/** Documented daily quotas per user (reference 1.1). */
const DAILY = {
  consumer: { fetches: 20_000, properties: 50_000, triggerRuntimeMs: 90 * MINUTE_MS },
  workspace: { fetches: 100_000, properties: 500_000, triggerRuntimeMs: 360 * MINUTE_MS },
};

/** Resets 24 hours after the first request. */
class DailyMeter {
  private startedAtMs = -Infinity;
  private used = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly limit: number,
  ) {}

  /** False once the day's amount is used up. */
  take(amount: number): boolean {
    this.turnOver();
    if (this.used + amount > this.limit) return false;
    this.used += amount;
    return true;
  }

  hasLeft(): boolean {
    this.turnOver();
    return this.used < this.limit;
  }

  add(amount: number): void {
    this.turnOver();
    this.used += amount;
  }

  private turnOver(): void {
    if (this.clock.nowMs() - this.startedAtMs < DAY_MS) return;
    this.startedAtMs = this.clock.nowMs();
    this.used = 0;
  }
}

class SlidingMinute {
  private times: number[] = [];

  constructor(
    private readonly clock: VirtualClock,
    private readonly limit: number,
  ) {}

  take(): boolean {
    const now = this.clock.nowMs();
    this.times = this.times.filter((time) => now - time < MINUTE_MS);
    if (this.times.length >= this.limit) return false;
    this.times.push(now);
    return true;
  }
}

/** Everything Google counts against the user, on the virtual clock. */
export class Quotas {
  private readonly reads: SlidingMinute;
  private readonly writes: SlidingMinute;
  private readonly fetches: DailyMeter;
  private readonly propertyCalls: DailyMeter;
  private readonly triggerRuntime: DailyMeter;

  constructor(
    clock: VirtualClock,
    private readonly settings: RuntimeSettings,
  ) {
    const daily = DAILY[settings.account];
    this.reads = new SlidingMinute(clock, SHEETS_PER_MINUTE);
    this.writes = new SlidingMinute(clock, SHEETS_PER_MINUTE);
    this.fetches = new DailyMeter(clock, daily.fetches);
    this.propertyCalls = new DailyMeter(clock, daily.properties);
    this.triggerRuntime = new DailyMeter(clock, daily.triggerRuntimeMs);
  }

  /** The text of an exhausted quota, or null. */
  takeSheetsCall(kind: 'Read' | 'Write'): string | null {
    if (!this.settings.sheetsPerMinuteQuota) return null;
    if ((kind === 'Read' ? this.reads : this.writes).take()) return null;
    return (
      `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute per user' ` +
      `of service 'sheets.googleapis.com' for consumer 'project_number:1'.`
    );
  }

  takeFetches(count: number): void {
    if (this.settings.dailyQuotas && !this.fetches.take(count)) throw tooOften('urlfetch');
  }

  takePropertyCall(): void {
    if (this.settings.dailyQuotas && !this.propertyCalls.take(1)) throw tooOften('properties');
  }

  /** Whether a trigger may still start today; what it used is added when it has ended. */
  mayStartTrigger(): boolean {
    return !this.settings.dailyQuotas || this.triggerRuntime.hasLeft();
  }

  addTriggerRuntime(ms: number): void {
    this.triggerRuntime.add(ms);
  }
}

function tooOften(serviceName: string): ServiceError {
  return new ServiceError(`Service invoked too many times for one day: ${serviceName}.`);
}
