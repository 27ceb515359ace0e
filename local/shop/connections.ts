import { badRequest } from './failures';

/** Largest page; the pagination page of the documentation says 250. */
export const MAX_PAGE_ITEMS = 250;

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
  /** Bulk operations read all of a connection at once. */
  unpaged?: boolean;
}

/** Items in ascending order of `keyOf`, ties by numeric id. Cursors name a place, so a deleted item does no harm. */
export interface SortedView<T extends { readonly numericId: number }> {
  items: readonly T[];
  keyOf(item: T): string | number;
}

export interface ConnectionPage<T> {
  nodes: readonly T[];
  cursorOf(item: T): string;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

interface Place {
  id: number;
  value: string | number;
}

export function paginate<T extends { readonly numericId: number }>(
  view: SortedView<T>,
  args: PageArguments,
  matches?: (item: T) => boolean,
): ConnectionPage<T> {
  if (args.unpaged) return wholeConnection(view, args.reverse === true, matches);
  assertPageArguments(args);
  const reverse = args.reverse === true;
  const total = view.items.length;
  const at = (index: number): T | undefined => view.items[reverse ? total - 1 - index : index];
  const after = args.after ? placeAfter(view, readCursor(args.after), reverse) : 0;
  const before = args.before ? placeBefore(view, readCursor(args.before), reverse) : total;
  const keeps = (index: number): boolean => {
    const item = at(index);
    return item !== undefined && (matches === undefined || matches(item));
  };
  const found =
    args.first === null || args.first === undefined
      ? takeLast(args.last ?? 0, after, before, keeps)
      : takeFirst(args.first, after, before, keeps);
  return {
    nodes: found.indexes.map(at).filter((item) => item !== undefined),
    cursorOf: (item) => writeCursor({ id: item.numericId, value: view.keyOf(item) }),
    hasNextPage: found.more.next || exists(before, total, 1, keeps),
    hasPreviousPage: found.more.previous || exists(after - 1, -1, -1, keeps),
  };
}

function wholeConnection<T extends { readonly numericId: number }>(
  view: SortedView<T>,
  reverse: boolean,
  matches: ((item: T) => boolean) | undefined,
): ConnectionPage<T> {
  const kept = matches ? view.items.filter(matches) : view.items;
  return {
    nodes: reverse ? [...kept].reverse() : kept,
    cursorOf: (item) => writeCursor({ id: item.numericId, value: view.keyOf(item) }),
    hasNextPage: false,
    hasPreviousPage: false,
  };
}

interface Found {
  indexes: number[];
  more: { next: boolean; previous: boolean };
}

function takeFirst(count: number, from: number, to: number, keeps: (index: number) => boolean): Found {
  const indexes: number[] = [];
  let index = from;
  for (; index < to && indexes.length < count; index += 1) if (keeps(index)) indexes.push(index);
  return { indexes, more: { next: exists(index, to, 1, keeps), previous: false } };
}

function takeLast(count: number, from: number, to: number, keeps: (index: number) => boolean): Found {
  const indexes: number[] = [];
  let index = to - 1;
  for (; index >= from && indexes.length < count; index -= 1) if (keeps(index)) indexes.push(index);
  return { indexes: indexes.reverse(), more: { next: false, previous: exists(index, from - 1, -1, keeps) } };
}

function exists(from: number, end: number, step: 1 | -1, keeps: (index: number) => boolean): boolean {
  for (let index = from; index !== end && index * step < end * step; index += step)
    if (keeps(index)) return true;
  return false;
}

/** Texts as recorded, except the one for large pages, which no recording holds. */
function assertPageArguments(args: PageArguments): void {
  const hasFirst = args.first !== null && args.first !== undefined;
  const hasLast = args.last !== null && args.last !== undefined;
  if (!hasFirst && !hasLast) throw badRequest('you must provide one of first or last');
  if (hasFirst && hasLast) throw badRequest('providing both first and last is not supported');
  const [name, size] = hasFirst ? ['first', args.first ?? 0] : ['last', args.last ?? 0];
  if (size < 0) throw badRequest(`${name} cannot be negative`);
  if (size > MAX_PAGE_ITEMS) throw badRequest(`${name} cannot exceed ${MAX_PAGE_ITEMS}`);
}

/** Same content as real cursors: base64 of `{"last_id":…,"last_value":"…"}`. */
function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify({ last_id: place.id, last_value: String(place.value) })).toString(
    'base64',
  );
}

function readCursor(cursor: string): Place {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && 'last_id' in parsed && 'last_value' in parsed) {
      const { last_id: id, last_value: value } = parsed;
      if (typeof id === 'number') return { id, value: String(value) };
    }
  } catch {
    // falls through: anything unreadable is the same error
  }
  throw badRequest('Malformed cursor');
}

type View<T extends { readonly numericId: number }> = SortedView<T>;

function placeAfter<T extends { readonly numericId: number }>(
  view: View<T>,
  place: Place,
  reverse: boolean,
): number {
  return reverse ? view.items.length - lowerBound(view, place, false) : lowerBound(view, place, true);
}

function placeBefore<T extends { readonly numericId: number }>(
  view: View<T>,
  place: Place,
  reverse: boolean,
): number {
  return reverse ? view.items.length - lowerBound(view, place, true) : lowerBound(view, place, false);
}

/** How many items lie before the place; with `inclusive`, the item at the place counts too. */
function lowerBound<T extends { readonly numericId: number }>(
  view: View<T>,
  place: Place,
  inclusive: boolean,
): number {
  let [low, high] = [0, view.items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = view.items[middle];
    const order = item === undefined ? 1 : compareToPlace(view.keyOf(item), item.numericId, place);
    if (order < 0 || (inclusive && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareToPlace(key: string | number, id: number, place: Place): number {
  const value = typeof key === 'number' ? Number(place.value) : place.value;
  return compareKeys(key, value) || id - place.id;
}

export function compareKeys(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
