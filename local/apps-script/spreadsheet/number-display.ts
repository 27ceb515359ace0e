import { wallClockOfSerial } from './dates';
import type { NumberFormat, Scalar } from './cell';
import type { Locale } from './locale';
import { isDateFormat } from './cell';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'];
const ALL_MONTHS = [...MONTHS, 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The text a person sees in the cell. */
export function displayText(value: Scalar | null, format: NumberFormat | null, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return (value ? locale.trueWords[0] : locale.falseWords[0]) ?? '';
  if (typeof value === 'string') return value;
  if (!format || format.pattern === '' || format.type === 'TEXT') {
    return localized(generalNumber(value), locale);
  }
  if (isDateFormat(format)) return dateText(value, format.pattern);
  return patternNumber(value, format.pattern, locale);
}

/** Digits made with point and comma, in the locale's own marks. */
function localized(digits: string, { decimal, group }: Locale): string {
  return decimal === '.' ? digits : digits.replace(/[.,]/g, (mark) => (mark === '.' ? decimal : group));
}

/** An automatic cell shows up to 15 significant digits, then turns to scientific notation. */
export function generalNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e21 || size < 1e-9)) return scientific(value, 2);
  return String(Number(value.toPrecision(15)));
}

function scientific(value: number, decimals: number): string {
  const [mantissa = '0', exponent = '+0'] = value.toExponential(decimals).split('e');
  return `${mantissa}E${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, '0')}`;
}

function patternNumber(value: number, pattern: string, locale: Locale): string {
  const [positive = '', negative, zero] = pattern.split(';');
  const section =
    value === 0 && zero !== undefined ? zero : value < 0 && negative !== undefined ? negative : positive;
  const sign = value < 0 && negative === undefined ? '-' : '';
  const match = /[0#?][0#?,.]*(?:E[+-]0+)?/i.exec(
    section.replace(/"[^"]*"/g, (part) => ' '.repeat(part.length)),
  );
  if (!match) return sign + literals(section);
  const digits = localized(formatDigits(Math.abs(value), match[0], section), locale);
  const before = literals(section.slice(0, match.index));
  const after = literals(section.slice(match.index + match[0].length));
  return `${sign}${before}${digits}${after}`;
}

function formatDigits(size: number, digits: string, section: string): string {
  const decimalsPart = /\.([0#?]*)/.exec(digits)?.[1] ?? '';
  if (/E[+-]/i.test(digits)) return scientific(size, decimalsPart.length);
  const scaled = /%/.test(section.replace(/"[^"]*"/g, '')) ? size * 100 : size;
  const fixed = Number(`${scaled}`).toFixed(decimalsPart.length);
  const [whole = '0', decimals = ''] = fixed.split('.');
  const wanted = (digits.split('.')[0] ?? '').replace(/[^0]/g, '').length;
  const padded = (wanted === 0 && whole === '0' ? '' : whole).padStart(wanted, '0');
  const grouped = digits.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  const kept = trimOptional(decimals, decimalsPart);
  return kept ? `${grouped}.${kept}` : grouped;
}

/** `#` after the point shows a digit only where there is one. */
function trimOptional(decimals: string, pattern: string): string {
  const least = pattern.replace(/[^0]/g, '').length;
  let text = decimals;
  while (text.length > least && text.endsWith('0')) text = text.slice(0, -1);
  return text;
}

function literals(text: string): string {
  return text
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\\(.)/g, '$1')
    .replace(/[_*]./g, '');
}

const DATE_TOKEN = /"[^"]*"|\\.|am\/pm|a\/p|y+|m+|d+|h+|s+|0+|./gi;

function dateText(serial: number, pattern: string): string {
  const moment = new Date(wallClockOfSerial(serial));
  const tokens = pattern.replace(/\[([hms]+)\]/gi, '$1').match(DATE_TOKEN) ?? [];
  const isTwelveHour = /am\/pm|a\/p/i.test(pattern);
  return tokens.map((token, index) => dateToken(token, index, tokens, moment, isTwelveHour)).join('');
}

function dateToken(
  token: string,
  index: number,
  tokens: readonly string[],
  moment: Date,
  isTwelveHour: boolean,
): string {
  const two = (value: number): string => String(value).padStart(Math.min(token.length, 2), '0');
  const hour = moment.getUTCHours();
  switch (token[0]?.toLowerCase()) {
    case 'y':
      return token.length > 2 ? String(moment.getUTCFullYear()) : String(moment.getUTCFullYear()).slice(-2);
    case 'm':
      return isMinute(index, tokens) ? two(moment.getUTCMinutes()) : monthText(token.length, moment);
    case 'd':
      return dayText(token.length, moment);
    case 'h':
      return two(isTwelveHour ? hour % 12 || 12 : hour);
    case 's':
      return two(moment.getUTCSeconds());
    case 'a':
      return token.length > 1 ? (hour < 12 ? 'AM' : 'PM') : token;
    case '0':
      return String(moment.getUTCMilliseconds()).padStart(3, '0').slice(0, token.length);
    default:
      return literals(token);
  }
}

/** `m` counts minutes next to hours or seconds, else months. */
function isMinute(index: number, tokens: readonly string[]): boolean {
  const isLetter = (token: string): boolean => /^[ymdhs]/i.test(token);
  const before = tokens.slice(0, index).reverse().find(isLetter);
  const after = tokens.slice(index + 1).find(isLetter);
  return /^h/i.test(before ?? '') || /^s/i.test(after ?? '');
}

function monthText(length: number, moment: Date): string {
  const name = ALL_MONTHS[moment.getUTCMonth()] ?? '';
  if (length >= 4) return name;
  return length === 3 ? name.slice(0, 3) : String(moment.getUTCMonth() + 1).padStart(length, '0');
}

function dayText(length: number, moment: Date): string {
  const name = DAYS[moment.getUTCDay()] ?? '';
  if (length >= 4) return name;
  return length === 3 ? name.slice(0, 3) : String(moment.getUTCDate()).padStart(length, '0');
}
