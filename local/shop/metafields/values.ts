import { unitOf } from './units';
import { elementType, isList, isMeasurement, isReference, REFERENCE_TARGETS } from './types';
import { parseGid } from '../gid';

/** Checking and normalising one value; texts as recorded. */

export interface ValueContext {
  currency: string;
  exists(gid: string): boolean;
}

export type Checked =
  { ok: true; value: string } | { ok: false; message: string; elementIndex: number | null };

type Result = { ok: true; value: unknown } | { ok: false; message: string };

const MAX_LIST_ITEMS = 128;
const good = (value: unknown): Result => ({ ok: true, value });
const bad = (message: string): Result => ({ ok: false, message: `Value ${message}` });

export function checkValue(type: string, raw: string, context: ValueContext): Checked {
  if (raw.trim() === '') return { ok: false, message: "Value can't be blank.", elementIndex: null };
  if (isList(type)) return checkList(elementType(type), raw, context);
  const result = checkOne(type, raw, context);
  if (!result.ok) return { ...result, elementIndex: null };
  return { ok: true, value: typeof result.value === 'string' ? result.value : writeJson(result.value) };
}

function checkList(type: string, raw: string, context: ValueContext): Checked {
  const items = parseJson(raw);
  if (!Array.isArray(items)) {
    return { ok: false, message: 'Value must be an array.', elementIndex: null };
  }
  if (items.length > MAX_LIST_ITEMS) {
    return { ok: false, message: `Value has more than ${MAX_LIST_ITEMS} elements.`, elementIndex: null };
  }
  const values: unknown[] = [];
  for (const [index, item] of (items as unknown[]).entries()) {
    const result = checkOne(type, typeof item === 'string' ? item : JSON.stringify(item), context);
    if (!result.ok) return { ok: false, message: result.message, elementIndex: listIndex(type, index) };
    values.push(asElement(type, result.value));
  }
  return { ok: true, value: writeJson(values) };
}

/** A reference that does not exist is not counted (recorded). */
function listIndex(type: string, index: number): number | null {
  return isReference(type) ? null : index;
}

/** Numbers and truths stand bare in a list. */
function asElement(type: string, value: unknown): unknown {
  if (type === 'number_integer') return Number(value);
  if (type === 'boolean') return value === 'true';
  return type === 'link' ? parseJson(String(value)) : value;
}

function checkOne(type: string, raw: string, context: ValueContext): Result {
  if (isReference(type)) return checkReference(type, raw, context);
  if (isMeasurement(type)) return checkMeasurement(type, raw);
  switch (type) {
    case 'boolean':
      return checkBoolean(raw);
    case 'number_integer':
    case 'integer':
      return checkInteger(raw);
    case 'number_decimal':
    case 'float':
      return checkDecimal(raw);
    case 'date':
      return isDate(raw.trim()) ? good(raw.trim()) : bad('must be in YYYY-MM-DD format.');
    case 'date_time':
      return checkDateTime(raw.trim());
    case 'color':
      return /^#[\da-f]{6}$/i.test(raw) ? good(raw) : bad('must be a hex color code.');
    case 'single_line_text_field':
      return /[\r\n]/.test(raw) ? bad('must be a single line text string.') : good(raw);
    case 'url':
      return checkUrl(raw);
    case 'link':
      return checkLink(raw);
    case 'money':
      return checkMoney(raw, context);
    case 'rating':
      return checkRating(raw);
    case 'json':
    case 'json_string':
      return checkJson(raw);
    case 'rich_text_field':
      return checkRichText(raw);
    default:
      return good(raw);
  }
}

function checkBoolean(raw: string): Result {
  const text = raw.trim().toLowerCase();
  if (['true', 't', '1'].includes(text)) return good('true');
  return ['false', 'f', '0'].includes(text) ? good('false') : bad('must be true or false.');
}

const MAX_INTEGER = 9_007_199_254_740_991;

function checkInteger(raw: string): Result {
  const match = /^(-?\d+)(?:\.0*)?$/.exec(raw.trim());
  if (!match) return bad('must be an integer.');
  const value = Number(match[1]);
  if (value > MAX_INTEGER) return bad(`has a maximum of ${MAX_INTEGER}.`);
  return value < -MAX_INTEGER
    ? bad(`has a minimum of -${MAX_INTEGER}.`)
    : good(String(value === 0 ? 0 : value));
}

