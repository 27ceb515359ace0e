import { AppError } from '../../catalog/app-error';
import type { StoreContext } from '../../catalog/field-types';
import type { TableSpec } from '../../catalog/fields';
import type { ApiClient, Meter } from '../../core/api/api-client';
import type { OwnWrites } from '../../core/cache/own-writes';
import { finish, type JobRecord } from '../../core/queue/job';
import type { JobHandler, StepContext } from '../../core/queue/pump';
import type { Change } from '../../platform/ports';
import type { AuditEntry, AuditTab } from '../../sheets/audit';
import type { Baseline, BaselineRecord } from '../../sheets/baseline';
import type { BaselineIndex } from '../../sheets/baseline-index';
import type { Book } from '../../sheets/book';
import type { Journal, JournalEntry } from '../../sheets/journal';
import type { LosslessWriter, TableEdit } from '../../sheets/lossless-write';
import { readExactRows, type TableView } from '../../sheets/table';
import { statusEdits } from '../common/rows';
import type { RulesFor } from '../common/settings';
import type { StoreSession } from '../common/store-session';
import type { Tables } from '../common/tables';
import { auditOf, type OpenWave } from './open-wave';
import { waveAt, type Plan, type PlannedRow } from './plan';
import type { PlanStore } from './plan-store';
import { Leftovers } from './leftovers';
import { explainRow } from './row-report';
import { everythingOf, touchedBy } from './touched';
import { cellEdits, lineOf, sheetRow, type WaveSheet } from './wave-sheet';
import { baseAfter, decideRow, intentsOf, withTwins, type Intents, type RowDecision } from './wave';
import type { RecordWrite, WriteResult } from './write-result';
import { sendWrites } from './writers';

export interface ExportScene {
  client: ApiClient;
  session: StoreSession;
  tables: Tables;
  context: StoreContext;
  rules: RulesFor;
  meter: Meter;
  storeName: string;
  /** Told around each write, so that no cache tells what was before. */
  ownWrites: Pick<OwnWrites, 'begin' | 'end'>;
}

interface Deps {
  book: Book;
  baseline: Baseline;
  journal: Journal;
  writer: LosslessWriter;
  audit: AuditTab;
  plans: PlanStore;
  sceneFor(job: JobRecord, context: StepContext): ExportScene;
  nowMs(): number;
  /** The change that says that nobody has looked for edits since. */
  outdatePending(): Change[];
}

/** How far an export has come: the next planned row, and the number of its wave. */
interface Checkpoint {
  next: number;
  wave: number;
}

/** How often a table that keeps moving is looked at again within a step. */
const MOST_ROUNDS = 5;

/** What this execution read once and keeps: only the holder of the lease writes. */
interface Kept {
  plan: Plan;
  leftovers: Leftovers;
  indexes: Map<string, BaselineIndex>;
}

/**
 * Sends a plan wave by wave. A wave reads its records again, decides, writes its intents to the journal, sends one
 * request, and commits cells, base, audit lines and checkpoint together. An interrupted wave leaves its intents
 * open: the next attempt sees from the store which of them took effect, and sends only the others.
 */
export class ExportQueue implements JobHandler {
  private kept: Kept | null = null;

  constructor(private readonly deps: Deps) {}

  step(job: JobRecord, context: StepContext): JobRecord {
    const scene = this.deps.sceneFor(job, context);
    const { next, wave } = { next: 0, wave: 0, ...job.checkpoint } as Checkpoint;
    try {
      this.deps.audit.ensure();
      if (context.firstStepHere) this.begin(job, wave, scene);
      const rows = waveAt(this.keep(job).plan.rows, next);
      return rows.length === 0
        ? this.end(job, scene, context)
        : this.sendWave(job, { next, wave }, rows, scene, context);
    } catch (error) {
      this.kept = null;
      this.deps.journal.forget();
      scene.tables.forget();
      throw error;
    }
  }

  private begin(job: JobRecord, wave: number, scene: ExportScene): void {
    this.kept = null;
    scene.tables.forgetViews();
    const entry = this.deps.journal.read('store');
    if (entry && !isOf(entry, job, wave)) this.settle(entry, job, scene);
  }

  /** A job that failed or was cancelled left its last wave open: the audit hears now what became of it. */
  private settle(entry: JournalEntry, job: JobRecord, scene: ExportScene): void {
    const open = entry.data as OpenWave;
    if (open.storeId !== job.storeId) return;
    const spec = scene.tables.catalog[open.table];
    const stored = scene.session.byId(spec, Object.keys(open.intents));
    scene.ownWrites.end(everythingOf(scene.tables));
    const about = { time: this.deps.nowMs(), jobId: entry.jobId, store: scene.storeName };
    this.deps.book.commit([
      ...this.deps.audit.append(auditOf(spec, open, stored).map((line) => ({ ...about, ...line }))),
      this.deps.journal.close('store'),
    ]);
  }

