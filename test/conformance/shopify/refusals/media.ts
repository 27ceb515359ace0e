import { UNKNOWN } from '../world';
import type { ErrorRow, ShopWorld } from '../world';
import { refusals } from './refusal';
import type { Refusal } from './refusal';

const NO_PRODUCT: ErrorRow = ['productId', undefined, 'Product does not exist'];
const MISSING = ['gid://shopify/MediaImage/998', 'gid://shopify/MediaImage/999'] as const;
const VIDEO = 'https://www.youtube.com/watch?v=abc';

interface Made {
  id: string;
}

/** A file of the store, on the product if that is said, ready unless it is asked for at once. */
function file(
  world: ShopWorld,
  {
    on,
    source = 'https://img.example/a.png',
    type = 'IMAGE',
    wait = true,
  }: {
    on?: string;
    source?: string;
    type?: string;
    wait?: boolean;
  } = {},
): string {
  const [made] = on
    ? (world.payload(
        'mutation M($id: ID!, $media: [CreateMediaInput!]!) { productCreateMedia(productId: $id, media: $media) { media { id } } }',
        { id: on, media: [{ originalSource: source, mediaContentType: type }] },
      )['media'] as Made[])
    : (world.payload(
        'mutation F($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { id } } }',
        { files: [{ originalSource: source, contentType: type }] },
      )['files'] as Made[]);
  if (wait) world.clock.advance(60_000);
  return made?.id ?? '';
}

const update =
  (patch: Record<string, unknown>, options: Parameters<typeof file>[1] = {}) =>
  (world: ShopWorld) => ({ files: [{ id: file(world, options), ...patch }] });

const created = (input: Record<string, unknown>) => () => ({
  files: [{ originalSource: 'https://img.example/a.png', contentType: 'IMAGE', ...input }],
});

const LONG_ALT = 'The alt value exceeds the maximum limit of 512 characters.';
const SAME = 'Cannot update the preview image and image at the same time because they are one and the same.';

type Pairs = { variantId?: string | undefined; mediaIds: string[] }[];

const pairs =
  (make: (world: ShopWorld) => Pairs) =>
  (world: ShopWorld): Record<string, unknown> => ({ id: world.productId, pairs: make(world) });

function attached(world: ShopWorld): string {
  const mediaId = file(world, { on: world.productId });
  const [variantId] = world.variantIds;
  const document = `mutation A($id: ID!, $pairs: [ProductVariantAppendMediaInput!]!) {
    productVariantAppendMedia(productId: $id, variantMedia: $pairs) { userErrors { message } } }`;
  const payload = world.payload(document, {
    id: world.productId,
    pairs: [{ variantId, mediaIds: [mediaId] }],
  });
  expect(payload['userErrors']).toEqual([]);
  return mediaId;
}

const TOO_MANY_PAIRS: ErrorRow = [
  'variantMedia',
  'MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED',
  'Exceeded 100 variant-media pairs per mutation.',
];
const EMPTY: ErrorRow = ['variantMedia.0.mediaIds', 'BLANK', 'The mediaIds list cannot be empty.'];
const ONE_ONLY: ErrorRow = [
  'variantMedia.0.mediaIds',
  'TOO_MANY_MEDIA_PER_INPUT_PAIR',
  'Only one mediaId is allowed per media input.',
];

const tooManyPairs = pairs((world) =>
  Array.from({ length: 101 }, () => ({ variantId: world.variantIds[0], mediaIds: [MISSING[0]] })),
);
const noMedia = pairs((world) => [{ variantId: world.variantIds[0], mediaIds: [] }]);
const twoMedia = pairs((world) => [
  { variantId: world.variantIds[0], mediaIds: [1, 2].map(() => file(world, { on: world.productId })) },
]);

