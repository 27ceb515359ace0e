import type { Cache } from '../../platform/ports';
import { Throttle, type ThrottleState } from './throttle';

/** A bucket is full again within minutes, but prices and paces stay true for longer. */
const TTL_SECONDS = 6 * 3600;

/** What this person's executions know of each store's limits: one throttle for each store and API, shared by cache. */
export class SharedLimits {
  private readonly throttles = new Map<string, Throttle>();
  private savedAtMs: number | null = null;

  constructor(private readonly cache: Cache) {}

  of(storeId: string, api: 'graphql' | 'rest'): Throttle {
    const key = `limits.${api}.${storeId}`;
    const known = this.throttles.get(key);
    if (known) return known;
    const throttle = new Throttle();
    const state = this.load(key);
    if (state) throttle.restore(state);
    this.throttles.set(key, throttle);
    return throttle;
  }

  /** Saves now and then while an execution goes on: one that is killed shall not have learnt for nothing. */
  saveEvery(intervalMs: number, nowMs: number): void {
    this.savedAtMs ??= nowMs;
    if (nowMs - this.savedAtMs < intervalMs) return;
    this.savedAtMs = nowMs;
    this.save();
  }

  /** At the end of an execution: writing to the cache takes a tenth of a second, whatever the size. */
  save(): void {
    for (const [key, throttle] of this.throttles) {
      if (throttle.hasNews)
        orNothing(() => this.cache.put(key, JSON.stringify(throttle.snapshot()), TTL_SECONDS));
    }
  }

  private load(key: string): ThrottleState | null {
    return parse(orNothing(() => this.cache.get(key)));
  }
}

/** Work goes on without the cache, it only has to learn again. */
function orNothing<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

function parse(json: string | null): ThrottleState | null {
  try {
    const state = JSON.parse(json ?? 'null') as Partial<ThrottleState> | null;
    const isWhole = state?.points && state.ms && state.breaker && typeof state.reportedAtMs === 'number';
    return isWhole ? (state as ThrottleState) : null;
  } catch {
    return null;
  }
}
