import type { ShopContext } from '../context';
import { resolverError } from '../failures';
import { parseGid } from '../gid';
import type { ProductRecord } from '../model';
import { addTags, areTagsTooLong, removeTags } from '../tags';
import { userError } from './user-error';
import type { UserError } from './user-error';

export interface TagsArguments {
  id: string;
  tags: string[];
}

interface TagsPayload {
  node: ProductRecord | null;
  userErrors: UserError[];
}

const TAGGABLE = new Set(['Product', 'Customer', 'Order', 'DraftOrder', 'Article']);

export function tagsAdd(args: TagsArguments, context: ShopContext): TagsPayload {
  return changeTags(args, context, addTags);
}

export function tagsRemove(args: TagsArguments, context: ShopContext): TagsPayload {
  return changeTags(args, context, removeTags);
}

function changeTags(
  args: TagsArguments,
  context: ShopContext,
  change: (current: readonly string[], tags: readonly string[]) => string[],
): TagsPayload {
  const gid = parseGid(args.id);
  if (!gid || !TAGGABLE.has(gid.type)) throw resolverError('RESOURCE_NOT_FOUND', 'invalid id');
  const product = gid.type === 'Product' ? context.state.products.get(Number(gid.key)) : undefined;
  if (!product) return { node: null, userErrors: [userError(['id'], `${gid.type} does not exist`)] };
  const tags = change(product.tags, args.tags);
  if (areTagsTooLong(tags)) {
    return { node: product, userErrors: [userError(['tags'], 'Product tags is invalid')] };
  }
  context.state.changeProduct(product, { tags });
  return { node: product, userErrors: [] };
}
