import { compareMoney, isDecimalText } from '../money';
import type { Comparison } from './parse';
import { parseSearchTime } from './dates';

export interface SearchClock {
  timeZone: string;
  nowMs: number;
}

export interface Term {
  comparison: Comparison;
  value: string;
  quoted: boolean;
}

/** Makes the test for one term once, so that it runs cheaply over many records. */
export type FieldMatcher<T> = (term: Term, clock: SearchClock) => (record: T) => boolean;

const fold = (text: string): string => text.toLowerCase();

function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function compares(order: number, comparison: Comparison): boolean {
  switch (comparison) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '':
      return order === 0;
  }
}

/** Whole value, case ignored; commas list alternatives, a trailing `*` asks for a prefix, `*` alone for any value. */
export function exact<T>(read: (record: T) => readonly (string | null)[]): FieldMatcher<T> {
  return (term) => {
    if (term.value === '*') return (record) => read(record).some((value) => value !== null && value !== '');
    const wanted = (term.quoted ? [term.value] : term.value.split(',')).map((part) => fold(part.trim()));
    return (record) =>
      read(record).some((value) => {
        const own = fold(value ?? '');
        return wanted.some((part) => (part.endsWith('*') ? own.startsWith(part.slice(0, -1)) : own === part));
      });
  };
}

/** Words in order somewhere in the text, case and punctuation ignored; a trailing `*` makes the last one a prefix. */
export function text<T>(read: (record: T) => readonly string[]): FieldMatcher<T> {
  return (term) => {
    const isPrefix = term.value.endsWith('*');
    const wanted = words(term.value);
    if (wanted.length === 0)
      return (record) => term.value === '*' && read(record).some((value) => value !== '');
    return (record) => read(record).some((value) => containsPhrase(words(value), wanted, isPrefix));
  };
}

function containsPhrase(own: string[], wanted: string[], isPrefix: boolean): boolean {
  for (let start = 0; start + wanted.length <= own.length; start += 1) {
    const fits = wanted.every((word, offset) => {
      const candidate = own[start + offset] ?? '';
      const isLast = offset === wanted.length - 1;
      return isLast && isPrefix ? candidate.startsWith(word) : candidate === word;
    });
    if (fits) return true;
  }
  return false;
}

export function number<T>(read: (record: T) => readonly number[]): FieldMatcher<T> {
  return (term) => {
    const wanted = term.value.split(',').map((part) => Number(part.replace(/^gid:\/\/shopify\/\w+\//, '')));
    if (wanted.some((value) => Number.isNaN(value))) return () => false;
    return (record) =>
      read(record).some((own) => wanted.some((value) => compares(own - value, term.comparison)));
  };
}

export function decimal<T>(read: (record: T) => readonly string[]): FieldMatcher<T> {
  return (term) => {
    if (!isDecimalText(term.value)) return () => false;
    return (record) => read(record).some((own) => compares(compareMoney(own, term.value), term.comparison));
  };
}

export function flag<T>(read: (record: T) => boolean): FieldMatcher<T> {
  return (term) => (record) => String(read(record)) === fold(term.value);
}

export function time<T>(read: (record: T) => string | null): FieldMatcher<T> {
  return (term, clock) => {
    if (term.value === '*') return (record) => read(record) !== null;
    const wantedMs = parseSearchTime(term.value, clock.timeZone, clock.nowMs);
    if (wantedMs === null) return () => false;
    return (record) => {
      const own = read(record);
      return own !== null && compares(Date.parse(own) - wantedMs, term.comparison);
    };
  };
}

export function not<T>(matcher: FieldMatcher<T>): FieldMatcher<T> {
  return (term, clock) => {
    const test = matcher(term, clock);
    return (record) => !test(record);
  };
}
