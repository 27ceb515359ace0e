/** Keeps jobs moving and their numbers fresh while the panel is open. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { JobType, JobView, WorkResult } from '../rpc-types';
import { call, problemOf } from './rpc';
import type { Problem } from './rpc';
import { isActive, isFinished } from './words';

const WORK_SECONDS = 20;
/** Each look costs reads of the spreadsheet, of which a person has 60 a minute. */
const POLL_MS = 5000;
const IDLE_MS = 2000;
const RETRY_MS = 10_000;
const LONGEST_SLEEP_MS = 30_000;

/** Answers may overtake each other: a finished job stays finished and counts never run backwards. */
function newer(known: JobView | undefined, next: JobView): JobView {
  if (!known) return next;
  if (isFinished(known) && !isFinished(next)) return known;
  return next.done >= known.done || isFinished(next) ? next : { ...next, done: known.done };
}

export function mergeJobs(known: JobView[], next: JobView[]): JobView[] {
  const byId = new Map(known.map((job) => [job.jobId, job]));
  for (const job of next) byId.set(job.jobId, newer(byId.get(job.jobId), job));
  return [...byId.values()].sort((a, b) => b.createdAt - a.createdAt);
}

/** What is known of a job before anybody has asked: asking would cost reads. */
export function startedJob(type: JobType, jobId: string): JobView {
  return {
    jobId,
    storeId: '',
    type,
    state: 'queued',
    done: 0,
    total: 0,
    succeeded: 0,
    failed: 0,
    skipped: 0,
    conflicts: 0,
    etaSeconds: null,
    message: '',
    createdAt: Date.now(),
    finishedAt: null,
    calls: 0,
    points: 0,
  };
}

export function usePolling(poll: () => void, everyMs: number, enabled: boolean): void {
  const latest = useRef(poll);
  latest.current = poll;
  useEffect(() => {
    if (!enabled) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') latest.current();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, enabled]);
}

/** The person comes back to the panel, perhaps from editing. */
export function useOnReturn(look: () => void, enabled: boolean): void {
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    if (!enabled) return;
    const onFocus = (): void => latest.current();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [enabled]);
}

interface Jobs {
  jobs: JobView[];
  /** What keeps the work from going on, if anything does. */
  workProblem: Problem | null;
  put(jobs: JobView[]): void;
}

function pauseAfter(result: WorkResult): number {
  if (result.idle) return IDLE_MS;
  if (result.wakeAt === null) return 0;
  return Math.min(Math.max(0, result.wakeAt - Date.now()), LONGEST_SLEEP_MS);
}

/** Calls one `work` after another until nothing is left to do; a pause between two ends early when a job arrives. */
export function useJobs(): Jobs {
  const [jobs, setJobs] = useState<JobView[]>([]);
  const [workProblem, setWorkProblem] = useState<Problem | null>(null);
  const put = useCallback((next: JobView[]) => setJobs((known) => mergeJobs(known, next)), []);
  const worker = useRef({ busy: false, wanted: false, hurry: false, timer: 0 });
  const key = jobs
    .filter(isActive)
    .map((job) => job.jobId)
    .join(' ');

  const work = useCallback(async (): Promise<void> => {
    const state = worker.current;
    state.hurry = state.busy;
    if (state.busy) return;
    state.busy = true;
    clearTimeout(state.timer);
    let pauseMs = RETRY_MS;
    try {
      const result = await call('work', { maxSeconds: WORK_SECONDS });
      put(result.jobs);
      setWorkProblem(null);
      pauseMs = pauseAfter(result);
    } catch (error) {
      setWorkProblem(problemOf(error));
    }
    state.busy = false;
    if (state.wanted) state.timer = window.setTimeout(() => void work(), state.hurry ? 0 : pauseMs);
  }, [put]);

  useEffect(() => {
    const state = worker.current;
    state.wanted = key !== '';
    if (state.wanted) void work();
    return () => {
      state.wanted = false;
      clearTimeout(state.timer);
    };
  }, [key, work]);

  usePolling(
    () => {
      call('getJobs', { limit: 10 }).then(
        (answer) => put(answer.jobs),
        () => undefined,
      );
    },
    POLL_MS,
    key !== '',
  );

  return { jobs, workProblem, put };
}
