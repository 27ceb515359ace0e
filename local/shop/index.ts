import type { HttpHandler } from '../http';
import { expandScopes } from './access';
import { createAdmin } from './admin';
import type { ShopAdmin } from './admin';
import { FileStorage } from './bulk/file-storage';
import { BulkOperations } from './bulk/operations';
import { Catalog } from './catalog';
import type { ShopServices } from './context';
import { GraphqlEngine } from './engine';
import { FaultQueue } from './faults';
import { createHttpHandler } from './http-handler';
import { IdempotencyKeys } from './idempotency';
import { inspect } from './inspect';
import type { StoreSnapshot } from './inspect';
import { checkInvariants } from './invariants';
import type { LocationRecord } from './model';
import { ProductOperations } from './operations';
import { RestApi } from './rest';
import { toSettings } from './options';
import type { ShopOptions, ShopSettings } from './options';
import type { LoggedRequest } from './request-log';
import { productsFromCsv } from './seed/csv';
import { generateProducts } from './seed/generate';
import type { GenerateOptions } from './seed/generate';
import { LOCATION_NAMES } from './seed/realistic';
import { seedProduct } from './seed/simple';
import type { SeedProduct } from './seed/simple';
import { SearchIndex } from './search/index-lag';
import { StoreState } from './state';
import { StorageHost } from './storage-handler';
import { Throttle } from './throttle';
import { Tokens } from './tokens';

export type { BulkFault, BulkOperationRecord } from './bulk/model';
export type { DownloadFault, Fault } from './faults';
export type { ProductSnapshot, StoreSnapshot, VariantSnapshot } from './inspect';
export type { LatencySettings, Plan, ShopOptions } from './options';
export type { LoggedRequest } from './request-log';
export type { GenerateOptions } from './seed/generate';
export type { SeedProduct, SeedVariant } from './seed/simple';
export type { ShopAdmin } from './admin';
export type {
  InventoryItemRecord,
  InventoryLevelRecord,
  LocationRecord,
  ProductRecord,
  VariantRecord,
} from './model';
export type { StoreState } from './state';
export { NotModelledError } from './context';

/** The answer to a GraphQL request, as JSON. Tests read it loosely. */
export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** A store that answers as Shopify does, in process and in virtual time. */
export interface Shop {
  readonly settings: ShopSettings;
  /** The records themselves, for whoever shows them; `state.revision` rises with every change. */
  readonly state: StoreState;
  readonly http: HttpHandler;
  /**
   * Runs a document as an authorised app would; priced, throttled and logged like any other. Does not move time, and
   * sees a search index without lag.
   */
  graphql(document: string, variables?: Record<string, unknown>, operationName?: string): GraphqlBody;
  /** Both dialects of Shopify's product CSV. */
  seedCsv(text: string): void;
  /** Gives the ids of the new products. */
  seedProducts(products: readonly SeedProduct[]): string[];
  generate(options: GenerateOptions): void;
  addLocation(name: string): LocationRecord;
  readonly admin: ShopAdmin;
  readonly faults: FaultQueue;
  /** Bulk operations; tests push faults for the next ones. */
  readonly bulk: BulkOperations;
  readonly requests: readonly LoggedRequest[];
  /** Points charged so far. */
  readonly points: number;
  inspect(): StoreSnapshot;
  /** Throws when the store contradicts itself. */
  checkInvariants(): void;
  revokeTokens(): void;
  restoreTokens(): void;
  /** Takes effect with the next request, as when a merchant changes the app's permissions. */
  setScopes(scopes: readonly string[]): void;
}

function addMissingLocations(state: StoreState): void {
  const known = new Set([...state.locations.values()].map(({ name }) => name));
  for (const name of LOCATION_NAMES) if (!known.has(name)) state.addLocation(name);
}

export function createShop(options: ShopOptions): Shop {
  const settings = toSettings(options);
  const state = new StoreState(settings.clock);
  const storage = new FileStorage();
  const services: ShopServices = {
    state,
    catalog: new Catalog(state),
    settings,
    idempotencyKeys: new IdempotencyKeys(),
    bulk: new BulkOperations(state.core, settings, storage),
    storage,
    operations: new ProductOperations(),
    searchIndex: new SearchIndex(settings.clock, settings.searchLagMs),
  };
  state.core.listen((record) => services.searchIndex.note(record));
  const engine = new GraphqlEngine(services, new Throttle(settings.plan, settings.clock.nowMs()));
  const admin = createAdmin(services, engine);
  const tokens = new Tokens(settings);
  const faults = new FaultQueue();
  const requests: LoggedRequest[] = [];
  let scopes = expandScopes(settings.scopes);
  state.addLocation('Shop location');
  const storageHost = new StorageHost(storage, settings, faults);
  const http = createHttpHandler({
    settings,
    engine,
    tokens,
    faults,
    requests,
    storageHost,
    rest: new RestApi(state, settings),
    finish: () => services.searchIndex.take(false),
    advance: () => {
      admin.catchUp();
      services.searchIndex.take(false);
      services.bulk.advance();
      services.operations.advance(settings.clock.nowMs());
    },
    scopes: () => scopes,
  });
  const seed = (products: Iterable<SeedProduct>): string[] => {
    services.searchIndex.take(false);
    const ids: string[] = [];
    for (const product of products) ids.push(seedProduct(product, settings, state).id);
    services.searchIndex.take(true);
    return ids;
  };
  return {
    settings,
    state,
    http,
    graphql: (document, variables = {}, operationName) => {
      const request = {
        url: `https://${settings.domain}/admin/api/2026-10/graphql.json`,
        method: 'POST',
        headers: { 'X-Shopify-Access-Token': settings.accessToken },
        body: JSON.stringify({ query: document, variables, operationName }),
      };
      const response = services.searchIndex.withoutLag(() => http(request));
      return JSON.parse(response.body) as GraphqlBody;
    },
    seedCsv: (text) => void seed(productsFromCsv(text)),
    seedProducts: (products) => seed(products),
    generate: (generateOptions) => {
      if (generateOptions.shape === 'realistic') addMissingLocations(state);
      seed(generateProducts(generateOptions));
    },
    addLocation: (name) => state.addLocation(name),
    admin,
    faults,
    bulk: services.bulk,
    requests,
    get points() {
      return requests.reduce((sum, request) => sum + (request.actualPoints ?? 0), 0);
    },
    inspect: () => inspect(state),
    checkInvariants: () => checkInvariants(state),
    revokeTokens: () => tokens.revokeAll(),
    restoreTokens: () => tokens.restore(),
    setScopes: (granted) => {
      settings.scopes = [...granted].sort();
      scopes = expandScopes(granted);
    },
  };
}
