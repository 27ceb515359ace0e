import { sortedView } from '../catalog';
import { paginate } from '../connections';
import type { PageArguments } from '../connections';
import type { ResolverMap, ShopContext } from '../context';
import { invalidId } from '../failures';
import { numericIdOf, parseGid } from '../gid';
import type { CollectionRecord } from '../collections/model';
import type { EventRecord } from '../events';
import type { ProductRecord } from '../model';
import { plainText } from '../plain-text';
import type { RedirectRecord } from '../redirects';
import { compileSearch } from '../search/compile';
import { COLLECTION_FIELDS, EVENT_FIELDS, REDIRECT_FIELDS } from '../search/fields';
import { always, on, pathOf } from './field';
import { metafieldFields } from './metafields';
import { publishableFields } from './publications';
import { countOf, emptyConnection, exactCount } from './values';

const byId = (one: { numericId: number }): number => one.numericId;

interface ListArguments extends PageArguments {
  query?: string | null;
  sortKey: string;
}

const COLLECTION_KEYS: Readonly<Record<string, (one: CollectionRecord) => string | number>> = {
  TITLE: (one) => one.title.toLowerCase(),
  UPDATED_AT: (one) => one.updatedAt,
};

function allCollections(context: ShopContext): CollectionRecord[] {
  return [...context.state.collections.records.values()];
}

/** The collection's own order needs places as keys; every other order is that of the key. */
function productsPage(collection: CollectionRecord, args: ListArguments, context: ShopContext): unknown {
  const products = context.state.collections.productsOf(collection);
  const keys: Readonly<Record<string, (product: ProductRecord) => string | number>> = {
    CREATED: (product) => product.createdAt,
    ID: byId,
    TITLE: (product) => product.title.toLowerCase(),
  };
  const keyOf = keys[args.sortKey];
  if (keyOf) return paginate(sortedView(products, keyOf), args);
  const places = new Map(products.map((product, index) => [product, index + 1]));
  return paginate({ items: products, keyOf: (product) => places.get(product) ?? 0 }, args);
}

/** The collections of one product, for its own connection. */
export function collectionsPage(product: ProductRecord, args: ListArguments, context: ShopContext): unknown {
  return paginate(sortedView(context.state.collections.collectionsOf(product), byId), args);
}

export const collectionResolvers: ResolverMap = {
  Collection: {
    ...metafieldFields,
    ...publishableFields,
    description: on<CollectionRecord, { truncateAt?: number | null }>((one, args) => {
      const text = plainText(one.descriptionHtml);
      return typeof args.truncateAt === 'number' ? text.slice(0, args.truncateAt) : text;
    }),
    events: emptyConnection,
    feedback: always(null),
    hasProduct: on<CollectionRecord, { id: string }>((one, args, context) => {
      const product = context.state.products.get(numericIdOf(args.id, 'Product') ?? -1);
      return product !== undefined && context.state.collections.has(one, product);
    }),
    image: on<CollectionRecord>((one) =>
      one.image === null
        ? null
        : {
            __typename: 'Image',
            id: one.id.replace('Collection', 'CollectionImage'),
            altText: one.image.altText,
            url: one.image.src,
            src: one.image.src,
            originalSrc: one.image.src,
            width: null,
            height: null,
          },
    ),
    legacyResourceId: on<CollectionRecord>((one) => String(one.numericId)),
    products: on<CollectionRecord, ListArguments>(productsPage),
    // Counted a moment after the collection was made (recorded).
    productsCount: on<CollectionRecord>((one, _args, context) =>
      exactCount(
        context.settings.clock.nowMs() > one.createdMs ? context.state.collections.productsOf(one).length : 0,
      ),
    ),
    ruleSet: on<CollectionRecord>((one) => one.ruleSet),
    sources: always([]),
    storefrontId: on<CollectionRecord>((one) => one.id),
    translations: always([]),
  },
  CollectionRule: { conditionObject: always(null) },
  BasicEvent: {
    additionalContent: always(null),
    additionalData: always(null),
    appTitle: on<EventRecord>((event) => (event.isByApp ? 'Sheets Catalog' : null)),
    arguments: always([]),
    attributeToApp: on<EventRecord>((event) => event.isByApp),
    attributeToUser: on<EventRecord>((event) => !event.isByApp),
    author: on<EventRecord>((event) => (event.isByApp ? 'Sheets Catalog' : 'Store owner')),
    criticalAlert: always(false),
    hasAdditionalContent: always(false),
    message: always(''),
    secondaryMessage: always(null),
    subject: always(null),
  },
  QueryRoot: {
    collection: on<unknown, { id: string }>((_root, args, context) => {
      if (parseGid(args.id)?.type !== 'Collection') throw invalidId(args.id);
      return context.state.collections.records.get(numericIdOf(args.id, 'Collection') ?? -1) ?? null;
    }),
    collectionByHandle: on<unknown, { handle: string }>(
      (_root, args, context) => context.state.collections.withHandle(args.handle) ?? null,
    ),
    collectionByIdentifier: on<unknown, { identifier: { id?: string | null; handle?: string | null } }>(
      (_root, { identifier }, context) => {
        if (identifier.handle) return context.state.collections.withHandle(identifier.handle) ?? null;
        return (
          context.state.collections.records.get(numericIdOf(identifier.id ?? '', 'Collection') ?? -1) ?? null
        );
      },
    ),
    collections: on<unknown, ListArguments>((_root, args, context, info) => {
      const keyOf = COLLECTION_KEYS[args.sortKey] ?? byId;
      const matches = compileSearch(args.query, COLLECTION_FIELDS, context, pathOf(info));
      return paginate(sortedView(allCollections(context), keyOf), args, matches);
    }),
    collectionsCount: on<unknown, { query?: string | null; limit?: number | null }>(
      (_root, args, context, info) => {
        const matches = compileSearch(args.query, COLLECTION_FIELDS, context, pathOf(info));
        const found = allCollections(context).filter((one) => !matches || matches(one));
        return countOf(found.length, args.limit ?? null);
      },
    ),
    event: on<unknown, { id: string }>(
      (_root, args, context) => context.state.events.records.get(Number(parseGid(args.id)?.key)) ?? null,
    ),
    events: on<unknown, ListArguments>((_root, args, context, info) => {
      const items = [...context.state.events.records.values()];
      const keyOf = (one: EventRecord): string | number =>
        args.sortKey === 'CREATED_AT' ? one.createdAt : one.numericId;
      return paginate(
        sortedView(items, keyOf),
        args,
        compileSearch(args.query, EVENT_FIELDS, context, pathOf(info)),
      );
    }),
    eventsCount: on<unknown, { query?: string | null }>((_root, args, context, info) => {
      const matches = compileSearch(args.query, EVENT_FIELDS, context, pathOf(info));
      const items = [...context.state.events.records.values()];
      return exactCount(items.filter((one) => !matches || matches(one)).length);
    }),
    urlRedirect: on<unknown, { id: string }>(
      (_root, args, context) => context.state.redirects.records.get(Number(parseGid(args.id)?.key)) ?? null,
    ),
    urlRedirects: on<unknown, ListArguments>((_root, args, context, info) => {
      const keyOf = (one: RedirectRecord): string | number =>
        args.sortKey === 'PATH' ? one.path : one.numericId;
      return paginate(
        sortedView([...context.state.redirects.records.values()], keyOf),
        args,
        compileSearch(args.query, REDIRECT_FIELDS, context, pathOf(info)),
      );
    }),
    urlRedirectsCount: on((_root, _args, context) => exactCount(context.state.redirects.records.size)),
  },
};
