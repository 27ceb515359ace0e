import { mustGetField, type TableName, type TableSpec } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import type { AuditEntry } from '../../sheets/audit';
import type { PlannedRow } from './plan';
import type { Intents } from './wave';

/** A wave that is about to be sent, as the journal keeps it: enough to audit it without its job and its plan. */
export interface OpenWave {
  storeId: string;
  user: string;
  table: TableName;
  rows: Record<string, Pick<PlannedRow, 'tab' | 'title'>>;
  intents: Intents;
}

type Line = Pick<
  AuditEntry,
  'user' | 'tab' | 'id' | 'title' | 'field' | 'before' | 'after' | 'outcome' | 'reason'
>;

const NOT_KNOWN =
  'The work ended while this was being sent, and Shopify has another value by now: it may have arrived before.';

/**
 * What became of a wave whose job ended before it could tell: a field that has its new value was sent, one that
 * still has the old one was not.
 */
export function auditOf(spec: TableSpec, wave: OpenWave, stored: ReadonlyMap<string, CatalogRecord>): Line[] {
  return Object.entries(wave.intents).flatMap(([id, fields]) =>
    Object.entries(fields).flatMap(([key, { before, after }]): Line[] => {
      const { header, type } = mustGetField(spec, key);
      const record = stored.get(id);
      const now = record?.values[key] ?? null;
      if (record && type.same(now, before)) return [];
      const { tab, title } = wave.rows[id] ?? { tab: spec.tab, title: '' };
      const line = { user: wave.user, tab, id, title, field: header, before, after };
      return record && type.same(now, after)
        ? [{ ...line, outcome: 'sent', reason: '' }]
        : [{ ...line, outcome: 'failed', reason: NOT_KNOWN }];
    }),
  );
}
