/** Time in the local world: it moves only when somebody moves it. Milliseconds since the epoch. */
export class VirtualClock {
  private current: number;

  constructor(startMs = Date.UTC(2026, 10, 25, 9, 0, 0)) {
    this.current = startMs;
  }

  nowMs(): number {
    return this.current;
  }

  /** Moves time forward; fractions of a millisecond add up. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`Time cannot move by ${ms} ms`);
    this.current += ms;
  }

  advanceTo(timeMs: number): void {
    this.current = Math.max(this.current, timeMs);
  }
}
