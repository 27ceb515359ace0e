import type { ShopContext } from '../../context';
import type { FileRecord, MediaType } from '../../files/model';
import type { ProductRecord } from '../../model';
import type { MediaInput } from '../inputs';
import { userError } from '../user-error';
import type { UserError } from '../user-error';

const SOURCE_NAMES: Readonly<Record<MediaType, string>> = {
  EXTERNAL_VIDEO: 'External video URL',
  IMAGE: 'Image URL',
  MODEL_3D: 'Model 3D URL',
  VIDEO: 'Video URL',
};

/** Real stores fetch the source later; only an address that is none is refused at once. */
export function sourceError(input: MediaInput, at: readonly string[], code: string | null): UserError[] {
  const isUrl = /^https?:\/\/\S+$/.test(input.originalSource);
  const isHosted =
    input.mediaContentType !== 'EXTERNAL_VIDEO' || /youtu\.?be|vimeo/.test(input.originalSource);
  if (isUrl && isHosted) return [];
  const message = `${SOURCE_NAMES[input.mediaContentType]} is invalid`;
  return [userError([...at, 'originalSource'], message, code)];
}

export function checkMedia(media: readonly MediaInput[] | null | undefined): UserError[] {
  return (media ?? []).flatMap((input, index) => sourceError(input, ['media', String(index)], null));
}

export function addMedia(
  product: ProductRecord,
  media: readonly MediaInput[] | null | undefined,
  context: ShopContext,
): FileRecord[] {
  return (media ?? []).map((input) => {
    const file = context.state.files.add({
      type: input.mediaContentType,
      sourceUrl: input.originalSource,
      alt: input.alt ?? '',
    });
    context.state.attachMedia(product, file);
    return file;
  });
}
