import { getIntrospectionQuery } from 'graphql';
import { NotModelledError } from '../../../local/shop';
import { at, dataOf, firstIds, openShop, TWO_VARIANTS } from './support';

const numbered = (count: number) =>
  Array.from({ length: count }, (_one, index) => ({ title: `Product ${index + 1}` }));

describe('what the store says about itself', () => {
  it('answers name, currency, time zone, plan and limits', () => {
    const { shop } = openShop({ currency: 'EUR', timeZone: 'Europe/Berlin', plan: 'plus' });
    const { shop: answer } = dataOf(
      shop.graphql(`{ shop { id name myshopifyDomain currencyCode ianaTimezone weightUnit plan { shopifyPlus }
        resourceLimits { maxProductVariants maxProductOptions locationLimit } } }`),
    );
    expect(answer).toEqual({
      id: 'gid://shopify/Shop/92891250994',
      name: 'Demo Store',
      myshopifyDomain: 'demo.myshopify.com',
      currencyCode: 'EUR',
      ianaTimezone: 'Europe/Berlin',
      weightUnit: 'KILOGRAMS',
      plan: { shopifyPlus: true },
      resourceLimits: { maxProductVariants: 2048, maxProductOptions: 3, locationLimit: 200 },
    });
  });

  it('lists the granted scopes with their descriptions', () => {
    const { shop } = openShop({ scopes: ['write_products', 'read_locations'] });
    const data = dataOf(shop.graphql('{ currentAppInstallation { accessScopes { handle description } } }'));
    expect(at(data, 'currentAppInstallation.accessScopes')).toEqual([
      { handle: 'read_locations', description: 'Read locations' },
      { handle: 'write_products', description: 'Modify products, variants, and collections' },
    ]);
  });
});

describe('products and variants', () => {
  it('gives Money with the currency’s decimals and MoneyV2 without padding', () => {
    const { shop } = openShop({}, [{ title: 'A', variants: [{ price: '24', cost: '12.5' }] }]);
    const data = dataOf(
      shop.graphql(`{ products(first: 1) { nodes { priceRangeV2 { minVariantPrice { amount currencyCode } }
        priceRange { minVariantPrice { amount } }
        variants(first: 1) { nodes { price inventoryItem { unitCost { amount } } } } } } }`),
    );
    expect(at(data, 'products.nodes.0')).toEqual({
      priceRangeV2: { minVariantPrice: { amount: '24.0', currencyCode: 'USD' } },
      priceRange: { minVariantPrice: { amount: '2400.0' } },
      variants: { nodes: [{ price: '24.00', inventoryItem: { unitCost: { amount: '12.5' } } }] },
    });
  });

  it('shows a product without options as one option Title with the value Default Title', () => {
    const { shop } = openShop({}, [{ title: 'Plain' }]);
    const data = dataOf(
      shop.graphql(`{ products(first: 1) { nodes { hasOnlyDefaultVariant options { name values position }
        variants(first: 1) { nodes { title displayName sku selectedOptions { name value } } } } } }`),
    );
    expect(at(data, 'products.nodes.0')).toEqual({
      hasOnlyDefaultVariant: true,
      options: [{ name: 'Title', values: ['Default Title'], position: 1 }],
      variants: {
        nodes: [
          {
            title: 'Default Title',
            displayName: 'Plain - Default Title',
            sku: null,
            selectedOptions: [{ name: 'Title', value: 'Default Title' }],
          },
        ],
      },
    });
  });

  it('counts stock over tracked variants and shows it per location', () => {
    const { shop } = openShop({}, [TWO_VARIANTS]);
    const data = dataOf(
      shop.graphql(`{ products(first: 1) { nodes { totalInventory tracksInventory variants(first: 1) { nodes {
        inventoryQuantity inventoryItem { inventoryLevels(first: 5) { nodes { location { name }
          quantities(names: ["available", "on_hand"]) { name quantity } } } } } } } } }`),
    );
    expect(at(data, 'products.nodes.0.totalInventory')).toBe(7);
    expect(at(data, 'products.nodes.0.variants.nodes.0.inventoryItem.inventoryLevels.nodes')).toEqual([
      {
        location: { name: 'Shop location' },
        quantities: [
          { name: 'available', quantity: 3 },
          { name: 'on_hand', quantity: 3 },
        ],
      },
    ]);
  });

  it('finds any record by its gid, with null for what does not exist', () => {
    const { shop } = openShop({}, [TWO_VARIANTS]);
    const { productId, variantId, itemId } = firstIds(shop);
    const data = dataOf(
      shop.graphql('query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
        ids: [productId, variantId, itemId, 'gid://shopify/Product/1', 'gid://shopify/Customer/1'],
      }),
    );
    expect(data['nodes']).toEqual([
      { __typename: 'Product', id: productId },
      { __typename: 'ProductVariant', id: variantId },
      { __typename: 'InventoryItem', id: itemId },
      null,
      null,
    ]);
  });

  it('answers product(id:) with null when unknown and refuses the id of another type', () => {
    const { shop } = openShop();
    const query = 'query P($id: ID!) { product(id: $id) { id } }';
    expect(dataOf(shop.graphql(query, { id: 'gid://shopify/Product/1' }))).toEqual({ product: null });
    expect(shop.graphql(query, { id: 'gid://shopify/Collection/1' }).errors).toEqual([
      {
        message: 'Invalid id: gid://shopify/Collection/1',
        locations: [{ line: 1, column: 21 }],
        extensions: { code: 'RESOURCE_NOT_FOUND' },
        path: ['product'],
      },
    ]);
  });

  it('finds a product by handle', () => {
    const { shop } = openShop({}, [{ title: 'Blue Shirt' }]);
    const data = dataOf(
      shop.graphql('{ productByIdentifier(identifier: { handle: "blue-shirt" }) { title } }'),
    );
    expect(data).toEqual({ productByIdentifier: { title: 'Blue Shirt' } });
  });

  it('caps counts at 10,000 unless the limit is null', () => {
    const { shop } = openShop();
    shop.generate({ products: 10_001, variantsPerProduct: 1 });
    const data = dataOf(
      shop.graphql(
        '{ capped: productsCount { count precision } all: productsCount(limit: null) { count precision } }',
      ),
    );
    expect(data).toEqual({
      capped: { count: 10_000, precision: 'AT_LEAST' },
      all: { count: 10_001, precision: 'EXACT' },
    });
  });

  it('never answers a field it does not model: it throws, and says which', () => {
    const { shop } = openShop({}, [{ title: 'A' }]);
    const ask = (): unknown =>
      shop.graphql('{ products(first: 1) { nodes { sellingPlanGroupsCount { count } } } }');
    expect(ask).toThrow(NotModelledError);
    expect(ask).toThrow('Product.sellingPlanGroupsCount');
  });
});