  private keep(job: JobRecord): Kept {
    const planId = String(job.params['planId']);
    if (this.kept?.plan.planId === planId) return this.kept;
    const plan = this.deps.plans.mustGet(planId);
    this.kept = { plan, leftovers: new Leftovers(plan), indexes: new Map() };
    return this.kept;
  }

  private sendWave(
    job: JobRecord,
    at: Checkpoint,
    rows: PlannedRow[],
    scene: ExportScene,
    context: StepContext,
  ): JobRecord {
    const spec = scene.tables.catalog[(rows[0] as PlannedRow).table];
    const ids = rows.map(({ id }) => id);
    const open = context.firstStepHere ? this.openIntents(job, at.wave) : {};
    const sheet = this.lookAt(job, at.wave, spec, ids, scene);
    const stored = scene.session.byId(spec, ids);
    // What an interrupted attempt had begun is known now.
    if (Object.keys(open).length > 0) scene.ownWrites.end(everythingOf(scene.tables));
    const decisions = rows.map((row) =>
      decideRow(
        spec,
        row,
        sheetRow(sheet, row.id, scene.context),
        stored.get(row.id) ?? null,
        open[row.id],
        scene.rules(lineOf(sheet, row.id), stored.get(row.id)?.values ?? null),
      ),
    );
    const results = this.send(job, at.wave, spec, decisions, scene, context, open);
    // Sending may have waited for the store: whoever took over meanwhile settles this wave.
    context.assertLease();
    return this.commitWave(job, at, spec, sheet, decisions, results, scene, context);
  }

