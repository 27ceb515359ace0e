import { AppError } from './catalog/app-error';
import type { TableSpec } from './catalog/fields';
import { API_VERSION, ApiClient } from './core/api/api-client';
import { CredentialStore, StoreTokens } from './core/api/credentials';
import { SharedLimits } from './core/api/shared-limits';
import { CacheManager } from './core/cache/cache-manager';
import { StoreCaches } from './core/cache/store-caches';
import type { JobRecord, Wanted } from './core/queue/job';
import { Pump, type JobRows, type Lease } from './core/queue/pump';
import { CachedSession } from './features/common/cached-session';
import { asksForTimes, rulesFrom, readSettings } from './features/common/settings';
import type { StoreSession } from './features/common/store-session';
import { contextOf, Stores, type StoreRecord } from './features/common/stores';
import { Tables } from './features/common/tables';
import { ConflictDesk } from './features/conflicts/conflict-desk';
import type { ConflictList } from './features/conflicts/conflict-list';
import { ExportManager } from './features/export/export-manager';
import { ExportQueue } from './features/export/export-queue';
import { PlanStore } from './features/export/plan-store';
import { ImportOrchestrator } from './features/import/import-orchestrator';
import { JobDesk } from './features/jobs/job-desk';
import { metricsOf, type Metrics } from './features/monitoring/metrics';
import { outdatePending } from './features/export/pending';
import type { Platform, Workbook } from './platform/ports';
import { AuditTab } from './sheets/audit';
import { Baseline } from './sheets/baseline';
import { Book } from './sheets/book';
import { EditStamps } from './sheets/edit-stamps';
import { ensureHiddenTabs } from './sheets/hidden-tabs';
import { JobTab } from './sheets/job-rows';
import { Journal } from './sheets/journal';
import { LosslessWriter } from './sheets/lossless-write';
import { StateStore } from './sheets/state-store';

/** A connection to one store for the length of a rpc call or a job's step. */
export interface StoreLink {
  client: ApiClient;
  session: StoreSession;
  meter: { calls: number; points: number };
  caches: StoreCaches;
}

/** Whoever finds the caches in use goes on without keeping anything. */
const CACHE_LOCK_MS = 500;
/** What is learnt of a store's limits is told to other executions at least so often, in case this one is killed. */
const SAVE_LIMITS_MS = 60_000;
/** Requests that a person waits for at the same time. */
const READS_AT_ONCE = 4;
/** How old what is known of a person's credentials may be. */
const CONNECTED_MS = 5_000;

/** Everything that works on one spreadsheet, put together. Nothing else constructs services. */
export class App {
  readonly book: Book;
  readonly state: StateStore;
  readonly stores: Stores;
  readonly credentials: CredentialStore;
  readonly audit: AuditTab;
  readonly plans: PlanStore;
  readonly desk: JobDesk;
  readonly exports: ExportManager;
  readonly conflicts: ConflictDesk;
  readonly caches: CacheManager;
  readonly stamps: EditStamps;
  /** The first tab that an import made visible while this app lived. */
  revealedSheetId: number | null = null;
  private readonly baseline: Baseline;
  private readonly journal: Journal;
  private readonly writer: LosslessWriter;
  private readonly jobTab: JobTab<JobRecord, Lease>;
  private readonly tablesOf = new Map<string, Tables>();
  private readonly cachesOf = new Map<string, StoreCaches>();
  private readonly limits: SharedLimits;
  private readonly connected = new Map<string, { isConnected: boolean; askedMs: number }>();
  private hasWarned = false;

  constructor(
    readonly platform: Platform,
    workbook: Workbook,
  ) {
    this.book = new Book(workbook);
    this.state = new StateStore(this.book);
    this.stores = new Stores(this.state);
    this.credentials = new CredentialStore(platform.userProperties);
    this.limits = new SharedLimits(platform.cache);
    this.caches = new CacheManager({ ...platform, properties: platform.userProperties });
    this.stamps = new EditStamps(platform.fileProperties);
    this.audit = new AuditTab(this.book);
    this.plans = new PlanStore(this.book, platform.packer);
    this.baseline = new Baseline(this.book, platform.packer);
    this.journal = new Journal(this.book, platform.packer);
    this.writer = new LosslessWriter(this.book, this.journal);
    this.jobTab = new JobTab(this.book);
    this.desk = new JobDesk(platform, this.book, this.jobTab);
    this.exports = new ExportManager(this);
    this.conflicts = new ConflictDesk(this, this.baseline, this.writer);
  }

