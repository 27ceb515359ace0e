import Big from 'big.js';
import type { CellContent, RawCell, SheetValue } from './cells';
import { fitToCell, normalizeLineBreaks, type Value } from './value';

/** What a value depends on besides itself. */
export interface StoreContext {
  /** Decimal places of the store's currency: 2 for USD, 0 for JPY, 3 for KWD. */
  currencyDecimals: number;
}

/** How values of one type travel between Shopify, a cell and their canonical form. */
export interface FieldType {
  name: string;
  /** Number format of the column's cells; absent where Sheets' own is right. */
  format(context: StoreContext): string | undefined;
  fromStore(raw: unknown, context: StoreContext): Value;
  /** What a mutation's input takes. */
  toStore(value: string): unknown;
  toCell(value: Value): CellContent;
  fromCell(cell: RawCell, context: StoreContext): SheetValue;
  /** Why Shopify would refuse a value of this type, or null; for types whose cells can hold such a value. */
  check?(value: string): string | null;
  /** Whether two values mean the same. */
  same(left: Value, right: Value): boolean;
  /** A form that is equal exactly when `same` holds; what the row hash is made of. */
  hashForm(value: Value): string;
}

const BLANK: SheetValue = { kind: 'value', value: null, formula: false };

function problem(reason: string, cell: RawCell): SheetValue {
  return { kind: 'problem', reason, shown: cell.error ?? String(cell.content ?? ''), formula: cell.formula };
}

function value(text: Value, cell: RawCell): SheetValue {
  return { kind: 'value', value: text, formula: cell.formula };
}

/** Errors and blanks mean the same in every column; `read` sees the rest. */
function reader(read: (cell: RawCell, context: StoreContext) => SheetValue): FieldType['fromCell'] {
  return (cell, context) => {
    if (cell.error !== null) return problem(`shows the error ${cell.error}`, cell);
    if (cell.content === null || cell.content === '')
      return { ...BLANK, formula: cell.formula } as SheetValue;
    return read(cell, context);
  };
}

function typeOf(parts: Pick<FieldType, 'name' | 'format' | 'fromCell'> & Partial<FieldType>): FieldType {
  const hashForm = parts.hashForm ?? ((text: Value) => text ?? '');
  return {
    fromStore: (raw) => (raw === null || raw === undefined || raw === '' ? null : String(raw)),
    toStore: (text) => text,
    toCell: (text) => text,
    hashForm,
    same: (left, right) => hashForm(left) === hashForm(right),
    ...parts,
  };
}

/** Codes, titles, HTML: kept to the letter. A number in such a cell has already lost its leading zeros. */
export const text: FieldType = typeOf({
  name: 'text',
  format: () => '@',
  fromStore: (raw) => (raw === null || raw === undefined || raw === '' ? null : fitToCell(String(raw))),
  hashForm: (content) => normalizeLineBreaks(content ?? ''),
  fromCell: reader((cell) => {
    if (typeof cell.content === 'string') return value(cell.content, cell);
    if (cell.formula && typeof cell.content === 'number' && !cell.isDate)
      return value(String(cell.content), cell);
    const kind = cell.isDate ? 'a date' : `a ${typeof cell.content}`;
    return problem(
      `holds ${kind}, so what was typed may have been changed (leading zeros, for one); ` +
        'set the cell to Format > Number > Plain text and type it again',
      cell,
    );
  }),
});

/** Text in which order and repetition mean nothing. */
export const tags: FieldType = {
  ...text,
  name: 'tags',
  fromStore: (raw) => (Array.isArray(raw) && raw.length > 0 ? fitToCell(raw.join(', ')) : null),
  toStore: splitTags,
  hashForm: tagsForm,
  same: (left, right) => tagsForm(left) === tagsForm(right),
};

