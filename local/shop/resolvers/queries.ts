import type { GraphQLResolveInfo } from 'graphql';
import { paginate } from '../connections';
import type { PageArguments } from '../connections';
import { NotModelledError } from '../context';
import type { ResolverMap, ShopContext } from '../context';
import { customIdError, invalidId } from '../failures';
import { parseGid } from '../gid';
import type { EntityType } from '../model';
import { compileSearch } from '../search/compile';
import { INVENTORY_ITEM_FIELDS, LOCATION_FIELDS, PRODUCT_FIELDS, VARIANT_FIELDS } from '../search/fields';
import type { SearchFields } from '../search/fields';
import { findByCustomId, findVariantByCustomId } from '../mutations/product-identifier';
import type { CustomId } from '../mutations/product-identifier';
import { supportedVersions } from '../versions';
import { on, pathOf } from './field';
import { primaryLocation } from './locations';
import { findNode } from './nodes';
import { currentAppInstallation } from './shop';
import { theShop } from './the-shop';
import { countOf } from './values';

interface ListArguments extends PageArguments {
  query?: string | null;
  sortKey: string;
  savedSearchId?: string | null;
}

interface CountArguments {
  query?: string | null;
  limit?: number | null;
  savedSearchId?: string | null;
}

interface LocationArguments extends ListArguments {
  includeInactive?: boolean | null;
}

/** One record by id: unknown gives null, an id of another type is an error (as recorded for bulkOperation). */
function byId(type: EntityType, id: string, context: ShopContext): unknown {
  if (parseGid(id)?.type !== type) throw invalidId(id);
  return findNode(id, context);
}

function countMatches<T>(
  records: ReadonlyMap<number, T>,
  fields: SearchFields<T>,
  args: CountArguments,
  context: ShopContext,
  info: GraphQLResolveInfo,
): unknown {
  refuseSavedSearch(args.savedSearchId);
  const limit = args.limit ?? null;
  const matches = compileSearch(args.query, fields, context, pathOf(info));
  if (!matches) return countOf(records.size, limit);
  let total = 0;
  for (const record of records.values()) if (matches(record)) total += 1;
  return countOf(total, limit);
}

function refuseSavedSearch(id: string | null | undefined): void {
  if (id) throw new NotModelledError('savedSearchId');
}

interface Identifier {
  id?: string | null;
  handle?: string | null;
  customId?: CustomId | null;
}

function productByIdentifier(identifier: Identifier, context: ShopContext): unknown {
  if (identifier.id) return byId('Product', identifier.id, context);
  if (identifier.handle) return context.state.productByHandle(identifier.handle) ?? null;
  const found = identifier.customId ? findByCustomId(identifier.customId, context) : null;
  if (found === null) throw customIdError();
  return found ?? null;
}

/** Distinct, sorted without regard to case. */
function distinct(values: Iterable<string>): string[] {
  return [...new Set(values)]
    .filter((value) => value !== '')
    .sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase()));
}

/** Connections of plain text: the text is its own cursor. */
function textPage(values: string[], args: PageArguments): unknown {
  const items = values.map((text, index) => ({ numericId: index + 1, text }));
  const page = paginate({ items, keyOf: (item) => item.numericId }, args);
  const byText = new Map(items.map((item) => [item.text, item]));
  return {
    ...page,
    nodes: page.nodes.map((item) => item.text),
    cursorOf: (text: string) => {
      const item = byText.get(text);
      return item ? page.cursorOf(item) : '';
    },
  };
}

export const queryResolvers: ResolverMap = {
  QueryRoot: {
    currentAppInstallation: on((_root, _args, context) => currentAppInstallation(context)),
    inventoryItem: on<unknown, { id: string }>((_root, args, context) =>
      byId('InventoryItem', args.id, context),
    ),
    inventoryItems: on<unknown, ListArguments>((_root, args, context, info) =>
      paginate(
        context.catalog.inventoryItems(),
        args,
        compileSearch(args.query, INVENTORY_ITEM_FIELDS, context, pathOf(info)),
      ),
    ),
    inventoryLevel: on<unknown, { id: string }>((_root, args, context) =>
      byId('InventoryLevel', args.id, context),
    ),
    location: on<unknown, { id?: string | null }>((_root, args, context) =>
      args.id ? byId('Location', args.id, context) : (primaryLocation(context) ?? null),
    ),
    locations: on<unknown, LocationArguments>((_root, args, context, info) => {
      const matches = compileSearch(args.query, LOCATION_FIELDS, context, pathOf(info));
      return paginate(
        context.catalog.locations(args.sortKey),
        args,
        (location) => (location.isActive || args.includeInactive === true) && (!matches || matches(location)),
      );
    }),
    locationsCount: on<unknown, CountArguments>((_root, args, context, info) =>
      countMatches(context.state.locations, LOCATION_FIELDS, args, context, info),
    ),
    node: on<unknown, { id: string }>((_root, args, context) => findNode(args.id, context)),
    nodes: on<unknown, { ids: string[] }>((_root, args, context) =>
      args.ids.map((id) => findNode(id, context)),
    ),
    product: on<unknown, { id: string }>((_root, args, context) => byId('Product', args.id, context)),
    productByIdentifier: on<unknown, { identifier: Identifier }>((_root, args, context) =>
      productByIdentifier(args.identifier, context),
    ),
    products: on<unknown, ListArguments>((_root, args, context, info) => {
      refuseSavedSearch(args.savedSearchId);
      const matches = compileSearch(args.query, PRODUCT_FIELDS, context, pathOf(info));
      return paginate(context.catalog.products(args.sortKey), args, matches);
    }),
    productsCount: on<unknown, CountArguments>((_root, args, context, info) =>
      countMatches(context.state.products, PRODUCT_FIELDS, args, context, info),
    ),
    productOperation: on<unknown, { id: string }>(
      (_root, args, context) => context.operations.records.get(args.id) ?? null,
    ),
    productTags: on<unknown, PageArguments>((_root, args, context) =>
      textPage(distinct([...context.state.products.values()].flatMap((product) => product.tags)), args),
    ),
    productTypes: on<unknown, PageArguments>((_root, args, context) =>
      textPage(distinct([...context.state.products.values()].map((product) => product.productType)), args),
    ),
    productVariant: on<unknown, { id: string }>((_root, args, context) =>
      byId('ProductVariant', args.id, context),
    ),
    productVariantByIdentifier: on<unknown, { identifier: Identifier }>((_root, args, context) => {
      const { id, customId } = args.identifier;
      if (id) return byId('ProductVariant', id, context);
      const found = customId ? findVariantByCustomId(customId, context) : null;
      if (found === null) throw customIdError();
      return found ?? null;
    }),
    productVariants: on<unknown, ListArguments>((_root, args, context, info) => {
      refuseSavedSearch(args.savedSearchId);
      const matches = compileSearch(args.query, VARIANT_FIELDS, context, pathOf(info));
      return paginate(context.catalog.variants(args.sortKey), args, matches);
    }),
    productVariantsCount: on<unknown, CountArguments>((_root, args, context, info) =>
      countMatches(context.state.variants, VARIANT_FIELDS, args, context, info),
    ),
    productVendors: on<unknown, PageArguments>((_root, args, context) =>
      textPage(distinct([...context.state.products.values()].map((product) => product.vendor)), args),
    ),
    publicApiVersions: on((_root, _args, context) => supportedVersions(context.settings.clock.nowMs())),
    shop: () => theShop,
  },
};
