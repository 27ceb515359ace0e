import Big from 'big.js';

/** Decimals by currency where they are not two (ISO 4217). */
const DECIMALS: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

export function isDecimalText(text: string): boolean {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text.trim());
}

/** A `Money` scalar: "24.00" for USD, "24" for JPY; the server rounds what it is sent. */
export function toMoney(value: string, currency: string): string {
  return new Big(value.trim()).toFixed(decimalsOf(currency), Big.roundHalfUp);
}

/** `MoneyV2.amount` is a `Decimal` without padding: recordings give "12.5" and "0.0", not "12.50". */
export function toDecimalAmount(money: string): string {
  const text = new Big(money).toFixed();
  return text.includes('.') ? text : `${text}.0`;
}

export function compareMoney(left: string, right: string): number {
  return new Big(left).cmp(new Big(right));
}

/** Amounts must stay below 10^18: "must be less than 1000000000000000000" (recorded). */
const LIMIT = new Big('1000000000000000000');

export function isTooLarge(value: string): boolean {
  return new Big(value.trim()).gte(LIMIT);
}

export function isNegative(value: string): boolean {
  return new Big(value.trim()).lt(0);
}
