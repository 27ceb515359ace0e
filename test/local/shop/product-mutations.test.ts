import { at, costOf, dataOf, firstIds, openShop } from './support';
import type { OpenShop } from './support';

const UPDATE = `mutation U($product: ProductUpdateInput!) { productUpdate(product: $product) {
  product { id title handle vendor tags seo { title description } category { fullName } updatedAt }
  userErrors { field message } } }`;

const CREATE = `mutation C($product: ProductCreateInput!) { productCreate(product: $product) {
  product { id title handle vendor status publishedAt tracksInventory variants(first: 1) { nodes { title price sku } } }
  userErrors { field message } } }`;

function update(open: OpenShop, product: Record<string, unknown>): unknown {
  const { productId } = firstIds(open.shop);
  return at(dataOf(open.shop.graphql(UPDATE, { product: { id: productId, ...product } })), 'productUpdate');
}

function create({ shop }: OpenShop, product: Record<string, unknown>): unknown {
  return at(dataOf(shop.graphql(CREATE, { product })), 'productCreate');
}

const long = (count: number): string => 'x'.repeat(count);

describe('productUpdate', () => {
  it('changes only what is sent, and keeps the handle when the title changes', () => {
    const open = openShop({}, [
      { title: 'Old', vendor: 'V', tags: ['a'], seo: { title: 'T', description: 'D' } },
    ]);
    const payload = update(open, { title: 'New', seo: { description: 'E' } });
    expect(payload).toMatchObject({
      product: {
        title: 'New',
        handle: 'old',
        vendor: 'V',
        tags: ['a'],
        seo: { title: 'T', description: 'E' },
      },
      userErrors: [],
    });
  });

  it.each([
    [{ title: '' }, [{ field: ['title'], message: "Title can't be blank" }]],
    [{ title: long(256) }, [{ field: ['title'], message: 'Title is too long (maximum is 255 characters)' }]],
    [
      { vendor: long(256) },
      [{ field: ['vendor'], message: 'Vendor is too long (maximum is 255 characters)' }],
    ],
    [
      { productType: long(256) },
      [
        { field: ['productType'], message: 'Product type is too long (maximum is 255 characters)' },
        {
          field: ['customProductType'],
          message: 'Custom product type is too long (maximum is 255 characters)',
        },
      ],
    ],
    [
      { handle: long(256) },
      [{ field: ['handle'], message: 'Handle is too long (maximum is 255 characters)' }],
    ],
    [{ tags: [long(256)] }, [{ field: ['tags'], message: 'Product tags is invalid' }]],
    [
      { handle: '  TAKEN  ' },
      [
        {
          field: ['input', 'handle'],
          message: "Handle '  TAKEN  ' already in use. Please provide a new handle.",
        },
      ],
    ],
  ])('refuses %j, answers with the product as it was, and changes nothing', (product, userErrors) => {
    const open = openShop({}, [{ title: 'Kept' }, { title: 'Taken' }]);
    const before = open.shop.inspect();
    expect(update(open, { descriptionHtml: 'not written', ...product })).toMatchObject({
      product: { title: 'Kept', handle: 'kept' },
      userErrors,
    });
    expect(open.shop.inspect()).toEqual(before);
  });

  it.each([{ id: 'gid://shopify/Product/999' }, { id: undefined }])('does not find %j', (product) => {
    const { shop } = openShop();
    expect(dataOf(shop.graphql(UPDATE, { product }))).toEqual({
      productUpdate: { product: null, userErrors: [{ field: ['id'], message: 'Product does not exist' }] },
    });
  });

  it.each([
    ['  Mixed CASE / 東京 100 % ', 'mixed-case-東京-100'],
    ['   ', 'kept'],
    ['%%%', 'product'],
  ])('makes of the handle "%s" the handle "%s"', (handle, expected) => {
    const open = openShop({}, [{ title: 'Kept', handle: 'other' }]);
    expect(at(update(open, { handle }), 'product.handle')).toBe(expected);
  });

  it.each([
    [
      [' Red ', 'red', 'RED', ' big   sale '],
      ['big   sale', 'Red'],
    ],
    [
      ['blue,green', 'Red'],
      ['blue', 'green', 'Red'],
    ],
    [[], []],
  ])('makes of the tags %j the tags %j', (tags, expected) => {
    const open = openShop({}, [{ title: 'A', tags: ['before'] }]);
    expect(at(update(open, { tags }), 'product.tags')).toEqual(expected);
  });

  it('fails with a top-level error for an unknown category, and is charged', () => {
    const open = openShop({}, [{ title: 'A' }]);
    const { productId } = firstIds(open.shop);
    const category = 'gid://shopify/TaxonomyCategory/zz-999999999';
    const body = open.shop.graphql(UPDATE, { product: { id: productId, category } });
    expect(body.data).toEqual({ productUpdate: null });
    expect(body.errors).toEqual([
      {
        message: 'Invalid product_taxonomy_node_id',
        locations: [{ line: 1, column: 45 }],
        extensions: { code: 'INVALID_PRODUCT_TAXONOMY_NODE_ID' },
        path: ['productUpdate'],
      },
    ]);
    expect(costOf(body)).toEqual({ requested: 12, actual: 10 });
  });

  it('sets and clears a known category', () => {
    const open = openShop({}, [{ title: 'A' }]);
    const set = update(open, { category: 'gid://shopify/TaxonomyCategory/aa-1-1' });
    expect(at(set, 'product.category.fullName')).toBe('Apparel & Accessories > Clothing > Activewear');
    expect(at(update(open, { category: null }), 'product.category')).toBeNull();
  });

  it('moves updatedAt, to the second, only when something changed', () => {
    const open = openShop({}, [{ title: 'Same', tags: ['a', 'b'] }]);
    open.clock.advance(61_500);
    expect(at(update(open, { title: 'Same', tags: ['b', 'a'] }), 'product.updatedAt')).toBe(
      '2026-11-25T09:00:00Z',
    );
    expect(at(update(open, { title: 'Other' }), 'product.updatedAt')).toBe('2026-11-25T09:01:01Z');
  });

  it('accepts the old form `input` and an identifier, but not both forms', () => {
    const { shop } = openShop({}, [{ title: 'A' }]);
    const { productId } = firstIds(shop);
    shop.graphql('mutation($i: ProductInput!) { productUpdate(input: $i) { userErrors { message } } }', {
      i: { id: productId, title: 'B' },
    });
    shop.graphql(
      'mutation($p: ProductUpdateInput!) { productUpdate(identifier: { handle: "a" }, product: $p) { userErrors { message } } }',
      { p: { vendor: 'C' } },
    );
    expect(shop.inspect().products[0]).toMatchObject({ title: 'B', vendor: 'C' });
    const body = shop.graphql('mutation { productUpdate { userErrors { message } } }');
    expect(body.errors?.[0]?.message).toBe(
      'productUpdate must include exactly one of the following arguments: input, product.',
    );
  });

  it('refuses 251 tags as a whole, with the requested cost and no actual one', () => {
    const { shop } = openShop({}, [{ title: 'A' }]);
    const { productId } = firstIds(shop);
    const tags = Array.from({ length: 251 }, (_one, index) => `t${index}`);
    const body = shop.graphql(UPDATE, { product: { id: productId, tags } });
    expect('data' in body).toBe(false);
    expect(body.errors).toEqual([
      {
        message: 'The input array size of 251 is greater than the maximum allowed of 250.',
        locations: [{ line: 1, column: 45 }],
        path: ['productUpdate', 'product', 'tags'],
        extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
      },
    ]);
    expect(costOf(body)).toEqual({ requested: 12, actual: null });
  });
});

