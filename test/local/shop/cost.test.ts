import { costOf, openShop } from './support';
import type { Shop } from '../../../local/shop';

/** Prices as observed in recordings of real stores (reference: query-cost.md). */
const REQUESTED: [selection: string, points: number][] = [
  ['products(first: 0) { nodes { id } }', 2],
  ['products(first: 1) { nodes { id } }', 3],
  ['products(first: 50) { nodes { id } }', 9],
  ['products(first: 250) { nodes { id } }', 13],
  ['products(first: 250) { nodes { id variants(first: 10) { nodes { id } } } }', 79],
  ['products(first: 250) { nodes { id variants(first: 100) { nodes { id } } } }', 134],
  ['products(first: 250) { nodes { id variants(first: 250) { nodes { id } } } }', 156],
  [
    'products(first: 3) { nodes { seo { title } category { id } variants(first: 3) { nodes { selectedOptions { name } inventoryItem { measurement { weight { value } } } } } } }',
    24,
  ],
  [
    'products(first: 5) { edges { node { seo { title } category { id } options { id } variants(first: 25) { nodes { selectedOptions { name } inventoryItem { id } } } collections(first: 10) { nodes { id } } } } }',
    92,
  ],
  [
    'products(first: 250) { nodes { variants(first: 250) { nodes { id } } media(first: 250) { nodes { id } } metafields(first: 250) { nodes { id } } } }',
    442,
  ],
  [
    'product(id: "gid://shopify/Product/1") { options { optionValues { id } } variants(first: 10) { nodes { selectedOptions { name } } } }',
    13,
  ],
  [
    'product(id: "gid://shopify/Product/1") { media(first: 50) { nodes { preview { image { url } } ... on MediaImage { image { url } } } } variants(first: 50) { nodes { media(first: 10) { nodes { id } } } } }',
    82,
  ],
  ['nodes(ids: ["gid://shopify/Product/1", "gid://shopify/Product/2"]) { id }', 1],
  ['node(id: "gid://shopify/Product/1") { ... on TaxonomyCategory { name } }', 1],
  ['locations(first: 100) { nodes { address { city } } }', 11],
  ['locations(first: 10) { nodes { id } edges { node { id } } }', 10],
  ['productsCount { count }', 10],
  ['product(id: "gid://shopify/Product/1") { variantsCount { count } }', 2],
  ['shop { id }', 1],
  ['shop { primaryDomain { url } }', 2],
  ['products(first: 250) { pageInfo { endCursor } edges { cursor } }', 2],
];

function requested(shop: Shop, document: string, variables: Record<string, unknown> = {}): unknown {
  return costOf(shop.graphql(document, variables)).requested;
}

describe('the requested cost', () => {
  it.each(REQUESTED)('{ %s } asks for %i points', (selection, points) => {
    expect(requested(openShop().shop, `{ ${selection} }`)).toBe(points);
  });

  it('prices the worked example of the reference at 398', () => {
    const document = `{ products(first: 250) { nodes { id
      variants(first: 100) { nodes { id inventoryItem { sku } } }
      metafields(first: 50) { nodes { id } } media(first: 10) { nodes { id } } } } }`;
    expect(requested(openShop().shop, document)).toBe(398);
  });

  it('honours @skip and @include before pricing', () => {
    const document =
      'query Q($on: Boolean!) { shop { id primaryDomain @include(if: $on) { url } plan @skip(if: $on) { shopifyPlus } } }';
    expect(requested(openShop().shop, document, { on: true })).toBe(2);
  });

  it.each([
    ['productUpdate(product: {id: "gid://shopify/Product/1"}) { product { id } userErrors { field } }', 10],
    ['productUpdate(product: {id: "gid://shopify/Product/1"}) { product { category { id } } }', 11],
    [
      'productCreate(product: {title: ""}) { product { variants(first: 1) { nodes { inventoryItem { id } } } } }',
      14,
    ],
    [
      'a: tagsAdd(id: "gid://shopify/Product/1", tags: []) { userErrors { field } } b: tagsAdd(id: "gid://shopify/Product/1", tags: []) { userErrors { field } }',
      20,
    ],
  ])('prices a mutation at 10 and what hangs below its payload: %s', (selection, points) => {
    expect(requested(openShop().shop, `mutation { ${selection} }`)).toBe(points);
  });

  it.each([
    [1, 10],
    [3, 11],
    [250, 60],
  ])('adds 0.2 for each of %i variants in the input', (count, points) => {
    const document = `mutation M($v: [ProductVariantsBulkInput!]!) {
      productVariantsBulkUpdate(productId: "gid://shopify/Product/1", variants: $v) { userErrors { field } } }`;
    const v = Array.from({ length: count }, () => ({ price: '1' }));
    expect(requested(openShop().shop, document, { v })).toBe(points);
  });

  it('refuses a query over 1,000 points, whatever the plan, without charging it', () => {
    const { shop } = openShop({ plan: 'plus' });
    const page =
      'products(first: 250) { nodes { variants(first: 250) { nodes { media(first: 250) { nodes { id } } } } } }';
    const body = shop.graphql(`{ ${page} }`);
    expect(body.errors?.[0]?.message).toMatch(
      /^Query cost is 1729, which exceeds the single query max cost limit \(1000\)/,
    );
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'MAX_COST_EXCEEDED',
      cost: 1729,
      maxCost: 1000,
    });
    expect(shop.points).toBe(0);
  });

  it('with linear list pricing falls back to 2 + n × child', () => {
    const { shop } = openShop({ listPricing: 'linear' });
    expect(requested(shop, '{ products(first: 250) { nodes { id } } }')).toBe(252);
    expect(
      requested(shop, '{ nodes(ids: ["gid://shopify/Product/1", "gid://shopify/Product/2"]) { id } }'),
    ).toBe(4);
  });
});

describe('the actual cost', () => {
  const products = (count: number) =>
    Array.from({ length: count }, (_one, index) => ({ title: `P${index}` }));

  it.each([
    [0, 13],
    [1, 2],
    [2, 2],
    [54, 5],
    [208, 11],
    [250, 13],
  ])('charges a page of 250 with %i products %i points', (count, points) => {
    const { shop } = openShop({}, products(count));
    expect(costOf(shop.graphql('{ products(first: 250) { nodes { id } } }'))).toEqual({
      requested: 13,
      actual: points,
    });
  });

  it('gives an empty page of edges back, but not one of nodes', () => {
    const { shop } = openShop();
    expect(costOf(shop.graphql('{ products(first: 250) { edges { node { id } } } }')).actual).toBe(2);
    expect(costOf(shop.graphql('{ products(first: 250) { nodes { id } } }')).actual).toBe(13);
  });

  it('gives the children of a null object back', () => {
    const { shop } = openShop();
    const document = '{ product(id: "gid://shopify/Product/1") { seo { title } options { id } } }';
    expect(costOf(shop.graphql(document))).toEqual({ requested: 3, actual: 1 });
  });

  it('charges 10 for a payload whose object is null', () => {
    const { shop } = openShop();
    const document = `mutation { productUpdate(product: {id: "gid://shopify/Product/1"}) {
      product { category { id } } userErrors { field } } }`;
    expect(costOf(shop.graphql(document))).toEqual({ requested: 11, actual: 10 });
  });

  it('charges a list of objects its dearest item', () => {
    const { shop } = openShop({}, products(2));
    const ids = [...shop.inspect().products.map((product) => product.id), 'gid://shopify/Product/1'];
    const document = 'query N($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { seo { title } } } }';
    expect(costOf(shop.graphql(document, { ids }))).toEqual({ requested: 2, actual: 2 });
  });
});
