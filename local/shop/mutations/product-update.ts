import { NotModelledError } from '../context';
import type { ShopContext } from '../context';
import { customIdError, invalidArguments } from '../failures';
import { numericIdOf } from '../gid';
import type { ProductRecord } from '../model';
import type { MediaInput, ProductInput } from './inputs';
import { addMedia, checkMedia } from './media/product-media';
import { metafieldErrors, setOwnMetafields } from './metafields/inline';
import { findByCustomId } from './product-identifier';
import type { CustomId } from './product-identifier';
import { checkProductFields } from './product-fields';
import { refuseUnmodelled } from './unsupported';
import { PRODUCT_MISSING, userError } from './user-error';
import type { UserError } from './user-error';

export interface ProductUpdateArguments {
  product?: ProductInput | null;
  input?: ProductInput | null;
  identifier?: { id?: string | null; handle?: string | null; customId?: CustomId | null } | null;
  media?: MediaInput[] | null;
}

interface ProductPayload {
  product: ProductRecord | null;
  userErrors: UserError[];
}

/** Inputs whose domains are still to come. */
export const LATER_PRODUCT_INPUTS = [
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
  errors.push(
    ...checkMedia(args.media),
    ...metafieldErrors(input.metafields, product.id, 'PRODUCT', [], context),
  );
  if (errors.length > 0) return { product, userErrors: errors };
  if (input.redirectNewHandle && patch.handle !== undefined && patch.handle !== product.handle) {
    context.state.redirects.add(`/products/${product.handle}`, `/products/${patch.handle}`);
  }
  const isChanged = context.state.changeProduct(product, patch);
  addMedia(product, args.media, context);
  writeProductLists(input, product, context);
  if (isChanged) context.state.events.add('update', 'PRODUCT', product.id);
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
  if (identifier?.customId) {
    const found = findByCustomId(identifier.customId, context);
    if (found === null) throw customIdError();
    return found;
  }
  if (identifier?.handle) return context.state.productByHandle(identifier.handle);
  const id = identifier?.id ?? input.id;
  if (identifier && input.id) throw new NotModelledError('productUpdate with both identifier and product.id');
  return id ? context.state.products.get(numericIdOf(id, 'Product') ?? -1) : undefined;
}

/** What a product's input carries beside its own fields. */
export function writeProductLists(input: ProductInput, product: ProductRecord, context: ShopContext): void {
  setOwnMetafields(input.metafields, product.id, 'PRODUCT', context);
  const { collections } = context.state;
  for (const id of input.collectionsToJoin ?? []) {
    const collection = collections.records.get(numericIdOf(id, 'Collection') ?? -1);
    if (collection && !collection.ruleSet) collections.join(collection, [product]);
  }
  for (const id of input.collectionsToLeave ?? []) {
    const collection = collections.records.get(numericIdOf(id, 'Collection') ?? -1);
    if (collection) collections.leave(collection, [product]);
  }
}
