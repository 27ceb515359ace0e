import type { FileRecord } from '../files/model';
import type {
  InventoryItemRecord,
  InventoryLevelRecord,
  LocationRecord,
  OptionRecord,
  ProductRecord,
  VariantRecord,
} from '../model';
import { variantTitle } from '../model';
import { countryName, provinceName } from '../countries';
import { zoneOffsetMs } from '../search/dates';
import { stockOf } from '../stock';

export type Json = Readonly<Record<string, unknown>>;

/** REST never returns more variants of a product than these [D]. */
export const MAX_VARIANTS = 100;

const GRAMS = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349_523_125, POUNDS: 453.592_37 } as const;
const UNITS = { GRAMS: 'g', KILOGRAMS: 'kg', OUNCES: 'oz', POUNDS: 'lb' } as const;

/** REST gives times in the store's own zone. */
export function localTime(iso: string | null, timeZone: string): string | null {
  if (iso === null) return null;
  const offset = zoneOffsetMs(timeZone, Date.parse(iso));
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const local = new Date(Date.parse(iso) + offset).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function dates(record: { createdAt: string; updatedAt: string }, timeZone: string): Json {
  return {
    created_at: localTime(record.createdAt, timeZone),
    updated_at: localTime(record.updatedAt, timeZone),
  };
}

const numberOf = (gid: string): number => Number(/(\d+)$/.exec(gid)?.[1] ?? '0');

export function productJson(product: ProductRecord, timeZone: string): Json {
  const images = product.media
    .filter((file) => file.__typename === 'MediaImage')
    .map((file, index) => imageJson(file, index, product, timeZone));
  return {
    id: product.numericId,
    title: product.title,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    ...dates(product, timeZone),
    handle: product.handle,
    published_at: localTime(product.publishedAt, timeZone),
    template_suffix: product.templateSuffix,
    published_scope: 'global',
    tags: product.tags.join(', '),
    status: product.status.toLowerCase(),
    admin_graphql_api_id: product.id,
    variants: product.variants.slice(0, MAX_VARIANTS).map((variant) => variantJson(variant, timeZone)),
    options: product.options.map((option, index) => optionJson(option, index, product)),
    images,
    image: images[0] ?? null,
  };
}

function optionJson(option: OptionRecord, index: number, product: ProductRecord): Json {
  return {
    id: option.numericId,
    product_id: product.numericId,
    name: option.name,
    position: index + 1,
    values: option.optionValues.map(({ name }) => name),
  };
}

function imageJson(file: FileRecord, index: number, product: ProductRecord, timeZone: string): Json {
  return {
    id: numberOf(file.imageId),
    alt: file.alt === '' ? null : file.alt,
    position: index + 1,
    product_id: product.numericId,
    ...dates(file, timeZone),
    admin_graphql_api_id: file.imageId,
    width: file.width,
    height: file.height,
    src: file.url,
    variant_ids: product.variants.filter(({ mediaId }) => mediaId === file.id).map((one) => one.numericId),
  };
}

export function variantJson(variant: VariantRecord, timeZone: string): Json {
  const { inventoryItem: item } = variant;
  const [option1 = null, option2 = null, option3 = null] = variant.optionValues;
  const image = variant.product.media.find(({ id }) => id === variant.mediaId);
  const stock = stockOf(variant);
  return {
    id: variant.numericId,
    product_id: variant.product.numericId,
    title: variantTitle(variant.optionValues),
    price: variant.price,
    position: variant.position,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    compare_at_price: variant.compareAtPrice,
    option1,
    option2,
    option3,
    ...dates(variant, timeZone),
    taxable: variant.taxable,
    barcode: variant.barcode,
    fulfillment_service: 'manual',
    grams: Math.round(item.weight.value * GRAMS[item.weight.unit]),
    inventory_management: item.tracked ? 'shopify' : null,
    requires_shipping: item.requiresShipping,
    sku: item.sku,
    weight: item.weight.value,
    weight_unit: UNITS[item.weight.unit],
    inventory_item_id: item.numericId,
    inventory_quantity: stock,
    old_inventory_quantity: stock,
    admin_graphql_api_id: variant.id,
    image_id: image ? numberOf(image.imageId) : null,
  };
}

export function itemJson(item: InventoryItemRecord, timeZone: string): Json {
  return {
    id: item.numericId,
    sku: item.sku,
    ...dates(item, timeZone),
    requires_shipping: item.requiresShipping,
    cost: item.cost,
    country_code_of_origin: item.countryCodeOfOrigin,
    province_code_of_origin: item.provinceCodeOfOrigin,
    harmonized_system_code: item.harmonizedSystemCode,
    tracked: item.tracked,
    country_harmonized_system_codes: [],
    admin_graphql_api_id: item.id,
  };
}

export function levelJson(level: InventoryLevelRecord, timeZone: string): Json {
  return {
    inventory_item_id: level.item.numericId,
    location_id: level.location.numericId,
    available: level.quantities.available,
    updated_at: localTime(level.updatedAt, timeZone),
    admin_graphql_api_id: level.id,
  };
}

export function locationJson(location: LocationRecord, timeZone: string): Json {
  const { address } = location;
  const country = countryName(address.countryCode);
  const province = provinceName(address.countryCode, address.provinceCode);
  return {
    id: location.numericId,
    name: location.name,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province,
    country: address.countryCode,
    phone: address.phone,
    ...dates(location, timeZone),
    country_code: address.countryCode,
    country_name: country,
    province_code: address.provinceCode,
    legacy: false,
    active: location.isActive,
    admin_graphql_api_id: location.id,
    localized_country_name: country,
    localized_province_name: province,
  };
}
