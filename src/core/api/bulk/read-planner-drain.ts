import { PARALLEL } from '../dispatcher-types';
import type { ReadRates } from './read-planner-types';

/** Requests that are alike. */
export interface Load {
  requests: number;
  points: number;
  /** What the dispatcher takes it to cost until Shopify has named the price. */
  firstGuess: number;
  seconds: number;
  /** Lost before the first of them. */
  extraSeconds: number;
}

/**
 * How long groups of loads take, one group after the other; the requests of a group go together in their order. A
 * step sends at most `inOneStep` of them, and never more at once than the bucket holds. `isWarm`: a request went well
 * just before.
 */
export function drain(
  groups: readonly (readonly Load[])[],
  { bucket, togetherSeconds }: ReadRates,
  { inOneStep, isWarm = false }: { inOneStep: number; isWarm?: boolean },
): number {
  const priced = new Set<Load>();
  let { available } = bucket;
  let parallel: number = isWarm ? wider(PARALLEL.first) : PARALLEL.first;
  let elapsed = 0;
  const expected = (load: Load) => (priced.has(load) ? load.points : load.firstGuess);
  const pass = (seconds: number) => {
    elapsed += seconds;
    available = Math.min(bucket.maximum, available + seconds * bucket.restorePerSecond);
  };
  const send = (step: Load[]) => {
    const [first] = step;
    if (!first) return;
    if (available < expected(first)) pass((expected(first) - available) / bucket.restorePerSecond);
    let sum = 0;
    const fits = step.findIndex((load, at) => at === parallel || (sum += expected(load)) > available);
    const together = step.splice(0, fits < 0 ? step.length : Math.max(1, fits));
    together.forEach((load) => {
      priced.add(load);
      available -= load.points;
    });
    pass(Math.max(...together.map(({ seconds }) => seconds)) + togetherSeconds);
    parallel = wider(parallel);
  };
  for (const group of groups) {
    group.forEach(({ extraSeconds }) => pass(extraSeconds));
    const waiting = group.flatMap((load) => new Array<Load>(load.requests).fill(load));
    for (let from = 0; from < waiting.length; from += inOneStep) {
      const step = waiting.slice(from, from + inOneStep);
      while (step.length > 0) send(step);
    }
  }
  return elapsed;
}

/** As the dispatcher sends more at once where all went well. */
function wider(parallel: number): number {
  return Math.min(PARALLEL.most, parallel * PARALLEL.growth);
}
