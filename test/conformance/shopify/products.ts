import type { Checks } from '../facts';
import { UNKNOWN } from './world';
import type { ErrorRow, ShopWorld } from './world';

const UPDATE = `mutation U($product: ProductUpdateInput!, $media: [CreateMediaInput!]) {
  productUpdate(product: $product, media: $media) { product { id title } userErrors { field message } } }`;
const CREATE = `mutation C($product: ProductCreateInput!) {
  productCreate(product: $product) { product { id handle status } userErrors { field message } } }`;
const DELETE = `mutation D($input: ProductDeleteInput!) {
  productDelete(input: $input) { deletedProductId userErrors { field message } } }`;
const ADD = `mutation A($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }`;
const REMOVE = `mutation R($id: ID!, $tags: [String!]!) {
  tagsRemove(id: $id, tags: $tags) { node { id } userErrors { field message } } }`;

const LONG = 'x'.repeat(256);

function refusesUpdate(patch: Record<string, unknown>, ...rows: [field: string, message: string][]) {
  return (world: ShopWorld): void => {
    const errors = rows.map(([field, message]): ErrorRow => [field, undefined, message]);
    world.expectErrors(UPDATE, { product: { id: world.productId, ...patch } }, ...errors);
  };
}

const tooLong = (label: string): string => `${label} is too long (maximum is 255 characters)`;

export const PRODUCT_CHECKS: Checks<ShopWorld> = {
  'product-update/blank-title': refusesUpdate({ title: ' ' }, ['title', "Title can't be blank"]),
  'product-update/long-title': refusesUpdate({ title: LONG }, ['title', tooLong('Title')]),
  'product-update/long-vendor': refusesUpdate({ vendor: LONG }, ['vendor', tooLong('Vendor')]),
  'product-update/long-type': refusesUpdate(
    { productType: LONG },
    ['productType', tooLong('Product type')],
    ['customProductType', tooLong('Custom product type')],
  ),
  'product-update/long-handle': refusesUpdate({ handle: LONG }, ['handle', tooLong('Handle')]),
  'product-update/taken-handle': refusesUpdate({ handle: 'taken' }, [
    'input.handle',
    "Handle 'taken' already in use. Please provide a new handle.",
  ]),
  'product-update/long-tag': refusesUpdate({ tags: [LONG] }, ['tags', 'Product tags is invalid']),
  'product-update/unknown-product': (world) => {
    const product = { id: UNKNOWN.product, title: 'x' };
    world.expectErrors(UPDATE, { product }, ['id', undefined, 'Product does not exist']);
  },
  'product-update/null-payload': (world) => {
    const product = { id: UNKNOWN.product, title: 'x' };
    expect(world.payload(UPDATE, { product })['product']).toBeNull();
  },
  'product-update/nothing-written': (world) => {
    world.payload(UPDATE, { product: { id: world.productId, vendor: 'New', title: '' } });
    expect(world.shop.inspect().products[0]?.vendor).not.toBe('New');
  },
  'product-update/bad-media-url': (world) => {
    const media = [{ originalSource: 'not a url', mediaContentType: 'IMAGE' }];
    world.expectErrors(UPDATE, { product: { id: world.productId }, media }, [
      'media.0.originalSource',
      undefined,
      'Image URL is invalid',
    ]);
  },
  'product-create/blank-title': (world) => {
    world.expectErrors(CREATE, { product: { title: '' } }, ['title', undefined, "Title can't be blank"]);
  },
  'product-create/handle-made-unique': (world) => {
    const handles = [1, 2].map(
      () =>
        (world.payload(CREATE, { product: { title: 'Same Name' } })['product'] as { handle: string }).handle,
    );
    expect(handles).toEqual(['same-name', 'same-name-1']);
  },
  'product-delete/unknown-product': (world) => {
    world.expectErrors(DELETE, { input: { id: UNKNOWN.product } }, [
      'id',
      undefined,
      'Product does not exist',
    ]);
  },
  'tags/unknown-product-add': (world) => {
    world.expectErrors(ADD, { id: UNKNOWN.product, tags: ['a'] }, [
      'id',
      undefined,
      'Product does not exist',
    ]);
  },
  'tags/unknown-product-remove': (world) => {
    world.expectErrors(REMOVE, { id: UNKNOWN.product, tags: ['a'] }, [
      'id',
      undefined,
      'Product does not exist',
    ]);
  },
  'tags/normalised': (world) => {
    world.payload(ADD, { id: world.productId, tags: [' b ', 'a', 'A'] });
    expect(world.shop.inspect().products[0]?.tags).toEqual(['a', 'b']);
  },
};
