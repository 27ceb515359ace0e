import type { Throttle } from '../../core/api/throttle';
import { hitRate, type AllCounters } from '../../core/cache/statistics';
import type { JobView } from '../jobs/job-desk';

/** All jobs of one type. */
export interface JobMetrics {
  type: string;
  count: number;
  failed: number;
  records: number;
  calls: number;
  points: number;
  /** From order to end, waits included, of those that have ended. */
  seconds: number;
}

export interface CacheMetrics {
  namespace: string;
  hits: number;
  misses: number;
  /** From 0 to 1; null where nothing was asked for. */
  hitRate: number | null;
  writes: number;
  /** Of the misses: torn or damaged. */
  corrupt: number;
  bytesRead: number;
  bytesWritten: number;
}

/** A store's bucket of points, as far as this person's executions know. */
export interface LimitMetrics {
  storeId: string;
  available: number;
  maximum: number;
  restoredPerSecond: number;
  /** Nothing is sent before, as the store did not answer; null: all is well. */
  silentUntil: number | null;
}

export interface Metrics {
  jobs: JobMetrics[];
  caches: CacheMetrics[];
  limits: LimitMetrics[];
  advice: string[];
}

interface Sources {
  jobs: readonly JobView[];
  counters: AllCounters;
  throttles: ReadonlyMap<string, Throttle>;
  /** Jobs that were ordered before are left out. */
  since: number;
  nowMs: number;
}

/** What the work has cost, what the caches are worth, and what a person could do about it. */
export function metricsOf({ jobs, counters, throttles, since, nowMs }: Sources): Metrics {
  const recent = jobs.filter(({ createdAt }) => createdAt >= since);
  const found = {
    jobs: [...new Set(recent.map(({ type }) => type))].map((type) => sumOf(recent, type)),
    caches: Object.entries(counters).map(([namespace, counts]): CacheMetrics => {
      const { hits, negativeHits, misses, writes, corrupt, bytesRead, bytesWritten } = counts;
      return {
        namespace,
        hits: hits + negativeHits,
        misses,
        hitRate: hitRate(counts),
        writes,
        corrupt,
        bytesRead,
        bytesWritten,
      };
    }),
    limits: [...throttles].flatMap(([storeId, throttle]) => limitOf(storeId, throttle, nowMs)),
  };
  return { ...found, advice: adviceFor(found) };
}

function sumOf(jobs: readonly JobView[], type: string): JobMetrics {
  const own = jobs.filter((job) => job.type === type);
  const sum = (of: (job: JobView) => number) => own.reduce((total, job) => total + of(job), 0);
  return {
    type,
    count: own.length,
    failed: own.filter(({ state }) => state === 'failed').length,
    records: sum(({ done }) => done),
    calls: sum(({ calls }) => calls),
    points: sum(({ points }) => points),
    seconds: sum(({ createdAt, finishedAt }) => (finishedAt === null ? 0 : finishedAt - createdAt)) / 1000,
  };
}

function limitOf(storeId: string, throttle: Throttle, nowMs: number): LimitMetrics[] {
  const bucket = throttle.bucket(nowMs);
  const silentUntil = throttle.breaker.openUntilMs(nowMs);
  if (!bucket) return [];
  const { currentlyAvailable, maximumAvailable, restoreRate } = bucket;
  return [
    {
      storeId,
      available: Math.floor(currentlyAvailable),
      maximum: maximumAvailable,
      restoredPerSecond: restoreRate,
      silentUntil,
    },
  ];
}

function adviceFor({ jobs, caches, limits }: Omit<Metrics, 'advice'>): string[] {
  return [
    ...jobs
      .filter(({ failed }) => failed > 0)
      .map(
        ({ type, failed, count }) =>
          `${failed} of ${count} jobs of the type ${type} failed: look at what they say.`,
      ),
    ...limits
      .filter(({ silentUntil }) => silentUntil !== null)
      .map(({ storeId }) => `${storeId} does not answer: the work goes on by itself once it does.`),
    ...caches
      .filter(({ corrupt, hits }) => corrupt > hits)
      .map(
        ({ namespace }) => `More of the cache ${namespace} gets lost than is found: clearing it may help.`,
      ),
  ];
}
