import type { ApiClient } from '../api-client';
import { ApiError } from '../api-error';
import type { FileDeps } from './bulk-mutation-files';
import { groupRuns } from './mutate-batch-size';

/** Shopify runs up to five bulk mutations of one app at once. */
export const MOST_RUNNING = 5;
/** UrlFetchApp posts 50 MB at most, and text takes memory several times over; Shopify takes 100 MB. */
const MOST_PART_BYTES = 15_000_000;
/** A line of the result holds the whole record, some 3 KB: far below the 50 MB that UrlFetchApp receives. */
const MOST_PART_RUNS = 5_000;

/** One file of a bulk mutation: the runs `from` up to, but not including, `to`. */
export interface BulkPart {
  from: number;
  to: number;
  /** `starting` is on record before anything is sent: only looking tells whether such a part was started. */
  state: 'new' | 'uploaded' | 'starting' | 'running' | 'done';
  /** The staged upload. */
  path: string;
  /** The bulk operation. */
  id: string;
  /** When it began to be started. */
  startedAtMs: number;
  /** How often it went back to `new`. */
  tries: number;
  /** When the store is to be asked again. */
  lookAtMs: number;
}

/** How far a bulk mutation has come: plain data, to be kept between executions together with the runs. */
export interface BulkMutationCursor {
  /** Letters and digits that no other bulk mutation has: by it an operation is recognised. */
  key: string;
  parts: BulkPart[];
}

/** As many files as run at once, of the same size, unless they would be too large. */
export function startBulkMutation(key: string, runs: readonly unknown[]): BulkMutationCursor {
  const most = Math.min(MOST_PART_RUNS, Math.ceil(runs.length / MOST_RUNNING));
  const parts: BulkPart[] = [];
  let from = 0;
  for (const { length } of groupRuns(runs, most, MOST_PART_BYTES)) {
    const to = from + length;
    parts.push({ from, to, state: 'new', path: '', id: '', startedAtMs: 0, tries: 0, lookAtMs: 0 });
    from = to;
  }
  return { key: key.replace(/\W/g, ''), parts };
}

/** A part's own document: the same mutation under a name that tells which part of which cursor it is. */
export function documentOf(document: string, { key, parts }: BulkMutationCursor, part: BulkPart): string {
  return document.replace(/mutation (\w+)/, `mutation $1_${key}_${parts.indexOf(part)}`);
}

export interface BulkMutationDeps extends FileDeps {
  client: ApiClient;
}

/** What the steps of a bulk mutation have in common. */
export interface BulkScene {
  deps: BulkMutationDeps;
  document: string;
  runs: readonly unknown[];
  cursor: BulkMutationCursor;
}

/** A stand-in for the operation under which a throttle learns how long a row takes. */
export const BULK_ROW = 'BulkMutationRow';
/** What a bulk mutation takes before its first row. */
export const BULK_BASE_MS = 3_000;
export const LEAST_WAIT_MS = 1_000;
export const MOST_TRIES = 5;

/** Back to the beginning after a while: nothing was started. */
export function startAgain(part: BulkPart, message: string, nowMs: number): void {
  const tries = part.tries + 1;
  if (tries > MOST_TRIES) throw new ApiError({ kind: 'outage', effect: 'unknown', message });
  const lookAtMs = nowMs + LEAST_WAIT_MS * 2 ** tries;
  Object.assign(part, { state: 'new', path: '', id: '', tries, lookAtMs });
}