/** Thirteen digits before the point, nine after it; further ones are cut (recorded). */
function checkDecimal(raw: string): Result {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(raw.trim());
  if (!match) return bad('must be a decimal.');
  const [, sign = '', whole = '0', fraction = ''] = match;
  if (Number(`${whole}.${fraction || 0}`) > 9_999_999_999_999) {
    return sign ? bad("can't be less than -9999999999999.") : bad("can't exceed 9999999999999.");
  }
  const trimmed = whole.replace(/^0+(?=\d)/, '');
  const cut = fraction.slice(0, 9).replace(/0+$/, '') || '0';
  return good(`${sign}${trimmed}.${cut}`);
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Without a zone it is UTC; fractions of a second go (recorded). */
function checkDateTime(raw: string): Result {
  const match = DATE_TIME.exec(raw);
  const [, date = '', time = '', zone = 'Z'] = match ?? [];
  if (!match || !isDate(date)) {
    return bad('must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00');
  }
  const offset = zone === 'Z' ? '+00:00' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return good(`${date}T${time.length === 5 ? `${time}:00` : time}${offset}`);
}

const SCHEMES = ['http', 'https', 'mailto', 'sms', 'tel'];

function checkUrl(raw: string): Result {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(raw.trim())?.[1]?.toLowerCase();
  if (scheme === undefined) {
    return bad(
      `cannot have an empty scheme (protocol), must include one of the following URL schemes: ["${SCHEMES.join('", "')}"].'`,
    );
  }
  return SCHEMES.includes(scheme)
    ? good(raw)
    : bad(`must be one of the following URL schemes: ${SCHEMES.join(', ')}.`);
}

function checkLink(raw: string): Result {
  const parsed = parseJson(raw);
  if (!isRecord(parsed) || typeof parsed['url'] !== 'string') return bad('must be a valid link.');
  return checkUrl(parsed['url']).ok ? good(raw) : bad('must be a valid link.');
}

const MONEY_SHAPE =
  "must be a stringified JSON object with amount (numeric) and currency_code (string matching the shop's currency) fields.";
const CURRENCY_CODES = new Set(Intl.supportedValuesOf('currency'));
const MONEY_LIMIT = 1_000_000_000_000_000_000n;

function checkMoney(raw: string, context: ValueContext): Result {
  const parsed = parseJson(raw);
  if (!isRecord(parsed) || !('amount' in parsed) || !('currency_code' in parsed)) return bad(MONEY_SHAPE);
  const [amount, code] = [parsed['amount'], parsed['currency_code']];
  if (code === '' || code === null) return bad('must have a currency code.');
  const text = typeof amount === 'number' ? String(amount) : amount;
  if (typeof text !== 'string' || !/^-?\d+(\.\d*)?$/.test(text)) return bad('must have a numeric amount.');
  if (typeof code !== 'string' || !CURRENCY_CODES.has(code)) {
    return bad(`contains an invalid currency, ${String(code)}.`);
  }
  if (code !== context.currency) return bad(MONEY_SHAPE);
  const whole = BigInt(text.split('.')[0] ?? '0');
  if (whole > MONEY_LIMIT || whole < -MONEY_LIMIT) return bad(`must be within +/-${MONEY_LIMIT}.`);
  const [units = '0', cents = ''] = text.split('.');
  return good({ amount: `${units}.${cents.slice(0, 2).padEnd(2, '0')}`, currency_code: code });
}

function checkRating(raw: string): Result {
  const parsed = parseJson(raw);
  if (!isRecord(parsed))
    return bad('must be a stringified JSON object with value, scale_min, and scale_max.');
  const [min, max, value] = ['scale_min', 'scale_max', 'value'].map((key) => Number(parsed[key]));
  if (min === undefined || max === undefined || value === undefined || [min, max, value].some(Number.isNaN)) {
    return bad('must be a stringified JSON object with value, scale_min, and scale_max.');
  }
  if (value > max) return bad(`has a maximum of ${String(parsed['scale_max'])}.`);
  if (value < min) return bad(`has a minimum of ${String(parsed['scale_min'])}.`);
  const text = (key: string): string => decimalText(String(parsed[key]));
  return good({ scale_min: text('scale_min'), scale_max: text('scale_max'), value: text('value') });
}

function decimalText(text: string): string {
  return text.includes('.') ? text : `${text}.0`;
}

function checkJson(raw: string): Result {
  if (parseJson(raw) !== undefined) return good(raw);
  return bad(`is invalid JSON: ${jsonProblem(raw)}`);
}

/** As the server's parser words the commonest slip; the others get a plain text of the same form. */
function jsonProblem(raw: string): string {
  const key = /^\s*\{\s*([A-Za-z_]\w*)/.exec(raw);
  if (!key?.[1]) return `unexpected token at '${raw.slice(0, 20)}' at line 1 column 1.`;
  const column = raw.indexOf(key[1]) + 1;
  return `expected object key, got '${key[1]}' at line 1 column ${column}.`;
}

function checkRichText(raw: string): Result {
  const parsed = parseJson(raw);
  return isRecord(parsed) && parsed['type'] === 'root' ? good(raw) : bad('is invalid rich text JSON.');
}

/** `{"value":25,"unit":"cm"}` is stored as `{"value":25.0,"unit":"CENTIMETERS"}` (recorded). */
function checkMeasurement(type: string, raw: string): Result {
  const parsed = parseJson(raw);
  if (!isRecord(parsed) || !('value' in parsed) || !('unit' in parsed)) {
    return bad('must be a stringified JSON object with a numeric value and a string unit.');
  }
  const value = typeof parsed['value'] === 'string' ? Number(parsed['value'] || 'x') : parsed['value'];
  if (typeof value !== 'number' || Number.isNaN(value)) return bad('must be a non-negative number.');
  if (value < 0 && type !== 'temperature' && type !== 'antenna_gain')
    return bad('must be a non-negative number.');
  const unit = unitOf(type, String(parsed['unit']));
  return unit === null ? bad('must be a supported unit.') : good({ value: new Float(value), unit });
}

function checkReference(type: string, raw: string, context: ValueContext): Result {
  const targets = REFERENCE_TARGETS[type];
  const gid = parseGid(raw.trim());
  const fits = gid !== null && (!targets || targets.includes(gid.type));
  return fits && context.exists(raw.trim())
    ? good(raw.trim())
    : bad(`references non-existent resource ${raw}.`);
}

/** A number that is written with a point, whatever its value. */
class Float {
  constructor(readonly value: number) {}
}

function writeJson(value: unknown): string {
  if (value instanceof Float) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (isRecord(value)) {
    const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
