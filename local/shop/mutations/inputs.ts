import type { MediaType } from '../files/model';
import type { MetafieldInput } from '../metafields/check';
import type { InventoryPolicy, ProductStatus, WeightUnit } from '../model';

/** Inputs as the schema describes them; null and absent differ: null clears, absent leaves alone. */
type Maybe<T> = T | null | undefined;

export interface ProductFieldsInput {
  title?: Maybe<string>;
  descriptionHtml?: Maybe<string>;
  handle?: Maybe<string>;
  redirectNewHandle?: Maybe<boolean>;
  vendor?: Maybe<string>;
  productType?: Maybe<string>;
  tags?: Maybe<string[]>;
  status?: Maybe<ProductStatus>;
  category?: Maybe<string>;
  templateSuffix?: Maybe<string>;
  giftCardTemplateSuffix?: Maybe<string>;
  requiresSellingPlan?: Maybe<boolean>;
  seo?: Maybe<{ title?: Maybe<string>; description?: Maybe<string> }>;
}

export interface ProductInput extends ProductFieldsInput {
  id?: Maybe<string>;
  giftCard?: Maybe<boolean>;
  productOptions?: Maybe<OptionCreateInput[]>;
  metafields?: Maybe<MetafieldInput[]>;
  collectionsToJoin?: Maybe<string[]>;
  collectionsToLeave?: Maybe<string[]>;
}

export interface OptionCreateInput {
  name?: Maybe<string>;
  position?: Maybe<number>;
  values?: Maybe<{ name?: Maybe<string> }[]>;
}

export interface MediaInput {
  originalSource: string;
  alt?: Maybe<string>;
  mediaContentType: MediaType;
}

export interface VariantOptionValueInput {
  id?: Maybe<string>;
  name?: Maybe<string>;
  optionId?: Maybe<string>;
  optionName?: Maybe<string>;
}

export interface InventoryItemInput {
  sku?: Maybe<string>;
  cost?: Maybe<string | number>;
  tracked?: Maybe<boolean>;
  requiresShipping?: Maybe<boolean>;
  harmonizedSystemCode?: Maybe<string>;
  countryCodeOfOrigin?: Maybe<string>;
  provinceCodeOfOrigin?: Maybe<string>;
  measurement?: Maybe<{ weight?: Maybe<{ value: number; unit: WeightUnit }> }>;
}

export interface QuantityAdjustment {
  locationId: string;
  adjustment: number;
  changeFromQuantity?: Maybe<number>;
}

export interface VariantInput {
  id?: Maybe<string>;
  barcode?: Maybe<string>;
  price?: Maybe<string | number>;
  compareAtPrice?: Maybe<string | number>;
  taxable?: Maybe<boolean>;
  taxCode?: Maybe<string>;
  inventoryPolicy?: Maybe<InventoryPolicy>;
  requiresComponents?: Maybe<boolean>;
  showUnitPrice?: Maybe<boolean>;
  unitPriceMeasurement?: Maybe<{
    quantityValue?: Maybe<number>;
    quantityUnit?: Maybe<string>;
    referenceValue?: Maybe<number>;
    referenceUnit?: Maybe<string>;
  }>;
  mediaId?: Maybe<string>;
  mediaSrc?: Maybe<string[]>;
  metafields?: Maybe<MetafieldInput[]>;
  quantityAdjustments?: Maybe<QuantityAdjustment[]>;
  optionValues?: Maybe<VariantOptionValueInput[]>;
  inventoryItem?: Maybe<InventoryItemInput>;
  inventoryQuantities?: Maybe<{ availableQuantity: number; locationId: string }[]>;
}
