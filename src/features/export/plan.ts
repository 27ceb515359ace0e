import type { AppErrorView } from '../../catalog/app-error';
import type { TableName } from '../../catalog/fields';
import { utf8Length, type Value } from '../../catalog/value';
import { MOST_IN_CALL, type ValueMutation } from '../../catalog/value-mutations';

/** One field that an export would change. */
export interface PlannedChange {
  key: string;
  header: string;
  /** What sheet and store had in common; absent where that is not known. */
  base?: Value;
  /** What the store held when the plan was made. */
  before: Value;
  after: Value;
  /** What makes the change; absent where it is the mutation of the table. */
  by?: ValueMutation;
}

/** One record that an export would change. */
export interface PlannedRow {
  table: TableName;
  tab: string;
  row: number;
  id: string;
  title: string;
  /** The product that the mutation names: the record itself, or a variant's product. */
  productId: string;
  changes: PlannedChange[];
}

/** A row that stays behind until a person mends it. */
export interface PlanError extends AppErrorView {
  table: TableName;
  tab: string;
  row: number;
  id: string;
  title: string;
  field: string | null;
  value: string | null;
}

export interface PlanConflict {
  table: TableName;
  tab: string;
  row: number;
  id: string;
  title: string;
  field: string;
  base: Value;
  sheet: Value;
  shopify: Value;
  shopifyUpdatedAt: number | null;
}

/** What a plan looked at: all rows of a table (`ids` is null), or some. */
export interface PlanScope {
  table: TableName;
  ids: string[] | null;
}

export interface Plan {
  planId: string;
  storeId: string;
  madeAt: number;
  scope: PlanScope[];
  rows: PlannedRow[];
  errors: PlanError[];
  conflicts: PlanConflict[];
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

/** Most mutations in one wave: with what they cost, a full bucket of a Standard store holds about as many. */
export const MOST_OPERATIONS = 100;
/** Most records in one wave: Shopify takes 250 ids in one request, and 250 variants in one mutation. */
export const MOST_ROWS = 250;

/** Records that a table's own mutation writes at once: a product, or variants of one product. */
export interface Operation {
  productId: string;
  rows: PlannedRow[];
}

/**
 * Most UTF-8 bytes of values before and after in one wave: packed, however badly, they fit the journal's row, and
 * the commit stays near the 2 MB that Google recommends.
 */
export const MOST_BYTES = 800_000;

/** The rows from `start` on that are read, written and committed together: one table, one request. */
export function waveAt(rows: readonly PlannedRow[], start: number): PlannedRow[] {
  const wave: PlannedRow[] = [];
  const first = rows[start];
  let bytes = 0;
  for (const row of rows.slice(start, start + MOST_ROWS)) {
    bytes += bytesOf(row);
    if (wave.length > 0 && bytes > MOST_BYTES) break;
    if (row.table !== first?.table || countOperations([...wave, row]) > MOST_OPERATIONS) break;
    wave.push(row);
  }
  return wave;
}

function bytesOf({ changes }: PlannedRow): number {
  return changes.reduce((sum, { before, after }) => sum + utf8Length(before) + utf8Length(after), 0);
}

/** Mutations that rows of one table come to. */
function countOperations(rows: readonly PlannedRow[]): number {
  const values = new Map<ValueMutation, number>();
  for (const { by } of rows.flatMap(({ changes }) => changes))
    if (by) values.set(by, (values.get(by) ?? 0) + 1);
  const calls = [...values].map(([by, count]) => Math.ceil(count / MOST_IN_CALL[by]));
  return calls.reduce((sum, count) => sum + count, toOperations(rows).length);
}

/** Rows of one table, grouped by the mutation of the table that writes them; their order is kept. */
export function toOperations(rows: readonly PlannedRow[]): Operation[] {
  const operations: Operation[] = [];
  for (const row of rows.filter(({ changes }) => changes.some(({ by }) => by === undefined))) {
    const last = operations[operations.length - 1];
    if (row.table === 'variants' && last?.productId === row.productId) last.rows.push(row);
    else operations.push({ productId: row.productId, rows: [row] });
  }
  return operations;
}

export function countWaves(rows: readonly PlannedRow[]): { waves: number; operations: number } {
  let waves = 0;
  let operations = 0;
  for (let start = 0; start < rows.length; waves++) {
    const wave = waveAt(rows, start);
    operations += countOperations(wave);
    start += wave.length;
  }
  return { waves, operations };
}

/** The records of a wave are read, then written. */
const CALLS_A_WAVE = 2;
/** Reading, writing and recording a wave; one more mutation in a request (figures of docs/limits.md). */
const SECONDS_A_WAVE = 2;
const SECONDS_AN_OPERATION = 0.18;

export function summarize({
  rows,
  errors,
  conflicts,
}: Pick<Plan, 'rows' | 'errors' | 'conflicts'>): PlanSummary {
  const { waves, operations } = countWaves(rows);
  const readsBack = rows.some(({ changes }) => changes.some(({ by }) => by !== undefined));
  return {
    rows: rows.length,
    creates: 0,
    updates: rows.length,
    deletes: 0,
    fields: rows.reduce((sum, row) => sum + row.changes.length, 0),
    errors: errors.length,
    conflicts: conflicts.length,
    operations,
    estimatedCalls: waves * (CALLS_A_WAVE + (readsBack ? 1 : 0)),
    estimatedSeconds: Math.ceil(waves * SECONDS_A_WAVE + operations * SECONDS_AN_OPERATION),
  };
}
