import type { ShopContext } from '../../context';
import { findLocation } from '../inventory/groups';
import { idempotent } from '../../idempotency';
import type { MetafieldInput } from '../../metafields/check';
import type { LocationAddress, LocationRecord } from '../../model';
import { onHand } from '../../model';
import { primaryLocation } from '../../resolvers/locations';
import { metafieldErrors, setOwnMetafields } from '../metafields/inline';
import { userError } from '../user-error';
import type { UserError } from '../user-error';

interface AddressInput {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  countryCode?: string | null;
  phone?: string | null;
  provinceCode?: string | null;
  zip?: string | null;
}

interface LocationInput {
  name?: string | null;
  address?: AddressInput | null;
  fulfillsOnlineOrders?: boolean | null;
  metafields?: MetafieldInput[] | null;
}

interface LocationPayload {
  location: LocationRecord | null;
  userErrors: UserError[];
}

const MAX_LOCATIONS = 200;
const MAX_NAME = 100;
const MAX_ADDRESS = 255;

const ADDRESS_LABELS: Readonly<Record<string, string>> = {
  address1: 'name for the street',
  address2: 'name for the street',
  city: 'city name',
  zip: 'postal / ZIP code',
  phone: 'phone number',
};

export function locationAdd(args: { input: LocationInput }, context: ShopContext): LocationPayload {
  const { input } = args;
  if (context.state.locations.size >= MAX_LOCATIONS) {
    const message = `You have reached the maximum number of locations (${MAX_LOCATIONS})`;
    return { location: null, userErrors: [userError(['input'], message, 'INVALID')] };
  }
  const errors = checkInput(input, null, context);
  if (errors.length > 0) return { location: null, userErrors: errors };
  const location = context.state.addLocation(input.name ?? '', {
    address: addressOf(input.address, null),
    fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
  });
  setOwnMetafields(input.metafields, location.id, 'LOCATION', context);
  return { location, userErrors: [] };
}

