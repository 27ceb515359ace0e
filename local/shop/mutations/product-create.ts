import type { ShopContext } from '../context';
import type { OptionDraft } from '../state-options';
import { DEFAULT_OPTION_NAME, DEFAULT_OPTION_VALUE } from '../model';
import type { ProductRecord } from '../model';
import { NEW_ITEM, newProductFields, newVariantFields } from '../drafts';
import { primaryLocation } from '../resolvers/locations';
import { theShop } from '../resolvers/the-shop';
import type { MediaInput, OptionCreateInput, ProductInput } from './inputs';
import { addMedia, checkMedia } from './media/product-media';
import { checkProductFields } from './product-fields';
import { metafieldErrors } from './metafields/inline';
import { LATER_PRODUCT_INPUTS, onlyOne, writeProductLists } from './product-update';
import { refuseUnmodelled } from './unsupported';
import { userError } from './user-error';
import type { UserError } from './user-error';

export interface ProductCreateArguments {
  product?: ProductInput | null;
  input?: ProductInput | null;
  media?: MediaInput[] | null;
}

interface ProductCreatePayload {
  product: ProductRecord | null;
  shop: unknown;
  userErrors: UserError[];
}

/** Makes the product with its first variant only, unpublished; the variant is not tracked (recorded). */
export function productCreate(args: ProductCreateArguments, context: ShopContext): ProductCreatePayload {
  const refused = (userErrors: UserError[]): ProductCreatePayload => ({
    product: null,
    shop: theShop,
    userErrors,
  });
  const input = onlyOne('productCreate', args.input, args.product);
  if (input.id) return refused([userError(['input'], 'id cannot be specified during creation')]);
  refuseUnmodelled(input, LATER_PRODUCT_INPUTS, 'ProductCreateInput');
  const { patch, errors } = checkProductFields(input, context, null);
  errors.push(
    ...checkOptions(input.productOptions),
    ...checkMedia(args.media),
    ...metafieldErrors(input.metafields, null, 'PRODUCT', [], context),
  );
  if (errors.length > 0) return refused(errors);
  const options = optionDrafts(input.productOptions);
  const { currency } = context.settings;
  const location = primaryLocation(context);
  const product = context.state.addProduct({
    ...newProductFields(patch.title ?? '', context.settings.name),
    isGiftCard: input.giftCard === true,
    ...patch,
    options,
    variants: [
      {
        ...newVariantFields(
          currency,
          options.map((option) => option.values[0] ?? ''),
        ),
        item: { ...NEW_ITEM, tracked: false },
        stock: location ? [{ location, available: 0 }] : [],
      },
    ],
    images: [],
  });
  addMedia(product, args.media, context);
  writeProductLists(input, product, context);
  context.state.events.add('create', 'PRODUCT', product.id);
  return { product, shop: theShop, userErrors: [] };
}

const DEFAULT_OPTIONS: OptionDraft[] = [{ name: DEFAULT_OPTION_NAME, values: [DEFAULT_OPTION_VALUE] }];

function optionDrafts(inputs: OptionCreateInput[] | null | undefined): OptionDraft[] {
  if (!inputs || inputs.length === 0) return DEFAULT_OPTIONS;
  return inputs.map((input) => ({
    name: input.name ?? '',
    values: (input.values ?? []).map((value) => value.name ?? ''),
  }));
}

function checkOptions(inputs: OptionCreateInput[] | null | undefined): UserError[] {
  return (inputs ?? []).flatMap((input) =>
    input.name?.includes(' / ')
      ? [userError(['options'], 'Name cannot contain the character sequence " / "')]
      : [],
  );
}
