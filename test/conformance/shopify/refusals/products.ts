import { UNKNOWN } from '../world';
import type { ErrorRow, ShopWorld } from '../world';
import { refusals } from './refusal';
import type { Refusal } from './refusal';

const LONG = 'x'.repeat(256);
const NO_PRODUCT = 'Product does not exist';
const tooLong = (label: string): string => `${label} is too long (maximum is 255 characters)`;
const inUse = "Handle 'taken' already in use. Please provide a new handle.";
const plain = (field: string | null, message: string): ErrorRow => [field, undefined, message];
const create = (product: Record<string, unknown>) => () => ({ product: { title: 'New', ...product } });
const set = (input: Record<string, unknown>) => (): Record<string, unknown> => ({
  input: { title: 'New', ...input },
});

const PLACE_OF_NOBODY = 'gid://shopify/Publication/999999999';

const options = (...values: string[][]) => ({
  productOptions: ['Color', 'Size'].map((name, at) => ({
    name,
    values: [...new Set(values.map((value) => value[at] ?? ''))].map((value) => ({ name: value })),
  })),
  variants: values.map(([color, size]) => ({
    optionValues: [
      { optionName: 'Color', name: color },
      { optionName: 'Size', name: size },
    ],
  })),
});

const item = (cost: string) => (world: ShopWorld) => ({
  input: {
    id: world.productId,
    ...options(['Red', 'Small']),
    variants: [{ ...options(['Red', 'Small']).variants[0], inventoryItem: { cost } }],
  },
});

export const PRODUCT_REFUSALS: readonly Refusal[] = [
  ...refusals(
    'productCreate',
    'mutation C($product: ProductCreateInput!, $media: [CreateMediaInput!]) { productCreate(product: $product, media: $media) { ERRORS } }',
    {
      'a long title': [create({ title: LONG }), [plain('title', tooLong('Title'))]],
      'a long vendor': [create({ vendor: LONG }), [plain('vendor', tooLong('Vendor'))]],
      'a long handle': [create({ handle: LONG }), [plain('handle', tooLong('Handle'))]],
      'a taken handle': [create({ handle: 'taken' }), [plain('input.handle', inUse)]],
      'a long product type': [
        create({ productType: LONG }),
        [
          plain('productType', tooLong('Product type')),
          plain('customProductType', tooLong('Custom product type')),
        ],
      ],
      'a media source that is no address': [
        () => ({
          product: { title: 'New' },
          media: [{ originalSource: 'nowhere', mediaContentType: 'IMAGE' }],
        }),
        [plain('media.0.originalSource', 'Image URL is invalid')],
      ],
      'an option name with a delimiter': [
        create({ productOptions: [{ name: 'A / B', values: [{ name: 'x' }] }] }),
        [plain('options', 'Name cannot contain the character sequence " / "')],
      ],
    },
  ),
  ...refusals(
    'productSet',
    'mutation S($input: ProductSetInput!, $identifier: ProductSetIdentifiers) { productSet(input: $input, identifier: $identifier) { ERRORS } }',
    {
      'a long title, and the handle that would be made of it': [
        set({ title: LONG }),
        [plain('input.title', 'is too long (maximum is 255 characters)'), plain('input', tooLong('Handle'))],
      ],
      'a long handle': [set({ handle: LONG }), [plain('input', tooLong('Handle'))]],
      'a long vendor': [set({ vendor: LONG }), [plain('input', tooLong('Vendor'))]],
      'a long product type': [
        set({ productType: LONG }),
        [plain('input', tooLong('Product type')), plain('input', tooLong('Custom product type'))],
      ],
      'a taken handle': [set({ handle: 'taken' }), [plain('input.handle', inUse)]],
      'an unknown product': [
        set({ id: UNKNOWN.product }),
        [['input.id', 'PRODUCT_DOES_NOT_EXIST', NO_PRODUCT]],
      ],
      'an id beside an identifier': [
        (world) => ({ input: { id: world.productId, title: 'A' }, identifier: { id: world.productId } }),
        [['input', 'ID_NOT_ALLOWED', 'The id field is not allowed if identifier is provided.']],
      ],
      'options without variants': [
        set({ productOptions: [{ name: 'Size', values: [{ name: 'S' }] }] }),
        [plain('input.variants', 'Variants input is required when updating product options')],
      ],
      'an option name with a delimiter': [
        set({
          productOptions: [{ name: 'A / B', values: [{ name: 'x' }] }],
          variants: [{ optionValues: [{ optionName: 'A / B', name: 'x' }] }],
        }),
        [['input.productOptions.0.name', 'INVALID_INPUT', "The name contains unsupported sequence ' / '"]],
      ],
      'a variant that is there twice': [
        set(options(['S', 'Red'], ['S', 'Red'])),
        [
          plain(
            'input.variants.1',
            "The variant 'S / Red' already exists. Please change at least one option value.",
          ),
        ],
      ],
      'a negative cost': [
        item('-1'),
        [
          [
            'input.variants.0.inventoryItem.cost',
            'INVALID_VARIANT',
            'Cost per item must be greater than or equal to 0',
          ],
        ],
      ],
      'a cost of 10^18': [
        item('1000000000000000000'),
        [
          [
            'input.variants.0.inventoryItem.cost',
            'INVALID_VARIANT',
            'Cost per item must be less than 1000000000000000000',
          ],
        ],
      ],
    },
  ),
  ...refusals(
    'productChangeStatus',
    'mutation P($id: ID!) { productChangeStatus(productId: $id, status: DRAFT) { ERRORS } }',
    {
      'an unknown product': [
        () => ({ id: UNKNOWN.product }),
        [['productId', 'PRODUCT_NOT_FOUND', NO_PRODUCT]],
      ],
    },
  ),
  ...refusals(
    'productDelete',
    'mutation D($id: ID!) { productDelete(input: { id: $id }, synchronous: false) { ERRORS } }',
    {
      'a product that is being deleted': [
        (world) => {
          const started =
            'mutation D($id: ID!) { productDelete(input: { id: $id }, synchronous: false) { userErrors { message } } }';
          expect(world.payload(started, { id: world.productId })['userErrors']).toEqual([]);
          return { id: world.productId };
        },
        [plain(null, 'Another operation already in progress. Please wait until current one is finished.')],
      ],
    },
  ),
  ...['publishablePublish', 'publishableUnpublish'].flatMap((name) =>
    refusals(
      name,
      `mutation P($id: ID!, $input: [PublicationInput!]!) { ${name}(id: $id, input: $input) { ERRORS } }`,
      {
        'an unknown product': [
          () => ({ id: UNKNOWN.product, input: [{ publicationId: PLACE_OF_NOBODY }] }),
          [plain('id', 'Resource does not exist')],
        ],
        'an unknown publication': [
          (world) => ({ id: world.productId, input: [{ publicationId: PLACE_OF_NOBODY }] }),
          [plain('input.0.publicationId', 'Publication does not exist or is not publishable')],
        ],
        'no publication': [
          (world) => ({ id: world.productId, input: [{}] }),
          [plain('input.0.publicationId', 'PublicationId cannot be empty')],
        ],
      },
    ),
  ),
];
