import type { HttpRequest, HttpResponse } from '../http';

/**
 * The two local platforms speak in text. Where a body is no UTF-8 text its bytes travel beside it, for handlers that
 * care.
 */
export interface BinaryRequest extends HttpRequest {
  bodyBytes?: Buffer;
}

export interface BinaryResponse extends HttpResponse {
  bodyBytes?: Buffer;
  /** Headers that came more than once, such as Set-Cookie. */
  multiHeaders?: Record<string, string[]>;
}

export function bytesOf(response: BinaryResponse): Buffer {
  return response.bodyBytes ?? Buffer.from(response.body, 'utf8');
}

/** A body as text, with its bytes where the text would not give them back. */
export function bodyOf(bytes: Buffer): { body: string; bodyBytes?: Buffer } {
  const body = bytes.toString('utf8');
  return Buffer.from(body, 'utf8').equals(bytes) ? { body } : { body, bodyBytes: bytes };
}
