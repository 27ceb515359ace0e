import { AppError } from '../../catalog/app-error';
import { asRefusal } from '../../catalog/google-refusals';
import { OutOfTime, type Change, type Clock, type Locks } from '../../platform/ports';
import { ApiError, isPassing, toAppError } from '../api/api-error';
import {
  fail,
  isFinal,
  nextRunnable,
  nextWakeAt,
  obey,
  retryLater,
  start,
  type JobRecord,
  type JobType,
  type Wanted,
} from './job';

export interface Lease {
  owner: string;
  untilMs: number;
  spreadsheetId: string;
}

export interface JobSheet {
  jobs: { job: JobRecord; wanted: Wanted }[];
  lease: Lease | null;
}

/** Where jobs and the lease are kept; changes are part of the commits of others. */
export interface JobRows {
  load(): JobSheet;
  /** The same, in one request with what the first step will read. */
  loadToStart(): JobSheet;
  save(job: JobRecord): Change[];
  /** Also takes away what a person wanted, once it was done. */
  saveAndObeyed(job: JobRecord): Change[];
  lease(lease: Lease | null): Change[];
  commit(changes: Change[]): void;
}

/** What a step may use; `save` gives the changes that belong into the step's one commit. */
export interface StepContext {
  deadlineMs: number;
  /** The job's next record, and the lease's renewal with it. */
  save(job: JobRecord): Change[];
  /** Throws where another execution has taken over: called right before an effect on the store. */
  assertLease(): void;
  /** The step before was not one of this job that went well here: anything may have been left half done. */
  firstStepHere: boolean;
}

/** Does one step of a job: at most one effect on the store, one commit, and returns the record that it saved. */
export interface JobHandler {
  step(job: JobRecord, context: StepContext): JobRecord;
}

export interface PumpResult {
  /** Nothing runnable and nothing waiting. */
  idle: boolean;
  /** When there is something to do again. */
  wakeAt: number | null;
  jobs: JobRecord[];
}

interface Deps {
  clock: Clock;
  locks: Locks;
  rows: JobRows;
  handlers: Record<JobType, JobHandler>;
  owner: string;
  spreadsheetId: string;
  shopOf(storeId: string): string;
  /** Differs from last time where somebody who is asked quickly says that jobs were ordered or wishes uttered. */
  mark(): string | null;
  /** Told of all jobs after each step, for whoever watches. */
  progress(jobs: readonly JobRecord[]): void;
  /** Whether this person has what the job needs; others' jobs are left to them. */
  canWorkOn(job: JobRecord): boolean;
  /** Whether it ended once, whatever the sheet says: a restored version of the file has it as it was then. */
  hasEnded(job: JobRecord): boolean;
  /** Told of each job that has ended. */
  ended(job: JobRecord): void;
  /** Mends what an execution that was killed, or a step that failed, left half done; the lease is in hand. */
  recover(): void;
}

/** Longer than any step: a UrlFetchApp call may take 60 s. */
const LEASE_MS = 90_000;
/** The longest request, and some seconds since clocks of two executions may differ. */
const LONGEST_EFFECT_MS = 65_000;
/** How old the list of jobs may be: what no mark tells of is seen within this time and a step. */
const REREAD_MS = 20_000;
/** No step is begun with less time than this. */
const LEAST_STEP_MS = 2_000;
/** Longer waits are left to a later execution: an open lease and a sleeping script help nobody. */
const LONGEST_NAP_MS = 60_000;
const NAP_MS = 10_000;
/** The script lock is held only while the lease is read and written. */
const LOCK_WAIT_MS = 5_000;

/** Carried out again, it could undo what was changed since. */
const RESTORED = {
  code: 'job_state' as const,
  message:
    'An older version of this file was restored, from before this job ended. It is not carried out again.',
  hint: 'Import, so that the sheet shows what Shopify has now.',
};

class LeaseLost extends Error {
  constructor() {
    super('Another execution has taken over this work');
    this.name = 'LeaseLost';
  }
}

/**
 * Runs jobs step by step until its time is up; whoever wants work done calls it. Only one execution at a time gets
 * the lease of a spreadsheet. It is kept in the spreadsheet and runs out by itself, so a killed execution holds
 * things up for 90 seconds at most.
 */
export class Pump {
  private leaseUntilMs = 0;
  /** The job whose step went well just before. */
  private inHand: string | null = null;
  /** As it was right before the jobs were read. */
  private mark: string | null = null;

  constructor(private readonly deps: Deps) {}

  work(deadlineMs: number): PumpResult {
    try {
      return this.workUnhindered(deadlineMs);
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error;
      this.letGo();
      return { idle: false, wakeAt: error.wakeAtMs, jobs: [] };
    }
  }

