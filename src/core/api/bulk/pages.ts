import {
  MOST_NODES,
  noRecords,
  readPages,
  recordsOf,
  type ReadDeps,
  type ReadStep,
  type ReadTable,
} from './pages-records';
import { withFittingSize } from './pages-size';

/** Where a read page by page stands. */
export interface PagesCursor {
  /** Shopify's cursor of the last record read; null: nothing is read yet. */
  after: string | null;
  pageSize: number;
}

/** A page that took so long waited for the bucket: smaller ones let an execution stop in between. */
const STALLED_MS = 8_000;
const LEAST_PAGE = 50;

export const FIRST_PAGE: PagesCursor = { after: null, pageSize: MOST_NODES };

/** One page of a table, in the order of ids: the plainest way, and right whatever the search index lags. */
export function fetchPage(deps: ReadDeps, table: ReadTable, cursor: PagesCursor): ReadStep<PagesCursor> {
  const startedMs = deps.clock.nowMs();
  const { size, result } = withFittingSize(cursor.pageSize, (first) =>
    readPages(deps, [{ table, first, after: cursor.after }]),
  );
  const [page] = result;
  if (!page) throw new Error('A page got no answer');
  const stalled = deps.clock.nowMs() - startedMs > STALLED_MS && size >= 2 * LEAST_PAGE;
  const pageSize = stalled ? size >> 1 : size;
  const after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  return {
    records: { ...noRecords(), ...recordsOf(table, page.nodes, deps) },
    cursor: after === null ? null : { after, pageSize },
  };
}
