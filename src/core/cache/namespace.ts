/**
 * Where an entry is kept: in this execution's memory, in the person's CacheService (shared by their executions, may
 * vanish at any moment), in a few slots of their User Properties (lasts).
 */
export type Tier = 'memory' | 'shared' | 'durable';

/** Entries of one kind: what they hold and how long it is good for. */
export interface Namespace<T> {
  readonly name: string;
  /** Counted up when the shape of the values changes: older entries are then never found. */
  readonly version: number;
  readonly ttlSeconds: number;
  /** How long "there is no such thing" is believed; absent: as long as a value. */
  readonly negativeTtlSeconds?: number;
  readonly tiers: readonly Tier[];
  /** Whether something that was read back is such a value; what is not is a miss. */
  readonly accepts?: (value: unknown) => value is T;
}

export interface Found<T> {
  value: T;
  /** The value says that there is nothing, and was kept for a shorter time. */
  negative: boolean;
  storedAtMs: number;
  expiresAtMs: number;
  /** Written before one of its tags was invalidated. */
  outdated: boolean;
}

/** What a person may see of an entry. */
export interface EntryInfo {
  /** By which it can be looked into and removed. */
  address: string;
  namespace: string;
  key: string;
  bytes: number;
  negative: boolean;
  storedAtMs: number;
  expiresAtMs: number;
  tags: string[];
}

export interface NewEntry<T> {
  key: string;
  value: T;
  negative?: boolean;
  /** Instead of the namespace's. */
  ttlSeconds?: number;
}

export function lifeSeconds(namespace: Namespace<unknown>, entry: NewEntry<unknown>): number {
  const usual = entry.negative
    ? (namespace.negativeTtlSeconds ?? namespace.ttlSeconds)
    : namespace.ttlSeconds;
  const seconds = entry.ttlSeconds ?? usual;
  return Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
}