describe('pages', () => {
  const query = `query P($first: Int, $last: Int, $after: String, $before: String, $reverse: Boolean) {
    products(first: $first, last: $last, after: $after, before: $before, reverse: $reverse) {
      nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const titles = (data: unknown): unknown[] =>
    (at(data, 'products.nodes') as { title: string }[]).map((node) => node.title.replace('Product ', ''));

  it('walks forwards and backwards without gaps or repeats', () => {
    const { shop } = openShop({}, numbered(5));
    const first = dataOf(shop.graphql(query, { first: 2 }));
    const after = at(first, 'products.pageInfo.endCursor');
    const second = dataOf(shop.graphql(query, { first: 2, after }));
    const back = dataOf(
      shop.graphql(query, { last: 2, before: at(second, 'products.pageInfo.startCursor') }),
    );
    expect([titles(first), titles(second), titles(back)]).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['1', '2'],
    ]);
    expect(at(second, 'products.pageInfo')).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(at(back, 'products.pageInfo')).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('goes on at the same place when the cursor’s product was deleted', () => {
    const { shop } = openShop({}, numbered(4));
    const first = dataOf(shop.graphql(query, { first: 2 }));
    shop.admin.deleteProduct(shop.inspect().products[1]?.id ?? '');
    const second = dataOf(shop.graphql(query, { first: 2, after: at(first, 'products.pageInfo.endCursor') }));
    expect(titles(second)).toEqual(['3', '4']);
  });

  it('reverses the order', () => {
    const { shop } = openShop({}, numbered(3));
    expect(titles(dataOf(shop.graphql(query, { first: 5, reverse: true })))).toEqual(['3', '2', '1']);
  });

  it('sorts by the key asked for and pages inside that order', () => {
    const { shop } = openShop({}, [{ title: 'b' }, { title: 'C' }, { title: 'a' }]);
    const sorted = `query S($after: String) { products(first: 2, after: $after, sortKey: TITLE) {
      nodes { title } pageInfo { endCursor } } }`;
    const first = dataOf(shop.graphql(sorted));
    const second = dataOf(shop.graphql(sorted, { after: at(first, 'products.pageInfo.endCursor') }));
    expect([titles(first), titles(second)]).toEqual([['a', 'b'], ['C']]);
  });

  it.each([
    [{}, 'you must provide one of first or last'],
    [{ first: 1, last: 1 }, 'providing both first and last is not supported'],
    [{ first: 1, after: 'nonsense' }, 'Malformed cursor'],
    [{ first: 251 }, 'first cannot exceed 250'],
  ])('refuses the arguments %j with BAD_REQUEST, and without data', (variables, message) => {
    const body = openShop().shop.graphql(query, variables);
    expect(body.data).toBeNull();
    expect(body.errors).toEqual([
      {
        message,
        locations: [{ line: 2, column: 5 }],
        extensions: { code: 'BAD_REQUEST' },
        path: ['products'],
      },
    ]);
  });
});

it('tells its whole schema to whoever asks, in the form that tools ask for it', () => {
  const { shop } = openShop();
  const { __schema: schema } = dataOf(shop.graphql(getIntrospectionQuery()));
  expect(at(schema, 'queryType.name')).toBe('QueryRoot');
  const { errors } = shop.graphql('{ shop { __schema { queryType { name } } __typename { name } } }');
  expect(errors?.map(({ message }) => message)).toEqual([
    "Field '__schema' doesn't exist on type 'Shop'",
    "Selections can't be made on scalars (field '__typename' returns String but has selections [\"name\"])",
  ]);
});
