import type { Cell, Scalar } from '../cell';
import type { Locale } from '../locale';
import type { Sheet } from '../sheet';
import type { Workbook } from '../workbook';
import type { Argument } from './functions';
import { FormulaError, FUNCTIONS, single, toBoolean, toNumber, toText } from './functions';
import type { Expression } from './parse';
import { parseFormula } from './parse';
import type { Reference } from './references';

/** What a cell amounts to. */
export type Effective = Scalar | null | CellError;

export class CellError {
  constructor(readonly code: string) {}
}

const parsed = new Map<string, Expression | null>();

function parseOnce(formula: string): Expression | null {
  const known = parsed.get(formula);
  if (known !== undefined) return known;
  const expression = parseFormula(formula);
  parsed.set(formula, expression);
  return expression;
}

/** Works formulas out on demand; results hold for one version of the workbook. */
export class Evaluator {
  private version = -1;
  private results = new WeakMap<Cell, Effective>();
  private readonly underway = new Set<Cell>();

  constructor(private readonly workbook: Workbook) {}

  get locale(): Locale {
    return this.workbook.locale;
  }

  effective(sheet: Sheet, cell: Cell | undefined): Effective {
    if (!cell) return null;
    if (cell.formula === null) return cell.value;
    if (this.version !== this.workbook.version) {
      this.version = this.workbook.version;
      this.results = new WeakMap();
    }
    const known = this.results.get(cell);
    if (known !== undefined) return known;
    const result = this.compute(sheet, cell, cell.formula);
    this.results.set(cell, result);
    return result;
  }

  private compute(sheet: Sheet, cell: Cell, formula: string): Effective {
    const expression = parseOnce(formula);
    if (!expression) return new CellError('#ERROR!');
    if (this.underway.has(cell)) return new CellError('#REF!');
    this.underway.add(cell);
    try {
      return single(this.evaluate(expression, sheet)) ?? 0;
    } catch (error) {
      if (error instanceof FormulaError) return new CellError(error.code);
      throw error;
    } finally {
      this.underway.delete(cell);
    }
  }

  private evaluate(expression: Expression, home: Sheet): Argument {
    switch (expression.kind) {
      case 'constant':
        return expression.value;
      case 'error':
        throw new FormulaError(expression.code);
      case 'reference':
        return this.lookUp(expression.reference, home);
      case 'unary':
        return unary(expression.operator, single(this.evaluate(expression.operand, home)));
      case 'binary':
        return binary(
          expression.operator,
          single(this.evaluate(expression.left, home)),
          single(this.evaluate(expression.right, home)),
        );
      case 'call':
        return this.call(expression.name, expression.args, home);
    }
  }

  private call(name: string, args: readonly Expression[], home: Sheet): Argument {
    if (name === 'IF') return this.choose(args, home);
    if (name === 'IFERROR') return this.attempt(args, home);
    const implementation = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (!implementation) throw new FormulaError('#NAME?');
    return implementation(args.map((arg) => this.evaluate(arg, home)));
  }

  private choose([condition, whenTrue, whenFalse]: readonly Expression[], home: Sheet): Argument {
    if (!condition || !whenTrue) throw new FormulaError('#N/A');
    if (toBoolean(single(this.evaluate(condition, home)))) return this.evaluate(whenTrue, home);
    return whenFalse ? this.evaluate(whenFalse, home) : false;
  }

  private attempt([tried, otherwise]: readonly Expression[], home: Sheet): Argument {
    if (!tried) throw new FormulaError('#N/A');
    try {
      return single(this.evaluate(tried, home));
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      return otherwise ? this.evaluate(otherwise, home) : '';
    }
  }

  private lookUp(reference: Reference, home: Sheet): Argument {
    const sheet = reference.sheet === null ? home : this.workbook.sheetByTitle(reference.sheet);
    if (!sheet) throw new FormulaError('#REF!');
    const { from, to } = reference;
    if (!to) return this.valueAt(sheet, from.row ?? 0, from.column ?? 0);
    const endRow = Math.min(to.row ?? Infinity, sheet.state.rows.length - 1);
    const endColumn = Math.min(to.column ?? Infinity, sheet.state.columnCount - 1);
    const items: (Scalar | null)[] = [];
    for (let row = from.row ?? 0; row <= endRow; row += 1) {
      for (let column = from.column ?? 0; column <= endColumn; column += 1) {
        items.push(this.valueAt(sheet, row, column));
      }
    }
    return items;
  }

  private valueAt(sheet: Sheet, row: number, column: number): Scalar | null {
    if (row >= sheet.state.rowCount || column >= sheet.state.columnCount) throw new FormulaError('#REF!');
    const value = this.effective(sheet, sheet.get(row, column));
    if (value instanceof CellError) throw new FormulaError(value.code);
    return value;
  }
}

function unary(operator: string, value: Scalar | null): Scalar {
  const number = toNumber(value);
  if (operator === '%') return number / 100;
  return operator === '-' ? -number : number;
}

function binary(operator: string, left: Scalar | null, right: Scalar | null): Scalar {
  switch (operator) {
    case '+':
      return toNumber(left) + toNumber(right);
    case '-':
      return toNumber(left) - toNumber(right);
    case '*':
      return toNumber(left) * toNumber(right);
    case '^':
      return toNumber(left) ** toNumber(right);
    case '/':
      return divide(toNumber(left), toNumber(right));
    case '&':
      return toText(left) + toText(right);
    default:
      return compare(operator, left, right);
  }
}

function divide(left: number, right: number): number {
  if (right === 0) throw new FormulaError('#DIV/0!');
  return left / right;
}

/** Sheets compares text without regard to case, and orders numbers before text before booleans. */
function compare(operator: string, left: Scalar | null, right: Scalar | null): boolean {
  const order = compareValues(left ?? blankLike(right), right ?? blankLike(left));
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function blankLike(other: Scalar | null): Scalar {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

const TYPE_ORDER: Record<string, number> = { number: 0, string: 1, boolean: 2 };

export function compareValues(left: Scalar, right: Scalar): number {
  if (typeof left === 'string' && typeof right === 'string') {
    const [first, second] = [left.toLowerCase(), right.toLowerCase()];
    return first < second ? -1 : first > second ? 1 : 0;
  }
  if (typeof left === typeof right) return Number(left) - Number(right);
  return (TYPE_ORDER[typeof left] ?? 0) - (TYPE_ORDER[typeof right] ?? 0);
}
