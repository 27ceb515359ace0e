import { ShopWorld } from '../../conformance/shopify/world';
import { openShop } from './support';

const bodyOf = (text: string): unknown => JSON.parse(text);

describe('search index', () => {
  const RENAME =
    'mutation U($product: ProductUpdateInput!) { productUpdate(product: $product) { product { id } userErrors { message } } }';
  const FIND =
    '{ products(first: 5, query: "title:Renamed") { nodes { title } } productsCount(query: "title:Renamed") { count } }';

  it('shows a write only after the lag, while a read by id shows it at once', () => {
    const world = new ShopWorld({ searchLagMs: 5000 });
    const found = (): unknown => bodyOf(world.graphqlOverHttp(FIND).body);
    world.graphqlOverHttp(RENAME, { product: { id: world.productId, title: 'Renamed' } });
    expect(found()).toMatchObject({ data: { products: { nodes: [] }, productsCount: { count: 0 } } });
    const byId = world.graphqlOverHttp(`{ product(id: "${world.productId}") { title } }`);
    expect(byId.body).toContain('Renamed');
    world.clock.advance(5000);
    expect(found()).toMatchObject({
      data: { products: { nodes: [{ title: 'Renamed' }] }, productsCount: { count: 1 } },
    });
  });

  it('still finds by the old words until then, and knows what was seeded', () => {
    const world = new ShopWorld({ searchLagMs: 5000 });
    world.graphqlOverHttp(RENAME, { product: { id: world.productId, title: 'Renamed' } });
    const old = world.graphqlOverHttp('{ products(first: 5, query: "title:Jacket") { nodes { title } } }');
    expect(bodyOf(old.body)).toMatchObject({ data: { products: { nodes: [{ title: 'Renamed' }] } } });
  });
});

describe('somebody else', () => {
  it('works to a script', () => {
    const world = new ShopWorld();
    world.shop.admin.later(1000, () => world.shop.admin.updateProduct(world.productId, { title: 'Theirs' }));
    const title = (): string => world.graphqlOverHttp(`{ product(id: "${world.productId}") { title } }`).body;
    expect(title()).toContain('Field Jacket');
    world.clock.advance(1000);
    expect(title()).toContain('Theirs');
  });

  it('can do whatever a mutation can, without cost', () => {
    const world = new ShopWorld();
    const points = world.shop.points;
    world.shop.admin.setMetafield(world.productId, 'custom.note', 'single_line_text_field', 'x');
    world.shop.admin.mutate(
      'mutation L($input: LocationAddInput!) { locationAdd(input: $input) { userErrors { message } } }',
      {
        input: { name: 'New place', address: { countryCode: 'DE' } },
      },
    );
    expect(world.shop.points).toBe(points);
    expect(world.shop.state.locations.size).toBe(3);
    expect(() =>
      world.shop.admin.mutate(
        `mutation { tagsAdd(id: "gid://shopify/Product/9", tags: ["a"]) { userErrors { message } } }`,
      ),
    ).toThrow('refused');
  });
});

describe('faults', () => {
  it('has storms in which everything is throttled', () => {
    const world = new ShopWorld();
    world.shop.faults.push({ kind: 'throttleStorm', forMs: 10_000 });
    const answers = [0, 5000, 6000].map((ms) => {
      world.clock.advance(ms);
      return world.graphqlOverHttp('{ shop { id } }').body.includes('THROTTLED');
    });
    expect(answers).toEqual([true, true, false]);
  });

  it('can take the token away in the middle', () => {
    const world = new ShopWorld();
    world.shop.faults.push({ kind: 'tokenRevoked' });
    expect(world.graphqlOverHttp('{ shop { id } }').status).toBe(401);
    expect(world.graphqlOverHttp('{ shop { id } }').status).toBe(401);
    world.shop.restoreTokens();
    expect(world.graphqlOverHttp('{ shop { id } }').status).toBe(200);
  });
});

