import type { ShopContext } from '../../context';
import type { FileRecord } from '../../files/model';
import { numericIdOf } from '../../gid';
import { newJob } from '../../jobs';
import type { JobRecord } from '../../jobs';
import type { ProductRecord } from '../../model';
import type { MediaInput } from '../inputs';
import { PRODUCT_MISSING, userError } from '../user-error';
import type { UserError } from '../user-error';
import { addMedia, sourceError } from './product-media';

/** The deprecated mutations answer every error twice: `mediaUserErrors` with a code, `userErrors` without. */
interface Refusals {
  mediaUserErrors: UserError[];
  userErrors: UserError[];
}

function refusals(...errors: UserError[]): Refusals {
  return { mediaUserErrors: errors, userErrors: errors.map((error) => ({ ...error, code: null })) };
}

const noProduct = (field: string): Refusals =>
  refusals(userError([field], PRODUCT_MISSING, 'PRODUCT_DOES_NOT_EXIST'));

function findProduct(id: string, context: ShopContext): ProductRecord | undefined {
  return context.state.products.get(numericIdOf(id, 'Product') ?? -1);
}

/** Good media are made although others are refused (recorded). */
export function productCreateMedia(
  args: { productId: string; media: MediaInput[] },
  context: ShopContext,
): Refusals & { media: FileRecord[] | null; product: ProductRecord | null } {
  const product = findProduct(args.productId, context);
  if (!product) return { ...noProduct('productId'), media: null, product: null };
  const errors = args.media.flatMap((input, index) =>
    sourceError(input, ['media', String(index)], 'INVALID'),
  );
  const bad = new Set(errors.map((error) => error.field?.[1]));
  const good = args.media.filter((_input, index) => !bad.has(String(index)));
  return { ...refusals(...errors), media: addMedia(product, good, context), product };
}

interface UpdateInput {
  id: string;
  alt?: string | null;
  previewImageSource?: string | null;
}

function missingMedia(ids: readonly string[], product: ProductRecord, field: string): UserError[] {
  const missing = ids.filter((id) => !product.media.some((file) => file.id === id));
  if (missing.length === 0) return [];
  const names = missing.length === 1 ? `id ${missing.join()} does` : `ids ${missing.join()} do`;
  return [userError([field], `Media ${names} not exist`, 'MEDIA_DOES_NOT_EXIST')];
}

export function productUpdateMedia(
  args: { productId: string; media: UpdateInput[] },
  context: ShopContext,
): Refusals & { media: FileRecord[] | null; product: ProductRecord | null } {
  const product = findProduct(args.productId, context);
  if (!product) return { ...noProduct('productId'), media: null, product: null };
  const ids = args.media.map((input) => input.id);
  const missing = missingMedia(ids, product, 'media');
  if (missing.length > 0) return { ...refusals(...missing), media: null, product };
  const media = args.media.flatMap((input) => {
    const file = product.media.find((one) => one.id === input.id);
    if (file && typeof input.alt === 'string') context.state.files.change(file, { alt: input.alt });
    return file ? [file] : [];
  });
  return { ...refusals(), media, product };
}

export function productDeleteMedia(
  args: { productId: string; mediaIds: string[] },
  context: ShopContext,
): Refusals & {
  deletedMediaIds: string[] | null;
  deletedProductImageIds: string[] | null;
  product: ProductRecord | null;
} {
  const nothing = { deletedMediaIds: null, deletedProductImageIds: null };
  const product = findProduct(args.productId, context);
  if (!product) return { ...noProduct('productId'), ...nothing, product: null };
  const missing = missingMedia(args.mediaIds, product, 'mediaIds');
  if (missing.length > 0) return { ...refusals(...missing), ...nothing, product };
  const files = product.media.filter((file) => args.mediaIds.includes(file.id));
  for (const file of files) context.state.detachMedia(product, file);
  return {
    ...refusals(),
    deletedMediaIds: files.map((file) => file.id),
    deletedProductImageIds: files
      .filter((file) => file.__typename === 'MediaImage')
      .map((file) => file.imageId),
    product,
  };
}

interface Move {
  id: string;
  newPosition: string | number;
}

/** Moves happen one after the other; an unknown medium does not move (recorded). */
export function moved<T extends { readonly id: string }>(items: readonly T[], moves: readonly Move[]): T[] {
  const result = [...items];
  for (const move of moves) {
    const from = result.findIndex((item) => item.id === move.id);
    const [item] = from < 0 ? [] : result.splice(from, 1);
    if (item) result.splice(Math.min(Number(move.newPosition), result.length), 0, item);
  }
  return result;
}

export function productReorderMedia(
  args: { id: string; moves: Move[] },
  context: ShopContext,
): Refusals & { job: JobRecord | null } {
  const product = findProduct(args.id, context);
  if (!product) return { ...noProduct('id'), job: null };
  context.state.orderMedia(product, moved(product.media, args.moves));
  return { ...refusals(), job: newJob(context) };
}
