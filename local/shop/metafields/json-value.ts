import { listUnit } from './units';
import { elementType, isList, isMeasurement } from './types';
import { isRecord, parseJson } from './values';

const JSON_TYPES = new Set(['json', 'json_string', 'link', 'money', 'rating', 'rich_text_field']);

/** `jsonValue` as recorded: decimals stay text, false stays the text "false", lists keep the units as people write them. */
export function jsonValueOf(type: string, value: string): unknown {
  if (isList(type)) return listValue(elementType(type), value);
  if (type === 'boolean') return value === 'true' ? true : value;
  if (type === 'number_integer' || type === 'integer') return Number(value);
  if (JSON_TYPES.has(type) || isMeasurement(type)) return parseJson(value) ?? value;
  return value;
}

function listValue(type: string, value: string): unknown {
  const items = parseJson(value);
  if (!Array.isArray(items) || !isMeasurement(type)) return items ?? value;
  return items.map((item: unknown) =>
    isRecord(item) ? { ...item, unit: listUnit(type, String(item['unit'])) } : item,
  );
}
