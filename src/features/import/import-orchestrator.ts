import type { StoreContext } from '../../catalog/field-types';
import { EMPTY_SHAPE, type TableName, type TableSpec } from '../../catalog/fields';
import { chosenMetafields } from '../../catalog/metafields';
import type { ApiClient, Meter } from '../../core/api/api-client';
import { BulkApiClient, type Records } from '../../core/api/bulk-api-client';
import { readSpecs } from '../../core/api/bulk/pages-records';
import { knownPace } from '../../core/api/bulk/bulk-query-poll';
import type { Overview } from '../../core/api/bulk/windows-bounds';
import type { JobRecord } from '../../core/queue/job';
import type { JobHandler, StepContext } from '../../core/queue/pump';
import type { Change, Clock, Http } from '../../platform/ports';
import type { Baseline } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import type { Journal } from '../../sheets/journal';
import type { LosslessWriter } from '../../sheets/lossless-write';
import type { StateStore } from '../../sheets/state-store';
import { readSettings, type RulesFor } from '../common/settings';
import type { StoreSession } from '../common/store-session';
import { INVENTORY_SCOPES, requireScopes, type StoreRecord, type Stores } from '../common/stores';
import type { Tables } from '../common/tables';
import type { ConflictList } from '../conflicts/conflict-list';
import { CatalogReader, startOf, type ReadOutcome } from './catalog-reader';
import { begunAgain, readCheckpoint, resourcesOf, type Checkpoint, type Filling } from './checkpoint';
import { groupForFilling } from './group-by-size';
import { assertRoom, nextShape, planImport, rowsOf } from './import-plan';
import { forgetSyncs } from './last-syncs';
import { FirstPlaces } from './first-places';
import { ImportEnding } from './import-ending';
import { TableFiller } from './table-filler';
import { TableMerger } from './table-merger';

/** What an import needs of its store, for as long as an execution works on it. */
export interface ImportScene {
  store: StoreRecord;
  client: ApiClient;
  session: StoreSession;
  tables: Tables;
  context: StoreContext;
  rules: RulesFor;
  meter: Meter;
  conflicts: ConflictList;
}

interface Deps {
  clock: Clock;
  http: Http;
  book: Book;
  baseline: Baseline;
  journal: Journal;
  writer: LosslessWriter;
  state: StateStore;
  stores: Stores;
  sceneFor(job: JobRecord, context: StepContext): ImportScene;
  /** The change that says that nobody has looked for edits since. */
  outdatePending(): Change[];
  /** Carries out what persons decided about conflicts. */
  carryOutChoices(scene: ImportScene): void;
  /** Told of a tab that became visible. */
  revealed(sheetId: number): void;
}

/** What this execution has in hand of the job that it works on. */
interface InHand {
  jobId: string;
  scene: ImportScene;
  reader: CatalogReader;
}

/**
 * Brings a store's records into the sheet. It plans how to read them; then each step takes what comes, fills new
 * tables or merges into those that people work in, and commits cells, base and checkpoint together. At the end new
 * tables are shown, and rows whose records vanished are marked. A step that is repeated after a crash finds its rows
 * already there and changes nothing.
 */
export class ImportOrchestrator implements JobHandler {
  private readonly filler: TableFiller;
  private readonly merger: TableMerger;
  private readonly ending: ImportEnding;
  private readonly firsts: FirstPlaces;
  private inHand: InHand | null = null;

  constructor(private readonly deps: Deps) {
    this.filler = new TableFiller(deps);
    this.merger = new TableMerger(deps);
    this.firsts = new FirstPlaces(deps);
    this.ending = new ImportEnding(deps, this.filler, this.merger);
  }

  step(job: JobRecord, context: StepContext): JobRecord {
    try {
      const hand = this.take(job, context);
      const checkpoint = withoutShown(readCheckpoint(job), hand.scene.tables);
      switch (checkpoint.phase) {
        case 'plan':
          return this.plan(job, hand, context);
        case 'read':
          return this.read(job, checkpoint, hand, context);
        case 'finish':
          return this.ending.step(job, checkpoint, hand.scene, context);
      }
    } catch (error) {
      this.inHand?.scene.tables.forget();
      this.inHand = null;
      this.deps.journal.forget();
      throw error;
    }
  }

