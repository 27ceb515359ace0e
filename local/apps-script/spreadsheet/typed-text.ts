import type { NumberFormat } from './cell';
import { numberFormat } from './cell';
import type { Locale } from './locale';
import { parseTypedDate } from './typed-date';

/** What Sheets makes of text typed into a cell; `format` is set where typing also formats an automatic cell. */
export type Typed =
  | { kind: 'text'; text: string }
  | { kind: 'formula'; formula: string }
  | { kind: 'number'; value: number; format: NumberFormat | null }
  | { kind: 'boolean'; value: boolean };

const CURRENCY_BEFORE = /^([$€£¥])\s?(-?)(.+)$/;
const CURRENCY_BEHIND = /^(-?)(.+?)\s?([$€£¥])$/;

const PERCENT = numberFormat('PERCENT', '0%');
const PERCENT_2 = numberFormat('PERCENT', '0.00%');
const SCIENTIFIC_FORMAT = numberFormat('SCIENTIFIC', '0.00E+00');
const GROUPED = numberFormat('NUMBER', '#,##0');
const GROUPED_2 = numberFormat('NUMBER', '#,##0.00');

/** Whole tables pass here, so what most of their cells hold is told at a glance. */
const PLAIN_DIGITS = /^\d{1,15}$/;
const MONTH_BEGINNING = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Begins with a letter, and is neither the name of a month nor a boolean: no number, date or formula. */
function isPlainWord(text: string, { trueWords, falseWords }: Locale): boolean {
  const first = text.charCodeAt(0) | 32;
  if (!(first >= 97 && first <= 122) || MONTH_BEGINNING.test(text)) return false;
  if (text.length > 12) return true;
  const word = text.trim().toUpperCase();
  return !trueWords.includes(word) && !falseWords.includes(word);
}

/**
 * Parses as USER_ENTERED and typing do. The order matters: a leading apostrophe or `=` decides at once, and
 * `+421 888` is a formula because it is no number.
 */
export function parseTyped(text: string, nowWallMs: number, locale: Locale): Typed {
  if (PLAIN_DIGITS.test(text)) return { kind: 'number', value: Number(text), format: null };
  if (isPlainWord(text, locale)) return { kind: 'text', text };
  if (text.startsWith("'")) return { kind: 'text', text: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { kind: 'formula', formula: text };
  const trimmed = text.trim();
  const word = trimmed.toUpperCase();
  if (locale.trueWords.includes(word)) return { kind: 'boolean', value: true };
  if (locale.falseWords.includes(word)) return { kind: 'boolean', value: false };
  const number = parseTypedNumber(trimmed, locale) ?? parseTypedDate(trimmed, nowWallMs, locale);
  if (number) return { kind: 'number', ...number };
  if (/^\+.|^-[A-Za-z0-9(]/.test(trimmed)) return { kind: 'formula', formula: `=${trimmed}` };
  return { kind: 'text', text };
}

interface TypedNumber {
  value: number;
  format: NumberFormat | null;
}

/** Numbers with grouping, percent, currency, scientific notation and accounting parentheses. */
export function parseTypedNumber(text: string, locale: Locale): TypedNumber | null {
  const parenthesised = /^\((.+)\)$/.exec(text);
  const body = parenthesised?.[1] ?? text;
  const signed = /^([+-]?)\s?(.*)$/.exec(body);
  if (!signed || (parenthesised && signed[1])) return null;
  const parsed = parseUnsigned(signed[2] ?? '', locale);
  if (!parsed) return null;
  const isNegative = signed[1] === '-' || parenthesised !== null;
  return { value: isNegative ? -parsed.value : parsed.value, format: parsed.format };
}

function parseUnsigned(text: string, locale: Locale): TypedNumber | null {
  const hasDecimals = text.includes(locale.decimal);
  if (text.endsWith('%')) {
    const inner = parseDigits(text.slice(0, -1).trim(), locale);
    return inner && { value: inner.value / 100, format: hasDecimals ? PERCENT_2 : PERCENT };
  }
  const money = splitMoney(text);
  if (!money) return parseDigits(text, locale);
  const inner = parseDigits(money.digits, locale);
  const digits = `#,##0${hasDecimals ? '.00' : ''}`;
  const pattern = locale.isCurrencyBehind ? `${digits} "${money.sign}"` : `"${money.sign}"${digits}`;
  return inner && { value: money.factor * inner.value, format: numberFormat('CURRENCY', pattern) };
}

function splitMoney(text: string): { sign: string; digits: string; factor: number } | null {
  const before = CURRENCY_BEFORE.exec(text);
  if (before) {
    const [, sign = '', minus, digits = ''] = before;
    return { sign, digits, factor: minus ? -1 : 1 };
  }
  const behind = CURRENCY_BEHIND.exec(text);
  if (!behind) return null;
  const [, minus, digits = '', sign = ''] = behind;
  return { sign, digits, factor: minus ? -1 : 1 };
}

const rulesByLocale = new WeakMap<Locale, { plain: RegExp; scientific: RegExp; group: RegExp }>();

function rulesOf(locale: Locale): { plain: RegExp; scientific: RegExp; group: RegExp } {
  const known = rulesByLocale.get(locale);
  if (known) return known;
  const [decimal, group] = [`\\${locale.decimal}`, `\\${locale.group}`];
  const made = {
    plain: new RegExp(`^(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${decimal}\\d*)?$|^${decimal}\\d+$`),
    scientific: new RegExp(`^(\\d+(?:${decimal}\\d*)?|${decimal}\\d+)[eE]([+-]?\\d+)$`),
    group: new RegExp(group, 'g'),
  };
  rulesByLocale.set(locale, made);
  return made;
}

function parseDigits(text: string, locale: Locale): TypedNumber | null {
  const rules = rulesOf(locale);
  if (rules.plain.test(text)) {
    const isGrouped = text.includes(locale.group);
    const format = isGrouped ? (text.includes(locale.decimal) ? GROUPED_2 : GROUPED) : null;
    const plain = text.replace(rules.group, '').replace(locale.decimal, '.');
    return { value: Number(plain), format };
  }
  if (!rules.scientific.test(text)) return null;
  const value = Number(text.replace(locale.decimal, '.'));
  return Number.isFinite(value) ? { value, format: SCIENTIFIC_FORMAT } : null;
}
