import { types } from 'node:util';
import { ScriptError } from './errors';
import { isJsonObject } from './json';

/**
 * Arguments of google.script.run (reference 2.4): numbers, booleans, strings, null, and plain objects and arrays of
 * those. Answers a copy; undefined becomes null.
 */
export function copyArgument(value: unknown, property: string, ancestors: readonly unknown[] = []): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || ancestors.includes(value)) throw illegal(property);
  const below = [...ancestors, value];
  if (Array.isArray(value)) return value.map((item, index) => copyArgument(item, String(index), below));
  if (!isJsonObject(value)) throw illegal(property);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, copyArgument(item, key, below)]),
  );
}

function illegal(property: string): Error {
  return new ScriptError(`Failed due to illegal value in property: ${property}`);
}

/** Thrown where a value makes the whole answer arrive as null. */
class Unspeakable extends Error {}

/** What arrives in the browser. A Date anywhere, or a Google object, makes the whole answer null, without any error. */
export function copyResult(value: unknown, isHandle: (value: unknown) => boolean): unknown {
  try {
    return outward(value, isHandle, []) ?? null;
  } catch (error) {
    if (error instanceof Unspeakable) return null;
    throw error;
  }
}

function outward(
  value: unknown,
  isHandle: (value: unknown) => boolean,
  ancestors: readonly unknown[],
): unknown {
  if (typeof value === 'function') return String(value);
  if (typeof value === 'symbol' || typeof value === 'bigint') throw new Unspeakable();
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (types.isDate(value) || isHandle(value) || ancestors.includes(value)) throw new Unspeakable();
  if (types.isMap(value) || types.isSet(value)) return {};
  const below = [...ancestors, value];
  // Not value.map(): that would make a list of the script's realm.
  if (Array.isArray(value))
    return Array.from(value, (item: unknown) => outward(item, isHandle, below) ?? null);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, outward(item, isHandle, below)]));
}
