import type { StoreContext } from '../../catalog/field-types';
import { TABLES, type TableName, type TableSpec } from '../../catalog/fields';
import { isStoreId } from '../../catalog/ids';
import type { MergeRules } from '../../catalog/merge';
import type { CatalogRecord } from '../../catalog/records';
import { ApiError } from '../../core/api/api-error';
import type { Meter } from '../../core/api/api-client';
import { finish, type JobRecord } from '../../core/queue/job';
import type { JobHandler, StepContext } from '../../core/queue/pump';
import type { Change } from '../../platform/ports';
import type { Baseline, BaselineIndex, BaselineRecord } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import type { Journal } from '../../sheets/journal';
import type { LosslessWriter, TableEdit } from '../../sheets/lossless-write';
import type { StateStore } from '../../sheets/state-store';
import { readExactRows, type TableView } from '../../sheets/table';
import { MOST_NODES, type RecordPage, type StoreSession } from '../common/store-session';
import { statusEdits } from '../common/rows';
import type { Tables } from '../common/tables';
import { groupBySize } from './group-by-size';
import { forgetSyncs, lastSyncChange, readLastSyncs } from './last-syncs';
import { baseOfOvertaken, mergePage, needsDecision } from './page-merge';

/** How far an import has come; part of the job's record. `stage` is a position in the list of resources. */
type Checkpoint =
  | { phase: 'plan' }
  | { phase: 'pages'; stage: number; cursor: string | null; pageSize: number }
  | { phase: 'vanished'; stage: number };

const SMALLEST_PAGE = 10;
/** How often a table that keeps moving is looked at again within a step. */
const MOST_ROUNDS = 5;

/** What an import needs of its store; made anew for each step, so that calls are counted for its job. */
export interface ImportScene {
  session: StoreSession;
  tables: Tables;
  context: StoreContext;
  rules: MergeRules;
  meter: Meter;
}

interface Deps {
  book: Book;
  baseline: Baseline;
  journal: Journal;
  writer: LosslessWriter;
  state: StateStore;
  sceneFor(job: JobRecord, context: StepContext): ImportScene;
  nowMs(): number;
  /** The change that says that nobody has looked for edits since. */
  outdatePending(): Change[];
  /** Told of a tab that became visible. */
  revealed(sheetId: number): void;
}

/**
 * Brings a store's records into the sheet, table by table and page by page. Each step fetches one page, merges it
 * with what the person did, and commits cells, base and checkpoint together. A step that is repeated after a crash
 * finds its rows already there and changes nothing. Each table ends with marking the rows whose records vanished.
 */
export class ImportOrchestrator implements JobHandler {
  /** Of the table being imported, by store and table; valid for as long as only this execution writes. */
  private index: { of: string; value: BaselineIndex } | null = null;

  constructor(private readonly deps: Deps) {}

  step(job: JobRecord, context: StepContext): JobRecord {
    const scene = this.deps.sceneFor(job, context);
    if (context.firstStepHere) this.forgetViews(scene);
    try {
      const checkpoint = readCheckpoint(job);
      switch (checkpoint.phase) {
        case 'plan':
          return this.plan(job, scene, context);
        case 'pages':
          return this.importPage(job, checkpoint, scene, context);
        case 'vanished':
          return this.finishStage(job, checkpoint.stage, scene, context);
      }
    } catch (error) {
      this.forgetViews(scene);
      this.deps.journal.forget();
      scene.tables.forget();
      throw error;
    }
  }

  private forgetViews(scene: ImportScene): void {
    this.index = null;
    scene.tables.forgetViews();
  }

  /** Counts first, so that progress means something, and makes the tables that do not exist. */
  private plan(job: JobRecord, scene: ImportScene, context: StepContext): JobRecord {
    const specs = specsOf(job);
    for (const spec of specs) scene.tables.get(spec);
    const total = specs.reduce((sum, spec) => sum + scene.session.count(spec), 0);
    const checkpoint: Checkpoint = { phase: 'pages', stage: 0, cursor: null, pageSize: MOST_NODES };
    const next = charge(scene, {
      ...job,
      total,
      checkpoint,
      tries: 0,
      message: 'Getting the catalog from Shopify',
    });
    const missing = scene.tables.missing(specs).map(({ name }) => name);
    this.deps.book.commit([
      ...scene.tables.create(specs),
      ...forgetSyncs(this.deps.state, job.storeId, missing),
      ...context.save(next),
    ]);
    return next;
  }

