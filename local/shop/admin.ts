import { GraphQLError } from 'graphql';
import { newContext } from './context';
import type { ShopServices } from './context';
import type { InventoryItemInput, ProductInput, VariantInput } from './mutations/inputs';
import { inventoryItemUpdate } from './mutations/inventory-item-update';
import { productCreate } from './mutations/product-create';
import { productDelete } from './mutations/product-delete';
import { productUpdate } from './mutations/product-update';
import type { UserError } from './mutations/user-error';
import { productVariantsBulkUpdate } from './mutations/variants-bulk-update';
import { numericIdOf } from './gid';
import { NO_STOCK } from './model';
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
}

export function createAdmin(services: ShopServices): ShopAdmin {
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
