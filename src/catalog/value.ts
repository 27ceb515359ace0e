/** The canonical form of one field's value: text, or null for blank. Everything that compares or stores uses it. */
export type Value = string | null;

/** A record's values by field key; a key that is absent is not known (or its column is gone). */
export type Values = Readonly<Record<string, Value>>;

/** Sheets limits a cell to 50,000 characters (support page "Files you can store in Drive"). */
export const CELL_CHARACTERS = 50_000;

/** Starts the text shown in place of a value that does not fit a cell. */
export const PREVIEW_MARK = '⚠ Too long for a cell, read only: ';

const PREVIEW_CHARACTERS = 1_000;

export function isPreview(value: Value): boolean {
  return value !== null && value.startsWith(PREVIEW_MARK);
}

/** The value itself where it fits a cell, else a marked preview that changes whenever the value does. */
export function fitToCell(text: string): string {
  if (text.length <= CELL_CHARACTERS) return text;
  const size = text.length.toLocaleString('en-US');
  // Half a surrogate pair at the cut would not come back from the sheet as it went there.
  const start = text.slice(0, PREVIEW_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
  return `${PREVIEW_MARK}${size} characters, print ${fingerprint(text)}\n${start}…`;
}

/** Sheets may keep a line break as LF however it was written, so line breaks are compared by meaning. */
export function normalizeLineBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Looked up once: it is called for every character. */
const { imul } = Math;

/** 53 bits of a text, in base 36 (the public-domain cyrb53 scheme): for telling change, not for secrecy. */
export function fingerprint(text: string): string {
  return fingerprintOf([text]);
}

/** Stand between parts and for a part that is not there: no text holds them, since they are no UTF-16 units. */
const PART_END = 0x10000;
const NO_PART = 0x10001;

/** The same of several texts, which is another for each way to cut them; null is none at all, not even a blank one. */
export function fingerprintOf(parts: readonly (string | null)[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < parts.length; at++) {
    const text = parts[at] ?? null;
    const end = text === null ? NO_PART : PART_END;
    for (let index = 0; text !== null && index < text.length; index++) {
      const code = text.charCodeAt(index);
      high = imul(high ^ code, 2654435761);
      low = imul(low ^ code, 1597334677);
    }
    if (at === parts.length - 1 && end === PART_END) continue;
    high = imul(high ^ end, 2654435761);
    low = imul(low ^ end, 1597334677);
  }
  high = imul(high ^ (high >>> 16), 2246822507) ^ imul(low ^ (low >>> 13), 3266489909);
  low = imul(low ^ (low >>> 16), 2246822507) ^ imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** How many bytes a text takes in a request; a lone half of a surrogate pair counts as what replaces it. */
export function utf8Length(value: Value): number {
  if (value === null) return 0;
  if (!BEYOND_ASCII.test(value)) return value.length;
  let bytes = value.length;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    // Both halves of a pair count two bytes each.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
