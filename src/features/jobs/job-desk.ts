import { AppError } from '../../catalog/app-error';
import {
  etaSeconds,
  isFinal,
  newJob,
  type JobRecord,
  type JobState,
  type JobType,
} from '../../core/queue/job';
import type { Lease } from '../../core/queue/pump';
import type { Platform } from '../../platform/ports';
import type { Book } from '../../sheets/book';
import type { JobTab } from '../../sheets/job-rows';

/** A job as people and other programs see it. */
export interface JobView extends Pick<
  JobRecord,
  | 'jobId'
  | 'storeId'
  | 'type'
  | 'done'
  | 'total'
  | 'succeeded'
  | 'failed'
  | 'skipped'
  | 'conflicts'
  | 'message'
  | 'createdAt'
  | 'finishedAt'
  | 'calls'
  | 'points'
> {
  state: JobState | 'cancelling';
  etaSeconds: number | null;
  error?: NonNullable<JobRecord['error']>;
}

const LOCK_WAIT_MS = 10_000;
/** Which spreadsheets have work waiting: what `tick` looks through. A user property, so each person's own. */
const WAITING_KEY = 'spreadsheetsWithWork';
/** The jobs that ended last, of all spreadsheets. */
const ENDED_KEY = 'endedJobs';
/** There while Google lets this script make no trigger. */
const NO_TICK_KEY = 'hasNoTick';
const ID_CHARACTERS = 12;
/** As long as a step may take: older news may be of an execution that was killed. */
const PROGRESS_SECONDS = 30;
/** Longer than any progress that was told before it. */
const MARK_SECONDS = 10 * PROGRESS_SECONDS;
/** A put takes a tenth of a second. */
const PUBLISH_EVERY_MS = 5_000;
/** More than a person looks back on; every reader of the tab reads them all. */
const MOST_JOBS = 60;

/** What the worker tells: it knew of everything that was ordered and wished before this mark. */
interface Progress {
  mark: string | null;
  jobs: JobView[];
}

/** Where jobs are ordered, looked up, paused and cancelled; the pump is who works on them. */
export class JobDesk {
  private endedJobs: string[] | null = null;
  private publishedMs = -Infinity;
  private seenMark: string | null = null;

  constructor(
    private readonly platform: Platform,
    private readonly book: Book,
    private readonly tab: JobTab<JobRecord, Lease>,
  ) {}

  /** Orders a job; while an unfinished one is the same, that one. */
  start(type: JobType, storeId: string, params: Record<string, unknown>, total = 0): string {
    const { locks, identity, clock } = this.platform;
    const claimed = locks.withScriptLock(LOCK_WAIT_MS, () => {
      const jobs = this.tab.load().jobs.map(({ job }) => job);
      const same = jobs.find((job) => isSame(job, type, storeId, params));
      if (same) return same.jobId;
      const job = newJob({
        jobId: `${type}-${identity.uuid().replace(/-/g, '').slice(0, ID_CHARACTERS)}`,
        spreadsheetId: this.book.id,
        storeId,
        type,
        params,
        total,
        user: identity.email(),
        createdAt: clock.nowMs(),
      });
      this.book.commit([this.tab.add(job, jobToForget(jobs))]);
      return job.jobId;
    });
    if (!claimed.ok) throw busy();
    this.makeMark();
    this.expectTick();
    return claimed.value;
  }

  /** Newest first; while somebody works on them, as that execution told last. */
  list(limit?: number): JobView[] {
    const newestFirst = this.told() ?? this.read();
    return limit === undefined ? newestFirst : newestFirst.slice(0, limit);
  }

  /** Null: nobody works on them, something was ordered since, or the cache does not answer. */
  private told(): JobView[] | null {
    const told = this.cached(this.progressKey());
    if (told === null) return null;
    const { mark, jobs } = JSON.parse(told) as Progress;
    return mark === this.cached(this.markKey()) ? jobs : null;
  }

