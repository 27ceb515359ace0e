import { MOST_NODES, noRecords, readPages, recordsOf } from './pages-records';
import type { CatalogTable, NodePage, ReadDeps, ReadStep } from './pages-records';
import { withFittingSize } from './pages-size';
import { lookAtStore } from './windows-bounds';
import { searchOf, splitWindow, type IdWindow } from './windows-split';

/** Where a read in windows stands: what is not read yet, in the order of ids. */
export interface WindowsCursor {
  /** Null: not cut yet. */
  left: IdWindow[] | null;
  pageSize: number;
  /** How many records the table has, as far as is known. */
  count: number;
}

/** Pages that are filled less on average seldom overflow where ids are not quite even. */
const FILL = 0.85;
/** A window without an end is far wider than what is in it. */
const MOST_PIECES = 20;
/** Windows read in one step: enough to keep the requests in parallel, few enough to stop in between. */
const STEP_WINDOWS = 40;

export function firstWindows(count: number): WindowsCursor {
  return { left: null, pageSize: MOST_NODES, count };
}

/**
 * Reads disjoint windows of ids together and gives the records in the order of their ids. What a window finds comes
 * from the search index, which lags behind changes: new records may be missing (see docs/reading.md).
 */
export function fetchWindows(
  deps: ReadDeps,
  table: CatalogTable,
  cursor: WindowsCursor,
): ReadStep<WindowsCursor> {
  const left = cursor.left ?? cutWindows(deps, table, cursor);
  const { pageSize, ...rest } = cursor;
  const now = left.slice(0, STEP_WINDOWS);
  const { size, result } = withFittingSize(pageSize, (first) => readEach(deps, table, now, first));
  const nodes = result.flat();
  const later = left.slice(STEP_WINDOWS);
  const records = nodes.length === 0 ? noRecords() : recordsOf(table, nodes, deps);
  return { records, cursor: later.length === 0 ? null : { ...rest, pageSize: size, left: later } };
}

function cutWindows(deps: ReadDeps, table: CatalogTable, { count, pageSize }: WindowsCursor): IdWindow[] {
  const whole = (deps.overview ?? lookAtStore(deps.client)).whole[table];
  if (!whole) return [];
  // What was created since somebody looked has higher ids than any that we know.
  const since = { from: whole.to, to: Number.MAX_SAFE_INTEGER };
  return [...splitWindow(whole, Math.ceil(count / (pageSize * FILL))), since];
}

/** Reads each window to its end; where one holds more than a page, what is left of it is cut by its density. */
function readEach(
  deps: ReadDeps,
  table: CatalogTable,
  windows: readonly IdWindow[],
  first: number,
): object[][] {
  const runs = windows.map((window) => ({ first, query: searchOf(window) }));
  const pages = runs.length === 0 ? [] : readPages(deps, table, runs);
  const rests = windows.map((window, index) => restOf(window, pages[index]));
  const more = rests.flat();
  const found = more.length === 0 ? [] : readEach(deps, table, more, first);
  let next = 0;
  return windows.map((_, index) => {
    const ends = (rests[index] ?? []).flatMap(() => found[next++] ?? []);
    return [...(pages[index]?.nodes ?? []), ...ends];
  });
}

/** What of a window lies behind its first page, in windows of about a page. */
function restOf(window: IdWindow, page: NodePage | undefined): IdWindow[] {
  const last = page?.nodes[page.nodes.length - 1];
  if (!page || !last || !page.pageInfo.hasNextPage) return [];
  const from = idOf(last) + 1;
  const density = page.nodes.length / (from - window.from);
  const needed = Math.ceil(((window.to - from) * density) / (page.nodes.length * FILL));
  const pieces = Math.min(MOST_PIECES, needed);
  return from < window.to ? splitWindow({ from, to: window.to }, pieces) : [];
}

/** Every selection has the id; pages are in its order. */
function idOf(node: object): number {
  return Number(/\/(\d+)$/.exec(String(Reflect.get(node, 'id')))?.[1] ?? NaN);
}
