import type { TokenSource } from '../../src/core/api/api-client';
import type { QueryCost } from '../../src/core/api/response';
import type { Clock, Http, HttpRequest, HttpResponse, KeyValueStore } from '../../src/platform/ports';

/** Time that moves only when somebody sleeps or a test says so. */
export class FakeClock implements Clock {
  readonly slept: number[] = [];

  constructor(private ms = Date.UTC(2026, 10, 1)) {}

  nowMs(): number {
    return this.ms;
  }

  sleep(ms: number): void {
    if (!(ms >= 0)) throw new Error(`Nobody can sleep for ${ms} ms`);
    this.slept.push(ms);
    this.ms += ms;
  }

  advance(ms: number): void {
    this.ms += ms;
  }
}

/** An answer, what is thrown instead of one, or what depends on the request. */
export type Reply = HttpResponse | Error | ((request: HttpRequest) => HttpResponse);

/** Answers requests from a script; a request that the script does not foresee is an error of the test. */
export class FakeHttp implements Http {
  readonly requests: HttpRequest[] = [];
  private readonly script: Reply[];

  constructor(
    script: readonly Reply[],
    private readonly onRequest: (request: HttpRequest) => void = () => undefined,
  ) {
    this.script = [...script];
  }

  fetchAll(requests: HttpRequest[]): HttpResponse[] {
    return requests.map((request) => {
      this.requests.push(request);
      this.onRequest(request);
      const reply = this.script.shift();
      if (reply === undefined) throw new Error(`Nobody expected request number ${this.requests.length}`);
      if (reply instanceof Error) throw reply;
      return typeof reply === 'function' ? reply(request) : reply;
    });
  }

  /** How many foreseen requests were not made. */
  get left(): number {
    return this.script.length;
  }

  /** What was asked, as GraphQL. */
  bodies(): { query: string; variables: Record<string, unknown> }[] {
    return this.requests.map(
      ({ body }) => JSON.parse(body ?? 'null') as ReturnType<FakeHttp['bodies']>[number],
    );
  }
}

export function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

export function costOf(
  requestedQueryCost: number,
  currentlyAvailable: number,
  more: Partial<QueryCost> = {},
): QueryCost {
  return {
    requestedQueryCost,
    actualQueryCost: requestedQueryCost,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
    ...more,
  };
}

/** The bucket holds `available` of the 500 points that the request wants. */
export function throttled(available = 300): HttpResponse {
  return answer(200, {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: { cost: costOf(500, available, { actualQueryCost: null }) },
  });
}

/** Tokens as a store would hand them out, each renewal a new one. */
export class FakeTokens implements TokenSource {
  renewals = 0;

  constructor(private readonly renewable: boolean) {}

  token(): string {
    return `shpat_secret_${this.renewals}`;
  }

  renew(): string | null {
    if (!this.renewable) return null;
    this.renewals++;
    return this.token();
  }
}

export class MemoryProperties implements KeyValueStore {
  readonly values = new Map<string, string>();

  get(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  set(key: string, value: string): void {
    this.values.set(key, value);
  }

  delete(key: string): void {
    this.values.delete(key);
  }
}
