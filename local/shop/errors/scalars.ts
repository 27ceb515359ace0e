import { parseGid } from '../gid';
import { isDecimalText } from '../money';

/** Why a value does not fit a scalar; `isOwn` marks Shopify's scalars, whose problems carry the text twice. */
export interface ScalarProblem {
  text: string;
  isOwn: boolean;
}

const coerce = (value: unknown, type: string): ScalarProblem => ({
  text: `Could not coerce value ${JSON.stringify(value)} to ${type}`,
  isOwn: false,
});

const own = (text: string): ScalarProblem => ({ text, isOwn: true });

const MAX_INT = 2 ** 31;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Texts as recorded for ID, Int, Decimal, URL and UnsignedInt64; Money follows Decimal. */
export function scalarProblem(type: string, value: unknown): ScalarProblem | null {
  switch (type) {
    case 'ID':
      return isText(value) && parseGid(value) ? null : own(`Invalid global id '${String(value)}'`);
    case 'String':
    case 'HTML':
      return isText(value) ? null : coerce(value, type);
    case 'Boolean':
      return typeof value === 'boolean' ? null : coerce(value, type);
    case 'Int':
      return isNumber(value) && Number.isInteger(value) && value >= -MAX_INT && value < MAX_INT
        ? null
        : coerce(value, type);
    case 'Float':
      return isNumber(value) ? null : coerce(value, type);
    case 'Decimal':
    case 'Money':
      return (isText(value) || isNumber(value)) && isDecimalText(String(value))
        ? null
        : own(`invalid ${type === 'Money' ? 'money' : 'decimal'} '${String(value)}'`);
    case 'URL':
      return isText(value) && /^[a-z][a-z\d+.-]*:/i.test(value)
        ? null
        : own(`Invalid url '${String(value)}', missing scheme`);
    case 'UnsignedInt64':
      return /^\d+$/.test(String(value)) ? null : own(`UnsignedInt64 invalid value '${String(value)}'`);
    default:
      return null;
  }
}
