import type { Look } from './cell';
import { PLAIN } from './cell';

const looksByJson = new Map<string, Look>();

/** Looks that differ from the plain ones only by format are shared, so that a coloured column costs one object. */
export function withPart<K extends 'format' | 'note' | 'validation'>(
  look: Look,
  key: K,
  value: Look[K],
): Look {
  if (look[key] === value) return look;
  const made: Look = { ...look, [key]: value };
  if (made.note !== null) return Object.freeze(made);
  if (!made.numberFormat && !made.format && !made.validation) return PLAIN;
  const json = JSON.stringify(made);
  const known = looksByJson.get(json);
  if (known) return known;
  // The number format keeps its own identity: looks are compared by it.
  looksByJson.set(json, Object.freeze(made));
  return made;
}
