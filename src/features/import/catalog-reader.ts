import type { BulkApiClient, ReadStep, Records } from '../../core/api/bulk-api-client';
import type { BulkCursor, BulkPlan } from '../../core/api/bulk/bulk-query-cursor';
import { waitsUntilMs } from '../../core/api/bulk/bulk-query-start';
import type { PagesCursor } from '../../core/api/bulk/pages';
import { isCatalogTable, tablesIn, type ReadSpecs, type ReadTable } from '../../core/api/bulk/pages-records';
import type { ReadEstimate } from '../../core/api/bulk/read-planner';
import { firstWindows, type WindowCounts, type WindowsCursor } from '../../core/api/bulk/windows';

/** Where a read stands; plain JSON, so that a later execution can go on. Null cursors: not begun. */
export type ReadProgress =
  | { way: 'bulk'; plan: BulkPlan; cursor: BulkCursor | null }
  | { way: 'parallel'; cursor: WindowsCursor }
  | { way: 'pages'; left: ReadTable[]; cursor: PagesCursor | null; repeats?: true };

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
  { strategy, ...plan }: Pick<ReadEstimate, 'strategy'> & BulkPlan,
  specs: ReadSpecs,
  counts: WindowCounts,
): ReadProgress {
  const left = tablesIn(specs);
  if (strategy === 'pages' || !left.some(isCatalogTable)) return { way: 'pages', left, cursor: null };
  if (strategy === 'bulk') return { way: 'bulk', plan, cursor: null };
  return { way: 'parallel', cursor: firstWindows(counts) };
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
    switch (progress.way) {
      case 'bulk':
        return this.stepInBulk(progress);
      case 'parallel':
        return this.stepInParallel(progress);
      case 'pages':
        return this.stepInPages(progress);
    }
  }

  private stepInParallel(progress: Extract<ReadProgress, { way: 'parallel' }>): ReadOutcome {
    const { records, cursor } = this.client.fetchParallel(progress.cursor);
    return { kind: 'records', records, next: cursor ? { ...progress, cursor } : this.rest(), repeats: false };
  }

  private stepInPages(progress: Extract<ReadProgress, { way: 'pages' }>): ReadOutcome {
    const [table, ...others] = progress.left;
    if (!table) throw new Error('There is no table left to be read');
    const { records, cursor } = this.client.fetchPages(table, progress.cursor ?? undefined);
    const left = cursor === null ? others : progress.left;
    const next = left.length === 0 ? null : { ...progress, left, cursor };
    return { kind: 'records', records, next, repeats: progress.repeats ?? false };
  }

  /** What is read page by page whatever the way of the others. */
  private rest(): ReadProgress | null {
    const left = tablesIn(this.specs).filter((table) => !isCatalogTable(table));
    return left.length === 0 ? null : { way: 'pages', left, cursor: null };
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

  /** What bulk operations cannot read in full is read once more, page by page. */
  private inPages(): ReadProgress {
    return { way: 'pages', left: tablesIn(this.specs), cursor: null, repeats: true };
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
