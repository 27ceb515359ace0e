import type { Checks } from '../facts';
import { UNKNOWN } from './world';
import type { ErrorRow, ShopWorld } from './world';

const UPDATE = `mutation U($id: ID!, $variants: [ProductVariantsBulkInput!]!, $partial: Boolean) {
  productVariantsBulkUpdate(productId: $id, variants: $variants, allowPartialUpdates: $partial) {
    product { id } productVariants { id price } userErrors { field code message } } }`;
const CREATE = `mutation C($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkCreate(productId: $id, variants: $variants) {
    product { id } productVariants { id } userErrors { field code message } } }`;
const DELETE = `mutation D($id: ID!, $ids: [ID!]!) {
  productVariantsBulkDelete(productId: $id, variantsIds: $ids) { product { id } userErrors { field code message } } }`;
const ITEM = `mutation I($id: ID!, $input: InventoryItemInput!) {
  inventoryItemUpdate(id: $id, input: $input) { inventoryItem { id } userErrors { field message } } }`;

const TOO_LARGE = 'must be less than 1000000000000000000';

function refuses(patch: Record<string, unknown>, ...rows: ErrorRow[]) {
  return (world: ShopWorld): void => {
    const variants = [{ id: world.variantIds[0], ...patch }];
    world.expectErrors(UPDATE, { id: world.productId, variants }, ...rows);
  };
}

function refusesItem(input: Record<string, unknown>, field: string, message: string) {
  return (world: ShopWorld): void => {
    world.expectErrors(ITEM, { id: world.itemIds[0], input }, [field, undefined, message]);
  };
}

const pricesOf = (world: ShopWorld): (string | undefined)[] =>
  world.shop.inspect().products[0]?.variants.map(({ price }) => price) ?? [];

export const VARIANT_CHECKS: Checks<ShopWorld> = {
  'variants-update/unknown-product': (world) => {
    const variants = [{ id: world.variantIds[0] }];
    world.expectErrors(UPDATE, { id: UNKNOWN.product, variants }, [
      'productId',
      'PRODUCT_DOES_NOT_EXIST',
      'Product does not exist',
    ]);
  },
  'variants-update/unknown-variant': refuses({ id: UNKNOWN.variant }, [
    'variants.0.id',
    'PRODUCT_VARIANT_DOES_NOT_EXIST',
    'Product variant does not exist',
  ]),
  'variants-update/no-id': refuses({ id: undefined }, [
    'variants.0.id',
    'PRODUCT_VARIANT_ID_MISSING',
    'Product variant is missing ID attribute',
  ]),
  'variants-update/negative-price': refuses({ price: '-1' }, [
    'variants.0.price',
    'GREATER_THAN_OR_EQUAL_TO',
    'Price must be greater than or equal to 0',
  ]),
  'variants-update/negative-cost': refuses(
    { inventoryItem: { cost: '-1' } },
    ['variants.0', null, 'must be greater than or equal to 0'],
    [
      'variants.0.inventoryItem.cost',
      'GREATER_THAN_OR_EQUAL_TO',
      'Cost per item must be greater than or equal to 0',
    ],
  ),
  'variants-update/large-cost': refuses(
    { inventoryItem: { cost: '1000000000000000000' } },
    ['variants.0', null, TOO_LARGE],
    ['variants.0.inventoryItem.cost', 'INVALID_INPUT', `Cost per item ${TOO_LARGE}`],
  ),
  'variants-update/large-compare-at-price': refuses({ compareAtPrice: '1000000000000000000' }, [
    'variants.0.compareAtPrice',
    'INVALID_INPUT',
    TOO_LARGE,
  ]),
  'variants-update/quantities': (world) => {
    const quantities = [{ locationId: world.locationIds[0], availableQuantity: 1 }];
    const variants = [{ id: world.variantIds[0], inventoryQuantities: quantities }];
    world.expectErrors(UPDATE, { id: world.productId, variants }, [
      'variants.0.inventoryQuantities',
      'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE',
      'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.',
    ]);
  },
  'variants-update/unknown-option': refuses({ optionValues: [{ optionName: 'Fabric', name: 'Wool' }] }, [
    'variants.0.optionValues.0',
    'OPTION_DOES_NOT_EXIST',
    'Option does not exist',
  ]),
  'variants-update/all-or-nothing': (world) => {
    const [first, second] = world.variantIds;
    const variants = [
      { id: first, price: '20' },
      { id: second, price: '-1' },
    ];
    world.payload(UPDATE, { id: world.productId, variants });
    expect(pricesOf(world)).toEqual(['10.00', '11.00']);
  },
  'variants-update/partial': (world) => {
    const [first, second] = world.variantIds;
    const variants = [
      { id: first, price: '20' },
      { id: second, price: '-1' },
    ];
    world.payload(UPDATE, { id: world.productId, variants, partial: true });
    expect(pricesOf(world)).toEqual(['20.00', '11.00']);
  },
  'variants-create/missing-option-value': (world) => {
    const variants = [{ optionValues: [{ optionName: 'Color', name: 'Green' }] }];
    world.expectErrors(CREATE, { id: world.productId, variants }, [
      'variants.0',
      'NEED_TO_ADD_OPTION_VALUES',
      'You need to add option values for Size',
    ]);
  },
  'variants-delete/stranger': (world) => {
    world.expectErrors(DELETE, { id: world.productId, ids: [UNKNOWN.variant] }, [
      'variantsIds.0',
      'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT',
      'At least one variant does not belong to the product',
    ]);
  },
  'inventory-item/unknown': (world) => {
    world.expectErrors(ITEM, { id: UNKNOWN.item, input: { cost: '1' } }, [
      'id',
      undefined,
      "The product couldn't be updated because it does not exist.",
    ]);
  },
  'inventory-item/negative-cost': refusesItem(
    { cost: '-1' },
    'input.cost',
    'Cost must be greater than or equal to 0',
  ),
  'inventory-item/harmonized-code': refusesItem(
    { harmonizedSystemCode: '12' },
    'input.harmonizedSystemCode',
    'Harmonized system code must be a number between six and thirteen digits',
  ),
  'inventory-item/negative-weight': refusesItem(
    { measurement: { weight: { value: -1, unit: 'KILOGRAMS' } } },
    'input.measurement.weight',
    'Measurement weight value -1 kg must be >= 0 kg',
  ),
};
