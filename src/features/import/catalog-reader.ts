import type { BulkApiClient, ReadStep, Records } from '../../core/api/bulk-api-client';
import type { BulkCursor } from '../../core/api/bulk/bulk-query-cursor';
import { waitsUntilMs } from '../../core/api/bulk/bulk-query-start';
import type { PagesCursor } from '../../core/api/bulk/pages';
import type { ReadSpecs, ReadTable } from '../../core/api/bulk/pages-records';
import type { ReadEstimate } from '../../core/api/bulk/read-planner';
import type { WindowsCursor } from '../../core/api/bulk/windows';

/** Where a read stands; plain JSON, so that a later execution can go on. Null cursors: not begun. */
export type ReadProgress =
  | { way: 'bulk'; plan: Pick<ReadEstimate, 'pieces' | 'expectedSeconds'>; cursor: BulkCursor | null }
  | { way: 'pages'; table: ReadTable; cursor: PagesCursor | null; repeats?: true }
  | { way: 'parallel'; table: ReadTable; cursor: WindowsCursor | null; counts: Record<ReadTable, number> };

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
  if (strategy === 'bulk') return { way: 'bulk', plan: { pieces, expectedSeconds }, cursor: null };
  const table = firstTable(specs);
  if (strategy === 'pages') return { way: 'pages', table, cursor: null };
  return { way: 'parallel', table, cursor: null, counts };
}

function firstTable(specs: ReadSpecs): ReadTable {
  return specs.products.length > 0 ? 'products' : 'variants';
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
    const isDone = progress.table === 'variants' || this.specs.variants.length === 0;
    const next: ReadProgress | null = isDone ? null : { ...progress, table: 'variants', cursor: null };
    return { kind: 'records', records, next, repeats };
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
      if (cursor === null) return { kind: 'records', records, next: null, repeats };
      const next = { ...progress, cursor };
      if (Object.values(records).some(({ length }) => length > 0))
        return { kind: 'records', records, next, repeats };
      const untilMs = waitsUntilMs(cursor);
      if (untilMs !== null && untilMs > this.nowMs() + SHORT_WAIT_MS)
        return { kind: 'waiting', untilMs, next };
    }
  }
}
