import { createHash } from 'node:crypto';
import { toGid } from '../gid';
import { differs } from '../state-core';
import type { StateCore } from '../state-core';
import { extensionOf, nameInUrl, TYPE_NAMES } from './model';
import type { FileRecord, FileType } from './model';

export interface FileDraft {
  type: FileType;
  sourceUrl: string;
  alt: string;
  filename?: string | null;
  /** Already there, so ready at once and lying where it came from. */
  isSeeded?: boolean;
}

const CDN = 'https://cdn.shopify.com/s/files/1/0928/9125/0994/files';

/** Sources that cannot be fetched; so named that a test can ask for one. */
const BROKEN = /not-an-image|broken|unreachable/;

/** All files by number; one sequence serves every type (recorded). */
export class FileStore {
  readonly records = new Map<number, FileRecord>();
  private readonly names = new Set<string>();

  constructor(private readonly core: StateCore) {}

  add(draft: FileDraft): FileRecord {
    const numericId = this.core.nextId('MediaImage');
    const typename = TYPE_NAMES[draft.type];
    const filename = draft.isSeeded ? nameInUrl(draft.sourceUrl) : this.freeName(draft, numericId);
    const record: FileRecord = {
      __typename: typename,
      id: toGid(typename, numericId),
      numericId,
      ...this.core.newDates(),
      alt: draft.alt,
      sourceUrl: draft.sourceUrl,
      filename,
      url: draft.isSeeded ? draft.sourceUrl : this.address(filename),
      ...sizeOf(draft),
      imageId: toGid('ProductImage', this.core.nextId('ProductImage')),
      fetchedMs: draft.isSeeded ? null : this.core.nowMs(),
      isBroken: BROKEN.test(draft.sourceUrl),
      replacedMs: null,
    };
    this.records.set(numericId, record);
    this.core.touch();
    return record;
  }

  change(record: FileRecord, patch: Partial<Pick<FileRecord, 'alt' | 'filename' | 'url'>>): boolean {
    if (!differs(record, patch)) return false;
    Object.assign(record, patch);
    this.core.stamp(record);
    return true;
  }

  /** A new source under the old name; it is fetched like the first one. */
  replaceSource(record: FileRecord, sourceUrl: string): void {
    const size = sizeOf({ type: 'IMAGE', sourceUrl, alt: '' });
    Object.assign(record, { sourceUrl, replacedMs: this.core.nowMs(), ...size });
    this.core.stamp(record);
  }

  rename(record: FileRecord, filename: string): void {
    this.names.delete(record.filename);
    this.names.add(filename);
    this.change(record, { filename, url: this.address(filename) });
  }

  hasName(filename: string): boolean {
    return this.names.has(filename);
  }

  remove(record: FileRecord): void {
    this.records.delete(record.numericId);
    this.names.delete(record.filename);
    this.core.touch();
  }

  private address(filename: string): string {
    return `${CDN}/${encodeURIComponent(filename)}?v=${Math.floor(this.core.nowMs() / 1000)}`;
  }

  /** A name that is taken gets a UUID behind it: `png_3421d7b6-755d-4e92-a7aa-9d66e59c5e9f.png`. */
  private freeName(draft: FileDraft, numericId: number): string {
    const wanted = draft.filename ?? (nameInUrl(draft.sourceUrl) || 'file');
    const extension = extensionOf(wanted);
    const isBare = extension === '' && draft.type === 'IMAGE';
    const name = isBare ? `${wanted}.${wanted === 'jpg' ? 'jpg' : 'png'}` : wanted;
    if (!this.names.has(name)) {
      this.names.add(name);
      return name;
    }
    const hex = createHash('sha256').update(`file ${numericId}`).digest('hex');
    const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    const dot = name.lastIndexOf('.');
    const unique = dot < 0 ? `${name}_${uuid}` : `${name.slice(0, dot)}_${uuid}${name.slice(dot)}`;
    this.names.add(unique);
    return unique;
  }
}

/** An address may say the size, as those of placeholder services do. */
function sizeOf(draft: FileDraft): { width: number | null; height: number | null } {
  if (draft.type !== 'IMAGE' || draft.isSeeded) return { width: null, height: null };
  const size = /\/(\d{2,4})x(\d{2,4})\b/.exec(draft.sourceUrl);
  return { width: Number(size?.[1] ?? '1200'), height: Number(size?.[2] ?? '1200') };
}
