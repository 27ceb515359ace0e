import type { KeyValueStore } from '../../platform/ports';
import { SHARED_SECONDS, type SharedTier } from './shared-tier';
import { isCounters, Statistics, type AllCounters } from './statistics';

const COUNTERS_KEY = 'cache.statistics';
const ADDRESSES_KEY = 'c.addresses';
/** As many as CacheService keeps. */
const MOST_ADDRESSES = 1_000;

/**
 * What is told about the caches: counters, and the addresses that were written, as CacheService cannot list what it
 * holds. Saved once at the end of an execution; if that is killed, or two save at once, some of it is not told.
 */
export class Ledger {
  readonly statistics = new Statistics();
  private readonly written = new Set<string>();

  constructor(
    private readonly properties: KeyValueStore,
    private readonly shared: SharedTier,
  ) {}

  note(address: string): void {
    this.written.delete(address);
    this.written.add(address);
  }

  /** Those written last come first. */
  addresses(): string[] {
    const own = [...this.written].reverse();
    return [...new Set([...own, ...this.savedAddresses()])].slice(0, MOST_ADDRESSES);
  }

  counters(): AllCounters {
    return this.statistics.plus(this.savedCounters());
  }

  save(): void {
    if (this.written.size > 0) {
      this.shared.putAll(new Map([[ADDRESSES_KEY, JSON.stringify(this.addresses())]]), SHARED_SECONDS);
      this.written.clear();
    }
    if (this.statistics.isEmpty()) return;
    try {
      this.properties.set(COUNTERS_KEY, JSON.stringify(this.counters()));
      this.statistics.reset();
    } catch {
      // A full store: the counters are tried again with the next save of this execution.
    }
  }

  private savedAddresses(): string[] {
    const saved = parse(this.shared.getAll([ADDRESSES_KEY]).get(ADDRESSES_KEY));
    return Array.isArray(saved) ? saved.filter((address) => typeof address === 'string') : [];
  }

  private savedCounters(): AllCounters {
    try {
      const saved = parse(this.properties.get(COUNTERS_KEY));
      return isCounters(saved) ? saved : {};
    } catch {
      return {};
    }
  }
}

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
