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

/** As the dispatcher goes about it: it starts with a few requests at once and doubles them. */
const FIRST_PARALLEL = 5;
const MOST_PARALLEL = 20;

/** How long the loads take one after the other, at most `atOnce` requests together and never beyond the bucket. */
export function drain(
  loads: readonly Load[],
  { bucket, togetherSeconds }: ReadRates,
  atOnce: number,
): number {
  let { available } = bucket;
  let parallel = FIRST_PARALLEL;
  let elapsed = 0;
  const pass = (seconds: number) => {
    elapsed += seconds;
    available = Math.min(bucket.maximum, available + seconds * bucket.restorePerSecond);
  };
  for (const load of loads) {
    pass(load.extraSeconds);
    let inStep = Math.min(atOnce, load.requests);
    let expected = load.firstGuess;
    for (let left = load.requests; left > 0;) {
      if (available < expected) pass((expected - available) / bucket.restorePerSecond);
      const together = Math.max(1, Math.min(inStep, parallel, Math.floor(available / expected)));
      expected = load.points;
      available -= together * load.points;
      pass(load.seconds + togetherSeconds);
      left -= together;
      inStep = inStep > together ? inStep - together : Math.min(atOnce, left);
      parallel = Math.min(MOST_PARALLEL, parallel * 2);
    }
  }
  return elapsed;
}
