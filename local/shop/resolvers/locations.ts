import type { ResolverMap, ShopContext } from '../context';
import { numericIdOf } from '../gid';
import type { LocationRecord } from '../model';
import { always, on } from './field';
import { levelsPage, visibleLevel } from './inventory';
import type { LevelPageArguments } from './inventory';
import { metafieldFields } from './metafields';

/** The oldest location ships what nobody assigned. */
export function primaryLocation(context: ShopContext): LocationRecord | undefined {
  return [...context.state.locations.values()].find((location) => location.isActive);
}

const hasStock = (location: LocationRecord): boolean =>
  [...location.levels.values()].some((level) => level.isActive && level.quantities.available !== 0);

export const locationResolvers: ResolverMap = {
  Location: {
    activatable: always(true),
    address: on<LocationRecord>((location) => ({
      address1: null,
      address2: null,
      city: null,
      country: location.country,
      countryCode: location.countryCode,
      formatted: [location.country],
      latitude: null,
      longitude: null,
      phone: null,
      province: null,
      provinceCode: null,
      zip: null,
    })),
    addressVerified: always(true),
    deactivatable: on<LocationRecord>((location, _args, context) => location !== primaryLocation(context)),
    deactivatedAt: on<LocationRecord>((location) => (location.isActive ? null : location.updatedAt)),
    deletable: on<LocationRecord>((location) => !location.isActive && !hasStock(location)),
    fulfillmentService: always(null),
    fulfillsOnlineOrders: always(true),
    hasActiveInventory: on<LocationRecord>(hasStock),
    hasUnfulfilledOrders: always(false),
    inventoryLevel: on<LocationRecord, { inventoryItemId: string; includeInactive?: boolean | null }>(
      (location, args) =>
        visibleLevel(
          location.levels.get(numericIdOf(args.inventoryItemId, 'InventoryItem') ?? -1),
          args.includeInactive,
        ),
    ),
    inventoryLevels: on<LocationRecord, LevelPageArguments>(levelsPage),
    isFulfillmentService: always(false),
    isPrimary: on<LocationRecord>((location, _args, context) => location === primaryLocation(context)),
    legacyResourceId: on<LocationRecord>((location) => String(location.numericId)),
    localPickupSettingsV2: always(null),
    ...metafieldFields,
    shipsInventory: on<LocationRecord>((location, _args, context) => location === primaryLocation(context)),
    suggestedAddresses: always([]),
  },
};
