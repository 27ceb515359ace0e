import { GraphQLError } from 'graphql';
import { expandScopes } from './access';
import { newContext } from './context';
import type { ShopServices } from './context';
import type { GraphqlEngine } from './engine';
import type { InventoryItemInput, ProductInput, VariantInput } from './mutations/inputs';
import { inventoryItemUpdate } from './mutations/inventory-item-update';
import { metafieldsSet } from './mutations/metafields/set';
import { productCreate } from './mutations/product-create';
import { productDelete } from './mutations/product-delete';
import { productUpdate } from './mutations/product-update';
import type { UserError } from './mutations/user-error';
import { productVariantsBulkUpdate } from './mutations/variants-bulk-update';
import { numericIdOf } from './gid';
import { NO_STOCK } from './model';
import { DEFAULT_SCOPES } from './options';
import { SCHEMA_VERSION } from './schema';

/** Somebody else at work in the store's admin while the add-on runs: no requests, no cost, the same rules. */
export interface ShopAdmin {
  updateProduct(id: string, patch: Omit<ProductInput, 'id'>): void;
  updateVariant(id: string, patch: Omit<VariantInput, 'id'>): void;
  updateInventoryItem(id: string, patch: InventoryItemInput): void;
  setAvailable(inventoryItemId: string, locationId: string, available: number): void;
  deleteProduct(id: string): void;
  /** Gives the id of the new product. */
  createProduct(input: ProductInput): string;
  setMetafield(ownerId: string, name: string, type: string, value: string): void;
  /** Anything else that the admin can do, as a mutation; throws when it is refused. Gives the data. */
  mutate(document: string, variables?: Record<string, unknown>): Record<string, unknown>;
  /** The person's script: done as soon as a request arrives at or after that moment. */
  later(afterMs: number, act: () => void): void;
  /** Does what is due by now. */
  catchUp(): void;
}

interface Planned {
  atMs: number;
  act: () => void;
}

export function createAdmin(services: ShopServices, engine: GraphqlEngine): ShopAdmin {
  const admin = directAdmin(services, engine);
  const { events } = services.state;
  const asPerson = <A extends unknown[], R>(act: (...args: A) => R) => {
    return (...args: A): R => {
      events.isByPerson = true;
      try {
        return act(...args);
      } finally {
        events.isByPerson = false;
      }
    };
  };
  return {
    updateProduct: asPerson(admin.updateProduct),
    updateVariant: asPerson(admin.updateVariant),
    updateInventoryItem: asPerson(admin.updateInventoryItem),
    setAvailable: asPerson(admin.setAvailable),
    deleteProduct: asPerson(admin.deleteProduct),
    createProduct: asPerson(admin.createProduct),
    setMetafield: asPerson(admin.setMetafield),
    mutate: asPerson(admin.mutate),
    later: admin.later,
    catchUp: admin.catchUp,
  };
}

const SCOPES = expandScopes(DEFAULT_SCOPES);

function directAdmin(services: ShopServices, engine: GraphqlEngine): ShopAdmin {
  const { clock } = services.settings;
  let script: Planned[] = [];
  const mutate: ShopAdmin['mutate'] = (query, variables = {}) => {
    const body = engine.runUnpriced({ query, variables, operationName: null }, SCOPES);
    if (body.errors) throw new GraphQLError(`The admin was refused: ${JSON.stringify(body.errors)}`);
    const data = body.data as Record<string, { userErrors?: unknown } | null>;
    for (const payload of Object.values(data)) accept(payload ?? {});
    return data;
  };
  const { state } = services;
  const context = newContext(services, new Set(), SCHEMA_VERSION);
  return {
    updateProduct: (id, patch) => accept(productUpdate({ product: { ...patch, id } }, context)),
    updateVariant: (id, patch) => {
      const variant = mustFind(state.variants.get(numericIdOf(id, 'ProductVariant') ?? -1), id);
      accept(
        productVariantsBulkUpdate({ productId: variant.product.id, variants: [{ ...patch, id }] }, context),
      );
    },
    updateInventoryItem: (id, patch) => accept(inventoryItemUpdate({ id, input: patch }, context)),
    setAvailable: (inventoryItemId, locationId, available) => {
      const itemId = numericIdOf(inventoryItemId, 'InventoryItem') ?? -1;
      const item = mustFind(state.inventoryItems.get(itemId), inventoryItemId);
      const location = mustFind(state.locations.get(numericIdOf(locationId, 'Location') ?? -1), locationId);
      const before = item.levels.get(location.numericId)?.quantities ?? NO_STOCK;
      state.setQuantities(item, location, { ...before, available });
    },
    deleteProduct: (id) => accept(productDelete({ input: { id } }, context)),
    createProduct: (input) => {
      const payload = productCreate({ product: input }, context);
      accept(payload);
      return mustFind(payload.product ?? undefined, 'new product').id;
    },
    setMetafield: (ownerId, name, type, value) => {
      const [namespace = '', key = ''] = name.split('.');
      accept(metafieldsSet({ metafields: [{ ownerId, namespace, key, type, value }] }, context));
    },
    mutate,
    later: (afterMs, act) => {
      script.push({ atMs: clock.nowMs() + afterMs, act });
    },
    catchUp: () => {
      const due = script.filter(({ atMs }) => atMs <= clock.nowMs()).sort((a, b) => a.atMs - b.atMs);
      script = script.filter((planned) => !due.includes(planned));
      for (const { act } of due) act();
    },
  };
}

function accept(payload: { userErrors?: unknown }): void {
  const errors = (payload.userErrors ?? []) as UserError[];
  if (errors.length > 0) throw new GraphQLError(`The admin was refused: ${JSON.stringify(errors)}`);
}

function mustFind<T>(record: T | undefined, id: string): T {
  if (record === undefined) throw new Error(`The store has no ${id}`);
  return record;
}
