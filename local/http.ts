/** One HTTP exchange between the two local platforms; no socket is involved. */
export interface HttpRequest {
  url: string;
  /** Upper case. */
  method: string;
  headers: Record<string, string>;
  body: string;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** How long the whole call took as the caller sees it, in virtual milliseconds. */
  elapsedMs: number;
}

/**
 * Answers a request that arrived now. The clock is not moved by the handler: whoever called waits `elapsedMs`
 * (parallel calls wait together). Throws `TransportError` where a real network would fail.
 */
export type HttpHandler = (request: HttpRequest) => HttpResponse;

/** No HTTP answer at all: DNS, refused connection, timeout. */
export class TransportError extends Error {
  constructor(
    message: string,
    readonly elapsedMs: number,
  ) {
    super(message);
    this.name = 'TransportError';
  }
}
