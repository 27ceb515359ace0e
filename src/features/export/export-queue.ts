import { AppError } from '../../catalog/app-error';
import type { StoreContext } from '../../catalog/field-types';
import { isEditable, type Field, type TableSpec } from '../../catalog/fields';
import type { MergeRules } from '../../catalog/merge';
import type { CatalogRecord } from '../../catalog/records';
import type { Value } from '../../catalog/value';
import type { ApiClient, Meter } from '../../core/api/api-client';
import type { OwnWrites, Touched } from '../../core/cache/own-writes';
import { finish, type JobRecord } from '../../core/queue/job';
import type { JobHandler, StepContext } from '../../core/queue/pump';
import type { Change, ExactCell } from '../../platform/ports';
import type { AuditEntry, AuditTab } from '../../sheets/audit';
import type { Baseline, BaselineIndex, BaselineRecord } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import type { Journal, JournalEntry } from '../../sheets/journal';
import type { LosslessWriter, TableEdit } from '../../sheets/lossless-write';
import { BLANK_CELL, readExactRow, toCellData } from '../../sheets/row-codec';
import { mustGetColumn, readExactRows, type TableView } from '../../sheets/table';
import { cellAt, statusEdits, type RowStatus } from '../common/rows';
import type { StoreSession } from '../common/store-session';
import type { Tables } from '../common/tables';
import { auditOf, type OpenWave } from './open-wave';
import { waveAt, type Plan, type PlannedRow } from './plan';
import type { PlanStore } from './plan-store';
import { explainLeftovers, explainRow, type Leftover } from './row-report';
import { baseAfter, decideRow, intentsOf, withTwins, type Intents, type RowDecision } from './wave';
import type { RecordWrite, WriteResult } from './write-result';
import { sendWrites } from './writers';

