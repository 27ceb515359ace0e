import type { HttpRequest, HttpResponse } from '../../http';
import { TransportError } from '../../http';
import { bytesOf } from '../binary-http';
import { arrayArg, textArg } from '../arguments';
import { ServiceError } from '../errors';
import type { Execution } from '../execution';
import { fetchAllExtraMs, parallelMs } from '../latency';
import { assertScope, assertWhitelisted, SCOPES } from '../manifest';
import type { ServiceObject } from '../service';
import { local, service } from '../service';
import type { FetchRequest } from './fetch-request';
import { readRequest } from './fetch-request';
import { httpResponse } from './http-response';

const MAX_RESPONSE_BYTES = 50 * 1024 * 1024; // [D] 50 MB

export function urlFetchService(execution: Execution): ServiceObject {
  return service<GoogleAppsScript.URL_Fetch.UrlFetchApp>('UrlFetchApp', {
    fetch: (url, params) => {
      assertAllowed(execution, 'UrlFetchApp.fetch');
      const [answer] = exchangeAll(execution, [readRequest(execution, textArg(url), params)], 0);
      return answer;
    },
    fetchAll: (requests) => {
      assertAllowed(execution, 'UrlFetchApp.fetchAll');
      const read = arrayArg(requests).map((item) => readBatched(execution, item));
      return exchangeAll(execution, read, fetchAllExtraMs(execution.world.draw));
    },
    getRequest: local((url, params) => {
      const { request, contentType } = readRequest(execution, textArg(url), params);
      return {
        url: request.url,
        method: request.method.toLowerCase(),
        headers: request.headers,
        contentType,
        payload: request.body,
      };
    }),
  });
}

function assertAllowed(execution: Execution, call: string): void {
  assertScope(execution.world.manifest, call, SCOPES.externalRequest);
}

function readBatched(execution: Execution, item: unknown): FetchRequest {
  if (typeof item === 'string') return readRequest(execution, item, undefined);
  if (typeof item !== 'object' || item === null || !('url' in item)) {
    throw new ServiceError('Attribute provided with no value: url');
  }
  return readRequest(execution, textArg(item.url), item);
}

type Outcome = { response: HttpResponse } | { failure: ServiceError; elapsedMs: number };

/**
 * All requests arrive at one moment and are waited for together. Whatever fails without an HTTP answer is thrown for
 * the whole batch, losing its siblings' answers (reference 1.4).
 */
function exchangeAll(
  execution: Execution,
  requests: readonly FetchRequest[],
  extraMs: number,
): ServiceObject[] {
  execution.world.quotas.takeFetches(requests.length);
  for (const { request } of requests) assertWhitelisted(execution.world.manifest, request.url);
  const outcomes = requests.map((request) => exchange(execution, request));
  const { fetchAllConcurrency } = execution.world.settings;
  execution.spend(parallelMs(outcomes.map(elapsedOf), fetchAllConcurrency) + extraMs);
  return outcomes.map((outcome, index) => {
    if ('failure' in outcome) throw outcome.failure;
    return accept(requests[index], outcome.response);
  });
}

function elapsedOf(outcome: Outcome): number {
  return 'failure' in outcome ? outcome.elapsedMs : outcome.response.elapsedMs;
}

function exchange(execution: Execution, { request, timeoutMs }: FetchRequest): Outcome {
  const response = answer(execution, request);
  const { elapsedMs } = response;
  if (elapsedMs > timeoutMs) {
    return { failure: new ServiceError(`Timeout: ${request.url}`), elapsedMs: timeoutMs };
  }
  if (response instanceof TransportError) {
    return { failure: transportFailure(response, request.url), elapsedMs };
  }
  if (bytesOf(response).length > MAX_RESPONSE_BYTES) {
    return { failure: new ServiceError(`Response too large: ${request.url}`), elapsedMs };
  }
  return { response };
}

function answer(execution: Execution, request: HttpRequest): HttpResponse | TransportError {
  try {
    return execution.world.http({ ...request, headers: { ...request.headers } });
  } catch (error) {
    if (error instanceof TransportError) return error;
    throw error;
  }
}

/** The transport names what went wrong; Google has a text for each. */
function transportFailure(error: TransportError, url: string): ServiceError {
  if (/^(timeout|timed out)/i.test(error.message)) return new ServiceError(`Timeout: ${url}`);
  if (/^dns/i.test(error.message)) return new ServiceError(`DNS error: ${url}`);
  if (/^bandwidth/i.test(error.message)) {
    return new ServiceError(`Bandwidth quota exceeded: ${url}. Try reducing the rate of data transfer.`);
  }
  return new ServiceError(`Address unavailable: ${url}`);
}

function accept(request: FetchRequest | undefined, response: HttpResponse): ServiceObject {
  if (response.status >= 400 && request && !request.muteHttpExceptions) {
    throw new ServiceError(
      `Request failed for ${request.origin} returned code ${response.status}. Truncated server response: ` +
        `${response.body.slice(0, 200)} (use muteHttpExceptions option to examine full response)`,
    );
  }
  return httpResponse(response);
}
