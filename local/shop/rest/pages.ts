import type { Json } from './shapes';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 250;

/** What a list is asked for; a `page_info` brings along the filters of the first page. */
export interface ListRequest {
  limit: number;
  fields: readonly string[] | null;
  /** Filters by name, without those of paging. */
  filters: Readonly<Record<string, string>>;
  cursor: { direction: 'next' | 'prev'; index: string } | null;
}

export interface RestPage<T> {
  items: T[];
  /** Cursors of the neighbours, null where there is none. */
  next: string | null;
  previous: string | null;
}

export class BadListRequest extends Error {
  constructor(readonly errors: unknown) {
    super('Bad request');
  }
}

interface Cursor {
  direction: 'next' | 'prev';
  last_id: number;
  filters: Record<string, string>;
}

/** With a cursor only the size and the fields may be said again [D]. */
const BESIDE_CURSOR = ['limit', 'fields', 'page_info'];

export function readListRequest(query: URLSearchParams): ListRequest & { lastId: number | null } {
  const given = Object.fromEntries(query.entries());
  const { limit, fields, page_info: pageInfo, ...filters } = given;
  const common = {
    limit: Math.min(MAX_LIMIT, Math.max(1, Math.floor(Number(limit)) || DEFAULT_LIMIT)),
    fields: fields ? fields.split(',').map((name) => name.trim()) : null,
  };
  if (pageInfo === undefined) return { ...common, filters, cursor: null, lastId: null };
  const stranger = Object.keys(given).find((name) => !BESIDE_CURSOR.includes(name));
  if (stranger) {
    throw new BadListRequest({ [stranger]: `${stranger} cannot be passed when page_info is present` });
  }
  const cursor = readCursor(pageInfo);
  if (!cursor) throw new BadListRequest({ page_info: 'Invalid value.' });
  return {
    ...common,
    filters: cursor.filters,
    cursor: { direction: cursor.direction, index: pageInfo },
    lastId: cursor.last_id,
  };
}

/** `items` in the order of the list; a cursor names the last (or first) record of the page before. */
export function pageOf<T>(
  items: readonly T[],
  request: ListRequest & { lastId: number | null },
  idOf: (item: T) => number,
  ascending: boolean,
): RestPage<T> {
  const { cursor, lastId, limit, filters } = request;
  const isAfter = (item: T): boolean =>
    ascending ? idOf(item) > (lastId ?? 0) : idOf(item) < (lastId ?? Infinity);
  const isBefore = (item: T): boolean =>
    ascending ? idOf(item) < (lastId ?? Infinity) : idOf(item) > (lastId ?? 0);
  const page =
    cursor === null
      ? items.slice(0, limit)
      : cursor.direction === 'next'
        ? items.filter(isAfter).slice(0, limit)
        : items.filter(isBefore).slice(-limit);
  const [first] = page;
  const last = page.at(-1);
  const link = (direction: 'next' | 'prev', item: T | undefined): string | null =>
    item === undefined ? null : writeCursor({ direction, last_id: idOf(item), filters: { ...filters } });
  return {
    items: page,
    next: last !== undefined && last !== items.at(-1) ? link('next', last) : null,
    previous: first !== undefined && first !== items[0] ? link('prev', first) : null,
  };
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(text: string): Cursor | null {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Cursor>;
    const { direction, last_id: lastId, filters } = read;
    if ((direction !== 'next' && direction !== 'prev') || typeof lastId !== 'number') return null;
    return { direction, last_id: lastId, filters: filters ?? {} };
  } catch {
    return null;
  }
}

export function onlyFields(json: Json, fields: readonly string[] | null): Json {
  return fields === null
    ? json
    : Object.fromEntries(Object.entries(json).filter(([name]) => fields.includes(name)));
}

/** The `Link` header: previous first, as Shopify writes it. */
export function linkHeader(
  address: string,
  limit: number,
  page: { next: string | null; previous: string | null },
): string | null {
  const links = [
    ...(page.previous === null
      ? []
      : [`<${address}?limit=${limit}&page_info=${page.previous}>; rel="previous"`]),
    ...(page.next === null ? [] : [`<${address}?limit=${limit}&page_info=${page.next}>; rel="next"`]),
  ];
  return links.length > 0 ? links.join(', ') : null;
}
