import { paginate } from '../connections';
import type { ConnectionPage, PageArguments } from '../connections';
import { accessDenied } from '../access';
import { sortedView } from '../catalog';
import type { ResolverMap, ShopContext } from '../context';
import { numericIdOf } from '../gid';
import type { InventoryItemRecord, InventoryLevelRecord, LocationRecord } from '../model';
import { onHand } from '../model';
import { resolverError } from '../failures';
import { compileSearch } from '../search/compile';
import { INVENTORY_LEVEL_FIELDS } from '../search/fields';
import { always, on, pathOf } from './field';
import { currentAppInstallation } from './shop';
import { emptyConnection, exactCount, moneyV2 } from './values';
import { duplicateSkuCount } from './variants';
import type { GraphQLResolveInfo } from 'graphql';

export interface LevelPageArguments extends PageArguments {
  includeInactive?: boolean | null;
  query?: string | null;
}

/** Inactive levels are hidden unless asked for (2026-04). */
export function levelsPage(
  owner: InventoryItemRecord | LocationRecord,
  args: LevelPageArguments,
  context: ShopContext,
  info: GraphQLResolveInfo,
): ConnectionPage<InventoryLevelRecord> {
  const shown = [...owner.levels.values()].filter((level) => level.isActive || args.includeInactive === true);
  const matches = compileSearch(args.query, INVENTORY_LEVEL_FIELDS, context, pathOf(info));
  return paginate(
    sortedView(shown, (level) => level.numericId),
    args,
    matches,
  );
}

export function visibleLevel(
  level: InventoryLevelRecord | undefined,
  includeInactive: boolean | null | undefined,
): InventoryLevelRecord | null {
  return level && (level.isActive || includeInactive === true) ? level : null;
}

function quantity(level: InventoryLevelRecord, name: string): Record<string, unknown> {
  const { quantities } = level;
  const known: Record<string, number> = { ...quantities, on_hand: onHand(quantities) };
  const value = known[name];
  if (value === undefined) {
    throw resolverError('INVALID_FIELD_ARGUMENTS', `The quantity name '${name}' is invalid.`);
  }
  return {
    __typename: 'InventoryQuantity',
    id: `gid://shopify/InventoryQuantity/${level.numericId}?inventory_item_id=${level.item.numericId}&name=${name}`,
    name,
    quantity: value,
    updatedAt: quantityTime(level, name, value),
  };
}

/** Only a quantity that somebody set has a time; `on_hand` is a sum and never has one (recorded). */
function quantityTime(level: InventoryLevelRecord, name: string, value: number): string | null {
  if (name === 'available') return level.updatedAt;
  return name === 'on_hand' || value === 0 ? null : level.updatedAt;
}

const STAFF_CONDITIONS =
  ' Also: The app must be a finance embedded app or installed on a Shopify Plus or Advanced store. Contact Shopify Support to enable this scope for your app.';

interface ChangeFilter {
  inventoryItemIds?: string[] | null;
  locationIds?: string[] | null;
  quantityNames?: string[] | null;
}

interface ChangeView {
  name: string;
  item: InventoryItemRecord;
  location: LocationRecord;
}

function keepsChange(change: ChangeView, filter: ChangeFilter): boolean {
  const allows = (wanted: string[] | null | undefined, value: string): boolean =>
    !wanted || wanted.includes(value);
  return (
    allows(filter.inventoryItemIds, change.item.id) &&
    allows(filter.locationIds, change.location.id) &&
    allows(filter.quantityNames, change.name)
  );
}

export const inventoryResolvers: ResolverMap = {
  InventoryItem: {
    countryHarmonizedSystemCodes: emptyConnection,
    duplicateSkuCount: on<InventoryItemRecord>((item, _args, context) =>
      duplicateSkuCount(item, context.state.inventoryItems.values()),
    ),
    inventoryHistoryUrl: on<InventoryItemRecord>(
      (item, _args, context) =>
        `https://${context.settings.domain}/admin/products/${item.variant.product.numericId}/variants/${item.variant.numericId}/inventory_history`,
    ),
    inventoryLevel: on<InventoryItemRecord, { locationId: string; includeInactive?: boolean | null }>(
      (item, args) =>
        visibleLevel(item.levels.get(numericIdOf(args.locationId, 'Location') ?? -1), args.includeInactive),
    ),
    inventoryLevels: on<InventoryItemRecord, LevelPageArguments>(levelsPage),
    legacyResourceId: on<InventoryItemRecord>((item) => String(item.numericId)),
    locationsCount: on<InventoryItemRecord>((item) =>
      exactCount([...item.levels.values()].filter((level) => level.isActive).length),
    ),
    measurement: on<InventoryItemRecord>((item) => ({
      __typename: 'InventoryItemMeasurement',
      id: `gid://shopify/InventoryItemMeasurement/${item.numericId}`,
      weight: item.weight,
    })),
    trackedEditable: always({ locked: false, reason: null }),
    unitCost: on<InventoryItemRecord>((item, _args, context) =>
      item.cost === null ? null : moneyV2(item.cost, context.settings.currency),
    ),
    variants: on<InventoryItemRecord, PageArguments>((item, args) =>
      paginate({ items: [item.variant], keyOf: (variant) => variant.numericId }, args),
    ),
  },
  InventoryAdjustmentGroup: {
    app: on((_group, _args, context) => currentAppInstallation(context)['app']),
    changes: on<{ changes: ChangeView[] }, ChangeFilter>((group, args) =>
      group.changes.filter((change) => keepsChange(change, args)),
    ),
    staffMember: () => {
      throw accessDenied('staffMember', 'read_users', STAFF_CONDITIONS);
    },
  },
  InventoryLevel: {
    scheduledChanges: emptyConnection,
    canDeactivate: on<InventoryLevelRecord>((level) => onHand(level.quantities) === 0),
    deactivationAlert: always(null),
    quantities: on<InventoryLevelRecord, { names: string[] }>((level, args) =>
      args.names.map((name) => quantity(level, name)),
    ),
  },
};
