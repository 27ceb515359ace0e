import type { NumberFormat } from './cell';
import { numberFormat } from './cell';
import { serialOfWallClock } from './dates';
import type { Locale } from './locale';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const MONTH_FIRST = new RegExp(`^${MONTH}[\\s-]+(\\d{1,2})(?:,?[\\s-]+(\\d{4}))?$`, 'i');
const DAY_FIRST = new RegExp(`^(\\d{1,2})[\\s-]+${MONTH}(?:,?[\\s-]+(\\d{4}))?$`, 'i');
const MONTH_YEAR = new RegExp(`^${MONTH}[\\s-]+(\\d{4})$`, 'i');
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:\s?([ap])\.?m\.?)?$/i;
const SHORT_TIME = /^(\d{1,2})\s?([ap])\.?m\.?$/i;

interface DayParts {
  year: number;
  month: number;
  day: number;
  pattern: string;
}

/** Dates and times as the locale reads them: `3/4` and `12-3` are days of this year, which eats SKUs. */
export function parseTypedDate(
  text: string,
  nowWallMs: number,
  locale: Locale,
): { value: number; format: NumberFormat } | null {
  // Most text of a table is no date: one look tells.
  if (!/\d/.test(text) || text.length > 40) return null;
  const timeOnly = parseTime(text);
  if (timeOnly !== null) return { value: timeOnly, format: numberFormat('TIME', locale.timePattern) };
  const thisYear = new Date(nowWallMs).getUTCFullYear();
  const whole = parseDay(text, thisYear, locale);
  if (whole) return { value: whole.serial, format: numberFormat('DATE', whole.pattern) };
  const space = text.search(/\s\d{1,2}(:|\s?[ap]m)/i);
  if (space < 0) return null;
  const day = parseDay(text.slice(0, space), thisYear, locale);
  const time = parseTime(text.slice(space + 1));
  const format = numberFormat('DATE_TIME', locale.dateTimePattern);
  return day && time !== null ? { value: day.serial + time, format } : null;
}

/** A share of a day, or null. */
function parseTime(text: string): number | null {
  const short = SHORT_TIME.exec(text);
  const match = short ? [text, short[1], '00', undefined, undefined, short[2]] : TIME.exec(text);
  if (!match) return null;
  const [, hourText, minute = '0', second = '0', fraction = '0', half] = match;
  let hour = Number(hourText);
  if (Number(minute) > 59 || Number(second) > 59 || (half && (hour < 1 || hour > 12))) return null;
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const seconds = hour * 3600 + Number(minute) * 60 + Number(second) + Number(`0.${fraction}`);
  return seconds / 86_400;
}

function parseDay(
  text: string,
  thisYear: number,
  locale: Locale,
): { serial: number; pattern: string } | null {
  const parts = numericDay(text, thisYear, locale) ?? namedDay(text, thisYear);
  if (!parts) return null;
  const wallMs = Date.UTC(parts.year, parts.month - 1, parts.day);
  const made = new Date(wallMs);
  const isReal = made.getUTCMonth() === parts.month - 1 && made.getUTCDate() === parts.day;
  return isReal ? { serial: serialOfWallClock(wallMs), pattern: parts.pattern } : null;
}

/** A part of `3.4.2026`, `3/4` or `12-2026`, cut at the locale's separators. */
function numericDay(text: string, thisYear: number, locale: Locale): DayParts | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dayParts(iso[1], iso[2], iso[3], 'yyyy-mm-dd');
  const match = /^(\d{1,2})([-./])(\d{1,4})(?:\2(\d{4}|\d{2})?)?$/.exec(text);
  if (!match) return null;
  const [, first, separator = '', second = '', year] = match;
  if (!locale.dateSeparators.includes(separator)) return null;
  if (second.length > 2) return year ? null : monthOfYear(text, first, second);
  if (text.endsWith(separator) && separator !== '.') return null;
  const [month, day] = locale.isDayFirst ? [second, first] : [first, second];
  return year
    ? dayParts(fullYear(year), month, day, locale.datePattern)
    : dayParts(String(thisYear), month, day, locale.dayMonthPattern);
}

function monthOfYear(text: string, month: string | undefined, year: string): DayParts | null {
  return /^\d{1,2}[-/]\d{4}$/.test(text) ? dayParts(year, month, '1', 'm/yyyy') : null;
}

function namedDay(text: string, thisYear: number): DayParts | null {
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return named(monthFirst[1], monthFirst[2], monthFirst[3], thisYear, 'mmm d');
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return named(dayFirst[2], dayFirst[1], dayFirst[3], thisYear, 'd-mmm');
  const monthYear = MONTH_YEAR.exec(text);
  return monthYear ? named(monthYear[1], '1', monthYear[2], thisYear, 'mmm') : null;
}

function named(
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
  thisYear: number,
  pattern: string,
): DayParts {
  const number = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  return dayParts(year ?? String(thisYear), String(number), day, year ? `${pattern} yyyy` : pattern);
}

function dayParts(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  pattern: string,
): DayParts {
  return { year: Number(year), month: Number(month), day: Number(day), pattern };
}

function fullYear(text: string | undefined): string {
  const year = Number(text);
  if (year >= 100) return String(year);
  return String(year < 30 ? 2000 + year : 1900 + year);
}
