import { ServiceError } from '../errors';
import type { Cell, Scalar } from './cell';
import { isTextFormat, makeCell, numberFormat, PLAIN, withNumberFormat } from './cell';
import type { Locale } from './locale';
import { parseTyped } from './typed-text';
import { MAX_CELL_CHARACTERS } from './workbook';

/** What parsing depends on beyond the text and the cell. */
export interface EntryContext {
  nowWallMs: number;
  timeZone: string;
  locale: Locale;
  formulasInTextCells: boolean;
  apostrophe: 'eaten' | 'kept';
}

/** Who enters: a person at the keyboard, or a script through setValue(s) and USER_ENTERED. */
export type EntryBy = 'person' | 'script';

export function assertFits(text: string): void {
  if (text.length <= MAX_CELL_CHARACTERS) return;
  throw new ServiceError(
    `Your input contains more than the maximum of ${MAX_CELL_CHARACTERS} characters in a single cell.`,
  );
}

/** Content as is (RAW, updateCells, a typed paste): no parsing, the look stays. */
export function putValue(before: Cell | undefined, value: Scalar | null): Cell | undefined {
  if (typeof value === 'string') assertFits(value);
  return makeCell(value, null, before?.look ?? PLAIN);
}

export function putFormula(before: Cell | undefined, formula: string): Cell | undefined {
  assertFits(formula);
  return makeCell(null, formula, before?.look ?? PLAIN);
}

/** Content parsed as Sheets parses what is typed. */
export function enter(
  before: Cell | undefined,
  input: Scalar | null,
  by: EntryBy,
  context: EntryContext,
): Cell | undefined {
  const look = before?.look ?? PLAIN;
  if (isTextFormat(look)) return enterIntoText(before, input, by, context);
  if (typeof input !== 'string') return putValue(before, input);
  assertFits(input);
  if (by === 'script' && input.startsWith("'") && context.apostrophe === 'kept') {
    return makeCell(input, null, look);
  }
  const typed = parseTyped(input, context.nowWallMs, context.locale);
  if (typed.kind === 'text') return makeCell(typed.text, null, look);
  if (typed.kind === 'formula') return makeCell(null, typed.formula, look);
  if (typed.kind === 'boolean') return makeCell(typed.value, null, look);
  // Typing formats only cells that nobody has formatted.
  const formatted = look.numberFormat ? look : withNumberFormat(look, typed.format);
  return makeCell(typed.value, null, formatted);
}

/**
 * A person's typing stays text in an `@` cell. For scripts the reports differ (reference 2.2); the stricter one holds
 * here: a leading `=` is evaluated and a leading apostrophe is eaten.
 */
function enterIntoText(
  before: Cell | undefined,
  input: Scalar | null,
  by: EntryBy,
  { formulasInTextCells, apostrophe }: EntryContext,
): Cell | undefined {
  if (input === null) return putValue(before, null);
  const text = typeof input === 'boolean' ? (input ? 'TRUE' : 'FALSE') : String(input);
  if (by === 'person') return putValue(before, text);
  if (formulasInTextCells && text.startsWith('=') && text.length > 1) return putFormula(before, text);
  return putValue(before, apostrophe === 'eaten' && text.startsWith("'") ? text.slice(1) : text);
}

/** A script's Date becomes a serial number; an automatic cell takes a date format. */
export function putMoment(before: Cell | undefined, serial: number, locale: Locale): Cell | undefined {
  const look = before?.look ?? PLAIN;
  return makeCell(
    serial,
    null,
    look.numberFormat ? look : withNumberFormat(look, numberFormat('DATE_TIME', locale.dateTimePattern)),
  );
}
