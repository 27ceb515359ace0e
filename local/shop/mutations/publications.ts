import type { ShopContext } from '../context';
import type { CollectionRecord } from '../collections/model';
import { numericIdOf, parseGid } from '../gid';
import type { ProductRecord } from '../model';
import type { PublicationRecord } from '../publications/store';
import { theShop } from '../resolvers/the-shop';
import { toIsoSeconds } from '../time';
import { userError } from './user-error';
import type { UserError } from './user-error';

interface PublicationInput {
  publicationId?: string | null;
  channelId?: string | null;
  publishDate?: string | null;
}

interface PublishArguments {
  id: string;
  input: PublicationInput[];
}

interface PublishPayload {
  publishable: ProductRecord | CollectionRecord | null;
  shop: unknown;
  userErrors: UserError[];
}

function findPublishable(id: string, context: ShopContext): ProductRecord | CollectionRecord | null {
  const gid = parseGid(id);
  const number = Number(gid?.key);
  if (gid?.type === 'Product') return context.state.products.get(number) ?? null;
  if (gid?.type === 'Collection') return context.state.collections.records.get(number) ?? null;
  return null;
}

const UNKNOWN_RESOURCE = userError(['id'], 'Resource does not exist');

function findPublication(input: PublicationInput, context: ShopContext): PublicationRecord | undefined {
  return context.state.publications.records.get(numericIdOf(input.publicationId ?? '', 'Publication') ?? -1);
}

function inputErrors(
  inputs: readonly PublicationInput[],
  listName: string,
  context: ShopContext,
): UserError[] {
  const seen = new Set<string>();
  return inputs.flatMap((input, index) => {
    const at = [listName, String(index)];
    const field = [...at, 'publicationId'];
    if (input.channelId) return [userError(field, 'Channel does not exist or is not publishable')];
    if (!input.publicationId) return [userError(field, 'PublicationId cannot be empty')];
    if (seen.has(input.publicationId)) {
      return [userError(field, 'The same publication was specified more than once')];
    }
    seen.add(input.publicationId);
    if (!findPublication(input, context)) {
      return [userError(field, 'Publication does not exist or is not publishable')];
    }
    const isPast = input.publishDate && Date.parse(input.publishDate) < Date.UTC(1970, 0, 1);
    return isPast
      ? [userError([...at, 'publishDate'], 'Publish date must be a date after the year 1969')]
      : [];
  });
}

export function publishablePublish(args: PublishArguments, context: ShopContext): PublishPayload {
  return change(args, context, (publishable, input, publication) => {
    const date = input.publishDate ? toIsoSeconds(Date.parse(input.publishDate)) : context.state.now();
    context.state.publish(publishable, publication, date);
  });
}

export function publishableUnpublish(args: PublishArguments, context: ShopContext): PublishPayload {
  return change(args, context, (publishable, _input, publication) =>
    context.state.unpublish(publishable, publication),
  );
}

function change(
  args: PublishArguments,
  context: ShopContext,
  apply: (
    publishable: ProductRecord | CollectionRecord,
    input: PublicationInput,
    publication: PublicationRecord,
  ) => void,
): PublishPayload {
  const publishable = findPublishable(args.id, context);
  if (!publishable) return { publishable: null, shop: theShop, userErrors: [UNKNOWN_RESOURCE] };
  const userErrors = inputErrors(args.input, 'input', context);
  if (userErrors.length > 0) return { publishable, shop: theShop, userErrors };
  for (const input of args.input) {
    const publication = findPublication(input, context);
    if (publication) apply(publishable, input, publication);
  }
  return { publishable, shop: theShop, userErrors: [] };
}

/** This app is no sales channel, so it has no publication of its own. */
export function publishableToCurrentChannel(args: { id: string }, context: ShopContext): PublishPayload {
  const publishable = findPublishable(args.id, context);
  const error = publishable ? userError(['id'], 'Channel does not exist') : UNKNOWN_RESOURCE;
  return { publishable, shop: theShop, userErrors: [error] };
}

interface ProductPublishArguments {
  input: { id: string; productPublications: PublicationInput[] };
}

interface ProductPublishPayload {
  product: ProductRecord | null;
  shop: unknown;
  userErrors: UserError[];
}

export function productPublish(args: ProductPublishArguments, context: ShopContext): ProductPublishPayload {
  return changeProduct(args, context, (product, input, publication) => {
    const date = input.publishDate ? toIsoSeconds(Date.parse(input.publishDate)) : context.state.now();
    context.state.publish(product, publication, date);
  });
}

export function productUnpublish(args: ProductPublishArguments, context: ShopContext): ProductPublishPayload {
  return changeProduct(args, context, (product, _input, publication) =>
    context.state.unpublish(product, publication),
  );
}

function changeProduct(
  { input }: ProductPublishArguments,
  context: ShopContext,
  apply: (product: ProductRecord, one: PublicationInput, publication: PublicationRecord) => void,
): ProductPublishPayload {
  const product = context.state.products.get(numericIdOf(input.id, 'Product') ?? -1) ?? null;
  if (!product) {
    return { product: null, shop: theShop, userErrors: [userError(['id'], 'Product does not exist')] };
  }
  const userErrors = inputErrors(input.productPublications, 'productPublications', context);
  if (userErrors.length > 0) return { product, shop: theShop, userErrors };
  for (const one of input.productPublications) {
    const publication = findPublication(one, context);
    if (publication) apply(product, one, publication);
  }
  return { product, shop: theShop, userErrors: [] };
}
