import { NotModelledError } from '../context';
import type { ShopContext } from '../context';
import type { ProductRecord } from '../model';
import type { MediaInput } from './inputs';
import { userError } from './user-error';
import type { UserError } from './user-error';

/** Real stores fetch the image later; here it is ready at once. */
export function checkMedia(media: readonly MediaInput[] | null | undefined): UserError[] {
  return (media ?? []).flatMap((input, index) => {
    if (input.mediaContentType !== 'IMAGE')
      throw new NotModelledError(`media of type ${input.mediaContentType}`);
    const isUrl = /^https?:\/\/\S+$/.test(input.originalSource);
    return isUrl ? [] : [userError(['media', String(index), 'originalSource'], 'Image URL is invalid')];
  });
}

export function addMedia(
  product: ProductRecord,
  media: readonly MediaInput[] | null | undefined,
  context: ShopContext,
): void {
  for (const input of media ?? []) {
    context.state.addImage(product, { url: input.originalSource, alt: input.alt ?? '' });
  }
}
