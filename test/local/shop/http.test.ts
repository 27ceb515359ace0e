import { TransportError } from '../../../local/http';
import type { HttpResponse } from '../../../local/http';
import { firstIds, openShop } from './support';
import type { Shop } from '../../../local/shop';

function call(
  shop: Shop,
  overrides: { url?: string; token?: string; body?: string; header?: string } = {},
): HttpResponse {
  return shop.http({
    url: overrides.url ?? 'https://demo.myshopify.com/admin/api/2026-10/graphql.json',
    method: 'POST',
    headers: { [overrides.header ?? 'X-Shopify-Access-Token']: overrides.token ?? shop.settings.accessToken },
    body: overrides.body ?? JSON.stringify({ query: 'query Named { shop { name } }' }),
  });
}

describe('the front door', () => {
  it('takes the token header in any case', () => {
    const { shop } = openShop();
    expect(call(shop, { header: 'x-shopify-access-token' }).status).toBe(200);
  });

  it.each([
    [{ url: 'https://other.myshopify.com/admin/api/2026-10/graphql.json' }, 404, { errors: 'Not Found' }],
    [{ url: 'https://demo.myshopify.com/admin/api/nonsense/graphql.json' }, 404, { errors: 'Not Found' }],
    [
      { token: 'shpat_wrong' },
      401,
      { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
    ],
    [{ body: '{}' }, 400, { errors: { query: 'Required parameter missing or invalid' } }],
    [{ body: 'not json' }, 400, { errors: { query: 'Required parameter missing or invalid' } }],
  ])('answers %j with %i', (overrides, status, body) => {
    const response = call(openShop().shop, overrides);
    expect(response.status).toBe(status);
    expect(JSON.parse(response.body)).toEqual(body);
  });

  it.each([
    ['2026-10', '2026-10'],
    ['2026-04', '2026-04'],
    ['2025-01', '2026-01'],
    ['2027-01', '2027-01'],
    ['unstable', 'unstable'],
  ])('serves version %s as %s: what is no longer accessible falls forward', (requested, served) => {
    const response = call(openShop().shop, {
      url: `https://demo.myshopify.com/admin/api/${requested}/graphql.json`,
    });
    expect(response.headers['X-Shopify-API-Version']).toBe(served);
  });

  it('takes 350 ms and 0.6 ms an object for a read, 45 ms for each further mutation', () => {
    const { shop } = openShop();
    expect(call(shop).elapsedMs).toBeCloseTo(350 + 2 * 0.6);
    const one = 'tagsAdd(id: "gid://shopify/Product/1", tags: []) { userErrors { field } }';
    const body = JSON.stringify({ query: `mutation { a: ${one} b: ${one} c: ${one} }` });
    expect(call(shop, { body }).elapsedMs).toBe(350 + 2 * 45);
  });

  it('logs what it was asked, what it answered and what it cost', () => {
    const { shop } = openShop();
    call(shop);
    call(shop, { token: 'wrong' });
    expect(shop.requests).toMatchObject([
      {
        operationName: 'Named',
        status: 200,
        requestedPoints: 1,
        actualPoints: 1,
        timeMs: shop.settings.clock.nowMs(),
      },
      { operationName: null, status: 401, actualPoints: null },
    ]);
    expect(shop.points).toBe(1);
  });
});

describe('tokens', () => {
  const grant = (shop: Shop, form: Record<string, string>): HttpResponse =>
    shop.http({
      url: 'https://demo.myshopify.com/admin/oauth/access_token',
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  const client = {
    grant_type: 'client_credentials',
    client_id: 'demo-client-id',
    client_secret: 'demo-client-secret',
  };

  it('grants one for 86,399 seconds, and refuses it afterwards', () => {
    const { shop, clock } = openShop({ scopes: ['write_products'] });
    const answer = JSON.parse(grant(shop, client).body) as {
      access_token: string;
      scope: string;
      expires_in: number;
    };
    expect(answer).toMatchObject({ scope: 'write_products', expires_in: 86_399 });
    expect(call(shop, { token: answer.access_token }).status).toBe(200);
    clock.advance(86_399_000);
    expect(call(shop, { token: answer.access_token }).status).toBe(401);
  });

  it('refuses a wrong secret', () => {
    expect(grant(openShop().shop, { ...client, client_secret: 'x' }).status).toBe(400);
  });

  it('stop working when they are revoked', () => {
    const { shop } = openShop();
    shop.revokeTokens();
    expect(call(shop).status).toBe(401);
    shop.restoreTokens();
    expect(call(shop).status).toBe(200);
  });
});

describe('faults', () => {
  const rename = (shop: Shop): string =>
    JSON.stringify({
      query: 'mutation($p: ProductUpdateInput!) { productUpdate(product: $p) { userErrors { field } } }',
      variables: { p: { id: firstIds(shop).productId, title: 'Renamed' } },
    });

  it('happen in order, each once', () => {
    const { shop } = openShop();
    shop.faults.push({ kind: 'status', status: 502, body: 'Bad Gateway' });
    shop.faults.push({ kind: 'html' });
    shop.faults.push({ kind: 'throttled' });
    expect([call(shop), call(shop), call(shop), call(shop)].map((response) => response.status)).toEqual([
      502, 503, 200, 200,
    ]);
    expect(shop.faults.pending).toBe(0);
  });

  it.each([
    ['timeoutBefore', 'Original'],
    ['timeoutAfter', 'Renamed'],
  ] as const)('%s loses the answer and leaves the title %s', (kind, title) => {
    const { shop } = openShop({}, [{ title: 'Original' }]);
    shop.faults.push({ kind });
    expect(() => call(shop, { body: rename(shop) })).toThrow(TransportError);
    expect(shop.inspect().products[0]?.title).toBe(title);
  });
});
