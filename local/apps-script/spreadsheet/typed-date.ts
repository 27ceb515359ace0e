import type { NumberFormat } from './cell';
import { numberFormat } from './cell';
import { serialOfWallClock } from './dates';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:\s?([ap])\.?m\.?)?$/i;
const SHORT_TIME = /^(\d{1,2})\s?([ap])\.?m\.?$/i;

const TIME_FORMAT = numberFormat('TIME', 'h:mm:ss am/pm');
const DATE_TIME_FORMAT = numberFormat('DATE_TIME', 'm/d/yyyy h:mm:ss');

interface DayParts {
  year: number;
  month: number;
  day: number;
  pattern: string;
}

/** Dates and times as the en_US locale reads them: `3/4` and `12-3` are days of this year, which eats SKUs. */
export function parseTypedDate(
  text: string,
  nowWallMs: number,
): { value: number; format: NumberFormat } | null {
  const timeOnly = parseTime(text);
  if (timeOnly !== null) return { value: timeOnly, format: TIME_FORMAT };
  const thisYear = new Date(nowWallMs).getUTCFullYear();
  const whole = parseDay(text, thisYear);
  if (whole) return { value: whole.serial, format: numberFormat('DATE', whole.pattern) };
  const space = text.search(/\s\d{1,2}(:|\s?[ap]m)/i);
  if (space < 0) return null;
  const day = parseDay(text.slice(0, space), thisYear);
  const time = parseTime(text.slice(space + 1));
  return day && time !== null ? { value: day.serial + time, format: DATE_TIME_FORMAT } : null;
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

function parseDay(text: string, thisYear: number): { serial: number; pattern: string } | null {
  const parts = numericDay(text, thisYear) ?? namedDay(text, thisYear);
  if (!parts) return null;
  const wallMs = Date.UTC(parts.year, parts.month - 1, parts.day);
  const made = new Date(wallMs);
  const isReal = made.getUTCMonth() === parts.month - 1 && made.getUTCDate() === parts.day;
  return isReal ? { serial: serialOfWallClock(wallMs), pattern: parts.pattern } : null;
}

function numericDay(text: string, thisYear: number): DayParts | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dayParts(iso[1], iso[2], iso[3], 'yyyy-mm-dd');
  const american = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (american) return dayParts(fullYear(american[4]), american[1], american[3], 'm/d/yyyy');
  const noYear = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (noYear) return dayParts(String(thisYear), noYear[1], noYear[2], 'm/d');
  const monthYear = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  return monthYear ? dayParts(monthYear[2], monthYear[1], '1', 'm/yyyy') : null;
}

function namedDay(text: string, thisYear: number): DayParts | null {
  const monthFirst = new RegExp(`^${MONTH}[\\s-]+(\\d{1,2})(?:,?[\\s-]+(\\d{4}))?$`, 'i').exec(text);
  if (monthFirst) return named(monthFirst[1], monthFirst[2], monthFirst[3], thisYear, 'mmm d');
  const dayFirst = new RegExp(`^(\\d{1,2})[\\s-]+${MONTH}(?:,?[\\s-]+(\\d{4}))?$`, 'i').exec(text);
  if (dayFirst) return named(dayFirst[2], dayFirst[1], dayFirst[3], thisYear, 'd-mmm');
  const monthYear = new RegExp(`^${MONTH}[\\s-]+(\\d{4})$`, 'i').exec(text);
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
