import type { Checks } from '../facts';
import type { ShopWorld } from './world';

const PAGE = '{ products(first: 250) { nodes { id variants(first: 100) { nodes { id } } } } }';

const bodyOf = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

function costOf(world: ShopWorld, query: string): Record<string, unknown> {
  return (world.body(query).extensions ?? {})['cost'] as Record<string, unknown>;
}

export const REQUEST_CHECKS: Checks<ShopWorld> = {
  'requests/version-header': (world) => {
    expect(world.graphqlOverHttp('{ shop { id } }').headers['X-Shopify-API-Version']).toBe('2026-10');
  },
  'requests/unauthorised': (world) => {
    world.shop.revokeTokens();
    const answer = world.graphqlOverHttp('{ shop { id } }');
    expect(answer.status).toBe(401);
    expect(bodyOf(answer.body)).toEqual({
      errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
    });
  },
  'requests/throttled': (world) => {
    world.shop.faults.push({ kind: 'throttled' });
    const answer = world.graphqlOverHttp('{ shop { id } }');
    expect(answer.status).toBe(200);
    expect(bodyOf(answer.body)).toMatchObject({
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    });
  },
  'requests/too-dear': (world) => {
    const fields = Array.from(
      { length: 20 },
      (_unused, index) =>
        `p${index}: products(first: 250) { nodes { id variants(first: 100) { nodes { id } } } }`,
    );
    const [error] = world.body(`{ ${fields.join(' ')} }`).errors ?? [];
    expect(error?.extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
  },
  'requests/array-limit': (world) => {
    const tags = Array.from({ length: 251 }, (_unused, index) => `tag ${index}`);
    const query =
      'mutation T($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { field message } } }';
    const [error] = world.body(query, { id: world.productId, tags }).errors ?? [];
    expect(error).toMatchObject({
      message: 'The input array size of 251 is greater than the maximum allowed of 250.',
      extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
    });
  },
  'requests/access-denied': (world) => {
    world.shop.setScopes(['read_locations']);
    const [error] = world.body('{ products(first: 1) { nodes { id } } }').errors ?? [];
    expect(error).toMatchObject({ extensions: { code: 'ACCESS_DENIED' } });
  },
  'cost/page-of-250': (world) => {
    expect(costOf(world, PAGE)['requestedQueryCost']).toBe(134);
  },
  'cost/list-is-one-object': (world) => {
    const ids = world.variantIds;
    const query = 'query N($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const cost = (world.body(query, { ids }).extensions ?? {})['cost'];
    expect(cost).toMatchObject({ requestedQueryCost: 1 });
  },
  'cost/mutation': (world) => {
    const query = `mutation { tagsAdd(id: "${world.productId}", tags: ["a"]) { userErrors { field } } }`;
    expect(costOf(world, query)['requestedQueryCost']).toBe(10);
  },
  'rest/hundred-variants': (world) => {
    const variants = Array.from({ length: 130 }, (_unused, index) => ({ options: [`Value ${index}`] }));
    const [id = ''] = world.shop.seedProducts([{ title: 'Large', optionNames: ['Number'], variants }]);
    const answer = world.send(`/admin/api/2026-10/products/${id.split('/').pop() ?? ''}.json`);
    const { product } = bodyOf(answer.body) as { product: { variants: unknown[] } };
    expect(product.variants).toHaveLength(100);
  },
  'rest/bucket': (world) => {
    const statuses = Array.from({ length: 41 }, () => world.send('/admin/api/2026-10/shop.json').status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(40);
    const refused = world.send('/admin/api/2026-10/shop.json');
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '1.0', 'X-Shopify-Shop-Api-Call-Limit': '40/40' },
    });
    world.clock.advance(500);
    expect(world.send('/admin/api/2026-10/shop.json').status).toBe(200);
  },
  'rest/page-info-alone': (world) => {
    const first = world.send('/admin/api/2026-10/products.json?limit=1');
    const next = /<([^>]+)>; rel="next"/.exec(first.headers['Link'] ?? '')?.[1] ?? '';
    expect(next).toContain('limit=1&page_info=');
    expect(world.send(next).status).toBe(200);
    expect(world.send(`${next}&status=active`).status).toBe(400);
  },
};
