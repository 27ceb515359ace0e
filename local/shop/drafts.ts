import type { InventoryItemFields, ProductFields, VariantFields } from './model';
import { toMoney } from './money';

/** What Shopify fills in when nothing is said; every value was seen in recordings of new products. */
export function newProductFields(title: string, shopName: string): ProductFields {
  return {
    title,
    handle: '',
    descriptionHtml: '',
    vendor: shopName,
    productType: '',
    tags: [],
    status: 'ACTIVE',
    categoryKey: null,
    templateSuffix: null,
    seo: { title: null, description: null },
    isGiftCard: false,
    giftCardTemplateSuffix: null,
    requiresSellingPlan: false,
    publishedAt: null,
  };
}

export function newVariantFields(currency: string, optionValues: readonly string[]): VariantFields {
  return {
    barcode: null,
    price: toMoney('0', currency),
    compareAtPrice: null,
    taxable: true,
    taxCode: null,
    inventoryPolicy: 'DENY',
    requiresComponents: false,
    showUnitPrice: false,
    unitPriceMeasurement: null,
    optionValues,
    mediaId: null,
  };
}

export const NEW_ITEM: InventoryItemFields = {
  sku: null,
  cost: null,
  tracked: true,
  requiresShipping: true,
  weight: { value: 0, unit: 'KILOGRAMS' },
  harmonizedSystemCode: null,
  countryCodeOfOrigin: null,
  provinceCodeOfOrigin: null,
};
