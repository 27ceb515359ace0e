import type { CollectionRecord, CollectionRuleSet } from '../../collections/model';
import type { ShopContext } from '../../context';
import { badRequest, invalidArguments } from '../../failures';
import { numericIdOf } from '../../gid';
import { newJob } from '../../jobs';
import type { JobRecord } from '../../jobs';
import type { ProductRecord } from '../../model';
import { theShop } from '../../resolvers/the-shop';
import { moved } from '../media/product-media-mutations';
import { setOwnMetafields } from '../metafields/inline';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import { checkCollectionFields } from './fields';
import type { CollectionInput } from './fields';

interface CollectionPayload {
  collection: CollectionRecord | null;
  userErrors: UserError[];
}

export interface CollectionArguments {
  input?: CollectionInput | null;
  collection?: CollectionInput | null;
}

const NO_RULES = 'Rules cannot be an empty set';

function inputOf(args: CollectionArguments, mutation: string): CollectionInput {
  const input = args.collection ?? args.input;
  if (input && !(args.collection && args.input)) return input;
  throw invalidArguments(
    `${mutation} must include exactly one of the following arguments: input, collection.`,
  );
}

function find(id: string, context: ShopContext): CollectionRecord | undefined {
  return context.state.collections.records.get(numericIdOf(id, 'Collection') ?? -1);
}

function findProducts(ids: readonly string[], context: ShopContext): (ProductRecord | undefined)[] {
  return ids.map((id) => context.state.products.get(numericIdOf(id, 'Product') ?? -1));
}

export function collectionCreate(args: CollectionArguments, context: ShopContext): CollectionPayload {
  const input = inputOf(args, 'collectionCreate');
  const refused = (...userErrors: UserError[]): CollectionPayload => ({ collection: null, userErrors });
  if (input.id) return refused(userError(['id'], 'id cannot be specified on collection creation'));
  const { patch, errors } = checkCollectionFields(input, null, context);
  if (input.ruleSet && !input.ruleSet.rules) errors.push(userError(['ruleSet', 'rules'], NO_RULES));
  const products = findProducts(input.products ?? [], context);
  products.forEach((product, index) => {
    if (!product) errors.push(userError(['products', String(index)], 'Product does not exist'));
  });
  if (errors.length > 0) return refused(...errors);
  const collection = context.state.collections.add(
    {
      title: '',
      handle: '',
      descriptionHtml: '',
      seo: { title: null, description: null },
      sortOrder: 'BEST_SELLING',
      templateSuffix: null,
      image: null,
      ...patch,
      ruleSet: ruleSetOf(input),
    },
    products.filter((product) => product !== undefined),
  );
  setOwnMetafields(input.metafields, collection.id, 'COLLECTION', context);
  context.state.events.add('create', 'COLLECTION', collection.id);
  return { collection, userErrors: [] };
}

/** An empty list of rules makes a collection by hand (recorded). */
function ruleSetOf(input: CollectionInput): CollectionRuleSet | null {
  const rules = input.ruleSet?.rules;
  if (!input.ruleSet || !rules || rules.length === 0) return null;
  return {
    appliedDisjunctively: input.ruleSet.appliedDisjunctively,
    rules: rules.map(({ column, relation, condition }) => ({ column, relation, condition })),
  };
}

