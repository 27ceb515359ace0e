import { createHash } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../http';
import type { FileStorage, StoredFile } from './bulk/file-storage';
import type { FaultQueue } from './faults';
import { readMultipart } from './multipart';
import type { ShopSettings } from './options';

/** An answer of the storage host; `bytes` is what was really sent, where a range may end inside a character. */
export interface StorageResponse extends HttpResponse {
  bytes: Uint8Array;
}

const RESULTS_HOST = 'storage.googleapis.com';
const UPLOADS_HOST = 'shopify-staged-uploads.storage.googleapis.com';

export function isStorageHost(hostname: string): boolean {
  return hostname === RESULTS_HOST || hostname === UPLOADS_HOST;
}

/** Where results lie and files are uploaded: no token, but signed addresses. */
export class StorageHost {
  constructor(
    private readonly storage: FileStorage,
    private readonly settings: ShopSettings,
    private readonly faults: FaultQueue,
  ) {}

  answer(request: HttpRequest, url: URL): StorageResponse {
    if (url.hostname === UPLOADS_HOST && request.method === 'POST') return this.post(request);
    if (url.hostname === UPLOADS_HOST && request.method === 'PUT') return this.put(request, url);
    if (url.hostname === RESULTS_HOST && request.method === 'GET') return this.download(request, url);
    return this.refuse(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
  }

  /** A form whose `file` comes last: what follows it is not read, so a key behind it is missing. */
  private post(request: HttpRequest): StorageResponse {
    const parts = readMultipart(request);
    if (!parts)
      return this.refuse(
        400,
        'MalformedPOSTRequest',
        'The body of your POST request is not well-formed multipart/form-data.',
      );
    const fileIndex = parts.findIndex((part) => part.name === 'file');
    const file = parts[fileIndex];
    if (!file)
      return this.refuse(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
    const fields = new Map(parts.slice(0, fileIndex).map((part) => [part.name, part.content]));
    const key = fields.get('key') ?? '';
    if (key === '')
      return this.refuse(
        400,
        'InvalidArgument',
        "Bucket POST must contain a field named 'key'. If it is specified, please check the order of the fields.",
      );
    const isSigned = ['policy', 'x-goog-signature', 'x-goog-credential', 'x-goog-algorithm'].every((name) =>
      fields.has(name),
    );
    if (!isSigned || !this.storage.isExpected(key)) {
      return this.refuse(403, 'AccessDenied', 'Access denied.');
    }
    this.storage.storeUpload(key, file.content);
    const body = [
      "<?xml version='1.0' encoding='UTF-8'?>",
      `<PostResponse><Location>https://${UPLOADS_HOST}/${encodeURIComponent(key)}</Location>`,
      `<Bucket>shopify-staged-uploads</Bucket><Key>${key}</Key><ETag>"${etagOf(file.content)}"</ETag></PostResponse>`,
    ].join('');
    const status = Number(fields.get('success_action_status') ?? '204');
    return this.respond(status, status === 201 ? body : '', file.content.length);
  }

  private put(request: HttpRequest, url: URL): StorageResponse {
    const key = decodeURIComponent(url.pathname.slice(1));
    if (!url.searchParams.has('X-Goog-Signature') || !this.storage.isExpected(key)) {
      return this.refuse(403, 'SignatureDoesNotMatch', 'Access denied.');
    }
    this.storage.storeUpload(key, request.body);
    return this.respond(200, '', request.body.length);
  }

  private download(request: HttpRequest, url: URL): StorageResponse {
    const name = url.pathname.split('/').pop() ?? '';
    const found = this.storage.findResult(name);
    if (!found || !url.searchParams.has('Signature')) {
      return this.refuse(403, 'AccessDenied', 'Access denied.');
    }
    if (this.settings.clock.nowMs() >= found.expiresMs) {
      return this.refuse(400, 'ExpiredToken', 'The provided token has expired.');
    }
    return this.send(found.file, header(request, 'range'));
  }

  private send(file: StoredFile, rangeHeader: string | undefined): StorageResponse {
    const total = file.size;
    const range = /^bytes=(\d*)-(\d*)$/.exec(rangeHeader ?? '');
    if (!range) return this.sendBytes(200, this.cut(file.read(0, total)), {});
    const [, first = '', last = ''] = range;
    const start = first === '' ? Math.max(0, total - Number(last)) : Number(first);
    const end = first === '' || last === '' ? total : Math.min(total, Number(last) + 1);
    if (start >= total || start >= end) {
      const refused = this.refuse(416, 'InvalidRange', 'The requested range cannot be satisfied.');
      return { ...refused, headers: { ...refused.headers, 'Content-Range': `bytes */${total}` } };
    }
    const headers = { 'Content-Range': `bytes ${start}-${end - 1}/${total}` };
    return this.sendBytes(206, this.cut(file.read(start, end)), headers);
  }

  /** A scripted fault: the connection ends in the middle, with a status that says all is well. */
  private cut(bytes: Buffer): Buffer {
    const fault = this.faults.takeDownload();
    return fault ? bytes.subarray(0, Math.floor(bytes.length * (fault.at ?? 0.5))) : bytes;
  }

  private sendBytes(status: number, bytes: Buffer, extra: Record<string, string>): StorageResponse {
    return {
      status,
      headers: {
        'Content-Type': 'application/jsonl',
        'Accept-Ranges': 'bytes',
        'Content-Length': String(bytes.length),
        ...extra,
      },
      body: bytes.toString('utf8'),
      bytes,
      elapsedMs: this.elapsedMs(bytes.length),
    };
  }

  private respond(status: number, body: string, size: number): StorageResponse {
    const headers = { 'Content-Type': 'application/xml; charset=UTF-8' };
    return { status, headers, body, bytes: Buffer.from(body), elapsedMs: this.elapsedMs(size) };
  }

  private refuse(status: number, code: string, message: string): StorageResponse {
    const body = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
    return this.respond(status, body, 0);
  }

  private elapsedMs(bytes: number): number {
    const { storageBaseMs, storageBytesPerSecond } = this.settings.latency;
    return storageBaseMs + (bytes / storageBytesPerSecond) * 1000;
  }
}

function etagOf(content: string): string {
  return createHash('md5').update(content).digest('hex');
}

function header(request: HttpRequest, name: string): string | undefined {
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
