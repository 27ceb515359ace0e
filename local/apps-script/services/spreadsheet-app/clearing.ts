import { objectArg } from '../../arguments';
import type { Execution } from '../../execution';
import type { Cell, Look } from '../../spreadsheet/cell';
import { makeCell, PLAIN } from '../../spreadsheet/cell';
import { withPart } from '../../spreadsheet/look-part';
import type { RangeRef } from './access';
import { changeCells } from './range-looks';

interface Parts {
  contents?: boolean;
  formats?: boolean;
  numberFormats?: boolean;
  validations?: boolean;
  notes?: boolean;
}

/** What each way of clearing takes away (reference 10); the rest stays. */
export const CLEARING = {
  everything: { contents: true, formats: true, numberFormats: true },
  contents: { contents: true },
  formats: { formats: true },
  validations: { validations: true },
  notes: { notes: true },
} satisfies Record<string, Parts>;

/** The options of `clear`; `formatOnly` takes validation along. */
export function partsOf(options: unknown): Parts {
  if (options === undefined || options === null) return CLEARING.everything;
  const { commentsOnly, contentsOnly, formatOnly, validationsOnly } = objectArg(options);
  const parts: Parts = {};
  if (commentsOnly === true) parts.notes = true;
  if (contentsOnly === true) parts.contents = true;
  if (formatOnly === true) Object.assign(parts, { formats: true, numberFormats: true, validations: true });
  if (validationsOnly === true) parts.validations = true;
  return Object.keys(parts).length === 0 ? CLEARING.everything : parts;
}

export function clearRange(execution: Execution, ref: RangeRef, parts: Parts): void {
  changeCells(execution, ref, (before) => before && clearedCell(before, parts));
}

function clearedCell({ value, formula, look }: Cell, parts: Parts): Cell | undefined {
  return makeCell(parts.contents ? null : value, parts.contents ? null : formula, clearedLook(look, parts));
}

function clearedLook(look: Look, parts: Parts): Look {
  let left: Look = parts.numberFormats ? { ...look, numberFormat: null } : look;
  if (parts.formats) left = withPart(left, 'format', null);
  if (parts.validations) left = withPart(left, 'validation', null);
  if (parts.notes) left = withPart(left, 'note', null);
  return left.numberFormat || left.format || left.validation || left.note !== null ? left : PLAIN;
}
