import { VirtualClock } from '../../local/clock';
import { TransportError, type HttpHandler, type HttpResponse as ShopResponse } from '../../local/http';
import { createShop, type Shop, type ShopOptions } from '../../local/shop';
import { ApiClient } from '../../src/core/api/api-client';
import { StoreTokens } from '../../src/core/api/credentials';
import { Throttle } from '../../src/core/api/throttle';
import {
  TransportFailure,
  type Clock,
  type Http,
  type HttpRequest,
  type HttpResponse,
} from '../../src/platform/ports';

/** [M] What fetchAll takes beyond its slowest request; the same figure as in local/apps-script/latency.ts. */
const FETCH_ALL_EXTRA_MS = 100;

/** The ports' clock on the local world's. */
export class ShopClock implements Clock {
  constructor(readonly virtual: VirtualClock) {}

  nowMs(): number {
    return this.virtual.nowMs();
  }

  sleep(ms: number): void {
    this.virtual.advance(ms);
  }
}

/** The embedded store behind the Http port: requests of a batch run at once, and fail together as UrlFetchApp's do. */
export class ShopHttp implements Http {
  /** Everything that was sent, bodies and headers, for whoever looks for secrets. */
  readonly sent: HttpRequest[] = [];
  /** Of bodies, in both directions. */
  bytes = 0;
  /** Called before each request reaches the store: the moment to script a fault for it. */
  beforeRequest: (request: HttpRequest) => void = () => undefined;

  constructor(
    private readonly handler: HttpHandler,
    private readonly clock: VirtualClock,
  ) {}

  fetchAll(requests: HttpRequest[]): HttpResponse[] {
    const answers = requests.map((request) => this.fetch(request));
    this.clock.advance(Math.max(0, ...answers.map(({ elapsedMs }) => elapsedMs)) + FETCH_ALL_EXTRA_MS);
    return answers.map((answer) => {
      if (answer instanceof TransportError) throw new TransportFailure(answer.message);
      const headers = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
      return { status: answer.status, headers: Object.fromEntries(headers), body: answer.body };
    });
  }

  private fetch(request: HttpRequest): ShopResponse | TransportError {
    this.sent.push(request);
    this.beforeRequest(request);
    const { url, method, headers, body, contentType } = request;
    this.bytes += Buffer.byteLength(body ?? '');
    try {
      const answer = this.handler({
        url,
        method,
        headers: { ...headers, 'Content-Type': contentType },
        body: body ?? '',
      });
      this.bytes += Buffer.byteLength(answer.body);
      return answer;
    } catch (error) {
      if (error instanceof TransportError) return error;
      throw error;
    }
  }
}

export interface ShopScene {
  shop: Shop;
  clock: ShopClock;
  http: ShopHttp;
  throttle: Throttle;
  meter: { calls: number; points: number };
  /** A client as a new execution would have it: so long, knowing what the throttle knows. */
  client(seconds?: number): ApiClient;
  deadlineMs(seconds?: number): number;
}

/** A client on an embedded store, without Apps Script in between. */
export function shopScene(options: Partial<ShopOptions> = {}): ShopScene {
  const virtual = new VirtualClock();
  const shop = createShop({ clock: virtual, ...options });
  const [clock, http] = [new ShopClock(virtual), new ShopHttp(shop.http, virtual)];
  const throttle = new Throttle();
  const meter = { calls: 0, points: 0 };
  const { clientId, clientSecret, domain } = shop.settings;
  const credentials = { type: 'clientCredentials', clientId, clientSecret } as const;
  let stored: ConstructorParameters<typeof StoreTokens>[1] = { credentials };
  const deadlineMs = (seconds = 300) => clock.nowMs() + seconds * 1000;
  const client = (seconds?: number) =>
    new ApiClient({
      shop: domain,
      http,
      clock,
      tokens: new StoreTokens(domain, stored, { http, clock }, (granted) => (stored = granted)),
      throttle,
      meter,
      deadlineMs: deadlineMs(seconds),
    });
  return { shop, clock, http, throttle, meter, client, deadlineMs };
}

/** Ids of so many products, each with one variant. */
export function seedProducts({ shop }: ShopScene, count: number): string[] {
  return shop.seedProducts(
    Array.from({ length: count }, (_, index) => ({ title: `Hat ${index + 1}`, vendor: 'Hatter' })),
  );
}
