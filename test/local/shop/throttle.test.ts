import { at, openShop } from './support';
import type { Shop } from '../../../local/shop';

const DEAR =
  '{ products(first: 250) { nodes { variants(first: 250) { nodes { id } } media(first: 250) { nodes { id } } metafields(first: 250) { nodes { id } } } } }';

const available = (body: unknown): unknown => at(body, 'extensions.cost.throttleStatus.currentlyAvailable');

function code(shop: Shop, document: string): unknown {
  return at(shop.graphql(document), 'errors.0.extensions.code');
}

describe('the bucket', () => {
  it.each([
    ['standard', 2000, 100],
    ['advanced', 4000, 200],
    ['plus', 20_000, 1000],
    ['enterprise', 40_000, 2000],
  ] as const)('of the plan %s holds %i points and restores %i a second', (plan, maximum, rate) => {
    const { shop } = openShop({ plan });
    expect(at(shop.graphql('{ shop { id } }'), 'extensions.cost.throttleStatus')).toEqual({
      maximumAvailable: maximum,
      currentlyAvailable: maximum - 1,
      restoreRate: rate,
    });
  });

  it('holds the requested cost until the call completes, so parallel calls throttle each other', () => {
    const { shop, clock } = openShop();
    // Each asks for 442 and uses 13; four of them fit at once, the fifth does not.
    const codes = [1, 2, 3, 4, 5].map(() => code(shop, DEAR));
    expect(codes).toEqual([undefined, undefined, undefined, undefined, 'THROTTLED']);
    clock.advance(10_000);
    expect(code(shop, DEAR)).toBeUndefined();
  });

  it('gives the difference back when the call is over', () => {
    const { shop, clock } = openShop();
    const [first] = [shop.graphql(DEAR), shop.graphql(DEAR)];
    expect(available(first)).toBe(1987);
    expect(available(shop.graphql('{ shop { id } }'))).toBe(1115);
    clock.advance(5_000);
    expect(available(shop.graphql('{ shop { id } }'))).toBe(1999);
  });

  it('restores points by the second', () => {
    const { shop, clock } = openShop();
    const mutation = 'mutation { tagsAdd(id: "gid://shopify/Product/1", tags: []) { userErrors { field } } }';
    for (let count = 0; count < 200; count += 1) shop.graphql(mutation);
    expect(code(shop, mutation)).toBe('THROTTLED');
    clock.advance(99);
    expect(code(shop, mutation)).toBe('THROTTLED');
    clock.advance(1);
    expect(code(shop, mutation)).toBeUndefined();
  });

  it('answers a throttled call with HTTP 200, its requested cost and no actual cost, and runs nothing', () => {
    const { shop } = openShop({}, [{ title: 'A' }]);
    for (let count = 0; count < 4; count += 1) shop.graphql(DEAR);
    const before = shop.inspect();
    const response = shop.http({
      url: 'https://demo.myshopify.com/admin/api/2026-10/graphql.json',
      method: 'POST',
      headers: { 'X-Shopify-Access-Token': shop.settings.accessToken },
      body: JSON.stringify({ query: DEAR }),
    });
    expect(response.status).toBe(200);
    expect(JSON.parse(response.body)).toEqual({
      errors: [
        {
          message: 'Throttled',
          extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
        },
      ],
      extensions: {
        cost: {
          requestedQueryCost: 442,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 232, restoreRate: 100 },
        },
      },
    });
    expect(shop.requests[shop.requests.length - 1]).toMatchObject({ isThrottled: true, actualPoints: null });
    expect(shop.inspect()).toEqual(before);
  });

  it('does not charge a document that fails validation', () => {
    const { shop } = openShop();
    shop.graphql('{ nope }');
    expect(available(shop.graphql('{ shop { id } }'))).toBe(1999);
  });
});
