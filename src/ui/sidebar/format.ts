/** Numbers, times and values as people say them, in the person's locale. */

const whole = new Intl.NumberFormat();
const clockTime = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

export function count(value: number): string {
  return whole.format(value);
}

/** `1 change`, `1,204 changes`. */
export function amount(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function ago(time: number, now = Date.now()): string {
  const seconds = Math.max(0, (now - time) / 1000);
  if (seconds < 45) return 'just now';
  if (seconds < 45 * 60) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 20 * 3600) return `${Math.max(1, Math.round(seconds / 3600))} h ago`;
  return dayAndTime.format(time);
}

export function atTime(time: number, now = Date.now()): string {
  const soon = Math.abs(time - now) < 18 * 3600 * 1000;
  return soon ? clockTime.format(time) : dayAndTime.format(time);
}

/** Exact while short, rounder the longer it takes. */
export function duration(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 360) / 10} h`;
}

/** Shows what is otherwise invisible and yet would be sent: spaces at the ends, tabs and line ends. */
export function visible(value: string): string {
  return value
    .replace(/^ +| +$/g, (spaces) => '\u00b7'.repeat(spaces.length))
    .replace(/\t/g, '\u21e5')
    .replace(/\r\n|\r|\n/g, '\u21b5 ');
}

/** The same, with lines of their own. */
export function visibleLines(value: string): string {
  return value
    .split(/\r\n|\r|\n/)
    .map(visible)
    .join('\n');
}

const LONGEST = 160;
const CONTEXT = 24;

/** Of two long texts, the part where they begin to differ. */
export function excerpts(before: string, after: string): [string, string] {
  const cut = excerptOf([before, after]);
  return [cut(before), cut(after)];
}

/** Cuts texts to the part where they begin to differ; leaves them whole where all are short. */
export function excerptOf(texts: readonly string[]): (text: string) => string {
  const [first = '', ...others] = texts;
  let same = 0;
  while (same < first.length && others.every((other) => other[same] === first[same])) same += 1;
  const long = texts.some((text) => text.length > LONGEST);
  const start = long ? Math.max(0, same - CONTEXT) : 0;
  return (text) => {
    const end = start + LONGEST;
    return (start > 0 ? '\u2026' : '') + text.slice(start, end) + (text.length > end ? '\u2026' : '');
  };
}

/** Adds the currency and keeps every digit: a preview must not round. */
export function money(value: string, currency: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(value) || !/^[A-Z]{3}$/.test(currency)) return value;
  const digits = value.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(Number(value));
}

/** Fields of money end in these words, in every dialect of headers. */
export function isMoney(field: string): boolean {
  return /\b(price|cost)$/i.test(field);
}
