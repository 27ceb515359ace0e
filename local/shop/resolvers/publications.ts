import { sortedView } from '../catalog';
import { paginate } from '../connections';
import type { PageArguments } from '../connections';
import type { ResolverMap, ShopContext } from '../context';
import { invalidId } from '../failures';
import { numericIdOf, parseGid } from '../gid';
import type { ProductRecord } from '../model';
import type { CollectionRecord } from '../collections/model';
import type { PublicationRecord } from '../publications/store';
import { always, on } from './field';
import { currentAppInstallation } from './shop';
import { emptyConnection, exactCount } from './values';

type PublishableRecord = ProductRecord | CollectionRecord;

interface ResourcePublication {
  __typename: 'ResourcePublication';
  numericId: number;
  publication: PublicationRecord;
  publishable: PublishableRecord;
  publishDate: string;
  isPublished: boolean;
}

interface PublishedArguments extends PageArguments {
  onlyPublished?: boolean | null;
}

function publicationsOf(publishable: PublishableRecord, context: ShopContext): ResourcePublication[] {
  const dates = context.state.publications.datesOf(publishable.id);
  const now = context.settings.clock.nowMs();
  return [...context.state.publications.records.values()].flatMap((publication): ResourcePublication[] => {
    const publishDate = dates.get(publication.numericId);
    if (publishDate === undefined) return [];
    const isPublished = Date.parse(publishDate) <= now;
    const { numericId } = publication;
    return [
      { __typename: 'ResourcePublication', numericId, publication, publishable, publishDate, isPublished },
    ];
  });
}

/** Only what is active counts as published where a product is asked (recorded: drafts count 0). */
function shown(
  publishable: PublishableRecord,
  args: PublishedArguments,
  context: ShopContext,
): ResourcePublication[] {
  const all = publicationsOf(publishable, context);
  if (args.onlyPublished === false) return all;
  const isActive = publishable.__typename === 'Collection' || publishable.status === 'ACTIVE';
  return all.filter((one) => one.isPublished && isActive);
}

const byId = (one: { numericId: number }): number => one.numericId;

/** What products and collections answer as publishable. */
export const publishableFields: ResolverMap[string] = {
  availablePublicationsCount: on<PublishableRecord>((one, _args, context) =>
    exactCount(shown(one, {}, context).length),
  ),
  publicationCount: on<PublishableRecord, PublishedArguments>(
    (one, args, context) => shown(one, args, context).length,
  ),
  publishedOnCurrentChannel: always(false),
  publishedOnCurrentPublication: always(false),
  publishedOnPublication: on<PublishableRecord, { publicationId: string }>((one, args, context) =>
    shown(one, {}, context).some(({ publication }) => publication.id === args.publicationId),
  ),
  resourcePublications: on<PublishableRecord, PublishedArguments>((one, args, context) =>
    paginate(sortedView(shown(one, args, context), byId), args),
  ),
  resourcePublicationsCount: on<PublishableRecord, PublishedArguments>((one, args, context) =>
    exactCount(shown(one, args, context).length),
  ),
  resourcePublicationsV2: on<PublishableRecord, PublishedArguments>((one, args, context) => {
    const items = shown(one, args, context).map((entry) => ({
      ...entry,
      __typename: 'ResourcePublicationV2',
    }));
    return paginate(sortedView(items, byId), args);
  }),
  unpublishedPublications: on<PublishableRecord, PageArguments>((one, args, context) => {
    const taken = new Set(shown(one, {}, context).map(({ publication }) => publication));
    const items = [...context.state.publications.records.values()].filter(
      (publication) => !taken.has(publication),
    );
    return paginate(sortedView(items, byId), args);
  }),
  unpublishedChannels: emptyConnection,
};

function publishedIn(publication: PublicationRecord, context: ShopContext): ProductRecord[] {
  return [...context.state.products.values()].filter((product) =>
    context.state.publications.datesOf(product.id).has(publication.numericId),
  );
}

export const publicationResolvers: ResolverMap = {
  Publication: {
    app: on((_one, _args, context) => currentAppInstallation(context)['app']),
    catalog: always(null),
    channels: emptyConnection,
    collections: on<PublicationRecord, PageArguments>((one, args, context) => {
      const items = [...context.state.collections.records.values()].filter((collection) =>
        context.state.publications.datesOf(collection.id).has(one.numericId),
      );
      return paginate(sortedView(items, byId), args);
    }),
    hasCollection: on<PublicationRecord, { id: string }>((one, args, context) =>
      context.state.publications.datesOf(args.id).has(one.numericId),
    ),
    includedProducts: on<PublicationRecord, PageArguments>((one, args, context) =>
      paginate(sortedView(publishedIn(one, context), byId), args),
    ),
    includedProductsCount: on<PublicationRecord>((one, _args, context) =>
      exactCount(publishedIn(one, context).length),
    ),
    operation: always(null),
    products: on<PublicationRecord, PageArguments>((one, args, context) =>
      paginate(sortedView(publishedIn(one, context), byId), args),
    ),
  },
  QueryRoot: {
    publication: on<unknown, { id: string }>((_root, args, context) => {
      if (parseGid(args.id)?.type !== 'Publication') throw invalidId(args.id);
      return context.state.publications.records.get(numericIdOf(args.id, 'Publication') ?? -1) ?? null;
    }),
    publications: on<unknown, PageArguments>((_root, args, context) =>
      paginate(sortedView([...context.state.publications.records.values()], byId), args),
    ),
    publicationsCount: on((_root, _args, context) => exactCount(context.state.publications.records.size)),
    publishedProductsCount: on<unknown, { publicationId: string }>((_root, args, context) => {
      const number = numericIdOf(args.publicationId, 'Publication') ?? -1;
      const publication = context.state.publications.records.get(number);
      return exactCount(publication ? publishedIn(publication, context).length : 0);
    }),
  },
  Shop: {
    publicationCount: on((_shop, _args, context) => context.state.publications.records.size),
  },
};