  metrics(since: number): Metrics {
    const ids = this.stores.all().map(({ storeId }) => storeId);
    return metricsOf({
      jobs: this.desk.list(),
      counters: this.caches.control.statistics(),
      throttles: new Map(ids.map((storeId) => [storeId, this.limits.of(storeId, 'graphql')])),
      since,
      nowMs: this.platform.clock.nowMs(),
    });
  }

  /** Makes the hidden tabs where they are missing; before anything that is remembered. */
  prepare(): void {
    ensureHiddenTabs(this.book);
  }

  /** Edits are stamped only as long as a rule asks when they were made. */
  watchEdits(): void {
    this.stamps.watch(asksForTimes(readSettings(this.state)));
  }

  mustGetStore(storeId: string | undefined): StoreRecord {
    const store = this.stores.mustGet(storeId);
    this.credentials.mustGet(store.storeId);
    return store;
  }

  tables(store: StoreRecord): Tables {
    const known = this.tablesOf.get(store.storeId);
    if (known) {
      known.use(store);
      return known;
    }
    const isFirst = this.stores.all()[0]?.storeId === store.storeId;
    const tables = new Tables(this.book, this.state, store, isFirst ? '' : ` · ${store.shopName}`);
    this.tablesOf.set(store.storeId, tables);
    return tables;
  }

  link(store: StoreRecord, deadlineMs: number): StoreLink {
    const { http, clock } = this.platform;
    const meter = { calls: 0, points: 0 };
    const stored = this.credentials.mustGet(store.storeId);
    const save = (granted: typeof stored) => this.credentials.save(store.storeId, granted);
    const tokens = new StoreTokens(store.shop, stored, { http, clock }, save);
    const client = new ApiClient({
      shop: store.shop,
      http,
      clock,
      tokens,
      throttle: this.limits.of(store.storeId, 'graphql'),
      restThrottle: this.limits.of(store.storeId, 'rest'),
      meter,
      deadlineMs,
      onOtherVersion: (served) => this.warnOfVersion(served),
    });
    const caches = this.cachesFor(store);
    return { client, session: new CachedSession(client, contextOf(store), caches.responses), meter, caches };
  }

  private cachesFor({ storeId, shop }: StoreRecord): StoreCaches {
    const { clock, locks } = this.platform;
    const known = this.cachesOf.get(storeId);
    if (known) return known;
    const exclusively = (action: () => void) => locks.withUserLock(CACHE_LOCK_MS, action).ok;
    const caches = new StoreCaches({
      manager: this.caches,
      shop,
      apiVersion: API_VERSION,
      clock,
      exclusively,
    });
    this.cachesOf.set(storeId, caches);
    return caches;
  }

