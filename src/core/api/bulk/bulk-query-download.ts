import { utf8Length } from '../../../catalog/value';
import {
  OutOfTime,
  TransportFailure,
  type Clock,
  type Http,
  type HttpResponse,
} from '../../../platform/ports';
import { ApiError } from '../api-error';
import { linesOf, wholeLines } from './jsonl';

/** A result of a bulk operation as it lies at the storage host. */
export interface ResultFile {
  url: string;
  /** 0 where it is not known. */
  bytes: number;
}

export interface DownloadDeps {
  http: Http;
  clock: Clock;
  deadlineMs: number;
}

/** UrlFetchApp gives at most 50 MB of an answer. */
const MOST_BYTES_AT_ONCE = 50_000_000;
/** Results that are downloaded at the same time are in memory at the same time. */
export const BYTES_TOGETHER = 48_000_000;
const RANGE_BYTES = 32_000_000;
const TIMEOUT_SECONDS = 60;
const MOST_TRIES = 5;
const BACKOFF_MS = 1_000;

/** The address of a result is signed and dies after seven days. */
export class ResultGone extends Error {}

/** Downloads whole files together, as far as they come at once; those that fail are left to `ResultLines`. */
export function downloadTogether(
  { http, clock, deadlineMs }: DownloadDeps,
  files: readonly ResultFile[],
): (string | null)[] {
  if (files.length < 2 || deadlineMs - clock.nowMs() < TIMEOUT_SECONDS * 1000) return files.map(() => null);
  try {
    const answers = http.fetchAll(files.map(({ url }) => requestFor(url, null)));
    return files.map((_, index) => (answers[index]?.status === 200 ? (answers[index]?.body ?? null) : null));
  } catch (error) {
    if (error instanceof TransportFailure) return files.map(() => null);
    throw error;
  }
}

/** The lines of one result; what is downloaded at once is kept for the next pass over it. */
export class ResultLines {
  private kept: string[] | null = null;

  constructor(
    private readonly deps: DownloadDeps,
    private readonly file: ResultFile,
    private readonly start: string | null = null,
    private readonly mostBytes = MOST_BYTES_AT_ONCE,
  ) {}

  *lines(): Generator<string> {
    for (const piece of this.kept ?? this.pieces()) yield* linesOf(piece);
  }

  /** Goes on behind the last whole line wherever a download ended, and never takes a short answer for all of it. */
  private *pieces(): Generator<string> {
    const { file, mostBytes } = this;
    if (file.bytes === 0) return yield this.get(null);
    const kept: string[] = [];
    const inParts = file.bytes > mostBytes;
    let span = Math.min(RANGE_BYTES, mostBytes);
    let fruitless = 0;
    for (let offset = 0; offset < file.bytes;) {
      const isFirst = offset === 0 && fruitless === 0;
      const range = inParts ? `bytes=${offset}-${offset + span - 1}` : isFirst ? null : `bytes=${offset}-`;
      const body = isFirst && !inParts && this.start !== null ? this.start : this.get(range);
      const bytes = utf8Length(body);
      const piece = offset + bytes === file.bytes ? body : wholeLines(body);
      if (piece === '' && ++fruitless >= MOST_TRIES) throw failure('the result ends too early');
      // A line longer than the part that was asked for.
      if (piece === '') span = Math.min(span * 2, MOST_BYTES_AT_ONCE);
      if (piece === '') continue;
      fruitless = 0;
      offset += piece === body ? bytes : utf8Length(piece);
      if (!inParts) kept.push(piece);
      yield piece;
    }
    if (!inParts) this.kept = kept;
  }

  private get(range: string | null): string {
    for (let tries = 1; ; tries++) {
      const response = this.exchange(range);
      const isWhole = response?.status === 200 && range === null;
      if (response && (isWhole || response.status === 206)) return response.body;
      // The storage host says so with any of these once the signature is too old.
      if (response && [400, 403, 404].includes(response.status)) throw new ResultGone();
      if (tries >= MOST_TRIES) throw failure(response ? `HTTP ${response.status}` : 'no answer');
      this.waitFor(BACKOFF_MS * 2 ** tries * Math.random());
    }
  }

  private exchange(range: string | null): HttpResponse | null {
    this.waitFor(0);
    try {
      return this.deps.http.fetchAll([requestFor(this.file.url, range)])[0] ?? null;
    } catch (error) {
      if (error instanceof TransportFailure) return null;
      throw error;
    }
  }

  private waitFor(ms: number): void {
    const { clock, deadlineMs } = this.deps;
    const until = clock.nowMs() + ms;
    if (until + 1000 > deadlineMs) throw new OutOfTime(until);
    if (ms > 0) clock.sleep(Math.ceil(ms));
  }
}

function requestFor(url: string, range: string | null) {
  return {
    url,
    method: 'GET' as const,
    // No token: the address itself is the right to read.
    headers: range === null ? ({} as Record<string, string>) : { Range: range },
    body: null,
    contentType: 'application/jsonl',
    timeoutSeconds: TIMEOUT_SECONDS,
  };
}

function failure(message: string): ApiError {
  return new ApiError({ kind: 'transport', effect: 'unknown', message });
}
