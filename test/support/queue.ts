import { finish, type JobRecord } from '../../src/core/queue/job';
import { Pump, type JobHandler, type StepContext } from '../../src/core/queue/pump';
import { FakeClock } from './fakes-api';
import { FakeLocks, MemoryJobRows } from './fakes-queue';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const LEASE = 90 * SECOND;

type Step = (job: JobRecord, context: StepContext) => JobRecord;

/** Executions on one spreadsheet: each has a pump of its own, all share clock, rows and lock. */
export class Queue {
  readonly clock = new FakeClock();
  readonly locks = new FakeLocks();
  readonly rows: MemoryJobRows;
  readonly log: string[] = [];
  readonly told: number[][] = [];
  recoveries = 0;
  marked: string | null = null;
  private executions = 0;

  constructor(
    jobs: readonly JobRecord[],
    private readonly step: Step = (job, context) => this.advance(job, context),
  ) {
    this.rows = new MemoryJobRows(jobs);
  }

  /** A new execution with so much time. */
  work(ms: number, owner = `execution-${++this.executions}`) {
    const handler: JobHandler = { step: (job, context) => this.step(job, context) };
    const pump = new Pump({
      clock: this.clock,
      locks: this.locks,
      rows: this.rows,
      handlers: { import: handler, export: handler },
      owner,
      spreadsheetId: 'file',
      shopOf: () => 'demo.myshopify.com',
      mark: () => this.marked,
      canWorkOn: () => true,
      progress: (jobs) => this.told.push(jobs.map(({ done }) => done)),
      hasEnded: () => false,
      ended: () => undefined,
      recover: () => void this.recoveries++,
    });
    return pump.work(this.clock.nowMs() + ms);
  }

  /** A step of a second: one effect, committed together with the job's progress. */
  advance(job: JobRecord, { save }: StepContext, ms = SECOND): JobRecord {
    this.clock.advance(ms);
    const done = job.done + 1;
    const moved = { ...job, done, tries: 0 };
    const next = done >= job.total ? finish(moved, 'All in.', this.clock.nowMs()) : moved;
    this.log.push(`${job.jobId}:${done}`);
    this.rows.commit([this.rows.effect(`${job.jobId}:${done}`), ...save(next)]);
    return next;
  }
}
