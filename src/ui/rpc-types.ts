/**
 * The public surface of the add-on: what `rpc({method, params})` takes and gives. Plain JSON both ways, documented
 * in docs/rpc.md. The browser side shares nothing else with the server.
 *
 * Times are epoch milliseconds, durations end in `Seconds`. Ids are the text of a tab's id column, `row` is the
 * 1-based sheet row when it was read, `field` is a header, values are canonical strings and `null` is blank.
 */

import type {
  AppErrorCode as ErrorCode,
  AppErrorDetails as ErrorDetails,
  AppErrorView as RpcError,
} from '../catalog/app-error';

export type Resource = 'products' | 'variants' | 'inventory' | 'images' | 'collections';
export type ConflictRule = 'sheet' | 'shopify' | 'newest' | 'review';

export type { ErrorCode, ErrorDetails, RpcError };

export type Credentials =
  | { type: 'token'; accessToken: string }
  | { type: 'clientCredentials'; clientId: string; clientSecret: string };

export interface ConnectedStore {
  storeId: string;
  shopName: string;
  scopes: string[];
  missingScopes: string[];
}

export type JobType = 'import' | 'sync' | 'plan' | 'export' | 'undo' | 'restore';
export type JobState =
  'queued' | 'running' | 'waiting' | 'paused' | 'cancelling' | 'done' | 'failed' | 'cancelled';

export interface JobView {
  jobId: string;
  storeId: string;
  type: JobType;
  state: JobState;
  done: number;
  total: number;
  succeeded: number;
  failed: number;
  skipped: number;
  conflicts: number;
  etaSeconds: number | null;
  message: string;
  createdAt: number;
  finishedAt: number | null;
  error?: RpcError;
  /** What it cost so far. */
  calls: number;
  points: number;
}

export interface PlanSummary {
  rows: number;
  creates: number;
  updates: number;
  deletes: number;
  fields: number;
  errors: number;
  conflicts: number;
  operations: number;
  estimatedCalls: number;
  estimatedSeconds: number;
}

export interface PlanChange {
  tab: string;
  row: number;
  id: string;
  title: string;
  field: string;
  before: string | null;
  after: string | null;
}

/** A row that stays behind until somebody mends it. */
export interface PlanError extends RpcError {
  tab: string;
  row: number;
  id: string;
  title: string;
  field: string | null;
  value: string | null;
}

export interface Conflict {
  tab: string;
  row: number;
  id: string;
  title: string;
  field: string;
  base: string | null;
  sheet: string | null;
  shopify: string | null;
  shopifyUpdatedAt: number | null;
}

/** One that the tab `Conflicts` lists. */
export interface ListedConflict extends Conflict {
  /** Decided, and not carried out yet: the next look or import does it. */
  take: 'sheet' | 'shopify' | null;
  /** Why a decision was not carried out, or what else a person typed into `Take`; empty where it is blank. */
  note: string;
}

/** Which conflicts are meant; all where nothing is said. */
export interface ConflictFilter {
  tab?: string;
  field?: string;
}

export interface ConflictPage {
  conflicts: ListedConflict[];
  /** Null at the end, and where no page was asked for. */
  nextPage: number | null;
  /** How many nobody has decided, by field, whatever the filter. */
  fields: { tab: string; field: string; count: number }[];
  /** When this was so; `resolveConflicts` takes it as `foundUntil`. */
  asOf: number;
}

/** What becomes of a cell in conflict: it is sent with the next export, or takes Shopify's value. */
export interface ConflictChoice {
  tab: string;
  id: string;
  field: string;
  take: 'sheet' | 'shopify';
}

export interface Danger {
  kind: string;
  count: number;
}

export interface PlanHead {
  planId: string;
  state: 'planning' | 'ready';
  summary?: PlanSummary;
  danger: Danger[];
  /** What a person has to agree to before this plan may start; null where nothing is dangerous. */
  confirmation: string | null;
}

export interface PlanPage {
  state: 'planning' | 'ready';
  summary: PlanSummary;
  errors: PlanError[];
  conflicts: Conflict[];
  changes: PlanChange[];
  nextPage: number | null;
}

export interface Settings {
  conflictRule: ConflictRule;
  conflictRules: { [field: string]: ConflictRule };
  readOnly: boolean;
  /** Who may export; empty means everybody who can edit the spreadsheet. */
  exporters: string[];
  confirmOverRows: number;
  confirmPricePercent: number;
  /** What an import brings that names no tables; those of them that the app may not read are left out. */
  importTables: Resource[];
  metafields: string[];
  /** Whether `Products` has the column `Collections`. */
  collectionsColumn: boolean;
  schedule: { everyHours: number } | null;
}

/** A table that an import can bring. */
export interface TableView {
  resource: Resource;
  /** The title of its tab; null where there is none. */
  tab: string | null;
  /** How many records the store had when it was imported last; null before the first time. */
  lastImport: { records: number; finishedAt: number } | null;
  /** What the app lacks to import it, and to send edits of it. */
  missingScopes: string[];
  missingToSend: string[];
}

export interface StoreView {
  storeId: string;
  shop: string;
  shopName: string;
  currency: string;
  /** Whether this person has working credentials for it. */
  connected: boolean;
  scopes: string[];
  missingScopes: string[];
  /** What the tabs hold, by resource; null before the first import. */
  rows: { products: number; variants: number } | null;
  tables: TableView[];
}

