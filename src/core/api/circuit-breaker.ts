/** Exchanges without any sign of life, one after the other, before we leave a store in peace. */
const MOST_SILENT = 6;
const FIRST_PAUSE_MS = 30_000;
const MOST_PAUSE_MS = 10 * 60_000;

export interface BreakerState {
  silent: number;
  openUntilMs: number;
  pauseMs: number;
}

const CLOSED: BreakerState = { silent: 0, openUntilMs: 0, pauseMs: FIRST_PAUSE_MS };

/**
 * Keeps us from hammering a store that does not answer. Closed: all is well. Open: nothing is sent until a time.
 * After that one single request probes: where it is answered the breaker closes, where not it opens for longer.
 */
export class CircuitBreaker {
  private state: BreakerState = CLOSED;

  private heard = false;

  get hasNews(): boolean {
    return this.heard;
  }

  /** When something may be sent again; null: now. */
  openUntilMs(nowMs: number): number | null {
    return this.state.openUntilMs > nowMs ? this.state.openUntilMs : null;
  }

  /** Half open: the next exchange is a probe, with one request only. */
  get isProbing(): boolean {
    return this.state.openUntilMs > 0;
  }

  /** Tells what came of an exchange: whether any of its answers was the store's own. */
  report(isAlive: boolean, nowMs: number): void {
    this.heard = true;
    if (isAlive) {
      this.state = CLOSED;
      return;
    }
    const { silent, pauseMs } = this.state;
    if (!this.isProbing && silent + 1 < MOST_SILENT) this.state = { ...this.state, silent: silent + 1 };
    else {
      const longer = Math.min(MOST_PAUSE_MS, pauseMs * 2);
      this.state = { silent: silent + 1, openUntilMs: nowMs + pauseMs, pauseMs: longer };
    }
  }

  snapshot(): BreakerState {
    return this.state;
  }

  /** Takes over what another execution saw of the store, unless this one has seen trouble itself. */
  restore(state: BreakerState): void {
    if (this.state.silent === 0) this.state = state;
  }
}
