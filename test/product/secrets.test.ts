import type { RpcMethod, RpcParams } from '../../src/ui/rpc-types';
import type { Credentials } from '../../src/core/api/credentials';
import { World } from '../support/world';

/** Promise: a secret is in the person's properties, under its own key, and in the requests to its store; nowhere else. */
const SECRET = 'top-secret-0123456789';
const TOKEN = 'shpat_0123456789abcdef0123456789abcdef';
const GRANTED = 'shpat_grant_';
const PRICE = 13;

interface Case {
  credentials: Credentials;
  secrets: string[];
}

const CASES: Record<string, Case> = {
  'an access token': { credentials: { type: 'token', accessToken: TOKEN }, secrets: [TOKEN] },
  'client credentials': {
    credentials: { type: 'clientCredentials', clientId: 'client-1', clientSecret: SECRET },
    secrets: [SECRET, GRANTED],
  },
};

/** A world that remembers all it was told by rpc. */
class TalkativeWorld extends World {
  readonly told: unknown[] = [];

  override try<M extends RpcMethod>(method: M, params?: RpcParams<M>) {
    const result = super.try(method, params);
    this.told.push(result);
    return result;
  }

  /** Everything that anybody may ever read. */
  everything(): string {
    const { runtime, shop } = this;
    const { userProperties, ...elsewhere } = runtime.dump();
    const others = Object.entries(userProperties).filter(([key]) => !key.startsWith('credentials.'));
    const { logs, failures, toasts, mails, alerts, sidebar, dialog } = runtime;
    const sent = shop.requests.map(({ path, document, variables }) => [path, document, variables]);
    return JSON.stringify([
      this.told,
      elsewhere,
      others,
      logs,
      failures.map(({ message }) => message),
      toasts,
      mails,
      alerts,
      sidebar,
      dialog,
      sent,
    ]);
  }
}

function openWorld(): TalkativeWorld {
  const world = new TalkativeWorld({ accessToken: TOKEN, clientId: 'client-1', clientSecret: SECRET });
  world.shop.seedProducts([
    { title: 'Shirt', variants: [{ price: '10.00' }] },
    { title: 'Jumper', variants: [{ price: '20.00' }] },
  ]);
  return world;
}

/** The token that requests go out with now. */
function tokenInUse({ runtime }: World): string {
  const kept = JSON.stringify(runtime.dump().userProperties);
  return /shpat_\w+/.exec(kept)?.[0] ?? '';
}

/** What proxies and Shopify might say, quoting what we sent them. */
const QUOTES: ((quote: string) => string)[] = [
  (quote) => `<html><body>${quote}</body></html>`,
  (quote) => JSON.stringify({ errors: quote }),
  ...['ACCESS_DENIED', 'INTERNAL_SERVER_ERROR', 'INVALID_VARIABLE'].map(
    (code) => (quote: string) => JSON.stringify({ errors: [{ message: quote, extensions: { code } }] }),
  ),
];

/** Where a secret is told, with the words around it; null: nowhere. */
function around(words: string, secret: string): string | null {
  const at = words.indexOf(secret);
  return at < 0 ? null : words.slice(Math.max(0, at - 150), at + secret.length + 50);
}

function editPrice({ runtime }: World, row: number, price: string): void {
  runtime.person.type('Variants', row, PRICE, price);
}

/** Each of these errors meets an import, a preview and an export. */
function provoke(world: TalkativeWorld, push: () => void): void {
  editPrice(world, 2, String(10 + (world.told.length % 50)));
  const acts = [
    () => world.try('startImport'),
    () => world.try('work', { maxSeconds: 60 }),
    () => world.try('previewExport'),
  ];
  for (const act of acts) {
    push();
    act();
  }
  world.shop.faults.clear();
  const preview = world.try('previewExport');
  if (preview.ok) {
    world.try('startExport', { planId: preview.value.planId, confirm: true });
    push();
    world.try('work', { maxSeconds: 60 });
  }
  world.shop.faults.clear();
  world.shop.restoreTokens();
}

describe.each(Object.entries(CASES))('%s', (_, { credentials, secrets }) => {
  const shop = 'demo.myshopify.com';

  function expectNoSecret(world: TalkativeWorld): void {
    const words = world.everything();
    for (const secret of secrets) expect(around(words, secret)).toBeNull();
  }

  test('stays where it belongs, whatever is said and goes wrong', () => {
    const world = openWorld();
    world.rpc('connectStore', { shop, credentials });
    world.import();
    for (const say of QUOTES) {
      for (const status of [200, 403, 502]) {
        provoke(world, () => {
          const body = say(`the request had X-Shopify-Access-Token: ${tokenInUse(world)}`);
          world.shop.faults.push({ kind: 'status', status, body }, 7);
        });
        // The granted token is too old by now: the next request asks for another, with the secret.
        provoke(world, () => {
          world.shop.faults.clear();
          world.clock.advance(25 * 3_600_000);
          world.shop.faults.push({ kind: 'status', status, body: say(`client_secret=${SECRET}`) });
        });
      }
    }
    for (const kind of ['timeoutBefore', 'timeoutAfter', 'html', 'throttled'] as const)
      provoke(world, () => world.shop.faults.push({ kind }, 7));
    world.drain();
    for (const method of [
      'getState',
      'getSettings',
      'getConflicts',
      'getJobs',
      'getCache',
      'getMetrics',
    ] as const)
      world.try(method);
    expect(JSON.stringify(world.runtime.dump().userProperties)).toContain(secrets[0]);
    expectNoSecret(world);
  });

  test('is not repeated where it is refused, nor where it stands in the wrong place', () => {
    const world = openWorld();
    world.shop.faults.push({ kind: 'tokenRevoked' });
    world.try('connectStore', { shop, credentials });
    world.try('connectStore', { shop: 'elsewhere', credentials });
    world.try('connectStore', { shop, credentials: { ...credentials, type: secrets[0] } as never });
    world.try('connectStore', { shop, credentials: { ...credentials, [secrets[0] ?? '']: 1 } as never });
    world.try('connectStore', { shop, credentials: secrets[0] as never });
    world.try('getJobs', { limit: secrets[0] } as never);
    expect(world.told.length).toBe(6);
    expectNoSecret(world);
  });

  test('is gone once the store is disconnected', () => {
    const world = openWorld();
    world.rpc('connectStore', { shop, credentials });
    world.import();
    world.rpc('disconnectStore');
    const words = JSON.stringify(world.runtime.dump());
    for (const secret of secrets) expect(words).not.toContain(secret);
    expect(world.try('previewExport')).toMatchObject({ ok: false, error: { code: 'not_connected' } });
  });
});