  /** Changes whenever this person orders a job or wants something of one; others' marks are in caches of theirs. */
  mark(): string | null {
    this.seenMark = this.cached(this.markKey());
    return this.seenMark;
  }

  private cached(key: string): string | null {
    try {
      return this.platform.cache.get(key);
    } catch {
      return null;
    }
  }

  /** Tells those who watch, so that they need not read the sheet: sixty reads a minute are all a person has. */
  publish(jobs: readonly JobRecord[]): void {
    const nowMs = this.platform.clock.nowMs();
    const isWorking = jobs.some(({ state }) => state === 'running');
    if (isWorking && nowMs - this.publishedMs < PUBLISH_EVERY_MS) return;
    this.publishedMs = nowMs;
    try {
      const progress: Progress = { mark: this.seenMark, jobs: this.show(jobs) };
      this.platform.cache.put(this.progressKey(), JSON.stringify(progress), PROGRESS_SECONDS);
    } catch (error) {
      // The work must not stop for it; older news runs out by itself.
      console.warn(`Progress was not told: ${String(error)}`);
    }
  }

  private read(): JobView[] {
    return sortViews(this.tab.load().jobs.map(({ job, wanted }) => this.view(job, wanted)));
  }

  /** Records as views, newest first. */
  show(jobs: readonly JobRecord[]): JobView[] {
    return sortViews(jobs.map((job) => this.view(job, '')));
  }

  mustGet(jobId: string): JobView {
    const { job, wanted } = this.mustFind(jobId);
    return this.view(job, wanted);
  }

  pause(jobId: string): JobView {
    return this.change(jobId, 'pause', (job) => job.state !== 'paused' && this.want(job, 'pause'));
  }

  cancel(jobId: string): JobView {
    return this.change(jobId, 'cancel', (job) => this.want(job, 'cancel'));
  }

  resume(jobId: string): JobView {
    return this.change(jobId, 'resume', (job, wanted) => {
      if (wanted === 'pause') return this.want(job, '');
      if (job.state !== 'paused' && job.state !== 'waiting') throw wrongState(job, 'resume');
      this.book.commit([
        this.tab.save({ ...job, state: 'queued', wakeAt: null, message: 'Waiting to go on' }),
      ]);
      this.expectTick();
    });
  }

  /** Nothing is left to do here: no tick is needed for this spreadsheet. */
  forgetWork(): void {
    const left = this.waiting().filter((id) => id !== this.book.id);
    this.platform.userProperties.set(WAITING_KEY, JSON.stringify(left));
    if (left.length === 0) this.platform.triggers.removeTick();
  }

  /** Kept outside of the file: a restored version of it does not know. */
  hasEnded(jobId: string): boolean {
    return this.ended().includes(jobId);
  }

  noteEnd(jobId: string): void {
    if (this.hasEnded(jobId)) return;
    this.endedJobs = [jobId, ...this.ended()].slice(0, MOST_JOBS);
    try {
      this.platform.userProperties.set(ENDED_KEY, JSON.stringify(this.endedJobs));
    } catch (error) {
      console.warn(`The end of a job was not noted: ${String(error)}`);
    }
  }

  private ended(): string[] {
    this.endedJobs ??= JSON.parse(this.platform.userProperties.get(ENDED_KEY) ?? '[]') as string[];
    return this.endedJobs;
  }

  private progressKey(): string {
    return `progress.${this.book.id}`;
  }

  private markKey(): string {
    return `mark.${this.book.id}`;
  }

  /** What was told is not true any more, and the worker has something to look up; it does so by itself, only later. */
  private makeMark(): void {
    try {
      this.platform.cache.put(this.markKey(), this.platform.identity.uuid(), MARK_SECONDS);
    } catch {
      return;
    }
  }

  /**
   * Sees to it that the work goes on when nobody is looking. Called wherever there is work left, so that a call
   * that was killed half way is made good by the next one.
   */
  expectTick(): void {
    const waiting = this.waiting();
    if (!waiting.includes(this.book.id)) {
      this.platform.userProperties.set(WAITING_KEY, JSON.stringify([...waiting, this.book.id]));
    }
    this.tellTick(this.platform.triggers.ensureTick());
  }

