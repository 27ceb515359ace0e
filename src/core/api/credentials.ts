import { AppError } from '../../catalog/app-error';
import {
  TransportFailure,
  type Clock,
  type Http,
  type HttpRequest,
  type HttpResponse,
  type KeyValueStore,
} from '../../platform/ports';
import { ApiError } from './api-error';
import type { TokenSource } from './api-client';
import { httpFailure } from './response';

export type Credentials =
  | { type: 'token'; accessToken: string }
  | { type: 'clientCredentials'; clientId: string; clientSecret: string };

/** What a token is asked for with; the authorization code grant's refresh token will be another of these. */
type Granting = Exclude<Credentials, { type: 'token' }>;

interface Stored {
  credentials: Credentials;
  /** From the client credentials grant, with the time it ends. */
  granted?: { token: string; expiresAtMs: number };
}

/** A granted token lives 24 hours (`expires_in: 86399`); it is renewed well before that. */
const RENEW_EARLY_MS = 10 * 60_000;

/** Secrets live in User Properties and nowhere else: never in a cell, a log, a cache or an error. */
export class CredentialStore {
  constructor(private readonly properties: KeyValueStore) {}

  has(storeId: string): boolean {
    return this.properties.get(keyOf(storeId)) !== null;
  }

  save(storeId: string, stored: Stored): void {
    this.properties.set(keyOf(storeId), JSON.stringify(stored));
  }

  mustGet(storeId: string): Stored {
    const json = this.properties.get(keyOf(storeId));
    if (json === null) {
      throw new AppError(
        'not_connected',
        'You have not connected this store on your account.',
        'Open the sidebar and connect it. Each person connects with credentials of their own.',
      );
    }
    return JSON.parse(json) as Stored;
  }

  remove(storeId: string): void {
    this.properties.delete(keyOf(storeId));
  }
}

function keyOf(storeId: string): string {
  return `credentials.${storeId}`;
}

interface GrantDeps {
  http: Http;
  clock: Clock;
}

/** Gives the token of a store's credentials, asking Shopify for one where the kind of credentials needs it. */
export class StoreTokens implements TokenSource {
  constructor(
    private readonly shop: string,
    private stored: Stored,
    private readonly deps: GrantDeps,
    private readonly save: (stored: Stored) => void,
  ) {}

  token(): string {
    const { credentials, granted } = this.stored;
    if (credentials.type === 'token') return credentials.accessToken;
    const fresh = granted && granted.expiresAtMs - RENEW_EARLY_MS > this.deps.clock.nowMs();
    return fresh ? granted.token : this.grant(credentials);
  }

  renew(): string | null {
    const { credentials } = this.stored;
    return credentials.type === 'token' ? null : this.grant(credentials);
  }

  private grant(credentials: Granting): string {
    const response = this.fetch({
      url: `https://${this.shop}/admin/oauth/access_token`,
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: Object.entries(formOf(credentials))
        .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
        .join('&'),
      contentType: 'application/x-www-form-urlencoded',
      timeoutSeconds: 30,
    });
    const { token, lifeSeconds } = readGrant(response);
    this.stored = {
      ...this.stored,
      granted: { token, expiresAtMs: this.deps.clock.nowMs() + lifeSeconds * 1000 },
    };
    this.keep();
    return token;
  }

  /** Where the properties are full, the token is good for this execution, and the next one asks for another. */
  private keep(): void {
    try {
      this.save(this.stored);
    } catch {
      return;
    }
  }

  private fetch(request: HttpRequest): HttpResponse {
    try {
      const [response] = this.deps.http.fetchAll([request]);
      if (response) return response;
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error;
    }
    throw new ApiError({
      kind: 'transport',
      effect: 'unknown',
      message: 'no answer to the request for a token',
    });
  }
}

/** Each kind of grant differs in its form only. */
function formOf({ clientId, clientSecret }: Granting): Record<string, string> {
  return { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
}

/** A grant that Shopify refuses says that the credentials are wrong; an outage says nothing about them. */
function readGrant(response: HttpResponse): { token: string; lifeSeconds: number } {
  const failure = httpFailure(response);
  if (failure?.kind === 'rejected' || failure?.kind === 'accessDenied')
    throw new ApiError({ kind: 'unauthorized', effect: 'none' });
  if (failure) throw new ApiError(failure);
  const grant = parseGrant(response.body);
  if (typeof grant?.access_token === 'string' && typeof grant.expires_in === 'number')
    return { token: grant.access_token, lifeSeconds: grant.expires_in };
  // Not a word of the answer: it may hold the token.
  throw new ApiError({ kind: 'malformed', effect: 'unknown', message: 'the answer holds no token' });
}

function parseGrant(body: string): { access_token?: unknown; expires_in?: unknown } | null {
  try {
    return JSON.parse(body) as { access_token?: unknown; expires_in?: unknown } | null;
  } catch {
    return null;
  }
}
