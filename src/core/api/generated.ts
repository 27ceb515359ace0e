// Made by `npm run codegen` from the .graphql files beside it and schema/admin-2026-10.graphql: do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type BulkMutationErrorCode =
  | 'INTERNAL_FILE_SERVER_ERROR'
  | 'INVALID_MUTATION'
  | 'INVALID_STAGED_UPLOAD_FILE'
  | 'LIMIT_REACHED'
  | 'NO_SUCH_FILE'
  | 'OPERATION_IN_PROGRESS';

export type BulkOperationErrorCode =
  | 'ACCESS_DENIED'
  | 'INTERNAL_SERVER_ERROR'
  | 'TIMEOUT';

export type BulkOperationStatus =
  | 'CANCELED'
  | 'CANCELING'
  | 'COMPLETED'
  | 'CREATED'
  | 'EXPIRED'
  | 'FAILED'
  | 'RUNNING';

export type BulkOperationUserErrorCode =
  | 'INVALID'
  | 'LIMIT_REACHED'
  | 'OPERATION_IN_PROGRESS';

export type CollectionConditionMatchType =
  | 'ALL'
  | 'ANY';

export type CollectionCreateConditionsSourceInput = {
  description?: string | null | undefined;
  exclusion?: CollectionCreateSourceExclusionInput | null | undefined;
  inclusion?: CollectionCreateSourceInclusionInput | null | undefined;
  targetType?: CollectionSourceTargetType | null | undefined;
  title: string;
};

export type CollectionCreateSourceExclusionInput = {
  conditions?: Array<CollectionSourceExclusionConditionInput> | null | undefined;
  matchType?: CollectionConditionMatchType | null | undefined;
  selections?: Array<CollectionExclusionProductSelectionInput> | null | undefined;
};

export type CollectionCreateSourceInclusionInput = {
  conditions?: Array<CollectionSourceInclusionConditionInput> | null | undefined;
  matchType?: CollectionConditionMatchType | null | undefined;
  selections?: Array<CollectionInclusionProductSelectionInput> | null | undefined;
};

export type CollectionCreateSourceTargetInput =
  {   shareableSource: CollectionShareableSourceInput; source?: never; subCollections?: never; }
  |  { shareableSource?: never;   source: CollectionCreateConditionsSourceInput; subCollections?: never; }
  |  { shareableSource?: never; source?: never;   subCollections: CollectionCreateSubCollectionsSourceInput; };

export type CollectionCreateSubCollectionsSourceInput = {
  collectionIds: Array<string | number>;
  description?: string | null | undefined;
  title: string;
};

export type CollectionExclusionProductSelectionInput = {
  productId: string | number;
};

export type CollectionInclusionProductSelectionInput = {
  productId: string | number;
  variantIds?: Array<string | number> | null | undefined;
};

export type CollectionShareableSourceInput = {
  sourceId: string | number;
};

export type CollectionSortOrder =
  | 'ALPHA_ASC'
  | 'ALPHA_DESC'
  | 'BEST_SELLING'
  | 'CREATED'
  | 'CREATED_DESC'
  | 'MANUAL'
  | 'MOST_RELEVANT'
  | 'PRICE_ASC'
  | 'PRICE_DESC';

export type CollectionSourceExclusionConditionCollectionInput = {
  values: Array<string | number>;
};

export type CollectionSourceExclusionConditionInput =
  {   collection: CollectionSourceExclusionConditionCollectionInput; productCategory?: never; productTag?: never; productType?: never; productVendor?: never; }
  |  { collection?: never;   productCategory: CollectionSourceExclusionConditionProductCategoryInput; productTag?: never; productType?: never; productVendor?: never; }
  |  { collection?: never; productCategory?: never;   productTag: CollectionSourceExclusionConditionProductTagInput; productType?: never; productVendor?: never; }
  |  { collection?: never; productCategory?: never; productTag?: never;   productType: CollectionSourceExclusionConditionProductTypeInput; productVendor?: never; }
  |  { collection?: never; productCategory?: never; productTag?: never; productType?: never;   productVendor: CollectionSourceExclusionConditionProductVendorInput; };

export type CollectionSourceExclusionConditionProductCategoryInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceExclusionConditionProductCategoryRelation;
  values: Array<CollectionSourceExclusionConditionProductCategoryValueInput>;
};

export type CollectionSourceExclusionConditionProductCategoryRelation =
  | 'EQUALS';

export type CollectionSourceExclusionConditionProductCategoryValueInput = {
  categoryId: string | number;
  includeDescendants?: boolean | null | undefined;
};

export type CollectionSourceExclusionConditionProductTagInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceExclusionConditionProductTagRelation;
  values: Array<string>;
};

export type CollectionSourceExclusionConditionProductTagRelation =
  | 'TAGGED_WITH';

export type CollectionSourceExclusionConditionProductTypeInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceExclusionConditionProductTypeRelation;
  values: Array<string>;
};

export type CollectionSourceExclusionConditionProductTypeRelation =
  | 'CONTAINS'
  | 'EQUALS';

export type CollectionSourceExclusionConditionProductVendorInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceExclusionConditionProductVendorRelation;
  values: Array<string>;
};

export type CollectionSourceExclusionConditionProductVendorRelation =
  | 'CONTAINS'
  | 'EQUALS';

export type CollectionSourceExclusionConditionUpdateCollectionInput = {
  values: Array<string | number>;
};

export type CollectionSourceExclusionConditionUpdateInput =
  {   collection: CollectionSourceExclusionConditionUpdateCollectionInput; productCategory?: never; productTag?: never; productType?: never; productVendor?: never; }
  |  { collection?: never;   productCategory: CollectionSourceExclusionConditionUpdateProductCategoryInput; productTag?: never; productType?: never; productVendor?: never; }
  |  { collection?: never; productCategory?: never;   productTag: CollectionSourceExclusionConditionUpdateProductTagInput; productType?: never; productVendor?: never; }
  |  { collection?: never; productCategory?: never; productTag?: never;   productType: CollectionSourceExclusionConditionUpdateProductTypeInput; productVendor?: never; }
  |  { collection?: never; productCategory?: never; productTag?: never; productType?: never;   productVendor: CollectionSourceExclusionConditionUpdateProductVendorInput; };

export type CollectionSourceExclusionConditionUpdateProductCategoryInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceExclusionConditionProductCategoryRelation | null | undefined;
  values?: Array<CollectionSourceExclusionConditionProductCategoryValueInput> | null | undefined;
};

export type CollectionSourceExclusionConditionUpdateProductTagInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceExclusionConditionProductTagRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceExclusionConditionUpdateProductTypeInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceExclusionConditionProductTypeRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceExclusionConditionUpdateProductVendorInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceExclusionConditionProductVendorRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceInclusionConditionInput =
  {   metafieldBoolean: CollectionSourceInclusionConditionMetafieldBooleanInput; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never;   metafieldDecimal: CollectionSourceInclusionConditionMetafieldDecimalInput; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never;   metafieldInteger: CollectionSourceInclusionConditionMetafieldIntegerInput; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never;   metafieldMetaobject: CollectionSourceInclusionConditionMetafieldMetaobjectInput; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never;   metafieldMetaobjectList: CollectionSourceInclusionConditionMetafieldMetaobjectListInput; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never;   metafieldString: CollectionSourceInclusionConditionMetafieldStringInput; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never;   metafieldStringList: CollectionSourceInclusionConditionMetafieldStringListInput; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never;   productCategory: CollectionSourceInclusionConditionProductCategoryInput; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never;   productStatus: CollectionSourceInclusionConditionProductStatusInput; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never;   productTag: CollectionSourceInclusionConditionProductTagInput; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never;   productTitle: CollectionSourceInclusionConditionProductTitleInput; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never;   productType: CollectionSourceInclusionConditionProductTypeInput; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never;   productVendor: CollectionSourceInclusionConditionProductVendorInput; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never;   variantCompareAtPrice: CollectionSourceInclusionConditionVariantCompareAtPriceInput; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never;   variantInventory: CollectionSourceInclusionConditionVariantInventoryInput; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never;   variantPrice: CollectionSourceInclusionConditionVariantPriceInput; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never;   variantTitle: CollectionSourceInclusionConditionVariantTitleInput; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never;   variantWeight: CollectionSourceInclusionConditionVariantWeightInput; };

export type CollectionSourceInclusionConditionMetafieldBooleanInput = {
  definitionId: string | number;
  relation: CollectionSourceInclusionConditionMetafieldBooleanRelation;
  value: boolean;
};

export type CollectionSourceInclusionConditionMetafieldBooleanRelation =
  | 'EQUALS';

export type CollectionSourceInclusionConditionMetafieldDecimalInput = {
  definitionId: string | number;
  relation: CollectionSourceInclusionConditionMetafieldDecimalRelation;
  value: string;
};

export type CollectionSourceInclusionConditionMetafieldDecimalRelation =
  | 'EQUALS'
  | 'GREATER_THAN'
  | 'LESS_THAN';

export type CollectionSourceInclusionConditionMetafieldIntegerInput = {
  definitionId: string | number;
  relation: CollectionSourceInclusionConditionMetafieldIntegerRelation;
  value: number;
};

export type CollectionSourceInclusionConditionMetafieldIntegerRelation =
  | 'EQUALS'
  | 'GREATER_THAN'
  | 'LESS_THAN';

export type CollectionSourceInclusionConditionMetafieldMetaobjectInput = {
  definitionId: string | number;
  relation: CollectionSourceInclusionConditionMetafieldMetaobjectRelation;
  value: string | number;
};

export type CollectionSourceInclusionConditionMetafieldMetaobjectListInput = {
  definitionId: string | number;
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionMetafieldMetaobjectListRelation;
  values: Array<string | number>;
};

export type CollectionSourceInclusionConditionMetafieldMetaobjectListRelation =
  | 'INCLUDES';

export type CollectionSourceInclusionConditionMetafieldMetaobjectRelation =
  | 'EQUALS';

export type CollectionSourceInclusionConditionMetafieldStringInput = {
  definitionId: string | number;
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionMetafieldStringRelation;
  values: Array<string>;
};

export type CollectionSourceInclusionConditionMetafieldStringListInput = {
  definitionId: string | number;
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionMetafieldStringListRelation;
  values: Array<string>;
};

