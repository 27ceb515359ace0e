import type { VirtualClock } from '../../clock';
import { arrayArg, objectArg } from '../arguments';
import { ServiceError, SignatureError } from '../errors';
import type { Execution } from '../execution';
import type { ServiceObject } from '../service';
import { service } from '../service';

const MAX_KEY_CHARACTERS = 250; // [D]
const MAX_VALUE_BYTES = 102_400; // [M] exactly 100 KiB
const MAX_SECONDS = 21_600; // [D]
const DEFAULT_SECONDS = 600; // [D]
const MAX_ITEMS = 1_000; // [D]
const ITEMS_AFTER_EVICTION = 900; // [D] those farthest from expiration stay

interface Entry {
  value: string;
  expiresAtMs: number;
}

/** One cache: text by key, gone when its time is over, when there are too many, or when a test says so. */
export class CacheStore {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly clock: VirtualClock,
    /** Whether the entry that is asked for happens to be gone. */
    private readonly isLost: () => boolean,
  ) {}

  get(key: string): string | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    if (entry.expiresAtMs > this.clock.nowMs() && !this.isLost()) return entry.value;
    this.entries.delete(key);
    return null;
  }

  put(key: string, value: string, seconds: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, expiresAtMs: this.clock.nowMs() + seconds * 1000 });
    if (this.entries.size > MAX_ITEMS) this.evict();
  }

  remove(key: string): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }

  all(): [string, string][] {
    const now = this.clock.nowMs();
    return [...this.entries]
      .filter(([, entry]) => entry.expiresAtMs > now)
      .map(([key, { value }]) => [key, value]);
  }

  private evict(): void {
    const byExpiry = [...this.entries].sort(
      ([, first], [, second]) => first.expiresAtMs - second.expiresAtMs,
    );
    for (const [key] of byExpiry.slice(0, this.entries.size - ITEMS_AFTER_EVICTION)) this.entries.delete(key);
  }
}

export class CacheStores {
  readonly user: CacheStore;
  readonly document: CacheStore;
  readonly script: CacheStore;

  constructor(clock: VirtualClock, isLost: () => boolean) {
    this.user = new CacheStore(clock, isLost);
    this.document = new CacheStore(clock, isLost);
    this.script = new CacheStore(clock, isLost);
  }
}

export function cacheService(execution: Execution): ServiceObject {
  const { user, document, script } = execution.world.caches;
  const { cacheValueUnit } = execution.world.settings;
  const [userCache, documentCache, scriptCache] = [user, document, script].map((store) =>
    cache(store, cacheValueUnit),
  );
  return service<GoogleAppsScript.Cache.CacheService>('CacheService', {
    getUserCache: () => userCache,
    getDocumentCache: () => (execution.kind.hasDocument ? documentCache : null),
    getScriptCache: () => scriptCache,
  });
}

function cache(store: CacheStore, unit: 'bytes' | 'characters'): ServiceObject {
  return service<GoogleAppsScript.Cache.Cache>('CacheService.Cache', {
    get: (key) => store.get(cacheKey(key)),
    getAll: (keys) => {
      const found = arrayArg(keys).map((key) => [cacheKey(key), store.get(cacheKey(key))] as const);
      return Object.fromEntries(found.filter(([, value]) => value !== null));
    },
    put: (key, value, seconds) => {
      const checked = [cacheKey(key), cacheValue(value, unit), lifetime(seconds)] as const;
      store.put(...checked);
    },
    putAll: (values, seconds) => {
      const ttl = lifetime(seconds);
      const checked = Object.entries(objectArg(values)).map(
        ([key, value]) => [cacheKey(key), cacheValue(value, unit)] as const,
      );
      for (const [key, value] of checked) store.put(key, value, ttl);
    },
    remove: (key) => store.remove(cacheKey(key)),
    removeAll: (keys) => arrayArg(keys).forEach((key) => store.remove(cacheKey(key))),
  });
}

/** Null and the empty text are refused; a number is accepted (measured, reference 1.5). */
function cacheKey(key: unknown): string {
  if (key === null || key === undefined || key === '') throw new ServiceError('Invalid argument: key');
  if (typeof key !== 'string' && typeof key !== 'number') throw new SignatureError();
  if (String(key).length > MAX_KEY_CHARACTERS) throw new ServiceError('Argument too large: key');
  return String(key);
}

/** An object is stored as `[object Object]` and null as `null` (measured). */
function cacheValue(value: unknown, unit: 'bytes' | 'characters'): string {
  const text = String(value);
  const size = unit === 'bytes' ? Buffer.byteLength(text) : text.length;
  if (size > MAX_VALUE_BYTES) throw new ServiceError('Argument too large: value');
  return text;
}

function lifetime(seconds: unknown): number {
  if (seconds === undefined || seconds === null) return DEFAULT_SECONDS;
  if (typeof seconds !== 'number' || Number.isNaN(seconds)) throw new SignatureError();
  if (seconds > MAX_SECONDS) throw new ServiceError('Invalid argument: expirationInSeconds');
  // Measured: a negative expiry is accepted, and the entry stays.
  return seconds < 1 ? DEFAULT_SECONDS : Math.floor(seconds);
}
