import * as v from 'valibot';
import { AppError } from '../catalog/app-error';
import { asRefusal } from '../catalog/google-refusals';
import { ApiError, toAppError } from '../core/api/api-error';
import { ID_KEY, TABLE_NAMES } from '../catalog/fields';
import type { App } from '../app';
import { OutOfTime } from '../platform/ports';
import { connectStore } from '../features/connect/connect-store';
import { readPending } from '../features/export/pending';
import { readLastSyncs, type LastSync } from '../features/import/last-syncs';
import { listMetafields } from '../features/metafields/list-metafields';
import { choicesFor, countFields, isMeant } from '../features/conflicts/conflict-desk';
import { lacksToImport, lacksToSend, tablesToImport } from '../features/common/import-tables';
import { exportRefusal, readSettings, settingsChange } from '../features/common/settings';
import {
  ALL_SCOPES,
  IMPORT_SCOPES,
  missingScopes,
  requireScopes,
  type StoreRecord,
} from '../features/common/stores';
import { RPC_PARAMS } from './rpc-params';
import type {
  Resource,
  RpcError,
  RpcMethod,
  RpcMethods,
  RpcResult,
  StateView,
  StoreView,
  TableView,
} from './rpc-types';

type Params<M extends RpcMethod> = v.InferOutput<(typeof RPC_PARAMS)[M]>;
type Handlers = { [M in RpcMethod]: (app: App, params: Params<M>) => RpcMethods[M]['value'] };

const MS_PER_SECOND = 1000;
/** An execution has six minutes; what is left over is for finishing a step that has begun. */
const MOST_WORK_SECONDS = 300;
const INTERACTIVE_MS = 240_000;
const HISTORY_PAGE = 200;
/** Each has three values, and descriptions are long. */
const CONFLICT_PAGE = 50;
const RECENT_JOBS = 20;
const PLAIN_NAME = /^[A-Za-z0-9]{1,30}$/;

