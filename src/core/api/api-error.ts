import { AppError } from '../../catalog/app-error';

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
  /** The document or a variable was refused as a whole. */
  | { kind: 'rejected'; effect: 'none'; message: string }
  | { kind: 'outage'; effect: 'unknown'; message: string }
  | { kind: 'transport'; effect: 'unknown'; message: string }
  | { kind: 'malformed'; effect: 'unknown'; message: string };

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
        `There is no Shopify store at ${shop}.`,
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
