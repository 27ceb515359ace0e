import type { VirtualClock } from '../local/clock';
import { TransportError, type HttpHandler, type HttpResponse as ShopResponse } from '../local/http';
import {
  TransportFailure,
  type Clock,
  type Http,
  type HttpRequest,
  type HttpResponse,
} from '../src/platform/ports';

/** [M] What fetchAll takes beyond its slowest request; the same figure as in local/apps-script/latency.ts. */
const FETCH_ALL_EXTRA_MS = 100;

export function portClock(clock: VirtualClock): Clock {
  return { nowMs: () => clock.nowMs(), sleep: (ms) => clock.advance(ms) };
}

/** UrlFetchApp without Apps Script: requests run together, and the clock moves by the slowest of them. */
export class ShopHttp implements Http {
  bytes = 0;
  calls = 0;

  constructor(
    private readonly handler: HttpHandler,
    private readonly clock: VirtualClock,
  ) {}

  fetchAll(requests: HttpRequest[]): HttpResponse[] {
    this.calls += requests.length;
    let slowestMs = 0;
    let failed: TransportError | null = null;
    const responses = requests.map((request): ShopResponse | null => {
      try {
        const response = this.handler({ ...request, body: request.body ?? '' });
        slowestMs = Math.max(slowestMs, response.elapsedMs);
        return response;
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        slowestMs = Math.max(slowestMs, error.elapsedMs);
        failed = error;
        return null;
      }
    });
    this.clock.advance(slowestMs + FETCH_ALL_EXTRA_MS);
    if (failed) throw new TransportFailure('A request got no answer');
    return responses.flatMap((response) => (response ? [this.toResponse(response)] : []));
  }

  private toResponse({ status, headers, body }: ShopResponse): HttpResponse {
    this.bytes += body.length;
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    return { status, headers: Object.fromEntries(lower), body };
  }
}