const HANDLERS: Handlers = {
  connectStore(app, { shop, credentials }) {
    const { http, clock } = app.platform;
    const store = connectStore({ http, clock, credentials: app.credentials }, shop, credentials);
    app.prepare();
    // With other rights the same question may have another answer.
    app.caches.control.clear();
    app.book.commit([app.stores.put(store)]);
    const { storeId, shopName, scopes } = store;
    return { storeId, shopName, scopes, missingScopes: missingScopes(scopes, ALL_SCOPES) };
  },

  disconnectStore(app, { storeId }) {
    app.credentials.remove(app.stores.mustGet(storeId).storeId);
    return {};
  },

  getState: (app) => stateOf(app),

  startImport(app, { storeId, resources }) {
    const store = app.mustGetStore(storeId);
    app.prepare();
    const wanted = tablesToImport(store, resources, readSettings(app.state).importTables);
    // Where a table cannot be understood, the person hears it now and not from a failed job.
    const tables = app.tables(store);
    tables.assertReadable(wanted.map((resource) => tables.catalog[resource]));
    return { jobId: app.desk.start('import', store.storeId, { resources: wanted }) };
  },

  previewExport(app, { storeId, resources, rows }) {
    const store = app.stores.mustGet(storeId);
    const { session } = app.link(store, app.platform.clock.nowMs() + INTERACTIVE_MS);
    app.prepare();
    // A copy of the file has the settings, but nothing watches its edits yet.
    app.watchEdits();
    app.carryOutChoices(store, session);
    const planner = app.planner(store, session);
    return app.exports.preview(store, planner, resources ?? TABLE_NAMES, rows ?? null);
  },

  getPlan: (app, { planId, page, filter }) => app.exports.page(planId, page, filter),

  startExport(app, { storeId, planId, confirm }) {
    app.prepare();
    const store = app.mustGetStore(storeId);
    const plan = app.exports.mustGetStartable(store, planId, confirm);
    return { jobId: app.desk.start('export', store.storeId, { planId }, plan.rows.length) };
  },

  work(app, { maxSeconds }) {
    const seconds = Math.min(maxSeconds, MOST_WORK_SECONDS);
    const deadlineMs = app.platform.clock.nowMs() + seconds * MS_PER_SECOND;
    app.platform.limitWaits(deadlineMs);
    const { idle, wakeAt, jobs } = app.pump().work(deadlineMs);
    if (!idle) app.desk.expectTick();
    if (app.revealedSheetId !== null) app.platform.screen.select(app.revealedSheetId, 0, 0);
    return { idle, wakeAt, jobs: app.desk.show(jobs).slice(0, RECENT_JOBS) };
  },

  getJobs: (app, { limit }) => ({ jobs: app.desk.list(limit) }),
  pauseJob: (app, { jobId }) => app.desk.pause(jobId),
  resumeJob: (app, { jobId }) => app.desk.resume(jobId),
  cancelJob: (app, { jobId }) => app.desk.cancel(jobId),

  getHistory(app, { jobId, page }) {
    app.desk.mustGet(jobId);
    const lines = app.audit.read(jobId);
    const from = page * HISTORY_PAGE;
    const to = from + HISTORY_PAGE;
    return { lines: lines.slice(from, to), nextPage: lines.length > to ? page + 1 : null };
  },

  listMetafields(app, { storeId }) {
    const store = app.mustGetStore(storeId);
    requireScopes(store, IMPORT_SCOPES);
    return listMetafields(app.link(store, app.platform.clock.nowMs() + INTERACTIVE_MS).client);
  },

  getConflicts(app, { storeId, page, filter }) {
    const asOf = app.platform.clock.nowMs();
    const all = app.conflicts.all(storeId);
    const meant = all.filter((conflict) => isMeant(filter, conflict));
    const [from, to] =
      page === undefined ? [0, meant.length] : [page * CONFLICT_PAGE, (page + 1) * CONFLICT_PAGE];
    const nextPage = page !== undefined && meant.length > to ? page + 1 : null;
    return { conflicts: meant.slice(from, to), nextPage, fields: countFields(all), asOf };
  },

  resolveConflicts(app, { storeId, choices, all }) {
    const store = app.mustGetStore(storeId);
    app.prepare();
    const conflicts = app.conflictsOf(store);
    // What was decided is kept first: where it cannot be carried out now, the next look or import does it.
    app.book.commit(conflicts.note(choices ?? (all ? choicesFor(conflicts.lines(), all) : [])));
    const { session } = app.link(store, app.platform.clock.nowMs() + INTERACTIVE_MS);
    app.carryOutChoices(store, session);
    return { remaining: conflicts.remaining() };
  },

  getSettings: (app) => readSettings(app.state),

  saveSettings(app, { storeId: _, ...patch }) {
    app.prepare();
    const settings = { ...readSettings(app.state), ...patch };
    app.book.commit([settingsChange(app.state, settings)]);
    app.watchEdits();
    return settings;
  },

  getMetrics: (app, { since }) => app.metrics(since),

  getCache(app, { page }) {
    const { entries, nextPage } = app.caches.control.list(page);
    return {
      entries: entries.map(({ address, namespace, key, bytes, storedAtMs, expiresAtMs }) => ({
        key: address,
        namespace,
        name: key,
        bytes,
        storedAt: storedAtMs,
        expiresAt: expiresAtMs,
      })),
      nextPage,
    };
  },

  clearCache(app, { key }) {
    if (key === undefined) app.caches.control.clear();
    else app.caches.control.drop([key]);
    return {};
  },

  goToCell(app, { storeId, tab, id, field }) {
    const tables = app.tables(app.stores.mustGet(storeId));
    const view = Object.values(tables.catalog)
      .flatMap((spec) => tables.get(spec) ?? [])
      .find(({ title }) => title === tab);
    const row = view?.rowOf.get(id) ?? view?.repeated.get(id)?.[0];
    if (!view || row === undefined) {
      throw new AppError(
        'sheet_structure',
        'That row is not in the sheet any more.',
        'Look at the changes again.',
        { tab },
      );
    }
    const key = view.spec.fields.find(({ header }) => header === field)?.key ?? ID_KEY;
    app.platform.screen.select(view.sheetId, row, view.columns.get(key) ?? 0);
    return {};
  },
};

