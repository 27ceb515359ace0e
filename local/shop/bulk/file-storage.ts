import { createHash } from 'node:crypto';

/** Bytes in pieces, so that a result of hundreds of megabytes needs no single text. */
export class StoredFile {
  private readonly chunks: Buffer[] = [];
  private pending: string[] = [];
  private pendingLength = 0;
  private storedBytes = 0;

  appendLine(line: string): void {
    this.pending.push(line);
    this.pendingLength += line.length + 1;
    if (this.pendingLength > PIECE_CHARACTERS) this.flush();
  }

  get size(): number {
    this.flush();
    return this.storedBytes;
  }

  /** From `start` up to, but not including, `end`. */
  read(start: number, end: number): Buffer {
    this.flush();
    const parts: Buffer[] = [];
    let offset = 0;
    for (const chunk of this.chunks) {
      const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, chunk.length)];
      if (from < to) parts.push(chunk.subarray(from, to));
      offset += chunk.length;
      if (offset >= end) break;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const chunk = Buffer.from(`${this.pending.join('\n')}\n`, 'utf8');
    this.chunks.push(chunk);
    this.storedBytes += chunk.length;
    this.pending = [];
    this.pendingLength = 0;
  }
}

const PIECE_CHARACTERS = 1_000_000;

interface ResultFile {
  file: StoredFile;
  expiresMs: number;
}

/** What lies at the storage host: results to download, and files that were uploaded by the app. */
export class FileStorage {
  private readonly results = new Map<string, ResultFile>();
  private readonly uploads = new Map<string, string>();
  private readonly targets = new Set<string>();
  private count = 0;

  /** Looks random, but the same store gives the same names. */
  newName(kind: string): string {
    this.count += 1;
    return createHash('sha256').update(`${kind} ${this.count}`).digest('hex');
  }

  newUuid(): string {
    const hex = this.newName('uuid');
    const part = (from: number, to: number): string => hex.slice(from, to);
    return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`;
  }

  storeResult(name: string, file: StoredFile, expiresMs: number): void {
    this.results.set(name, { file, expiresMs });
  }

  findResult(name: string): ResultFile | undefined {
    return this.results.get(name);
  }

  /** From now on something may be uploaded under this key. */
  expectUpload(key: string): void {
    this.targets.add(key);
  }

  isExpected(key: string): boolean {
    return this.targets.has(key);
  }

  storeUpload(key: string, content: string): void {
    this.uploads.set(key, content);
  }

  upload(key: string): string | undefined {
    return this.uploads.get(key);
  }
}
