import { AppError } from '../../catalog/app-error';
import type { Change, Clock, Locks } from '../../platform/ports';
import { ApiError, OutOfTime, toAppError } from '../api/api-error';
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
  /** This execution has not yet carried out a step of this job, so an earlier one may have died on the way. */
  firstStepHere: boolean;
}

/** Does one step of a job: at most one effect on the store, one commit, and returns the record that it saved. */
export interface JobHandler {
  step(job: JobRecord, context: StepContext): JobRecord;
}

export interface PumpResult {
  idle: boolean;
  wakeAt: number | null;
}

interface Deps {
  clock: Clock;
  locks: Locks;
  rows: JobRows;
  handlers: Record<JobType, JobHandler>;
  owner: string;
  spreadsheetId: string;
  shopOf(storeId: string): string;
  /** Mends what a killed execution left half done; called once, with the lease in hand. */
  recover(): void;
}

/** Longer than any step: a UrlFetchApp call may take 60 s. */
const LEASE_MS = 90_000;
/** No step is begun with less time than this. */
const LEAST_STEP_MS = 2_000;
/** The script lock is held only while the lease is read and written. */
const LOCK_WAIT_MS = 5_000;

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
  constructor(private readonly deps: Deps) {}

  work(deadlineMs: number): PumpResult {
    const { clock, rows } = this.deps;
    const before = this.outlook(rows.load());
    if (before.idle) return before;
    for (;;) {
      const holder = this.claim();
      if (holder === null) break;
      if (holder.untilMs > deadlineMs) return { idle: false, wakeAt: holder.untilMs };
      clock.sleep(Math.max(1, holder.untilMs - clock.nowMs()));
    }
    try {
      this.deps.recover();
      this.run(deadlineMs);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      return { idle: false, wakeAt: clock.nowMs() + LEAST_STEP_MS };
    }
    rows.commit(rows.lease(null));
    return this.outlook(rows.load());
  }

  /** Takes the lease; or says who has it. */
  private claim(): Lease | null {
    const { clock, locks, rows, owner } = this.deps;
    const claimed = locks.withScriptLock(LOCK_WAIT_MS, () => {
      const { lease } = rows.load();
      if (lease && lease.owner !== owner && lease.untilMs > clock.nowMs()) return lease;
      rows.commit(rows.lease(this.newLease()));
      return null;
    });
    return claimed.ok ? claimed.value : { ...this.newLease(), untilMs: clock.nowMs() + LOCK_WAIT_MS };
  }

  private newLease(): Lease {
    const { owner, clock, spreadsheetId } = this.deps;
    return { owner, untilMs: clock.nowMs() + LEASE_MS, spreadsheetId };
  }

  private run(deadlineMs: number): void {
    const { clock, rows } = this.deps;
    const stepped = new Set<string>();
    while (deadlineMs - clock.nowMs() >= LEAST_STEP_MS) {
      const sheet = rows.load();
      this.check(sheet);
      const jobs = this.obeyAll(sheet);
      const job = nextRunnable(jobs, clock.nowMs());
      if (!job) {
        const wakeAt = nextWakeAt(jobs);
        if (wakeAt === null || wakeAt > deadlineMs - LEAST_STEP_MS) return;
        clock.sleep(Math.max(1, wakeAt - clock.nowMs()));
        rows.commit(rows.lease(this.newLease()));
        continue;
      }
      const next = this.step(job, deadlineMs, !stepped.has(job.jobId));
      if (next.tries === 0) stepped.add(job.jobId);
      else stepped.delete(job.jobId);
    }
  }

  private check({ lease }: JobSheet): void {
    if (lease?.owner !== this.deps.owner) throw new LeaseLost();
  }

  private obeyAll({ jobs }: JobSheet): JobRecord[] {
    const { clock, rows } = this.deps;
    return jobs.map(({ job, wanted }) => {
      if (wanted === '' || isFinal(job.state)) return job;
      const obeyed = obey(job, wanted, clock.nowMs());
      rows.commit(rows.saveAndObeyed(obeyed));
      return obeyed;
    });
  }

  private step(job: JobRecord, deadlineMs: number, firstStepHere: boolean): JobRecord {
    const { clock, rows, handlers } = this.deps;
    const context: StepContext = {
      deadlineMs,
      save: (next) => [...rows.save(next), ...rows.lease(this.newLease())],
      assertLease: () => this.check(rows.load()),
      firstStepHere,
    };
    try {
      return handlers[job.type].step(start(job, clock.nowMs()), context);
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      const next = this.afterFailure(job, error);
      rows.commit(rows.save(next));
      return next;
    }
  }

  private afterFailure(job: JobRecord, error: unknown): JobRecord {
    const { clock, shopOf } = this.deps;
    const nowMs = clock.nowMs();
    if (error instanceof OutOfTime) return { ...start(job, nowMs), state: 'waiting', wakeAt: error.wakeAtMs };
    if (error instanceof AppError) return fail(job, error.view(), nowMs);
    if (error instanceof ApiError) {
      const explained = toAppError(error.failure, shopOf(job.storeId)).view();
      const passing = error.failure.effect === 'unknown' || error.failure.kind === 'throttled';
      return passing ? retryLater(job, explained, 'passing', nowMs) : fail(job, explained, nowMs);
    }
    const message = error instanceof Error ? error.message : String(error);
    const bug = {
      code: 'internal' as const,
      message,
      hint: 'Nothing is lost; the work goes on from its last step.',
    };
    return retryLater(job, bug, 'bug', nowMs);
  }

  private outlook({ jobs, lease }: JobSheet): PumpResult {
    const { clock, owner } = this.deps;
    const records = jobs.map(({ job }) => job);
    if (nextRunnable(records, clock.nowMs())) {
      const held = lease && lease.owner !== owner && lease.untilMs > clock.nowMs();
      return { idle: false, wakeAt: held ? lease.untilMs : clock.nowMs() };
    }
    const wakeAt = nextWakeAt(records);
    return { idle: wakeAt === null, wakeAt };
  }
}
