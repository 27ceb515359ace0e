import { TransportError } from '../http';
import type { HttpHandler, HttpRequest, HttpResponse } from '../http';
import type { GraphqlAnswer, GraphqlEngine, GraphqlRequest } from './engine';
import { HTML_PAGE, TIMEOUT_MS } from './faults';
import type { Fault, FaultQueue } from './faults';
import { isStorageHost } from './storage-handler';
import type { StorageHost } from './storage-handler';
import { answerTokenRequest } from './oauth';
import type { ShopSettings } from './options';
import type { LoggedRequest } from './request-log';
import type { RestApi } from './rest';
import type { Tokens } from './tokens';
import { servedVersion } from './versions';

export interface HttpParts {
  settings: ShopSettings;
  engine: GraphqlEngine;
  tokens: Tokens;
  faults: FaultQueue;
  requests: LoggedRequest[];
  storageHost: StorageHost;
  rest: RestApi;
  /** Brings work that goes on in the background up to now. */
  advance(): void;
  /** What the request changed is on its way into the search index. */
  finish(): void;
  scopes(): ReadonlySet<string>;
}

const INVALID_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';

/** The store's front door: host, version, token, then GraphQL. */
export function createHttpHandler(parts: HttpParts): HttpHandler {
  return (request) => {
    const url = new URL(request.url);
    const log = startLog(parts, url.pathname);
    parts.advance();
    const answer = settle(parts, () => answerRequest(parts, request, url, log));
    log.status = answer.status;
    log.elapsedMs = answer.elapsedMs;
    return answer;
  };
}

function settle(parts: HttpParts, answer: () => HttpResponse): HttpResponse {
  try {
    return answer();
  } finally {
    parts.finish();
  }
}

function startLog(parts: HttpParts, path: string): LoggedRequest {
  const log: LoggedRequest = {
    timeMs: parts.settings.clock.nowMs(),
    path,
    operationName: null,
    document: null,
    variables: {},
    status: 0,
    requestedPoints: null,
    actualPoints: null,
    isThrottled: false,
    elapsedMs: 0,
    fault: null,
  };
  parts.requests.push(log);
  return log;
}

function answerRequest(parts: HttpParts, request: HttpRequest, url: URL, log: LoggedRequest): HttpResponse {
  const { settings } = parts;
  if (isStorageHost(url.hostname)) return parts.storageHost.answer(request, url);
  if (url.hostname !== settings.domain) return refuse(settings, 404, { errors: 'Not Found' });
  const fault = parts.faults.take();
  log.fault = fault?.kind ?? null;
  if (fault?.kind === 'timeoutBefore') throw timeout(fault.afterMs, log);
  if (fault?.kind === 'status') return scripted(settings, fault);
  if (fault?.kind === 'html') return page(settings, fault.status ?? 503);
  if (fault?.kind === 'tokenRevoked') parts.tokens.revokeAll();
  if (fault?.kind === 'throttleStorm') parts.engine.stormUntil(settings.clock.nowMs() + fault.forMs);
  const response = route(parts, request, url, log, fault);
  // The work is done; only the answer is lost.
  if (fault?.kind === 'timeoutAfter') throw timeout(fault.afterMs, log);
  return response;
}

function timeout(afterMs: number | undefined, log: LoggedRequest): TransportError {
  log.elapsedMs = afterMs ?? TIMEOUT_MS;
  return new TransportError('Timeout', log.elapsedMs);
}

function route(
  parts: HttpParts,
  request: HttpRequest,
  url: URL,
  log: LoggedRequest,
  fault: Fault | undefined,
): HttpResponse {
  const { settings } = parts;
  if (url.pathname === '/admin/oauth/access_token' && request.method === 'POST') {
    const answer = answerTokenRequest(request, settings, parts.tokens);
    return respond(answer.status, answer.body, settings.latency.refusedMs);
  }
  const match = /^\/admin\/api\/([^/]+)\/(.+)\.json$/.exec(url.pathname);
  const version = match ? servedVersion(match[1] ?? '', settings.clock.nowMs()) : null;
  const resource = match?.[2] ?? '';
  const isGraphql = resource === 'graphql';
  if (version === null || (isGraphql && request.method !== 'POST'))
    return refuse(settings, 404, { errors: 'Not Found' });
  if (!parts.tokens.isValid(header(request, 'x-shopify-access-token'))) {
    return refuse(settings, 401, { errors: INVALID_TOKEN });
  }
  if (!isGraphql) {
    return parts.rest.answer(request, url, resource, version, parts.scopes(), fault?.kind === 'throttled');
  }
  const call = readCall(request.body);
  if (!call) return refuse(settings, 400, { errors: { query: 'Required parameter missing or invalid' } });
  const answer =
    fault?.kind === 'throttled'
      ? parts.engine.throttled(10, null)
      : parts.engine.run(call, parts.scopes(), version);
  record(log, call, answer);
  return respond(200, JSON.stringify(answer.body), answer.elapsedMs, { 'X-Shopify-API-Version': version });
}

function record(log: LoggedRequest, call: GraphqlRequest, answer: GraphqlAnswer): void {
  log.operationName = answer.operationName;
  log.document = call.query;
  log.variables = call.variables;
  log.requestedPoints = answer.requestedPoints;
  log.actualPoints = answer.actualPoints;
  log.isThrottled = answer.isThrottled;
}

function header(request: HttpRequest, name: string): string | undefined {
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function readCall(body: string): GraphqlRequest | null {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('query' in parsed)) return null;
    const { query } = parsed;
    const variables = 'variables' in parsed ? parsed.variables : null;
    const operationName = 'operationName' in parsed ? parsed.operationName : null;
    if (typeof query !== 'string' || query.trim() === '') return null;
    return {
      query,
      variables:
        typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {},
      operationName: typeof operationName === 'string' ? operationName : null,
    };
  } catch {
    return null;
  }
}

function refuse(settings: ShopSettings, status: number, body: unknown): HttpResponse {
  return respond(status, JSON.stringify(body), settings.latency.refusedMs);
}

function scripted(settings: ShopSettings, fault: Extract<Fault, { kind: 'status' }>): HttpResponse {
  return respond(
    fault.status,
    fault.body ?? '{"errors":"scripted"}',
    settings.latency.refusedMs,
    fault.headers,
  );
}

function page(settings: ShopSettings, status: number): HttpResponse {
  return respond(status, HTML_PAGE, settings.latency.refusedMs, {
    'Content-Type': 'text/html; charset=utf-8',
  });
}

function respond(
  status: number,
  body: string,
  elapsedMs: number,
  headers: Record<string, string> = {},
): HttpResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body,
    elapsedMs,
  };
}
