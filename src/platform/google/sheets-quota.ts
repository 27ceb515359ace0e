import { OutOfTime, type Clock } from '../ports';

/**
 * The Sheets API takes 60 reads and 60 writes a minute of one person, 300 each of the whole project (limits page of
 * the Sheets API). This keeps one execution below its own share and waits where Google says that it was too much.
 */
const MOST_PER_MINUTE = 55;
const MINUTE_MS = 60_000;
const MOST_TRIES = 6;
const FIRST_WAIT_MS = 2_000;

/** Refused before anything happened, so safe to repeat; no other failure of a write is. */
const QUOTA_ERROR = /quota exceeded|RESOURCE_EXHAUSTED|rate limit|\b429\b/i;
/** Passing failures of Google's; a read may be repeated after them. */
const PASSING_ERROR =
  /internal error|timed out|server error|service error|try again|unavailable|\b50[0-4]\b/i;

export class SheetsQuota {
  /** Nothing is waited for beyond this time. */
  deadlineMs = Infinity;
  private readonly sent = { read: [] as number[], write: [] as number[] };

  constructor(private readonly clock: Clock) {}

  read<T>(call: () => T): T {
    return this.run('read', call, (message) => QUOTA_ERROR.test(message) || PASSING_ERROR.test(message));
  }

  /** A write whose outcome is unknown is not repeated: whoever ordered it reads what is there and decides. */
  write<T>(call: () => T): T {
    return this.run('write', call, (message) => QUOTA_ERROR.test(message));
  }

  private run<T>(kind: 'read' | 'write', call: () => T, mayRepeat: (message: string) => boolean): T {
    for (let tries = 1; ; tries++) {
      this.waitForTurn(kind);
      try {
        return call();
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (tries >= MOST_TRIES || !mayRepeat(message)) throw error;
        this.wait(FIRST_WAIT_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2));
      }
    }
  }

  private wait(ms: number): void {
    const until = this.clock.nowMs() + ms;
    if (until > this.deadlineMs) throw new OutOfTime(until);
    this.clock.sleep(ms);
  }

  private waitForTurn(kind: 'read' | 'write'): void {
    const nowMs = this.clock.nowMs();
    const recent = this.sent[kind].filter((time) => time > nowMs - MINUTE_MS);
    const first = recent[0];
    if (recent.length >= MOST_PER_MINUTE && first !== undefined) {
      this.wait(first + MINUTE_MS - nowMs);
      recent.shift();
    }
    recent.push(this.clock.nowMs());
    this.sent[kind] = recent;
  }
}
