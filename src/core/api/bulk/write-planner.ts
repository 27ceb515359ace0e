import { PARALLEL } from '../dispatcher-types';
import type { ThrottleStatus } from '../response';
import { BULK_BASE_MS, MOST_RUNNING } from './bulk-mutation-parts';
import { runsPerRequest } from './mutate-batch-size';

export interface WriteFacts {
  count: number;
  bytesPerRun: number;
  pointsPerRun: number;
  /** Null: nothing was heard of the store yet. */
  bucket: ThrottleStatus | null;
  /** Learnt paces; null: unknown. */
  msPerRun: number | null;
  msPerBulkRow: number | null;
}

export interface WriteEstimate {
  calls: number;
  points: number;
  seconds: number;
}

export interface WritePlan {
  strategy: 'batch' | 'bulk';
  estimate: WriteEstimate;
  other: WriteEstimate;
  /** For people. */
  why: string;
}

/** Assumed of a store that is not known yet: the slowest plan, with a full bucket. */
const STANDARD: ThrottleStatus = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 };
const REQUEST_MS = 450;
const MS_PER_RUN = 47;
const MS_PER_BULK_ROW = 40;
const UPLOAD_MS = 250;
const UPLOAD_BYTES_PER_MS = 20_000;
const LOOK_MS = 1_000;
const STAGE_POINTS = 11;
const START_POINTS = 10;
/** A batch is told of at once and leaves nothing running behind: bulk has to be worth it. */
const WORTH_IT = 0.95;

/** Whether writes go as batches of aliased mutations or as bulk mutations: whichever is over first. Pure. */
export function planWrites(facts: WriteFacts): WritePlan {
  const [batch, bulk] = [batchEstimate(facts), bulkEstimate(facts)];
  const isBulk = bulk.seconds < WORTH_IT * batch.seconds;
  const [estimate, other] = isBulk ? [bulk, batch] : [batch, bulk];
  const why = isBulk
    ? `Bulk takes some ${words(bulk)}; batches would take ${words(batch)}, as the store restores ${(facts.bucket ?? STANDARD).restoreRate} points a second.`
    : `Batches take some ${words(batch)}; bulk would take ${words(bulk)}.`;
  return { strategy: isBulk ? 'bulk' : 'batch', estimate, other, why };
}

function words({ seconds }: WriteEstimate): string {
  return `${Math.ceil(seconds)} s`;
}

function batchEstimate({ count, pointsPerRun, bucket, msPerRun }: WriteFacts): WriteEstimate {
  const { currentlyAvailable, restoreRate } = bucket ?? STANDARD;
  const facts = { pointsPerRun, msPerRun: msPerRun ?? MS_PER_RUN, available: currentlyAvailable };
  const perRequest = Math.min(count, runsPerRequest(count, facts));
  const calls = Math.ceil(count / Math.max(1, perRequest));
  const requestMs = REQUEST_MS + perRequest * MS_PER_RUN;
  const points = count * pointsPerRun;
  const missing = Math.max(0, points - currentlyAvailable);
  const restoredMs = restoreRate > 0 ? (missing / restoreRate) * 1000 : 0;
  const ms = Math.max(roundsFor(calls) * requestMs, restoredMs + requestMs);
  return { calls, points, seconds: ms / 1000 };
}

/** As the dispatcher sends them. */
function roundsFor(calls: number): number {
  let rounds = 0;
  let wide: number = PARALLEL.first;
  for (let left = calls; left > 0; wide = Math.min(PARALLEL.most, wide * PARALLEL.growth)) {
    left -= wide;
    rounds++;
  }
  return rounds;
}

function bulkEstimate({ count, bytesPerRun, msPerBulkRow }: WriteFacts): WriteEstimate {
  const files = Math.min(MOST_RUNNING, count);
  const rows = Math.ceil(count / Math.max(1, files));
  const uploadMs = UPLOAD_MS + (count * bytesPerRun) / UPLOAD_BYTES_PER_MS;
  const workMs = BULK_BASE_MS + rows * (msPerBulkRow ?? MS_PER_BULK_ROW);
  const looks = msPerBulkRow === null ? 2 + Math.ceil(Math.log2(1 + workMs / LOOK_MS)) : 2;
  const ms = 2 * REQUEST_MS + uploadMs + workMs + LOOK_MS + REQUEST_MS + UPLOAD_MS;
  return {
    calls: 2 + 2 * files + looks,
    points: STAGE_POINTS + START_POINTS * files + looks,
    seconds: ms / 1000,
  };
}
