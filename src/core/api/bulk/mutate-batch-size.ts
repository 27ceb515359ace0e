import { utf8Length } from '../../../catalog/value';
/** What is known of the runs of a mutation and of the store, when a batch is cut into requests. */
export interface BatchFacts {
  pointsPerRun: number;
  /** How long one run takes, several of them in one request. */
  msPerRun: number;
  /** What the bucket holds now. */
  available: number;
}

/** Shopify's own limit is 1,000 points a request, whatever the plan. */
const MOST_POINTS = 950;
/** Well below anything that a proxy or UrlFetchApp refuses; runs of long texts come to this. */
const MOST_BYTES = 1_000_000;
/** A wave of writes shall be over in 25 seconds, and a request is given up after 60. */
const MOST_MS = 15_000;
const LEAST_RUNS = 10;
/** A mutation more in a request takes longer than one more request beside it. */
const REQUESTS_WANTED = 5;

/** Taken for what is unknown: the figures of a product update with all fields in its answer. */
export const UNKNOWN_MS_PER_RUN = 60;

/**
 * How many runs go into one request. As long as the bucket holds them all, they are spread over a few requests in
 * parallel, which is fastest; where the bucket is the limit, requests are as large as they may be, which are fewest.
 */
export function runsPerRequest(count: number, { pointsPerRun, msPerRun, available }: BatchFacts): number {
  const most = Math.min(MOST_POINTS / pointsPerRun, MOST_MS / msPerRun);
  const fitsAtOnce = count * pointsPerRun <= available;
  const wanted = fitsAtOnce ? Math.max(LEAST_RUNS, Math.ceil(count / REQUESTS_WANTED)) : most;
  return Math.max(1, Math.floor(Math.min(most, wanted)));
}

/** Cuts runs into groups of at most so many, and of at most so many bytes where there is more than one in a group. */
export function groupRuns<V>(runs: readonly V[], most: number, mostBytes = MOST_BYTES): V[][] {
  const groups: V[][] = [];
  let group: V[] = [];
  let bytes = 0;
  for (const run of runs) {
    const size = utf8Length(JSON.stringify(run));
    if (group.length > 0 && (group.length >= most || bytes + size > mostBytes)) {
      groups.push(group);
      [group, bytes] = [[], 0];
    }
    group.push(run);
    bytes += size;
  }
  return group.length > 0 ? [...groups, group] : groups;
}
