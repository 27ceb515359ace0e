import type { SheetValue } from '../../catalog/cells';
import type { Field } from '../../catalog/fields';
import type { Value } from '../../catalog/value';
import type { DecidedLine } from './conflict-list';

export const CHANGED_SINCE = 'Not done: changed again since. Look at the new values and decide again.';
export const IS_FORMULA =
  'Not done: the cell has a formula, which is never replaced. Type over it, or type "sheet" to send what it shows.';

/**
 * Why a decision may not be carried out, or null. It is about the values that the list showed: where Shopify's is
 * another by now, or the cell that would be overwritten is, nobody has decided anything. A formula is the person's.
 */
export function objectionTo(
  choice: DecidedLine,
  field: Field,
  cell: SheetValue,
  store: Value,
): string | null {
  const { same } = field.type;
  const mine = cell.kind === 'value' ? cell.value : undefined;
  if (mine !== undefined && same(mine, store)) return null;
  if (!same(choice.shopify, store)) return CHANGED_SINCE;
  if (choice.take === 'sheet') return null;
  if (cell.formula) return IS_FORMULA;
  return mine !== undefined && same(choice.sheet, mine) ? null : CHANGED_SINCE;
}