  /** The rows as they are now; where the table moved since it was read, it is read again. */
  private lookAt(
    job: JobRecord,
    wave: number,
    spec: TableSpec,
    ids: readonly string[],
    scene: ExportScene,
  ): WaveSheet {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const view = this.mustGetView(job, wave, spec, scene);
      const cells = readExactRows(this.deps.book, view, ids);
      if (cells) return { view, cells };
      scene.tables.forget();
    }
    throw new Error(
      `The tab "${spec.tab}" is being rearranged faster than it can be read; trying again later`,
    );
  }

  /** Without its table a job fails, but not before the audit heard what the interrupted attempt had sent. */
  private mustGetView(job: JobRecord, wave: number, spec: TableSpec, scene: ExportScene): TableView {
    try {
      return scene.tables.mustGet(spec);
    } catch (error) {
      const entry = this.deps.journal.read('store');
      if (error instanceof AppError && entry && isOf(entry, job, wave)) this.settle(entry, job, scene);
      throw error;
    }
  }

  /** What an interrupted attempt at this wave had set out to do. */
  private openIntents(job: JobRecord, wave: number): Intents {
    const entry = this.deps.journal.read('store');
    return entry && isOf(entry, job, wave) ? (entry.data as OpenWave).intents : {};
  }

  private send(
    job: JobRecord,
    wave: number,
    spec: TableSpec,
    decisions: RowDecision[],
    scene: ExportScene,
    context: StepContext,
    open: Intents,
  ): Map<string, WriteResult> {
    const writes = decisions.flatMap(toWrite);
    if (writes.length === 0) return new Map();
    // What an earlier attempt already sent stays in the journal: it is not known to the audit yet.
    const intents: Intents = { ...open, ...mergeIntents(open, intentsOf(decisions)) };
    const rows = Object.fromEntries(decisions.map(({ row: { id, tab, title } }) => [id, { tab, title }]));
    const data: OpenWave = { storeId: job.storeId, user: job.user, table: spec.name, rows, intents };
    this.deps.book.commit([this.deps.journal.open('store', { jobId: job.jobId, step: String(wave), data })]);
    const touched = touchedBy(scene.tables, spec, writes);
    scene.ownWrites.begin(touched);
    context.assertLease();
    const tools = {
      client: scene.client,
      context: scene.context,
      planId: this.keep(job).plan.planId,
      readBack: (some: readonly string[]) => scene.session.byId(spec, some),
    };
    const results = sendWrites(tools, spec, writes);
    scene.ownWrites.end(touched);
    return results;
  }

  private commitWave(
    job: JobRecord,
    at: Checkpoint,
    spec: TableSpec,
    sheet: WaveSheet,
    decisions: RowDecision[],
    results: Map<string, WriteResult>,
    scene: ExportScene,
    context: StepContext,
  ): JobRecord {
    const bases = this.deps.baseline.values(
      this.indexOf(job, spec),
      decisions.map(({ row }) => row.id),
    );
    const { view } = sheet;
    const edits: TableEdit[] = [];
    const lines: AuditEntry[] = [];
    const base: BaselineRecord[] = [];
    const tally = { succeeded: 0, failed: 0, skipped: 0, conflicts: 0 };
    const { leftovers } = this.keep(job);
    for (const decision of decisions) {
      const { row } = decision;
      const result = results.get(row.id);
      const report = explainRow(decision, result?.refused);
      // A row of which something stays behind counts once, as what its status will say.
      tally[report.tally === 'succeeded' ? (leftovers.tallyOf(row) ?? 'succeeded') : report.tally]++;
      const about = { time: this.deps.nowMs(), jobId: job.jobId, user: job.user, store: scene.storeName };
      const what = { tab: row.tab, id: row.id, title: row.title };
      lines.push(...report.lines.map((line) => ({ ...about, ...what, ...line })));
      const store = result?.record ?? decision.store;
      if (store) {
        const before = bases.get(row.id) ?? null;
        const shown = sheetRow(sheet, row.id, scene.context);
        const settled = withTwins(spec, report.settled, shown, before);
        edits.push(...cellEdits(spec, sheet, store, settled, scene.context));
        base.push({ id: row.id, values: baseAfter(spec, before, store.values, settled) });
      }
      const place = view.rowOf.get(row.id);
      if (place !== undefined) edits.push(...statusEdits(view, place, row.id, report.status));
    }
    const next: JobRecord = {
      ...job,
      checkpoint: { next: at.next + decisions.length, wave: at.wave + 1 },
      done: job.done + decisions.length,
      succeeded: job.succeeded + tally.succeeded,
      failed: job.failed + tally.failed,
      skipped: job.skipped + tally.skipped,
      conflicts: job.conflicts + tally.conflicts,
      calls: job.calls + scene.meter.calls,
      points: job.points + scene.meter.points,
      tries: 0,
      message: `${job.done + decisions.length} of ${job.total} rows`,
    };
    this.deps.writer.write(view, edits, [
      ...this.deps.audit.append(lines),
      ...this.deps.baseline.append(job.storeId, spec.name, job.jobId, spec.fields, base),
      this.deps.journal.close('store'),
      ...context.save(next),
    ]);
    return next;
  }

  private indexOf(job: JobRecord, spec: TableSpec): BaselineIndex {
    const { indexes } = this.keep(job);
    const known = indexes.get(spec.name) ?? this.deps.baseline.index(job.storeId, spec.name);
    indexes.set(spec.name, known);
    return known;
  }

  /** Nothing is left to send: rows that stay behind say why, rows that were mended no longer do, the job is done. */
  private end(job: JobRecord, scene: ExportScene, context: StepContext): JobRecord {
    const { leftovers } = this.keep(job);
    const counted = { ...job, ...leftovers.countInto(job) };
    const next = finish(counted, wordsFor(counted), this.deps.nowMs());
    for (const spec of Object.values(scene.tables.catalog)) {
      const view = scene.tables.get(spec);
      if (!view) continue;
      this.deps.writer.write(view, leftovers.noteEdits(view), []);
    }
    this.deps.book.commit([
      ...this.deps.outdatePending(),
      this.deps.journal.close('table'),
      ...context.save(next),
    ]);
    return next;
  }
}

function toWrite({ row, store, fields }: RowDecision): RecordWrite[] {
  const sends = fields.filter(({ kind }) => kind === 'send');
  if (sends.length === 0 || !store) return [];
  const changed = Object.fromEntries(sends.map(({ key, after }) => [key, after]));
  const { values: current, guards = {} } = store;
  return [{ id: row.id, productId: row.productId, changed, current, guards }];
}

function mergeIntents(open: Intents, fresh: Intents): Intents {
  return Object.fromEntries(Object.entries(fresh).map(([id, fields]) => [id, { ...open[id], ...fields }]));
}

function isOf(entry: JournalEntry, job: JobRecord, wave: number): boolean {
  return entry.jobId === job.jobId && entry.step === String(wave);
}

function wordsFor({ succeeded, failed, skipped, conflicts }: JobRecord): string {
  const parts = [
    `${succeeded.toLocaleString('en-US')} ${succeeded === 1 ? 'row' : 'rows'} sent`,
    failed > 0 ? `${failed} failed` : '',
    conflicts > 0 ? `${conflicts} in conflict` : '',
    skipped > 0 ? `${skipped} left as ${skipped === 1 ? 'it was' : 'they were'}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
