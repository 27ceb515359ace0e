import type { HttpResponse } from '../../platform/ports';
import type { ApiFailure, UserError } from './api-error';

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

export interface QueryCost {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: ThrottleStatus;
}

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; requiredAccess?: string };
}

export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: GraphqlError[];
  extensions?: { cost?: QueryCost };
}

export interface Answered {
  ok: true;
  body: GraphqlBody;
  cost: QueryCost | null;
}

export interface Unanswered {
  ok: false;
  failure: ApiFailure;
  cost: QueryCost | null;
  /** Where GraphQL was spoken at all: its errors tell more than the failure of the whole. */
  body?: GraphqlBody;
}

export type Answer = Answered | Unanswered;

const SECOND = 1000;
const DEFAULT_WAIT_MS = 2 * SECOND;
/** Frozen, unknown, locked. */
const NO_SHOP = new Set([402, 404, 423]);

/**
 * Reads an HTTP answer as GraphQL. An answer with `data` is ok, whatever errors stand beside it: those belong to
 * single fields and are the caller's.
 */
export function readAnswer(response: HttpResponse): Answer {
  const failure = httpFailure(response);
  if (failure) return { ok: false, failure, cost: null };
  const body = parseBody(response.body);
  if (!body) {
    const start = response.body.slice(0, 60).replace(/\s+/g, ' ');
    return fail({ kind: 'malformed', effect: 'unknown', message: `the answer is not JSON: ${start}` }, null);
  }
  const cost = body.extensions?.cost ?? null;
  if (body.data && Object.values(body.data).some((field) => field !== null)) return { ok: true, body, cost };
  const failures = Array.isArray(body.errors) ? body.errors.map((error) => graphqlFailure(error, cost)) : [];
  // Several fields may have failed; what may have taken place must not look as if it had not.
  const worst = failures.find(({ effect }) => effect === 'unknown') ?? failures[0];
  if (worst) return { ok: false, failure: worst, cost, body };
  if (body.data) return { ok: true, body, cost };
  return fail(
    { kind: 'malformed', effect: 'unknown', message: 'the answer has neither data nor errors' },
    cost,
  );
}

function fail(failure: ApiFailure, cost: QueryCost | null): Answer {
  return { ok: false, failure, cost };
}

export function httpFailure({ status, headers, body }: HttpResponse): ApiFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401) return { kind: 'unauthorized', effect: 'none' };
  if (status === 403)
    return { kind: 'accessDenied', effect: 'none', message: 'access was denied', scope: scopeIn(body) };
  if (NO_SHOP.has(status)) return { kind: 'shopNotFound', effect: 'none' };
  // Retry-After is in seconds.
  const retryAfterSeconds = Number(headers['retry-after']);
  const waitMs = retryAfterSeconds > 0 ? retryAfterSeconds * SECOND : DEFAULT_WAIT_MS;
  if (status === 429) return { kind: 'throttled', effect: 'none', waitMs };
  if (status >= 500) return { kind: 'outage', effect: 'unknown', message: `HTTP ${status}` };
  return { kind: 'rejected', effect: 'none', message: `HTTP ${status}` };
}

function parseBody(text: string): GraphqlBody | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as GraphqlBody) : null;
  } catch {
    return null;
  }
}

export function graphqlFailure(error: GraphqlError, cost: QueryCost | null): ApiFailure {
  const { message } = error;
  switch (error.extensions?.code) {
    case 'THROTTLED':
      return { kind: 'throttled', effect: 'none', waitMs: restoreTimeMs(cost) };
    case 'MAX_COST_EXCEEDED':
      return { kind: 'costTooHigh', effect: 'none', message };
    case 'ACCESS_DENIED':
      return { kind: 'accessDenied', effect: 'none', message, scope: scopeOf(error) };
    case 'RESOURCE_NOT_FOUND':
    case 'NOT_FOUND':
      return { kind: 'notFound', effect: 'none', message };
    case 'INTERNAL_SERVER_ERROR':
    case 'TIMEOUT':
      return { kind: 'outage', effect: 'unknown', message };
    default:
      return { kind: 'rejected', effect: 'none', message };
  }
}

/** "Required access: `read_products` access scope." → read_products */
function scopeOf({ extensions, message }: GraphqlError): string | null {
  return scopeIn(extensions?.requiredAccess ?? message);
}

/** Where reading and writing are named, the right to write includes the other. */
function scopeIn(text: string): string | null {
  const scopes = text.match(/\b(?:read|write)_[a-z_]+/g) ?? [];
  return scopes.find((scope) => scope.startsWith('write_')) ?? scopes[0] ?? null;
}

const GONE_CODES = /DOES_NOT_EXIST$|NOT_FOUND$|^(?:INVALID_INVENTORY_ITEM|INVALID_LOCATION|NO_SUCH_FILE)$/;
/** Older mutations have no codes. */
const GONE_WORDS = /does not exist\.?$|could not be found|wasn't found/;

function isGone({ code, message }: UserError): boolean {
  return code ? GONE_CODES.test(code) : GONE_WORDS.test(message);
}

/** What a mutation's payload has against its input; null: nothing. */
export function userErrorFailure(errors: readonly UserError[]): ApiFailure | null {
  if (errors.length === 0) return null;
  const message = errors.map((error) => error.message).join(' ');
  return errors.every(isGone)
    ? { kind: 'notFound', effect: 'none', message }
    : { kind: 'userErrors', effect: 'none', message, errors };
}

/** Of a mutation that did not do what it was sent for. */
export function refusalOf(errors: readonly UserError[]): ApiFailure {
  return userErrorFailure(errors) ?? { kind: 'rejected', effect: 'none', message: 'nothing was done' };
}

/** How long until the bucket holds what the request costs. */
function restoreTimeMs(cost: QueryCost | null): number {
  if (!cost || cost.throttleStatus.restoreRate <= 0) return DEFAULT_WAIT_MS;
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
  return Math.max(SECOND, Math.ceil((missing / cost.throttleStatus.restoreRate) * SECOND));
}
