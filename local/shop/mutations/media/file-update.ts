import { denied } from '../../access';
import type { ShopContext } from '../../context';
import { invalidArguments } from '../../failures';
import type { FileRecord } from '../../files/model';
import { extensionOf } from '../../files/model';
import { numericIdOf } from '../../gid';
import type { ProductRecord } from '../../model';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import { altError, findFile, isReady } from './files';

interface FileUpdateInput {
  id: string;
  alt?: string | null;
  filename?: string | null;
  originalSource?: string | null;
  previewImageSource?: string | null;
  referencesToAdd?: string[] | null;
  referencesToRemove?: string[] | null;
}

interface FilesPayload {
  files: FileRecord[];
  userErrors: UserError[];
}

interface Line {
  input: FileUpdateInput;
  file: FileRecord;
  at: string[];
}

const MAX_SOURCE = 2048;

/** Errors that name `files` stop everything; those of one file leave the others to be updated (recorded). */
export function fileUpdate(args: { files: FileUpdateInput[] }, context: ShopContext): FilesPayload {
  for (const { originalSource } of args.files) {
    if ((originalSource ?? '').length > MAX_SOURCE)
      throw invalidArguments(`originalSource is too long (maximum is ${MAX_SOURCE})`);
  }
  const refers = args.files.some(
    (input) => input.referencesToAdd?.length || input.referencesToRemove?.length,
  );
  if (refers && !context.scopes.has('write_products'))
    throw denied('Access denied: Missing permission to manage products.');
  const whole = (message: string, code: string): FilesPayload => ({
    files: [],
    userErrors: [userError(['files'], message, code)],
  });
  const missing = args.files.map((input) => input.id).filter((id) => !findFile(id, context));
  if (missing.length > 0) {
    const list = `["${missing.join('", "')}"]`;
    const names = missing.length === 1 ? `id ${list} does` : `ids ${list} do`;
    return whole(`File ${names} not exist.`, 'FILE_DOES_NOT_EXIST');
  }
  const lines = args.files.flatMap((input, index): Line[] => {
    const file = findFile(input.id, context);
    return file ? [{ input, file, at: ['files', String(index)] }] : [];
  });
  if (lines.some(({ file }) => !isReady(file, context)))
    return whole('Non-ready files cannot be updated.', 'NON_READY_STATE');
  const stop = lines.map((line) => wholeProblem(line, context)).find((problem) => problem !== null);
  if (stop) return whole(stop.message, stop.code);
  const errors: UserError[] = [];
  const files = lines.flatMap((line) => {
    const own = lineErrors(line);
    errors.push(...own);
    if (own.length > 0) return [];
    apply(line, context);
    return [line.file];
  });
  return { files, userErrors: errors };
}

interface WholeProblem {
  message: string;
  code: string;
}

function wholeProblem({ input, file }: Line, context: ShopContext): WholeProblem | null {
  const references = [...(input.referencesToAdd ?? []), ...(input.referencesToRemove ?? [])];
  if (references.some((id) => !productOf(id, context))) {
    return { message: 'The reference target does not exist', code: 'REFERENCE_TARGET_DOES_NOT_EXIST' };
  }
  if (!input.filename) return null;
  if (file.__typename !== 'MediaImage' && file.__typename !== 'GenericFile') {
    return {
      message: 'Updating the filename is only supported on images and generic files',
      code: 'UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE',
    };
  }
  if (exactExtension(input.filename) === exactExtension(file.filename)) return null;
  return {
    message: 'The filename extension provided must match the original filename.',
    code: 'INVALID_FILENAME_EXTENSION',
  };
}

function exactExtension(name: string): string {
  return extensionOf(name) === '' ? '' : (name.split('.').pop() ?? '');
}

function productOf(id: string, context: ShopContext): ProductRecord | undefined {
  return context.state.products.get(numericIdOf(id, 'Product') ?? -1);
}

function lineErrors({ input, file, at }: Line): UserError[] {
  if (input.originalSource && input.previewImageSource) {
    const message =
      'Cannot update the preview image and image at the same time because they are one and the same.';
    return ['originalSource', 'previewImageSource'].map((key) => userError([...at, key], message, 'INVALID'));
  }
  const errors = altError(input.alt, at);
  if (input.originalSource && file.__typename !== 'MediaImage' && file.__typename !== 'GenericFile') {
    const message = 'Updating the original source is not supported for this media type.';
    errors.push(userError([...at, 'originalSource'], message, 'INVALID'));
  }
  const sources = [input.originalSource, input.previewImageSource];
  if (sources.some((source) => source && !/^https?:\/\/\S+$/.test(source))) {
    const message = 'Invalid image source url value provided';
    errors.push(userError([...at, 'previewImageSource'], message, 'INVALID_IMAGE_SOURCE_URL'));
  }
  return errors;
}

/** An empty alternative text is silently not saved: a known fault of the server (reference, section 3). */
function apply({ input, file }: Line, context: ShopContext): void {
  const { files } = context.state;
  if (input.alt) files.change(file, { alt: input.alt });
  if (input.filename) files.rename(file, input.filename);
  if (input.originalSource) files.replaceSource(file, input.originalSource);
  for (const id of input.referencesToAdd ?? []) {
    const product = productOf(id, context);
    if (product) context.state.attachMedia(product, file);
  }
  for (const id of input.referencesToRemove ?? []) {
    const product = productOf(id, context);
    if (product) context.state.detachMedia(product, file);
  }
}
