import { newJob, type JobRecord, type Wanted } from '../../src/core/queue/job';
import type { JobRows, JobSheet, Lease } from '../../src/core/queue/pump';
import type { Change, Locks } from '../../src/platform/ports';

/** What an execution meets once it is dead: nothing that it does has an effect any more. */
export class Killed extends Error {}

let jobsMade = 0;

export function jobOf(parts: Partial<JobRecord> = {}): JobRecord {
  const fresh = newJob({
    jobId: `job-${++jobsMade}`,
    spreadsheetId: 'file',
    storeId: 'demo',
    type: 'import',
    params: {},
    user: 'person@example.com',
    createdAt: jobsMade,
  });
  return { ...fresh, ...parts };
}

/** Jobs, lease and one list of effects, changed by commits that succeed or fail as a whole. */
export class MemoryJobRows implements JobRows {
  /** Whatever steps wrote beside their records. */
  readonly effects: string[] = [];
  commits = 0;
  loads = 0;
  private readonly rows = new Map<string, { job: JobRecord; wanted: Wanted }>();
  private held: Lease | null = null;
  private readonly meaning = new WeakMap<Change, () => void>();
  private commitsLeft = Infinity;

  constructor(jobs: readonly JobRecord[] = []) {
    for (const job of jobs) this.rows.set(job.jobId, { job, wanted: '' });
  }

  loadToStart(): JobSheet {
    return this.load();
  }

  load(): JobSheet {
    this.assertAlive();
    this.loads++;
    return { jobs: [...this.rows.values()].map((row) => ({ ...row })), lease: this.held };
  }

  save(job: JobRecord): Change[] {
    return [
      this.change(() => this.rows.set(job.jobId, { job, wanted: this.rows.get(job.jobId)?.wanted ?? '' })),
    ];
  }

  saveAndObeyed(job: JobRecord): Change[] {
    return [this.change(() => this.rows.set(job.jobId, { job, wanted: '' }))];
  }

  lease(lease: Lease | null): Change[] {
    return [this.change(() => (this.held = lease))];
  }

  effect(name: string): Change {
    return this.change(() => this.effects.push(name));
  }

  commit(changes: Change[]): void {
    this.assertAlive();
    this.commitsLeft--;
    this.assertAlive();
    this.commits++;
    for (const change of changes) this.meaning.get(change)?.();
  }

  /** The execution dies instead of carrying out its next commit but `commits`. */
  dieAfter(commits: number): void {
    this.commitsLeft = commits;
  }

  /** The next execution is alive. */
  revive(): void {
    this.commitsLeft = Infinity;
  }

  want(jobId: string, wanted: Wanted): void {
    const row = this.rows.get(jobId);
    if (row) row.wanted = wanted;
  }

  get leaseNow(): Lease | null {
    return this.held;
  }

  set leaseNow(lease: Lease | null) {
    this.held = lease;
  }

  job(jobId: string): JobRecord {
    const row = this.rows.get(jobId);
    if (!row) throw new Error(`There is no job ${jobId}`);
    return row.job;
  }

  wanted(jobId: string): Wanted | undefined {
    return this.rows.get(jobId)?.wanted;
  }

  private assertAlive(): void {
    if (this.commitsLeft < 0) throw new Killed('dead');
  }

  /** The change itself is opaque to everybody else. */
  private change(action: () => void): Change {
    const change: Change = { kind: 'showTab', sheetId: 0 };
    this.meaning.set(change, action);
    return change;
  }
}

export class FakeLocks implements Locks {
  busy = false;
  held = false;

  withUserLock<T>(waitMs: number, action: () => T): { ok: true; value: T } | { ok: false } {
    return this.withScriptLock(waitMs, action);
  }

  withScriptLock<T>(_: number, action: () => T): { ok: true; value: T } | { ok: false } {
    if (this.busy) return { ok: false };
    this.held = true;
    try {
      return { ok: true, value: action() };
    } finally {
      this.held = false;
    }
  }
}
