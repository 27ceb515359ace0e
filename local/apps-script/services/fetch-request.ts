import type { BinaryRequest } from '../binary-http';
import { bodyOf } from '../binary-http';
import { objectArg } from '../arguments';
import { ServiceError } from '../errors';
import type { Execution } from '../execution';
import { isJsonObject } from '../json';
import type { JsonObject } from '../json';
import { internalsOf } from '../service';
import { BlobData, bytesArg, isBytes } from './blob';

const MAX_URL_CHARACTERS = 2_082; // [D]
const MAX_POST_BYTES = 50 * 1024 * 1024; // [D]
const MAX_HEADERS = 100; // [D]
const MAX_HEADER_BYTES = 8 * 1024; // [D]
const DEFAULT_TIMEOUT_SECONDS = 360; // [D]

const METHODS = ['GET', 'DELETE', 'PATCH', 'POST', 'PUT'];
const OPTIONS = new Set([
  'url',
  'contentType',
  'headers',
  'method',
  'payload',
  'useIntranet',
  'validateHttpsCertificates',
  'followRedirects',
  'muteHttpExceptions',
  'escaping',
  'timeoutSeconds',
]);

export interface FetchRequest {
  request: BinaryRequest;
  contentType: string | null;
  /** Scheme and host, which error texts show. */
  origin: string;
  muteHttpExceptions: boolean;
  timeoutMs: number;
}

/** Checks a fetch's parameters as Google does, and stricter: an option that does not exist is an error. */
export function readRequest(execution: Execution, url: string, params: unknown): FetchRequest {
  const options = params === undefined || params === null ? {} : objectArg(params);
  for (const key of Object.keys(options)) {
    if (!OPTIONS.has(key)) throw new ServiceError(`Unexpected option ${key} in UrlFetchApp parameters`);
  }
  const origin = originOf(url);
  const method = String(options.method ?? 'get').toUpperCase();
  if (!METHODS.includes(method)) throw invalidValue('method', options.method);
  const { bytes, contentType } = readPayload(execution, options);
  if (bytes.length > 0 && method === 'GET') throw invalidValue('method', 'get with a payload');
  const headers = readHeaders(options.headers);
  const isTyped = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (contentType && !isTyped) headers['Content-Type'] = contentType;
  return {
    request: { url, method, headers, ...bodyOf(bytes) },
    contentType,
    origin,
    muteHttpExceptions: options.muteHttpExceptions === true,
    timeoutMs: readTimeout(options.timeoutSeconds) * 1000,
  };
}

function originOf(url: string): string {
  if (url.length > MAX_URL_CHARACTERS) throw new ServiceError('Limit Exceeded: URLFetch URL Length.');
  const match = /^https?:\/\/[^/?#\s]+/i.exec(url);
  if (!match || /\s/.test(url)) throw new ServiceError(`Invalid argument: ${url}`);
  return match[0];
}

function invalidValue(name: string, value: unknown): ServiceError {
  return new ServiceError(`Attribute provided with invalid value: ${name}:${String(value)}`);
}

function readTimeout(value: unknown): number {
  if (value === undefined || value === null) return DEFAULT_TIMEOUT_SECONDS;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= DEFAULT_TIMEOUT_SECONDS) {
    return value;
  }
  throw invalidValue('timeoutSeconds', value);
}

function readHeaders(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw invalidValue('headers', value);
  const entries = Object.entries(value).map(([name, content]): [string, string] => {
    if (content === null || content === undefined) throw invalidValue('Header', null);
    return [name, String(content)];
  });
  const bytes = entries.reduce((sum, [name, content]) => sum + name.length + content.length, 0);
  if (entries.length > MAX_HEADERS) throw new ServiceError('Limit Exceeded: URLFetch Headers.');
  if (bytes > MAX_HEADER_BYTES) throw new ServiceError('Limit Exceeded: URLFetch Header Size.');
  return Object.fromEntries(entries);
}

/** Text and bytes travel as they are, an object as a form, with blobs as a multipart form. */
function readPayload(
  execution: Execution,
  options: JsonObject,
): { bytes: Buffer; contentType: string | null } {
  const payload = execution.realm.unwrap(options.payload);
  if (payload === undefined || payload === null) return { bytes: Buffer.alloc(0), contentType: null };
  const given = options.contentType === undefined ? null : String(options.contentType);
  const encoded = encodePayload(execution, payload);
  if (encoded.bytes.length > MAX_POST_BYTES) {
    throw new ServiceError('Limit Exceeded: URLFetch POST Size.');
  }
  return { bytes: encoded.bytes, contentType: given ?? encoded.contentType };
}

const FORM = 'application/x-www-form-urlencoded';

interface Encoded {
  bytes: Buffer;
  contentType: string;
}

function encodePayload(execution: Execution, payload: unknown): Encoded {
  if (typeof payload === 'string') return { bytes: Buffer.from(payload, 'utf8'), contentType: FORM };
  if (isBytes(payload)) return { bytes: bytesArg(payload), contentType: FORM };
  const blob = internalsOf(payload, BlobData);
  if (blob) return { bytes: blob.bytes, contentType: blob.contentType ?? FORM };
  const fields = Object.entries(objectArg(payload)).map(
    ([name, value]) => [name, execution.realm.unwrap(value)] as const,
  );
  if (fields.some(([, value]) => internalsOf(value, BlobData))) return multipart(execution, fields);
  const pairs = fields.map(([name, value]) => `${encodeForm(name)}=${encodeForm(String(value))}`);
  return { bytes: Buffer.from(pairs.join('&'), 'utf8'), contentType: FORM };
}

function encodeForm(text: string): string {
  return encodeURIComponent(text).replace(/%20/g, '+');
}

function multipart(execution: Execution, fields: readonly (readonly [string, unknown])[]): Encoded {
  const boundary = `----boundary${execution.world.random.text(16, '0123456789abcdef')}`;
  const parts = fields.flatMap(([name, value]) => {
    const blob = internalsOf(value, BlobData);
    const file = blob ? `; filename="${blob.name ?? 'file'}"` : '';
    const type = blob ? `\r\nContent-Type: ${blob.contentType ?? 'application/octet-stream'}` : '';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n`;
    const content = blob ? blob.bytes : Buffer.from(String(value), 'utf8');
    return [Buffer.from(head, 'utf8'), content, Buffer.from('\r\n')];
  });
  return {
    bytes: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
