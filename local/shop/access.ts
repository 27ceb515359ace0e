import type { GraphQLError } from 'graphql';
import type { Resolver } from './context';
import { resolverError } from './failures';

/** The scope a field asks for. Inventory items are readable with read_products, their levels are not (schema text). */
const REQUIRED_SCOPES: Readonly<Record<string, string>> = {
  'QueryRoot.products': 'read_products',
  'QueryRoot.product': 'read_products',
  'QueryRoot.productByIdentifier': 'read_products',
  'QueryRoot.productsCount': 'read_products',
  'QueryRoot.productVariants': 'read_products',
  'QueryRoot.productVariant': 'read_products',
  'QueryRoot.productVariantByIdentifier': 'read_products',
  'QueryRoot.productVariantsCount': 'read_products',
  'QueryRoot.productTags': 'read_products',
  'QueryRoot.productTypes': 'read_products',
  'QueryRoot.productVendors': 'read_products',
  'QueryRoot.collections': 'read_products',
  'QueryRoot.files': 'read_files',
  'QueryRoot.collection': 'read_products',
  'QueryRoot.publications': 'read_publications',
  'QueryRoot.inventoryItem': 'read_products',
  'QueryRoot.inventoryItems': 'read_inventory',
  'QueryRoot.inventoryLevel': 'read_inventory',
  'QueryRoot.location': 'read_locations',
  'QueryRoot.locations': 'read_locations',
  'QueryRoot.locationsCount': 'read_locations',
  'InventoryItem.inventoryLevel': 'read_inventory',
  'InventoryItem.inventoryLevels': 'read_inventory',
  'InventoryLevel.location': 'read_locations',
  'Location.inventoryLevel': 'read_inventory',
  'Location.inventoryLevels': 'read_inventory',
  'Mutation.locationActivate': 'write_locations',
  'Mutation.locationAdd': 'write_locations',
  'Mutation.locationDeactivate': 'write_locations',
  'Mutation.locationDelete': 'write_locations',
  'Mutation.locationEdit': 'write_locations',
  'Mutation.productChangeStatus': 'write_products',
  'Mutation.productDuplicate': 'write_products',
  'Mutation.productOptionsDelete': 'write_products',
  'Mutation.productOptionsReorder': 'write_products',
  'Mutation.productOptionUpdate': 'write_products',
  'Mutation.productSet': 'write_products',
  'Mutation.productVariantsBulkReorder': 'write_products',
  'Mutation.productCreate': 'write_products',
  'Mutation.productUpdate': 'write_products',
  'Mutation.productDelete': 'write_products',
  'Mutation.productOptionsCreate': 'write_products',
  'Mutation.productCreateMedia': 'write_products',
  'Mutation.productDeleteMedia': 'write_products',
  'Mutation.productReorderMedia': 'write_products',
  'Mutation.productUpdateMedia': 'write_products',
  'Mutation.productVariantAppendMedia': 'write_products',
  'Mutation.productVariantDetachMedia': 'write_products',
  'Mutation.productVariantsBulkCreate': 'write_products',
  'Mutation.productVariantsBulkUpdate': 'write_products',
  'Mutation.productVariantsBulkDelete': 'write_products',
  'Mutation.publishablePublish': 'write_publications',
  'Mutation.publishableUnpublish': 'write_publications',
  'Mutation.tagsAdd': 'write_products',
  'Mutation.tagsRemove': 'write_products',
  'Mutation.fileAcknowledgeUpdateFailed': 'write_files',
  'Mutation.collectionAddProducts': 'write_products',
  'Mutation.collectionAddProductsV2': 'write_products',
  'Mutation.collectionCreate': 'write_products',
  'Mutation.collectionDelete': 'write_products',
  'Mutation.collectionRemoveProducts': 'write_products',
  'Mutation.collectionReorderProducts': 'write_products',
  'Mutation.collectionUpdate': 'write_products',
  'Mutation.fileCreate': 'write_files',
  'Mutation.fileDelete': 'write_files',
  'Mutation.fileUpdate': 'write_files',
  'Mutation.inventoryActivate': 'write_inventory',
  'Mutation.inventoryAdjustQuantities': 'write_inventory',
  'Mutation.inventoryBulkToggleActivation': 'write_inventory',
  'Mutation.inventoryDeactivate': 'write_inventory',
  'Mutation.inventoryItemUpdate': 'write_inventory',
  'Mutation.inventoryMoveQuantities': 'write_inventory',
  'Mutation.inventorySetOnHandQuantities': 'write_inventory',
  'Mutation.inventorySetQuantities': 'write_inventory',
};

const DOCUMENTATION = 'https://shopify.dev/api/usage/access-scopes';

/** Any write scope includes reading (docs/api/usage/access-scopes). */
export function expandScopes(granted: readonly string[]): ReadonlySet<string> {
  const scopes = new Set(granted);
  for (const scope of granted) scopes.add(scope.replace(/^write_/, 'read_'));
  return scopes;
}

export function guardAccess(typeName: string, fieldName: string, resolve: Resolver): Resolver {
  const scope = REQUIRED_SCOPES[`${typeName}.${fieldName}`];
  if (scope === undefined) return resolve;
  return (source, args, context, info) => {
    if (!context.scopes.has(scope)) throw accessDenied(fieldName, scope);
    return resolve(source, args, context, info);
  };
}

/** Denied without a word about what would be needed. */
export function denied(message: string): GraphQLError {
  return resolverError('ACCESS_DENIED', message, { documentation: DOCUMENTATION });
}

export function accessDenied(fieldName: string, scope: string, conditions = ''): GraphQLError {
  const requiredAccess = `\`${scope}\` access scope.${conditions}`;
  return resolverError(
    'ACCESS_DENIED',
    `Access denied for ${fieldName} field. Required access: ${requiredAccess}`,
    {
      documentation: DOCUMENTATION,
      requiredAccess,
    },
  );
}

/** Descriptions as `currentAppInstallation.accessScopes` of a real store gave them. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  read_files: 'Read files',
  read_inventory: 'Read inventory',
  read_locations: 'Read locations',
  read_orders: 'Read orders, transactions, and fulfillments',
  read_products: 'Read products, variants, and collections',
  read_publications: 'Read publications',
  write_files: 'Write files',
  write_inventory: 'Modify inventory',
  write_locations: 'Modify locations',
  write_orders: 'Modify orders, transactions, and fulfillments',
  write_products: 'Modify products, variants, and collections',
  write_publications: 'Modify publications',
};

export function scopeDescription(handle: string): string {
  const words = handle.replace(/_/g, ' ');
  return DESCRIPTIONS[handle] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
