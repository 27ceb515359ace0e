/** Files of the store: images and other media of products, and what only lies in the admin's file list. */

export type MediaType = 'IMAGE' | 'VIDEO' | 'EXTERNAL_VIDEO' | 'MODEL_3D';
export type FileType = MediaType | 'FILE';
export type FileTypeName = 'MediaImage' | 'Video' | 'ExternalVideo' | 'Model3d' | 'GenericFile';
export type FileStatus = 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED';

export interface FileRecord {
  readonly __typename: FileTypeName;
  readonly id: string;
  readonly numericId: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly alt: string;
  /** Where it was fetched from; for seeded files also where it lies. */
  readonly sourceUrl: string;
  readonly filename: string;
  /** Where it lies once it is ready. */
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
  /** The gid by which a product's `images` and variants' `image` know it. */
  readonly imageId: string;
  /** When the store began to fetch it; null for a file that was always there. */
  readonly fetchedMs: number | null;
  readonly isBroken: boolean;
  /** When the source was replaced last: the image is null until it has been fetched. */
  readonly replacedMs: number | null;
}

export const TYPE_NAMES: Readonly<Record<FileType, FileTypeName>> = {
  EXTERNAL_VIDEO: 'ExternalVideo',
  FILE: 'GenericFile',
  IMAGE: 'MediaImage',
  MODEL_3D: 'Model3d',
  VIDEO: 'Video',
};

export function contentTypeOf(file: FileRecord): FileType {
  switch (file.__typename) {
    case 'ExternalVideo':
      return 'EXTERNAL_VIDEO';
    case 'GenericFile':
      return 'FILE';
    case 'MediaImage':
      return 'IMAGE';
    case 'Model3d':
      return 'MODEL_3D';
    case 'Video':
      return 'VIDEO';
  }
}

/** UPLOADED at first, PROCESSING while it is fetched, then READY or FAILED. */
export function statusOf(file: FileRecord, nowMs: number, readyAfterMs: number): FileStatus {
  if (file.fetchedMs === null) return 'READY';
  const age = nowMs - file.fetchedMs;
  if (age <= 0) return 'UPLOADED';
  if (age < readyAfterMs) return 'PROCESSING';
  return file.isBroken ? 'FAILED' : 'READY';
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  glb: 'model/gltf-binary',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mov: 'video/quicktime',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
};

export function extensionOf(name: string): string {
  return /\.([a-z\d]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

export function mimeTypeOf(name: string): string {
  return MIME_TYPES[extensionOf(name)] ?? 'application/octet-stream';
}

/** The last part of an address, without its query. */
export function nameInUrl(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  return decodeURIComponent(path.split('/').pop() ?? '');
}

const VIDEO_EXTENSIONS = new Set(['mp4', 'mov', 'webm', 'm4v']);
const IMAGE_EXTENSIONS = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'svg', 'avif', 'bmp', 'tiff']);

/** What a source without a declared type is taken for; models and names without an extension are plain files (recorded). */
export function inferredType(url: string): FileType {
  if (/(youtube\.com|youtu\.be|vimeo\.com)/i.test(url)) return 'EXTERNAL_VIDEO';
  const extension = extensionOf(nameInUrl(url));
  if (VIDEO_EXTENSIONS.has(extension)) return 'VIDEO';
  return IMAGE_EXTENSIONS.has(extension) ? 'IMAGE' : 'FILE';
}

export interface ExternalAddress {
  originUrl: string;
  embedUrl: string;
  host: 'YOUTUBE' | 'VIMEO';
}

/** `https://www.youtube.com/watch?v=X` is shown as `https://youtu.be/X` (recorded). */
export function externalAddress(url: string): ExternalAddress {
  const vimeo = /vimeo\.com\/(?:video\/)?(\d+)/.exec(url)?.[1];
  if (vimeo !== undefined) {
    return {
      originUrl: `https://vimeo.com/${vimeo}`,
      embedUrl: `https://player.vimeo.com/video/${vimeo}`,
      host: 'VIMEO',
    };
  }
  const id = /(?:v=|youtu\.be\/|embed\/)([\w-]+)/.exec(url)?.[1] ?? '';
  return {
    originUrl: `https://youtu.be/${id}`,
    embedUrl: `https://www.youtube.com/embed/${id}`,
    host: 'YOUTUBE',
  };
}
