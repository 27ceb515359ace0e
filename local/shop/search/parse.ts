/**
 * Shopify's search syntax: terms, `field:value`, comparisons, quoted phrases, `-` and NOT, AND (also implied), OR,
 * brackets. Recordings show that an unquoted value ends at a colon, which is why an unquoted time loses its minutes:
 * `updated_at:<2000-01-01T00:00:00Z` is read as `updated_at` and a second field `00`.
 */

export type Comparison = '' | '<' | '<=' | '>' | '>=';

export type SearchNode =
  | { kind: 'and' | 'or'; parts: SearchNode[] }
  | { kind: 'not'; part: SearchNode }
  | { kind: 'never' }
  | { kind: 'term'; field: string | null; comparison: Comparison; value: string; quoted: boolean };

type Token =
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { kind: 'never' }
  | { kind: 'term'; field: string | null; comparison: Comparison; value: string; quoted: boolean };

export function parseSearch(query: string): SearchNode {
  const tokens = tokenize(query);
  const parts: SearchNode[] = [];
  const reader = { tokens, index: 0 };
  while (reader.index < tokens.length) {
    parts.push(parseOr(reader));
    // A closing bracket without an opening one is skipped.
    if (tokens[reader.index]?.kind === 'close') reader.index += 1;
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

interface Reader {
  tokens: Token[];
  index: number;
}

function parseOr(reader: Reader): SearchNode {
  const parts = [parseAnd(reader)];
  while (reader.tokens[reader.index]?.kind === 'or') {
    reader.index += 1;
    const next = parseAnd(reader);
    // A dangling OR is ignored (recorded).
    if (next.kind !== 'and' || next.parts.length > 0) parts.push(next);
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
}

function parseAnd(reader: Reader): SearchNode {
  const parts: SearchNode[] = [];
  for (;;) {
    const token = reader.tokens[reader.index];
    if (!token || token.kind === 'or' || token.kind === 'close') break;
    reader.index += 1;
    if (token.kind === 'and') continue;
    parts.push(parseUnit(token, reader));
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

function parseUnit(token: Token, reader: Reader): SearchNode {
  if (token.kind === 'not') {
    const next = reader.tokens[reader.index];
    if (!next || next.kind === 'or' || next.kind === 'and' || next.kind === 'close')
      return { kind: 'and', parts: [] };
    reader.index += 1;
    return { kind: 'not', part: parseUnit(next, reader) };
  }
  if (token.kind === 'open') {
    const inner = parseOr(reader);
    if (reader.tokens[reader.index]?.kind === 'close') reader.index += 1;
    return inner;
  }
  if (token.kind === 'term' || token.kind === 'never') return token;
  return { kind: 'and', parts: [] };
}

const WORDS: Readonly<Record<string, Token>> = {
  AND: { kind: 'and' },
  OR: { kind: 'or' },
  NOT: { kind: 'not' },
};

function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let rest = query;
  for (;;) {
    rest = rest.replace(/^[\s:]+/, '');
    if (rest === '') return tokens;
    const [token, length] = readToken(rest);
    tokens.push(token);
    rest = rest.slice(length);
  }
}

function readToken(text: string): [Token, number] {
  if (text.startsWith('(')) return [{ kind: 'open' }, 1];
  if (text.startsWith(')')) return [{ kind: 'close' }, 1];
  if (/^-[^\s]/.test(text)) return [{ kind: 'not' }, 1];
  const field = /^([\w.$-]+):/.exec(text);
  if (field) {
    const [value, length] = readValue(text.slice(field[0].length));
    return [
      value === null ? { kind: 'never' } : { ...value, field: field[1] ?? '' },
      field[0].length + length,
    ];
  }
  const [value, length] = readValue(text);
  if (value === null) return [{ kind: 'never' }, Math.max(length, 1)];
  const word = value.quoted ? undefined : WORDS[value.value];
  return [word ?? value, length];
}

type TermToken = Extract<Token, { kind: 'term' }>;

function readValue(text: string): [TermToken | null, number] {
  const comparison = (/^(<=|>=|<|>)/.exec(text)?.[0] ?? '') as Comparison;
  const rest = text.slice(comparison.length);
  const quoted = /^"((?:[^"\\]|\\.)*)"?|^'((?:[^'\\]|\\.)*)'?/.exec(rest);
  if (quoted) {
    const value = (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/g, '$1');
    return [
      { kind: 'term', field: null, comparison, value, quoted: true },
      comparison.length + quoted[0].length,
    ];
  }
  // `tag:(x` finds nothing (recorded).
  if (rest.startsWith('(')) return [null, comparison.length + (/^\([^)]*\)?/.exec(rest)?.[0].length ?? 1)];
  const bare = /^(?:\\.|[^\s():])+/.exec(rest)?.[0] ?? '';
  const value = bare.replace(/\\(.)/g, '$1');
  return [{ kind: 'term', field: null, comparison, value, quoted: false }, comparison.length + bare.length];
}
