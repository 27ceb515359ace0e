import type { NumberFormat } from './cell';
import { numberFormat } from './cell';
import { parseTypedDate } from './typed-date';

/** What Sheets makes of text typed into a cell; `format` is set where typing also formats an automatic cell. */
export type Typed =
  | { kind: 'text'; text: string }
  | { kind: 'formula'; formula: string }
  | { kind: 'number'; value: number; format: NumberFormat | null }
  | { kind: 'boolean'; value: boolean };

const DIGITS = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?$|^\.\d+$/;
const SCIENTIFIC = /^(\d+(?:\.\d*)?|\.\d+)[eE]([+-]?\d+)$/;
const CURRENCY = /^([$€£¥])\s?(.+)$/;

const PERCENT = numberFormat('PERCENT', '0%');
const PERCENT_2 = numberFormat('PERCENT', '0.00%');
const SCIENTIFIC_FORMAT = numberFormat('SCIENTIFIC', '0.00E+00');
const GROUPED = numberFormat('NUMBER', '#,##0');
const GROUPED_2 = numberFormat('NUMBER', '#,##0.00');

/**
 * Parses as USER_ENTERED and typing do in the en_US locale. The order matters: a leading apostrophe or `=` decides at
 * once, and `+421 888` is a formula because it is no number.
 */
export function parseTyped(text: string, nowWallMs: number): Typed {
  if (text.startsWith("'")) return { kind: 'text', text: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { kind: 'formula', formula: text };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { kind: 'boolean', value: trimmed.toLowerCase() === 'true' };
  const number = parseTypedNumber(trimmed) ?? parseTypedDate(trimmed, nowWallMs);
  if (number) return { kind: 'number', ...number };
  if (/^\+.|^-[A-Za-z0-9(]/.test(trimmed)) return { kind: 'formula', formula: `=${trimmed}` };
  return { kind: 'text', text };
}

/** Numbers with grouping, percent, currency, scientific notation and accounting parentheses. */
export function parseTypedNumber(text: string): { value: number; format: NumberFormat | null } | null {
  const parenthesised = /^\((.+)\)$/.exec(text);
  const body = parenthesised?.[1] ?? text;
  const signed = /^([+-]?)\s?(.*)$/.exec(body);
  if (!signed || (parenthesised && signed[1])) return null;
  const parsed = parseUnsigned(signed[2] ?? '');
  if (!parsed) return null;
  const isNegative = signed[1] === '-' || parenthesised !== null;
  return { value: isNegative ? -parsed.value : parsed.value, format: parsed.format };
}

function parseUnsigned(text: string): { value: number; format: NumberFormat | null } | null {
  if (text.endsWith('%')) {
    const inner = parseDigits(text.slice(0, -1).trim());
    return inner && { value: inner.value / 100, format: text.includes('.') ? PERCENT_2 : PERCENT };
  }
  const money = CURRENCY.exec(text);
  if (money) {
    const inner = parseDigits((money[2] ?? '').replace(/^-/, ''));
    const pattern = `"${money[1] ?? '$'}"#,##0${text.includes('.') ? '.00' : ''}`;
    const sign = (money[2] ?? '').startsWith('-') ? -1 : 1;
    return inner && { value: sign * inner.value, format: numberFormat('CURRENCY', pattern) };
  }
  return parseDigits(text);
}

function parseDigits(text: string): { value: number; format: NumberFormat | null } | null {
  if (DIGITS.test(text)) {
    const grouped = text.includes(',') ? (text.includes('.') ? GROUPED_2 : GROUPED) : null;
    return { value: Number(text.replace(/,/g, '')), format: grouped };
  }
  if (SCIENTIFIC.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? { value, format: SCIENTIFIC_FORMAT } : null;
  }
  return null;
}
