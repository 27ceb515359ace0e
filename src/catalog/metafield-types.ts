import { decimal, integer, text, yesNo, type FieldType } from './field-types';
import { jsonForm, numberMeans, parseJson } from './json-meaning';
import type { Value } from './value';

/** How a metafield's values travel, and what a person has to know to type them. */
export interface MetafieldType extends FieldType {
  help: string;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const WHOLE = /^-?\d+$/;

/** Longer numbers stand in their cells as text, to the last digit: there is no doubt what they mean. */
const EXACT_DIGITS = 15;

/** A value that is no number after all is no problem as long as nobody edits it. */
function numeric(base: FieldType, pattern: RegExp, reason: string): FieldType {
  return {
    ...base,
    format: () => undefined,
    fromStore: (raw, context) =>
      DECIMAL.test(String(raw)) ? base.fromStore(raw, context) : text.fromStore(raw, context),
    toStore: (digits) => digits,
    toCell: (value) => (value !== null && DECIMAL.test(value) ? base.toCell(value) : value),
    fromCell: (cell, context) => {
      if (typeof cell.content !== 'string' || cell.error !== null) return decimal.fromCell(cell, context);
      const typed = cell.content.trim();
      if (!DECIMAL.test(typed)) return text.fromCell(cell, context);
      return typed.length > EXACT_DIGITS
        ? { kind: 'value', value: decimal.fromStore(typed, context), formula: cell.formula }
        : decimal.fromCell(cell, context);
    },
    check: (value) => (pattern.test(value) ? null : `"${value.slice(0, 40)}" ${reason}`),
  };
}

const wholeNumber = numeric(integer, WHOLE, 'is not a whole number');
const decimalNumber = numeric(decimal, DECIMAL, 'is not a number; write it with one decimal point');

const truth: FieldType = {
  ...yesNo,
  fromStore: (raw, context) =>
    yesNo.fromStore(raw === 'true' ? true : raw === 'false' ? false : raw, context),
  toStore: (word) => (word === 'TRUE' ? 'true' : 'false'),
};

const singleLine: FieldType = {
  ...text,
  check: (value) => (/[\r\n]/.test(value) ? 'may not have line breaks' : null),
};

const date: FieldType = {
  ...text,
  check: (value) => (/^\d{4}-\d\d-\d\d$/.test(value.trim()) ? null : 'must be written like 2026-12-31'),
};

/** Text that is compared by what it means. */
function meaning(form: (text: string) => string, check?: FieldType['check']): FieldType {
  const hashForm = (value: Value) => (value === null ? '' : form(value));
  return {
    ...text,
    hashForm,
    same: (left, right) => hashForm(left) === hashForm(right),
    ...(check && { check }),
  };
}

const isJson = (value: string) => (parseJson(value) === undefined ? 'is not JSON' : null);
const isList = (value: string) =>
  Array.isArray(parseJson(value)) ? null : 'must be a JSON list, such as ["one", "two"]';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?/;

/** A time without a zone is one of Greenwich. */
function timeMeans(time: string): string {
  if (!TIME.test(time)) return time;
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`);
  return Number.isNaN(ms) ? time : new Date(ms).toISOString();
}

/** Units of which Shopify takes the short form and gives the long one. */
const UNITS: Readonly<Record<string, string>> = {
  in: 'INCHES',
  ft: 'FEET',
  yd: 'YARDS',
  mm: 'MILLIMETERS',
  cm: 'CENTIMETERS',
  m: 'METERS',
  ml: 'MILLILITERS',
  cl: 'CENTILITERS',
  l: 'LITERS',
  m3: 'CUBIC_METERS',
  us_fl_oz: 'FLUID_OUNCES',
  us_pt: 'PINTS',
  us_qt: 'QUARTS',
  us_gal: 'GALLONS',
  imp_fl_oz: 'IMPERIAL_FLUID_OUNCES',
  imp_pt: 'IMPERIAL_PINTS',
  imp_qt: 'IMPERIAL_QUARTS',
  imp_gal: 'IMPERIAL_GALLONS',
  oz: 'OUNCES',
  lb: 'POUNDS',
  g: 'GRAMS',
  kg: 'KILOGRAMS',
};

function partMeans(part: string, key: string): string {
  return key === 'unit' ? (UNITS[part.toLowerCase()] ?? part.toUpperCase()) : numberMeans(part);
}

const TEXTS = [
  'single_line_text_field',
  'multi_line_text_field',
  'string',
  'url',
  'color',
  'id',
  'language',
  'jurisdiction',
];

/** What the text in a list or in an object of this type stands for. */
function meansIn(type: string): (text: string, key: string) => string {
  if (type === 'date_time') return timeMeans;
  const isText = TEXTS.includes(type) || type === 'date' || type.endsWith('_reference');
  return isText || ['json', 'json_string', 'rich_text_field', 'link'].includes(type)
    ? (same) => same
    : partMeans;
}

const HELP = {
  list: 'A list in JSON, such as ["one", "two"].',
  reference: 'The global id of what it refers to, such as gid://shopify/Product/1.',
  object: 'JSON, such as {"value": 2.5, "unit": "cm"}.',
};

/** The cell type for a metafield type; those that we do not know are objects in JSON, as measurements are. */
export function metafieldType(type: string): MetafieldType {
  if (type.startsWith('list.')) {
    const means = meansIn(type.slice('list.'.length));
    return { ...meaning((value) => jsonForm(value, means), isList), name: type, help: HELP.list };
  }
  if (type.endsWith('_reference')) return { ...singleLine, name: type, help: HELP.reference };
  return { ...single(type), name: type };
}

function single(type: string): MetafieldType {
  switch (type) {
    case 'number_integer':
    case 'integer':
      return { ...wholeNumber, help: 'A whole number.' };
    case 'number_decimal':
    case 'float':
      return { ...decimalNumber, help: 'A number.' };
    case 'boolean':
      return { ...truth, help: 'TRUE or FALSE.' };
    case 'date':
      return { ...date, help: 'A date such as 2026-12-31.' };
    case 'date_time':
      return { ...meaning(timeMeans), help: 'A time such as 2026-12-31T18:00:00Z.' };
    case 'multi_line_text_field':
      return { ...text, help: 'Text.' };
    case 'json':
    case 'json_string':
    case 'rich_text_field':
    case 'link':
      return { ...meaning((value) => jsonForm(value), isJson), help: 'JSON.' };
    default:
      return TEXTS.includes(type)
        ? { ...singleLine, help: 'Text in one line.' }
        : { ...meaning((value) => jsonForm(value, meansIn(type)), isJson), help: HELP.object };
  }
}
