import { createHash, createHmac, createSign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { integerArg, textArg } from '../arguments';
import { ServiceError, SignatureError } from '../errors';
import type { Execution } from '../execution';
import { gzipMs } from '../latency';
import type { ServiceObject } from '../service';
import { enumName, enumOf, internalsOf, local, service } from '../service';
import { blob, BlobData, bytesArg } from './blob';
import { parseDelimited } from '../delimited';
import { formatDate } from './format-date';

const MAX_SLEEP_MS = 300_000; // [D]
const DIGESTS: Record<string, string> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

const MACS: Record<string, string> = {
  HMAC_MD5: 'md5',
  HMAC_SHA_1: 'sha1',
  HMAC_SHA_256: 'sha256',
  HMAC_SHA_384: 'sha384',
  HMAC_SHA_512: 'sha512',
};
const CHARSETS = enumOf('Utilities.Charset', ['US_ASCII', 'UTF_8']);
const { UTF_8 } = CHARSETS;

export function utilitiesService(execution: Execution): ServiceObject {
  return service<GoogleAppsScript.Utilities.Utilities>('Utilities', {
    Charset: service('Utilities.Charset', CHARSETS),
    MacAlgorithm: service('Utilities.MacAlgorithm', enumOf('Utilities.MacAlgorithm', Object.keys(MACS))),
    DigestAlgorithm: service(
      'Utilities.DigestAlgorithm',
      enumOf('Utilities.DigestAlgorithm', ['MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']),
    ),
    sleep: (ms) => sleep(execution, ms),
    getUuid: local(() => uuid(execution)),
    base64Encode: local((data, charset) => textOrBytes(data, charset).toString('base64')),
    base64EncodeWebSafe: local((data, charset) => webSafe(textOrBytes(data, charset).toString('base64'))),
    base64Decode: local((text) => decodeBase64(textArg(text))),
    base64DecodeWebSafe: local((text) => decodeBase64(textArg(text).replace(/-/g, '+').replace(/_/g, '/'))),
    computeDigest: local((algorithm, data, charset) => {
      const name = DIGESTS[enumName(algorithm) ?? ''];
      if (!name) throw new SignatureError();
      return createHash(name).update(signedInput(data, charset)).digest();
    }),
    computeHmacSha256Signature: local((value, key, charset) => hmac('sha256', value, key, charset)),
    computeHmacSignature: local((algorithm, value, key, charset) => {
      const name = MACS[enumName(algorithm) ?? ''];
      if (!name) throw new SignatureError();
      return hmac(name, value, key, charset);
    }),
    computeRsaSha256Signature: local((value, key, charset) =>
      createSign('sha256')
        .update(signedInput(value, charset ?? UTF_8))
        .sign(textArg(key)),
    ),
    parseCsv: local((csv, delimiter) => parseDelimited(textArg(csv), optional(delimiter) ?? ',')),
    newBlob: local((data, type, name) =>
      blob(new BlobData(textOrBytes(data, undefined), optional(type), optional(name))),
    ),
    gzip: local((data, name) => {
      const source = blobArg(data);
      execution.spend(gzipMs(source.bytes.length));
      return blob(new BlobData(gzipSync(source.bytes), 'application/x-gzip', optional(name) ?? 'archive.gz'));
    }),
    ungzip: local((data) => ungzip(execution, blobArg(data))),
    formatDate: local((date, zone, pattern) => formatDate(date, textArg(zone), textArg(pattern))),
    formatString: local((template, ...values) => formatString(textArg(template), values)),
  });
}

function sleep(execution: Execution, ms: unknown): void {
  const waitMs = integerArg(ms);
  if (waitMs < 0 || waitMs > MAX_SLEEP_MS) {
    throw new ServiceError(`Invalid argument: the sleep must be between 0 and ${MAX_SLEEP_MS} milliseconds`);
  }
  execution.spend(waitMs);
}

function uuid(execution: Execution): string {
  const hex = execution.world.random.text(32, '0123456789abcdef');
  const variant = '89ab'[execution.world.random.integer(4)] ?? '8';
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

function optional(value: unknown): string | null {
  return value === undefined || value === null ? null : textArg(value);
}

function blobArg(value: unknown): BlobData {
  const data = internalsOf(value, BlobData);
  if (!data) throw new SignatureError();
  return data;
}

function textOrBytes(data: unknown, charset: unknown): Buffer {
  if (typeof data !== 'string') return bytesArg(data);
  return enumName(charset) === 'US_ASCII' ? asciiBytes(data) : Buffer.from(data, 'utf8');
}

/** Digests and signatures without a charset read text as US_ASCII: anything else becomes `?` (reference 2.7). */
function signedInput(data: unknown, charset: unknown): Buffer {
  if (typeof data !== 'string') return bytesArg(data);
  return enumName(charset) === 'UTF_8' ? Buffer.from(data, 'utf8') : asciiBytes(data);
}

/** Two texts or two lists of bytes, not one of each (reference 2.7). */
function hmac(algorithm: string, value: unknown, key: unknown, charset: unknown): Buffer {
  if ((typeof value === 'string') !== (typeof key === 'string')) throw new SignatureError();
  return createHmac(algorithm, signedInput(key, charset)).update(signedInput(value, charset)).digest();
}

function asciiBytes(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => (letter.charCodeAt(0) < 128 ? letter : '?')).join(''),
    'latin1',
  );
}

function webSafe(base64: string): string {
  return base64.replace(/\+/g, '-').replace(/\//g, '_');
}

function decodeBase64(text: string): Buffer {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) throw new ServiceError('Could not decode string.');
  return Buffer.from(text, 'base64');
}

function ungzip(execution: Execution, source: BlobData): ServiceObject {
  if (source.contentType !== 'application/x-gzip') {
    throw new ServiceError('Blob object must have application/x-gzip content type for this operation.');
  }
  const bytes = unpack(source.bytes);
  execution.spend(gzipMs(bytes.length));
  return blob(new BlobData(bytes, null, source.name?.replace(/\.gz$/, '') ?? null));
}

function unpack(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes);
  } catch {
    throw new ServiceError('Could not decompress gzip.');
  }
}

function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%(?:(\.\d+)?([sdf])|%)/g,
    (token, precision: string | undefined, type?: string) => {
      if (token === '%%') return '%';
      const value = values[next];
      next += 1;
      if (type === 's') return String(value);
      return type === 'd'
        ? String(Math.trunc(Number(value)))
        : Number(value).toFixed(Number(precision?.slice(1) ?? 6));
    },
  );
}
