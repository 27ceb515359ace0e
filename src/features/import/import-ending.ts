import type { TableSpec } from '../../catalog/fields';
import { finish, type JobRecord } from '../../core/queue/job';
import type { StepContext } from '../../core/queue/pump';
import type { Change, Clock } from '../../platform/ports';
import type { Book } from '../../sheets/book';
import type { Journal } from '../../sheets/journal';
import type { StateStore } from '../../sheets/state-store';
import { begunAgain, type Checkpoint } from './checkpoint';
import { lastSyncChanges, readLastSyncs } from './last-syncs';
import type { TableFiller } from './table-filler';
import type { MergeScene, TableMerger } from './table-merger';

interface Deps {
  clock: Clock;
  book: Book;
  journal: Journal;
  state: StateStore;
  /** The change that says that nobody has looked for edits since. */
  outdatePending(): Change[];
  /** Told of a tab that became visible. */
  revealed(sheetId: number): void;
}

/** Ends an import: new tables are shown, in the others what is gone is marked, and both are noted as up to date. */
export class ImportEnding {
  constructor(
    private readonly deps: Deps,
    private readonly filler: TableFiller,
    private readonly merger: TableMerger,
  ) {}

  /** All is read: shows what was filled, in one commit; then one step for each table that people work in. */
  step(
    job: JobRecord,
    at: Extract<Checkpoint, { phase: 'finish' }>,
    scene: MergeScene,
    context: StepContext,
  ): JobRecord {
    const specs = at.left.map((name) => scene.tables.catalog[name]);
    const filled = specs.filter(({ name }) => name in at.filling);
    if (filled.length > 0) return this.reveal(job, at, filled, scene, context);
    const [spec, ...others] = specs;
    if (!spec) throw new Error('There is no table left to be ended');
    const isLast = others.length === 0;
    const next = this.afterTables(job, others);
    const isFirst = this.isFirst(job.storeId, spec);
    const { sheetId } = scene.tables.mustFind(spec);
    this.merger.finish(job, spec, scene, (records) => [
      ...(isFirst ? [{ kind: 'showTab' as const, sheetId }] : []),
      ...this.synced(job, [{ spec, records }]),
      ...context.save(next),
    ]);
    if (isFirst) this.deps.revealed(sheetId);
    if (isLast) this.deps.book.commit([this.deps.journal.close('table')]);
    return next;
  }

  private reveal(
    job: JobRecord,
    at: Extract<Checkpoint, { phase: 'finish' }>,
    filled: readonly TableSpec[],
    scene: MergeScene,
    context: StepContext,
  ): JobRecord {
    const { tables } = scene;
    this.deps.book.forgetTabs();
    const rowsOf = ({ name }: TableSpec) => at.filling[name] ?? 1;
    // Somebody found a hidden table and changed it: from now on it is one that people work in.
    if (!this.filler.areWhole(tables, filled, at.filling)) {
      const again = begunAgain(job, { phase: 'plan' }, 'Looking at the tables again');
      this.deps.book.commit(context.save(again));
      return again;
    }
    const left = at.left.map((name) => tables.catalog[name]);
    const next = this.afterTables(
      job,
      left.filter((spec) => !filled.includes(spec)),
    );
    const changes = [
      ...filled.flatMap((spec) => this.filler.reveal(tables, spec, rowsOf(spec))),
      ...scene.conflicts.update(
        filled.map((spec) => ({ tab: tables.find(spec)?.title ?? spec.tab, ids: null })),
        [],
      ),
      ...this.synced(
        job,
        filled.map((spec) => ({ spec, records: rowsOf(spec) - 1 })),
      ),
    ];
    this.deps.book.commit([...changes, ...context.save(next)]);
    filled.forEach((spec) => this.deps.revealed(tables.find(spec)?.sheetId ?? 0));
    return next;
  }

  private afterTables(job: JobRecord, left: readonly TableSpec[]): JobRecord {
    if (left.length > 0) {
      const checkpoint: Checkpoint = { phase: 'finish', left: left.map(({ name }) => name), filling: {} };
      return { ...job, checkpoint, tries: 0 };
    }
    const message = `${job.done.toLocaleString('en-US')} records are up to date`;
    return finish(job, message, this.deps.clock.nowMs());
  }

  private synced(job: JobRecord, tables: readonly { spec: TableSpec; records: number }[]): Change[] {
    const finishedAt = this.deps.clock.nowMs();
    const syncs = tables.map(({ spec, records }) => ({
      storeId: job.storeId,
      resource: spec.name,
      finishedAt,
      records,
    }));
    return [...this.deps.outdatePending(), lastSyncChanges(this.deps.state, syncs)];
  }

  /** A first import shows its table; one that a person hides later stays hidden. */
  private isFirst(storeId: string, spec: TableSpec): boolean {
    return !readLastSyncs(this.deps.state).some(
      (sync) => sync.storeId === storeId && sync.resource === spec.name,
    );
  }
}