export function collectionUpdate(
  args: CollectionArguments,
  context: ShopContext,
): CollectionPayload & { job: JobRecord | null } {
  const input = inputOf(args, 'collectionUpdate');
  if (!input.id) throw badRequest('id must be specified on collectionUpdate');
  const refused = (...userErrors: UserError[]): ReturnType<typeof collectionUpdate> => ({
    collection: null,
    job: null,
    userErrors,
  });
  const collection = find(input.id, context);
  if (!collection) return refused(userError(null, 'Collection does not exist'));
  if (input.ruleSet && !collection.ruleSet) {
    return refused(userError(['id'], 'Cannot update rule set of a custom collection'));
  }
  if (input.ruleSet && !input.ruleSet.rules?.length)
    return refused(userError(['ruleSet', 'rules'], NO_RULES));
  const { patch, errors } = checkCollectionFields(input, collection, context);
  if (errors.length > 0) return refused(...errors);
  if (input.ruleSet) patch.ruleSet = ruleSetOf(input);
  if (input.redirectNewHandle && patch.handle && patch.handle !== collection.handle) {
    context.state.redirects.add(`/collections/${collection.handle}`, `/collections/${patch.handle}`);
  }
  if (context.state.collections.change(collection, patch)) {
    context.state.events.add('update', 'COLLECTION', collection.id);
  }
  setOwnMetafields(input.metafields, collection.id, 'COLLECTION', context);
  return { collection, job: input.ruleSet ? newJob(context) : null, userErrors: [] };
}

export function collectionDelete(
  args: { input: { id: string } },
  context: ShopContext,
): { deletedCollectionId: string | null; shop: unknown; userErrors: UserError[] } {
  const collection = find(args.input.id, context);
  if (!collection) {
    const error = userError(['id'], 'Collection does not exist');
    return { deletedCollectionId: null, shop: theShop, userErrors: [error] };
  }
  context.state.removeCollection(collection);
  context.state.events.add('destroy', 'COLLECTION', collection.id);
  return { deletedCollectionId: collection.id, shop: theShop, userErrors: [] };
}

interface MembershipArguments {
  id: string;
  productIds: string[];
}

interface JobPayload {
  job: JobRecord | null;
  userErrors: UserError[];
}

const noCollection = userError(['id'], 'Collection does not exist');

export function collectionAddProducts(args: MembershipArguments, context: ShopContext): CollectionPayload {
  const collection = find(args.id, context);
  if (!collection) return { collection: null, userErrors: [noCollection] };
  const products = findProducts(args.productIds, context);
  const errors = products.flatMap((product, index) =>
    product ? [] : [userError(['productIds', String(index)], 'Product does not exist')],
  );
  if (errors.length > 0) return { collection: null, userErrors: errors };
  context.state.collections.join(
    collection,
    products.filter((product) => product !== undefined),
  );
  return { collection, userErrors: [] };
}

/** Products that do not exist are passed over in silence (recorded). */
export function collectionAddProductsV2(args: MembershipArguments, context: ShopContext): JobPayload {
  const collection = find(args.id, context);
  if (!collection) return { job: null, userErrors: [noCollection] };
  if (collection.ruleSet) {
    const message = "Can't manually add products to a smart collection";
    return { job: null, userErrors: [userError(['id'], message)] };
  }
  const products = findProducts(args.productIds, context).filter((product) => product !== undefined);
  context.state.collections.join(collection, products);
  return { job: newJob(context), userErrors: [] };
}

export function collectionRemoveProducts(args: MembershipArguments, context: ShopContext): JobPayload {
  const collection = find(args.id, context);
  if (!collection) return { job: null, userErrors: [noCollection] };
  if (collection.ruleSet && context.version >= '2026-04') {
    const message = "Can't manually remove products from a smart collection";
    return { job: null, userErrors: [userError(['id'], message)] };
  }
  const products = findProducts(args.productIds, context).filter((product) => product !== undefined);
  context.state.collections.leave(collection, products);
  return { job: newJob(context), userErrors: [] };
}

export function collectionReorderProducts(
  args: { id: string; moves: { id: string; newPosition: string | number }[] },
  context: ShopContext,
): JobPayload {
  const collection = find(args.id, context);
  if (!collection) return { job: null, userErrors: [noCollection] };
  if (collection.sortOrder !== 'MANUAL') {
    const message = "Can't reorder products unless collection is manually sorted";
    return { job: null, userErrors: [userError(['id'], message)] };
  }
  context.state.collections.order(collection, moved(collection.members, args.moves));
  return { job: newJob(context), userErrors: [] };
}
