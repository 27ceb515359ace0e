import type { HttpResponse } from '../../platform/ports';
import { Dispatcher } from './dispatcher';
import type { DispatcherDeps, Wire } from './dispatcher-types';
import { httpFailure, type Answer, type QueryCost } from './response';

/** One page of a REST resource. */
export interface RestPage {
  body: Record<string, unknown>;
  /** Query of the next page as Shopify's Link header has it; null after the last one. */
  next: string | null;
}

/** The REST bucket of 40 calls leaks two a second, that of 400 twenty: it is empty again after twenty seconds. */
const SECONDS_TO_EMPTY = 20;

/** Reads REST resources of one store: the same throttle and retries as for GraphQL, with a bucket of calls. */
export class RestClient {
  private readonly dispatcher: Dispatcher;

  constructor(base: string, deps: DispatcherDeps, onVersion: (response: HttpResponse) => void) {
    this.dispatcher = new Dispatcher(deps, restWire(base, onVersion));
  }

  /** `products.json?limit=250`, ...; pages come in the order of the paths. Throws `ApiError` or `OutOfTime`. */
  getEach(paths: readonly string[]): RestPage[] {
    const reads = paths.map((path) => ({ operation: 'GET', size: 1, estimate: 1, body: { path } }));
    return this.dispatcher.read(reads).map(({ body }) => body.data as unknown as RestPage);
  }
}

function restWire(base: string, onVersion: (response: HttpResponse) => void): Wire {
  return {
    request: (body) => ({ url: `${base}/${(body as { path: string }).path}`, method: 'GET', body: null }),
    read: (response) => {
      onVersion(response);
      return readRest(response);
    },
  };
}

function readRest(response: HttpResponse): Answer {
  const cost = costOf(response.headers);
  const failure =
    response.status === 404
      ? ({ kind: 'notFound', effect: 'none', message: 'there is no such resource' } as const)
      : httpFailure(response);
  if (failure) return { ok: false, failure, cost };
  const body = parse(response.body);
  if (body) return { ok: true, body: { data: { body, next: nextQuery(response.headers['link']) } }, cost };
  const message = 'the answer is not JSON';
  return { ok: false, failure: { kind: 'malformed', effect: 'unknown', message }, cost };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** `X-Shopify-Shop-Api-Call-Limit: 32/40` as a bucket of which every call takes one. */
function costOf(headers: Record<string, string>): QueryCost | null {
  const [, used, size] = /^(\d+)\/(\d+)$/.exec(headers['x-shopify-shop-api-call-limit'] ?? '') ?? [];
  if (used === undefined || size === undefined) return null;
  const maximumAvailable = Number(size);
  const currentlyAvailable = maximumAvailable - Number(used);
  const restoreRate = maximumAvailable / SECONDS_TO_EMPTY;
  return {
    requestedQueryCost: 1,
    actualQueryCost: 1,
    throttleStatus: { maximumAvailable, currentlyAvailable, restoreRate },
  };
}

/** `<https://…/products.json?limit=250&page_info=abc>; rel="next"` → `limit=250&page_info=abc`. */
export function nextQuery(link: string | undefined): string | null {
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    const [, query] = /^\s*<[^?>]*\?([^>]*)>\s*;.*\brel="?next"?/.exec(part) ?? [];
    if (query !== undefined) return query;
  }
  return null;
}