  /** The scene is kept from step to step, since what a reader has downloaded is worth keeping. */
  private take(job: JobRecord, context: StepContext): InHand {
    if (this.inHand?.jobId === job.jobId && !context.firstStepHere) return this.inHand;
    const scene = this.deps.sceneFor(job, context);
    const hand = { jobId: job.jobId, scene, reader: this.readerFor(job, scene, context) };
    this.inHand = hand;
    this.merger.forget();
    scene.conflicts.forget();
    this.filler.forget();
    this.firsts.forget();
    scene.tables.forgetViews();
    const checkpoint = withoutShown(readCheckpoint(job), scene.tables);
    if ('filling' in checkpoint) this.filler.clearLeftovers(scene.tables, checkpoint.filling);
    return hand;
  }

  private readerFor(
    job: JobRecord,
    scene: ImportScene,
    { deadlineMs }: StepContext,
    overview?: Overview,
  ): CatalogReader {
    const { clock, http } = this.deps;
    const specs = readSpecs(scene.tables.catalog, resourcesOf(job));
    const client = new BulkApiClient({ ...scene, specs, clock, http, deadlineMs, overview });
    return new CatalogReader(client, specs, () => clock.nowMs());
  }

  /** Looks how much there is, begins to read it, and makes the tables that do not exist. */
  private plan(job: JobRecord, hand: InHand, context: StepContext): JobRecord {
    const { book, baseline, stores, state } = this.deps;
    const { scene } = hand;
    const { tables } = scene;
    const overview = this.lookAtStore(job, scene);
    const { counts } = overview;
    const store = this.withColumns(scene.store, overview);
    tables.use(store);
    this.firsts.begin(tables);
    const wanted = specsOf(job, tables);
    this.deps.carryOutChoices({ ...scene, store });
    tables.assertReadable(wanted);
    const missing = tables.missing(wanted);
    assertRoom(book.tabs(), missing, counts);
    const specs = readSpecs(tables.catalog, resourcesOf(job));
    hand.reader = this.readerFor(job, scene, context, overview);
    // Shopify works on a bulk query while the tables are made.
    const read = hand.reader.begin(startOf(planImport(specs, counts, this.knownRates(scene)), specs, counts));
    const filling: Filling = Object.fromEntries(missing.map(({ name }) => [name, 1]));
    const total = wanted.reduce((sum, spec) => sum + rowsOf(spec, counts), 0);
    const next = charge(scene, {
      ...job,
      total,
      checkpoint: { phase: 'read', read, filling },
      tries: 0,
      message: 'Getting the catalog from Shopify',
    });
    const names = missing.map(({ name }) => name);
    book.commit([
      ...tables.create(wanted, (spec) => rowsOf(spec, counts)),
      ...tables.addColumns(wanted),
      ...(missing.length > 0 ? baseline.roomForMore(total) : []),
      stores.put(store),
      ...forgetSyncs(state, job.storeId, names),
      ...context.save(next),
    ]);
    tables.forgetViews();
    return next;
  }

  private lookAtStore(job: JobRecord, { store, session }: ImportScene): Overview {
    const wanted = resourcesOf(job);
    const withLocations = wanted.includes('inventory');
    if (withLocations) requireScopes(store, INVENTORY_SCOPES);
    return session.overview({
      withLocations,
      withCollections: wanted.includes('collections'),
      withImages: wanted.includes('images'),
    });
  }

  /** Which columns the store's tables have. */
  private withColumns(store: StoreRecord, { locations }: Overview): StoreRecord {
    const { metafields, collectionsColumn } = readSettings(this.deps.state);
    const chosen = { metafields: chosenMetafields(metafields), collectionsColumn };
    const shape = { ...(store.shape ?? EMPTY_SHAPE), ...chosen };
    return { ...store, shape: locations.length === 0 ? shape : nextShape(shape, locations) };
  }

  private knownRates({ client }: ImportScene) {
    const bulkObjectsPerSecond = knownPace(client);
    const pace = bulkObjectsPerSecond === null ? {} : { bulkObjectsPerSecond };
    const bucket = client.throttle.bucket(this.deps.clock.nowMs());
    if (!bucket) return pace;
    const { currentlyAvailable, maximumAvailable, restoreRate } = bucket;
    return {
      ...pace,
      bucket: { available: currentlyAvailable, maximum: maximumAvailable, restorePerSecond: restoreRate },
    };
  }