  private workUnhindered(deadlineMs: number): PumpResult {
    const { clock, rows } = this.deps;
    let sheet: JobSheet;
    for (;;) {
      const claim = this.claim();
      if (claim.kind === 'idle') return claim.result;
      if (claim.kind === 'mine') {
        sheet = claim.sheet;
        break;
      }
      if (claim.untilMs > deadlineMs) return { idle: false, wakeAt: claim.untilMs, jobs: claim.jobs };
      clock.sleep(Math.max(1, claim.untilMs - clock.nowMs()));
    }
    try {
      const jobs = this.run(sheet, deadlineMs);
      rows.commit(rows.lease(null));
      return this.outlook(jobs);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      return { idle: false, wakeAt: clock.nowMs() + LEAST_STEP_MS, jobs: jobsOf(rows.load()) };
    }
  }

  /** Whether there is anything to do, now or later, as the sheet says at this moment. */
  hasWork(): boolean {
    return !this.outlook(jobsOf(this.deps.rows.load())).idle;
  }

  /**
   * Does something short that nobody else may write beside; not at all where another execution is at work. Where this
   * one is killed, the lease runs out by itself.
   */
  alone<T>(action: () => T): { ok: true; value: T } | { ok: false } {
    const { locks, rows, recover } = this.deps;
    const taken = locks.withScriptLock(LOCK_WAIT_MS, () => {
      if (this.isTheirs(rows.load().lease)) return false;
      rows.commit(rows.lease(this.newLease()));
      return true;
    });
    if (!taken.ok || !taken.value) return { ok: false };
    try {
      recover();
      return { ok: true, value: action() };
    } finally {
      this.letGo();
    }
  }

  private isTheirs(lease: Lease | null): boolean {
    const { clock, owner } = this.deps;
    return lease !== null && lease.owner !== owner && lease.untilMs > clock.nowMs();
  }

  /** Takes the lease where there is work; or says who has it. */
  private claim(): Claim {
    const { clock, locks, rows } = this.deps;
    const claimed = locks.withScriptLock(LOCK_WAIT_MS, (): Claim => {
      this.mark = this.deps.mark();
      const sheet = rows.loadToStart();
      const result = this.outlook(jobsOf(sheet));
      const isLater = result.idle || (result.wakeAt ?? 0) > clock.nowMs() + LONGEST_NAP_MS;
      if (isLater && !this.isWished(sheet)) return { kind: 'idle', result };
      const { lease } = sheet;
      if (lease && this.isTheirs(lease)) {
        return { kind: 'theirs', untilMs: lease.untilMs, jobs: result.jobs };
      }
      const mine = this.newLease();
      rows.commit(rows.lease(mine));
      return { kind: 'mine', sheet: { ...sheet, lease: mine } };
    });
    return claimed.ok ? claimed.value : { kind: 'theirs', untilMs: clock.nowMs() + LOCK_WAIT_MS, jobs: [] };
  }

  /** Whether a person wants something of a job that has not been done yet. */
  private isWished({ jobs }: JobSheet): boolean {
    return jobs.some(({ job, wanted }) => wanted !== '' && !isFinal(job.state) && this.deps.canWorkOn(job));
  }

  /** Gives the lease back where that is still possible; else it runs out by itself. */
  private letGo(): void {
    if (this.leaseUntilMs === 0) return;
    try {
      this.reread();
      this.deps.rows.commit(this.deps.rows.lease(null));
    } catch (error) {
      if (!(error instanceof OutOfTime) && !(error instanceof LeaseLost)) throw error;
    }
  }

  private newLease(): Lease {
    const { owner, clock, spreadsheetId } = this.deps;
    this.leaseUntilMs = clock.nowMs() + LEASE_MS;
    return { owner, untilMs: this.leaseUntilMs, spreadsheetId };
  }

  /** Runs steps until nothing can be done or the time is up; gives the jobs as they are then. */
  private run(claimed: JobSheet, deadlineMs: number): JobRecord[] {
    const { clock } = this.deps;
    let jobs = this.obeyAll(claimed);
    let readAtMs = clock.nowMs();
    let justRead = true;
    while (deadlineMs - clock.nowMs() >= LEAST_STEP_MS) {
      const mark = this.deps.mark();
      if (clock.nowMs() - readAtMs > REREAD_MS || mark !== this.mark) {
        this.mark = mark;
        jobs = this.obeyAll(this.reread());
        readAtMs = clock.nowMs();
        justRead = true;
      }
      const job = nextRunnable(this.mine(jobs), clock.nowMs());
      if (job) {
        const next = this.step(job, deadlineMs);
        this.tellEnd(next);
        justRead = false;
        jobs = jobs.map((other) => (other.jobId === next.jobId ? next : other));
        this.deps.progress(jobs);
        continue;
      }
      const wakeAt = nextWakeAt(this.mine(jobs));
      if (wakeAt === null || wakeAt > Math.min(deadlineMs - LEAST_STEP_MS, clock.nowMs() + LONGEST_NAP_MS)) {
        if (justRead) break;
        // Somebody may have ordered something since; only then may it be said that nothing is left.
        readAtMs = -Infinity;
        continue;
      }
      // In naps, so that a wish is seen meanwhile.
      clock.sleep(Math.max(1, Math.min(NAP_MS, wakeAt - clock.nowMs())));
    }
    return jobs;
  }