function splitTags(list: string): string[] {
  return list
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function tagsForm(list: Value): string {
  const unique = new Set(splitTags(list ?? '').map((tag) => tag.toLowerCase()));
  return [...unique].sort().join(',');
}

/** Ids of other records, lowest first. */
export const idList: FieldType = {
  ...text,
  name: 'ids',
  fromStore: (raw) =>
    Array.isArray(raw) && raw.length > 0 ? fitToCell([...raw].map(String).sort(byNumber).join(', ')) : null,
};

/** So many are read of a list; where it is full there may be more. */
export const MOST_LISTED = 250;

/** Handles of other records in the order of the alphabet; a list that may not be all of them ends with dots. */
export const handleList: FieldType = {
  ...text,
  name: 'handles',
  fromStore: (raw) => {
    if (!Array.isArray(raw) || raw.length === 0) return null;
    const listed = raw.slice(0, MOST_LISTED).map(String).sort();
    return fitToCell([...listed, ...(raw.length < MOST_LISTED ? [] : ['…'])].join(', '));
  },
};

/** Ids are too long for numbers in general. */
function byNumber(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : 1);
}

/** ISO times that Shopify sets; shown as text so that no time zone moves them. */
export const time: FieldType = { ...text, name: 'time' };

/** A web address: at most what a cell holds, never parsed. */
export const url: FieldType = { ...text, name: 'url' };

const DECIMAL = /^-?\d+(\.\d+)?$/;
/** `1.234` is more than a thousand where points group digits, and little more than one where they do not. */
const GROUPED = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** A number typed as text is taken only where it can mean one thing. */
function readDecimal(cell: RawCell, mostDecimals: number): Big | string {
  if (typeof cell.content === 'boolean') return 'is TRUE or FALSE, not a number';
  if (cell.isDate) return 'is a date, not a number';
  if (typeof cell.content === 'number') return new Big(cell.content);
  const typed = String(cell.content).trim();
  if (!DECIMAL.test(typed)) {
    return `"${typed.slice(0, 40)}" is not a number; write it with digits and one decimal point, such as 1234.50`;
  }
  const decimals = typed.split('.')[1]?.length ?? 0;
  if (decimals > mostDecimals || GROUPED.test(typed)) {
    return `"${typed.slice(0, 40)}" could mean two different numbers; write it as a number, not as text`;
  }
  return new Big(typed);
}

/** Any number of so many digits is the same again after it was a number of the sheet. */
const EXACT_DIGITS = 15;

/** A number that a cell cannot hold to the last digit is shown as text. */
function toNumberCell(digits: string): number | string {
  const number = Number(digits);
  return digits.length <= EXACT_DIGITS || new Big(number).eq(digits) ? number : digits;
}

/** No zeros in front, no minus before nothing. */
const PLAIN_NUMBER = /^(?:0|-?[1-9]\d*|-0(?=\.\d*[1-9]))(?:\.(\d+))?$/;

/** Whether digits are as we write them: with so many decimals, or with none at the end that say nothing. */
function isCanonical(digits: string, decimals: number | null): boolean {
  const match = PLAIN_NUMBER.exec(digits);
  if (!match) return false;
  const places = match[1] ?? '';
  return decimals === null ? !places.endsWith('0') : places.length === decimals;
}

/** Equal for equal numbers. */
function shortestDigits(digits: string): string {
  const match = PLAIN_NUMBER.exec(digits);
  if (!match) return new Big(digits).toFixed();
  return match[1] === undefined ? digits : digits.replace(/\.?0+$/, '');
}

function numeric(
  name: string,
  format: FieldType['format'],
  decimals: (context: StoreContext) => number | null,
): FieldType {
  const canonical = (number: Big, context: StoreContext) => {
    const places = decimals(context);
    const digits = places === null ? number.toFixed() : number.toFixed(places);
    return Number(digits) === 0 ? digits.replace('-', '') : digits;
  };
  /** Nearly all that a store gives is canonical already. */
  const canonicalText = (digits: string, context: StoreContext) =>
    isCanonical(digits, decimals(context)) ? digits : canonical(new Big(digits), context);
  return typeOf({
    name,
    format,
    fromStore: (raw, context) =>
      raw === null || raw === undefined || raw === '' ? null : canonicalText(String(raw), context),
    toCell: (text) => (text === null ? null : toNumberCell(text)),
    hashForm: (text) => (text === null ? '' : DECIMAL.test(text) ? shortestDigits(text) : text),
    fromCell: reader((cell, context) => {
      const number = readDecimal(cell, decimals(context) ?? 6);
      return typeof number === 'string' ? problem(number, cell) : value(canonical(number, context), cell);
    }),
  });
}

