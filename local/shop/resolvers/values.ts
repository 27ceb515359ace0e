import { paginate } from '../connections';
import type { ConnectionPage, PageArguments } from '../connections';
import { toDecimalAmount } from '../money';
import type { Resolver } from '../context';
import { on } from './field';

export interface MoneyV2 {
  amount: string;
  currencyCode: string;
}

export function moneyV2(money: string, currencyCode: string): MoneyV2 {
  return { amount: toDecimalAmount(money), currencyCode };
}

/** The schema caps counts at 10,000 unless `limit: null` is passed. */
export function countOf(total: number, limit: number | null): { count: number; precision: string } {
  const isCapped = limit !== null && total > limit;
  return { count: isCapped ? limit : total, precision: isCapped ? 'AT_LEAST' : 'EXACT' };
}

export function exactCount(total: number): { count: number; precision: string } {
  return countOf(total, null);
}

const NOTHING = { items: [], keyOf: (): number => 0 };

/** A connection to something that the store cannot hold yet, so that it is truly empty. */
export const emptyConnection: Resolver = on<unknown, PageArguments>((_source, args) => emptyPage(args));

export function emptyPage(args: PageArguments): ConnectionPage<never> {
  return paginate<never>(NOTHING, args);
}

/** `cursor` of a record outside any connection. */
export function cursorFor(numericId: number): string {
  return Buffer.from(JSON.stringify({ last_id: numericId, last_value: String(numericId) })).toString(
    'base64',
  );
}
