import { choice, decimal, integer, money, tags, text, time, url, yesNo, type FieldType } from './field-types';

/**
 * The field registry: everything the product knows about a field, in one row. Selection sets, headers, formats,
 * validation, diff, export plan and column documentation are derived from it; no second place names a field.
 */
export interface Field {
  /** Stable: stored in column metadata and in the baseline. */
  key: string;
  header: string;
  /** Other names people know: both Shopify CSV dialects and Matrixify. */
  aliases?: string[];
  type: FieldType;
  /** Path in the GraphQL node; numbers index lists. */
  read: string;
  /** Path in the mutation's input. A field without one is read only, with `companionOnly` it only goes along. */
  write?: string;
  companionOnly?: boolean;
  /** Fields that must be sent in the same input for Shopify to understand this one. */
  companions?: string[];
  /** What an emptied cell sends; `required` refuses it. Only for fields that are written. */
  blank?: { sends: unknown } | 'required';
  /** Most characters that Shopify takes. */
  longest?: number;
  /** Smallest number that Shopify takes. */
  least?: number;
  /** Column width in pixels. */
  width?: number;
  help: string;
}

export type TableName = 'products' | 'variants';

/** One tab's worth of records: which entity, under which headers, written by which mutation. */
export interface TableSpec {
  name: TableName;
  /** Title of the tab when we make it. */
  tab: string;
  entity: 'Product' | 'ProductVariant';
  id: { header: string; aliases: string[] };
  fields: Field[];
}

const TEXT_BLANK = { sends: '' };
const NULL_BLANK = { sends: null };
const LONGEST_TEXT = 255;

const product: Field[] = [
  {
    key: 'handle',
    header: 'Handle',
    aliases: ['URL handle'],
    type: text,
    read: 'handle',
    write: 'handle',
    blank: 'required',
    longest: LONGEST_TEXT,
    width: 160,
    help: 'The last part of the product page’s address. Must be unique in the store.',
  },
  {
    key: 'title',
    header: 'Title',
    type: text,
    read: 'title',
    write: 'title',
    blank: 'required',
    longest: LONGEST_TEXT,
    width: 240,
    help: 'What customers see first. At most 255 characters.',
  },
  {
    key: 'bodyHtml',
    header: 'Body HTML',
    aliases: ['Body (HTML)', 'Description'],
    type: text,
    read: 'descriptionHtml',
    write: 'descriptionHtml',
    blank: TEXT_BLANK,
    width: 240,
    help: 'The description, as HTML. Longer than 50,000 characters is shown as a read-only preview.',
  },
  {
    key: 'vendor',
    header: 'Vendor',
    type: text,
    read: 'vendor',
    write: 'vendor',
    blank: TEXT_BLANK,
    longest: LONGEST_TEXT,
    help: 'Who makes it.',
  },
  {
    key: 'type',
    header: 'Type',
    aliases: ['Product Type'],
    type: text,
    read: 'productType',
    write: 'productType',
    blank: TEXT_BLANK,
    longest: LONGEST_TEXT,
    help: 'Your own kind of product.',
  },
  {
    key: 'tags',
    header: 'Tags',
    type: tags,
    read: 'tags',
    write: 'tags',
    blank: { sends: [] },
    width: 160,
    help: 'Separated by commas. Their order does not matter.',
  },
  {
    key: 'status',
    header: 'Status',
    type: choice({ Active: 'ACTIVE', Draft: 'DRAFT', Archived: 'ARCHIVED', Unlisted: 'UNLISTED' }),
    read: 'status',
    write: 'status',
    blank: 'required',
    help: 'Active, Draft, Archived or Unlisted.',
  },
  {
    key: 'category',
    header: 'Category',
    aliases: ['Product Category', 'Product category'],
    type: text,
    read: 'category.fullName',
    help: 'From Shopify’s product taxonomy. Read only.',
  },
  {
    key: 'templateSuffix',
    header: 'Template Suffix',
    type: text,
    read: 'templateSuffix',
    write: 'templateSuffix',
    blank: NULL_BLANK,
    help: 'The theme template that shows this product.',
  },
  {
    key: 'seoTitle',
    header: 'SEO Title',
    aliases: ['SEO title', 'Metafield: title_tag [string]'],
    type: text,
    read: 'seo.title',
    write: 'seo.title',
    blank: TEXT_BLANK,
    help: 'The title in search results.',
  },
  {
    key: 'seoDescription',
    header: 'SEO Description',
    aliases: ['SEO description', 'Metafield: description_tag [string]'],
    type: text,
    read: 'seo.description',
    write: 'seo.description',
    blank: TEXT_BLANK,
    width: 200,
    help: 'The text in search results.',
  },
  {
    key: 'giftCard',
    header: 'Gift Card',
    aliases: ['Gift card'],
    type: yesNo,
    read: 'isGiftCard',
    help: 'Whether this is a gift card. Read only.',
  },
  {
    key: 'publishedAt',
    header: 'Published At',
    type: time,
    read: 'publishedAt',
    help: 'When it was published to the online store. Read only.',
  },
  { key: 'createdAt', header: 'Created At', type: time, read: 'createdAt', help: 'Read only.' },
  { key: 'updatedAt', header: 'Updated At', type: time, read: 'updatedAt', help: 'Read only.' },
  { key: 'url', header: 'URL', type: url, read: 'onlineStoreUrl', help: 'The product page. Read only.' },
  {
    key: 'imageSrc',
    header: 'Image Src',
    aliases: ['Product image URL'],
    type: url,
    read: 'featuredMedia.preview.image.url',
    help: 'The first image. Read only.',
  },
  {
    key: 'totalInventory',
    header: 'Total Inventory Qty',
    type: integer,
    read: 'totalInventory',
    help: 'Over all variants and locations. Read only.',
  },
  {
    key: 'variantsCount',
    header: 'Variants Count',
    type: integer,
    read: 'variantsCount.count',
    help: 'Read only.',
  },
];

