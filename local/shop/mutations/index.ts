import type { Resolver, ResolverMap, ShopContext } from '../context';
import {
  inventoryActivate,
  inventoryBulkToggleActivation,
  inventoryDeactivate,
} from './inventory/activation';
import { inventoryAdjustQuantities } from './inventory/adjust';
import { inventoryMoveQuantities } from './inventory/move';
import { inventorySetOnHandQuantities, inventorySetQuantities } from './inventory/set';
import {
  collectionAddProducts,
  collectionAddProductsV2,
  collectionCreate,
  collectionDelete,
  collectionRemoveProducts,
  collectionReorderProducts,
  collectionUpdate,
} from './collections/collections';
import {
  productPublish,
  productUnpublish,
  publishablePublish,
  publishableToCurrentChannel,
  publishableUnpublish,
} from './publications';
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
import {
  locationActivate,
  locationAdd,
  locationDeactivate,
  locationDelete,
  locationEdit,
} from './locations/locations';
import { metafieldDefinitionCreate } from './metafields/definition-create';
import {
  metafieldDefinitionDelete,
  metafieldDefinitionPin,
  metafieldDefinitionUnpin,
  metafieldDefinitionUpdate,
} from './metafields/definition-update';
import { metafieldsDelete, metafieldsSet } from './metafields/set';
import { standardMetafieldDefinitionEnable } from './metafields/standard-enable';
import {
  productOptionsDelete,
  productOptionsReorder,
  productOptionUpdate,
  productVariantsBulkReorder,
} from './options-change';
import { productChangeStatus, productDuplicate } from './product-duplicate';
import { productSet } from './product-set';
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
    locationActivate,
    locationAdd: mutation(locationAdd),
    locationDeactivate,
    locationDelete: mutation(locationDelete),
    locationEdit: mutation(locationEdit),
    metafieldDefinitionCreate: mutation(metafieldDefinitionCreate),
    metafieldDefinitionDelete: mutation(metafieldDefinitionDelete),
    metafieldDefinitionPin: mutation(metafieldDefinitionPin),
    metafieldDefinitionUnpin: mutation(metafieldDefinitionUnpin),
    metafieldDefinitionUpdate: mutation(metafieldDefinitionUpdate),
    metafieldsDelete: mutation(metafieldsDelete),
    metafieldsSet: mutation(metafieldsSet),
    standardMetafieldDefinitionEnable: mutation(standardMetafieldDefinitionEnable),
    collectionAddProducts: mutation(collectionAddProducts),
    collectionAddProductsV2: mutation(collectionAddProductsV2),
    collectionCreate: mutation(collectionCreate),
    collectionDelete: mutation(collectionDelete),
    collectionRemoveProducts: mutation(collectionRemoveProducts),
    collectionReorderProducts: mutation(collectionReorderProducts),
    collectionUpdate: mutation(collectionUpdate),
    productPublish: mutation(productPublish),
    productUnpublish: mutation(productUnpublish),
    publishablePublish: mutation(publishablePublish),
    publishablePublishToCurrentChannel: mutation(publishableToCurrentChannel),
    publishableUnpublish: mutation(publishableUnpublish),
    publishableUnpublishToCurrentChannel: mutation(publishableToCurrentChannel),
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
    productChangeStatus: mutation(productChangeStatus),
    productDuplicate: mutation(productDuplicate),
    productOptionsDelete: mutation(productOptionsDelete),
    productOptionsReorder: mutation(productOptionsReorder),
    productOptionUpdate: mutation(productOptionUpdate),
    productSet: mutation(productSet),
    productVariantsBulkReorder: mutation(productVariantsBulkReorder),
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
