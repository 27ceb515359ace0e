export type JsonObject = { [key: string]: unknown };

/** An object literal of whatever realm; arrays, dates, maps and class instances are not. */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A deep copy in this realm, as the wire would make it: undefined members vanish, dates become text. */
export function copyJson(value: unknown): unknown {
  if (value === undefined) return undefined;
  const parsed: unknown = JSON.parse(JSON.stringify(value));
  return parsed;
}

/** About how many bytes a value is on the wire, without building the text: payloads have millions of members. */
export function jsonBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return 8;
  if (typeof value !== 'object' || value === null) return 5;
  let total = 2;
  if (Array.isArray(value)) {
    for (const item of value) total += jsonBytes(item) + 1;
    return total;
  }
  const members = value as JsonObject;
  for (const key in members) total += key.length + 4 + jsonBytes(members[key]);
  return total;
}
