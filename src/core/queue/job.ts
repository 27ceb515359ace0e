import type { AppErrorView } from '../../catalog/app-error';

/**
 * A job and its life:
 *
 *   queued ──► running ──► done
 *     │         │  ▲ │ └──► failed
 *     │         ▼  │ └────► cancelled   (asked for by cancelling)
 *     │       waiting                   (for a time: throttling, an outage)
 *     └──► paused ◄──► running          (by a person)
 *
 * `done`, `failed` and `cancelled` are final. A job is only ever changed by the execution that holds the lease;
 * what a person wants (`pause`, `cancel`) stands beside the record until that execution sees it.
 */
export type JobType = 'import' | 'export';
export type JobState = 'queued' | 'running' | 'waiting' | 'paused' | 'done' | 'failed' | 'cancelled';
export type Wanted = '' | 'pause' | 'cancel';

export interface JobRecord {
  jobId: string;
  /** Of the file the job belongs to: in a copy of the file it is void. */
  spreadsheetId: string;
  storeId: string;
  type: JobType;
  state: JobState;
  /** What was asked for; never changes. */
  params: Readonly<Record<string, unknown>>;
  /** How far the work has come; only the job's handler understands it. */
  checkpoint: Readonly<Record<string, unknown>>;
  done: number;
  total: number;
  succeeded: number;
  failed: number;
  skipped: number;
  conflicts: number;
  calls: number;
  points: number;
  message: string;
  user: string;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** When a waiting job can go on. */
  wakeAt: number | null;
  /** Failures in a row of the step that comes next. */
  tries: number;
  error: AppErrorView | null;
}

export function newJob(
  parts: Pick<JobRecord, 'jobId' | 'spreadsheetId' | 'storeId' | 'type' | 'params' | 'user' | 'createdAt'> &
    Partial<Pick<JobRecord, 'total' | 'message'>>,
): JobRecord {
  return {
    state: 'queued',
    checkpoint: {},
    done: 0,
    total: 0,
    succeeded: 0,
    failed: 0,
    skipped: 0,
    conflicts: 0,
    calls: 0,
    points: 0,
    message: 'Waiting to start',
    startedAt: null,
    finishedAt: null,
    wakeAt: null,
    tries: 0,
    error: null,
    ...parts,
  };
}

export function isFinal(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

export function isRunnable(job: JobRecord, nowMs: number): boolean {
  if (job.state === 'queued' || job.state === 'running') return true;
  return job.state === 'waiting' && (job.wakeAt ?? 0) <= nowMs;
}

export function start(job: JobRecord, nowMs: number): JobRecord {
  return { ...job, state: 'running', startedAt: job.startedAt ?? nowMs, wakeAt: null };
}

export function finish(job: JobRecord, message: string, nowMs: number): JobRecord {
  return { ...job, state: 'done', message, finishedAt: nowMs, wakeAt: null, tries: 0 };
}

export function fail(job: JobRecord, error: AppErrorView, nowMs: number): JobRecord {
  return { ...job, state: 'failed', message: error.message, error, finishedAt: nowMs, wakeAt: null };
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;
/** A bug does not go away by itself; an outage or a busy store does, within hours. */
const MOST_TRIES = { bug: 6, passing: 48 };

/** After a failure that may pass: wait longer each time, then give up. */
export function retryLater(
  job: JobRecord,
  error: AppErrorView,
  nature: keyof typeof MOST_TRIES,
  nowMs: number,
): JobRecord {
  const tries = job.tries + 1;
  if (tries >= MOST_TRIES[nature]) return fail(job, error, nowMs);
  const wakeAt = nowMs + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  return { ...job, state: 'waiting', tries, wakeAt, message: `${error.message} Trying again soon.` };
}

/** Carries out what a person asked for between two steps. */
export function obey(job: JobRecord, wanted: Wanted, nowMs: number): JobRecord {
  if (wanted === 'pause') return { ...job, state: 'paused', message: 'Paused' };
  if (wanted === 'cancel') return { ...job, state: 'cancelled', message: 'Cancelled', finishedAt: nowMs };
  return job;
}

const PRIORITY: Record<JobType, number> = { export: 0, import: 1 };

/** The job to work on next: what a person waits for first, then the oldest. */
export function nextRunnable(jobs: readonly JobRecord[], nowMs: number): JobRecord | null {
  const order = (left: JobRecord, right: JobRecord) =>
    PRIORITY[left.type] - PRIORITY[right.type] || left.createdAt - right.createdAt;
  return jobs.filter((job) => isRunnable(job, nowMs)).sort(order)[0] ?? null;
}

/** When the next waiting job can go on; null where none waits. */
export function nextWakeAt(jobs: readonly JobRecord[]): number | null {
  const times = jobs.filter((job) => job.state === 'waiting').map((job) => job.wakeAt ?? 0);
  return times.length === 0 ? null : Math.min(...times);
}

const MS_PER_SECOND = 1000;

/** Seconds left at the rate so far. */
export function etaSeconds(job: JobRecord, nowMs: number): number | null {
  if (job.state !== 'running' || job.startedAt === null || job.done === 0 || job.total <= job.done)
    return null;
  const msPerItem = (nowMs - job.startedAt) / job.done;
  return Math.ceil(((job.total - job.done) * msPerItem) / MS_PER_SECOND);
}
