import type { Reference } from './references';
import { parseReference } from './references';
import type { Token } from './tokens';
import { tokenize } from './tokens';

export type Expression =
  | { kind: 'constant'; value: string | number | boolean }
  | { kind: 'error'; code: string }
  | { kind: 'reference'; reference: Reference }
  | { kind: 'unary'; operator: string; operand: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | { kind: 'call'; name: string; args: Expression[] };

const LEVELS = [['=', '<>', '<', '<=', '>', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']];

/** Null where Sheets would show `#ERROR!` (formula parse error). */
export function parseFormula(formula: string): Expression | null {
  const tokens = tokenize(formula)?.filter(({ kind }) => kind !== 'space');
  if (!tokens || tokens.length === 0) return null;
  const parser = new Parser(tokens);
  const expression = parser.expression(0);
  return parser.isAtEnd() ? expression : null;
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  expression(level: number): Expression | null {
    const operators = LEVELS[level];
    if (!operators) return this.unary();
    let left = this.expression(level + 1);
    while (left) {
      const operator = this.takeOperator(operators);
      if (!operator) break;
      const right = this.expression(level + 1);
      left = right && { kind: 'binary', operator, left, right };
    }
    return left;
  }

  private unary(): Expression | null {
    const operator = this.takeOperator(['-', '+']);
    if (operator) {
      const operand = this.unary();
      return operand && { kind: 'unary', operator, operand };
    }
    let operand = this.primary();
    while (operand && this.takeOperator(['%'])) operand = { kind: 'unary', operator: '%', operand };
    return operand;
  }

  private primary(): Expression | null {
    const token = this.tokens[this.at];
    if (!token) return null;
    this.at += 1;
    switch (token.kind) {
      case 'number':
        return { kind: 'constant', value: Number(token.text) };
      case 'text':
        return { kind: 'constant', value: token.text.slice(1, -1).replace(/""/g, '"') };
      case 'error':
        return { kind: 'error', code: token.text };
      case 'reference':
        return referenceExpression(token.text);
      case 'name':
        return this.named(token.text);
      default:
        return token.text === '(' ? this.parenthesised() : null;
    }
  }

  private parenthesised(): Expression | null {
    const inner = this.expression(0);
    return this.takeOperator([')']) ? inner : null;
  }

  private named(name: string): Expression | null {
    if (this.takeOperator(['('])) return this.call(name);
    if (/^(true|false)$/i.test(name)) return { kind: 'constant', value: name.toLowerCase() === 'true' };
    return { kind: 'error', code: '#NAME?' };
  }

  private call(name: string): Expression | null {
    const args: Expression[] = [];
    if (this.takeOperator([')'])) return { kind: 'call', name: name.toUpperCase(), args };
    for (;;) {
      const arg = this.expression(0);
      if (!arg) return null;
      args.push(arg);
      if (this.takeOperator([')'])) return { kind: 'call', name: name.toUpperCase(), args };
      if (!this.takeOperator([',', ';'])) return null;
    }
  }

  private takeOperator(operators: readonly string[]): string | null {
    const token = this.tokens[this.at];
    if (token?.kind !== 'operator' || !operators.includes(token.text)) return null;
    this.at += 1;
    return token.text;
  }
}

function referenceExpression(text: string): Expression | null {
  const reference = parseReference(text);
  return reference && { kind: 'reference', reference };
}
