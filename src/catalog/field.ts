import type { FieldType } from './field-types';

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
  /**
   * Path in the GraphQL node (catalog/paths.ts). Of records that lie in the list of another one, `owner.` begins a
   * path in that other node, and `place.` what the place in the list says.
   */
  read: string;
  /** Path in the mutation's input. A field without one is read only, with `companionOnly` it only goes along. */
  write?: string;
  companionOnly?: boolean;
  /** What writes it instead of the table's own mutation; a value has one writer only. */
  writer?: FieldWriter;
  /** Path of what is asked about just before writing, as of the same read as the value. */
  guard?: string;
  /** The other name of the same thing: edited together they contradict each other, and one moves with the other. */
  twin?: string;
  /** Fields that must be sent in the same input for Shopify to understand this one. */
  companions?: string[];
  /**
   * What an emptied cell sends; `required` refuses it, `leave` is no edit at all, `delete` takes the thing away. Only
   * for fields that are written.
   */
  blank?: { sends: unknown } | 'required' | 'leave' | 'delete';
  /** Most characters that Shopify takes. */
  longest?: number;
  /** Smallest number that Shopify takes. */
  least?: number;
  /** A big change of it may be a slip of the hand, so it is asked about. */
  confirmBigChange?: boolean;
  /** For programs: its column is hidden at first. */
  technical?: boolean;
  /** Column width in pixels. */
  width?: number;
  help: string;
}

/** Mutations that write single values of records, whichever table shows them. */
export type FieldWriter =
  | { by: 'quantity'; name: 'available' | 'on_hand'; locationId: string }
  | { by: 'metafield'; namespace: string; key: string; type: string }
  | { by: 'file'; input: 'alt' };

export type TableName = 'products' | 'variants' | 'inventory' | 'images' | 'collections';

/** A column that is about the row, not about the record. */
export interface RowColumn {
  key: 'command' | 'syncStatus' | 'syncMessage';
  header: string;
  help: string;
}

/** One tab's worth of records: which entity, under which headers, written by which mutation. */
export interface TableSpec {
  name: TableName;
  /** Title of the tab when we make it. */
  tab: string;
  /** What a row is made of; several tables may show different fields of the same thing. */
  entity: 'Product' | 'ProductVariant' | 'MediaImage' | 'Collection';
  id: { header: string; aliases: string[] };
  /** The field that names a record for people, where it is not the title. */
  nameKey?: string;
  /** The field with the id of the record in whose list a record lies; a record may lie in several lists. */
  ownerKey?: string;
  fields: Field[];
  /** Always the last columns of a new table. */
  rowColumns: readonly RowColumn[];
}

/** What an emptied cell sends. */
export const TEXT_BLANK = { sends: '' };
export const NULL_BLANK = { sends: null };
export const LONGEST_TEXT = 255;
