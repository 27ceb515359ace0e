import type { Field } from './field';
import { NOT_STOCKED } from './field-types';
import type { CatalogRecord } from './records';
import type { Value } from './value';

/** Mutations that take a list of single values, of whichever records. */
export type ValueMutation =
  'setAvailable' | 'setOnHand' | 'activate' | 'setMetafields' | 'deleteMetafields' | 'updateFiles';

/** How many values one call takes: Shopify's limits, or fewer where one bad item stops all. */
export const MOST_IN_CALL: Record<ValueMutation, number> = {
  setAvailable: 250,
  setOnHand: 250,
  activate: 1,
  setMetafields: 25,
  deleteMetafields: 250,
  updateFiles: 25,
};

/** What makes this change of the field; undefined: the mutation of its table, together with the other fields. */
export function mutationFor({ writer }: Field, before: Value, after: Value): ValueMutation | undefined {
  switch (writer?.by) {
    case undefined:
      return undefined;
    case 'quantity':
      if (before === NOT_STOCKED) return 'activate';
      return writer.name === 'available' ? 'setAvailable' : 'setOnHand';
    case 'metafield':
      return after === null ? 'deleteMetafields' : 'setMetafields';
    case 'file':
      return 'updateFiles';
  }
}

const NOT_COUNTED =
  'belongs to a variant whose stock Shopify does not count; write “shopify” into its Variant Inventory Tracker ' +
  'in the tab Variants, export that, then set the number';
const EDITED_TWICE =
  'was edited together with the other number of the same location; undo one of the two edits';

/** Why a change whose value is fine cannot be made all the same, or null. `edited` are the row's edited fields. */
export function objection(
  { key, twin, writer }: Field,
  edited: ReadonlySet<string>,
  { guards }: CatalogRecord,
): string | null {
  if (twin !== undefined && edited.has(twin)) return EDITED_TWICE;
  return writer?.by === 'quantity' && guards?.[key] === false ? NOT_COUNTED : null;
}
