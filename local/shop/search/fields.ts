import type {
  InventoryItemRecord,
  InventoryLevelRecord,
  LocationRecord,
  ProductRecord,
  VariantRecord,
} from '../model';
import type { BulkOperationRecord } from '../bulk/model';
import { contentTypeOf } from '../files/model';
import type { FileRecord } from '../files/model';
import type { CollectionRecord } from '../collections/model';
import type { EventRecord } from '../events';
import type { RedirectRecord } from '../redirects';
import type { DefinitionRecord } from '../metafields/model';
import { countryName, provinceName } from '../countries';
import { hasOnlyDefaultVariant, variantTitle } from '../model';
import { stockOf, totalInventory, tracksInventory } from '../stock';
import { decimal, exact, flag, not, number, text, time } from './matchers';
import type { FieldMatcher } from './matchers';

/** The filters that a connection's `query` argument knows; the names are those of the schema's descriptions. */
export interface SearchFields<T> {
  /** For terms without a field. */
  anywhere: FieldMatcher<T>;
  fields: Readonly<Record<string, FieldMatcher<T>>>;
}

const skusOf = (product: ProductRecord): (string | null)[] =>
  product.variants.map((variant) => variant.inventoryItem.sku);

const barcodesOf = (product: ProductRecord): (string | null)[] =>
  product.variants.map((variant) => variant.barcode);

export const PRODUCT_FIELDS: SearchFields<ProductRecord> = {
  anywhere: text((product) => [
    product.title,
    product.vendor,
    product.productType,
    product.handle,
    ...product.tags,
    ...skusOf(product).map((sku) => sku ?? ''),
    ...barcodesOf(product).map((barcode) => barcode ?? ''),
    ...product.variants.map((variant) => variantTitle(variant.optionValues)),
  ]),
  fields: {
    barcode: exact(barcodesOf),
    category_id: exact((product) => [product.categoryKey]),
    created_at: time((product) => product.createdAt),
    gift_card: flag((product) => product.isGiftCard),
    handle: exact((product) => [product.handle]),
    has_only_default_variant: flag(hasOnlyDefaultVariant),
    id: number((product) => [product.numericId]),
    inventory_total: number((product) => [totalInventory(product)]),
    is_price_reduced: flag((product) => product.variants.some((variant) => variant.compareAtPrice !== null)),
    out_of_stock_somewhere: flag((product) => product.variants.some((variant) => stockOf(variant) <= 0)),
    price: decimal((product) => product.variants.map((variant) => variant.price)),
    product_type: exact((product) => [product.productType]),
    published_at: time((product) => product.publishedAt),
    published_status: exact((product) => (product.publishedAt ? ['published', 'visible'] : ['unpublished'])),
    sku: exact(skusOf),
    status: exact((product) => [product.status]),
    tag: exact((product) => product.tags),
    tag_not: not(exact((product) => product.tags)),
    title: text((product) => [product.title]),
    tracks_inventory: flag(tracksInventory),
    updated_at: time((product) => product.updatedAt),
    vendor: exact((product) => [product.vendor]),
  },
};

export const VARIANT_FIELDS: SearchFields<VariantRecord> = {
  anywhere: text((variant) => [
    variant.product.title,
    variantTitle(variant.optionValues),
    variant.inventoryItem.sku ?? '',
    variant.barcode ?? '',
    variant.product.vendor,
  ]),
  fields: {
    barcode: exact((variant) => [variant.barcode]),
    gift_card: flag((variant) => variant.product.isGiftCard),
    id: number((variant) => [variant.numericId]),
    inventory_quantity: number((variant) => [stockOf(variant)]),
    location_id: number((variant) => [...variant.inventoryItem.levels.keys()]),
    managed: flag((variant) => variant.inventoryItem.tracked),
    option1: exact((variant) => [variant.optionValues[0] ?? null]),
    option2: exact((variant) => [variant.optionValues[1] ?? null]),
    option3: exact((variant) => [variant.optionValues[2] ?? null]),
    product_id: number((variant) => [variant.product.numericId]),
    product_ids: number((variant) => [variant.product.numericId]),
    product_status: exact((variant) => [variant.product.status]),
    product_type: exact((variant) => [variant.product.productType]),
    published_status: exact((variant) =>
      variant.product.publishedAt ? ['published', 'visible'] : ['unpublished'],
    ),
    requires_components: flag((variant) => variant.requiresComponents),
    sku: exact((variant) => [variant.inventoryItem.sku]),
    tag: exact((variant) => variant.product.tags),
    tag_not: not(exact((variant) => variant.product.tags)),
    taxable: flag((variant) => variant.taxable),
    title: text((variant) => [variantTitle(variant.optionValues)]),
    updated_at: time((variant) => variant.updatedAt),
    vendor: exact((variant) => [variant.product.vendor]),
  },
};

