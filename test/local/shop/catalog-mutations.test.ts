import { ShopWorld } from '../../conformance/shopify/world';

let world: ShopWorld;

beforeEach(() => {
  world = new ShopWorld();
});

const product = (): string => world.productId;

it('makes a product with all its variants and values at once, and then brings it to another state', () => {
  const set = `mutation S($input: ProductSetInput!, $id: ProductSetIdentifiers) {
    productSet(input: $input, identifier: $id, synchronous: true) {
      product { id title options { name optionValues { name } } variants(first: 10) { nodes { id title price sku } } }
      userErrors { field code message } } }`;
  const variant = (name: string, price: string): unknown => ({
    price,
    sku: name,
    optionValues: [{ optionName: 'Size', name }],
  });
  const options = (names: string[]): unknown => [{ name: 'Size', values: names.map((name) => ({ name })) }];
  const made = world.payload(set, {
    input: {
      title: 'Set',
      productOptions: options(['S', 'M']),
      variants: [variant('S', '1'), variant('M', '2')],
    },
  });
  expect(made).toMatchObject({
    userErrors: [],
    product: { variants: { nodes: [{ title: 'S', price: '1.00' }, { title: 'M' }] } },
  });
  const { id } = made['product'] as { id: string };
  const changed = world.payload(set, {
    id: { id },
    input: {
      title: 'Set 2',
      productOptions: options(['M', 'L']),
      variants: [variant('M', '3'), variant('L', '4')],
    },
  });
  expect(changed).toMatchObject({
    userErrors: [],
    product: { id, title: 'Set 2', variants: { nodes: [{ title: 'M', price: '3.00' }, { title: 'L' }] } },
  });
});

it('keeps the variants of an option that is renamed and reordered', () => {
  const [option] = (
    world.payload('query O($id: ID!) { product(id: $id) { options { id name } } }', { id: product() }) as {
      options: { id: string }[];
    }
  ).options;
  const update = `mutation U($id: ID!, $option: OptionUpdateInput!) {
    productOptionUpdate(productId: $id, option: $option) { product { options { name } } userErrors { field code message } } }`;
  expect(world.payload(update, { id: product(), option: { id: option?.id, name: 'Colour' } })).toMatchObject({
    userErrors: [],
  });
  const order = `mutation R($id: ID!, $options: [OptionReorderInput!]!) {
    productOptionsReorder(productId: $id, options: $options) { product { variants(first: 2) { nodes { title } } } userErrors { message } } }`;
  expect(
    world.payload(order, { id: product(), options: [{ name: 'Size' }, { name: 'Colour' }] }),
  ).toMatchObject({
    product: { variants: { nodes: [{ title: 'Small / Red' }, { title: 'Large / Blue' }] } },
  });
});

it('makes all combinations of new options when asked to', () => {
  const create = `mutation O($id: ID!, $options: [OptionCreateInput!]!) {
    productOptionsCreate(productId: $id, options: $options, variantStrategy: CREATE) {
      product { variants(first: 10) { nodes { title price } } } userErrors { field code message } } }`;
  const options = [{ name: 'Fit', values: [{ name: 'Slim' }, { name: 'Wide' }] }];
  const titles = ['Red / Small / Slim', 'Blue / Large / Slim', 'Red / Small / Wide', 'Blue / Large / Wide'];
  expect(world.payload(create, { id: product(), options })).toMatchObject({
    userErrors: [],
    product: { variants: { nodes: titles.map((title) => ({ title })) } },
  });
});

it('reorders variants by position', () => {
  const order = `mutation R($id: ID!, $positions: [ProductVariantPositionInput!]!) {
    productVariantsBulkReorder(productId: $id, positions: $positions) { product { variants(first: 5) { nodes { sku } } } userErrors { message } } }`;
  const positions = [{ id: world.variantIds[1], position: 1 }];
  expect(world.payload(order, { id: product(), positions })).toMatchObject({
    product: { variants: { nodes: [{ sku: 'FJ-2' }, { sku: 'FJ-1' }] } },
  });
});

it('has manual and smart collections', () => {
  const create = `mutation C($input: CollectionInput!) {
    collectionCreate(input: $input) { collection { id handle products(first: 5) { nodes { title } } } userErrors { field message } } }`;
  const made = world.payload(create, { input: { title: 'Manual', products: [product()] } });
  expect(made).toMatchObject({
    userErrors: [],
    collection: { handle: 'manual', products: { nodes: [{ title: 'Field Jacket' }] } },
  });
  const rules = [{ column: 'TITLE', relation: 'CONTAINS', condition: 'Other' }];
  const smart = world.payload(create, {
    input: { title: 'Smart', ruleSet: { appliedDisjunctively: false, rules } },
  });
  const { id } = smart['collection'] as { id: string };
  world.clock.advance(60_000);
  expect(
    world.payload('query C($id: ID!) { collection(id: $id) { products(first: 5) { nodes { title } } } }', {
      id,
    }),
  ).toMatchObject({ products: { nodes: [{ title: 'Other' }] } });
  const add =
    'mutation A($id: ID!, $ids: [ID!]!) { collectionAddProductsV2(id: $id, productIds: $ids) { job { id } userErrors { field message } } }';
  world.expectErrors(add, { id, ids: [product()] }, [
    'id',
    undefined,
    "Can't manually add products to a smart collection",
  ]);
});