describe('productCreate', () => {
  it('makes an active, unpublished product with one untracked default variant', () => {
    const open = openShop();
    expect(create(open, { title: 'New Thing' })).toMatchObject({
      product: {
        title: 'New Thing',
        handle: 'new-thing',
        vendor: 'Demo Store',
        status: 'ACTIVE',
        publishedAt: null,
        tracksInventory: false,
        variants: { nodes: [{ title: 'Default Title', price: '0.00', sku: null }] },
      },
      userErrors: [],
    });
  });

  it.each([
    ['Shirt', ['shirt', 'shirt-1', 'shirt-2']],
    ['Shirt 2026', ['shirt-2026', 'shirt-2027', 'shirt-2028']],
    ['%%%', ['product', 'product-1', 'product-2']],
  ])('derives free handles from the title %s', (title, expected) => {
    const open = openShop();
    expect(expected.map(() => at(create(open, { title }), 'product.handle'))).toEqual(expected);
  });

  it('refuses an explicit handle that is taken, without a product', () => {
    const open = openShop({}, [{ title: 'Shirt' }]);
    expect(create(open, { title: 'Other', handle: 'shirt' })).toEqual({
      product: null,
      userErrors: [
        {
          field: ['input', 'handle'],
          message: "Handle 'shirt' already in use. Please provide a new handle.",
        },
      ],
    });
  });

  it('makes only the first variant of the options it is given', () => {
    const { shop } = openShop();
    const productOptions = [
      { name: 'Color', values: [{ name: 'Red' }, { name: 'Blue' }] },
      { name: 'Size', values: [{ name: 'Small' }] },
    ];
    const data = dataOf(
      shop.graphql(
        `mutation($p: ProductCreateInput!) { productCreate(product: $p) { product { options { name values
          optionValues { name hasVariants } } variants(first: 5) { nodes { title } } } userErrors { message } } }`,
        { p: { title: 'T', productOptions } },
      ),
    );
    expect(at(data, 'productCreate.product')).toEqual({
      options: [
        {
          name: 'Color',
          values: ['Red'],
          optionValues: [
            { name: 'Red', hasVariants: true },
            { name: 'Blue', hasVariants: false },
          ],
        },
        { name: 'Size', values: ['Small'], optionValues: [{ name: 'Small', hasVariants: true }] },
      ],
      variants: { nodes: [{ title: 'Red / Small' }] },
    });
  });
});

