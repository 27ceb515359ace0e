import type {
  CollectionFields,
  CollectionRecord,
  CollectionRuleSet,
  CollectionSortOrder,
} from '../../collections/model';
import type { ShopContext } from '../../context';
import { slugify } from '../../handles';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import type { MetafieldInput } from '../../metafields/check';

export interface CollectionInput {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  descriptionHtml?: string | null;
  seo?: { title?: string | null; description?: string | null } | null;
  sortOrder?: CollectionSortOrder | null;
  templateSuffix?: string | null;
  image?: { src?: string | null; altText?: string | null } | null;
  ruleSet?: { appliedDisjunctively: boolean; rules?: CollectionRuleSet['rules'] | null } | null;
  products?: string[] | null;
  metafields?: MetafieldInput[] | null;
  redirectNewHandle?: boolean | null;
}

export type CollectionPatch = { -readonly [K in keyof CollectionFields]?: CollectionFields[K] };

const MAX_TITLE = 255;

export function checkCollectionFields(
  input: CollectionInput,
  current: CollectionRecord | null,
  context: ShopContext,
): { patch: CollectionPatch; errors: UserError[] } {
  const patch: CollectionPatch = {};
  const errors = takeTitle(input, current, patch);
  takeHandle(input, current, patch, context);
  if (input.descriptionHtml !== undefined) patch.descriptionHtml = input.descriptionHtml ?? '';
  if (input.sortOrder) patch.sortOrder = input.sortOrder;
  if (input.templateSuffix !== undefined) patch.templateSuffix = input.templateSuffix || null;
  if (input.image !== undefined) {
    const src = input.image?.src;
    patch.image = src ? { src, altText: input.image?.altText ?? null } : null;
  }
  if (input.seo) {
    const before = current?.seo ?? { title: null, description: null };
    const { title, description } = input.seo;
    patch.seo = {
      title: title === undefined ? before.title : title || null,
      description: description === undefined ? before.description : description || null,
    };
  }
  return { patch, errors };
}

function takeTitle(
  input: CollectionInput,
  current: CollectionRecord | null,
  patch: CollectionPatch,
): UserError[] {
  if (input.title === undefined && current) return [];
  const title = input.title ?? '';
  if (title.trim() === '') return [userError(['title'], "Title can't be blank")];
  if (title.length > MAX_TITLE) {
    return [userError(['title'], `Title is too long (maximum is ${MAX_TITLE} characters)`)];
  }
  patch.title = title;
  return [];
}

/** A collection's handle keeps its underscores, like a product's; a taken one is counted up. */
function takeHandle(
  input: CollectionInput,
  current: CollectionRecord | null,
  patch: CollectionPatch,
  context: ShopContext,
): void {
  const isGiven = typeof input.handle === 'string' && input.handle.trim() !== '';
  if (!isGiven && current) return;
  const wanted = slugify(isGiven ? (input.handle ?? '') : (input.title ?? '')) || 'collection';
  patch.handle = context.state.collections.uniqueHandle(wanted, current ?? undefined);
}
