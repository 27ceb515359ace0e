import { UNKNOWN } from '../world';
import type { ErrorRow, ShopWorld } from '../world';
import { refusals } from './refusal';
import type { Refusal } from './refusal';

const NO_PRODUCT: ErrorRow = ['productId', 'PRODUCT_DOES_NOT_EXIST', 'Product does not exist'];
const nowhere = () => ({ id: UNKNOWN.product, variants: [], ids: [], positions: [], options: [] });
const value = (optionName: string, name: string) => ({ optionName, name });
const variants =
  (...optionValues: object[]) =>
  (world: ShopWorld) => ({ id: world.productId, variants: [{ optionValues }] });

const option = (name: string, ...values: string[]) => ({
  name,
  values: values.map((one) => ({ name: one })),
});
const created =
  (...options: object[]) =>
  (world: ShopWorld) => ({ id: world.productId, options });
const reordered = created;

const DELIMITER = "The name contains unsupported sequence ' / '";

function optionId(world: ShopWorld): string {
  const product = [...world.shop.state.products.values()].find(({ id }) => id === world.productId);
  return product?.options[0]?.id ?? '';
}

export const VARIANT_REFUSALS: readonly Refusal[] = [
  ...refusals(
    'productVariantsBulkCreate',
    'mutation C($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkCreate(productId: $id, variants: $variants) { ERRORS } }',
    {
      'an unknown product': [nowhere, [NO_PRODUCT]],
      'an unknown option': [
        variants(value('Fabric', 'Wool'), value('Color', 'Red'), value('Size', 'Large')),
        [['variants.0.optionValues.0', 'INVALID_INPUT', 'Option does not exist']],
      ],
      'an option that is given twice': [
        variants(value('Color', 'Red'), value('Color', 'Blue')),
        [['variants.0.optionValues', 'INVALID_INPUT', "Duplicated option name 'Color'"]],
      ],
      'stock at an unknown location': [
        (world) => ({
          id: world.productId,
          variants: [
            {
              optionValues: [value('Color', 'Blue'), value('Size', 'Small')],
              inventoryQuantities: [{ locationId: UNKNOWN.location, availableQuantity: 1 }],
            },
          ],
        }),
        [
          [
            'variants.0.inventoryQuantities',
            'TRACKED_VARIANT_LOCATION_NOT_FOUND',
            "Quantity for Blue / Small couldn't be set because the location was deleted.",
          ],
        ],
      ],
    },
  ),
  ...refusals(
    'productVariantsBulkDelete',
    'mutation D($id: ID!, $ids: [ID!]!) { productVariantsBulkDelete(productId: $id, variantsIds: $ids) { ERRORS } }',
    { 'an unknown product': [nowhere, [NO_PRODUCT]] },
  ),
  ...refusals(
    'productVariantsBulkReorder',
    'mutation R($id: ID!, $positions: [ProductVariantPositionInput!]!) { productVariantsBulkReorder(productId: $id, positions: $positions) { ERRORS } }',
    {
      'an unknown product': [nowhere, [NO_PRODUCT]],
      'a variant that is given twice': [
        (world) => ({
          id: world.productId,
          positions: [1, 2].map((position) => ({ id: world.variantIds[0], position })),
        }),
        [['positions', 'DUPLICATED_VARIANT_ID', 'Product variant IDs must be unique']],
      ],
      'an unknown variant': [
        (world) => ({ id: world.productId, positions: [{ id: UNKNOWN.variant, position: 1 }] }),
        [['positions.0.id', 'MISSING_VARIANT', 'Product variant does not exist']],
      ],
      'the position 0': [
        (world) => ({ id: world.productId, positions: [{ id: world.variantIds[0], position: 0 }] }),
        [['positions.0.position', 'INVALID_POSITION', 'Position can not be zero or negative number']],
      ],
    },
  ),
  ...refusals(
    'productOptionUpdate',
    'mutation U($id: ID!, $option: OptionUpdateInput!) { productOptionUpdate(productId: $id, option: $option) { ERRORS } }',
    {
      'an unknown option': [
        (world) => ({ id: world.productId, option: { id: 'gid://shopify/ProductOption/999', name: 'X' } }),
        [['option', undefined, 'Option does not exist']],
      ],
      'a name with a delimiter': [
        (world) => ({ id: world.productId, option: { id: optionId(world), name: 'A / B' } }),
        [['option.name', 'INVALID_NAME', DELIMITER]],
      ],
    },
  ),
  ...refusals(
    'productOptionsCreate',
    'mutation C($id: ID!, $options: [OptionCreateInput!]!) { productOptionsCreate(productId: $id, options: $options) { ERRORS } }',
    {
      'an unknown product': [nowhere, [NO_PRODUCT]],
      'more than three options': [
        created(option('A', 'x'), option('B', 'x')),
        [['options', 'OPTIONS_OVER_LIMIT', 'Can only specify a maximum of 3 options']],
      ],
      'an option that is there already': [
        created(option('Color', 'x')),
        [['options.0', 'OPTION_ALREADY_EXISTS', "Option 'Color' already exists."]],
      ],
      'a long name': [
        created(option('x'.repeat(256), 'x')),
        [['options.0', 'OPTION_NAME_TOO_LONG', 'Option name is too long.']],
      ],
      'an option without values': [
        created(option('Fabric')),
        [['options.0', 'OPTION_VALUES_MISSING', "Option 'Fabric' must specify at least one option value."]],
      ],
      'a name with a delimiter': [
        created(option('A / B', 'x')),
        [['options.0.name', 'INVALID_NAME', DELIMITER]],
      ],
    },
  ),
  ...refusals(
    'productOptionsDelete',
    'mutation D($id: ID!, $options: [ID!]!) { productOptionsDelete(productId: $id, options: $options) { ERRORS } }',
    {
      'an unknown product': [nowhere, [NO_PRODUCT]],
      'an unknown option': [
        (world) => ({ id: world.productId, options: ['gid://shopify/ProductOption/999'] }),
        [['options.0', undefined, 'Option does not exist']],
      ],
    },
  ),
  ...refusals(
    'productOptionsReorder',
    'mutation R($id: ID!, $options: [OptionReorderInput!]!) { productOptionsReorder(productId: $id, options: $options) { ERRORS } }',
    {
      'ids beside names': [
        (world) => ({ id: world.productId, options: [{ id: optionId(world) }, { name: 'Size' }] }),
        [
          [
            'options',
            'MIXING_ID_AND_NAME_KEYS_IS_NOT_ALLOWED',
            'Only specify one of `id` or `name` fields for options.',
          ],
        ],
      ],
      'an unknown name': [
        reordered({ name: 'Missing option' }, { name: 'Color' }),
        [['options', 'OPTION_NAME_DOES_NOT_EXIST', "Option name 'Missing option' does not exist."]],
      ],
      'an unknown value': [
        reordered({ name: 'Color', values: [{ name: 'Missing value' }] }, { name: 'Size' }),
        [['options', 'OPTION_VALUE_DOES_NOT_EXIST', "Option value 'Missing value' does not exist."]],
      ],
      'a name twice': [
        reordered({ name: 'Color' }, { name: 'Color' }),
        [['options.1', 'DUPLICATED_OPTION_NAME', "Duplicated option name 'Color'."]],
      ],
      'a value twice': [
        reordered({ name: 'Color', values: [{ name: 'Red' }, { name: 'Red' }] }, { name: 'Size' }),
        [['options.1', 'DUPLICATED_OPTION_VALUE', "Duplicated option value 'Red'."]],
      ],
    },
  ),
];
