import { CacheManager } from '../../../src/core/cache/cache-manager';
import type { Cache, KeyValueStore } from '../../../src/platform/ports';
import { FakeClock, MemoryProperties } from '../../support/fakes-api';
import { packer } from '../../support/fake-workbook';

export const HOUR_MS = 3_600_000;

/** CacheService by its published and measured rules; a test may lose values, fail calls and act between two of them. */
export class FakeCache implements Cache {
  readonly values = new Map<string, { value: string; expiresAtMs: number }>();
  readonly calls: string[] = [];
  failing = false;
  /** Called before each call, and before each single value of a call for many. */
  between: () => void = () => undefined;

  constructor(private readonly clock: FakeClock) {}

  get(key: string): string | null {
    return this.getAll([key])[key] ?? null;
  }

  getAll(keys: string[]): Record<string, string> {
    this.called('getAll');
    const found = keys.flatMap((key) => {
      this.between();
      const kept = this.values.get(checkedKey(key));
      return kept && kept.expiresAtMs > this.clock.nowMs() ? [[key, kept.value]] : [];
    });
    return Object.fromEntries(found) as Record<string, string>;
  }

  put(key: string, value: string, ttlSeconds: number): void {
    this.putAll({ [key]: value }, ttlSeconds);
  }

  putAll(values: Record<string, string>, ttlSeconds: number): void {
    this.called('putAll');
    if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > 21_600)
      throw new Error('Invalid argument: expirationInSeconds');
    for (const [key, value] of Object.entries(values)) {
      checkedKey(key);
      if (Buffer.byteLength(value) > 102_400) throw new Error('Argument too large: value');
    }
    for (const [key, value] of Object.entries(values)) {
      this.between();
      this.values.delete(key);
      this.values.set(key, { value, expiresAtMs: this.clock.nowMs() + ttlSeconds * 1000 });
      if (this.values.size > 1_000) this.evict();
    }
  }

  remove(key: string): void {
    this.removeAll([key]);
  }

  removeAll(keys: string[]): void {
    this.called('removeAll');
    for (const key of keys) {
      this.between();
      this.values.delete(checkedKey(key));
    }
  }

  /** Loses those for which `isLost` says so. */
  lose(isLost: (key: string) => boolean): void {
    for (const key of [...this.values.keys()]) if (isLost(key)) this.values.delete(key);
  }

  /** Puts something else in the place of a value. */
  spoil(key: string, change: (value: string) => string): void {
    const kept = this.values.get(key);
    if (kept) this.values.set(key, { ...kept, value: change(kept.value) });
  }

  private called(name: string): void {
    this.calls.push(name);
    this.between();
    if (this.failing) throw new Error('Service error: CacheService');
  }

  private evict(): void {
    const byExpiry = [...this.values].sort(([, left], [, right]) => left.expiresAtMs - right.expiresAtMs);
    for (const [key] of byExpiry.slice(0, this.values.size - 900)) this.values.delete(key);
  }
}

function checkedKey(key: string): string {
  if (key === '' || key.length > 250) throw new Error('Invalid argument: key');
  return key;
}

/** User Properties with their limits. */
export class FakeProperties extends MemoryProperties implements KeyValueStore {
  failing = false;

  override get(key: string): string | null {
    this.check();
    return super.get(key);
  }

  override set(key: string, value: string): void {
    this.check();
    if (Buffer.byteLength(value) > 9 * 1024) throw new Error('Argument too large: value');
    const others = [...this.values].filter(([other]) => other !== key);
    const bytes = [...others, [key, value]].flat().reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (bytes > 500 * 1024) throw new Error('You have exceeded the property storage quota.');
    super.set(key, value);
  }

  override delete(key: string): void {
    this.check();
    super.delete(key);
  }

  private check(): void {
    if (this.failing) throw new Error('Service error: PropertiesService');
  }
}

/** What outlives executions. */
export class Surroundings {
  readonly clock = new FakeClock();
  readonly cache = new FakeCache(this.clock);
  readonly properties = new FakeProperties();
  private executions = 0;
  private isLocked = false;

  /** A new execution: nothing in memory. */
  execution(): CacheManager {
    const id = `execution-${++this.executions}`;
    return new CacheManager({ ...this, packer, identity: { email: () => '', uuid: () => id } });
  }

  /** A lock that nobody can wait for, as nothing goes on while one waits here. */
  readonly exclusively = (action: () => void): boolean => {
    if (this.isLocked) return false;
    this.isLocked = true;
    try {
      action();
    } finally {
      this.isLocked = false;
    }
    return true;
  };
}