  private read(
    job: JobRecord,
    at: Extract<Checkpoint, { phase: 'read' }>,
    { scene, reader }: InHand,
    context: StepContext,
  ): JobRecord {
    const outcome = reader.step(at.read);
    if (outcome.kind === 'waiting') return this.wait(job, at, outcome, scene, context);
    if (outcome.kind === 'again') {
      this.firsts.begin(scene.tables);
      const read: Checkpoint = { phase: 'read', read: outcome.next, filling: {} };
      const next = begunAgain(
        charge(scene, job),
        read,
        'Reading page by page what could not be read at once',
      );
      this.deps.book.commit(context.save(next));
      return next;
    }
    // Records go by their place only where none can come twice; else new tables are merged like any others.
    const before = outcome.repeats ? {} : at.filling;
    const records = this.firsts.only(job, scene.tables, before, outcome.records);
    const found = Object.values(records).reduce((sum, { length }) => sum + length, 0);
    const done = job.done + found;
    const total = outcome.next === null ? done : Math.max(job.total, done);
    const filling = advance(before, records);
    const checkpoint: Checkpoint =
      outcome.next === null
        ? { phase: 'finish', left: resourcesOf(job), filling }
        : { phase: 'read', read: outcome.next, filling };
    const next = charge(scene, {
      ...job,
      checkpoint,
      done,
      total,
      succeeded: job.succeeded + found,
      tries: 0,
      message: `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} records`,
    });
    return this.write(next, before, records, scene, context);
  }

  /** Nothing can be done before; meanwhile others may work, and this execution may end. */
  private wait(
    job: JobRecord,
    { filling }: { filling: Filling },
    { untilMs, next: read }: Extract<ReadOutcome, { kind: 'waiting' }>,
    scene: ImportScene,
    context: StepContext,
  ): JobRecord {
    const next = charge(scene, {
      ...job,
      state: 'waiting',
      wakeAt: untilMs,
      checkpoint: { phase: 'read', read, filling },
      tries: 0,
      message: 'Shopify is putting the catalog together',
    });
    this.deps.book.commit(context.save(next));
    return next;
  }

  /** Writes what a step read. The job's next record goes with the last of it. */
  private write(
    next: JobRecord,
    filling: Filling,
    records: Records,
    scene: ImportScene,
    context: StepContext,
  ): JobRecord {
    const { tables } = scene;
    const specs = specsOf(next, tables);
    const some = (isNew: boolean) =>
      specs.filter(({ name }) => name in filling === isNew && records[name].length > 0);
    const live = some(false);
    const fresh = some(true).map(({ name }) => ({ table: name, records: records[name] }));
    let job = next;
    let left: Change[] = [];
    live.forEach((spec, at) => {
      const isLast = at === live.length - 1 && fresh.length === 0;
      const after = (conflicts: number) => ({ ...job, conflicts: job.conflicts + conflicts });
      const save = isLast ? (conflicts: number) => context.save(after(conflicts)) : null;
      const merged = this.merger.merge(next, spec, scene, {
        records: records[spec.name],
        before: left,
        save,
      });
      left = merged.left;
      job = after(merged.conflicts);
    });
    if (left.length > 0) this.deps.book.commit(left);
    // What was merged went to the end of the baseline, too.
    if (live.length > 0) this.filler.forget();
    if (fresh.length > 0) this.fill(job, tables, filling, fresh, context);
    else if (live.length === 0) this.deps.book.commit(context.save(job));
    return job;
  }

  private fill(
    job: JobRecord,
    tables: Tables,
    filling: Filling,
    fresh: Parameters<typeof groupForFilling>[0],
    context: StepContext,
  ): void {
    const groups = groupForFilling(fresh);
    let rows = filling;
    groups.forEach((group, at) => {
      const parts = group.map(({ table, records }) => ({ spec: tables.catalog[table], records }));
      const save = at === groups.length - 1 ? context.save(job) : [];
      this.filler.fill(tables, parts, rows, job, save);
      for (const { table, records } of group)
        rows = { ...rows, [table]: (rows[table] ?? 1) + records.length };
    });
  }
}

function specsOf(job: JobRecord, { catalog }: Tables): TableSpec[] {
  return resourcesOf(job).map((name) => catalog[name]);
}

/** A table that another import has shown since is one that people work in: nothing goes by its place there any more. */
function withoutShown(checkpoint: Checkpoint, tables: Tables): Checkpoint {
  if (!('filling' in checkpoint)) return checkpoint;
  const entries = Object.entries(checkpoint.filling) as [TableName, number][];
  const hidden = entries.filter(([name]) => tables.find(tables.catalog[name])?.hidden);
  return { ...checkpoint, filling: Object.fromEntries(hidden) };
}

function advance(filling: Filling, records: Records): Filling {
  const entries = Object.entries(filling) as [keyof Records, number][];
  return Object.fromEntries(entries.map(([name, row]) => [name, row + records[name].length]));
}

/** Puts what was sent since the last step on the job's account. */
function charge({ meter }: ImportScene, job: JobRecord): JobRecord {
  const { calls, points } = meter;
  Object.assign(meter, { calls: 0, points: 0 });
  return { ...job, calls: job.calls + calls, points: job.points + points };
}