describe('REST', () => {
  const api = '/admin/api/2026-10';

  it('pages by Link, forwards and back', () => {
    const { shop } = openShop();
    shop.generate({ products: 7 });
    const world = {
      send: (url: string) =>
        shop.http({
          url,
          method: 'GET',
          headers: { 'X-Shopify-Access-Token': shop.settings.accessToken },
          body: '',
        }),
    };
    const titles: unknown[] = [];
    let next: string | undefined = `https://${shop.settings.domain}${api}/products.json?limit=3&fields=id`;
    let previous: string | undefined;
    while (next) {
      const answer = world.send(next);
      titles.push(...(bodyOf(answer.body) as { products: unknown[] }).products);
      const link: string = answer.headers['Link'] ?? '';
      next = /<([^>]+)>; rel="next"/.exec(link)?.[1];
      previous = /<([^>]+)>; rel="previous"/.exec(link)?.[1];
    }
    expect(new Set(titles.map((one) => JSON.stringify(one))).size).toBe(7);
    expect((bodyOf(world.send(previous ?? '').body) as { products: unknown[] }).products).toHaveLength(3);
  });

  it('continues after an id, and counts', () => {
    const world = new ShopWorld();
    const [first, second] = [...world.shop.state.products.keys()];
    const after = world.send(`${api}/products.json?since_id=${first ?? 0}`);
    expect(bodyOf(after.body)).toMatchObject({ products: [{ id: second }] });
    expect(bodyOf(world.send(`${api}/products/count.json`).body)).toEqual({ count: 2 });
  });

  it('gives levels, locations, variants and items', () => {
    const world = new ShopWorld();
    const [itemId] = [...world.shop.state.inventoryItems.keys()];
    expect(
      bodyOf(world.send(`${api}/inventory_levels.json?inventory_item_ids=${itemId ?? 0}`).body),
    ).toMatchObject({ inventory_levels: [{ available: 3 }] });
    expect(world.send(`${api}/inventory_levels.json`).status).toBe(400);
    expect(bodyOf(world.send(`${api}/locations.json`).body)).toMatchObject({
      locations: [{ active: true }, { name: 'Second place' }],
    });
    expect(bodyOf(world.send(`${api}/inventory_items/${itemId ?? 0}.json`).body)).toMatchObject({
      inventory_item: { sku: 'FJ-1' },
    });
    const [variantId] = [...world.shop.state.variants.keys()];
    expect(bodyOf(world.send(`${api}/variants/${variantId ?? 0}.json`).body)).toMatchObject({
      variant: { option1: 'Red', price: '10.00' },
    });
    expect(world.send(`${api}/orders.json`).status).toBe(404);
    world.shop.setScopes(['read_products']);
    expect(world.send(`${api}/locations.json`).status).toBe(403);
  });
});

describe('realistic catalog', () => {
  const { shop } = openShop();
  shop.generate({ products: 1200, shape: 'realistic', seed: 3 });
  const products = [...shop.state.products.values()];

  it('has products of all sizes, at five places', () => {
    const sizes = products.map(({ variants }) => variants.length);
    expect(Math.min(...sizes)).toBe(1);
    expect(Math.max(...sizes)).toBe(2000);
    expect(shop.state.locations.size).toBe(5);
    expect(() => {
      shop.checkInvariants();
    }).not.toThrow();
  });

  it('has long and short descriptions', () => {
    const lengths = products.map(({ descriptionHtml }) => descriptionHtml.length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeGreaterThan(1000);
    expect(mean).toBeLessThan(3000);
    expect(Math.max(...lengths)).toBeGreaterThan(55_000);
  });

  it('has titles and codes twice, and hostile ones', () => {
    expect(new Set(products.map(({ title }) => title)).size).toBeLessThan(products.length);
    const skus = [...shop.state.inventoryItems.values()].map(({ sku }) => sku);
    expect(new Set(skus).size).toBeLessThan(skus.length);
    expect(products.some(({ title }) => title.startsWith('='))).toBe(true);
    expect(shop.state.metafields.byId.size).toBeGreaterThan(500);
  });

  it('is the same for the same seed', () => {
    const other = openShop().shop;
    other.generate({ products: 50, shape: 'realistic', seed: 3 });
    expect([...other.state.products.values()].map(({ title }) => title)).toEqual(
      products.slice(0, 50).map(({ title }) => title),
    );
  });
});