  /** Whether work goes on while nobody is looking, as it was when that was last seen to. */
  worksAlone(): boolean {
    return this.platform.userProperties.get(NO_TICK_KEY) === null;
  }

  private tellTick(isThere: boolean): void {
    if (isThere === this.worksAlone()) return;
    if (isThere) this.platform.userProperties.delete(NO_TICK_KEY);
    else this.platform.userProperties.set(NO_TICK_KEY, 'yes');
  }

  private waiting(): string[] {
    return spreadsheetsWithWork(this.platform);
  }

  private want(job: JobRecord, wanted: 'pause' | 'cancel' | ''): void {
    // Nobody works on a paused job, so nobody else would see that it shall be cancelled.
    if (job.state === 'paused' && wanted === 'cancel') {
      const finishedAt = this.platform.clock.nowMs();
      this.book.commit([this.tab.save({ ...job, state: 'cancelled', message: 'Cancelled', finishedAt })]);
    } else {
      this.book.commit([this.tab.want(job.jobId, wanted)]);
    }
  }

  private change(jobId: string, verb: string, act: (job: JobRecord, wanted: string) => unknown): JobView {
    const claimed = this.platform.locks.withScriptLock(LOCK_WAIT_MS, () => {
      const { job, wanted } = this.mustFind(jobId);
      if (isFinal(job.state)) throw wrongState(job, verb);
      act(job, wanted);
    });
    if (!claimed.ok) throw busy();
    this.makeMark();
    return this.mustGet(jobId);
  }

  private mustFind(jobId: string) {
    const found = this.tab.load().jobs.find(({ job }) => job.jobId === jobId);
    if (found) return found;
    throw new AppError(
      'job_not_found',
      `There is no job ${jobId} in this spreadsheet.`,
      'Look at the list of jobs.',
      {
        jobId,
      },
    );
  }

  private view(job: JobRecord, wanted: string): JobView {
    const { jobId, storeId, type, done, total, succeeded, failed, skipped, conflicts } = job;
    const { message, createdAt, finishedAt, calls, points, error } = job;
    const counts = { done, total, succeeded, failed, skipped, conflicts, calls, points };
    const state: JobView['state'] = wanted === 'cancel' && !isFinal(job.state) ? 'cancelling' : job.state;
    const eta = etaSeconds(job, this.platform.clock.nowMs());
    const view = { jobId, storeId, type, state, ...counts, etaSeconds: eta, message, createdAt, finishedAt };
    return error ? { ...view, error } : view;
  }
}

/** Whose row a new job takes, once there are many: the oldest that has ended. */
function jobToForget(jobs: readonly JobRecord[]): string | null {
  if (jobs.length < MOST_JOBS) return null;
  const ended = jobs
    .filter((job) => isFinal(job.state))
    .sort((left, right) => left.createdAt - right.createdAt);
  return ended[0]?.jobId ?? null;
}

function sortViews(views: JobView[]): JobView[] {
  return views.sort((left, right) => right.createdAt - left.createdAt);
}

export function spreadsheetsWithWork(platform: Platform): string[] {
  return JSON.parse(platform.userProperties.get(WAITING_KEY) ?? '[]') as string[];
}

function isSame(job: JobRecord, type: JobType, storeId: string, params: Record<string, unknown>): boolean {
  const sameOrder = job.type === type && job.storeId === storeId && !isFinal(job.state);
  return sameOrder && JSON.stringify(job.params) === JSON.stringify(params);
}

function wrongState(job: JobRecord, verb: string): AppError {
  const hint = isFinal(job.state) ? 'It has ended; start a new one.' : 'Look at it again in a moment.';
  return new AppError('job_state', `A job that is ${job.state} cannot be asked to ${verb}.`, hint, {
    jobId: job.jobId,
  });
}

function busy(): AppError {
  return new AppError(
    'job_state',
    'Another action is just being carried out.',
    'Try again in a few seconds.',
  );
}
