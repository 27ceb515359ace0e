/** Formulas are cut into tokens once; everything that reads or rewrites them works on these. */
export type TokenKind = 'number' | 'text' | 'reference' | 'name' | 'error' | 'operator' | 'space';

export interface Token {
  kind: TokenKind;
  text: string;
}

const CELL = '\\$?[A-Za-z]{1,3}\\$?[0-9]+';
const COLUMN = '\\$?[A-Za-z]{1,3}';
const ROW = '\\$?[0-9]+';
const SHEET = "(?:'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_.]*)!";
const REFERENCE = `(?:${SHEET})?(?:${CELL}(?::${CELL}|:${COLUMN})?|${COLUMN}:${COLUMN}|${ROW}:${ROW})`;

const RULES: [TokenKind, RegExp][] = [
  ['space', /\s+/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['error', /#(?:REF!|DIV\/0!|NAME\?|VALUE!|N\/A|NUM!|NULL!|ERROR!)/y],
  ['reference', new RegExp(`${REFERENCE}(?![A-Za-z0-9_(!.])`, 'y')],
  ['number', /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_.]*/y],
  ['operator', /<>|<=|>=|[-+*/^&=<>(),;%:{}]/y],
];

/** Null where the text is no formula at all: Sheets then shows `#ERROR!`. */
export function tokenize(formula: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 1;
  while (at < formula.length) {
    const token = tokenAt(formula, at);
    if (!token) return null;
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(formula: string, at: number): Token | null {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = at;
    const match = rule.exec(formula);
    if (match) return { kind, text: match[0] };
  }
  return null;
}
