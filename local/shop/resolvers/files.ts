import { sortedView } from '../catalog';
import { paginate } from '../connections';
import type { PageArguments } from '../connections';
import type { ResolverMap, ShopContext } from '../context';
import { contentTypeOf, externalAddress, mimeTypeOf, statusOf } from '../files/model';
import type { FileRecord, FileStatus } from '../files/model';
import { finishedJob } from '../jobs';
import { compileSearch } from '../search/compile';
import { FILE_FIELDS } from '../search/fields';
import { always, on, pathOf } from './field';
import { emptyConnection } from './values';

export function fileStatus(file: FileRecord, context: ShopContext): FileStatus {
  const { clock, latency } = context.settings;
  return statusOf(file, clock.nowMs(), latency.mediaReadyMs);
}

const isReady = (file: FileRecord, context: ShopContext): boolean => fileStatus(file, context) === 'READY';

/** A replaced image is away until the new source has been fetched; its preview stays (recorded). */
function isReplacing(file: FileRecord, context: ShopContext): boolean {
  const { clock, latency } = context.settings;
  return file.replacedMs !== null && clock.nowMs() - file.replacedMs < latency.mediaReadyMs;
}

/** As a product's image or a variant's: known by the number of a product image. */
export function productImage(
  file: FileRecord | undefined,
  context: ShopContext,
): Record<string, unknown> | null {
  return file && isReady(file, context) ? imageView(file, file.imageId) : null;
}

function imageView(file: FileRecord, id: string): Record<string, unknown> {
  const { url, width, height } = file;
  return {
    __typename: 'Image',
    id,
    altText: file.alt || null,
    url,
    src: url,
    originalSrc: url,
    width,
    height,
    thumbhash: null,
  };
}

function sourceImage(file: FileRecord): Record<string, unknown> {
  return imageView(file, file.id.replace(/\/(\w+)\/(\d+)$/, '/ImageSource/$2'));
}

function fileErrors(file: FileRecord, context: ShopContext): unknown[] {
  if (fileStatus(file, context) !== 'FAILED') return [];
  const message = 'Image could not be downloaded.';
  return [{ code: 'IMAGE_DOWNLOAD_FAILURE', details: null, message }];
}

const common: ResolverMap[string] = {
  fileErrors: on<FileRecord>((file, _args, context) => fileErrors(file, context)),
  fileStatus: on<FileRecord>((file, _args, context) => fileStatus(file, context)),
  mediaContentType: on<FileRecord>(contentTypeOf),
  mediaErrors: on<FileRecord>((file, _args, context) => fileErrors(file, context)),
  mediaWarnings: always([]),
  preview: on<FileRecord>((file, _args, context) => {
    const status = fileStatus(file, context);
    const hasImage = status === 'READY' && file.__typename === 'MediaImage';
    return { image: hasImage ? sourceImage(file) : null, status };
  }),
  status: on<FileRecord>((file, _args, context) => fileStatus(file, context)),
};

const without = (...names: string[]): ResolverMap[string] =>
  Object.fromEntries(Object.entries(common).filter(([name]) => !names.includes(name)));

const whenReady = (read: (file: FileRecord) => unknown): ResolverMap[string][string] =>
  on<FileRecord>((file, _args, context) => (isReady(file, context) ? read(file) : null));

interface FilesArguments extends PageArguments {
  query?: string | null;
  sortKey: string;
}

const FILE_KEYS: Readonly<Record<string, (file: FileRecord) => string | number>> = {
  CREATED_AT: (file) => file.createdAt,
  FILENAME: (file) => file.filename.toLowerCase(),
  UPDATED_AT: (file) => file.updatedAt,
};

export const fileResolvers: ResolverMap = {
  MediaImage: {
    ...common,
    image: on<FileRecord>((file, _args, context) =>
      isReady(file, context) && !isReplacing(file, context) ? sourceImage(file) : null,
    ),
    metafield: always(null),
    metafields: emptyConnection,
    mimeType: whenReady((file) => mimeTypeOf(file.filename)),
    originalSource: whenReady((file) => ({ fileSize: null, url: file.url })),
    translations: always([]),
  },
  Video: {
    ...common,
    duration: always(null),
    originalSource: whenReady((file) => videoSource(file)),
    sources: on<FileRecord>((file, _args, context) => (isReady(file, context) ? [videoSource(file)] : [])),
  },
  ExternalVideo: {
    ...common,
    embedUrl: on<FileRecord>((file) => externalAddress(file.sourceUrl).embedUrl),
    embeddedUrl: on<FileRecord>((file) => externalAddress(file.sourceUrl).embedUrl),
    host: on<FileRecord>((file) => externalAddress(file.sourceUrl).host),
    originUrl: on<FileRecord>((file) => externalAddress(file.sourceUrl).originUrl),
  },
  Model3d: {
    ...common,
    boundingBox: always(null),
    originalSource: always(null),
    sources: always([]),
  },
  GenericFile: {
    ...without('mediaContentType', 'mediaErrors', 'mediaWarnings', 'status'),
    mimeType: whenReady((file) => mimeTypeOf(file.filename)),
    originalFileSize: always(null),
    url: whenReady((file) => file.url),
  },
  Image: {
    metafield: always(null),
    metafields: emptyConnection,
    transformedSrc: on<{ url: string }>((image) => image.url),
    url: on<{ url: string }>((image) => image.url),
  },
  QueryRoot: {
    files: on<unknown, FilesArguments>((_root, args, context, info) => {
      const keyOf = FILE_KEYS[args.sortKey] ?? ((file: FileRecord) => file.numericId);
      const matches = compileSearch(args.query, FILE_FIELDS, context, pathOf(info));
      return paginate(sortedView([...context.state.files.records.values()], keyOf), args, matches);
    }),
    fileSavedSearches: emptyConnection,
    job: on<unknown, { id: string }>((_root, args) => finishedJob(args.id)),
  },
  Job: { query: on<{ done: boolean }>((job) => (job.done ? {} : null)) },
};

function videoSource(file: FileRecord): Record<string, unknown> {
  return { fileSize: null, format: 'mp4', height: 720, mimeType: 'video/mp4', url: file.url, width: 1280 };
}
