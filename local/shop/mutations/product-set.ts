import type { ShopContext } from '../context';
import { customIdError } from '../failures';
import { findFile } from './media/files';
import { inferredType } from '../files/model';
import type { FileRecord, FileType } from '../files/model';
import { numericIdOf } from '../gid';
import { MAX_HANDLE_CHARACTERS } from '../handles';
import type { ProductRecord } from '../model';
import { DEFAULT_OPTION_NAME, DEFAULT_OPTION_VALUE } from '../model';
import { newProductFields } from '../drafts';
import type { OptionDraft } from '../state-options';
import { startOperation } from '../operations';
import type { OperationRecord } from '../operations';
import type { ProductInput } from './inputs';
import { keepOnlyMetafields, metafieldErrors, setOwnMetafields } from './metafields/inline';
import { checkProductFields } from './product-fields';
import { findByCustomId } from './product-identifier';
import type { CustomId } from './product-identifier';
import { checkSetVariants, writeSetVariants } from './product-set-variants';
import type { SetVariantInput } from './product-set-variants';
import { userError } from './user-error';
import type { UserError } from './user-error';

interface OptionSetInput {
  id?: string | null;
  name?: string | null;
  position?: number | null;
  values?: { id?: string | null; name?: string | null }[] | null;
}

interface FileSetInput {
  id?: string | null;
  originalSource?: string | null;
  alt?: string | null;
  contentType?: FileType | null;
  filename?: string | null;
}

export interface ProductSetInput extends ProductInput {
  productOptions?: OptionSetInput[] | null;
  variants?: SetVariantInput[] | null;
  files?: FileSetInput[] | null;
  collections?: string[] | null;
}

interface ProductSetArguments {
  input: ProductSetInput;
  identifier?: { id?: string | null; handle?: string | null; customId?: CustomId | null } | null;
  synchronous?: boolean | null;
}

interface ProductSetPayload {
  product: ProductRecord | null;
  productSetOperation: OperationRecord | null;
  userErrors: UserError[];
}

/** Creates or updates; what a list does not name is deleted, fields that are not given stay. */
export function productSet(args: ProductSetArguments, context: ShopContext): ProductSetPayload {
  if (args.synchronous === false) {
    const operation = startOperation('ProductSetOperation', context, () => {
      const { product, userErrors } = setNow(args, context);
      return { product, userErrors };
    });
    return { product: null, productSetOperation: operation, userErrors: [] };
  }
  return setNow(args, context);
}

