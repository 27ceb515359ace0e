import { resolverError } from '../failures';
import type { ShopContext } from '../context';
import { handleFromTitle, MAX_HANDLE_CHARACTERS, slugify } from '../handles';
import type { ProductFields, ProductRecord } from '../model';
import { areTagsTooLong, normalizeTags } from '../tags';
import { categoryKeyOf } from '../taxonomy';
import type { ProductFieldsInput } from './inputs';
import type { UserError } from './user-error';
import { userError } from './user-error';

export type ProductPatch = { -readonly [K in keyof ProductFields]?: ProductFields[K] };

export interface CheckedProduct {
  patch: ProductPatch;
  errors: UserError[];
}

const MAX_TEXT_CHARACTERS = 255;

/**
 * Checks and normalises the fields that creating and updating share. Whether real stores trim titles is not recorded:
 * titles are stored as given.
 */
export function checkProductFields(
  input: ProductFieldsInput,
  context: ShopContext,
  current: ProductRecord | null,
): CheckedProduct {
  const checked: CheckedProduct = { patch: {}, errors: [] };
  takeTitle(input, checked, current);
  takeVendorAndType(input, checked, context, current);
  takeHandle(input, checked, context, current);
  takeTags(input, checked);
  takeCategory(input, checked);
  takePlainFields(input, checked, current);
  return checked;
}

function takeTitle(input: ProductFieldsInput, checked: CheckedProduct, current: ProductRecord | null): void {
  if (input.title === undefined && current !== null) return;
  const title = input.title ?? '';
  if (title.trim() === '') checked.errors.push(userError(['title'], "Title can't be blank"));
  else if (title.length > MAX_TEXT_CHARACTERS) checked.errors.push(tooLong('title', 'Title'));
  else checked.patch.title = title;
}

function tooLong(field: string, label: string): UserError {
  return userError([field], `${label} is too long (maximum is ${MAX_TEXT_CHARACTERS} characters)`);
}

/** A missing or blank vendor becomes the store's name (recorded). */
function takeVendorAndType(
  input: ProductFieldsInput,
  checked: CheckedProduct,
  context: ShopContext,
  current: ProductRecord | null,
): void {
  if (input.vendor !== undefined || current === null) {
    const vendor = input.vendor ?? '';
    if (vendor.length > MAX_TEXT_CHARACTERS) checked.errors.push(tooLong('vendor', 'Vendor'));
    else checked.patch.vendor = vendor.trim() === '' ? context.settings.name : vendor;
  }
  if (input.productType === undefined) return;
  const productType = input.productType ?? '';
  if (productType.length > MAX_TEXT_CHARACTERS) {
    checked.errors.push(
      tooLong('productType', 'Product type'),
      tooLong('customProductType', 'Custom product type'),
    );
  } else {
    checked.patch.productType = productType;
  }
}

/**
 * An explicit handle is slugged and must be free; a blank one is derived from the title; one without any letter or
 * digit becomes `product`, `product-1`, … (all recorded).
 */
function takeHandle(
  input: ProductFieldsInput,
  checked: CheckedProduct,
  context: ShopContext,
  current: ProductRecord | null,
): void {
  const wanted = input.handle ?? null;
  if (wanted === null && current !== null) return;
  if (wanted !== null && wanted.length > MAX_HANDLE_CHARACTERS) {
    checked.errors.push(tooLong('handle', 'Handle'));
    return;
  }
  const { state } = context;
  const except = current ?? undefined;
  if (wanted === null || wanted.trim() === '') {
    const title = checked.patch.title ?? current?.title ?? '';
    checked.patch.handle = state.uniqueHandle(handleFromTitle(title), except);
    return;
  }
  const slug = slugify(wanted);
  if (slug === '') {
    checked.patch.handle = state.uniqueHandle(handleFromTitle(''), except);
    return;
  }
  const holder = state.productByHandle(slug);
  if (holder !== undefined && holder !== current) {
    const message = `Handle '${wanted}' already in use. Please provide a new handle.`;
    checked.errors.push(userError(['input', 'handle'], message));
    return;
  }
  checked.patch.handle = slug;
}

function takeTags(input: ProductFieldsInput, checked: CheckedProduct): void {
  if (!input.tags) return;
  const tags = normalizeTags(input.tags);
  if (areTagsTooLong(tags)) checked.errors.push(userError(['tags'], 'Product tags is invalid'));
  else checked.patch.tags = tags;
}

/** An unknown category fails the whole field with a top-level error, not a userError (recorded). */
function takeCategory(input: ProductFieldsInput, checked: CheckedProduct): void {
  if (input.category === undefined) return;
  const key = input.category === null ? null : categoryKeyOf(input.category);
  if (input.category !== null && key === null) {
    throw resolverError('INVALID_PRODUCT_TAXONOMY_NODE_ID', 'Invalid product_taxonomy_node_id');
  }
  checked.patch.categoryKey = key;
}

function takePlainFields(
  input: ProductFieldsInput,
  { patch }: CheckedProduct,
  current: ProductRecord | null,
): void {
  if (input.descriptionHtml !== undefined) patch.descriptionHtml = input.descriptionHtml ?? '';
  if (input.status) patch.status = input.status;
  if (input.templateSuffix !== undefined) patch.templateSuffix = input.templateSuffix || null;
  if (input.giftCardTemplateSuffix !== undefined)
    patch.giftCardTemplateSuffix = input.giftCardTemplateSuffix || null;
  if (typeof input.requiresSellingPlan === 'boolean') patch.requiresSellingPlan = input.requiresSellingPlan;
  if (!input.seo) return;
  const before = current?.seo ?? { title: null, description: null };
  patch.seo = {
    title: input.seo.title === undefined ? before.title : input.seo.title || null,
    description: input.seo.description === undefined ? before.description : input.seo.description || null,
  };
}
