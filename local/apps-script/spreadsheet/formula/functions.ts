import type { Scalar } from '../cell';
import { generalNumber } from '../number-display';

/** Thrown inside an evaluation; becomes the cell's error value. */
export class FormulaError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** An argument: one value, or the values of a range. Null is an empty cell. */
export type Argument = Scalar | null | readonly (Scalar | null)[];

export function toNumber(value: Scalar | null): number {
  if (value === null || value === '') return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = Number(value.replace(/,/g, ''));
  if (value.trim() === '' || Number.isNaN(number)) throw new FormulaError('#VALUE!');
  return number;
}

export function toText(value: Scalar | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? generalNumber(value) : value;
}

export function toBoolean(value: Scalar | null): boolean {
  if (typeof value === 'string') {
    if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
    throw new FormulaError('#VALUE!');
  }
  return Boolean(value);
}

function isRange(arg: Argument): arg is readonly (Scalar | null)[] {
  return Array.isArray(arg);
}

export function single(arg: Argument | undefined): Scalar | null {
  if (arg === undefined) throw new FormulaError('#N/A');
  return isRange(arg) ? (arg[0] ?? null) : arg;
}

/** Numbers of the arguments: text and booleans inside ranges are passed over, as Sheets does. */
function numbers(args: readonly Argument[]): number[] {
  return args.flatMap((arg) =>
    isRange(arg) ? arg.filter((item): item is number => typeof item === 'number') : [toNumber(arg)],
  );
}

function values(args: readonly Argument[]): (Scalar | null)[] {
  return args.flatMap((arg) => (isRange(arg) ? arg : [arg]));
}

function round(args: readonly Argument[]): number {
  const value = toNumber(single(args[0]));
  const scale = 10 ** (args.length > 1 ? toNumber(single(args[1])) : 0);
  return (Math.sign(value) * Math.round(Math.abs(value) * scale + 1e-9)) / scale;
}

const sum = (args: readonly Argument[]): number => numbers(args).reduce((total, item) => total + item, 0);

/** The functions that the local sheets know; any other is `#NAME?`. IF is lazy and lives in the evaluator. */
export const FUNCTIONS: Record<string, (args: readonly Argument[]) => Scalar> = {
  SUM: sum,
  AVERAGE: (args) => {
    const items = numbers(args);
    if (items.length === 0) throw new FormulaError('#DIV/0!');
    return sum(args) / items.length;
  },
  MIN: (args) => numbers(args).reduce((least, item) => Math.min(least, item), Infinity),
  MAX: (args) => numbers(args).reduce((most, item) => Math.max(most, item), -Infinity),
  COUNT: (args) => values(args).filter((item) => typeof item === 'number').length,
  COUNTA: (args) => values(args).filter((item) => item !== null).length,
  ROUND: round,
  ABS: (args) => Math.abs(toNumber(single(args[0]))),
  CONCATENATE: (args) => values(args).map(toText).join(''),
  UPPER: (args) => toText(single(args[0])).toUpperCase(),
  LOWER: (args) => toText(single(args[0])).toLowerCase(),
  TRIM: (args) => toText(single(args[0])).trim().replace(/ +/g, ' '),
  LEN: (args) => toText(single(args[0])).length,
  HYPERLINK: (args) => toText(single(args.length > 1 ? args[1] : args[0])),
  AND: (args) => values(args).every(toBoolean),
  OR: (args) => values(args).some(toBoolean),
  NOT: (args) => !toBoolean(single(args[0])),
  NA: () => {
    throw new FormulaError('#N/A');
  },
};
