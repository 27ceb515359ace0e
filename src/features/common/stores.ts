import { AppError } from '../../catalog/app-error';
import { currencyDecimals } from '../../catalog/currency';
import type { StoreContext } from '../../catalog/field-types';
import { catalogOf, EMPTY_SHAPE, type Catalog, type CatalogShape } from '../../catalog/fields';
import type { Change } from '../../platform/ports';
import type { StateStore } from '../../sheets/state-store';

/** A store that this spreadsheet knows; credentials are elsewhere, and each person's own. */
export interface StoreRecord {
  storeId: string;
  /** `demo.myshopify.com` */
  shop: string;
  shopName: string;
  currency: string;
  scopes: string[];
  /** What its columns depend on, as of the last import. */
  shape?: CatalogShape;
}

const KEY = 'stores';

export class Stores {
  constructor(private readonly state: StateStore) {}

  all(): StoreRecord[] {
    return this.state.read<StoreRecord[]>(KEY, []);
  }

  /** A store that is connected again keeps its place, since the first one's tabs have the short names, and its shape. */
  put(store: StoreRecord): Change {
    const all = this.all();
    const known = all.some(({ storeId }) => storeId === store.storeId);
    const stores = known
      ? all.map((other) => (other.storeId === store.storeId ? { ...other, ...store } : other))
      : [...all, store];
    return this.state.write(KEY, stores);
  }

  /** The store that a call means: the one it names, or the only one there is. */
  mustGet(storeId: string | undefined): StoreRecord {
    const stores = this.all();
    const found = storeId === undefined ? stores[0] : stores.find((store) => store.storeId === storeId);
    if (found && (storeId !== undefined || stores.length === 1)) return found;
    if (stores.length > 1) {
      throw new AppError(
        'invalid_params',
        storeId === undefined ? 'This file has several stores.' : `This file has no store "${storeId}".`,
        `Name one of them: ${stores.map((store) => store.storeId).join(', ')}.`,
      );
    }
    throw new AppError(
      'not_connected',
      'This spreadsheet is not connected to a store yet.',
      'Open Catalog > Open the panel and connect your store.',
    );
  }
}

export function contextOf(store: StoreRecord): StoreContext {
  return { currencyDecimals: currencyDecimals(store.currency) };
}

/** The store's tables, with the columns of its locations. */
export function catalogFor({ shape = EMPTY_SHAPE }: StoreRecord): Catalog {
  return catalogOf(shape);
}

/** What each feature needs; a write scope includes reading (Shopify's access-scope rules). */
export const IMPORT_SCOPES = ['read_products'];
/** To show what is in stock where. */
export const INVENTORY_SCOPES = ['read_inventory', 'read_locations'];
export const EXPORT_SCOPES = ['write_products'];
/** For the numbers in the tab Inventory. */
export const STOCK_SCOPES = ['write_inventory'];
/** For the texts in the tab Images. */
export const FILE_SCOPES = ['write_files'];
/** Without these some columns stay empty or cannot be sent. */
export const ALL_SCOPES = ['write_products', 'write_inventory', 'read_locations'];

export function missingScopes(granted: readonly string[], needed: readonly string[]): string[] {
  const has = (scope: string) =>
    granted.includes(scope) || granted.includes(scope.replace(/^read_/, 'write_'));
  return needed.filter((scope) => !has(scope));
}

export function requireScopes(store: StoreRecord, needed: readonly string[]): void {
  const [scope] = missingScopes(store.scopes, needed);
  if (scope === undefined) return;
  throw new AppError(
    'missing_scope',
    `The app in ${store.shop} lacks the scope ${scope}.`,
    `In Shopify, open the app's configuration, add ${scope}, install the new version, and connect again.`,
    { scope },
  );
}
