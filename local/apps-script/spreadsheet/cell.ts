import type { JsonObject } from '../json';

/** What a cell can hold once formulas are worked out; dates are serial numbers with a date format. */
export type Scalar = string | number | boolean;

export interface NumberFormat {
  readonly type: string;
  readonly pattern: string;
}

/** Everything of a cell but its content. Looks are shared between cells and never changed in place. */
export interface Look {
  readonly numberFormat: NumberFormat | null;
  /** The rest of the API's CellFormat by field name: backgroundColor, textFormat, wrapStrategy, ... */
  readonly format: JsonObject | null;
  readonly note: string | null;
  readonly validation: JsonObject | null;
}

/** Cells are values: an edit puts another cell in the grid, so that rows can be copied cheaply. */
export interface Cell {
  /** The typed constant; null under a formula and in a cell that has only a look. */
  readonly value: Scalar | null;
  /** With its leading `=`. */
  readonly formula: string | null;
  readonly look: Look;
}

export const PLAIN: Look = Object.freeze({ numberFormat: null, format: null, note: null, validation: null });

const numberFormats = new Map<string, NumberFormat>();
const derivedLooks = new WeakMap<Look, Map<NumberFormat | null, Look>>();

/** One object per format, so that a million cells share it. */
export function numberFormat(type: string, pattern: string): NumberFormat {
  const key = `${type}\n${pattern}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = Object.freeze({ type, pattern });
  numberFormats.set(key, made);
  return made;
}

export function isPlain(look: Look): boolean {
  return look === PLAIN || (!look.numberFormat && !look.format && look.note === null && !look.validation);
}

export function withNumberFormat(look: Look, format: NumberFormat | null): Look {
  if (look.numberFormat === format) return look;
  let byFormat = derivedLooks.get(look);
  if (!byFormat) derivedLooks.set(look, (byFormat = new Map()));
  const known = byFormat.get(format);
  if (known) return known;
  const made = Object.freeze({ ...look, numberFormat: format });
  byFormat.set(format, made);
  return made;
}

/** A cell, or undefined where nothing would be left of it: an untouched cell takes no memory. */
export function makeCell(value: Scalar | null, formula: string | null, look: Look): Cell | undefined {
  const content = value === '' ? null : value;
  if (content === null && formula === null && isPlain(look)) return undefined;
  return { value: content, formula, look };
}

export function hasContent(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.value !== null || cell.formula !== null);
}

export function hasFormula(cell: Cell | undefined): cell is Cell & { readonly formula: string } {
  return cell !== undefined && cell.formula !== null;
}

export function isTextFormat(look: Look | undefined): boolean {
  return look?.numberFormat?.type === 'TEXT';
}

/** The type the API gives to a pattern that a script or a person chose. */
export function typeOfPattern(pattern: string): string {
  if (pattern === '@') return 'TEXT';
  const bare = pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  const hasDate = /[yd]/i.test(bare) || /(^|[^hs:])m(?![^a-z]*s)/i.test(bare.replace(/am\/pm|a\/p/gi, ''));
  const hasTime = /[hs]/i.test(bare) || /\[[hms]+\]/i.test(pattern);
  if (hasDate && hasTime) return 'DATE_TIME';
  if (hasTime) return 'TIME';
  if (hasDate) return 'DATE';
  if (/%/.test(bare)) return 'PERCENT';
  if (/E[+-]/i.test(bare)) return 'SCIENTIFIC';
  if (/[$€£¥]/.test(pattern)) return 'CURRENCY';
  return 'NUMBER';
}

export function isDateFormat(format: NumberFormat | null | undefined): boolean {
  return format?.type === 'DATE' || format?.type === 'DATE_TIME' || format?.type === 'TIME';
}
