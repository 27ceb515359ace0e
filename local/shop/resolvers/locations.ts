import type { ResolverMap, ShopContext } from '../context';
import { numericIdOf } from '../gid';
import { countryName, provinceName } from '../countries';
import type { LocationAddress, LocationRecord } from '../model';
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

/** As a letter would carry it: street, then city with province and code, then country. */
function formatted(address: LocationAddress): string[] {
  const place = [address.city, address.provinceCode, address.zip].filter((part) => part).join(' ');
  const lines = [address.address1, address.address2, place, countryName(address.countryCode)];
  return lines.filter((line): line is string => typeof line === 'string' && line !== '');
}

export const locationResolvers: ResolverMap = {
  Location: {
    activatable: always(true),
    address: on<LocationRecord>(({ address }) => ({
      ...address,
      country: countryName(address.countryCode),
      formatted: formatted(address),
      latitude: null,
      longitude: null,
      province: provinceName(address.countryCode, address.provinceCode),
    })),
    addressVerified: always(false),
    deactivatable: on<LocationRecord>((location, _args, context) => location !== primaryLocation(context)),
    deactivatedAt: on<LocationRecord>((location) => (location.isActive ? null : location.updatedAt)),
    deletable: on<LocationRecord>((location) => !location.isActive && !hasStock(location)),
    fulfillmentService: always(null),
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