  private reread(): JobSheet {
    const sheet = this.deps.rows.load();
    if (sheet.lease?.owner !== this.deps.owner) throw new LeaseLost();
    this.leaseUntilMs = sheet.lease.untilMs;
    return sheet;
  }

  /**
   * Until our lease runs out nobody else can take it, so only near its end is there something to look up. What is
   * about to be done may take a minute: the lease is made to last for it. Under the lock, like every taking of the
   * lease, so that nobody takes it between our look and our renewal.
   */
  private assertLease(): void {
    const { clock, locks, rows } = this.deps;
    if (clock.nowMs() <= this.leaseUntilMs - LONGEST_EFFECT_MS) return;
    const renewed = locks.withScriptLock(LOCK_WAIT_MS, () => {
      this.reread();
      rows.commit(rows.lease(this.newLease()));
    });
    if (!renewed.ok) throw new LeaseLost();
  }

  private obeyAll({ jobs }: JobSheet): JobRecord[] {
    const { clock, rows, progress } = this.deps;
    let obeyedAny = false;
    const after = jobs.map(({ job, wanted }) => {
      if (isFinal(job.state)) return job;
      const isOver = this.deps.hasEnded(job);
      if (wanted === '' && !isOver) return job;
      const obeyed = isOver ? fail(job, RESTORED, clock.nowMs()) : obey(job, wanted, clock.nowMs());
      rows.commit(rows.saveAndObeyed(obeyed));
      this.tellEnd(obeyed);
      obeyedAny = true;
      return obeyed;
    });
    if (obeyedAny) progress(after);
    return after;
  }

  private tellEnd(job: JobRecord): void {
    if (isFinal(job.state)) this.deps.ended(job);
  }

  private step(job: JobRecord, deadlineMs: number): JobRecord {
    const { clock, rows, handlers, recover } = this.deps;
    const firstStepHere = this.inHand !== job.jobId;
    this.inHand = null;
    this.assertLease();
    const context: StepContext = {
      deadlineMs,
      save: (next) => {
        this.assertLease();
        return [...rows.save(next), ...rows.lease(this.newLease())];
      },
      assertLease: () => this.assertLease(),
      firstStepHere,
    };
    try {
      if (firstStepHere) recover();
      const next = handlers[job.type].step(start(job, clock.nowMs()), context);
      this.inHand = job.jobId;
      return next;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      return this.settleFailure(job, error);
    }
  }

  /** Google may have carried out the step's commit and answered with an error all the same: that is no failure. */
  private settleFailure(job: JobRecord, error: unknown): JobRecord {
    const { rows } = this.deps;
    this.assertLease();
    const stored =
      error instanceof OutOfTime
        ? undefined
        : rows.load().jobs.find((row) => row.job.jobId === job.jobId)?.job;
    if (stored && hasMovedOn(job, stored)) return stored;
    const next = this.afterFailure(job, error);
    rows.commit(rows.save(next));
    return next;
  }

  private afterFailure(job: JobRecord, error: unknown): JobRecord {
    const { clock, shopOf } = this.deps;
    const nowMs = clock.nowMs();
    if (error instanceof OutOfTime) return { ...start(job, nowMs), state: 'waiting', wakeAt: error.wakeAtMs };
    if (error instanceof AppError) return fail(job, error.view(), nowMs);
    if (error instanceof ApiError) {
      const explained = toAppError(error.failure, shopOf(job.storeId)).view();
      return isPassing(error.failure)
        ? retryLater(job, explained, 'passing', nowMs)
        : fail(job, explained, nowMs);
    }
    const message = error instanceof Error ? error.message : String(error);
    const refusal = asRefusal(message);
    if (refusal) return fail(job, refusal.view(), nowMs);
    const bug = {
      code: 'internal' as const,
      message,
      hint: 'Nothing is lost; the work goes on from its last step.',
    };
    return retryLater(job, bug, 'bug', nowMs);
  }

  private mine(jobs: readonly JobRecord[]): JobRecord[] {
    return jobs.filter((job) => this.deps.canWorkOn(job));
  }

  private outlook(jobs: JobRecord[]): PumpResult {
    const nowMs = this.deps.clock.nowMs();
    if (nextRunnable(this.mine(jobs), nowMs)) return { idle: false, wakeAt: nowMs, jobs };
    const wakeAt = nextWakeAt(this.mine(jobs));
    return { idle: wakeAt === null, wakeAt, jobs };
  }
}

type Claim =
  | { kind: 'mine'; sheet: JobSheet }
  | { kind: 'theirs'; untilMs: number; jobs: JobRecord[] }
  /** Nothing to do now. */
  | { kind: 'idle'; result: PumpResult };

function hasMovedOn(before: JobRecord, now: JobRecord): boolean {
  return isFinal(now.state) || JSON.stringify(now.checkpoint) !== JSON.stringify(before.checkpoint);
}

function jobsOf({ jobs }: JobSheet): JobRecord[] {
  return jobs.map(({ job }) => job);
}
