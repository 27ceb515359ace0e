import type { Cache } from '../../platform/ports';
import { utf8Bytes } from './pieces';

/** CacheService takes 100 KB a value (measured: 102,400) and six hours at most. */
export const SHARED_VALUE_BYTES = 100_000;
export const SHARED_SECONDS = 21_600;
/** It keeps 1,000 values: one entry may not drive all others out. */
export const MOST_PIECES = 40;
/** How much goes into one call. No limit is published; this is a guess at what is still polite. */
const CALL_BYTES = 4_000_000;

/** CacheService that never throws: what fails is like what has vanished. */
export class SharedTier {
  failures = 0;

  constructor(private readonly cache: Cache) {}

  getAll(keys: readonly string[]): ReadonlyMap<string, string> {
    if (keys.length === 0) return new Map();
    return this.attempt(() => new Map(Object.entries(this.cache.getAll([...keys])))) ?? new Map();
  }

  /** False where not all of it was kept. */
  putAll(values: ReadonlyMap<string, string>, ttlSeconds: number): boolean {
    const seconds = Math.min(SHARED_SECONDS, Math.floor(ttlSeconds));
    if (values.size === 0) return true;
    if (!(seconds >= 1)) return false;
    // Each call is tried, whatever became of the one before.
    const kept = inCalls(values).map((call) => this.attempt(() => (this.cache.putAll(call, seconds), true)));
    return !kept.includes(undefined);
  }

  removeAll(keys: readonly string[]): boolean {
    if (keys.length === 0) return true;
    return this.attempt(() => (this.cache.removeAll([...keys]), true)) ?? false;
  }

  private attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch {
      this.failures++;
      return undefined;
    }
  }
}

function inCalls(values: ReadonlyMap<string, string>): Record<string, string>[] {
  const calls: Record<string, string>[] = [];
  let call: Record<string, string> = {};
  let room = 0;
  for (const [key, value] of values) {
    const bytes = utf8Bytes(value);
    if (bytes > room) {
      calls.push((call = {}));
      room = CALL_BYTES;
    }
    call[key] = value;
    room -= bytes;
  }
  return calls;
}