function setNow(args: ProductSetArguments, context: ShopContext): ProductSetPayload {
  const { input, identifier } = args;
  const refused = (...userErrors: UserError[]): ProductSetPayload => ({
    product: null,
    productSetOperation: null,
    userErrors,
  });
  if (identifier && input.id) {
    const message = 'The id field is not allowed if identifier is provided.';
    return refused(userError(['input'], message, 'ID_NOT_ALLOWED'));
  }
  const found = findTarget(args, context);
  const wantsId = input.id ?? identifier?.id;
  if (wantsId && !found) {
    const field = input.id ? ['input', 'id'] : ['identifier', 'id'];
    return refused(userError(field, 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST'));
  }
  if (input.productOptions && !input.variants) {
    const message = 'Variants input is required when updating product options';
    return refused(userError(['input', 'variants'], message, 'VARIANTS_INPUT_MISSING'));
  }
  const given = {
    ...input,
    ...(identifier?.handle && !input.handle && !found ? { handle: identifier.handle } : {}),
  };
  const { patch, errors } = checkProductFields(given, context, found ?? null);
  const options = optionDrafts(input, found);
  const all = [
    ...errors.map(underInput),
    ...derivedHandleErrors(given, found),
    ...optionErrors(input),
    ...checkSetVariants(input.variants ?? [], options, found ?? null, context),
    ...metafieldErrors(
      input.metafields,
      found?.id ?? null,
      'PRODUCT',
      ['input'],
      context,
      'INVALID_METAFIELD',
    ),
  ];
  if (all.length > 0) return refused(...all);
  const product = found ?? newProduct(input, patch, options, context);
  if (found) context.state.changeProduct(found, patch);
  if (input.variants) writeSetVariants(input.variants, options, product, context);
  writeLists(input, product, context);
  context.state.events.add(found ? 'update' : 'create', 'PRODUCT', product.id);
  return { product, productSetOperation: null, userErrors: [] };
}

function findTarget(
  { input, identifier }: ProductSetArguments,
  context: ShopContext,
): ProductRecord | undefined {
  if (identifier?.customId) {
    const found = findByCustomId(identifier.customId, context);
    if (found === null) throw customIdError();
    return found;
  }
  if (identifier?.handle) return context.state.productByHandle(identifier.handle);
  const id = identifier?.id ?? input.id;
  return id ? context.state.products.get(numericIdOf(id, 'Product') ?? -1) : undefined;
}

/** Most errors name the whole input, those of the title and the handle's use name their field (recorded). */
function underInput(error: UserError): UserError {
  const [field] = error.field ?? [];
  if (field === 'title') return { ...error, field: ['input', 'title'], message: lowered(error.message) };
  return error.message.includes('already in use') ? error : { ...error, field: ['input'] };
}

/** A title that is too long is told twice where a handle would be made of it (recorded). */
function derivedHandleErrors(input: ProductSetInput, found: ProductRecord | undefined): UserError[] {
  const isDerived = !found && !input.handle;
  if (!isDerived || (input.title ?? '').length <= MAX_HANDLE_CHARACTERS) return [];
  return [userError(['input'], `Handle is too long (maximum is ${MAX_HANDLE_CHARACTERS} characters)`)];
}

function lowered(message: string): string {
  return message.startsWith('Title is') ? message.replace('Title is', 'is') : message;
}

function optionDrafts(input: ProductSetInput, found: ProductRecord | undefined): OptionDraft[] {
  if (input.productOptions) {
    return input.productOptions.map((option) => {
      const known = found?.options.find((one) => one.id === option.id);
      const values = (option.values ?? []).map((value) => value.name ?? '');
      return { name: option.name ?? known?.name ?? '', values };
    });
  }
  if (found) {
    return found.options.map((option) => ({
      name: option.name,
      values: option.optionValues.map((value) => value.name),
    }));
  }
  return [{ name: DEFAULT_OPTION_NAME, values: [DEFAULT_OPTION_VALUE] }];
}

function optionErrors(input: ProductSetInput): UserError[] {
  return (input.productOptions ?? []).flatMap((option, index) => {
    if (!option.name?.includes(' / ')) return [];
    const message = "The name contains unsupported sequence ' / '";
    return [userError(['input', 'productOptions', String(index), 'name'], message, 'INVALID_INPUT')];
  });
}

function newProduct(
  input: ProductSetInput,
  patch: Partial<ProductRecord>,
  options: readonly OptionDraft[],
  context: ShopContext,
): ProductRecord {
  const product = context.state.addProduct({
    ...newProductFields(patch.title ?? '', context.settings.name),
    isGiftCard: input.giftCard === true,
    ...patch,
    options,
    variants: [],
    images: [],
  });
  if (!input.variants) {
    const [option] = options;
    const automatic: SetVariantInput = {
      optionValues: [{ optionName: option?.name ?? DEFAULT_OPTION_NAME, name: DEFAULT_OPTION_VALUE }],
    };
    writeSetVariants([automatic], options, product, context);
  }
  return product;
}

function writeLists(input: ProductSetInput, product: ProductRecord, context: ShopContext): void {
  if (input.metafields) {
    keepOnlyMetafields(input.metafields, product.id, context);
    setOwnMetafields(input.metafields, product.id, 'PRODUCT', context);
  }
  if (input.collections) writeCollections(input.collections, product, context);
  if (input.files) writeFiles(input.files, product, context);
}

function writeCollections(ids: readonly string[], product: ProductRecord, context: ShopContext): void {
  const { collections } = context.state;
  for (const collection of collections.records.values()) {
    if (collection.ruleSet) continue;
    if (ids.includes(collection.id)) collections.join(collection, [product]);
    else collections.leave(collection, [product]);
  }
}

function writeFiles(inputs: readonly FileSetInput[], product: ProductRecord, context: ShopContext): void {
  const files = inputs.flatMap((input): FileRecord[] => {
    const known = input.id ? findFile(input.id, context) : undefined;
    if (known) {
      if (typeof input.alt === 'string') context.state.files.change(known, { alt: input.alt });
      return [known];
    }
    if (!input.originalSource) return [];
    const type = input.contentType ?? inferredType(input.originalSource);
    const draft = { type, sourceUrl: input.originalSource, alt: input.alt ?? '' };
    return [context.state.files.add({ ...draft, filename: input.filename ?? null })];
  });
  for (const file of product.media) if (!files.includes(file)) context.state.detachMedia(product, file);
  for (const file of files) context.state.attachMedia(product, file);
  context.state.orderMedia(product, files);
}