const OPTION_VALUES = [
  'option1Name',
  'option1Value',
  'option2Name',
  'option2Value',
  'option3Name',
  'option3Value',
];

function option(number: 1 | 2 | 3): Field[] {
  const index = number - 1;
  return [
    {
      key: `option${number}Name`,
      header: `Option${number} Name`,
      aliases: [`Option${number} name`],
      type: text,
      read: `selectedOptions.${index}.name`,
      write: `optionValues.${index}.optionName`,
      companionOnly: true,
      help: 'Read only here.',
    },
    {
      key: `option${number}Value`,
      header: `Option${number} Value`,
      aliases: [`Option${number} value`],
      type: text,
      read: `selectedOptions.${index}.value`,
      write: `optionValues.${index}.name`,
      companions: OPTION_VALUES,
      blank: 'required',
      longest: LONGEST_TEXT,
      help: 'What tells this variant from its siblings.',
    },
  ];
}

const variant: Field[] = [
  {
    key: 'productId',
    header: 'Product ID',
    type: text,
    read: 'product.legacyResourceId',
    help: 'The product it belongs to. Read only.',
  },
  {
    key: 'handle',
    header: 'Handle',
    aliases: ['URL handle'],
    type: text,
    read: 'product.handle',
    width: 160,
    help: 'Of the product. Read only here.',
  },
  {
    key: 'title',
    header: 'Title',
    type: text,
    read: 'product.title',
    width: 240,
    help: 'Of the product. Edit it in the tab Products.',
  },
  ...option(1),
  ...option(2),
  ...option(3),
  {
    key: 'sku',
    header: 'Variant SKU',
    aliases: ['SKU'],
    type: text,
    read: 'inventoryItem.sku',
    write: 'inventoryItem.sku',
    blank: TEXT_BLANK,
    longest: LONGEST_TEXT,
    help: 'Your stock keeping unit.',
  },
  {
    key: 'barcode',
    header: 'Variant Barcode',
    aliases: ['Barcode'],
    type: text,
    read: 'barcode',
    write: 'barcode',
    blank: TEXT_BLANK,
    longest: LONGEST_TEXT,
    help: 'Kept to the digit, leading zeros too.',
  },
  {
    key: 'price',
    header: 'Variant Price',
    aliases: ['Price'],
    type: money,
    read: 'price',
    write: 'price',
    blank: 'required',
    least: 0,
    help: 'In the store’s currency.',
  },
  {
    key: 'compareAtPrice',
    header: 'Variant Compare At Price',
    aliases: ['Compare-at price'],
    type: money,
    read: 'compareAtPrice',
    write: 'compareAtPrice',
    blank: NULL_BLANK,
    least: 0,
    help: 'The price before a reduction.',
  },
  {
    key: 'cost',
    header: 'Variant Cost',
    aliases: ['Cost per item'],
    type: money,
    read: 'inventoryItem.unitCost.amount',
    write: 'inventoryItem.cost',
    blank: NULL_BLANK,
    least: 0,
    help: 'What one piece costs you.',
  },
  {
    key: 'taxable',
    header: 'Variant Taxable',
    aliases: ['Charge tax'],
    type: yesNo,
    read: 'taxable',
    write: 'taxable',
    blank: 'required',
    help: 'TRUE or FALSE.',
  },
  {
    key: 'taxCode',
    header: 'Variant Tax Code',
    aliases: ['Tax code'],
    type: text,
    read: 'taxCode',
    write: 'taxCode',
    blank: TEXT_BLANK,
    help: 'For Avalara.',
  },
  {
    key: 'tracker',
    header: 'Variant Inventory Tracker',
    aliases: ['Inventory tracker'],
    type: choice({ shopify: true, '': false }),
    read: 'inventoryItem.tracked',
    write: 'inventoryItem.tracked',
    blank: { sends: false },
    help: '“shopify” where Shopify counts the stock, else blank.',
  },
  {
    key: 'inventoryPolicy',
    header: 'Variant Inventory Policy',
    aliases: ['Continue selling when out of stock'],
    type: choice({ deny: 'DENY', continue: 'CONTINUE' }),
    read: 'inventoryPolicy',
    write: 'inventoryPolicy',
    blank: 'required',
    help: '“deny” or “continue” selling when out of stock.',
  },
  {
    key: 'requiresShipping',
    header: 'Variant Requires Shipping',
    aliases: ['Requires shipping'],
    type: yesNo,
    read: 'inventoryItem.requiresShipping',
    write: 'inventoryItem.requiresShipping',
    blank: 'required',
    help: 'TRUE or FALSE.',
  },
  {
    key: 'weight',
    header: 'Variant Weight',
    type: decimal,
    read: 'inventoryItem.measurement.weight.value',
    write: 'inventoryItem.measurement.weight.value',
    companions: ['weightUnit'],
    blank: { sends: 0 },
    least: 0,
    help: 'In the unit beside it.',
  },
  {
    key: 'weightUnit',
    header: 'Variant Weight Unit',
    aliases: ['Weight unit for display'],
    type: choice({ kg: 'KILOGRAMS', g: 'GRAMS', lb: 'POUNDS', oz: 'OUNCES' }),
    read: 'inventoryItem.measurement.weight.unit',
    write: 'inventoryItem.measurement.weight.unit',
    companions: ['weight'],
    blank: 'required',
    help: 'kg, g, lb or oz.',
  },
  {
    key: 'hsCode',
    header: 'Variant HS Code',
    aliases: ['HS Code'],
    type: text,
    read: 'inventoryItem.harmonizedSystemCode',
    write: 'inventoryItem.harmonizedSystemCode',
    blank: NULL_BLANK,
    help: 'For customs: 6 to 13 digits.',
  },
  {
    key: 'countryOfOrigin',
    header: 'Variant Country of Origin',
    aliases: ['COO'],
    type: text,
    read: 'inventoryItem.countryCodeOfOrigin',
    write: 'inventoryItem.countryCodeOfOrigin',
    blank: NULL_BLANK,
    help: 'Two letters, such as PT.',
  },
  {
    key: 'position',
    header: 'Variant Position',
    type: integer,
    read: 'position',
    help: 'Among its siblings. Read only.',
  },
  {
    key: 'image',
    header: 'Variant Image',
    aliases: ['Variant image URL'],
    type: url,
    read: 'media(first: 1).nodes.0.preview.image.url',
    help: 'Read only.',
  },
  {
    key: 'quantity',
    header: 'Variant Inventory Qty',
    aliases: ['Inventory quantity'],
    type: integer,
    read: 'inventoryQuantity',
    help: 'Over all locations. Read only here.',
  },
  {
    key: 'inventoryItemId',
    header: 'Variant Inventory Item ID',
    type: text,
    read: 'inventoryItem.legacyResourceId',
    help: 'Read only.',
  },
  { key: 'updatedAt', header: 'Updated At', type: time, read: 'updatedAt', help: 'Read only.' },
];