it('publishes and unpublishes', () => {
  const [publication] = (
    world.payload('{ publications(first: 5) { nodes { id } } }') as { nodes: { id: string }[] }
  ).nodes;
  const change = (name: string): string => `mutation P($id: ID!, $input: [PublicationInput!]!) {
    ${name}(id: $id, input: $input) { publishable { ... on Product { publishedAt } } userErrors { field message } } }`;
  const variables = { id: product(), input: [{ publicationId: publication?.id }] };
  expect(world.payload(change('publishableUnpublish'), variables)).toMatchObject({
    publishable: { publishedAt: null },
    userErrors: [],
  });
  expect(world.payload(change('publishablePublish'), variables)).toMatchObject({ userErrors: [] });
});

it('remembers what was deleted, and by whom', () => {
  world.shop.admin.deleteProduct(product());
  const found = world.payload(
    `{ events(first: 5, query: "action:destroy subject_type:PRODUCT") { nodes { action ... on BasicEvent { subjectId } } } }`,
  );
  expect(found).toMatchObject({ nodes: [{ action: 'destroy', subjectId: product() }] });
});

it('leads an old handle to the new one when asked to', () => {
  const update = `mutation U($product: ProductUpdateInput!) { productUpdate(product: $product) { product { handle } userErrors { field message } } }`;
  world.payload(update, { product: { id: product(), handle: 'renamed', redirectNewHandle: true } });
  expect(world.payload('{ urlRedirects(first: 5) { nodes { path target } } }')).toEqual({
    nodes: [{ path: '/products/field-jacket', target: '/products/renamed' }],
  });
});

it('moves the stock of a place that is closed', () => {
  const [first, second] = world.locationIds;
  const close = `mutation D($id: ID!, $to: ID, $key: String!) {
    locationDeactivate(locationId: $id, destinationLocationId: $to) @idempotent(key: $key) {
      location { isActive } locationDeactivateUserErrors { field code message } } }`;
  const refused = world.payload(close, { id: first, to: first, key: 'a' });
  expect(refused['locationDeactivateUserErrors']).toMatchObject([
    { code: 'DESTINATION_LOCATION_IS_THE_SAME_LOCATION' },
  ]);
  expect(second).toBeDefined();
});

it('has files that become ready, and gives them to products and variants', () => {
  const create = `mutation F($files: [FileCreateInput!]!) {
    fileCreate(files: $files) { files { id fileStatus } userErrors { field code message } } }`;
  const files = [{ originalSource: 'https://example.com/a.jpg', contentType: 'IMAGE', alt: 'Front' }];
  const made = world.payload(create, { files });
  expect(made).toMatchObject({ files: [{ fileStatus: 'UPLOADED' }], userErrors: [] });
  const [file] = made['files'] as { id: string }[];
  const update = `mutation U($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { files { alt } userErrors { field code message } } }`;
  const change = [{ id: file?.id, alt: 'Back', referencesToAdd: [product()] }];
  world.expectErrors(update, { files: change }, [
    'files',
    'NON_READY_STATE',
    'Non-ready files cannot be updated.',
  ]);
  world.clock.advance(10_000);
  expect(world.payload(update, { files: change })).toMatchObject({
    files: [{ alt: 'Back' }],
    userErrors: [],
  });
  const append = `mutation A($id: ID!, $media: [ProductVariantAppendMediaInput!]!) {
    productVariantAppendMedia(productId: $id, variantMedia: $media) { productVariants { id } userErrors { field code message } } }`;
  const media = [{ variantId: world.variantIds[0], mediaIds: [file?.id] }];
  expect(world.payload(append, { id: product(), media })).toMatchObject({ userErrors: [] });
  const remove =
    'mutation D($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds userErrors { message } } }';
  expect(world.payload(remove, { ids: [file?.id] })).toMatchObject({ deletedFileIds: [file?.id] });
});

it('has definitions that metafields must keep to', () => {
  const define = `mutation D($definition: MetafieldDefinitionInput!) {
    metafieldDefinitionCreate(definition: $definition) { createdDefinition { id } userErrors { field code message } } }`;
  const definition = {
    name: 'Stars',
    namespace: 'custom',
    key: 'stars',
    type: 'number_integer',
    ownerType: 'PRODUCT',
    validations: [{ name: 'max', value: '5' }],
  };
  expect(world.payload(define, { definition })).toMatchObject({ userErrors: [] });
  expect(world.payload(define, { definition })).toMatchObject({ userErrors: [{ code: 'TAKEN' }] });
  const set = `mutation S($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { type value } userErrors { code message } } }`;
  const one = { ownerId: product(), namespace: 'custom', key: 'stars' };
  expect(world.payload(set, { metafields: [{ ...one, value: '6' }] })).toMatchObject({
    userErrors: [{ message: 'Value has a maximum of 5.' }],
  });
  expect(world.payload(set, { metafields: [{ ...one, value: '5' }] })).toMatchObject({
    metafields: [{ type: 'number_integer', value: '5' }],
  });
});
