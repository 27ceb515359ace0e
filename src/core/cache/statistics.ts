export interface Counters {
  hits: number;
  negativeHits: number;
  misses: number;
  /** Of the misses: there was something, but torn, of somebody else or not readable. */
  corrupt: number;
  /** Of the misses: outdated by a write. */
  invalidated: number;
  writes: number;
  bytesRead: number;
  bytesWritten: number;
  /** Pushed out of memory by others, or too large to be kept. */
  evictions: number;
}

export type Counted = keyof Counters;
export type AllCounters = Record<string, Counters>;

/** What the caches were worth, by namespace. */
export class Statistics {
  private readonly counters = new Map<string, Counters>();

  count(namespace: string, counted: Counted, by = 1): void {
    const counters = this.counters.get(namespace) ?? none();
    counters[counted] += by;
    this.counters.set(namespace, counters);
  }

  /** This execution's counters and, added to them, those of others. */
  plus(others: AllCounters): AllCounters {
    const sum: AllCounters = {};
    for (const name of new Set([...Object.keys(others), ...this.counters.keys()])) {
      sum[name] = add(others[name], this.counters.get(name));
    }
    return sum;
  }

  isEmpty(): boolean {
    return this.counters.size === 0;
  }

  reset(): void {
    this.counters.clear();
  }
}

/** From 0 to 1; null where nothing was asked for. */
export function hitRate({
  hits,
  negativeHits,
  misses,
}: Pick<Counters, 'hits' | 'negativeHits' | 'misses'>): number | null {
  const asked = hits + negativeHits + misses;
  return asked === 0 ? null : (hits + negativeHits) / asked;
}

export function isCounters(value: unknown): value is AllCounters {
  const isOne = (one: unknown) =>
    typeof one === 'object' && one !== null && Object.values(one).every((count) => typeof count === 'number');
  return typeof value === 'object' && value !== null && Object.values(value).every(isOne);
}

function none(): Counters {
  return {
    hits: 0,
    negativeHits: 0,
    misses: 0,
    corrupt: 0,
    invalidated: 0,
    writes: 0,
    bytesRead: 0,
    bytesWritten: 0,
    evictions: 0,
  };
}

function add(left: Partial<Counters> = {}, right: Partial<Counters> = {}): Counters {
  const sum = none();
  for (const counted of Object.keys(sum) as Counted[])
    sum[counted] = (left[counted] ?? 0) + (right[counted] ?? 0);
  return sum;
}
