import Big from 'big.js';

const NUMBER_OR_TEXT = /"(?:\\.|[^"\\])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Marks a number among texts, in which it cannot stand. */
const MARK = '\\u0000';

/** The parsed value, or undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Equal for numbers that are equal, whatever their size: `1.50` is `1.5`. */
function shortest(digits: string): string {
  try {
    return new Big(digits).toString();
  } catch {
    return digits;
  }
}

/**
 * A form of JSON that is equal exactly where the meaning is: white space, the order of keys and how a number is
 * written make no difference. What is no JSON is its own form. `textMeans` says what a text stands for.
 */
export function jsonForm(text: string, textMeans: (text: string, key: string) => string = (same) => same) {
  if (parseJson(text) === undefined) return text;
  const exact = text.replace(NUMBER_OR_TEXT, (token) =>
    token.startsWith('"') ? token : `"${MARK}${shortest(token)}"`,
  );
  return JSON.stringify(inOrder(JSON.parse(exact), '', textMeans));
}

/** Numbers that travel as texts mean what numbers mean. */
export function numberMeans(text: string): string {
  return NUMBER.test(text) ? `\u0000${shortest(text)}` : text;
}

function inOrder(value: unknown, key: string, textMeans: (text: string, key: string) => string): unknown {
  if (typeof value === 'string') return value.startsWith('\u0000') ? value : textMeans(value, key);
  if (Array.isArray(value)) return value.map((item) => inOrder(item, key, textMeans));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([name, item]) => [name, inOrder(item, name, textMeans)]);
}
