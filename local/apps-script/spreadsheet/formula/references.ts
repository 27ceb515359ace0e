import { columnIndex, columnName, quoteTitle, splitSheetName } from '../a1';
import { tokenize } from './tokens';

/** One corner of a reference; a null row or column means the whole column or row. */
export interface Corner {
  row: number | null;
  column: number | null;
  isRowFixed: boolean;
  isColumnFixed: boolean;
}

export interface Reference {
  /** Null: the sheet that holds the formula. */
  sheet: string | null;
  from: Corner;
  /** Null for a single cell. */
  to: Corner | null;
}

const CORNER = /^(\$?)([A-Za-z]{0,3})(\$?)([0-9]*)$/;

export function parseReference(text: string): Reference | null {
  const { title, cells } = splitSheetName(text);
  const [first = '', second] = (cells ?? '').split(':');
  const from = parseCorner(first);
  const to = second === undefined ? null : parseCorner(second);
  if (!from || (second !== undefined && !to)) return null;
  return { sheet: title, from, to };
}

function parseCorner(text: string): Corner | null {
  const match = CORNER.exec(text);
  if (!match) return null;
  const [, fixedFirst, letters = '', fixedSecond, digits] = match;
  return {
    row: digits ? Number(digits) - 1 : null,
    column: letters ? columnIndex(letters) : null,
    isRowFixed: letters ? fixedSecond === '$' : fixedFirst === '$',
    isColumnFixed: letters !== '' && fixedFirst === '$',
  };
}

export function referenceText(reference: Reference): string {
  const sheet = reference.sheet === null ? '' : `${quoteTitle(reference.sheet)}!`;
  const from = cornerText(reference.from);
  return reference.to ? `${sheet}${from}:${cornerText(reference.to)}` : sheet + from;
}

function cornerText({ row, column, isRowFixed, isColumnFixed }: Corner): string {
  const letters = column === null ? '' : (isColumnFixed ? '$' : '') + columnName(column);
  return letters + (row === null ? '' : (isRowFixed ? '$' : '') + String(row + 1));
}

/** Rewrites each reference of a formula; null turns it into `#REF!`. */
export function mapReferences(formula: string, map: (reference: Reference) => Reference | null): string {
  const tokens = tokenize(formula);
  if (!tokens) return formula;
  const texts = tokens.map(({ kind, text }) => {
    const reference = kind === 'reference' ? parseReference(text) : null;
    if (!reference) return text;
    const mapped = map(reference);
    if (mapped === reference) return text;
    return mapped ? referenceText(mapped) : '#REF!';
  });
  return `=${texts.join('')}`;
}

/** What copying a formula to another cell does to its relative references. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const shift = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row === null || corner.isRowFixed ? corner.row : corner.row + rows,
    column: corner.column === null || corner.isColumnFixed ? corner.column : corner.column + columns,
  });
  const isInside = ({ row, column }: Corner): boolean => (row ?? 0) >= 0 && (column ?? 0) >= 0;
  return mapReferences(formula, (reference) => {
    const from = shift(reference.from);
    const to = reference.to && shift(reference.to);
    return isInside(from) && (!to || isInside(to)) ? { ...reference, from, to } : null;
  });
}