export const TABLES: Record<TableName, TableSpec> = {
  products: {
    name: 'products',
    tab: 'Products',
    entity: 'Product',
    id: { header: 'ID', aliases: ['Product ID'] },
    fields: product,
  },
  variants: {
    name: 'variants',
    tab: 'Variants',
    entity: 'ProductVariant',
    id: { header: 'Variant ID', aliases: ['ID'] },
    fields: variant,
  },
};

/** Columns that are about the row, not about the record; always the last ones of a table. */
export const ROW_COLUMNS = [
  { key: 'command', header: 'Command', help: 'Empty, or IGNORE to leave this row out of every export.' },
  { key: 'syncStatus', header: 'Sync Status', help: 'What happened to this row last.' },
  { key: 'syncMessage', header: 'Sync Message', help: 'What happened, in words.' },
] as const;

export const ID_KEY = 'id';

/** Every entity has a field with this key: the words that name a record for people. */
export const TITLE_KEY = 'title';

export function isEditable(field: Field): boolean {
  return field.write !== undefined && field.companionOnly !== true;
}

export function mustGetField(spec: TableSpec, key: string): Field {
  const field = spec.fields.find((candidate) => candidate.key === key);
  if (!field) throw new Error(`The table ${spec.name} has no field "${key}"`);
  return field;
}
