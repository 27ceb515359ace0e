import type { ShopContext } from '../context';
import { NEW_ITEM, newVariantFields } from '../drafts';
import { numericIdOf } from '../gid';
import type { ProductRecord, VariantRecord } from '../model';
import { hasOnlyDefaultVariant, variantTitle } from '../model';
import type { StockDraft, VariantDraft } from '../state';
import { primaryLocation } from '../resolvers/locations';
import type { MediaInput, VariantInput } from './inputs';
import { chooseOptionValues, CREATE_CODES, takenError } from './option-values';
import { metafieldErrors, setOwnMetafields } from './metafields/inline';
import { addMedia, checkMedia } from './media/product-media';
import { PRODUCT_MISSING, userError } from './user-error';
import type { UserError } from './user-error';
import { checkVariantFields } from './variant-fields';

export interface BulkCreateArguments {
  productId: string;
  variants: VariantInput[];
  strategy?: 'DEFAULT' | 'PRESERVE_STANDALONE_VARIANT' | 'REMOVE_STANDALONE_VARIANT' | null;
  media?: MediaInput[] | null;
}

interface BulkCreatePayload {
  product: ProductRecord | null;
  productVariants: VariantRecord[];
  userErrors: UserError[];
}

/** All or nothing: any error gives `product: null` and an empty list (recorded). */
export function productVariantsBulkCreate(
  args: BulkCreateArguments,
  context: ShopContext,
): BulkCreatePayload {
  const refused = (userErrors: UserError[]): BulkCreatePayload => ({
    product: null,
    productVariants: [],
    userErrors,
  });
  const product = context.state.products.get(numericIdOf(args.productId, 'Product') ?? -1);
  if (!product) return refused([userError(['productId'], PRODUCT_MISSING, 'PRODUCT_DOES_NOT_EXIST')]);
  const standalone = standaloneToRemove(product, args);
  const drafts: VariantDraft[] = [];
  const errors: UserError[] = [...checkMedia(args.media)];
  args.variants.forEach((input, index) => {
    const taken = [...product.variants.filter((variant) => variant !== standalone), ...drafts];
    const { draft, lineErrors } = checkLine(input, index, product, taken, context);
    if (draft) drafts.push(draft);
    errors.push(...lineErrors);
  });
  if (errors.length > 0) return refused(errors);
  if (standalone) removeStandalone(product, standalone, drafts, context);
  addMedia(product, args.media, context);
  const productVariants = drafts.map((draft) => context.state.addVariant(product, draft));
  productVariants.forEach((variant, index) =>
    setOwnMetafields(args.variants[index]?.metafields, variant.id, 'PRODUCTVARIANT', context),
  );
  return { product, productVariants, userErrors: [] };
}

/** DEFAULT replaces the automatic `Default Title` variant, and only that one (recorded). */
function standaloneToRemove(product: ProductRecord, args: BulkCreateArguments): VariantRecord | undefined {
  if (args.variants.length === 0 || product.variants.length !== 1) return undefined;
  const strategy = args.strategy ?? 'DEFAULT';
  const isRemoved =
    strategy === 'REMOVE_STANDALONE_VARIANT' || (strategy === 'DEFAULT' && hasOnlyDefaultVariant(product));
  return isRemoved ? product.variants[0] : undefined;
}

/** The values that only it had go with it (recorded). */
function removeStandalone(
  product: ProductRecord,
  standalone: VariantRecord,
  drafts: readonly VariantDraft[],
  context: ShopContext,
): void {
  context.state.removeVariants(product, new Set([standalone]));
  context.state.options.keepValues(product, (option, value) => {
    const place = product.options.indexOf(option);
    const isNamed = drafts.some((draft) => draft.optionValues[place] === value.name);
    return isNamed || standalone.optionValues[place] !== value.name;
  });
}

function checkLine(
  input: VariantInput,
  index: number,
  product: ProductRecord,
  taken: readonly Pick<VariantRecord, 'optionValues'>[],
  context: ShopContext,
): { draft: VariantDraft | null; lineErrors: UserError[] } {
  const at = ['variants', String(index)];
  const chosen = chooseOptionValues(input.optionValues ?? [], product, at, CREATE_CODES);
  if (chosen.errors.length > 0) return { draft: null, lineErrors: chosen.errors };
  const missing = product.options.filter((_option, position) => chosen.names[position] === undefined);
  if (missing.length > 0) {
    const message = `You need to add option values for ${missing.map((option) => option.name).join(', ')}`;
    return { draft: null, lineErrors: [userError(at, message, 'NEED_TO_ADD_OPTION_VALUES')] };
  }
  const optionValues = chosen.names.map((name) => name ?? '');
  const duplicate = takenError(optionValues, taken, at, CREATE_CODES);
  const checked = checkVariantFields(input, at, product, context);
  const stock = stockDrafts(input, at, variantTitle(optionValues), context);
  const meta = metafieldErrors(input.metafields, null, 'PRODUCTVARIANT', at, context, 'INVALID_INPUT');
  const lineErrors = [...(duplicate ? [duplicate] : []), ...checked.errors, ...stock.errors, ...meta];
  if (lineErrors.length > 0) return { draft: null, lineErrors };
  const draft: VariantDraft = {
    ...newVariantFields(context.settings.currency, optionValues),
    ...checked.patch,
    item: { ...NEW_ITEM, ...checked.item },
    stock: stock.drafts,
  };
  return { draft, lineErrors: [] };
}

function stockDrafts(
  input: VariantInput,
  at: readonly string[],
  title: string,
  context: ShopContext,
): { drafts: StockDraft[]; errors: UserError[] } {
  const primary = primaryLocation(context);
  if (!input.inventoryQuantities?.length) {
    return { drafts: primary ? [{ location: primary, available: 0 }] : [], errors: [] };
  }
  const drafts: StockDraft[] = [];
  const errors: UserError[] = [];
  for (const { locationId, availableQuantity } of input.inventoryQuantities) {
    const location = context.state.locations.get(numericIdOf(locationId, 'Location') ?? -1);
    if (location) drafts.push({ location, available: availableQuantity });
    else {
      const message = `Quantity for ${title} couldn't be set because the location was deleted.`;
      errors.push(userError([...at, 'inventoryQuantities'], message, 'TRACKED_VARIANT_LOCATION_NOT_FOUND'));
    }
  }
  return { drafts, errors };
}
