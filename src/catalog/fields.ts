import { COLLECTION_FIELDS } from './collection-fields';
import type { Field, RowColumn, TableName, TableSpec } from './field';
import { IMAGE_FIELDS } from './image-fields';
import { inventoryFields } from './inventory-fields';
import { metafieldFields, type MetafieldColumn } from './metafields';
import { COLLECTIONS_OF_PRODUCT, PRODUCT_FIELDS } from './product-fields';
import { VARIANT_FIELDS } from './variant-fields';

export type { Field, FieldWriter, TableName, TableSpec } from './field';

/** A place that stocks things, as the store names it. */
export interface StockLocation {
  id: string;
  name: string;
}

/** What a store's columns depend on besides the registry. */
export interface CatalogShape {
  locations: readonly StockLocation[];
  /** Those that are chosen; stores from before there was a choice have none. */
  metafields?: readonly MetafieldColumn[];
  /** Whether products tell which collections they are in. */
  collectionsColumn?: boolean;
}

export const EMPTY_SHAPE: CatalogShape = { locations: [] };

/** The tables of one store. */
export type Catalog = Readonly<Record<TableName, TableSpec>>;

const STATUS_COLUMNS: readonly RowColumn[] = [
  { key: 'syncStatus', header: 'Sync Status', help: 'What happened to this row last.' },
  { key: 'syncMessage', header: 'Sync Message', help: 'What happened, in words.' },
];

/** Columns that are about the row, not about the record. */
export const ROW_COLUMNS: readonly RowColumn[] = [
  { key: 'command', header: 'Command', help: 'Empty, or IGNORE to leave this row out of every export.' },
  ...STATUS_COLUMNS,
];

export function catalogOf({ locations, metafields, collectionsColumn = false }: CatalogShape): Catalog {
  return {
    products: {
      name: 'products',
      tab: 'Products',
      entity: 'Product',
      id: { header: 'ID', aliases: ['Product ID'] },
      fields: [
        ...PRODUCT_FIELDS,
        ...(collectionsColumn ? [COLLECTIONS_OF_PRODUCT] : []),
        ...metafieldFields(metafields, 'products'),
      ],
      rowColumns: ROW_COLUMNS,
    },
    variants: {
      name: 'variants',
      tab: 'Variants',
      entity: 'ProductVariant',
      id: { header: 'Variant ID', aliases: ['ID'] },
      fields: [...VARIANT_FIELDS, ...metafieldFields(metafields, 'variants')],
      rowColumns: ROW_COLUMNS,
    },
    inventory: {
      name: 'inventory',
      tab: 'Inventory',
      entity: 'ProductVariant',
      id: { header: 'Variant ID', aliases: ['ID'] },
      fields: inventoryFields(locations),
      rowColumns: STATUS_COLUMNS,
    },
    images: {
      name: 'images',
      tab: 'Images',
      entity: 'MediaImage',
      id: { header: 'Image ID', aliases: ['ID'] },
      nameKey: 'handle',
      ownerKey: 'productId',
      fields: IMAGE_FIELDS,
      rowColumns: ROW_COLUMNS,
    },
    collections: {
      name: 'collections',
      tab: 'Collections',
      entity: 'Collection',
      id: { header: 'Collection ID', aliases: ['ID'] },
      fields: COLLECTION_FIELDS,
      rowColumns: STATUS_COLUMNS,
    },
  };
}

/** The tables of a store of which nothing is known. */
export const TABLES: Catalog = catalogOf(EMPTY_SHAPE);

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

export const ID_KEY = 'id';

/** The field with the words that name a record for people, unless its table says otherwise. */
export const TITLE_KEY = 'title';

export function isEditable({ write, writer, companionOnly }: Field): boolean {
  return (write !== undefined || writer !== undefined) && companionOnly !== true;
}

/** A column that only some stores have, so that tables may get it when they have rows already. */
export function isStoreColumn({ key }: Field): boolean {
  return key.includes(':');
}

export function mustGetField(spec: TableSpec, key: string): Field {
  const field = spec.fields.find((candidate) => candidate.key === key);
  if (!field) throw new Error(`The table ${spec.name} has no field "${key}"`);
  return field;
}
