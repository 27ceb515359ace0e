import { parse } from 'csv-parse/sync';
import type { InventoryPolicy, ProductStatus, WeightUnit } from '../model';
import { categoryKeyByName } from '../taxonomy';
import type { SeedProduct, SeedVariant } from './simple';

/** A column under its old name and under its name since October 2024; Shopify's two dialects share none. */
const COLUMNS = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  description: ['Body (HTML)', 'Description'],
  vendor: ['Vendor'],
  category: ['Product Category', 'Product category'],
  type: ['Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  option1Name: ['Option1 Name', 'Option1 name'],
  option1Value: ['Option1 Value', 'Option1 value'],
  option2Name: ['Option2 Name', 'Option2 name'],
  option2Value: ['Option2 Value', 'Option2 value'],
  option3Name: ['Option3 Name', 'Option3 name'],
  option3Value: ['Option3 Value', 'Option3 value'],
  sku: ['Variant SKU', 'SKU'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  weightUnit: ['Variant Weight Unit', 'Weight unit for display'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  price: ['Variant Price', 'Price'],
  compareAtPrice: ['Variant Compare At Price', 'Compare-at price'],
  cost: ['Cost per item'],
  requiresShipping: ['Variant Requires Shipping', 'Requires shipping'],
  taxable: ['Variant Taxable', 'Charge tax'],
  taxCode: ['Variant Tax Code', 'Tax code'],
  barcode: ['Variant Barcode', 'Barcode'],
  imageUrl: ['Image Src', 'Product image URL'],
  imageAlt: ['Image Alt Text', 'Image alt text'],
  variantImage: ['Variant Image', 'Variant image URL'],
  giftCard: ['Gift Card', 'Gift card'],
  seoTitle: ['SEO Title', 'SEO title'],
  seoDescription: ['SEO Description', 'SEO description'],
} as const;

type Column = keyof typeof COLUMNS;
type Row = Readonly<Record<string, string>>;

function read(row: Row, column: Column): string {
  for (const name of COLUMNS[column]) {
    const value = row[name];
    if (value !== undefined) return value;
  }
  return '';
}

const orNull = (text: string): string | null => (text === '' ? null : text);

const isTrue = (text: string, otherwise: boolean): boolean =>
  text === '' ? otherwise : /^true$/i.test(text.trim());

/** Rows with the same handle are one product; the first carries its fields, all may carry variants and images. */
export function productsFromCsv(text: string): SeedProduct[] {
  const rows: Row[] = parse(text, {
    columns: true,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const groups = new Map<string, Row[]>();
  rows.forEach((row, index) => {
    // A new product without variants needs no handle; it is then known by its title alone.
    const key = read(row, 'handle') || `row ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  });
  return [...groups.values()].map(toProduct);
}

function toProduct(rows: readonly Row[]): SeedProduct {
  const [first] = rows;
  if (!first) throw new Error('A group of rows cannot be empty');
  const optionNames = (['option1Name', 'option2Name', 'option3Name'] as const)
    .map((column) => read(first, column))
    .filter((name) => name !== '');
  const variantRows = rows.filter((row) => optionNames.length === 0 || read(row, 'option1Value') !== '');
  const handle = read(first, 'handle');
  const variants = variantRows.map((row) => toVariant(row, optionNames.length));
  const product: SeedProduct = {
    title: read(first, 'title'),
    descriptionHtml: read(first, 'description'),
    productType: read(first, 'type'),
    tags: [read(first, 'tags')],
    status: toStatus(read(first, 'status')),
    categoryKey: categoryKeyByName(read(first, 'category')),
    isGiftCard: isTrue(read(first, 'giftCard'), false),
    seo: { title: orNull(read(first, 'seoTitle')), description: orNull(read(first, 'seoDescription')) },
    variants: optionNames.length === 0 ? variants.slice(0, 1) : variants,
    images: rows
      .filter((row) => read(row, 'imageUrl') !== '')
      .map((row) => ({ url: read(row, 'imageUrl'), alt: read(row, 'imageAlt') })),
  };
  if (handle !== '') product.handle = handle;
  if (read(first, 'vendor') !== '') product.vendor = read(first, 'vendor');
  if (optionNames.length > 0) product.optionNames = optionNames;
  if (!isTrue(read(first, 'published'), true)) product.publishedAt = null;
  return product;
}

function toStatus(text: string): ProductStatus {
  const status = text.trim().toUpperCase();
  return status === 'DRAFT' || status === 'ARCHIVED' || status === 'UNLISTED' ? status : 'ACTIVE';
}

function toVariant(row: Row, optionCount: number): SeedVariant {
  const values = (['option1Value', 'option2Value', 'option3Value'] as const).map((column) =>
    read(row, column),
  );
  const variant: SeedVariant = {
    sku: orNull(read(row, 'sku')),
    barcode: orNull(read(row, 'barcode')),
    price: read(row, 'price') || '0',
    compareAtPrice: orNull(read(row, 'compareAtPrice')),
    cost: orNull(read(row, 'cost')),
    tracked: read(row, 'tracker') !== '',
    requiresShipping: isTrue(read(row, 'requiresShipping'), true),
    taxable: isTrue(read(row, 'taxable'), true),
    taxCode: orNull(read(row, 'taxCode')),
    inventoryPolicy: toPolicy(read(row, 'policy')),
    weight: toWeight(read(row, 'grams'), read(row, 'weightUnit')),
    stock: Number(read(row, 'quantity') || '0'),
    imageUrl: orNull(read(row, 'variantImage')),
  };
  if (optionCount > 0) variant.options = values.slice(0, optionCount);
  return variant;
}

function toPolicy(text: string): InventoryPolicy {
  return /^(continue|true)$/i.test(text.trim()) ? 'CONTINUE' : 'DENY';
}

const UNITS: Readonly<Record<string, { unit: WeightUnit; grams: number }>> = {
  g: { unit: 'GRAMS', grams: 1 },
  kg: { unit: 'KILOGRAMS', grams: 1000 },
  oz: { unit: 'OUNCES', grams: 28.349523125 },
  lb: { unit: 'POUNDS', grams: 453.59237 },
};

/** The file holds grams and the unit to show them in. */
function toWeight(gramsText: string, unitText: string): { value: number; unit: WeightUnit } {
  const { unit, grams } = UNITS[unitText.trim().toLowerCase()] ?? { unit: 'KILOGRAMS', grams: 1000 };
  const value = Number(gramsText || '0') / grams;
  return { value: Math.round(value * 10_000) / 10_000, unit };
}
