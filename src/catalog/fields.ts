import type { Field, TableName, TableSpec } from './field';
import { PRODUCT_FIELDS } from './product-fields';
import { VARIANT_FIELDS } from './variant-fields';

export type { Field, TableName, TableSpec } from './field';

export const TABLES: Record<TableName, TableSpec> = {
  products: {
    name: 'products',
    tab: 'Products',
    entity: 'Product',
    id: { header: 'ID', aliases: ['Product ID'] },
    fields: PRODUCT_FIELDS,
  },
  variants: {
    name: 'variants',
    tab: 'Variants',
    entity: 'ProductVariant',
    id: { header: 'Variant ID', aliases: ['ID'] },
    fields: VARIANT_FIELDS,
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