/** Money travels as a decimal string, rounded to the currency's decimals. */
export const money: FieldType = numeric(
  'money',
  ({ currencyDecimals }) => (currencyDecimals === 0 ? '0' : `0.${'0'.repeat(currencyDecimals)}`),
  ({ currencyDecimals }) => currencyDecimals,
);

export const decimal: FieldType = {
  ...numeric(
    'decimal',
    () => '0.###',
    () => null,
  ),
  toStore: Number,
};

export const integer: FieldType = {
  ...numeric(
    'integer',
    () => '0',
    () => 0,
  ),
  toStore: Number,
};

/** Stands where a location does not have an item at all, which is not the same as having none of it left. */
export const NOT_STOCKED = 'not stocked';

/** Beyond these Shopify keeps no quantity. */
const MOST_STOCK = 1_000_000_000;

/** How many of an item are at a location. */
export const stock: FieldType = {
  ...integer,
  name: 'stock',
  fromStore: (raw, context) =>
    raw === null || raw === undefined ? NOT_STOCKED : integer.fromStore(raw, context),
  toCell: (text) => (text === NOT_STOCKED ? NOT_STOCKED : integer.toCell(text)),
  fromCell: (cell, context) =>
    typeof cell.content === 'string' && cell.content.trim().toLowerCase() === NOT_STOCKED
      ? value(NOT_STOCKED, cell)
      : typeof cell.content === 'number' && !Number.isInteger(cell.content)
        ? problem(`${cell.content} is not a whole number`, cell)
        : integer.fromCell(cell, context),
  // A number is only ever changed into this word: the other way round it says nothing new.
  check: (text) => {
    if (text === NOT_STOCKED)
      return 'cannot be made “not stocked” from the sheet: type the number back, or stop stocking the item there in Shopify and import again';
    return Math.abs(Number(text)) > MOST_STOCK ? 'must be between -1,000,000,000 and 1,000,000,000' : null;
  },
};

const YES = ['true', 'yes', '1'];
const NO = ['false', 'no', '0'];

export const yesNo: FieldType = typeOf({
  name: 'yes or no',
  format: () => undefined,
  fromStore: (raw) => (raw === null || raw === undefined ? null : raw === true ? 'TRUE' : 'FALSE'),
  toStore: (text) => text === 'TRUE',
  toCell: (text) => (text === null ? null : text === 'TRUE'),
  fromCell: reader((cell) => {
    const word = String(cell.content).trim().toLowerCase();
    if (YES.includes(word)) return value('TRUE', cell);
    if (NO.includes(word)) return value('FALSE', cell);
    return problem(`"${String(cell.content).slice(0, 40)}" is neither TRUE nor FALSE`, cell);
  }),
});

/** One of two words, by whether the store has something there at all. */
export function presence({ present, absent }: { present: string; absent: string }): FieldType {
  return {
    ...text,
    name: 'presence',
    fromStore: (raw) => (raw === null || raw === undefined ? absent : present),
  };
}

/** A word from a list: what the sheet shows → what Shopify calls it. Blank stands for the choice named ''. */
export function choice(options: Record<string, string | boolean>): FieldType {
  const words = Object.keys(options);
  const find = (typed: string) => words.find((word) => word.toLowerCase() === typed.trim().toLowerCase());
  return typeOf({
    name: 'choice',
    format: () => '@',
    fromStore: (raw) => {
      const known = words.find((word) => options[word] === raw);
      return (known ?? (raw === null || raw === undefined ? '' : String(raw))) || null;
    },
    toStore: (word) => options[find(word) ?? ''] ?? word,
    // Shopify may know words that we do not: such a cell is no problem as long as nobody edits it.
    fromCell: reader((cell) => value(find(String(cell.content)) ?? String(cell.content), cell)),
    check: (word) => {
      const allowed = words.filter((option) => option !== '').join(', ');
      return find(word) === undefined ? `"${word.slice(0, 40)}" is not one of: ${allowed}` : null;
    },
  });
}
