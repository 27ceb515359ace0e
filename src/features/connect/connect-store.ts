import { AppError } from '../../catalog/app-error';
import { ApiClient } from '../../core/api/api-client';
import { ApiError, toAppError } from '../../core/api/api-error';
import { StoreTokens, type Credentials, type CredentialStore } from '../../core/api/credentials';
import { StoreConnectionDocument } from '../../core/api/generated';
import { Throttle } from '../../core/api/throttle';
import type { Clock, Http } from '../../platform/ports';
import type { StoreRecord } from '../common/stores';

const SHOP_HOST = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const SUFFIX = '.myshopify.com';
const LONGEST_MS = 90_000;

interface Deps {
  http: Http;
  clock: Clock;
  credentials: CredentialStore;
}

/** `Demo`, `demo.myshopify.com`, `https://demo.myshopify.com/admin` → `demo.myshopify.com`. */
export function toShopHost(typed: string): string {
  const host = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '');
  const shop = host.includes('.') ? host : `${host}${SUFFIX}`;
  if (SHOP_HOST.test(shop)) return shop;
  throw new AppError(
    'shop_not_found',
    `"${typed.trim().slice(0, 80)}" is not the address of a Shopify store.`,
    'Enter the address that ends in .myshopify.com; Shopify shows it under Settings > Domains.',
    { value: typed.trim().slice(0, 80) },
  );
}

export function storeIdOf(shop: string): string {
  return shop.slice(0, -SUFFIX.length);
}

/** Tries the credentials on the store and keeps them where they work; nothing is kept otherwise. */
export function connectStore(
  { http, clock, credentials }: Deps,
  typedShop: string,
  given: Credentials,
): StoreRecord {
  const shop = toShopHost(typedShop);
  const storeId = storeIdOf(shop);
  const stored = { credentials: given };
  const tokens = new StoreTokens(shop, stored, { http, clock }, (granted) => Object.assign(stored, granted));
  const client = new ApiClient({
    shop,
    http,
    clock,
    tokens,
    throttle: new Throttle(),
    meter: { calls: 0, points: 0 },
    deadlineMs: clock.nowMs() + LONGEST_MS,
  });
  try {
    const { shop: about, currentAppInstallation } = client.query(StoreConnectionDocument, {});
    credentials.save(storeId, stored);
    return {
      storeId,
      shop,
      shopName: about.name,
      currency: about.currencyCode,
      scopes: currentAppInstallation.accessScopes.map(({ handle }) => handle).sort(),
    };
  } catch (error) {
    throw error instanceof ApiError ? toAppError(error.failure, shop) : error;
  }
}
