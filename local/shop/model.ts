/** The records of the store. They change only through `state.ts`; everybody else sees them read-only. */

import type { FileRecord } from './files/model';

export type EntityType =
  | 'Shop'
  | 'Product'
  | 'ProductVariant'
  | 'InventoryItem'
  | 'InventoryLevel'
  | 'Location'
  | 'ProductOption'
  | 'ProductOptionValue'
  | 'MediaImage'
  | 'ProductImage'
  | 'InventoryLevelEntry'
  | 'InventoryAdjustmentGroup'
  | 'Video'
  | 'ExternalVideo'
  | 'Model3d'
  | 'GenericFile'
  | 'ImageSource'
  | 'Metafield'
  | 'MetafieldDefinition'
  | 'BulkOperation'
  | 'Collection'
  | 'Publication'
  | 'Job'
  | 'BasicEvent'
  | 'UrlRedirect'
  | 'ProductSetOperation'
  | 'ProductDeleteOperation'
  | 'ProductDuplicateOperation'
  | 'SavedSearch';

export type ProductStatus = 'ACTIVE' | 'ARCHIVED' | 'DRAFT' | 'UNLISTED';
export type InventoryPolicy = 'CONTINUE' | 'DENY';
export type WeightUnit = 'GRAMS' | 'KILOGRAMS' | 'OUNCES' | 'POUNDS';

interface Stored {
  readonly id: string;
  readonly numericId: number;
}

/** Times are ISO text with second precision, as the API gives them. */
interface Dated {
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Seo {
  readonly title: string | null;
  readonly description: string | null;
}

export interface OptionValueRecord extends Stored {
  readonly __typename: 'ProductOptionValue';
  readonly name: string;
}

export interface OptionRecord extends Stored {
  readonly __typename: 'ProductOption';
  readonly name: string;
  /** All values ever declared, in order; some may be without a variant. */
  readonly optionValues: readonly OptionValueRecord[];
}

export interface ProductFields {
  readonly title: string;
  readonly handle: string;
  readonly descriptionHtml: string;
  readonly vendor: string;
  readonly productType: string;
  /** Sorted as the API gives them. */
  readonly tags: readonly string[];
  readonly status: ProductStatus;
  /** Key of the taxonomy node, e.g. `aa-1-1`. */
  readonly categoryKey: string | null;
  readonly templateSuffix: string | null;
  readonly seo: Seo;
  readonly isGiftCard: boolean;
  readonly giftCardTemplateSuffix: string | null;
  readonly requiresSellingPlan: boolean;
  readonly publishedAt: string | null;
}

export interface ProductRecord extends Stored, Dated, ProductFields {
  readonly __typename: 'Product';
  readonly options: readonly OptionRecord[];
  /** In order of position. */
  readonly variants: readonly VariantRecord[];
  /** In order of position. */
  readonly media: readonly FileRecord[];
}

export interface UnitPriceMeasurement {
  readonly quantityValue: number;
  readonly quantityUnit: string | null;
  readonly referenceValue: number;
  readonly referenceUnit: string | null;
}

export interface VariantFields {
  readonly barcode: string | null;
  /** Decimal text with the decimals of the store's currency. */
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly taxable: boolean;
  readonly taxCode: string | null;
  readonly inventoryPolicy: InventoryPolicy;
  readonly requiresComponents: boolean;
  readonly showUnitPrice: boolean;
  readonly unitPriceMeasurement: UnitPriceMeasurement | null;
  /** One value name per option of the product, in the product's order. */
  readonly optionValues: readonly string[];
  readonly mediaId: string | null;
}

export interface VariantRecord extends Stored, Dated, VariantFields {
  readonly __typename: 'ProductVariant';
  readonly product: ProductRecord;
  readonly inventoryItem: InventoryItemRecord;
  readonly position: number;
}

export interface InventoryItemFields {
  readonly sku: string | null;
  /** Decimal text, or null where no cost is known. */
  readonly cost: string | null;
  readonly tracked: boolean;
  readonly requiresShipping: boolean;
  readonly weight: { readonly value: number; readonly unit: WeightUnit };
  readonly harmonizedSystemCode: string | null;
  readonly countryCodeOfOrigin: string | null;
  readonly provinceCodeOfOrigin: string | null;
}

export interface InventoryItemRecord extends Stored, Dated, InventoryItemFields {
  readonly __typename: 'InventoryItem';
  readonly variant: VariantRecord;
  /** By numeric location id. */
  readonly levels: ReadonlyMap<number, InventoryLevelRecord>;
}

/** All quantities but `on_hand`, which is the sum of these without `incoming`. */
export interface Quantities {
  readonly available: number;
  readonly committed: number;
  readonly reserved: number;
  readonly damaged: number;
  readonly safety_stock: number;
  readonly quality_control: number;
  readonly incoming: number;
}

export interface InventoryLevelRecord extends Stored, Dated {
  readonly __typename: 'InventoryLevel';
  readonly item: InventoryItemRecord;
  readonly location: LocationRecord;
  readonly isActive: boolean;
  readonly quantities: Quantities;
}

export interface LocationAddress {
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly countryCode: string;
  readonly phone: string | null;
  readonly provinceCode: string | null;
  readonly zip: string | null;
}

export interface LocationRecord extends Stored, Dated {
  readonly __typename: 'Location';
  readonly name: string;
  readonly isActive: boolean;
  readonly fulfillsOnlineOrders: boolean;
  readonly address: LocationAddress;
  /** The number in the gid of every inventory level here. */
  readonly levelNumber: number;
  /** By numeric inventory item id. */
  readonly levels: ReadonlyMap<number, InventoryLevelRecord>;
}

export const NO_ADDRESS: LocationAddress = {
  address1: null,
  address2: null,
  city: null,
  countryCode: 'US',
  phone: null,
  provinceCode: null,
  zip: null,
};

export const NO_STOCK: Quantities = {
  available: 0,
  committed: 0,
  reserved: 0,
  damaged: 0,
  safety_stock: 0,
  quality_control: 0,
  incoming: 0,
};

export function onHand(quantities: Quantities): number {
  return (
    quantities.available +
    quantities.committed +
    quantities.reserved +
    quantities.damaged +
    quantities.safety_stock +
    quantities.quality_control
  );
}

export const DEFAULT_OPTION_NAME = 'Title';
export const DEFAULT_OPTION_VALUE = 'Default Title';

/** A product without options of its own has one option `Title` with the value `Default Title`. */
export function hasOnlyDefaultVariant(product: ProductRecord): boolean {
  const [option] = product.options;
  return (
    product.options.length === 1 &&
    option?.name === DEFAULT_OPTION_NAME &&
    product.variants.length === 1 &&
    product.variants[0]?.optionValues[0] === DEFAULT_OPTION_VALUE
  );
}

export function variantTitle(optionValues: readonly string[]): string {
  return optionValues.join(' / ');
}
