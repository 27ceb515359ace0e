import { types } from 'node:util';
import { ServiceError, SignatureError } from '../errors';
import type { ServiceObject } from '../service';
import { local, service } from '../service';

/** The content behind a Blob handle. */
export class BlobData {
  constructor(
    readonly bytes: Buffer,
    public contentType: string | null,
    public name: string | null,
  ) {}
}

export function blob(data: BlobData): ServiceObject {
  const self: ServiceObject = service<GoogleAppsScript.Base.Blob>(
    'Utilities.Blob',
    {
      getBytes: local(() => data.bytes),
      getDataAsString: local((charset) => data.bytes.toString(encodingOf(charset))),
      getContentType: local(() => data.contentType),
      getName: local(() => data.name),
      isGoogleType: local(() => false),
      copyBlob: local(() => blob(new BlobData(data.bytes, data.contentType, data.name))),
      setContentType: local((type) => {
        data.contentType = type === null ? null : String(type);
        return self;
      }),
      setName: local((name) => {
        data.name = String(name);
        return self;
      }),
    },
    { internals: data },
  );
  return self;
}

export function encodingOf(charset: unknown): BufferEncoding {
  if (charset === undefined || charset === null || /^utf-?8$/i.test(String(charset))) return 'utf8';
  if (/^iso-8859-1$/i.test(String(charset))) return 'latin1';
  throw new ServiceError(`Invalid argument: ${String(charset)}`);
}

/** Apps Script bytes are numbers from -128 to 127. */
export function isBytes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= -128 && item <= 127);
}

export function bytesArg(value: unknown): Buffer {
  if (types.isUint8Array(value)) return Buffer.from(value);
  if (!isBytes(value)) throw new SignatureError();
  return Buffer.from(Int8Array.from(value).buffer);
}