/** `tracked` is not among them: a recording answers it with the warning for an unknown field. */
export const INVENTORY_ITEM_FIELDS: SearchFields<InventoryItemRecord> = {
  anywhere: text((item) => [item.sku ?? '']),
  fields: {
    created_at: time((item) => item.createdAt),
    id: number((item) => [item.numericId]),
    sku: exact((item) => [item.sku]),
    updated_at: time((item) => item.updatedAt),
  },
};

/** `location_id` is not among them (recorded). */
export const INVENTORY_LEVEL_FIELDS: SearchFields<InventoryLevelRecord> = {
  anywhere: text(() => []),
  fields: {
    created_at: time((level) => level.createdAt),
    id: number((level) => [level.numericId]),
    inventory_item_id: number((level) => [level.item.numericId]),
    updated_at: time((level) => level.updatedAt),
  },
};

export const LOCATION_FIELDS: SearchFields<LocationRecord> = {
  anywhere: text((location) => [location.name, countryName(location.address.countryCode)]),
  fields: {
    active: flag((location) => location.isActive),
    address1: text((location) => [location.address.address1 ?? '']),
    address2: text((location) => [location.address.address2 ?? '']),
    city: exact((location) => [location.address.city]),
    country: exact((location) => [countryName(location.address.countryCode)]),
    province: exact((location) => [
      provinceName(location.address.countryCode, location.address.provinceCode),
    ]),
    zip: exact((location) => [location.address.zip]),
    created_at: time((location) => location.createdAt),
    location_id: number((location) => [location.numericId]),
    name: text((location) => [location.name]),
  },
};

export const METAFIELD_DEFINITION_FIELDS: SearchFields<DefinitionRecord> = {
  anywhere: text((one) => [one.name, one.namespace, one.key]),
  fields: {
    id: number((one) => [one.numericId]),
    key: exact((one) => [one.key]),
    namespace: exact((one) => [one.namespace]),
    owner_type: exact((one) => [one.ownerType]),
    type: exact((one) => [one.type]),
  },
};

export const BULK_OPERATION_FIELDS: SearchFields<BulkOperationRecord> = {
  anywhere: text(() => []),
  fields: {
    created_at: time((one) => one.createdAt),
    completed_at: time((one) => one.completedAt),
    id: number((one) => [one.numericId]),
    operation_type: exact((one) => [one.type]),
    status: exact((one) => [one.status]),
  },
};

export const FILE_FIELDS: SearchFields<FileRecord> = {
  anywhere: text((file) => [file.filename, file.alt]),
  fields: {
    created_at: time((file) => file.createdAt),
    filename: exact((file) => [file.filename, file.filename.replace(/\.[^.]+$/, '')]),
    id: number((file) => [file.numericId]),
    ids: number((file) => [file.numericId]),
    media_type: exact((file) => [file.__typename, contentTypeOf(file)]),
    updated_at: time((file) => file.updatedAt),
  },
};

export const COLLECTION_FIELDS: SearchFields<CollectionRecord> = {
  anywhere: text((one) => [one.title, one.handle]),
  fields: {
    collection_type: exact((one) => [one.ruleSet ? 'smart' : 'custom']),
    handle: exact((one) => [one.handle]),
    id: number((one) => [one.numericId]),
    title: text((one) => [one.title]),
    updated_at: time((one) => one.updatedAt),
  },
};

export const EVENT_FIELDS: SearchFields<EventRecord> = {
  anywhere: text(() => []),
  fields: {
    action: exact((one) => [one.action]),
    comments: flag(() => false),
    created_at: time((one) => one.createdAt),
    id: number((one) => [one.numericId]),
    subject_type: exact((one) => [one.subjectType]),
  },
};

export const REDIRECT_FIELDS: SearchFields<RedirectRecord> = {
  anywhere: text((one) => [one.path, one.target]),
  fields: {
    id: number((one) => [one.numericId]),
    path: exact((one) => [one.path]),
    target: exact((one) => [one.target]),
  },
};
