import type { ShopContext } from '../../context';
import { statusOf } from '../../files/model';
import { numericIdOf } from '../../gid';
import type { ProductRecord, VariantRecord } from '../../model';
import { PRODUCT_MISSING, userError } from '../user-error';
import type { UserError } from '../user-error';

interface Pair {
  variantId: string;
  mediaIds: string[];
}

interface VariantMediaArguments {
  productId: string;
  variantMedia: Pair[];
}

interface VariantMediaPayload {
  product: ProductRecord | null;
  productVariants: VariantRecord[] | null;
  userErrors: UserError[];
}

const MAX_PAIRS = 100;

export function productVariantAppendMedia(
  args: VariantMediaArguments,
  context: ShopContext,
): VariantMediaPayload {
  return changeMedia(args, context, appendError, (variant, mediaId) =>
    context.state.changeVariant(variant, { mediaId }),
  );
}

export function productVariantDetachMedia(
  args: VariantMediaArguments,
  context: ShopContext,
): VariantMediaPayload {
  return changeMedia(args, context, detachError, (variant) =>
    context.state.changeVariant(variant, { mediaId: null }),
  );
}

type PairCheck = (pair: Pair, at: string[], product: ProductRecord, context: ShopContext) => UserError | null;

function changeMedia(
  args: VariantMediaArguments,
  context: ShopContext,
  check: PairCheck,
  change: (variant: VariantRecord, mediaId: string) => void,
): VariantMediaPayload {
  const refused = (...userErrors: UserError[]): VariantMediaPayload => ({
    product: null,
    productVariants: null,
    userErrors,
  });
  const product = context.state.products.get(numericIdOf(args.productId, 'Product') ?? -1);
  if (!product) return refused(userError(['productId'], PRODUCT_MISSING, 'PRODUCT_DOES_NOT_EXIST'));
  const shape = shapeErrors(args.variantMedia);
  if (shape.length > 0) return refused(...shape);
  const errors = args.variantMedia.flatMap((pair, index) => {
    const error = check(pair, ['variantMedia', String(index)], product, context);
    return error ? [error] : [];
  });
  if (errors.length > 0) return refused(...errors);
  const productVariants = args.variantMedia.flatMap((pair) => {
    const variant = variantOf(pair, product);
    if (variant) change(variant, pair.mediaIds[0] ?? '');
    return variant ? [variant] : [];
  });
  return { product, productVariants, userErrors: [] };
}

function variantOf(pair: Pair, product: ProductRecord): VariantRecord | undefined {
  return product.variants.find((variant) => variant.id === pair.variantId);
}

function shapeErrors(pairs: readonly Pair[]): UserError[] {
  if (pairs.length > MAX_PAIRS) {
    const message = `Exceeded ${MAX_PAIRS} variant-media pairs per mutation.`;
    return [userError(['variantMedia'], message, 'MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED')];
  }
  const ids = pairs.map((pair) => pair.variantId);
  const twice = ids.findIndex((id, index) => ids.indexOf(id, index + 1) >= 0);
  if (twice >= 0) {
    const message = 'Variant was specified in more than one media input.';
    return [
      userError(
        ['variantMedia', String(twice), 'variantId'],
        message,
        'PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES',
      ),
    ];
  }
  return pairs.flatMap(({ mediaIds }, index) => {
    const field = ['variantMedia', String(index), 'mediaIds'];
    if (mediaIds.length === 0) return [userError(field, 'The mediaIds list cannot be empty.', 'BLANK')];
    if (mediaIds.length === 1) return [];
    return [
      userError(field, 'Only one mediaId is allowed per media input.', 'TOO_MANY_MEDIA_PER_INPUT_PAIR'),
    ];
  });
}

const NO_VARIANT = 'Variant does not exist on the specified product.';
const NO_VARIANT_CODE = 'PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT';
const NO_MEDIA = 'Media does not exist on the specified product.';

const appendError: PairCheck = (pair, at, product, context) => {
  const variant = variantOf(pair, product);
  if (!variant) return userError([...at, 'variantId'], NO_VARIANT, NO_VARIANT_CODE);
  const field = [...at, 'mediaIds'];
  const file = product.media.find((one) => one.id === pair.mediaIds[0]);
  if (!file) return userError(field, NO_MEDIA, 'MEDIA_DOES_NOT_EXIST_ON_PRODUCT');
  if (file.__typename !== 'MediaImage') {
    return userError(field, 'Non-image media cannot be attached to variants.', 'INVALID_MEDIA_TYPE');
  }
  const { clock, latency } = context.settings;
  if (statusOf(file, clock.nowMs(), latency.mediaReadyMs) !== 'READY') {
    return userError(field, 'Non-ready media cannot be attached to variants.', 'NON_READY_MEDIA');
  }
  if (variant.mediaId === null) return null;
  const message = 'The given variant already has attached media.';
  return userError([...at, 'variantId'], message, 'PRODUCT_VARIANT_ALREADY_HAS_MEDIA');
};

const detachError: PairCheck = (pair, at, product) => {
  const variant = variantOf(pair, product);
  if (!variant) return userError([...at, 'variantId'], NO_VARIANT, NO_VARIANT_CODE);
  if (!product.media.some((one) => one.id === pair.mediaIds[0])) {
    return userError([...at, 'mediaIds'], NO_MEDIA, 'MEDIA_DOES_NOT_EXIST_ON_PRODUCT');
  }
  if (variant.mediaId === pair.mediaIds[0]) return null;
  const message = 'The specified media is not attached to the specified variant.';
  return userError([...at, 'variantId'], message, 'MEDIA_IS_NOT_ATTACHED_TO_VARIANT');
};