export function locationEdit(
  args: { id: string; input: LocationInput },
  context: ShopContext,
): LocationPayload {
  const location = findLocation(args.id, context);
  if (!location) {
    return { location: null, userErrors: [userError(['id'], 'Location not found.', 'NOT_FOUND')] };
  }
  const { input } = args;
  const errors = checkInput(input, location, context);
  if (input.fulfillsOnlineOrders === false && isOnlyOnline(location, context)) {
    const message =
      'Online order fulfillment could not be disabled for this location as it is the only location that fulfills online orders.';
    errors.push(userError(['input'], message, 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT'));
  }
  if (errors.length > 0) return { location: null, userErrors: errors };
  context.state.changeLocation(location, {
    ...(typeof input.name === 'string' ? { name: input.name } : {}),
    ...(input.address ? { address: addressOf(input.address, location.address) } : {}),
    ...(typeof input.fulfillsOnlineOrders === 'boolean'
      ? { fulfillsOnlineOrders: input.fulfillsOnlineOrders }
      : {}),
  });
  setOwnMetafields(input.metafields, location.id, 'LOCATION', context);
  return { location, userErrors: [] };
}

function isOnlyOnline(location: LocationRecord, context: ShopContext): boolean {
  if (!location.fulfillsOnlineOrders) return false;
  return ![...context.state.locations.values()].some(
    (other) => other !== location && other.isActive && other.fulfillsOnlineOrders,
  );
}

function checkInput(input: LocationInput, own: LocationRecord | null, context: ShopContext): UserError[] {
  const errors: UserError[] = [];
  const at = ['input', 'name'];
  if (input.name !== undefined || !own) {
    const name = input.name ?? '';
    const isTaken = [...context.state.locations.values()].some(
      (other) => other !== own && other.name === name,
    );
    if (name.trim() === '') errors.push(userError(at, 'Add a location name', 'BLANK'));
    else if (name.length > MAX_NAME) {
      errors.push(userError(at, `Use a shorter location name (up to ${MAX_NAME} characters)`, 'TOO_LONG'));
    } else if (isTaken) errors.push(userError(at, 'You already have a location with this name', 'TAKEN'));
  }
  for (const [key, label] of Object.entries(ADDRESS_LABELS)) {
    const value: unknown = input.address ? Reflect.get(input.address, key) : null;
    if (typeof value !== 'string' || value.length <= MAX_ADDRESS) continue;
    const message = `Use a shorter ${label} (up to ${MAX_ADDRESS} characters)`;
    errors.push(userError(['input', 'address', key], message, 'TOO_LONG'));
  }
  errors.push(
    ...metafieldErrors(input.metafields, own?.id ?? null, 'LOCATION', ['input'], context, 'INVALID_TYPE'),
  );
  return errors;
}

function addressOf(input: AddressInput | null | undefined, before: LocationAddress | null): LocationAddress {
  const take = (key: Exclude<keyof AddressInput, 'countryCode'>): string | null =>
    input?.[key] === undefined ? (before?.[key] ?? null) : (input[key] ?? null);
  return {
    address1: take('address1'),
    address2: take('address2'),
    city: take('city'),
    countryCode: input?.countryCode ?? before?.countryCode ?? 'US',
    phone: take('phone'),
    provinceCode: take('provinceCode'),
    zip: take('zip'),
  };
}

interface ActivatePayload {
  location: LocationRecord | null;
  locationActivateUserErrors: UserError[];
}

export const locationActivate = idempotent<{ locationId: string }>({
  name: 'locationActivate',
  refuse: (error): ActivatePayload => ({ location: null, locationActivateUserErrors: [error] }),
  run: ({ locationId }, context): ActivatePayload => {
    const location = findLocation(locationId, context);
    if (!location) {
      const error = userError(['locationId'], 'Location not found.', 'LOCATION_NOT_FOUND');
      return { location: null, locationActivateUserErrors: [error] };
    }
    const hasTwin = [...context.state.locations.values()].some(
      (other) => other !== location && other.isActive && other.name === location.name,
    );
    if (hasTwin) {
      const message =
        'This location currently cannot be activated because there exists an active location with the same name.';
      const error = userError(['locationId'], message, 'HAS_NON_UNIQUE_NAME');
      return { location, locationActivateUserErrors: [error] };
    }
    context.state.changeLocation(location, { isActive: true });
    return { location, locationActivateUserErrors: [] };
  },
});

interface DeactivateArguments {
  locationId: string;
  destinationLocationId?: string | null;
}

interface DeactivatePayload {
  location: LocationRecord | null;
  locationDeactivateUserErrors: UserError[];
}

const LABEL = 'Location could not be deactivated';

export const locationDeactivate = idempotent<DeactivateArguments>({
  name: 'locationDeactivate',
  refuse: (error): DeactivatePayload => ({ location: null, locationDeactivateUserErrors: [error] }),
  run: (args, context): DeactivatePayload => {
    const location = findLocation(args.locationId, context);
    if (!location) {
      const error = userError(['locationId'], 'Location not found.', 'LOCATION_NOT_FOUND');
      return { location: null, locationDeactivateUserErrors: [error] };
    }
    const destination = args.destinationLocationId
      ? findLocation(args.destinationLocationId, context)
      : undefined;
    const error = deactivateError(args, location, destination, context);
    if (error) return { location, locationDeactivateUserErrors: [error] };
    if (destination) context.state.relocateStock(location, destination);
    context.state.changeLocation(location, { isActive: false });
    return { location, locationDeactivateUserErrors: [] };
  },
});

function deactivateError(
  args: DeactivateArguments,
  location: LocationRecord,
  destination: LocationRecord | undefined,
  context: ShopContext,
): UserError | null {
  const to = ['destinationLocationId'];
  if (args.destinationLocationId === args.locationId) {
    const message = `${LABEL} because the destination location cannot be set to the location to be deactivated.`;
    return userError(to, message, 'DESTINATION_LOCATION_IS_THE_SAME_LOCATION');
  }
  if (args.destinationLocationId && !destination?.isActive) {
    const message = `${LABEL} because the destination location could be not found or is inactive.`;
    return userError(to, message, 'DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE');
  }
  const at = ['locationId'];
  if (isOnlyOnline(location, context)) {
    const message = 'At least one location must fulfill online orders.';
    return userError(at, message, 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT');
  }
  if (location === primaryLocation(context)) {
    const message = `${LABEL} because it either has a fulfillment service or is the only location with a shipping address.`;
    return userError(at, message, 'PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR');
  }
  const hasStock = [...location.levels.values()].some((one) => one.isActive && onHand(one.quantities) !== 0);
  if (!hasStock || destination) return null;
  const message = `${LABEL} without specifying where to relocate inventory stocked at the location.`;
  return userError(at, message, 'HAS_ACTIVE_INVENTORY_ERROR');
}

export function locationDelete(
  args: { locationId: string },
  context: ShopContext,
): { deletedLocationId: string | null; locationDeleteUserErrors: UserError[] } {
  const at = ['locationId'];
  const location = findLocation(args.locationId, context);
  if (!location) {
    const error = userError(at, 'Location not found.', 'LOCATION_NOT_FOUND');
    return { deletedLocationId: null, locationDeleteUserErrors: [error] };
  }
  const errors: UserError[] = [];
  if (location.isActive) {
    errors.push(userError(at, 'The location cannot be deleted while it is active.', 'LOCATION_IS_ACTIVE'));
  }
  if ([...location.levels.values()].some((one) => onHand(one.quantities) !== 0)) {
    errors.push(
      userError(at, 'The location cannot be deleted while it has inventory.', 'LOCATION_HAS_INVENTORY'),
    );
  }
  if (errors.length > 0) return { deletedLocationId: null, locationDeleteUserErrors: errors };
  context.state.removeLocation(location);
  return { deletedLocationId: location.id, locationDeleteUserErrors: [] };
}
