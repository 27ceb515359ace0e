import type { TableName } from '../../catalog/fields';
import type { Value } from '../../catalog/value';
import type { AuditEntry } from '../../sheets/audit';
import type { RowStatus } from '../common/rows';
import type { Plan } from './plan';
import type { FieldDecision, RowDecision } from './wave';
import type { Refusals } from './write-result';

export interface RowReport {
  status: RowStatus;
  lines: Pick<AuditEntry, 'field' | 'before' | 'after' | 'outcome' | 'reason'>[];
  /** Fields in which sheet and store now agree, with the value that was planned for them. */
  settled: ReadonlyMap<string, Value>;
  /** How the row counts. */
  tally: 'succeeded' | 'failed' | 'skipped' | 'conflicts';
}

/** What happened to one row of a wave: for the row itself, for the audit, for the base and for the job's count. */
export function explainRow({ fields }: RowDecision, refused: Refusals = new Map()): RowReport {
  const settled = new Map<string, Value>();
  const lines: RowReport['lines'] = [];
  const headersOf = {
    sent: [] as string[],
    conflict: [] as string[],
    skipped: [] as string[],
    failed: [] as string[],
  };
  let reason = '';
  for (const field of fields) {
    const line = lineFor(field, refused);
    if (line) {
      lines.push({ field: field.header, before: field.before, after: field.after, ...line });
      headersOf[line.outcome].push(field.header);
      reason = line.reason || reason;
    }
    if (isSettled(field, refused)) settled.set(field.key, field.after);
  }
  return { lines, settled, ...conclude(headersOf, reason) };
}

function isSettled({ kind, key }: FieldDecision, refused: Refusals): boolean {
  return kind === 'wasSent' || kind === 'agreed' || kind === 'take' || (kind === 'send' && !refused.has(key));
}

function lineFor(field: FieldDecision, refused: Refusals): Pick<AuditEntry, 'outcome' | 'reason'> | null {
  switch (field.kind) {
    case 'send':
      return refused.get(field.key) ?? { outcome: 'sent', reason: '' };
    case 'wasSent':
      return { outcome: 'sent', reason: '' };
    case 'leave':
      return { outcome: field.outcome, reason: field.reason };
    case 'agreed':
    case 'take':
      return null;
  }
}

function conclude(
  headers: Record<AuditEntry['outcome'], string[]>,
  reason: string,
): Pick<RowReport, 'status' | 'tally'> {
  const list = (names: string[]) => names.join(', ');
  if (headers.failed.length > 0) {
    return { tally: 'failed', status: { status: 'Failed', message: `${list(headers.failed)}: ${reason}` } };
  }
  if (headers.conflict.length > 0) {
    return {
      tally: 'conflicts',
      status: { status: 'Conflict', message: `${list(headers.conflict)}: ${reason}` },
    };
  }
  if (headers.skipped.length > 0) {
    return {
      tally: 'skipped',
      status: { status: 'Skipped', message: `${list(headers.skipped)}: ${reason}` },
    };
  }
  const message =
    headers.sent.length > 0 ? `Sent: ${list(headers.sent)}` : 'Shopify already had these values.';
  return { tally: 'succeeded', status: { status: 'Sent', message } };
}

export interface Leftover {
  id: string;
  table: TableName;
  status: RowStatus;
}

/** Rows of a plan that were not sent, or not as a whole, and why: one note a row. */
export function explainLeftovers(plan: Plan): Leftover[] {
  const notes = new Map<string, Leftover>();
  const note = (leftover: Leftover) => notes.set(`${leftover.table}/${leftover.id}`, leftover);
  for (const { id, table, field } of plan.conflicts) {
    const message = `${field}: It was changed both here and in Shopify. Your value was kept and nothing was sent.`;
    note({ id, table, status: { status: 'Conflict', message } });
  }
  for (const { id, table, message, hint } of plan.errors) {
    note({ id, table, status: { status: 'Error', message: `${message} ${hint}` } });
  }
  return [...notes.values()];
}