export const MEDIA_REFUSALS: readonly Refusal[] = [
  ...refusals(
    'fileCreate',
    'mutation F($files: [FileCreateInput!]!) { fileCreate(files: $files) { ERRORS } }',
    {
      'a long alternative text': [
        created({ alt: 'x'.repeat(513) }),
        [['files.0.alt', 'ALT_VALUE_LIMIT_EXCEEDED', LONG_ALT]],
      ],
      'a source that is no address': [
        created({ originalSource: 'nowhere' }),
        [['files.0.originalSource', 'INVALID_IMAGE_SOURCE_URL', 'File URL is invalid']],
      ],
      'a name of another kind': [
        created({ filename: 'a.PNG' }),
        [
          [
            'files.0.filename',
            'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE',
            'Provided filename extension must match original source.',
          ],
        ],
      ],
      'replacing without a name': [
        created({ duplicateResolutionMode: 'REPLACE' }),
        [
          [
            'files.0.filename',
            'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE',
            'Missing filename argument when attempting to use REPLACE duplicate mode.',
          ],
        ],
      ],
      'replacing something of unknown kind': [
        created({ contentType: undefined, duplicateResolutionMode: 'REPLACE', filename: 'a.png' }),
        [
          [
            'files.0.duplicateResolutionMode',
            'INVALID_DUPLICATE_MODE_FOR_TYPE',
            "Duplicate resolution mode 'REPLACE' is not supported for 'MISSING' media type.",
          ],
        ],
      ],
    },
  ),
  ...refusals(
    'fileUpdate',
    'mutation F($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { ERRORS } }',
    {
      'an unknown file': [
        () => ({ files: [{ id: MISSING[0], alt: 'x' }] }),
        [['files', 'FILE_DOES_NOT_EXIST', `File id ["${MISSING[0]}"] does not exist.`]],
      ],
      'two unknown files': [
        () => ({ files: MISSING.map((id) => ({ id, alt: 'x' })) }),
        [['files', 'FILE_DOES_NOT_EXIST', `File ids ["${MISSING.join('", "')}"] do not exist.`]],
      ],
      'a file that is not ready': [
        update({ alt: 'x' }, { wait: false }),
        [['files', 'NON_READY_STATE', 'Non-ready files cannot be updated.']],
      ],
      'a long alternative text': [
        update({ alt: 'x'.repeat(513) }),
        [['files.0.alt', 'ALT_VALUE_LIMIT_EXCEEDED', LONG_ALT]],
      ],
      'a name of another kind': [
        update({ filename: 'a.jpg' }),
        [
          [
            'files',
            'INVALID_FILENAME_EXTENSION',
            'The filename extension provided must match the original filename.',
          ],
        ],
      ],
      'the name of a video': [
        update({ filename: 'a.mp4' }, { source: VIDEO, type: 'EXTERNAL_VIDEO' }),
        [
          [
            'files',
            'UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE',
            'Updating the filename is only supported on images and generic files',
          ],
        ],
      ],
      'the source of a video': [
        update({ originalSource: 'https://img.example/b.png' }, { source: VIDEO, type: 'EXTERNAL_VIDEO' }),
        [
          [
            'files.0.originalSource',
            'INVALID',
            'Updating the original source is not supported for this media type.',
          ],
        ],
      ],
      'an unknown product to refer to': [
        update({ referencesToAdd: [UNKNOWN.product] }),
        [['files', 'REFERENCE_TARGET_DOES_NOT_EXIST', 'The reference target does not exist']],
      ],
      'an image and its preview at once': [
        update({
          originalSource: 'https://img.example/b.png',
          previewImageSource: 'https://img.example/c.png',
        }),
        [
          ['files.0.originalSource', 'INVALID', SAME],
          ['files.0.previewImageSource', 'INVALID', SAME],
        ],
      ],
      'a source that is no address': [
        update({ originalSource: 'nowhere' }),
        [
          [
            'files.0.previewImageSource',
            'INVALID_IMAGE_SOURCE_URL',
            'Invalid image source url value provided',
          ],
        ],
      ],
    },
  ),
  ...refusals('fileDelete', 'mutation D($ids: [ID!]!) { fileDelete(fileIds: $ids) { ERRORS } }', {
    'unknown files': [
      () => ({ ids: MISSING }),
      [['fileIds', 'FILE_DOES_NOT_EXIST', `File ids ${MISSING.join(',')} do not exist.`]],
    ],
  }),
  ...refusals(
    'fileAcknowledgeUpdateFailed',
    'mutation A($ids: [ID!]!) { fileAcknowledgeUpdateFailed(fileIds: $ids) { ERRORS } }',
    {
      'an unknown file': [
        () => ({ ids: [MISSING[0]] }),
        [['fileIds', 'FILE_DOES_NOT_EXIST', `File id ${MISSING[0]} does not exist.`]],
      ],
    },
  ),
  ...refusals(
    'productCreateMedia',
    'mutation M($id: ID!, $media: [CreateMediaInput!]!) { productCreateMedia(productId: $id, media: $media) { ERRORS } }',
    {
      'an unknown product': [() => ({ id: UNKNOWN.product, media: [] }), [NO_PRODUCT]],
      'a source that is no address': [
        (world) => ({
          id: world.productId,
          media: [{ originalSource: 'nowhere', mediaContentType: 'IMAGE' }],
        }),
        [['media.0.originalSource', undefined, 'Image URL is invalid']],
      ],
    },
  ),
  ...refusals(
    'productUpdateMedia',
    'mutation M($id: ID!, $media: [UpdateMediaInput!]!) { productUpdateMedia(productId: $id, media: $media) { ERRORS } }',
    {
      'an unknown product': [() => ({ id: UNKNOWN.product, media: [] }), [NO_PRODUCT]],
      'an unknown file': [
        (world) => ({ id: world.productId, media: [{ id: MISSING[0], alt: 'x' }] }),
        [['media', undefined, `Media id ${MISSING[0]} does not exist`]],
      ],
      'unknown files': [
        (world) => ({ id: world.productId, media: MISSING.map((id) => ({ id, alt: 'x' })) }),
        [['media', undefined, `Media ids ${MISSING.join(',')} do not exist`]],
      ],
    },
  ),
  ...refusals(
    'productDeleteMedia',
    'mutation M($id: ID!, $ids: [ID!]!) { productDeleteMedia(productId: $id, mediaIds: $ids) { ERRORS } }',
    {
      'an unknown product': [() => ({ id: UNKNOWN.product, ids: [] }), [NO_PRODUCT]],
      'an unknown file': [
        (world) => ({ id: world.productId, ids: [MISSING[0]] }),
        [['mediaIds', undefined, `Media id ${MISSING[0]} does not exist`]],
      ],
      'unknown files': [
        (world) => ({ id: world.productId, ids: MISSING }),
        [['mediaIds', undefined, `Media ids ${MISSING.join(',')} do not exist`]],
      ],
    },
  ),
  ...refusals(
    'productReorderMedia',
    'mutation M($id: ID!) { productReorderMedia(id: $id, moves: []) { ERRORS } }',
    {
      'an unknown product': [() => ({ id: UNKNOWN.product }), [['id', undefined, 'Product does not exist']]],
    },
  ),
  ...refusals(
    'productVariantAppendMedia',
    'mutation A($id: ID!, $pairs: [ProductVariantAppendMediaInput!]!) { productVariantAppendMedia(productId: $id, variantMedia: $pairs) { ERRORS } }',
    {
      'more than a hundred pairs': [tooManyPairs, [TOO_MANY_PAIRS]],
      'no file': [noMedia, [EMPTY]],
      'two files': [twoMedia, [ONE_ONLY]],
      'a file that is no image': [
        pairs((world) => [
          {
            variantId: world.variantIds[0],
            mediaIds: [file(world, { on: world.productId, source: VIDEO, type: 'EXTERNAL_VIDEO' })],
          },
        ]),
        [
          [
            'variantMedia.0.mediaIds',
            'INVALID_MEDIA_TYPE',
            'Non-image media cannot be attached to variants.',
          ],
        ],
      ],
      'a file of no product': [
        pairs((world) => [{ variantId: world.variantIds[0], mediaIds: [file(world)] }]),
        [
          [
            'variantMedia.0.mediaIds',
            'MEDIA_DOES_NOT_EXIST_ON_PRODUCT',
            'Media does not exist on the specified product.',
          ],
        ],
      ],
      'a file that is not ready': [
        pairs((world) => [
          { variantId: world.variantIds[0], mediaIds: [file(world, { on: world.productId, wait: false })] },
        ]),
        [['variantMedia.0.mediaIds', 'NON_READY_MEDIA', 'Non-ready media cannot be attached to variants.']],
      ],
      'a variant that has a file': [
        pairs((world) => [{ variantId: world.variantIds[0], mediaIds: [attached(world)] }]),
        [
          [
            'variantMedia.0.variantId',
            'PRODUCT_VARIANT_ALREADY_HAS_MEDIA',
            'The given variant already has attached media.',
          ],
        ],
      ],
      'a variant of another product': [
        pairs((world) => [{ variantId: UNKNOWN.variant, mediaIds: [file(world, { on: world.productId })] }]),
        [
          [
            'variantMedia.0.variantId',
            'PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT',
            'Variant does not exist on the specified product.',
          ],
        ],
      ],
      'a variant twice': [
        pairs((world) => {
          const pair = {
            variantId: world.variantIds[0],
            mediaIds: [file(world, { on: world.productId })],
          };
          return [pair, pair];
        }),
        [
          [
            'variantMedia.0.variantId',
            'PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES',
            'Variant was specified in more than one media input.',
          ],
        ],
      ],
    },
  ),
  ...refusals(
    'productVariantDetachMedia',
    'mutation D($id: ID!, $pairs: [ProductVariantDetachMediaInput!]!) { productVariantDetachMedia(productId: $id, variantMedia: $pairs) { ERRORS } }',
    {
      'more than a hundred pairs': [tooManyPairs, [TOO_MANY_PAIRS]],
      'no file': [noMedia, [EMPTY]],
      'two files': [twoMedia, [ONE_ONLY]],
      "a file that is not the variant's": [
        pairs((world) => [
          { variantId: world.variantIds[0], mediaIds: [file(world, { on: world.productId })] },
        ]),
        [
          [
            'variantMedia.0.variantId',
            'MEDIA_IS_NOT_ATTACHED_TO_VARIANT',
            'The specified media is not attached to the specified variant.',
          ],
        ],
      ],
    },
  ),
  ...refusals(
    'stagedUploadsCreate',
    'mutation S($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { ERRORS } }',
    {
      'a model without its size': [
        () => ({ input: [{ resource: 'MODEL_3D', filename: 'a.glb', mimeType: 'model/gltf-binary' }] }),
        [['input.0.fileSize', undefined, 'file size is required for 3D model resources']],
      ],
    },
  ),
];