export type CollectionSourceInclusionConditionMetafieldStringListRelation =
  | 'INCLUDES';

export type CollectionSourceInclusionConditionMetafieldStringRelation =
  | 'EQUALS';

export type CollectionSourceInclusionConditionProductCategoryInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionProductCategoryRelation;
  values: Array<CollectionSourceInclusionConditionProductCategoryValueInput>;
};

export type CollectionSourceInclusionConditionProductCategoryRelation =
  | 'EQUALS'
  | 'NOT_EQUALS';

export type CollectionSourceInclusionConditionProductCategoryValueInput = {
  categoryId: string | number;
  includeDescendants: boolean;
};

export type CollectionSourceInclusionConditionProductStatusInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionProductStatusRelation;
  values: Array<ProductStatus>;
};

export type CollectionSourceInclusionConditionProductStatusRelation =
  | 'EQUALS'
  | 'NOT_EQUALS';

export type CollectionSourceInclusionConditionProductTagInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionProductTagRelation;
  values: Array<string>;
};

export type CollectionSourceInclusionConditionProductTagRelation =
  | 'NOT_TAGGED_WITH'
  | 'TAGGED_WITH';

export type CollectionSourceInclusionConditionProductTitleInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionProductTitleRelation;
  values: Array<string>;
};

export type CollectionSourceInclusionConditionProductTitleRelation =
  | 'CONTAINS'
  | 'DOES_NOT_CONTAIN'
  | 'ENDS_WITH'
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'STARTS_WITH';

export type CollectionSourceInclusionConditionProductTypeInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionProductTypeRelation;
  values: Array<string>;
};

export type CollectionSourceInclusionConditionProductTypeRelation =
  | 'CONTAINS'
  | 'DOES_NOT_CONTAIN'
  | 'ENDS_WITH'
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'STARTS_WITH';

export type CollectionSourceInclusionConditionProductVendorInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionProductVendorRelation;
  values: Array<string>;
};

export type CollectionSourceInclusionConditionProductVendorRelation =
  | 'CONTAINS'
  | 'DOES_NOT_CONTAIN'
  | 'ENDS_WITH'
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'STARTS_WITH';

export type CollectionSourceInclusionConditionUpdateInput =
  {   metafieldBoolean: CollectionSourceInclusionConditionUpdateMetafieldBooleanInput; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never;   metafieldDecimal: CollectionSourceInclusionConditionUpdateMetafieldDecimalInput; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never;   metafieldInteger: CollectionSourceInclusionConditionUpdateMetafieldIntegerInput; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never;   metafieldMetaobject: CollectionSourceInclusionConditionUpdateMetafieldMetaobjectInput; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never;   metafieldMetaobjectList: CollectionSourceInclusionConditionUpdateMetafieldMetaobjectListInput; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never;   metafieldString: CollectionSourceInclusionConditionUpdateMetafieldStringInput; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never;   metafieldStringList: CollectionSourceInclusionConditionUpdateMetafieldStringListInput; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never;   productCategory: CollectionSourceInclusionConditionUpdateProductCategoryInput; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never;   productStatus: CollectionSourceInclusionConditionUpdateProductStatusInput; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never;   productTag: CollectionSourceInclusionConditionUpdateProductTagInput; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never;   productTitle: CollectionSourceInclusionConditionUpdateProductTitleInput; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never;   productType: CollectionSourceInclusionConditionUpdateProductTypeInput; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never;   productVendor: CollectionSourceInclusionConditionUpdateProductVendorInput; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never;   variantCompareAtPrice: CollectionSourceInclusionConditionUpdateVariantCompareAtPriceInput; variantInventory?: never; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never;   variantInventory: CollectionSourceInclusionConditionUpdateVariantInventoryInput; variantPrice?: never; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never;   variantPrice: CollectionSourceInclusionConditionUpdateVariantPriceInput; variantTitle?: never; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never;   variantTitle: CollectionSourceInclusionConditionUpdateVariantTitleInput; variantWeight?: never; }
  |  { metafieldBoolean?: never; metafieldDecimal?: never; metafieldInteger?: never; metafieldMetaobject?: never; metafieldMetaobjectList?: never; metafieldString?: never; metafieldStringList?: never; productCategory?: never; productStatus?: never; productTag?: never; productTitle?: never; productType?: never; productVendor?: never; variantCompareAtPrice?: never; variantInventory?: never; variantPrice?: never; variantTitle?: never;   variantWeight: CollectionSourceInclusionConditionUpdateVariantWeightInput; };

