import type { BulkApiClient, ReadStep, Records } from '../../core/api/bulk-api-client';
import type { BulkCursor } from '../../core/api/bulk/bulk-query-cursor';
import { waitsUntilMs } from '../../core/api/bulk/bulk-query-start';
import type { PagesCursor } from '../../core/api/bulk/pages';
import {
  isCatalogTable,
  READ_TABLES,
  type CatalogTable,
  type ReadSpecs,
  type ReadTable,
} from '../../core/api/bulk/pages-records';
import type { ReadEstimate } from '../../core/api/bulk/read-planner';
import type { WindowsCursor } from '../../core/api/bulk/windows';

/** Where a read stands; plain JSON, so that a later execution can go on. Null cursors: not begun. */
export type ReadProgress =
  | { way: 'bulk'; plan: Pick<ReadEstimate, 'pieces' | 'expectedSeconds'>; cursor: BulkCursor | null }
  | { way: 'pages'; table: ReadTable; cursor: PagesCursor | null; repeats?: true }
  | {
      way: 'parallel';
      table: CatalogTable;
      cursor: WindowsCursor | null;
      counts: Record<ReadTable, number>;
    };

/** Cutting the catalog, and starting what runs. */
const STEPS_TO_START = 2;
/** Not worth telling anybody. */
const SHORT_WAIT_MS = 4_000;

/** What a step of a read came to. */
export type ReadOutcome =
  /** `next` is null when everything is read. With `repeats`, records may be among them that came before. */
  | { kind: 'records'; records: Records; next: ReadProgress | null; repeats: boolean }
  /** What was read is not all of it: everything is read once more, in another way. */
  | { kind: 'again'; next: ReadProgress }
  /** Shopify is working on it: there is nothing to do before. */
  | { kind: 'waiting'; untilMs: number; next: ReadProgress };

/** The first thing to read for these tables, as the plan says. */
export function startOf(
  { strategy, pieces, expectedSeconds }: Pick<ReadEstimate, 'strategy' | 'pieces' | 'expectedSeconds'>,
  specs: ReadSpecs,
  counts: Record<ReadTable, number>,
): ReadProgress {
  const table = firstTable(specs);
  if (strategy === 'pages' || !isCatalogTable(table)) return { way: 'pages', table, cursor: null };
  if (strategy === 'bulk') return { way: 'bulk', plan: { pieces, expectedSeconds }, cursor: null };
  return { way: 'parallel', table, cursor: null, counts };
}

function firstTable(specs: ReadSpecs): ReadTable {
  const [first] = wantedOf(specs);
  if (first === undefined) throw new Error('There is no table to read for');
  return first;
}

function wantedOf(specs: ReadSpecs): ReadTable[] {
  return READ_TABLES.filter((table) => specs[table].length > 0);
}

/** Reads a catalog step by step, in the way that was planned. Kept for as long as an execution lasts. */
export class CatalogReader {
  constructor(
    private readonly client: BulkApiClient,
    private readonly specs: ReadSpecs,
    private readonly nowMs: () => number,
  ) {}

  /** Goes on until there are records, or nothing to do but wait. `progress` itself is not changed. */
  step(progress: ReadProgress): ReadOutcome {
    if (progress.way === 'bulk') return this.stepInBulk(progress);
    const { records, cursor } = this.readTable(progress);
    const repeats = 'repeats' in progress;
    if (cursor !== null)
      return { kind: 'records', records, next: { ...progress, cursor } as ReadProgress, repeats };
    return { kind: 'records', records, next: this.afterTable(progress), repeats };
  }

  /** The next table, in the same way where that can read it. */
  private afterTable(progress: Exclude<ReadProgress, { way: 'bulk' }>): ReadProgress | null {
    const wanted = wantedOf(this.specs);
    const table = wanted[wanted.indexOf(progress.table) + 1];
    if (table === undefined) return null;
    if (progress.way === 'pages') return { ...progress, table, cursor: null };
    return isCatalogTable(table) ? { ...progress, table, cursor: null } : this.rest();
  }

  /** What is read page by page whatever the way of the others. */
  private rest(): ReadProgress | null {
    const table = wantedOf(this.specs).find((name) => !isCatalogTable(name));
    return table === undefined ? null : { way: 'pages', table, cursor: null };
  }

  /** Starts what goes on by itself; everything else begins with its first step. */
  begin(progress: ReadProgress): ReadProgress {
    if (progress.way !== 'bulk') return progress;
    let cursor: BulkCursor | null = progress.cursor;
    for (let steps = 0; steps < STEPS_TO_START; steps++) {
      const step: ReadStep<BulkCursor> = this.client.runBulkQuery(progress.plan, cursor ?? undefined);
      if (step.cursor === null) break;
      cursor = step.cursor;
    }
    return { ...progress, cursor };
  }

  private readTable(progress: Exclude<ReadProgress, { way: 'bulk' }>) {
    if (progress.way === 'pages') return this.client.fetchPages(progress.table, progress.cursor ?? undefined);
    const { table, counts, cursor } = progress;
    return this.client.fetchParallel(table, counts[table], cursor ?? undefined);
  }

  /** What bulk operations cannot read in full is read once more, page by page. */
  private inPages(): ReadProgress {
    return { way: 'pages', table: firstTable(this.specs), cursor: null, repeats: true };
  }

  private stepInBulk(progress: Extract<ReadProgress, { way: 'bulk' }>): ReadOutcome {
    for (let cursor = progress.cursor; ;) {
      const { records, repeats, isIncomplete, ...step } = this.client.runBulkQuery(
        progress.plan,
        cursor ?? undefined,
      );
      if (isIncomplete) return { kind: 'again', next: this.inPages() };
      cursor = step.cursor;
      if (cursor === null) return { kind: 'records', records, next: this.rest(), repeats };
      const next = { ...progress, cursor };
      if (Object.values(records).some(({ length }) => length > 0))
        return { kind: 'records', records, next, repeats };
      const untilMs = waitsUntilMs(cursor);
      if (untilMs !== null && untilMs > this.nowMs() + SHORT_WAIT_MS)
        return { kind: 'waiting', untilMs, next };
    }
  }
}
