/** Answers of real stores that are easily got wrong. */
import { ShopWorld } from '../../conformance/shopify/world';
import { at } from './support';

const STAGE =
  'mutation S($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl } } }';

function levelsOf(world: ShopWorld, productId: unknown): number[][] {
  const product = [...world.shop.state.products.values()].find(({ id }) => id === productId);
  return (product?.variants ?? []).map(({ inventoryItem }) =>
    [...inventoryItem.levels.values()].map(({ quantities }) => quantities.available),
  );
}

describe('stock of variants that productSet makes', () => {
  const SET =
    'mutation S($input: ProductSetInput!) { productSet(input: $input) { product { id } userErrors { message } } }';

  it('is where quantities are given, and at the first location otherwise', () => {
    const world = new ShopWorld();
    const variant = (name: string, quantity?: number) => ({
      optionValues: [{ optionName: 'Size', name }],
      ...(quantity === undefined
        ? {}
        : { inventoryQuantities: [{ locationId: world.locationIds[1], name: 'available', quantity }] }),
    });
    const input = {
      title: 'Set',
      productOptions: [{ name: 'Size', values: [{ name: 'S' }, { name: 'M' }] }],
      variants: [variant('S', 5), variant('M')],
    };
    const payload = world.payload(SET, { input });
    expect(payload['userErrors']).toEqual([]);
    expect(levelsOf(world, at(payload, 'product.id'))).toEqual([[5], [0]]);
  });
});

describe('stock in versions before 2026-04', () => {
  const SET = `mutation S($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) {
    inventoryAdjustmentGroup { reason } userErrors { field code message } } }`;
  const ask = (version: string, input: Record<string, unknown>, line: Record<string, unknown> = {}) => {
    const world = new ShopWorld();
    const place = { inventoryItemId: world.itemIds[0], locationId: world.locationIds[0] };
    const variables = {
      input: {
        name: 'available',
        reason: 'correction',
        quantities: [{ ...place, quantity: 9, ...line }],
        ...input,
      },
    };
    const body = JSON.stringify({ query: SET, variables });
    const answer = world.send(`/admin/api/${version}/graphql.json`, { method: 'POST', body });
    return JSON.parse(answer.body) as unknown;
  };
  const errors = (answer: unknown): unknown => at(answer, 'data.inventorySetQuantities.userErrors');

  it('is set without a key, compared by compareQuantity or not at all', () => {
    expect(errors(ask('2026-01', { ignoreCompareQuantity: true }))).toEqual([]);
    expect(errors(ask('2026-01', {}, { compareQuantity: 3 }))).toEqual([]);
    expect(errors(ask('2026-01', {}, { compareQuantity: 4 }))).toEqual([
      {
        field: ['input', 'quantities', '0', 'compareQuantity'],
        code: 'COMPARE_QUANTITY_STALE',
        message: 'The compareQuantity value does not match persisted value.',
      },
    ]);
    expect(errors(ask('2026-01', {}))).toMatchObject([{ code: 'COMPARE_QUANTITY_REQUIRED' }]);
  });

  it('knows nothing of that from 2026-04 on', () => {
    expect(ask('2026-04', { ignoreCompareQuantity: true })).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_VARIABLE' } }],
    });
  });
});

describe('a lone variant that new ones replace', () => {
  it('takes its option value with it', () => {
    const world = new ShopWorld();
    const [id] = world.shop.seedProducts([
      { title: 'Lone', optionNames: ['Color'], variants: [{ options: ['Red'] }] },
    ]);
    const document = `mutation C($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkCreate(productId: $id, strategy: REMOVE_STANDALONE_VARIANT, variants: $variants) {
        product { options { values optionValues { name } } } } }`;
    const variants = [{ optionValues: [{ optionName: 'Color', name: 'Blue' }] }];
    expect(world.payload(document, { id, variants })).toEqual({
      product: { options: [{ values: ['Blue'], optionValues: [{ name: 'Blue' }] }] },
    });
  });
});

describe('an operation that is not waited for', () => {
  it('is created, then active, then complete', () => {
    const world = new ShopWorld();
    const started = world.payload(
      `mutation D($id: ID!) { productDelete(input: { id: $id }, synchronous: false) {
        productDeleteOperation { id status } } }`,
      { id: world.productId },
    );
    const id = at(started, 'productDeleteOperation.id');
    const look = (): unknown =>
      world.payload('query O($id: ID!) { productOperation(id: $id) { status } }', { id })['status'];
    expect(at(started, 'productDeleteOperation.status')).toBe('CREATED');
    expect(look()).toBe('ACTIVE');
    world.clock.advance(2_000);
    expect(look()).toBe('COMPLETE');
  });
});

describe('where uploads go', () => {
  it.each([
    ['RETURN_LABEL', 'a.pdf', 'PUT', /\/return_labels\/[^/]+\/[0-9a-f]{32}\.pdf$/],
    ['DISPUTE_FILE_UPLOAD', 'a.pdf', 'PUT', /\/payments_file_uploads\/[^/]+\/a\.pdf$/],
    ['IMAGE', 'a.png', 'PUT', /\/files\/[^/]+\/a\.png$/],
    ['IMAGE', 'a.png', 'POST', /\/products\/[^/]+\/a\.png$/],
    ['URL_REDIRECT_IMPORT', 'a.csv', 'PUT', /\/redirect_imports\/[^/]+\/a\.csv\?X-Goog-Algorithm=/],
    ['URL_REDIRECT_IMPORT', 'a.csv', 'POST', /googleapis\.com\/$/],
  ])('%s %s by %s', (resource, filename, httpMethod, address) => {
    const mimeType = filename.endsWith('png') ? 'image/png' : 'text/plain';
    const payload = new ShopWorld().payload(STAGE, { input: [{ resource, filename, mimeType, httpMethod }] });
    expect(at(payload, 'stagedTargets.0.resourceUrl')).toMatch(address);
  });
});

describe('what an app may not do', () => {
  it('is to upload what belongs to the settings of the store', () => {
    const input = [{ resource: 'SHOP_IMAGE', filename: 'a.png', mimeType: 'image/png' }];
    expect(new ShopWorld().body(STAGE, { input }).errors).toMatchObject([
      {
        message: 'Access denied for stagedUploadsCreate field.',
        path: ['stagedUploadsCreate'],
        extensions: { code: 'ACCESS_DENIED' },
      },
    ]);
  });

  it('is to tie files to products without the scope for products', () => {
    const world = new ShopWorld({ scopes: ['write_files', 'read_products'] });
    const files = [{ id: 'gid://shopify/MediaImage/1', referencesToAdd: [world.productId] }];
    const document =
      'mutation F($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { message } } }';
    expect(world.body(document, { files })).toMatchObject({
      data: { fileUpdate: null },
      errors: [{ message: 'Access denied: Missing permission to manage products.', path: ['fileUpdate'] }],
    });
  });
});