  private importPage(
    job: JobRecord,
    at: Extract<Checkpoint, { phase: 'pages' }>,
    scene: ImportScene,
    context: StepContext,
  ): JobRecord {
    const spec = mustGetSpec(job, at.stage);
    const { page, pageSize } = fetchPage(scene.session, spec, at.cursor, at.pageSize);
    const checkpoint: Checkpoint =
      page.next === null ? { phase: 'vanished', stage: at.stage } : { ...at, cursor: page.next, pageSize };
    let conflicts = 0;
    const groups = groupBySize(page.records);
    groups.slice(0, -1).forEach((records) => {
      conflicts += this.writeRecords(job, spec, scene, records, () => []);
    });
    const done = job.done + page.records.length;
    const next = charge(scene, {
      ...job,
      checkpoint,
      done,
      total: Math.max(job.total, done),
      succeeded: job.succeeded + page.records.length,
      tries: 0,
      message: `${done.toLocaleString('en-US')} of ${Math.max(job.total, done).toLocaleString('en-US')} records`,
    });
    const save = (found: number) => context.save({ ...next, conflicts: job.conflicts + conflicts + found });
    const found = this.writeRecords(job, spec, scene, groups[groups.length - 1] ?? [], save);
    return { ...next, conflicts: job.conflicts + conflicts + found };
  }

  /** Merges some records and commits all that follows; returns how many of them are in conflict. */
  private writeRecords(
    job: JobRecord,
    spec: TableSpec,
    scene: ImportScene,
    records: readonly CatalogRecord[],
    save: (conflicts: number) => Change[],
  ): number {
    const { view, undecided, evidence } = this.gather(job, spec, scene, records);
    const inView = { spec, view, index: this.indexOf(job.storeId, spec), context: scene.context };
    const merged = mergePage(inView, records, undecided, evidence, scene.rules);
    const baseChanges = (base: BaselineRecord[]) =>
      this.deps.baseline.append(job.storeId, spec.name, job.jobId, spec.fields, base);
    const changes = [...baseChanges(merged.base), ...save(merged.conflicts)];
    const overtaken = this.deps.writer.write(view, merged.edits, changes, merged.appended);
    const corrected = baseOfOvertaken(merged, overtaken, evidence.baseValues);
    if (corrected.length > 0) this.deps.book.commit(baseChanges(corrected));
    return merged.conflicts;
  }

