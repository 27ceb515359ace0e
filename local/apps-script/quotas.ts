import type { VirtualClock } from '../clock';
import type { RuntimeSettings } from './contract';
import { ServiceError } from './errors';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SHEETS_PER_MINUTE = 60; // [D] per user and project
const SHEETS_PER_MINUTE_AND_PROJECT = 300; // [D] of all users of the add-on together

/** Documented daily quotas per user (reference 1.1). */
const DAILY = {
  consumer: { fetches: 20_000, properties: 50_000, triggerRuntimeMs: 90 * MINUTE_MS, mailRecipients: 100 },
  workspace: {
    fetches: 100_000,
    properties: 500_000,
    triggerRuntimeMs: 360 * MINUTE_MS,
    mailRecipients: 1_500,
  },
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

  get left(): number {
    this.turnOver();
    return Math.max(0, this.limit - this.used);
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

  isFull(): boolean {
    const now = this.clock.nowMs();
    this.times = this.times.filter((time) => now - time < MINUTE_MS);
    return this.times.length >= this.limit;
  }

  add(calls: number): void {
    for (let count = 0; count < calls; count += 1) this.times.push(this.clock.nowMs());
  }
}

/** What one kind of Sheets API call is counted against. */
class SheetsMeter {
  private readonly mine: SlidingMinute;
  private readonly project: SlidingMinute;

  constructor(clock: VirtualClock) {
    this.mine = new SlidingMinute(clock, SHEETS_PER_MINUTE);
    this.project = new SlidingMinute(clock, SHEETS_PER_MINUTE_AND_PROJECT);
  }

  /** The limit that is used up, or null when the call was counted. */
  take(): string | null {
    if (this.mine.isFull()) return 'per minute per user';
    if (this.project.isFull()) return 'per minute';
    this.mine.add(1);
    this.project.add(1);
    return null;
  }

  addOthers(calls: number): void {
    this.project.add(calls);
  }
}

/** Everything Google counts against the user, on the virtual clock. */
export class Quotas {
  private readonly sheets: Record<'Read' | 'Write', SheetsMeter>;
  private readonly fetches: DailyMeter;
  private readonly propertyCalls: DailyMeter;
  private readonly triggerRuntime: DailyMeter;
  private readonly recipients: DailyMeter;

  constructor(
    clock: VirtualClock,
    private readonly settings: RuntimeSettings,
  ) {
    const daily = DAILY[settings.account];
    this.sheets = { Read: new SheetsMeter(clock), Write: new SheetsMeter(clock) };
    this.fetches = new DailyMeter(clock, daily.fetches);
    this.propertyCalls = new DailyMeter(clock, daily.properties);
    this.triggerRuntime = new DailyMeter(clock, daily.triggerRuntimeMs);
    this.recipients = new DailyMeter(clock, daily.mailRecipients);
  }

  /** The text of an exhausted quota, or null. */
  takeSheetsCall(kind: 'Read' | 'Write'): string | null {
    if (!this.settings.sheetsPerMinuteQuota) return null;
    const limit = this.sheets[kind].take();
    if (limit === null) return null;
    return (
      `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests ${limit}' ` +
      `of service 'sheets.googleapis.com' for consumer 'project_number:1'.`
    );
  }

  useProjectQuota(kind: 'Read' | 'Write', calls: number): void {
    this.sheets[kind].addOthers(calls);
  }

  takeFetches(count: number): void {
    if (this.settings.dailyQuotas && !this.fetches.take(count)) throw tooOften('urlfetch');
  }

  takePropertyCall(): void {
    if (this.settings.dailyQuotas && !this.propertyCalls.take(1)) throw tooOften('properties');
  }

  /** Whether a trigger may still start today; what it used is added when it has ended. */
  mayStartTrigger(): boolean {
    return !this.settings.dailyQuotas || this.triggerRuntime.left > 0;
  }

  get recipientsLeft(): number {
    return this.recipients.left;
  }

  takeRecipients(count: number): void {
    if (this.settings.dailyQuotas && !this.recipients.take(count)) throw tooOften('email');
  }

  addTriggerRuntime(ms: number): void {
    this.triggerRuntime.add(ms);
  }
}

function tooOften(serviceName: string): ServiceError {
  return new ServiceError(`Service invoked too many times for one day: ${serviceName}.`);
}
