import type { Resolver, ResolverMap, ShopContext } from '../context';
import {
  inventoryActivate,
  inventoryBulkToggleActivation,
  inventoryDeactivate,
} from './inventory/activation';
import { inventoryAdjustQuantities } from './inventory/adjust';
import { inventoryMoveQuantities } from './inventory/move';
import { inventorySetOnHandQuantities, inventorySetQuantities } from './inventory/set';
import { bulkOperationCancel, bulkOperationRunMutation, bulkOperationRunQuery } from './bulk';
import { inventoryItemUpdate } from './inventory-item-update';
import { fileAcknowledgeUpdateFailed, fileCreate, fileDelete } from './media/files';
import { fileUpdate } from './media/file-update';
import {
  productCreateMedia,
  productDeleteMedia,
  productReorderMedia,
  productUpdateMedia,
} from './media/product-media-mutations';
import { productVariantAppendMedia, productVariantDetachMedia } from './media/variant-media';
import { metafieldDefinitionCreate } from './metafields/definition-create';
import {
  metafieldDefinitionDelete,
  metafieldDefinitionPin,
  metafieldDefinitionUnpin,
  metafieldDefinitionUpdate,
} from './metafields/definition-update';
import { metafieldsDelete, metafieldsSet } from './metafields/set';
import { standardMetafieldDefinitionEnable } from './metafields/standard-enable';
import { productOptionsCreate } from './options-create';
import { productCreate } from './product-create';
import { productDelete } from './product-delete';
import { productUpdate } from './product-update';
import { stagedUploadsCreate } from './staged-uploads';
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
    bulkOperationCancel,
    bulkOperationRunMutation,
    bulkOperationRunQuery,
    stagedUploadsCreate: mutation(stagedUploadsCreate),
    inventoryActivate,
    inventoryAdjustQuantities,
    inventoryBulkToggleActivation: mutation(inventoryBulkToggleActivation),
    inventoryDeactivate,
    inventoryMoveQuantities,
    inventorySetOnHandQuantities,
    inventorySetQuantities,
    inventoryItemUpdate: mutation(inventoryItemUpdate),
    metafieldDefinitionCreate: mutation(metafieldDefinitionCreate),
    metafieldDefinitionDelete: mutation(metafieldDefinitionDelete),
    metafieldDefinitionPin: mutation(metafieldDefinitionPin),
    metafieldDefinitionUnpin: mutation(metafieldDefinitionUnpin),
    metafieldDefinitionUpdate: mutation(metafieldDefinitionUpdate),
    metafieldsDelete: mutation(metafieldsDelete),
    metafieldsSet: mutation(metafieldsSet),
    standardMetafieldDefinitionEnable: mutation(standardMetafieldDefinitionEnable),
    fileAcknowledgeUpdateFailed: mutation(fileAcknowledgeUpdateFailed),
    fileCreate: mutation(fileCreate),
    fileDelete: mutation(fileDelete),
    fileUpdate: mutation(fileUpdate),
    productCreateMedia: mutation(productCreateMedia),
    productDeleteMedia: mutation(productDeleteMedia),
    productReorderMedia: mutation(productReorderMedia),
    productUpdateMedia: mutation(productUpdateMedia),
    productVariantAppendMedia: mutation(productVariantAppendMedia),
    productVariantDetachMedia: mutation(productVariantDetachMedia),
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
