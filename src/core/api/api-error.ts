import { AppError } from '../../catalog/app-error';

/** What Shopify says against a value; `field` is the path to it in the input, null where all of it is meant. */
export interface UserError {
  field?: readonly string[] | null;
  message: string;
  code?: string | null;
}

/**
 * Why a request to Shopify did not give an answer. `effect` says whether a mutation may have taken place all the
 * same: only 'none' may be repeated without looking.
 */
export type ApiFailure =
  | { kind: 'unauthorized'; effect: 'none' }
  | { kind: 'shopNotFound'; effect: 'none' }
  | { kind: 'throttled'; effect: 'none'; waitMs: number }
  | { kind: 'costTooHigh'; effect: 'none'; message: string }
  | { kind: 'accessDenied'; effect: 'none'; message: string; scope: string | null }
  /** A record or a resource that was named does not exist. */
  | { kind: 'notFound'; effect: 'none'; message: string }
  /** A mutation did not like what it was given. */
  | { kind: 'userErrors'; effect: 'none'; message: string; errors: readonly UserError[] }
  /** The document or a variable was refused as a whole. */
  | { kind: 'rejected'; effect: 'none'; message: string }
  | { kind: 'outage'; effect: 'unknown'; message: string }
  | { kind: 'transport'; effect: 'unknown'; message: string }
  | { kind: 'malformed'; effect: 'unknown'; message: string };

/**
 * - `wait`: the store did not look at it; the same again as soon as there is room
 * - `renewToken`: once more with a fresh token, where one is to be had
 * - `smaller`: the same in smaller parts
 * - `again`: a read at once, a write only after looking whether it took effect
 * - `never`: the same again would end the same
 */
export type RetryAdvice = 'wait' | 'renewToken' | 'smaller' | 'again' | 'never';

const ADVICE: Record<ApiFailure['kind'], RetryAdvice> = {
  throttled: 'wait',
  unauthorized: 'renewToken',
  costTooHigh: 'smaller',
  outage: 'again',
  transport: 'again',
  malformed: 'again',
  shopNotFound: 'never',
  accessDenied: 'never',
  notFound: 'never',
  userErrors: 'never',
  rejected: 'never',
};

export function adviceOn({ kind }: ApiFailure): RetryAdvice {
  return ADVICE[kind];
}

/** Whether the same may work later, without anybody doing anything about it. */
export function isPassing(failure: ApiFailure): boolean {
  return ['wait', 'again'].includes(adviceOn(failure));
}

export class ApiError extends Error {
  constructor(readonly failure: ApiFailure) {
    super('message' in failure ? failure.message : failure.kind);
    this.name = 'ApiError';
  }
}

/** The failure in the words of the person who has to do something about it. */
export function toAppError(failure: ApiFailure, shop: string): AppError {
  switch (failure.kind) {
    case 'unauthorized':
      return new AppError(
        'unauthorized',
        `Shopify did not accept the credentials for ${shop}.`,
        'Check the access token in Shopify (Settings > Apps > your app > API credentials) and connect again.',
      );
    case 'shopNotFound':
      return new AppError(
        'shop_not_found',
        `There is no Shopify store at ${shop}, or it is closed.`,
        'Enter the address that ends in .myshopify.com; Shopify shows it under Settings > Domains.',
      );
    case 'accessDenied':
      return new AppError(
        'missing_scope',
        `The app may not do this in ${shop}: ${failure.message}`,
        `Give the app the scope ${failure.scope ?? 'it names'} in Shopify, then connect again.`,
        failure.scope === null ? undefined : { scope: failure.scope },
      );
    case 'throttled':
      return new AppError(
        'store_unavailable',
        `${shop} is busy.`,
        'It will be tried again by itself in a moment.',
      );
    case 'notFound':
      return new AppError(
        'validation_failed',
        `${shop} does not have what was asked for: ${failure.message}`,
        'It may have been deleted in Shopify. Import again, then look at the changes.',
      );
    case 'userErrors':
      return new AppError(
        'validation_failed',
        `${shop} did not take a value: ${failure.message}`,
        'Change it and send it again.',
      );
    case 'costTooHigh':
    case 'rejected':
      return new AppError(
        'internal',
        `Shopify refused a request: ${failure.message}`,
        'Nothing was changed by it. Please report this message.',
      );
    case 'outage':
    case 'transport':
    case 'malformed':
      return new AppError(
        'store_unavailable',
        `${shop} cannot be reached at the moment (${failure.message}).`,
        'Nothing is lost. Try again in a few minutes.',
      );
  }
}