export interface StateView {
  stores: StoreView[];
  settings: Settings;
  /** Unfinished jobs and the last finished ones, newest first. */
  jobs: JobView[];
  /** Edits that were not sent, counted at `countedAt`; null when nobody has looked since the last change. */
  pending: { rows: number; fields: number } | null;
  conflicts: number;
  lastSyncs: { storeId: string; resource: Resource; finishedAt: number }[];
  schedule: { everyHours: number } | null;
  /** `worksAlone`: whether jobs go on while no panel is open; false where Google lets the script make no trigger. */
  permissions: { canExport: boolean; reason: string | null; worksAlone: boolean };
}

export interface WorkResult {
  /** Nothing runnable and nothing waiting. */
  idle: boolean;
  /** When there is something to do again; set while all wait. */
  wakeAt: number | null;
  jobs: JobView[];
}

export interface AuditLine {
  time: number;
  jobId: string;
  user: string;
  store: string;
  tab: string;
  id: string;
  title: string;
  field: string;
  before: string | null;
  after: string | null;
  outcome: string;
  reason: string;
}

export interface Metrics {
  jobs: {
    type: string;
    count: number;
    failed: number;
    records: number;
    calls: number;
    points: number;
    /** From order to end, waits included, of those that have ended. */
    seconds: number;
  }[];
  caches: {
    namespace: string;
    hits: number;
    misses: number;
    /** From 0 to 1; null where nothing was asked for. */
    hitRate: number | null;
    writes: number;
    corrupt: number;
    bytesRead: number;
    bytesWritten: number;
  }[];
  limits: {
    storeId: string;
    available: number;
    maximum: number;
    restoredPerSecond: number;
    silentUntil: number | null;
  }[];
  /** What a person could do about it, in whole sentences. */
  advice: string[];
}

/** Something that is kept for later executions; never a secret. */
export interface CacheEntry {
  /** What `clearCache` takes. */
  key: string;
  namespace: string;
  /** What it is of, as far as that may be told. */
  name: string;
  bytes: number;
  storedAt: number;
  expiresAt: number;
}

/** A metafield that can be a column: `saveSettings` takes its header in `metafields`. */
export interface MetafieldChoice {
  table: 'products' | 'variants';
  namespace: string;
  key: string;
  type: string;
  header: string;
  /** As its definition says; null: it is in use without one. */
  name: string | null;
  /** How many records have it: all of them, or of those that were looked at where it has no definition. */
  count: number;
  /** How its cells are written. */
  help: string;
  /** It belongs to another app or to Shopify, who may refuse that anybody else changes it. */
  reserved: boolean;
}

/** No params of its own, or nothing to tell. */
type Empty = Record<never, never>;

/** The allow-list: method → what it takes and what it gives. Every method also takes an optional `storeId`. */
export interface RpcMethods {
  connectStore: { params: { shop: string; credentials: Credentials }; value: ConnectedStore };
  disconnectStore: { params: Empty; value: Empty };
  getState: { params: Empty; value: StateView };
  startImport: {
    params: { resources?: Resource[]; mode?: 'full' };
    value: { jobId: string };
  };
  previewExport: {
    params: { resources?: Resource[]; rows?: { tab: string; id: string }[] };
    value: PlanHead;
  };
  getPlan: {
    params: {
      planId: string;
      page?: number;
      filter?: { tab?: string; kind?: 'change' | 'error' | 'conflict' };
    };
    value: PlanPage;
  };
  startExport: { params: { planId: string; confirm?: boolean }; value: { jobId: string } };
  work: { params: { maxSeconds: number }; value: WorkResult };
  getJobs: { params: { limit?: number }; value: { jobs: JobView[] } };
  pauseJob: { params: { jobId: string }; value: JobView };
  resumeJob: { params: { jobId: string }; value: JobView };
  cancelJob: { params: { jobId: string }; value: JobView };
  getHistory: {
    params: { jobId: string; page?: number };
    value: { lines: AuditLine[]; nextPage: number | null };
  };
  listMetafields: {
    params: Empty;
    value: { metafields: MetafieldChoice[]; looked: { products: number; variants: number } };
  };
  /** Without a page all of them at once. */
  getConflicts: { params: { page?: number; filter?: ConflictFilter }; value: ConflictPage };
  /**
   * Carries choices out, or has the next look or import do so; `remaining` conflicts are undecided. Instead of
   * `choices` about single ones, `all` is one choice about all that were found until then.
   */
  resolveConflicts: {
    params: {
      choices?: ConflictChoice[];
      all?: { take: 'sheet' | 'shopify'; filter?: ConflictFilter; foundUntil?: number };
    };
    value: { remaining: number };
  };
  getSettings: { params: Empty; value: Settings };
  saveSettings: { params: Partial<Settings>; value: Settings };
  getMetrics: { params: { since?: number }; value: Metrics };
  getCache: { params: { page?: number }; value: { entries: CacheEntry[]; nextPage: number | null } };
  clearCache: { params: { key?: string }; value: Empty };
  /** Moves the person's selection to a cell; the row is found by id, so that sorting in between does no harm. */
  goToCell: { params: { tab: string; id: string; field?: string }; value: Empty };
}

export type RpcMethod = keyof RpcMethods;
export type RpcParams<M extends RpcMethod> = RpcMethods[M]['params'] & { storeId?: string };
export type RpcValue<M extends RpcMethod> = RpcMethods[M]['value'];
export type RpcRequest = { [M in RpcMethod]: { method: M; params?: RpcParams<M> } }[RpcMethod];
export type RpcResult<T> = { ok: true; value: T } | { ok: false; error: RpcError };
