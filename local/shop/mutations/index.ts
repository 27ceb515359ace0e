import type { Resolver, ResolverMap, ShopContext } from '../context';
import { inventoryItemUpdate } from './inventory-item-update';
import { productOptionsCreate } from './options-create';
import { productCreate } from './product-create';
import { productDelete } from './product-delete';
import { productUpdate } from './product-update';
import { tagsAdd, tagsRemove } from './tags';
import { productVariantsBulkCreate } from './variants-bulk-create';
import { productVariantsBulkDelete } from './variants-bulk-delete';
import { productVariantsBulkUpdate } from './variants-bulk-update';

function mutation<Args>(run: (args: Args, context: ShopContext) => unknown): Resolver {
  return (_source, args, context) => run(args as Args, context);
}

/** Still to come, each in its own file: metafieldsSet, the inventory mutations, media, bulk operations. */
export const mutationResolvers: ResolverMap = {
  Mutation: {
    inventoryItemUpdate: mutation(inventoryItemUpdate),
    productCreate: mutation(productCreate),
    productDelete: mutation(productDelete),
    productOptionsCreate: mutation(productOptionsCreate),
    productUpdate: mutation(productUpdate),
    productVariantsBulkCreate: mutation(productVariantsBulkCreate),
    productVariantsBulkDelete: mutation(productVariantsBulkDelete),
    productVariantsBulkUpdate: mutation(productVariantsBulkUpdate),
    tagsAdd: mutation(tagsAdd),
    tagsRemove: mutation(tagsRemove),
  },
};
