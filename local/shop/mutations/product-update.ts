import { NotModelledError } from '../context';
import type { ShopContext } from '../context';
import { customIdError, invalidArguments } from '../failures';
import { numericIdOf } from '../gid';
import type { ProductRecord } from '../model';
import type { MediaInput, ProductInput } from './inputs';
import { addMedia, checkMedia } from './media/product-media';
import { checkProductFields } from './product-fields';
import { refuseUnmodelled } from './unsupported';
import { PRODUCT_MISSING, userError } from './user-error';
import type { UserError } from './user-error';

export interface ProductUpdateArguments {
  product?: ProductInput | null;
  input?: ProductInput | null;
  identifier?: { id?: string | null; handle?: string | null; customId?: unknown } | null;
  media?: MediaInput[] | null;
}

interface ProductPayload {
  product: ProductRecord | null;
  userErrors: UserError[];
}

/** Inputs whose domains are still to come. */
export const LATER_PRODUCT_INPUTS = [
  'metafields',
  'collectionsToJoin',
  'collectionsToLeave',
  'claimOwnership',
  'combinedListingRole',
  'productPublications',
  'publications',
  'publishDate',
  'publishOn',
  'published',
  'publishedAt',
];

export function productUpdate(args: ProductUpdateArguments, context: ShopContext): ProductPayload {
  const input = onlyOne('productUpdate', args.input, args.product);
  refuseUnmodelled(input, [...LATER_PRODUCT_INPUTS, 'productOptions', 'giftCard'], 'ProductUpdateInput');
  const product = findProduct(input, args.identifier, context);
  if (!product) return { product: null, userErrors: [userError(['id'], PRODUCT_MISSING)] };
  const { patch, errors } = checkProductFields(input, context, product);
  errors.push(...checkMedia(args.media));
  if (errors.length > 0) return { product, userErrors: errors };
  // `redirectNewHandle` makes a URL redirect, which no query here shows yet; the handle changes either way.
  context.state.changeProduct(product, patch);
  addMedia(product, args.media, context);
  return { product, userErrors: [] };
}

export function onlyOne<T>(mutation: string, input: T | null | undefined, product: T | null | undefined): T {
  const [given, extra] = [input ?? product, input && product];
  if (!given || extra) {
    throw invalidArguments(
      `${mutation} must include exactly one of the following arguments: input, product.`,
    );
  }
  return given;
}

function findProduct(
  input: ProductInput,
  identifier: ProductUpdateArguments['identifier'],
  context: ShopContext,
): ProductRecord | undefined {
  if (identifier?.customId) throw customIdError();
  if (identifier?.handle) return context.state.productByHandle(identifier.handle);
  const id = identifier?.id ?? input.id;
  if (identifier && input.id) throw new NotModelledError('productUpdate with both identifier and product.id');
  return id ? context.state.products.get(numericIdOf(id, 'Product') ?? -1) : undefined;
}
