import type { Value } from './value';

/** What a cell holds; numbers and booleans are typed values, dates are numbers with `isDate`. */
export type CellContent = string | number | boolean | null;

/** A cell of the sheet as a field sees it. */
export type SheetValue =
  | { kind: 'value'; value: Value; formula: boolean }
  /** Cannot be understood: an error value, the wrong type, a malformed number. `shown` is what the person sees. */
  | { kind: 'problem'; reason: string; shown: string; formula: boolean };

export interface RawCell {
  content: CellContent;
  formula: boolean;
  error: string | null;
  isDate: boolean;
}

/** A cell of which only the computed value is known: enough to tell that nothing changed. */
export function plainCell(content: CellContent): RawCell {
  return { content, formula: false, error: null, isDate: false };
}
