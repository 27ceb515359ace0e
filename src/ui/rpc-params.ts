import * as v from 'valibot';
import { TABLE_NAMES } from '../catalog/fields';
import { parseMetafieldHeader } from '../catalog/metafields';
import type { RpcMethod } from './rpc-types';

/** What each method takes, checked before anything else happens. Unknown keys are refused. */

const LONGEST_TEXT = 500;
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TEXT));
const resources = v.pipe(v.array(v.picklist(TABLE_NAMES)), v.minLength(1));
const rule = v.picklist(['sheet', 'shopify', 'newest', 'review']);
/** More columns than that make the requests that read them too dear. */
const MOST_METAFIELDS = 50;
const metafield = v.pipe(
  text,
  v.check(
    (header) => parseMetafieldHeader(header) !== null,
    'a header such as Metafield: details.care [type]',
  ),
);
const page = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.minValue(0));
const take = v.picklist(['sheet', 'shopify']);
const ofConflicts = v.strictObject({ tab: v.optional(text), field: v.optional(text) });
const storeId = v.optional(text);

const credentials = v.variant('type', [
  v.strictObject({ type: v.literal('token'), accessToken: text }),
  v.strictObject({ type: v.literal('clientCredentials'), clientId: text, clientSecret: text }),
]);

const empty = v.strictObject({ storeId });
const ofJob = v.strictObject({ storeId, jobId: text });

export const RPC_PARAMS = {
  connectStore: v.strictObject({ storeId, shop: text, credentials }),
  disconnectStore: empty,
  getState: empty,
  startImport: v.strictObject({
    storeId,
    resources: v.optional(resources),
    mode: v.optional(v.literal('full'), 'full'),
  }),
  previewExport: v.strictObject({
    storeId,
    resources: v.optional(resources),
    rows: v.optional(v.array(v.strictObject({ tab: text, id: text }))),
  }),
  getPlan: v.strictObject({
    storeId,
    planId: text,
    page: v.optional(page, 0),
    filter: v.optional(
      v.strictObject({
        tab: v.optional(text),
        kind: v.optional(v.picklist(['change', 'error', 'conflict'])),
      }),
      {},
    ),
  }),
  startExport: v.strictObject({ storeId, planId: text, confirm: v.optional(v.boolean(), false) }),
  work: v.strictObject({ storeId, maxSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(3_600)) }),
  getJobs: v.strictObject({ storeId, limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }),
  pauseJob: ofJob,
  resumeJob: ofJob,
  cancelJob: ofJob,
  getHistory: v.strictObject({ storeId, jobId: text, page: v.optional(page, 0) }),
  listMetafields: empty,
  getConflicts: v.strictObject({ storeId, page: v.optional(page), filter: v.optional(ofConflicts, {}) }),
  resolveConflicts: v.pipe(
    v.strictObject({
      storeId,
      choices: v.optional(
        v.pipe(v.array(v.strictObject({ tab: text, id: text, field: text, take })), v.minLength(1)),
      ),
      all: v.optional(
        v.strictObject({ take, filter: v.optional(ofConflicts, {}), foundUntil: v.optional(time) }),
      ),
    }),
    v.check(({ choices, all }) => (choices === undefined) !== (all === undefined), 'choices, or all'),
  ),
  getSettings: empty,
  saveSettings: v.strictObject({
    storeId,
    conflictRule: v.optional(rule),
    conflictRules: v.optional(v.record(v.string(), rule)),
    readOnly: v.optional(v.boolean()),
    exporters: v.optional(v.array(v.pipe(v.string(), v.email()))),
    confirmOverRows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    confirmPricePercent: v.optional(v.pipe(v.number(), v.minValue(0))),
    importTables: v.optional(resources),
    metafields: v.optional(v.pipe(v.array(metafield), v.maxLength(MOST_METAFIELDS))),
    collectionsColumn: v.optional(v.boolean()),
    schedule: v.optional(v.nullable(v.strictObject({ everyHours: v.pipe(v.number(), v.minValue(1)) }))),
  }),
  getMetrics: v.strictObject({ storeId, since: v.optional(time, 0) }),
  getCache: v.strictObject({ storeId, page: v.optional(page, 0) }),
  clearCache: v.strictObject({ storeId, key: v.optional(text) }),
  goToCell: v.strictObject({ storeId, tab: text, id: text, field: v.optional(text) }),
} satisfies Record<RpcMethod, v.GenericSchema>;