describe('productDelete and tags', () => {
  it('deletes once, and then does not find it', () => {
    const { shop } = openShop({}, [{ title: 'A' }]);
    const { productId } = firstIds(shop);
    const ask = (): unknown =>
      dataOf(
        shop.graphql(
          'mutation($i: ProductDeleteInput!) { productDelete(input: $i) { deletedProductId userErrors { field message } } }',
          {
            i: { id: productId },
          },
        ),
      )['productDelete'];
    expect(ask()).toEqual({ deletedProductId: productId, userErrors: [] });
    expect(ask()).toEqual({
      deletedProductId: null,
      userErrors: [{ field: ['id'], message: 'Product does not exist' }],
    });
  });

  const TAGS = (name: string): string =>
    `mutation T($id: ID!, $tags: [String!]!) { ${name}(id: $id, tags: $tags) {
      node { ... on Product { tags } } userErrors { field message } } }`;

  it.each([
    ['tagsAdd', ['red'], ['Red']],
    ['tagsAdd', ['blue,green'], ['blue', 'green', 'Red']],
    ['tagsAdd', 'blue, green', ['blue', 'green', 'Red']],
    ['tagsRemove', ['red'], []],
    ['tagsRemove', ['nothing'], ['Red']],
  ])('%s %j on ["Red"] gives %j', (name, tags, expected) => {
    const { shop } = openShop({}, [{ title: 'A', tags: ['Red'] }]);
    const data = dataOf(shop.graphql(TAGS(name), { id: firstIds(shop).productId, tags }));
    expect(at(data, `${name}.node.tags`)).toEqual(expected);
  });

  it.each(['Product', 'Customer'])('does not find an unknown %s', (type) => {
    const { shop } = openShop();
    const data = dataOf(shop.graphql(TAGS('tagsAdd'), { id: `gid://shopify/${type}/999`, tags: ['a'] }));
    expect(data).toEqual({
      tagsAdd: { node: null, userErrors: [{ field: ['id'], message: `${type} does not exist` }] },
    });
  });
});