  /** What a decision needs, all of one moment: where the table moved since it was read, it is read again. */
  private gather(job: JobRecord, spec: TableSpec, scene: ImportScene, records: readonly CatalogRecord[]) {
    const index = this.indexOf(job.storeId, spec);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const view = scene.tables.mustGet(spec);
      const undecided = needsDecision({ spec, view, index, context: scene.context }, records);
      const exactRows = readExactRows(
        this.deps.book,
        view,
        undecided.map(({ id }) => id),
      );
      if (exactRows) {
        const repeated = records.filter(({ id }) => view.repeated.has(id));
        const baseValues = this.deps.baseline.values(
          index,
          [...undecided, ...repeated].map(({ id }) => id),
        );
        return { view, undecided, evidence: { exactRows, baseValues } };
      }
      scene.tables.forget();
    }
    throw new Error(
      `The tab "${spec.tab}" is being rearranged faster than it can be read; trying again later`,
    );
  }

  /** A first import fills a hidden tab; one that a person hides later stays hidden. */
  private isFirst(storeId: string, spec: TableSpec): boolean {
    return !readLastSyncs(this.deps.state).some(
      (sync) => sync.storeId === storeId && sync.resource === spec.name,
    );
  }

  private indexOf(storeId: string, spec: TableSpec): BaselineIndex {
    const of = `${storeId}/${spec.name}`;
    if (this.index?.of !== of) this.index = { of, value: this.deps.baseline.index(storeId, spec.name) };
    return this.index.value;
  }

  /** What a vanished record was last known as tells whether its row was edited, so it outlives the older pieces. */
  private keepBase(job: JobRecord, spec: TableSpec, index: BaselineIndex, ids: readonly string[]): Change[] {
    const records = [...this.deps.baseline.values(index, ids)].map(([id, values]) => ({ id, values }));
    return groupBySize(records).flatMap((group) =>
      this.deps.baseline.append(job.storeId, spec.name, job.jobId, spec.fields, group),
    );
  }

  /** All pages are in: marks what is gone, drops the old base, shows a new tab, and goes on to the next table. */
  private finishStage(job: JobRecord, stage: number, scene: ImportScene, context: StepContext): JobRecord {
    const spec = mustGetSpec(job, stage);
    this.forgetViews(scene);
    const view = scene.tables.mustGet(spec);
    const index = this.indexOf(job.storeId, spec);
    const isLast = stage + 1 >= specsOf(job).length;
    const checkpoint: Checkpoint = { phase: 'pages', stage: stage + 1, cursor: null, pageSize: MOST_NODES };
    const next = isLast
      ? finish(job, `${job.done.toLocaleString('en-US')} records are up to date`, this.deps.nowMs())
      : { ...job, checkpoint, tries: 0 };
    const isFirst = this.isFirst(job.storeId, spec);
    const vanished = vanishedIds(view, index, job.jobId);
    const changes: Change[] = [
      ...this.keepBase(job, spec, index, vanished),
      ...this.deps.baseline.compact(index, job.jobId),
      ...(isFirst ? [{ kind: 'showTab' as const, sheetId: view.sheetId }] : []),
      ...this.deps.outdatePending(),
      lastSyncChange(this.deps.state, {
        storeId: job.storeId,
        resource: spec.name,
        finishedAt: this.deps.nowMs(),
        records: metIn(index, job.jobId).size,
      }),
      ...context.save(next),
    ];
    this.deps.writer.write(view, vanishedEdits(view, vanished), changes);
    if (isFirst) this.deps.revealed(view.sheetId);
    if (isLast) this.deps.book.commit([this.deps.journal.close('table')]);
    return next;
  }
}

function readCheckpoint(job: JobRecord): Checkpoint {
  return 'phase' in job.checkpoint ? (job.checkpoint as Checkpoint) : { phase: 'plan' };
}

function specsOf(job: JobRecord): TableSpec[] {
  return (job.params['resources'] as TableName[]).map((name) => TABLES[name]);
}

function mustGetSpec(job: JobRecord, stage: number): TableSpec {
  const spec = specsOf(job)[stage];
  if (!spec) throw new Error(`The import has no stage ${stage}`);
  return spec;
}

function charge(scene: ImportScene, job: JobRecord): JobRecord {
  return { ...job, calls: job.calls + scene.meter.calls, points: job.points + scene.meter.points };
}

/** A page that costs too much is asked for again in half the size. */
function fetchPage(
  session: StoreSession,
  spec: TableSpec,
  after: string | null,
  wantedSize: number,
): { page: RecordPage; pageSize: number } {
  for (let pageSize = wantedSize; ; pageSize = Math.floor(pageSize / 2)) {
    try {
      return { page: session.page(spec, after, pageSize), pageSize };
    } catch (error) {
      const tooHigh = error instanceof ApiError && error.failure.kind === 'costTooHigh';
      if (!tooHigh || pageSize / 2 < SMALLEST_PAGE) throw error;
    }
  }
}

/** The ids that the import met: it wrote a piece for each of its pages, and others may have come later. */
function metIn(index: BaselineIndex, jobId: string): Set<string> {
  const firstPiece = index.pieces.find((piece) => piece.jobId === jobId)?.row ?? Infinity;
  return new Set([...index.entries].filter(([, { row }]) => row >= firstPiece).map(([id]) => id));
}

/** Rows whose record the import did not meet. Ids that are to be created are not of the store yet. */
function vanishedIds(view: TableView, index: BaselineIndex, jobId: string): string[] {
  const met = metIn(index, jobId);
  return [...view.rowOf.keys()].filter((id) => !met.has(id) && isStoreId(id));
}

function vanishedEdits(view: TableView, ids: readonly string[]): TableEdit[] {
  return ids.flatMap((id) =>
    statusEdits(view, view.rowOf.get(id) ?? 0, id, {
      status: 'Gone',
      message: 'This is no longer in Shopify. The row is kept; delete it when you do not need it any more.',
    }),
  );
}
