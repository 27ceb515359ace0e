import { ApiError } from '../api-error';

/** How much of the limit a request made smaller aims at: the price of a page does not fall evenly. */
const AIM = 0.9;
const COST_AND_LIMIT = /cost is (\d+)\D+\((\d+)\)/;

/**
 * The size to try after a request for `size` items was refused as too dear; null where that was not the reason, or
 * where it cannot be made smaller. Shopify names the price and its limit.
 */
export function smallerSize(size: number, error: unknown): number | null {
  if (!(error instanceof ApiError) || error.failure.kind !== 'costTooHigh' || size <= 1) return null;
  const [, cost, limit] = COST_AND_LIMIT.exec(error.failure.message) ?? [];
  const share = cost === undefined || limit === undefined ? 0.5 : (Number(limit) / Number(cost)) * AIM;
  return Math.max(1, Math.min(size - 1, Math.floor(size * share)));
}

/** Runs a request with the size given, and with smaller ones as long as Shopify finds it too dear. */
export function withFittingSize<T>(size: number, run: (size: number) => T): { size: number; result: T } {
  try {
    return { size, result: run(size) };
  } catch (error) {
    const smaller = smallerSize(size, error);
    if (smaller === null) throw error;
    return withFittingSize(smaller, run);
  }
}
