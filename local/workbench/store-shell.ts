import { TransportError } from '../http';
import type { HttpRequest, HttpResponse } from '../http';
import { NotModelledError } from '../shop';
import type { Shop } from '../shop';

type Answer = Omit<HttpResponse, 'elapsedMs'>;

/** A real request to the store's own address; what only the local store cannot do is told apart from its answers. */
export function askStore(shop: Shop, request: HttpRequest): Answer {
  try {
    return shop.http({ ...request, url: `https://${shop.settings.domain}${request.url}` });
  } catch (error) {
    if (error instanceof NotModelledError) return failure(501, error.message);
    if (error instanceof TransportError) return failure(504, error.message);
    throw error;
  }
}

function failure(status: number, message: string): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ errors: message }),
  };
}