function stateOf(app: App): StateView {
  const settings = readSettings(app.state);
  const stores = app.stores.all();
  const pending = readPending(app.state);
  const jobs = app.desk.list(RECENT_JOBS);
  const refusal = exportRefusal(settings, app.platform.identity.email());
  return {
    stores: stores.map((store) => storeView(app, store)),
    settings,
    jobs,
    pending: pending === null || pending.outdated ? null : { rows: pending.rows, fields: pending.fields },
    conflicts: app.conflicts.count(),
    lastSyncs: readLastSyncs(app.state).map(({ storeId, resource, finishedAt }) => ({
      storeId,
      resource,
      finishedAt,
    })),
    schedule: settings.schedule,
    permissions: { canExport: refusal === null, reason: refusal, worksAlone: app.desk.worksAlone() },
  };
}

function storeView(app: App, store: StoreRecord): StoreView {
  const { storeId, shop, shopName, currency, scopes } = store;
  const connected = app.credentials.has(storeId);
  const synced = readLastSyncs(app.state).filter((sync) => sync.storeId === storeId);
  const recordsOf = (name: Resource) => synced.find(({ resource }) => resource === name)?.records ?? 0;
  const rows =
    synced.length > 0 ? { products: recordsOf('products'), variants: recordsOf('variants') } : null;
  return {
    storeId,
    shop,
    shopName,
    currency,
    connected,
    scopes,
    missingScopes: missingScopes(scopes, ALL_SCOPES),
    rows,
    tables: TABLE_NAMES.map((name) => tableView(app, store, name, synced)),
  };
}

function tableView(app: App, store: StoreRecord, resource: Resource, synced: readonly LastSync[]): TableView {
  const tables = app.tables(store);
  const last = synced.find((sync) => sync.resource === resource);
  return {
    resource,
    tab: tables.find(tables.catalog[resource])?.title ?? null,
    lastImport: last ? { records: last.records, finishedAt: last.finishedAt } : null,
    missingScopes: lacksToImport(store, resource),
    missingToSend: lacksToSend(store, resource),
  };
}

/** The one gateway for sidebar, menu, automation and tests: plain JSON in and out, never a throw. */
export function handleRpc(getApp: () => App, request: unknown): RpcResult<unknown> {
  try {
    const { method, params } = parseRequest(request);
    const handler = HANDLERS[method] as (app: App, params: unknown) => unknown;
    return { ok: true, value: handler(getApp(), params) };
  } catch (error) {
    return { ok: false, error: explain(error) };
  }
}

function parseRequest(request: unknown): { method: RpcMethod; params: unknown } {
  const { method, params = {} } = (typeof request === 'object' && request !== null ? request : {}) as {
    method?: unknown;
    params?: unknown;
  };
  if (typeof method !== 'string' || !Object.prototype.hasOwnProperty.call(RPC_PARAMS, method)) {
    throw invalid(
      `There is no method "${String(method)}".`,
      `The methods are: ${Object.keys(RPC_PARAMS).join(', ')}.`,
    );
  }
  const parsed = v.safeParse(RPC_PARAMS[method as RpcMethod] as v.GenericSchema, params ?? {});
  if (parsed.success) return { method: method as RpcMethod, params: parsed.output };
  const [issue] = parsed.issues;
  // Neither the value nor what was received is repeated: it may be a secret, and so may be what stands for a name.
  const path = issue.path?.map(({ key }) => (PLAIN_NAME.test(String(key)) ? String(key) : '…')).join('.');
  throw invalid(
    `${method}: "${path ?? 'params'}" is not what this method takes.`,
    `Expected: ${issue.expected ?? 'something else'}.`,
  );
}

function invalid(message: string, hint: string): AppError {
  return new AppError('invalid_params', message, hint);
}

function explain(error: unknown): RpcError {
  if (error instanceof AppError) return error.view();
  if (error instanceof ApiError) return toAppError(error.failure, 'The store').view();
  if (error instanceof OutOfTime) {
    const message = 'Shopify or Google asks to wait longer than this call may take.';
    return { code: 'store_unavailable', message, hint: 'Nothing was changed. Try again in a minute.' };
  }
  const message = error instanceof Error ? error.message : String(error);
  const refusal = asRefusal(message);
  if (refusal) return refusal.view();
  if (/quota exceeded|too many times|too much computer time/i.test(message)) {
    return {
      code: 'quota_exhausted',
      message,
      hint: 'Google limits this per day and minute; try again later.',
    };
  }
  return {
    code: 'internal',
    message,
    hint: 'Nothing is lost. Try again; if it stays, please report this message.',
  };
}