export type CollectionSourceInclusionConditionUpdateMetafieldBooleanInput = {
  definitionId?: string | number | null | undefined;
  relation?: CollectionSourceInclusionConditionMetafieldBooleanRelation | null | undefined;
  value?: boolean | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateMetafieldDecimalInput = {
  definitionId?: string | number | null | undefined;
  relation?: CollectionSourceInclusionConditionMetafieldDecimalRelation | null | undefined;
  value?: string | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateMetafieldIntegerInput = {
  definitionId?: string | number | null | undefined;
  relation?: CollectionSourceInclusionConditionMetafieldIntegerRelation | null | undefined;
  value?: number | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateMetafieldMetaobjectInput = {
  definitionId?: string | number | null | undefined;
  relation?: CollectionSourceInclusionConditionMetafieldMetaobjectRelation | null | undefined;
  value?: string | number | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateMetafieldMetaobjectListInput = {
  definitionId?: string | number | null | undefined;
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionMetafieldMetaobjectListRelation | null | undefined;
  values?: Array<string | number> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateMetafieldStringInput = {
  definitionId?: string | number | null | undefined;
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionMetafieldStringRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateMetafieldStringListInput = {
  definitionId?: string | number | null | undefined;
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionMetafieldStringListRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateProductCategoryInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionProductCategoryRelation | null | undefined;
  values?: Array<CollectionSourceInclusionConditionProductCategoryValueInput> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateProductStatusInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionProductStatusRelation | null | undefined;
  values?: Array<ProductStatus> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateProductTagInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionProductTagRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateProductTitleInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionProductTitleRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateProductTypeInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionProductTypeRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateProductVendorInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionProductVendorRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateVariantCompareAtPriceInput = {
  relation?: CollectionSourceInclusionConditionVariantCompareAtPriceRelation | null | undefined;
  value?: MoneyInput | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateVariantInventoryInput = {
  relation?: CollectionSourceInclusionConditionVariantInventoryRelation | null | undefined;
  value?: number | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateVariantPriceInput = {
  relation?: CollectionSourceInclusionConditionVariantPriceRelation | null | undefined;
  value?: MoneyInput | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateVariantTitleInput = {
  matchType?: CollectionConditionMatchType | null | undefined;
  relation?: CollectionSourceInclusionConditionVariantTitleRelation | null | undefined;
  values?: Array<string> | null | undefined;
};

export type CollectionSourceInclusionConditionUpdateVariantWeightInput = {
  relation?: CollectionSourceInclusionConditionVariantWeightRelation | null | undefined;
  value?: WeightInput | null | undefined;
};

export type CollectionSourceInclusionConditionVariantCompareAtPriceInput = {
  relation: CollectionSourceInclusionConditionVariantCompareAtPriceRelation;
  value?: MoneyInput | null | undefined;
};

export type CollectionSourceInclusionConditionVariantCompareAtPriceRelation =
  | 'EQUALS'
  | 'GREATER_THAN'
  | 'IS_NOT_SET'
  | 'IS_SET'
  | 'LESS_THAN'
  | 'NOT_EQUALS';

export type CollectionSourceInclusionConditionVariantInventoryInput = {
  relation: CollectionSourceInclusionConditionVariantInventoryRelation;
  value: number;
};

export type CollectionSourceInclusionConditionVariantInventoryRelation =
  | 'EQUALS'
  | 'GREATER_THAN'
  | 'LESS_THAN';

export type CollectionSourceInclusionConditionVariantPriceInput = {
  relation: CollectionSourceInclusionConditionVariantPriceRelation;
  value: MoneyInput;
};

export type CollectionSourceInclusionConditionVariantPriceRelation =
  | 'EQUALS'
  | 'GREATER_THAN'
  | 'LESS_THAN'
  | 'NOT_EQUALS';

export type CollectionSourceInclusionConditionVariantTitleInput = {
  matchType: CollectionConditionMatchType;
  relation: CollectionSourceInclusionConditionVariantTitleRelation;
  values: Array<string>;
};

export type CollectionSourceInclusionConditionVariantTitleRelation =
  | 'CONTAINS'
  | 'DOES_NOT_CONTAIN'
  | 'ENDS_WITH'
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'STARTS_WITH';

export type CollectionSourceInclusionConditionVariantWeightInput = {
  relation: CollectionSourceInclusionConditionVariantWeightRelation;
  value: WeightInput;
};

export type CollectionSourceInclusionConditionVariantWeightRelation =
  | 'EQUALS'
  | 'GREATER_THAN'
  | 'LESS_THAN'
  | 'NOT_EQUALS';

export type CollectionSourceTargetType =
  | 'PRODUCTS'
  | 'VARIANTS';

export type CollectionUpdateConditionsSourceInput = {
  description?: string | null | undefined;
  exclusion?: CollectionUpdateSourceExclusionInput | null | undefined;
  id: string | number;
  inclusion?: CollectionUpdateSourceInclusionInput | null | undefined;
  title?: string | null | undefined;
};

export type CollectionUpdateInput = {
  descriptionHtml?: string | null | undefined;
  handle?: string | null | undefined;
  id?: string | number | null | undefined;
  image?: ImageInput | null | undefined;
  metafields?: Array<MetafieldInput> | null | undefined;
  redirectNewHandle?: boolean | null | undefined;
  seo?: SeoInput | null | undefined;
  sortOrder?: CollectionSortOrder | null | undefined;
  sourcesToCreate?: Array<CollectionCreateSourceTargetInput> | null | undefined;
  sourcesToDelete?: Array<string | number> | null | undefined;
  sourcesToUpdate?: Array<CollectionUpdateSourceTargetInput> | null | undefined;
  templateSuffix?: string | null | undefined;
  title?: string | null | undefined;
};

export type CollectionUpdateSourceExclusionConditionInput = {
  condition: CollectionSourceExclusionConditionUpdateInput;
  id: string | number;
};

export type CollectionUpdateSourceExclusionInput = {
  conditionsToCreate?: Array<CollectionSourceExclusionConditionInput> | null | undefined;
  conditionsToDelete?: Array<string | number> | null | undefined;
  conditionsToUpdate?: Array<CollectionUpdateSourceExclusionConditionInput> | null | undefined;
  matchType?: CollectionConditionMatchType | null | undefined;
  selectionsToAdd?: Array<CollectionExclusionProductSelectionInput> | null | undefined;
  selectionsToRemove?: Array<CollectionExclusionProductSelectionInput> | null | undefined;
};

export type CollectionUpdateSourceInclusionConditionInput = {
  condition: CollectionSourceInclusionConditionUpdateInput;
  id: string | number;
};

export type CollectionUpdateSourceInclusionInput = {
  conditionsToCreate?: Array<CollectionSourceInclusionConditionInput> | null | undefined;
  conditionsToDelete?: Array<string | number> | null | undefined;
  conditionsToUpdate?: Array<CollectionUpdateSourceInclusionConditionInput> | null | undefined;
  matchType?: CollectionConditionMatchType | null | undefined;
  selectionsToAdd?: Array<CollectionInclusionProductSelectionInput> | null | undefined;
  selectionsToRemove?: Array<CollectionInclusionProductSelectionInput> | null | undefined;
};

export type CollectionUpdateSourceTargetInput =
  {   condition: CollectionUpdateConditionsSourceInput; subCollections?: never; }
  |  { condition?: never;   subCollections: CollectionUpdateSubCollectionsSourceInput; };

export type CollectionUpdateSubCollectionsSourceInput = {
  collectionIds?: Array<string | number> | null | undefined;
  description?: string | null | undefined;
  id: string | number;
  title?: string | null | undefined;
};

export type CountryCode =
  | 'AC'
  | 'AD'
  | 'AE'
  | 'AF'
  | 'AG'
  | 'AI'
  | 'AL'
  | 'AM'
  | 'AN'
  | 'AO'
  | 'AR'
  | 'AT'
  | 'AU'
  | 'AW'
  | 'AX'
  | 'AZ'
  | 'BA'
  | 'BB'
  | 'BD'
  | 'BE'
  | 'BF'
  | 'BG'
  | 'BH'
  | 'BI'
  | 'BJ'
  | 'BL'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BQ'
  | 'BR'
  | 'BS'
  | 'BT'
  | 'BV'
  | 'BW'
  | 'BY'
  | 'BZ'
  | 'CA'
  | 'CC'
  | 'CD'
  | 'CF'
  | 'CG'
  | 'CH'
  | 'CI'
  | 'CK'
  | 'CL'
  | 'CM'
  | 'CN'
  | 'CO'
  | 'CR'
  | 'CU'
  | 'CV'
  | 'CW'
  | 'CX'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DJ'
  | 'DK'
  | 'DM'
  | 'DO'
  | 'DZ'
  | 'EC'
  | 'EE'
  | 'EG'
  | 'EH'
  | 'ER'
  | 'ES'
  | 'ET'
  | 'FI'
  | 'FJ'
  | 'FK'
  | 'FO'
  | 'FR'
  | 'GA'
  | 'GB'
  | 'GD'
  | 'GE'
  | 'GF'
  | 'GG'
  | 'GH'
  | 'GI'
  | 'GL'
  | 'GM'
  | 'GN'
  | 'GP'
  | 'GQ'
  | 'GR'
  | 'GS'
  | 'GT'
  | 'GW'
  | 'GY'
  | 'HK'
  | 'HM'
  | 'HN'
  | 'HR'
  | 'HT'
  | 'HU'
  | 'ID'
  | 'IE'
  | 'IL'
  | 'IM'
  | 'IN'
  | 'IO'
  | 'IQ'
  | 'IR'
  | 'IS'
  | 'IT'
  | 'JE'
  | 'JM'
  | 'JO'
  | 'JP'
  | 'KE'
  | 'KG'
  | 'KH'
  | 'KI'
  | 'KM'
  | 'KN'
  | 'KP'
  | 'KR'
  | 'KW'
  | 'KY'
  | 'KZ'
  | 'LA'
  | 'LB'
  | 'LC'
  | 'LI'
  | 'LK'
  | 'LR'
  | 'LS'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'LY'
  | 'MA'
  | 'MC'
  | 'MD'
  | 'ME'
  | 'MF'
  | 'MG'
  | 'MK'
  | 'ML'
  | 'MM'
  | 'MN'
  | 'MO'
  | 'MQ'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MU'
  | 'MV'
  | 'MW'
  | 'MX'
  | 'MY'
  | 'MZ'
  | 'NA'
  | 'NC'
  | 'NE'
  | 'NF'
  | 'NG'
  | 'NI'
  | 'NL'
  | 'NO'
  | 'NP'
  | 'NR'
  | 'NU'
  | 'NZ'
  | 'OM'
  | 'PA'
  | 'PE'
  | 'PF'
  | 'PG'
  | 'PH'
  | 'PK'
  | 'PL'
  | 'PM'
  | 'PN'
  | 'PS'
  | 'PT'
  | 'PY'
  | 'QA'
  | 'RE'
  | 'RO'
  | 'RS'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SB'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SH'
  | 'SI'
  | 'SJ'
  | 'SK'
  | 'SL'
  | 'SM'
  | 'SN'
  | 'SO'
  | 'SR'
  | 'SS'
  | 'ST'
  | 'SV'
  | 'SX'
  | 'SY'
  | 'SZ'
  | 'TA'
  | 'TC'
  | 'TD'
  | 'TF'
  | 'TG'
  | 'TH'
  | 'TJ'
  | 'TK'
  | 'TL'
  | 'TM'
  | 'TN'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'TV'
  | 'TW'
  | 'TZ'
  | 'UA'
  | 'UG'
  | 'UM'
  | 'US'
  | 'UY'
  | 'UZ'
  | 'VA'
  | 'VC'
  | 'VE'
  | 'VG'
  | 'VN'
  | 'VU'
  | 'WF'
  | 'WS'
  | 'XK'
  | 'YE'
  | 'YT'
  | 'ZA'
  | 'ZM'
  | 'ZW'
  | 'ZZ';

export type CountryHarmonizedSystemCodeInput = {
  countryCode?: CountryCode | null | undefined;
  harmonizedSystemCode: string;
};

export type CurrencyCode =
  | 'AED'
  | 'AFN'
  | 'ALL'
  | 'AMD'
  | 'ANG'
  | 'AOA'
  | 'ARS'
  | 'AUD'
  | 'AWG'
  | 'AZN'
  | 'BAM'
  | 'BBD'
  | 'BDT'
  | 'BGN'
  | 'BHD'
  | 'BIF'
  | 'BMD'
  | 'BND'
  | 'BOB'
  | 'BRL'
  | 'BSD'
  | 'BTN'
  | 'BWP'
  | 'BYN'
  | 'BYR'
  | 'BZD'
  | 'CAD'
  | 'CDF'
  | 'CHF'
  | 'CLP'
  | 'CNY'
  | 'COP'
  | 'CRC'
  | 'CVE'
  | 'CZK'
  | 'DJF'
  | 'DKK'
  | 'DOP'
  | 'DZD'
  | 'EGP'
  | 'ERN'
  | 'ETB'
  | 'EUR'
  | 'FJD'
  | 'FKP'
  | 'GBP'
  | 'GEL'
  | 'GHS'
  | 'GIP'
  | 'GMD'
  | 'GNF'
  | 'GTQ'
  | 'GYD'
  | 'HKD'
  | 'HNL'
  | 'HRK'
  | 'HTG'
  | 'HUF'
  | 'IDR'
  | 'ILS'
  | 'INR'
  | 'IQD'
  | 'IRR'
  | 'ISK'
  | 'JEP'
  | 'JMD'
  | 'JOD'
  | 'JPY'
  | 'KES'
  | 'KGS'
  | 'KHR'
  | 'KID'
  | 'KMF'
  | 'KRW'
  | 'KWD'
  | 'KYD'
  | 'KZT'
  | 'LAK'
  | 'LBP'
  | 'LKR'
  | 'LRD'
  | 'LSL'
  | 'LTL'
  | 'LVL'
  | 'LYD'
  | 'MAD'
  | 'MDL'
  | 'MGA'
  | 'MKD'
  | 'MMK'
  | 'MNT'
  | 'MOP'
  | 'MRU'
  | 'MUR'
  | 'MVR'
  | 'MWK'
  | 'MXN'
  | 'MYR'
  | 'MZN'
  | 'NAD'
  | 'NGN'
  | 'NIO'
  | 'NOK'
  | 'NPR'
  | 'NZD'
  | 'OMR'
  | 'PAB'
  | 'PEN'
  | 'PGK'
  | 'PHP'
  | 'PKR'
  | 'PLN'
  | 'PYG'
  | 'QAR'
  | 'RON'
  | 'RSD'
  | 'RUB'
  | 'RWF'
  | 'SAR'
  | 'SBD'
  | 'SCR'
  | 'SDG'
  | 'SEK'
  | 'SGD'
  | 'SHP'
  | 'SLL'
  | 'SOS'
  | 'SRD'
  | 'SSP'
  | 'STD'
  | 'STN'
  | 'SYP'
  | 'SZL'
  | 'THB'
  | 'TJS'
  | 'TMT'
  | 'TND'
  | 'TOP'
  | 'TRY'
  | 'TTD'
  | 'TWD'
  | 'TZS'
  | 'UAH'
  | 'UGX'
  | 'USD'
  | 'USDC'
  | 'UYU'
  | 'UZS'
  | 'VED'
  | 'VEF'
  | 'VES'
  | 'VND'
  | 'VUV'
  | 'WST'
  | 'XAF'
  | 'XCD'
  | 'XOF'
  | 'XPF'
  | 'XXX'
  | 'YER'
  | 'ZAR'
  | 'ZMW';

export type FileUpdateInput = {
  alt?: string | null | undefined;
  filename?: string | null | undefined;
  id: string | number;
  originalSource?: string | null | undefined;
  previewImageSource?: string | null | undefined;
  referencesToAdd?: Array<string | number> | null | undefined;
  referencesToRemove?: Array<string | number> | null | undefined;
};

export type FilesErrorCode =
  | 'ALT_VALUE_LIMIT_EXCEEDED'
  | 'BLANK_SEARCH'
  | 'FILENAME_ALREADY_EXISTS'
  | 'FILE_DOES_NOT_EXIST'
  | 'FILE_LOCKED'
  | 'INVALID'
  | 'INVALID_DUPLICATE_MODE_FOR_TYPE'
  | 'INVALID_DUPLICATE_RESOLUTION_MODE'
  | 'INVALID_FAILED_MEDIA_STATE'
  | 'INVALID_FILENAME'
  | 'INVALID_FILENAME_EXTENSION'
  | 'INVALID_IMAGE_SOURCE_URL'
  | 'INVALID_QUERY'
  | 'MEDIA_CANNOT_BE_MODIFIED'
  | 'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE'
  | 'MISSING_ARGUMENTS'
  | 'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE'
  | 'NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED'
  | 'NON_READY_STATE'
  | 'PRODUCT_MEDIA_LIMIT_EXCEEDED'
  | 'PRODUCT_SUSPENDED'
  | 'REFERENCE_TARGET_DOES_NOT_EXIST'
  | 'TOO_MANY_ARGUMENTS'
  | 'TOO_MANY_FILE_REFERENCE'
  | 'UNACCEPTABLE_ASSET'
  | 'UNACCEPTABLE_TRIAL_ASSET'
  | 'UNACCEPTABLE_UNVERIFIED_TRIAL_ASSET'
  | 'UNSUPPORTED_FILE_REFERENCE'
  | 'UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE';

export type ImageInput = {
  altText?: string | null | undefined;
  id?: string | number | null | undefined;
  src?: string | null | undefined;
};

export type InventoryAdjustmentInput = {
  adjustment?: number | null | undefined;
  changeFromQuantity?: number | null | undefined;
  locationId: string | number;
};

export type InventoryItemInput = {
  cost?: string | null | undefined;
  countryCodeOfOrigin?: CountryCode | null | undefined;
  countryHarmonizedSystemCodes?: Array<CountryHarmonizedSystemCodeInput> | null | undefined;
  harmonizedSystemCode?: string | null | undefined;
  measurement?: InventoryItemMeasurementInput | null | undefined;
  provinceCodeOfOrigin?: string | null | undefined;
  requiresShipping?: boolean | null | undefined;
  sku?: string | null | undefined;
  tracked?: boolean | null | undefined;
};

export type InventoryItemMeasurementInput = {
  shippingPackageId?: string | number | null | undefined;
  weight?: WeightInput | null | undefined;
};

export type InventoryLevelInput = {
  availableQuantity: number;
  locationId: string | number;
};

export type InventoryQuantityInput = {
  changeFromQuantity?: number | null | undefined;
  inventoryItemId: string | number;
  locationId: string | number;
  quantity: number;
};

export type InventorySetQuantitiesInput = {
  name: string;
  quantities: Array<InventoryQuantityInput>;
  reason: string;
  referenceDocumentUri?: string | null | undefined;
};

export type InventorySetQuantitiesUserErrorCode =
  | 'CHANGE_FROM_QUANTITY_STALE'
  | 'COMPARE_QUANTITY_REQUIRED'
  | 'COMPARE_QUANTITY_STALE'
  | 'IDEMPOTENCY_CONCURRENT_REQUEST'
  | 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH'
  | 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED'
  | 'INVALID_INVENTORY_ITEM'
  | 'INVALID_LOCATION'
  | 'INVALID_NAME'
  | 'INVALID_QUANTITY_NEGATIVE'
  | 'INVALID_QUANTITY_TOO_HIGH'
  | 'INVALID_QUANTITY_TOO_LOW'
  | 'INVALID_REASON'
  | 'INVALID_REFERENCE_DOCUMENT'
  | 'NON_MUTABLE_INVENTORY_ITEM'
  | 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR';

export type MetafieldIdentifierInput = {
  key: string;
  namespace: string;
  ownerId: string | number;
};

export type MetafieldInput = {
  id?: string | number | null | undefined;
  key?: string | null | undefined;
  namespace?: string | null | undefined;
  type?: string | null | undefined;
  value?: string | null | undefined;
};

export type MetafieldOwnerType =
  | 'API_PERMISSION'
  | 'ARTICLE'
  | 'BLOG'
  | 'CARTTRANSFORM'
  | 'COLLECTION'
  | 'COMPANY'
  | 'COMPANY_LOCATION'
  | 'CUSTOMER'
  | 'DELIVERY_CUSTOMIZATION'
  | 'DISCOUNT'
  | 'DRAFTORDER'
  | 'FULFILLMENT_CONSTRAINT_RULE'
  | 'GIFT_CARD_TRANSACTION'
  | 'LOCATION'
  | 'MARKET'
  | 'MEDIA_IMAGE'
  | 'ORDER'
  | 'ORDER_ROUTING_LOCATION_RULE'
  | 'PAGE'
  | 'PAYMENT_CUSTOMIZATION'
  | 'PRODUCT'
  | 'PRODUCTVARIANT'
  | 'SELLING_PLAN'
  | 'SHOP'
  | 'TRANSFER'
  | 'VALIDATION';

export type MetafieldsSetInput = {
  compareDigest?: string | null | undefined;
  key: string;
  namespace?: string | null | undefined;
  ownerId: string | number;
  type?: string | null | undefined;
  value: string;
};

export type MetafieldsSetUserErrorCode =
  | 'APP_NOT_AUTHORIZED'
  | 'BLANK'
  | 'CAPABILITY_VIOLATION'
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_COMPARE_DIGEST'
  | 'INVALID_TYPE'
  | 'INVALID_VALUE'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'PRESENT'
  | 'STALE_OBJECT'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT';

export type MoneyInput = {
  amount: string;
  currencyCode: CurrencyCode;
};

export type ProductStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'DRAFT'
  | 'UNLISTED';

export type ProductUpdateInput = {
  category?: string | number | null | undefined;
  collectionsToJoin?: Array<string | number> | null | undefined;
  collectionsToLeave?: Array<string | number> | null | undefined;
  deleteConflictingConstrainedMetafields?: boolean | null | undefined;
  descriptionHtml?: string | null | undefined;
  giftCardTemplateSuffix?: string | null | undefined;
  handle?: string | null | undefined;
  id?: string | number | null | undefined;
  metafields?: Array<MetafieldInput> | null | undefined;
  productType?: string | null | undefined;
  redirectNewHandle?: boolean | null | undefined;
  requiresSellingPlan?: boolean | null | undefined;
  seo?: SeoInput | null | undefined;
  status?: ProductStatus | null | undefined;
  tags?: Array<string> | null | undefined;
  templateSuffix?: string | null | undefined;
  title?: string | null | undefined;
  vendor?: string | null | undefined;
};

export type ProductVariantInventoryPolicy =
  | 'CONTINUE'
  | 'DENY';

export type ProductVariantsBulkInput = {
  barcode?: string | null | undefined;
  compareAtPrice?: string | null | undefined;
  id?: string | number | null | undefined;
  inventoryItem?: InventoryItemInput | null | undefined;
  inventoryPolicy?: ProductVariantInventoryPolicy | null | undefined;
  inventoryQuantities?: Array<InventoryLevelInput> | null | undefined;
  mediaId?: string | number | null | undefined;
  mediaSrc?: Array<string> | null | undefined;
  metafields?: Array<MetafieldInput> | null | undefined;
  optionValues?: Array<VariantOptionValueInput> | null | undefined;
  price?: string | null | undefined;
  published?: boolean | null | undefined;
  quantityAdjustments?: Array<InventoryAdjustmentInput> | null | undefined;
  requiresComponents?: boolean | null | undefined;
  showUnitPrice?: boolean | null | undefined;
  taxCode?: string | null | undefined;
  taxable?: boolean | null | undefined;
  unitPriceMeasurement?: UnitPriceMeasurementInput | null | undefined;
};

export type ProductVariantsBulkUpdateUserErrorCode =
  | 'BLANK'
  | 'CANNOT_SET_NAME_FOR_LINKED_OPTION_VALUE'
  | 'CANNOT_SPECIFY_BOTH'
  | 'GREATER_THAN_OR_EQUAL_TO'
  | 'INVALID_INPUT'
  | 'INVALID_VALUE'
  | 'INVENTORY_QUANTITIES_LIMIT_EXCEEDED'
  | 'LOCAL_CURRENCY_GIFT_CARD_PRICE_MUST_BE_ZERO'
  | 'MUST_BE_FOR_THIS_PRODUCT'
  | 'MUST_SPECIFY_ONE_OF_PAIR'
  | 'NEED_TO_ADD_OPTION_VALUES'
  | 'NEGATIVE_PRICE_VALUE'
  | 'NOT_DEFINED_FOR_SHOP'
  | 'NO_INVENTORY_QUANTITES_DURING_UPDATE'
  | 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE'
  | 'OPTION_DOES_NOT_EXIST'
  | 'OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS'
  | 'OPTION_VALUE_DOES_NOT_EXIST'
  | 'OPTION_VALUE_NAME_TOO_LONG'
  | 'PRODUCT_DOES_NOT_EXIST'
  | 'PRODUCT_SUSPENDED'
  | 'PRODUCT_VARIANT_DOES_NOT_EXIST'
  | 'PRODUCT_VARIANT_ID_MISSING'
  | 'SUBSCRIPTION_VIOLATION'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'UNSUPPORTED_COMBINED_LISTING_PARENT_OPERATION'
  | 'VARIANT_ALREADY_EXISTS';

export type SeoInput = {
  description?: string | null | undefined;
  title?: string | null | undefined;
};

export type StagedUploadHttpMethodType =
  | 'POST'
  | 'PUT';

export type StagedUploadInput = {
  fileSize?: string | null | undefined;
  filename: string;
  httpMethod?: StagedUploadHttpMethodType | null | undefined;
  mimeType: string;
  resource: StagedUploadTargetGenerateUploadResource;
};

export type StagedUploadTargetGenerateUploadResource =
  | 'BULK_MUTATION_VARIABLES'
  | 'COLLECTION_IMAGE'
  | 'DISPUTE_FILE_UPLOAD'
  | 'FILE'
  | 'IMAGE'
  | 'MODEL_3D'
  | 'PRODUCT_IMAGE'
  | 'RETURN_LABEL'
  | 'SHOP_IMAGE'
  | 'URL_REDIRECT_IMPORT'
  | 'VIDEO';

export type UnitPriceMeasurementInput = {
  quantityUnit?: UnitPriceMeasurementMeasuredUnit | null | undefined;
  quantityValue?: number | null | undefined;
  referenceUnit?: UnitPriceMeasurementMeasuredUnit | null | undefined;
  referenceValue?: number | null | undefined;
};

export type UnitPriceMeasurementMeasuredUnit =
  | 'CL'
  | 'CM'
  | 'FLOZ'
  | 'FT'
  | 'FT2'
  | 'G'
  | 'GAL'
  | 'IN'
  | 'ITEM'
  | 'KG'
  | 'L'
  | 'LB'
  | 'M'
  | 'M2'
  | 'M3'
  | 'MG'
  | 'ML'
  | 'MM'
  | 'OZ'
  | 'PT'
  | 'QT'
  | 'UNKNOWN'
  | 'YD';

export type VariantOptionValueInput = {
  id?: string | number | null | undefined;
  linkedMetafieldValue?: string | null | undefined;
  name?: string | null | undefined;
  optionId?: string | number | null | undefined;
  optionName?: string | null | undefined;
};

export type WeightInput = {
  unit: WeightUnit;
  value: number;
};

export type WeightUnit =
  | 'GRAMS'
  | 'KILOGRAMS'
  | 'OUNCES'
  | 'POUNDS';

export type StageUploadsMutationVariables = Exact<{
  input: Array<StagedUploadInput> | StagedUploadInput;
}>;


export type StageUploadsMutation = { stagedUploadsCreate: { stagedTargets: Array<{ url: string | null, parameters: Array<{ name: string, value: string }> }> | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type RunBulkMutationMutationVariables = Exact<{
  mutation: string;
  stagedUploadPath: string;
  clientIdentifier?: string | null | undefined;
}>;


export type RunBulkMutationMutation = { bulkOperationRunMutation: { bulkOperation: { id: string } | null, userErrors: Array<{ field: Array<string> | null, message: string, code: BulkMutationErrorCode | null }> } | null };

export type BulkMutationsByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type BulkMutationsByIdQuery = { nodes: Array<
    | { id: string, status: BulkOperationStatus, errorCode: BulkOperationErrorCode | null, objectCount: string, fileSize: string | null, url: string | null, completedAt: string | null, partialDataUrl: string | null }
    | Record<PropertyKey, never>
   | null> };

export type FindBulkMutationsQueryVariables = Exact<{
  query: string;
}>;


export type FindBulkMutationsQuery = { bulkOperations: { nodes: Array<{ id: string, query: string }> } };

export type MetafieldDefinitionsQueryVariables = Exact<{
  ownerType: MetafieldOwnerType;
  after?: string | null | undefined;
}>;


export type MetafieldDefinitionsQuery = { metafieldDefinitions: { nodes: Array<{ name: string, namespace: string, key: string, metafieldsCount: number, type: { name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductMetafieldsInUseQueryVariables = Exact<{
  first: number;
}>;


export type ProductMetafieldsInUseQuery = { products: { nodes: Array<{ metafields: { nodes: Array<{ namespace: string, key: string, type: string }> } }> } };

export type VariantMetafieldsInUseQueryVariables = Exact<{
  first: number;
}>;


export type VariantMetafieldsInUseQuery = { productVariants: { nodes: Array<{ metafields: { nodes: Array<{ namespace: string, key: string, type: string }> } }> } };

export type StoreConnectionQueryVariables = Exact<{ [key: string]: never; }>;


export type StoreConnectionQuery = { shop: { name: string, myshopifyDomain: string, currencyCode: CurrencyCode, ianaTimezone: string }, currentAppInstallation: { accessScopes: Array<{ handle: string }> } };

export type StoreOverviewQueryVariables = Exact<{
  withLocations: boolean;
  withCollections: boolean;
  withImages: boolean;
}>;


export type StoreOverviewQuery = { productsCount: { count: number } | null, productVariantsCount: { count: number } | null, collectionsCount?: { count: number } | null, someProducts?: { nodes: Array<{ mediaCount: { count: number } | null }> }, firstProduct: { nodes: Array<{ legacyResourceId: string }> }, lastProduct: { nodes: Array<{ legacyResourceId: string }> }, firstVariant: { nodes: Array<{ legacyResourceId: string }> }, lastVariant: { nodes: Array<{ legacyResourceId: string }> }, locations?: { nodes: Array<{ id: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductsPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  query?: string | null | undefined;
  reverse?: boolean | null | undefined;
}>;


export type ProductsPageQuery = { products: { nodes: Array<{ id: string, handle: string, title: string, descriptionHtml: string, vendor: string, productType: string, tags: Array<string>, status: ProductStatus, templateSuffix: string | null, isGiftCard: boolean, publishedAt: string | null, createdAt: string, updatedAt: string, onlineStoreUrl: string | null, totalInventory: number, category: { fullName: string } | null, seo: { title: string | null, description: string | null }, featuredMedia:
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
       | null, variantsCount: { count: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type VariantsPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  query?: string | null | undefined;
  reverse?: boolean | null | undefined;
}>;


export type VariantsPageQuery = { productVariants: { nodes: Array<{ id: string, barcode: string | null, price: string, compareAtPrice: string | null, taxable: boolean, taxCode: string | null, inventoryPolicy: ProductVariantInventoryPolicy, position: number, inventoryQuantity: number | null, updatedAt: string, product: { legacyResourceId: string, handle: string, title: string }, selectedOptions: Array<{ name: string, value: string }>, inventoryItem: { sku: string | null, tracked: boolean, requiresShipping: boolean, harmonizedSystemCode: string | null, countryCodeOfOrigin: CountryCode | null, legacyResourceId: string, unitCost: { amount: string } | null, measurement: { weight: { value: number, unit: WeightUnit } | null } }, media: { nodes: Array<
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
        > } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImagesOfProductFragment = { id: string, legacyResourceId: string, handle: string, media: { nodes: Array<
      | { id: string }
      | { id: string, alt: string | null, image: { url: string, width: number | null, height: number | null } | null }
      | { id: string }
      | { id: string }
    >, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, variants: { nodes: Array<{ id: string, media: { nodes: Array<
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
        > } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImagesPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  query?: string | null | undefined;
  reverse?: boolean | null | undefined;
}>;


export type ImagesPageQuery = { products: { nodes: Array<{ id: string, legacyResourceId: string, handle: string, media: { nodes: Array<
          | { id: string }
          | { id: string, alt: string | null, image: { url: string, width: number | null, height: number | null } | null }
          | { id: string }
          | { id: string }
        >, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, variants: { nodes: Array<{ id: string, media: { nodes: Array<
              | { id: string }
              | { id: string }
              | { id: string }
              | { id: string }
            > } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MoreMediaQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type MoreMediaQuery = { product: { media: { nodes: Array<
        | { id: string }
        | { id: string, alt: string | null, image: { url: string, width: number | null, height: number | null } | null }
        | { id: string }
        | { id: string }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MoreVariantImagesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type MoreVariantImagesQuery = { product: { variants: { nodes: Array<{ id: string, media: { nodes: Array<
            | { id: string }
            | { id: string }
            | { id: string }
            | { id: string }
          > } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MediaOfProductsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type MediaOfProductsQuery = { nodes: Array<
    | { id: string, media: { nodes: Array<
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
        > } }
    | Record<PropertyKey, never>
   | null> };

export type CollectionsPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  query?: string | null | undefined;
}>;


export type CollectionsPageQuery = { collections: { nodes: Array<{ id: string, handle: string, title: string, descriptionHtml: string, sortOrder: CollectionSortOrder, updatedAt: string, ruleSet: { appliedDisjunctively: boolean } | null, productsCount: { count: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductsByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ProductsByIdQuery = { nodes: Array<
    | { id: string, handle: string, title: string, descriptionHtml: string, vendor: string, productType: string, tags: Array<string>, status: ProductStatus, templateSuffix: string | null, isGiftCard: boolean, publishedAt: string | null, createdAt: string, updatedAt: string, onlineStoreUrl: string | null, totalInventory: number, category: { fullName: string } | null, seo: { title: string | null, description: string | null }, featuredMedia:
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
       | null, variantsCount: { count: number } | null }
    | Record<PropertyKey, never>
   | null> };

export type VariantsByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type VariantsByIdQuery = { nodes: Array<
    | { id: string, barcode: string | null, price: string, compareAtPrice: string | null, taxable: boolean, taxCode: string | null, inventoryPolicy: ProductVariantInventoryPolicy, position: number, inventoryQuantity: number | null, updatedAt: string, product: { legacyResourceId: string, handle: string, title: string }, selectedOptions: Array<{ name: string, value: string }>, inventoryItem: { sku: string | null, tracked: boolean, requiresShipping: boolean, harmonizedSystemCode: string | null, countryCodeOfOrigin: CountryCode | null, legacyResourceId: string, unitCost: { amount: string } | null, measurement: { weight: { value: number, unit: WeightUnit } | null } }, media: { nodes: Array<
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
        > } }
    | Record<PropertyKey, never>
   | null> };

export type ImagesByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ImagesByIdQuery = { nodes: Array<
    | { id: string, alt: string | null, image: { url: string, width: number | null, height: number | null } | null }
    | Record<PropertyKey, never>
   | null> };

export type CollectionsByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type CollectionsByIdQuery = { nodes: Array<
    | { id: string, handle: string, title: string, descriptionHtml: string, sortOrder: CollectionSortOrder, updatedAt: string, ruleSet: { appliedDisjunctively: boolean } | null, productsCount: { count: number } | null }
    | Record<PropertyKey, never>
   | null> };

export type UpdateProductMutationVariables = Exact<{
  product: ProductUpdateInput;
}>;


export type UpdateProductMutation = { productUpdate: { product: { id: string, handle: string, title: string, descriptionHtml: string, vendor: string, productType: string, tags: Array<string>, status: ProductStatus, templateSuffix: string | null, isGiftCard: boolean, publishedAt: string | null, createdAt: string, updatedAt: string, onlineStoreUrl: string | null, totalInventory: number, category: { fullName: string } | null, seo: { title: string | null, description: string | null }, featuredMedia:
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
       | null, variantsCount: { count: number } | null } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type UpdateCollectionMutationVariables = Exact<{
  collection: CollectionUpdateInput;
}>;


export type UpdateCollectionMutation = { collectionUpdate: { collection: { id: string, handle: string, title: string, descriptionHtml: string, sortOrder: CollectionSortOrder, updatedAt: string, ruleSet: { appliedDisjunctively: boolean } | null, productsCount: { count: number } | null } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type UpdateVariantsMutationVariables = Exact<{
  productId: string | number;
  variants: Array<ProductVariantsBulkInput> | ProductVariantsBulkInput;
}>;


export type UpdateVariantsMutation = { productVariantsBulkUpdate: { productVariants: Array<{ id: string, barcode: string | null, price: string, compareAtPrice: string | null, taxable: boolean, taxCode: string | null, inventoryPolicy: ProductVariantInventoryPolicy, position: number, inventoryQuantity: number | null, updatedAt: string, product: { legacyResourceId: string, handle: string, title: string }, selectedOptions: Array<{ name: string, value: string }>, inventoryItem: { sku: string | null, tracked: boolean, requiresShipping: boolean, harmonizedSystemCode: string | null, countryCodeOfOrigin: CountryCode | null, legacyResourceId: string, unitCost: { amount: string } | null, measurement: { weight: { value: number, unit: WeightUnit } | null } }, media: { nodes: Array<
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
          | { preview: { image: { url: string } | null } | null }
        > } }> | null, userErrors: Array<{ field: Array<string> | null, message: string, code: ProductVariantsBulkUpdateUserErrorCode | null }> } | null };

export type ProductsInWindowQueryVariables = Exact<{
  query: string;
}>;


export type ProductsInWindowQuery = { productsCount: { count: number } | null };

export type ProductsWithVariantsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  variants: number;
}>;


export type ProductsWithVariantsQuery = { nodes: Array<
    | { id: string, handle: string, title: string, descriptionHtml: string, vendor: string, productType: string, tags: Array<string>, status: ProductStatus, templateSuffix: string | null, isGiftCard: boolean, publishedAt: string | null, createdAt: string, updatedAt: string, onlineStoreUrl: string | null, totalInventory: number, variants: { nodes: Array<{ id: string, barcode: string | null, price: string, compareAtPrice: string | null, taxable: boolean, taxCode: string | null, inventoryPolicy: ProductVariantInventoryPolicy, position: number, inventoryQuantity: number | null, updatedAt: string, product: { legacyResourceId: string, handle: string, title: string }, selectedOptions: Array<{ name: string, value: string }>, inventoryItem: { sku: string | null, tracked: boolean, requiresShipping: boolean, harmonizedSystemCode: string | null, countryCodeOfOrigin: CountryCode | null, legacyResourceId: string, unitCost: { amount: string } | null, measurement: { weight: { value: number, unit: WeightUnit } | null } }, media: { nodes: Array<
              | { preview: { image: { url: string } | null } | null }
              | { preview: { image: { url: string } | null } | null }
              | { preview: { image: { url: string } | null } | null }
              | { preview: { image: { url: string } | null } | null }
            > } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, category: { fullName: string } | null, seo: { title: string | null, description: string | null }, featuredMedia:
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
        | { preview: { image: { url: string } | null } | null }
       | null, variantsCount: { count: number } | null }
    | Record<PropertyKey, never>
   | null> };

export type VariantsOfProductQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type VariantsOfProductQuery = { product: { variants: { nodes: Array<{ id: string, barcode: string | null, price: string, compareAtPrice: string | null, taxable: boolean, taxCode: string | null, inventoryPolicy: ProductVariantInventoryPolicy, position: number, inventoryQuantity: number | null, updatedAt: string, product: { legacyResourceId: string, handle: string, title: string }, selectedOptions: Array<{ name: string, value: string }>, inventoryItem: { sku: string | null, tracked: boolean, requiresShipping: boolean, harmonizedSystemCode: string | null, countryCodeOfOrigin: CountryCode | null, legacyResourceId: string, unitCost: { amount: string } | null, measurement: { weight: { value: number, unit: WeightUnit } | null } }, media: { nodes: Array<
            | { preview: { image: { url: string } | null } | null }
            | { preview: { image: { url: string } | null } | null }
            | { preview: { image: { url: string } | null } | null }
            | { preview: { image: { url: string } | null } | null }
          > } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type StartBulkQueryMutationVariables = Exact<{
  query: string;
}>;


export type StartBulkQueryMutation = { bulkOperationRunQuery: { bulkOperation: { id: string, createdAt: string } | null, userErrors: Array<{ code: BulkOperationUserErrorCode | null, message: string }> } | null };

export type BulkQueryStateQueryVariables = Exact<{
  id: string | number;
}>;


export type BulkQueryStateQuery = { bulkOperation: { id: string, status: BulkOperationStatus, errorCode: BulkOperationErrorCode | null, createdAt: string, completedAt: string | null, objectCount: string, fileSize: string | null, url: string | null, partialDataUrl: string | null } | null };

export type RunningBulkQueriesQueryVariables = Exact<{ [key: string]: never; }>;


export type RunningBulkQueriesQuery = { bulkOperations: { nodes: Array<{ id: string, status: BulkOperationStatus, createdAt: string, query: string }> } };

export type StoreLocationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type StoreLocationsQuery = { locations: { nodes: Array<{ id: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SetQuantitiesMutationVariables = Exact<{
  input: InventorySetQuantitiesInput;
  key: string;
}>;


export type SetQuantitiesMutation = { inventorySetQuantities: { inventoryAdjustmentGroup: { id: string } | null, userErrors: Array<{ field: Array<string> | null, message: string, code: InventorySetQuantitiesUserErrorCode | null }> } | null };

export type ActivateInventoryMutationVariables = Exact<{
  inventoryItemId: string | number;
  locationId: string | number;
  available?: number | null | undefined;
  onHand?: number | null | undefined;
  key: string;
}>;


export type ActivateInventoryMutation = { inventoryActivate: { inventoryLevel: { id: string } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type UpdateFilesMutationVariables = Exact<{
  files: Array<FileUpdateInput> | FileUpdateInput;
}>;


export type UpdateFilesMutation = { fileUpdate: { files: Array<
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
    > | null, userErrors: Array<{ field: Array<string> | null, message: string, code: FilesErrorCode | null }> } | null };

export type SetMetafieldsMutationVariables = Exact<{
  metafields: Array<MetafieldsSetInput> | MetafieldsSetInput;
}>;


export type SetMetafieldsMutation = { metafieldsSet: { metafields: Array<{ id: string }> | null, userErrors: Array<{ field: Array<string> | null, message: string, code: MetafieldsSetUserErrorCode | null }> } | null };

export type DeleteMetafieldsMutationVariables = Exact<{
  metafields: Array<MetafieldIdentifierInput> | MetafieldIdentifierInput;
}>;


export type DeleteMetafieldsMutation = { metafieldsDelete: { deletedMetafields: Array<{ key: string } | null> | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type ProductFieldsFragment = { id: string, handle: string, title: string, descriptionHtml: string, vendor: string, productType: string, tags: Array<string>, status: ProductStatus, templateSuffix: string | null, isGiftCard: boolean, publishedAt: string | null, createdAt: string, updatedAt: string, onlineStoreUrl: string | null, totalInventory: number, category: { fullName: string } | null, seo: { title: string | null, description: string | null }, featuredMedia:
    | { preview: { image: { url: string } | null } | null }
    | { preview: { image: { url: string } | null } | null }
    | { preview: { image: { url: string } | null } | null }
    | { preview: { image: { url: string } | null } | null }
   | null, variantsCount: { count: number } | null };

export type VariantFieldsFragment = { id: string, barcode: string | null, price: string, compareAtPrice: string | null, taxable: boolean, taxCode: string | null, inventoryPolicy: ProductVariantInventoryPolicy, position: number, inventoryQuantity: number | null, updatedAt: string, product: { legacyResourceId: string, handle: string, title: string }, selectedOptions: Array<{ name: string, value: string }>, inventoryItem: { sku: string | null, tracked: boolean, requiresShipping: boolean, harmonizedSystemCode: string | null, countryCodeOfOrigin: CountryCode | null, legacyResourceId: string, unitCost: { amount: string } | null, measurement: { weight: { value: number, unit: WeightUnit } | null } }, media: { nodes: Array<
      | { preview: { image: { url: string } | null } | null }
      | { preview: { image: { url: string } | null } | null }
      | { preview: { image: { url: string } | null } | null }
      | { preview: { image: { url: string } | null } | null }
    > } };

export type ImageFieldsFragment = { id: string, alt: string | null, image: { url: string, width: number | null, height: number | null } | null };

export type CollectionFieldsFragment = { id: string, handle: string, title: string, descriptionHtml: string, sortOrder: CollectionSortOrder, updatedAt: string, ruleSet: { appliedDisjunctively: boolean } | null, productsCount: { count: number } | null };

export type ImageOwnerFragment = { id: string, legacyResourceId: string, handle: string };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ImageOwnerFragmentDoc = new TypedDocumentString(`
    fragment ImageOwner on Product {
  id
  legacyResourceId
  handle
}
    `, {"fragmentName":"ImageOwner"}) as unknown as TypedDocumentString<ImageOwnerFragment, unknown>;
export const ImageFieldsFragmentDoc = new TypedDocumentString(`
    fragment ImageFields on MediaImage {
  id
  image {
    url
    width
    height
  }
  alt
}
    `, {"fragmentName":"ImageFields"}) as unknown as TypedDocumentString<ImageFieldsFragment, unknown>;
export const ImagesOfProductFragmentDoc = new TypedDocumentString(`
    fragment ImagesOfProduct on Product {
  ...ImageOwner
  media(first: 25) {
    nodes {
      id
      ...ImageFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  variants(first: 25) {
    nodes {
      id
      media(first: 1) {
        nodes {
          id
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ImageFields on MediaImage {
  id
  image {
    url
    width
    height
  }
  alt
}
fragment ImageOwner on Product {
  id
  legacyResourceId
  handle
}`, {"fragmentName":"ImagesOfProduct"}) as unknown as TypedDocumentString<ImagesOfProductFragment, unknown>;
export const ProductFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProductFields on Product {
  id
  handle
  title
  descriptionHtml
  vendor
  productType
  tags
  status
  category {
    fullName
  }
  templateSuffix
  seo {
    title
    description
  }
  isGiftCard
  publishedAt
  createdAt
  updatedAt
  onlineStoreUrl
  featuredMedia {
    preview {
      image {
        url
      }
    }
  }
  totalInventory
  variantsCount {
    count
  }
}
    `, {"fragmentName":"ProductFields"}) as unknown as TypedDocumentString<ProductFieldsFragment, unknown>;
export const VariantFieldsFragmentDoc = new TypedDocumentString(`
    fragment VariantFields on ProductVariant {
  id
  product {
    legacyResourceId
    handle
    title
  }
  selectedOptions {
    name
    value
  }
  inventoryItem {
    sku
    unitCost {
      amount
    }
    tracked
    requiresShipping
    measurement {
      weight {
        value
        unit
      }
    }
    harmonizedSystemCode
    countryCodeOfOrigin
    legacyResourceId
  }
  barcode
  price
  compareAtPrice
  taxable
  taxCode
  inventoryPolicy
  position
  media(first: 1) {
    nodes {
      preview {
        image {
          url
        }
      }
    }
  }
  inventoryQuantity
  updatedAt
}
    `, {"fragmentName":"VariantFields"}) as unknown as TypedDocumentString<VariantFieldsFragment, unknown>;
export const CollectionFieldsFragmentDoc = new TypedDocumentString(`
    fragment CollectionFields on Collection {
  id
  handle
  title
  descriptionHtml
  ruleSet {
    appliedDisjunctively
  }
  sortOrder
  productsCount {
    count
  }
  updatedAt
}
    `, {"fragmentName":"CollectionFields"}) as unknown as TypedDocumentString<CollectionFieldsFragment, unknown>;
export const StageUploadsDocument = new TypedDocumentString(`
    mutation StageUploads($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets {
      url
      parameters {
        name
        value
      }
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StageUploadsMutation, StageUploadsMutationVariables>;
export const RunBulkMutationDocument = new TypedDocumentString(`
    mutation RunBulkMutation($mutation: String!, $stagedUploadPath: String!, $clientIdentifier: String) {
  bulkOperationRunMutation(
    mutation: $mutation
    stagedUploadPath: $stagedUploadPath
    clientIdentifier: $clientIdentifier
  ) {
    bulkOperation {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RunBulkMutationMutation, RunBulkMutationMutationVariables>;
export const BulkMutationsByIdDocument = new TypedDocumentString(`
    query BulkMutationsById($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on BulkOperation {
      id
      status
      errorCode
      objectCount
      fileSize
      url
      completedAt
      partialDataUrl
    }
  }
}
    `) as unknown as TypedDocumentString<BulkMutationsByIdQuery, BulkMutationsByIdQueryVariables>;
export const FindBulkMutationsDocument = new TypedDocumentString(`
    query FindBulkMutations($query: String!) {
  bulkOperations(first: 25, query: $query) {
    nodes {
      id
      query
    }
  }
}
    `) as unknown as TypedDocumentString<FindBulkMutationsQuery, FindBulkMutationsQueryVariables>;
export const MetafieldDefinitionsDocument = new TypedDocumentString(`
    query MetafieldDefinitions($ownerType: MetafieldOwnerType!, $after: String) {
  metafieldDefinitions(ownerType: $ownerType, first: 250, after: $after) {
    nodes {
      name
      namespace
      key
      type {
        name
      }
      metafieldsCount
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MetafieldDefinitionsQuery, MetafieldDefinitionsQueryVariables>;
export const ProductMetafieldsInUseDocument = new TypedDocumentString(`
    query ProductMetafieldsInUse($first: Int!) {
  products(first: $first, sortKey: UPDATED_AT, reverse: true) {
    nodes {
      metafields(first: 50) {
        nodes {
          namespace
          key
          type
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductMetafieldsInUseQuery, ProductMetafieldsInUseQueryVariables>;
export const VariantMetafieldsInUseDocument = new TypedDocumentString(`
    query VariantMetafieldsInUse($first: Int!) {
  productVariants(first: $first, sortKey: ID, reverse: true) {
    nodes {
      metafields(first: 50) {
        nodes {
          namespace
          key
          type
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VariantMetafieldsInUseQuery, VariantMetafieldsInUseQueryVariables>;
export const StoreConnectionDocument = new TypedDocumentString(`
    query StoreConnection {
  shop {
    name
    myshopifyDomain
    currencyCode
    ianaTimezone
  }
  currentAppInstallation {
    accessScopes {
      handle
    }
  }
}
    `) as unknown as TypedDocumentString<StoreConnectionQuery, StoreConnectionQueryVariables>;
export const StoreOverviewDocument = new TypedDocumentString(`
    query StoreOverview($withLocations: Boolean!, $withCollections: Boolean!, $withImages: Boolean!) {
  productsCount(limit: null) {
    count
  }
  productVariantsCount(limit: null) {
    count
  }
  collectionsCount(limit: null) @include(if: $withCollections) {
    count
  }
  someProducts: products(first: 50, sortKey: ID, reverse: true) @include(if: $withImages) {
    nodes {
      mediaCount {
        count
      }
    }
  }
  firstProduct: products(first: 1, sortKey: ID) {
    nodes {
      legacyResourceId
    }
  }
  lastProduct: products(first: 1, sortKey: ID, reverse: true) {
    nodes {
      legacyResourceId
    }
  }
  firstVariant: productVariants(first: 1, sortKey: ID) {
    nodes {
      legacyResourceId
    }
  }
  lastVariant: productVariants(first: 1, sortKey: ID, reverse: true) {
    nodes {
      legacyResourceId
    }
  }
  locations(first: 250, includeLegacy: true, sortKey: ID) @include(if: $withLocations) {
    nodes {
      id
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StoreOverviewQuery, StoreOverviewQueryVariables>;
export const ProductsPageDocument = new TypedDocumentString(`
    query ProductsPage($first: Int!, $after: String, $query: String, $reverse: Boolean) {
  products(
    first: $first
    after: $after
    query: $query
    sortKey: ID
    reverse: $reverse
  ) {
    nodes {
      ...ProductFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ProductFields on Product {
  id
  handle
  title
  descriptionHtml
  vendor
  productType
  tags
  status
  category {
    fullName
  }
  templateSuffix
  seo {
    title
    description
  }
  isGiftCard
  publishedAt
  createdAt
  updatedAt
  onlineStoreUrl
  featuredMedia {
    preview {
      image {
        url
      }
    }
  }
  totalInventory
  variantsCount {
    count
  }
}`) as unknown as TypedDocumentString<ProductsPageQuery, ProductsPageQueryVariables>;
export const VariantsPageDocument = new TypedDocumentString(`
    query VariantsPage($first: Int!, $after: String, $query: String, $reverse: Boolean) {
  productVariants(
    first: $first
    after: $after
    query: $query
    sortKey: ID
    reverse: $reverse
  ) {
    nodes {
      ...VariantFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment VariantFields on ProductVariant {
  id
  product {
    legacyResourceId
    handle
    title
  }
  selectedOptions {
    name
    value
  }
  inventoryItem {
    sku
    unitCost {
      amount
    }
    tracked
    requiresShipping
    measurement {
      weight {
        value
        unit
      }
    }
    harmonizedSystemCode
    countryCodeOfOrigin
    legacyResourceId
  }
  barcode
  price
  compareAtPrice
  taxable
  taxCode
  inventoryPolicy
  position
  media(first: 1) {
    nodes {
      preview {
        image {
          url
        }
      }
    }
  }
  inventoryQuantity
  updatedAt
}`) as unknown as TypedDocumentString<VariantsPageQuery, VariantsPageQueryVariables>;
export const ImagesPageDocument = new TypedDocumentString(`
    query ImagesPage($first: Int!, $after: String, $query: String, $reverse: Boolean) {
  products(
    first: $first
    after: $after
    query: $query
    sortKey: ID
    reverse: $reverse
  ) {
    nodes {
      ...ImagesOfProduct
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ImagesOfProduct on Product {
  ...ImageOwner
  media(first: 25) {
    nodes {
      id
      ...ImageFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  variants(first: 25) {
    nodes {
      id
      media(first: 1) {
        nodes {
          id
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment ImageFields on MediaImage {
  id
  image {
    url
    width
    height
  }
  alt
}
fragment ImageOwner on Product {
  id
  legacyResourceId
  handle
}`) as unknown as TypedDocumentString<ImagesPageQuery, ImagesPageQueryVariables>;
export const MoreMediaDocument = new TypedDocumentString(`
    query MoreMedia($id: ID!, $after: String) {
  product(id: $id) {
    media(first: 250, after: $after) {
      nodes {
        id
        ...ImageFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ImageFields on MediaImage {
  id
  image {
    url
    width
    height
  }
  alt
}`) as unknown as TypedDocumentString<MoreMediaQuery, MoreMediaQueryVariables>;
export const MoreVariantImagesDocument = new TypedDocumentString(`
    query MoreVariantImages($id: ID!, $after: String) {
  product(id: $id) {
    variants(first: 250, after: $after) {
      nodes {
        id
        media(first: 1) {
          nodes {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MoreVariantImagesQuery, MoreVariantImagesQueryVariables>;
export const MediaOfProductsDocument = new TypedDocumentString(`
    query MediaOfProducts($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Product {
      id
      media(first: 250) {
        nodes {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MediaOfProductsQuery, MediaOfProductsQueryVariables>;
export const CollectionsPageDocument = new TypedDocumentString(`
    query CollectionsPage($first: Int!, $after: String, $query: String) {
  collections(first: $first, after: $after, query: $query, sortKey: ID) {
    nodes {
      ...CollectionFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CollectionFields on Collection {
  id
  handle
  title
  descriptionHtml
  ruleSet {
    appliedDisjunctively
  }
  sortOrder
  productsCount {
    count
  }
  updatedAt
}`) as unknown as TypedDocumentString<CollectionsPageQuery, CollectionsPageQueryVariables>;
export const ProductsByIdDocument = new TypedDocumentString(`
    query ProductsById($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Product {
      ...ProductFields
    }
  }
}
    fragment ProductFields on Product {
  id
  handle
  title
  descriptionHtml
  vendor
  productType
  tags
  status
  category {
    fullName
  }
  templateSuffix
  seo {
    title
    description
  }
  isGiftCard
  publishedAt
  createdAt
  updatedAt
  onlineStoreUrl
  featuredMedia {
    preview {
      image {
        url
      }
    }
  }
  totalInventory
  variantsCount {
    count
  }
}`) as unknown as TypedDocumentString<ProductsByIdQuery, ProductsByIdQueryVariables>;
export const VariantsByIdDocument = new TypedDocumentString(`
    query VariantsById($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on ProductVariant {
      ...VariantFields
    }
  }
}
    fragment VariantFields on ProductVariant {
  id
  product {
    legacyResourceId
    handle
    title
  }
  selectedOptions {
    name
    value
  }
  inventoryItem {
    sku
    unitCost {
      amount
    }
    tracked
    requiresShipping
    measurement {
      weight {
        value
        unit
      }
    }
    harmonizedSystemCode
    countryCodeOfOrigin
    legacyResourceId
  }
  barcode
  price
  compareAtPrice
  taxable
  taxCode
  inventoryPolicy
  position
  media(first: 1) {
    nodes {
      preview {
        image {
          url
        }
      }
    }
  }
  inventoryQuantity
  updatedAt
}`) as unknown as TypedDocumentString<VariantsByIdQuery, VariantsByIdQueryVariables>;
export const ImagesByIdDocument = new TypedDocumentString(`
    query ImagesById($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on MediaImage {
      ...ImageFields
    }
  }
}
    fragment ImageFields on MediaImage {
  id
  image {
    url
    width
    height
  }
  alt
}`) as unknown as TypedDocumentString<ImagesByIdQuery, ImagesByIdQueryVariables>;
export const CollectionsByIdDocument = new TypedDocumentString(`
    query CollectionsById($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Collection {
      ...CollectionFields
    }
  }
}
    fragment CollectionFields on Collection {
  id
  handle
  title
  descriptionHtml
  ruleSet {
    appliedDisjunctively
  }
  sortOrder
  productsCount {
    count
  }
  updatedAt
}`) as unknown as TypedDocumentString<CollectionsByIdQuery, CollectionsByIdQueryVariables>;
export const UpdateProductDocument = new TypedDocumentString(`
    mutation UpdateProduct($product: ProductUpdateInput!) {
  productUpdate(product: $product) {
    product {
      ...ProductFields
    }
    userErrors {
      field
      message
    }
  }
}
    fragment ProductFields on Product {
  id
  handle
  title
  descriptionHtml
  vendor
  productType
  tags
  status
  category {
    fullName
  }
  templateSuffix
  seo {
    title
    description
  }
  isGiftCard
  publishedAt
  createdAt
  updatedAt
  onlineStoreUrl
  featuredMedia {
    preview {
      image {
        url
      }
    }
  }
  totalInventory
  variantsCount {
    count
  }
}`) as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const UpdateCollectionDocument = new TypedDocumentString(`
    mutation UpdateCollection($collection: CollectionUpdateInput!) {
  collectionUpdate(collection: $collection) {
    collection {
      ...CollectionFields
    }
    userErrors {
      field
      message
    }
  }
}
    fragment CollectionFields on Collection {
  id
  handle
  title
  descriptionHtml
  ruleSet {
    appliedDisjunctively
  }
  sortOrder
  productsCount {
    count
  }
  updatedAt
}`) as unknown as TypedDocumentString<UpdateCollectionMutation, UpdateCollectionMutationVariables>;
export const UpdateVariantsDocument = new TypedDocumentString(`
    mutation UpdateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(
    productId: $productId
    variants: $variants
    allowPartialUpdates: true
  ) {
    productVariants {
      ...VariantFields
    }
    userErrors {
      field
      message
      code
    }
  }
}
    fragment VariantFields on ProductVariant {
  id
  product {
    legacyResourceId
    handle
    title
  }
  selectedOptions {
    name
    value
  }
  inventoryItem {
    sku
    unitCost {
      amount
    }
    tracked
    requiresShipping
    measurement {
      weight {
        value
        unit
      }
    }
    harmonizedSystemCode
    countryCodeOfOrigin
    legacyResourceId
  }
  barcode
  price
  compareAtPrice
  taxable
  taxCode
  inventoryPolicy
  position
  media(first: 1) {
    nodes {
      preview {
        image {
          url
        }
      }
    }
  }
  inventoryQuantity
  updatedAt
}`) as unknown as TypedDocumentString<UpdateVariantsMutation, UpdateVariantsMutationVariables>;
export const ProductsInWindowDocument = new TypedDocumentString(`
    query ProductsInWindow($query: String!) {
  productsCount(query: $query, limit: null) {
    count
  }
}
    `) as unknown as TypedDocumentString<ProductsInWindowQuery, ProductsInWindowQueryVariables>;
export const ProductsWithVariantsDocument = new TypedDocumentString(`
    query ProductsWithVariants($ids: [ID!]!, $variants: Int!) {
  nodes(ids: $ids) {
    ... on Product {
      ...ProductFields
      variants(first: $variants) {
        nodes {
          ...VariantFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment ProductFields on Product {
  id
  handle
  title
  descriptionHtml
  vendor
  productType
  tags
  status
  category {
    fullName
  }
  templateSuffix
  seo {
    title
    description
  }
  isGiftCard
  publishedAt
  createdAt
  updatedAt
  onlineStoreUrl
  featuredMedia {
    preview {
      image {
        url
      }
    }
  }
  totalInventory
  variantsCount {
    count
  }
}
fragment VariantFields on ProductVariant {
  id
  product {
    legacyResourceId
    handle
    title
  }
  selectedOptions {
    name
    value
  }
  inventoryItem {
    sku
    unitCost {
      amount
    }
    tracked
    requiresShipping
    measurement {
      weight {
        value
        unit
      }
    }
    harmonizedSystemCode
    countryCodeOfOrigin
    legacyResourceId
  }
  barcode
  price
  compareAtPrice
  taxable
  taxCode
  inventoryPolicy
  position
  media(first: 1) {
    nodes {
      preview {
        image {
          url
        }
      }
    }
  }
  inventoryQuantity
  updatedAt
}`) as unknown as TypedDocumentString<ProductsWithVariantsQuery, ProductsWithVariantsQueryVariables>;
export const VariantsOfProductDocument = new TypedDocumentString(`
    query VariantsOfProduct($id: ID!, $first: Int!, $after: String) {
  product(id: $id) {
    variants(first: $first, after: $after) {
      nodes {
        ...VariantFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment VariantFields on ProductVariant {
  id
  product {
    legacyResourceId
    handle
    title
  }
  selectedOptions {
    name
    value
  }
  inventoryItem {
    sku
    unitCost {
      amount
    }
    tracked
    requiresShipping
    measurement {
      weight {
        value
        unit
      }
    }
    harmonizedSystemCode
    countryCodeOfOrigin
    legacyResourceId
  }
  barcode
  price
  compareAtPrice
  taxable
  taxCode
  inventoryPolicy
  position
  media(first: 1) {
    nodes {
      preview {
        image {
          url
        }
      }
    }
  }
  inventoryQuantity
  updatedAt
}`) as unknown as TypedDocumentString<VariantsOfProductQuery, VariantsOfProductQueryVariables>;
export const StartBulkQueryDocument = new TypedDocumentString(`
    mutation StartBulkQuery($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation {
      id
      createdAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StartBulkQueryMutation, StartBulkQueryMutationVariables>;
export const BulkQueryStateDocument = new TypedDocumentString(`
    query BulkQueryState($id: ID!) {
  bulkOperation(id: $id) {
    id
    status
    errorCode
    createdAt
    completedAt
    objectCount
    fileSize
    url
    partialDataUrl
  }
}
    `) as unknown as TypedDocumentString<BulkQueryStateQuery, BulkQueryStateQueryVariables>;
export const RunningBulkQueriesDocument = new TypedDocumentString(`
    query RunningBulkQueries {
  bulkOperations(
    first: 10
    query: "operation_type:query"
    sortKey: CREATED_AT
    reverse: true
  ) {
    nodes {
      id
      status
      createdAt
      query
    }
  }
}
    `) as unknown as TypedDocumentString<RunningBulkQueriesQuery, RunningBulkQueriesQueryVariables>;
export const StoreLocationsDocument = new TypedDocumentString(`
    query StoreLocations($after: String) {
  locations(first: 250, after: $after, includeLegacy: true, sortKey: ID) {
    nodes {
      id
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StoreLocationsQuery, StoreLocationsQueryVariables>;
export const SetQuantitiesDocument = new TypedDocumentString(`
    mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SetQuantitiesMutation, SetQuantitiesMutationVariables>;
export const ActivateInventoryDocument = new TypedDocumentString(`
    mutation ActivateInventory($inventoryItemId: ID!, $locationId: ID!, $available: Int, $onHand: Int, $key: String!) {
  inventoryActivate(
    inventoryItemId: $inventoryItemId
    locationId: $locationId
    available: $available
    onHand: $onHand
  ) @idempotent(key: $key) {
    inventoryLevel {
      id
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ActivateInventoryMutation, ActivateInventoryMutationVariables>;
export const UpdateFilesDocument = new TypedDocumentString(`
    mutation UpdateFiles($files: [FileUpdateInput!]!) {
  fileUpdate(files: $files) {
    files {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateFilesMutation, UpdateFilesMutationVariables>;
export const SetMetafieldsDocument = new TypedDocumentString(`
    mutation SetMetafields($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SetMetafieldsMutation, SetMetafieldsMutationVariables>;
export const DeleteMetafieldsDocument = new TypedDocumentString(`
    mutation DeleteMetafields($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) {
    deletedMetafields {
      key
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteMetafieldsMutation, DeleteMetafieldsMutationVariables>;