import { isCatalogTable, MOST_NODES, noRecords, readPages, recordsOf, tablesIn } from './pages-records';
import type { CatalogTable, NodePage, ReadDeps, ReadStep } from './pages-records';
import { withFittingSize } from './pages-size';
import { lookAtStore } from './windows-bounds';
import { searchOf, splitWindow, type IdWindow } from './windows-split';

/** What windows are cut by: pages of images are pages of products. */
export type WindowCounts = Record<Exclude<CatalogTable, 'images'>, number>;

/** Where a read in windows stands: what is not read yet, table by table in the order of ids. */
export interface WindowsCursor {
  /** Null: not cut yet. */
  left: TableWindow[] | null;
  pageSize: number;
  /** How many records each table has, as far as is known. */
  counts: WindowCounts;
}

interface TableWindow extends IdWindow {
  table: CatalogTable;
  /** Read from the end, so many a page, without a search. */
  newest?: number;
  /** Stands for so many windows. */
  pieces?: number;
}

/** Pages that are filled less on average seldom overflow where ids are not quite even. */
const FILL = 0.85;
/** Where ids are dense at the beginning of a window, they seldom are to its end. */
const MOST_PIECES = 20;
/** Windows read in one step: enough to keep the requests in parallel, few enough to stop in between. */
const STEP_WINDOWS = 40;
/** So many are one in the cursor, which is kept in a single cell of 50,000 characters. */
const KEPT_TOGETHER = 10;
/** How many records are looked at for those that the search index does not know yet. */
const NEWEST = 50;

export function firstWindows(counts: WindowCounts): WindowsCursor {
  return { left: null, pageSize: MOST_NODES, counts };
}

/**
 * Reads disjoint windows of ids of all tables together. What a window finds comes from the search index, which lags
 * behind changes (see docs/reading.md); so the newest records, which it may not know yet, are read without it.
 */
export function fetchWindows(deps: ReadDeps, cursor: WindowsCursor): ReadStep<WindowsCursor> {
  const left = cursor.left ?? cutWindows(deps, cursor);
  const { pageSize, ...rest } = cursor;
  const { now, later } = takeStep(left);
  const { size, result } = withFittingSize(pageSize, (first) => readTogether(deps, now, first));
  const records = noRecords();
  for (const table of tablesIn(deps.specs)) {
    const nodes = result.flatMap((found) => (found.table === table ? found.nodes : []));
    Object.assign(records, recordsOf(table, nodes, deps));
  }
  return { records, cursor: later.length === 0 ? null : { ...rest, pageSize: size, left: later } };
}

/** Each table's windows, and behind the last one its newest records, of which the window may know a part. */
function cutWindows(deps: ReadDeps, { counts, pageSize }: WindowsCursor): TableWindow[] {
  const { whole } = deps.overview ?? lookAtStore(deps.client);
  return tablesIn(deps.specs)
    .filter(isCatalogTable)
    .flatMap((table): TableWindow[] => {
      const all = whole[table];
      if (!all) return [];
      const to = Number.MAX_SAFE_INTEGER;
      const count = counts[table === 'images' ? 'products' : table];
      if (count <= pageSize) return [{ table, from: 0, to, newest: pageSize }];
      const needed = Math.ceil(count / (pageSize * FILL));
      const groups = splitWindow(all, Math.ceil(needed / KEPT_TOGETHER));
      const pieces = Math.min(KEPT_TOGETHER, Math.ceil(needed / groups.length));
      const windows = groups.map((group) => ({ table, ...group, pieces }));
      const from = windows.slice(-1).flatMap(apart).pop()?.from ?? 0;
      return [...windows, { table, from, to, newest: NEWEST }];
    });
}

/** A table's newest records go with its last window. */
function takeStep(left: readonly TableWindow[]): { now: TableWindow[]; later: TableWindow[] } {
  let sum = 0;
  const end = left.findIndex(({ pieces = 0 }) => (sum += pieces) > STEP_WINDOWS);
  const most = end < 0 ? left.length : end;
  return { now: left.slice(0, most).flatMap(apart), later: left.slice(most) };
}

function apart({ pieces = 1, ...window }: TableWindow): TableWindow[] {
  return splitWindow(window, pieces).map((piece) => ({ ...window, ...piece }));
}

interface Found {
  table: CatalogTable;
  nodes: readonly object[];
}

function readTogether(deps: ReadDeps, windows: readonly TableWindow[], first: number): Found[] {
  if (windows.length === 0) return [];
  const pages = readPages(
    deps,
    windows.map((window) => requestOf(window, first)),
  );
  const rests = windows.map((window, at) => denseRest(window, pages[at]));
  const ends = readTogether(deps, rests.flat(), first);
  let next = 0;
  const searched = windows.flatMap((window, at): Found[] => {
    if (window.newest !== undefined) return [];
    const more = (rests[at] ?? []).flatMap(() => ends[next++]?.nodes ?? []);
    return [{ table: window.table, nodes: [...(pages[at]?.nodes ?? []), ...more] }];
  });
  const newest = windows.flatMap((window, at): Found[] => {
    const page = pages[at];
    if (window.newest === undefined || !page) return [];
    const known = searched.flatMap(({ table, nodes }) => (table === window.table ? nodes.map(idOf) : []));
    return [{ table: window.table, nodes: readNewest(deps, window, page, new Set(known)).reverse() }];
  });
  return [...searched, ...newest];
}

function requestOf(window: TableWindow, first: number, after: string | null = null) {
  const { table, newest } = window;
  if (newest === undefined) return { table, first, query: searchOf(window) };
  return { table, first: Math.min(first, newest), after, reverse: true };
}

/** From this page on back to the first record that a search found; newest first, without those. */
function readNewest(
  deps: ReadDeps,
  window: TableWindow,
  page: NodePage,
  known: ReadonlySet<number>,
): object[] {
  const found: object[] = [];
  let at = page;
  for (;;) {
    const fresh = at.nodes.filter((node) => idOf(node) >= window.from && !known.has(idOf(node)));
    found.push(...fresh);
    const after = at.pageInfo.hasNextPage ? at.pageInfo.endCursor : null;
    const isAll = fresh.length < at.nodes.length || at.nodes.length === 0;
    const [next] = isAll || !after ? [] : readPages(deps, [requestOf(window, MOST_NODES, after)]);
    if (!next) return found;
    at = next;
  }
}

/** What of a window lies behind its first page, in windows of about a page, by how densely ids lie in the page. */
function denseRest({ table, newest, ...window }: TableWindow, page: NodePage | undefined): TableWindow[] {
  const last = page?.nodes[page.nodes.length - 1];
  if (!page || !last || !page.pageInfo.hasNextPage || newest !== undefined) return [];
  const from = idOf(last) + 1;
  const density = page.nodes.length / (from - window.from);
  const needed = Math.ceil(((window.to - from) * density) / (page.nodes.length * FILL));
  if (from >= window.to) return [];
  return splitWindow({ from, to: window.to }, Math.min(MOST_PIECES, needed)).map((piece) => ({
    table,
    ...piece,
  }));
}

/** Every selection has the id; pages are in its order. */
function idOf(node: object): number {
  return Number(/\/(\d+)$/.exec(String(Reflect.get(node, 'id')))?.[1] ?? NaN);
}