export interface ExportScene {
  client: ApiClient;
  session: StoreSession;
  tables: Tables;
  context: StoreContext;
  rules: MergeRules;
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

/** The rows of a wave as they are in the sheet: the table, and their cells by id. */
interface WaveSheet {
  view: TableView;
  cells: ReadonlyMap<string, ExactCell[]>;
}

/** How often a table that keeps moving is looked at again within a step. */
const MOST_ROUNDS = 5;

/** What this execution read once and keeps: only the holder of the lease writes. */
interface Kept {
  plan: Plan;
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
      const { plan } = this.keep(job);
      const rows = waveAt(plan.rows, next);
      return rows.length === 0
        ? this.end(job, plan, scene, context)
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
    if (this.kept?.plan.planId !== planId)
      this.kept = { plan: this.deps.plans.mustGet(planId), indexes: new Map() };
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
        scene.rules,
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
    const leftovers = new Map(
      explainLeftovers(this.keep(job).plan).map((left) => [keyOf(left), tallyOf(left)]),
    );
    for (const decision of decisions) {
      const { row } = decision;
      const result = results.get(row.id);
      const report = explainRow(decision, result?.refused);
      // A row of which something stays behind counts once, as what its status will say.
      tally[report.tally === 'succeeded' ? (leftovers.get(keyOf(row)) ?? 'succeeded') : report.tally]++;
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
  private end(job: JobRecord, plan: Plan, scene: ExportScene, context: StepContext): JobRecord {
    const leftovers = explainLeftovers(plan);
    const counted = { ...job, ...countLeftovers(job, plan, leftovers) };
    const next = finish(counted, wordsFor(counted), this.deps.nowMs());
    for (const spec of Object.values(scene.tables.catalog)) {
      const view = scene.tables.get(spec);
      if (!view) continue;
      const notes = new Map(
        leftovers.filter(({ table }) => table === spec.name).map((note) => [note.id, note.status]),
      );
      this.deps.writer.write(view, noteEdits(view, notes, answeredIn(plan, spec)), []);
    }
    this.deps.book.commit([
      ...this.deps.outdatePending(),
      this.deps.journal.close('table'),
      ...context.save(next),
    ]);
    return next;
  }
}

function everythingOf({ catalog }: Tables): Touched[] {
  return Object.values(catalog).map((spec) => ({ spec, ids: 'all' }));
}

/** A variant tells its product's title, and its change moves the time of its product's last change. */
function touchedBy({ catalog }: Tables, spec: TableSpec, writes: readonly RecordWrite[]): Touched[] {
  const own = { spec, ids: writes.map(({ id }) => id) };
  const others = Object.values(catalog).filter(({ name }) => name !== spec.name);
  // A row of the tab Inventory does not say which product it is of.
  const productIds = spec.name === 'inventory' ? 'all' : writes.map(({ productId }) => productId);
  return [
    own,
    ...others.map((other): Touched => ({
      spec: other,
      ids: other.entity === 'Product' ? productIds : 'all',
    })),
  ];
}

function toWrite({ row, store, fields }: RowDecision): RecordWrite[] {
  const sends = fields.filter(({ kind }) => kind === 'send');
  if (sends.length === 0 || !store) return [];
  const changed = Object.fromEntries(sends.map(({ key, after }) => [key, after]));
  const { values: current, guards = {} } = store;
  return [{ id: row.id, productId: row.productId, changed, current, guards }];
}

const MENDED: RowStatus = { status: '', message: '' };
/** What an earlier export or import said about a row, until the row is looked at again. */
const PASSING = ['Error', 'Failed', 'Skipped', 'Conflict'];

/** Whether the plan looked at a row and found nothing to say or send: what was said before is settled. */
function answeredIn({ scope, rows }: Plan, spec: TableSpec): (id: string) => boolean {
  const looked = scope.find(({ table }) => table === spec.name);
  const ids = looked?.ids ? new Set(looked.ids) : null;
  const planned = new Set(rows.filter(({ table }) => table === spec.name).map(({ id }) => id));
  return (id) => looked !== undefined && (ids === null || ids.has(id)) && !planned.has(id);
}

/** Every row that stays behind says why; a row that once did and does not any more is cleared. */
function noteEdits(
  view: TableView,
  notes: ReadonlyMap<string, RowStatus>,
  isAnswered: (id: string) => boolean,
): TableEdit[] {
  return [...view.rowOf].flatMap(([id, row]) => {
    const note = notes.get(id);
    if (note) return statusEdits(view, row, id, note);
    const isPassing = PASSING.includes(String(cellAt(view, row, 'syncStatus') ?? ''));
    return isPassing && isAnswered(id) ? statusEdits(view, row, id, MENDED) : [];
  });
}

function keyOf({ table, id }: Pick<PlannedRow, 'table' | 'id'>): string {
  return `${table}/${id}`;
}

function tallyOf({ status }: Leftover): 'conflicts' | 'skipped' {
  return status.status === 'Conflict' ? 'conflicts' : 'skipped';
}

/** Rows that the plan held back count as well: as skipped where they need mending, as conflicts where they are. */
function countLeftovers(job: JobRecord, plan: Plan, leftovers: readonly Leftover[]): Partial<JobRecord> {
  const counted = new Set(plan.rows.map(keyOf));
  const others = leftovers.filter((left) => !counted.has(keyOf(left)));
  const inConflict = others.filter((left) => tallyOf(left) === 'conflicts').length;
  const toMend = others.length - inConflict;
  const total = job.total + others.length;
  return { done: total, total, conflicts: job.conflicts + inConflict, skipped: job.skipped + toMend };
}

function mergeIntents(open: Intents, fresh: Intents): Intents {
  return Object.fromEntries(Object.entries(fresh).map(([id, fields]) => [id, { ...open[id], ...fields }]));
}

function isOf(entry: JournalEntry, job: JobRecord, wave: number): boolean {
  return entry.jobId === job.jobId && entry.step === String(wave);
}

function sheetRow({ view, cells }: WaveSheet, id: string, context: StoreContext) {
  const row = cells.get(id);
  return row === undefined ? null : readExactRow(view.spec.fields, view.columns, row, context);
}

/**
 * Cells that shall show what the store has now: what was settled (Shopify may have stored it in a form of its own),
 * and what only the store writes. What a person has open, or has edited again meanwhile, stays theirs, and so does
 * a formula.
 */
function cellEdits(
  spec: TableSpec,
  { view, cells }: WaveSheet,
  store: CatalogRecord,
  settled: ReadonlyMap<string, Value>,
  context: StoreContext,
): TableEdit[] {
  const row = cells.get(store.id);
  if (row === undefined) return [];
  const sheet = readExactRow(spec.fields, view.columns, row, context);
  const stale = (field: Field) => {
    const cell = sheet.get(field.key);
    if (!cell || cell.formula) return false;
    if (cell.kind === 'value' && field.type.same(cell.value, store.values[field.key] ?? null)) return false;
    if (!isEditable(field)) return true;
    const planned = settled.get(field.key);
    return planned !== undefined && cell.kind === 'value' && field.type.same(cell.value, planned);
  };
  return spec.fields.filter(stale).map((field) => ({
    id: store.id,
    key: field.key,
    before: (row[mustGetColumn(view, field.key)] ?? BLANK_CELL).value,
    cell: toCellData(field, store.values[field.key] ?? null, context),
  }));
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