  /** Whoever runs the script finds it in its log; answers of another version may lack what we ask for. */
  private warnOfVersion(served: string): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    console.warn(
      `Shopify answers with API version ${served}, not ${API_VERSION}: this add-on is out of date.`,
    );
  }

  planner(store: StoreRecord, session: StoreSession) {
    return {
      book: this.book,
      baseline: this.baseline,
      context: contextOf(store),
      rules: rulesFrom(readSettings(this.state), this.stamps),
      storeId: store.storeId,
      readStore: (spec: TableSpec, ids: readonly string[]) => session.byId(spec, ids, READS_AT_ONCE),
    };
  }

  conflictsOf(store: StoreRecord): ConflictList {
    return this.conflicts.of(store);
  }

  /** Carries out what persons decided; while another execution is at work, that is left to a later look. */
  carryOutChoices(store: StoreRecord, session: StoreSession): void {
    const open = () => this.conflicts.of(store).choices().length;
    for (let before = Infinity, now = open(); now > 0 && now < before; before = now, now = open()) {
      const done = this.newPump().alone(() => {
        this.conflicts.carryOut({ ...this.planner(store, session), tables: this.tables(store) }, store);
        this.book.commit(outdatePending(this.state));
      });
      if (!done.ok) return;
    }
  }

  /** The worker; at the end it leaves what it learnt of the stores' limits to the next execution. */
  pump(): Pick<Pump, 'work' | 'hasWork'> {
    const pump = this.newPump();
    const work: Pump['work'] = (deadlineMs) => {
      try {
        return pump.work(deadlineMs);
      } finally {
        this.limits.save();
        this.caches.control.save();
      }
    };
    return { work, hasWork: () => pump.hasWork() };
  }

  private newPump(): Pump {
    const { clock, locks, identity } = this.platform;
    return new Pump({
      clock,
      locks,
      owner: identity.uuid(),
      spreadsheetId: this.book.id,
      rows: this.jobRows(),
      handlers: { import: this.importer(), export: this.exporter() },
      hasEnded: (job) => this.desk.hasEnded(job.jobId),
      ended: (job) => this.desk.noteEnd(job.jobId),
      mark: () => this.desk.mark(),
      canWorkOn: (job) => this.isConnected(job.storeId),
      progress: (jobs) => {
        this.desk.publish(jobs);
        this.limits.saveEvery(SAVE_LIMITS_MS, clock.nowMs());
      },
      shopOf: (storeId) => this.stores.mustGet(storeId).shop,
      recover: () => this.recover(),
    });
  }

  /** Asked before each step; somebody who disconnects is heard a little later. */
  private isConnected(storeId: string): boolean {
    const nowMs = this.platform.clock.nowMs();
    const known = this.connected.get(storeId);
    if (known && nowMs - known.askedMs < CONNECTED_MS) return known.isConnected;
    const isConnected = this.credentials.has(storeId);
    this.connected.set(storeId, { isConnected, askedMs: nowMs });
    return isConnected;
  }

  private recover(): void {
    try {
      this.prepare();
      this.writer.recover((sheetId) => this.tableAt(sheetId));
    } catch (error) {
      // Somebody may just have deleted a hidden tab: the next attempt looks at everything anew.
      this.book.forgetTabs();
      this.state.forget();
      this.journal.forget();
      throw error;
    }
  }

  private tableAt(sheetId: number) {
    for (const store of this.stores.all()) {
      const view = this.tables(store).bySheetId(sheetId);
      if (view) return view;
    }
    return null;
  }

  private jobRows(): JobRows {
    const load = () => {
      const { jobs, lease } = this.jobTab.load();
      return { jobs: jobs.map(({ job, wanted }) => ({ job, wanted: wanted as Wanted })), lease };
    };
    return {
      load,
      loadToStart: () => {
        const { state, journal, baseline } = this;
        const others = [state, journal, baseline].flatMap((part) => part.firstReads());
        this.book.readAhead([...this.jobTab.reads(), ...others]);
        return load();
      },
      save: (job) => [this.jobTab.save(job)],
      saveAndObeyed: (job) => [this.jobTab.save(job), this.jobTab.want(job.jobId, '')],
      lease: (lease) => [this.jobTab.lease(lease)],
      commit: (changes) => void this.book.commit(changes),
    };
  }

  private sceneFor(job: JobRecord, deadlineMs: number) {
    const store = this.mustGetStore(job.storeId);
    const link = this.link(store, deadlineMs);
    return {
      store,
      ...link,
      ownWrites: link.caches.ownWrites,
      tables: this.tables(store),
      context: contextOf(store),
      rules: rulesFrom(readSettings(this.state), this.stamps),
      conflicts: this.conflicts.of(store),
      storeName: store.shopName,
    };
  }

  private importer(): ImportOrchestrator {
    return new ImportOrchestrator({
      clock: this.platform.clock,
      http: this.platform.http,
      stores: this.stores,
      book: this.book,
      baseline: this.baseline,
      journal: this.journal,
      writer: this.writer,
      state: this.state,
      sceneFor: (job, context) => this.sceneFor(job, context.deadlineMs),
      outdatePending: () => outdatePending(this.state),
      carryOutChoices: ({ store, session, tables }) =>
        this.conflicts.carryOut({ ...this.planner(store, session), tables }, store),
      revealed: (sheetId) => {
        this.revealedSheetId ??= sheetId;
      },
    });
  }

  private exporter(): ExportQueue {
    return new ExportQueue({
      book: this.book,
      baseline: this.baseline,
      journal: this.journal,
      writer: this.writer,
      audit: this.audit,
      plans: this.plans,
      sceneFor: (job, context) => this.sceneFor(job, context.deadlineMs),
      nowMs: () => this.platform.clock.nowMs(),
      outdatePending: () => outdatePending(this.state),
    });
  }
}

/** The app on the spreadsheet that is open. */
export function createApp(platform: Platform): App {
  return new App(platform, platform.activeWorkbook());
}

/** The app on a spreadsheet that only its id names: in a published add-on's trigger nothing is open. */
export function createAppFor(platform: Platform, spreadsheetId: string): App {
  if (spreadsheetId === '')
    throw new AppError('internal', 'No spreadsheet is named.', 'Open the spreadsheet.');
  return new App(platform, platform.openWorkbook(spreadsheetId));
}
