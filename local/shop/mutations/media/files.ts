import type { ShopContext } from '../../context';
import { invalidArguments } from '../../failures';
import { extensionOf, inferredType, nameInUrl, statusOf } from '../../files/model';
import type { FileRecord, FileType } from '../../files/model';
import { parseGid } from '../../gid';
import { userError } from '../user-error';
import type { UserError } from '../user-error';

interface FileCreateInput {
  originalSource: string;
  alt?: string | null;
  contentType?: FileType | null;
  filename?: string | null;
  duplicateResolutionMode?: 'APPEND_UUID' | 'RAISE_ERROR' | 'REPLACE' | null;
}

interface FilesPayload {
  files: FileRecord[] | null;
  userErrors: UserError[];
}

export const MAX_ALT = 512;
const MAX_SOURCE = 2048;

function checkSourceLength(source: string): void {
  if (source.length === 0) throw invalidArguments('originalSource is too short (minimum is 1)');
  if (source.length > MAX_SOURCE)
    throw invalidArguments(`originalSource is too long (maximum is ${MAX_SOURCE})`);
}

/** All or nothing. */
export function fileCreate(args: { files: FileCreateInput[] }, context: ShopContext): FilesPayload {
  for (const input of args.files) checkSourceLength(input.originalSource);
  const errors = args.files.flatMap((input, index) => {
    const error = createError(input, ['files', String(index)], context);
    return error ? [error] : [];
  });
  if (errors.length > 0) return { files: [], userErrors: errors };
  const files = args.files.map((input) => makeFile(input, context));
  return { files, userErrors: [] };
}

function makeFile(input: FileCreateInput, context: ShopContext): FileRecord {
  const replaced =
    input.duplicateResolutionMode === 'REPLACE' ? namedFile(input.filename, context) : undefined;
  if (replaced) {
    context.state.files.replaceSource(replaced, input.originalSource);
    if (typeof input.alt === 'string') context.state.files.change(replaced, { alt: input.alt });
    return replaced;
  }
  const type = input.contentType ?? inferredType(input.originalSource);
  const draft = { type, sourceUrl: input.originalSource, alt: input.alt ?? '' };
  return context.state.files.add({ ...draft, filename: input.filename ?? null });
}

function namedFile(filename: string | null | undefined, context: ShopContext): FileRecord | undefined {
  return [...context.state.files.records.values()].find((file) => file.filename === filename);
}

export function altError(alt: string | null | undefined, at: readonly string[]): UserError[] {
  if ((alt ?? '').length <= MAX_ALT) return [];
  const message = `The alt value exceeds the maximum limit of ${MAX_ALT} characters.`;
  return [userError([...at, 'alt'], message, 'ALT_VALUE_LIMIT_EXCEEDED')];
}

function createError(input: FileCreateInput, at: string[], context: ShopContext): UserError | null {
  const [tooLong] = altError(input.alt, at);
  if (tooLong) return tooLong;
  if (!/^https?:\/\/\S+$/.test(input.originalSource)) {
    return userError([...at, 'originalSource'], 'File URL is invalid', 'INVALID_IMAGE_SOURCE_URL');
  }
  const ownExtension = extensionOf(nameInUrl(input.originalSource));
  const hasOther =
    input.filename &&
    ownExtension !== '' &&
    extensionOfExact(input.filename) !== extensionOfExact(nameInUrl(input.originalSource));
  if (hasOther) {
    const message = 'Provided filename extension must match original source.';
    return userError([...at, 'filename'], message, 'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE');
  }
  if (input.duplicateResolutionMode === 'REPLACE') return replaceError(input, at);
  const isTaken =
    input.duplicateResolutionMode === 'RAISE_ERROR' && context.state.files.hasName(input.filename ?? '');
  if (!isTaken) return null;
  return userError([...at, 'filename'], 'Filename already exists.', 'FILENAME_ALREADY_EXISTS');
}

/** Upper and lower case differ here (recorded). */
function extensionOfExact(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1] ?? '';
}

function replaceError(input: FileCreateInput, at: string[]): UserError | null {
  if (input.contentType !== 'IMAGE') {
    const type = input.contentType ?? 'MISSING';
    const message = `Duplicate resolution mode 'REPLACE' is not supported for '${type}' media type.`;
    return userError([...at, 'duplicateResolutionMode'], message, 'INVALID_DUPLICATE_MODE_FOR_TYPE');
  }
  if (input.filename) return null;
  const message = 'Missing filename argument when attempting to use REPLACE duplicate mode.';
  return userError([...at, 'filename'], message, 'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE');
}

export function findFile(id: string, context: ShopContext): FileRecord | undefined {
  const gid = parseGid(id);
  const file = context.state.files.records.get(Number(gid?.key));
  return file?.__typename === gid?.type ? file : undefined;
}

export function isReady(file: FileRecord, context: ShopContext): boolean {
  const { clock, latency } = context.settings;
  return statusOf(file, clock.nowMs(), latency.mediaReadyMs) === 'READY';
}

export function fileDelete(
  args: { fileIds: string[] },
  context: ShopContext,
): { deletedFileIds: string[] | null; userErrors: UserError[] } {
  const missing = args.fileIds.filter((id) => !findFile(id, context));
  if (missing.length > 0) {
    const names = missing.length === 1 ? `id ${missing.join()} does` : `ids ${missing.join()} do`;
    const error = userError(['fileIds'], `File ${names} not exist.`, 'FILE_DOES_NOT_EXIST');
    return { deletedFileIds: null, userErrors: [error] };
  }
  for (const id of args.fileIds) {
    const file = findFile(id, context);
    if (file) context.state.removeFile(file);
  }
  return { deletedFileIds: args.fileIds, userErrors: [] };
}

/** Puts the last good source back in the place of one that could not be fetched. */
export function fileAcknowledgeUpdateFailed(args: { fileIds: string[] }, context: ShopContext): FilesPayload {
  const refused = (message: string, code: string): FilesPayload => ({
    files: null,
    userErrors: [userError(['fileIds'], message, code)],
  });
  const missing = args.fileIds.filter((id) => !findFile(id, context));
  if (missing.length > 0) {
    const names = missing.length === 1 ? `id ${missing.join()} does` : `ids ${missing.join()} do`;
    return refused(`File ${names} not exist.`, 'FILE_DOES_NOT_EXIST');
  }
  const files = args.fileIds.flatMap((id) => findFile(id, context) ?? []);
  const unready = files.filter((file) => !isReady(file, context)).map((file) => file.id);
  if (unready.length === 0) return { files, userErrors: [] };
  const names =
    unready.length === 1 ? `File with id ${unready.join()} is` : `Files with ids ${unready.join(', ')} are`;
  return refused(`${names} not in the READY state.`, 'NON_READY_STATE');
}
