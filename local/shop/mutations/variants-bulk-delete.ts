import type { ShopContext } from '../context';
import { numericIdOf } from '../gid';
import type { ProductRecord } from '../model';
import { PRODUCT_MISSING, userError } from './user-error';
import type { UserError } from './user-error';

export interface BulkDeleteArguments {
  productId: string;
  variantsIds: string[];
}

interface BulkDeletePayload {
  product: ProductRecord | null;
  userErrors: UserError[];
}

const NOT_OF_PRODUCT = 'At least one variant does not belong to the product';
const NOT_OF_PRODUCT_CODE = 'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT';

export function productVariantsBulkDelete(
  args: BulkDeleteArguments,
  context: ShopContext,
): BulkDeletePayload {
  const product = context.state.products.get(numericIdOf(args.productId, 'Product') ?? -1);
  if (!product) return refused(userError(['productId'], PRODUCT_MISSING, 'PRODUCT_DOES_NOT_EXIST'));
  const found = args.variantsIds.map((id) =>
    context.state.variants.get(numericIdOf(id, 'ProductVariant') ?? -1),
  );
  const strangers = found.flatMap((variant, index) =>
    variant?.product === product
      ? []
      : [userError(['variantsIds', String(index)], NOT_OF_PRODUCT, NOT_OF_PRODUCT_CODE)],
  );
  if (strangers.length > 0) return refused(...strangers);
  const gone = new Set(found.filter((variant) => variant !== undefined));
  if (gone.size === product.variants.length) {
    // The code is in the schema; no recording shows the text.
    return refused(
      userError(['variantsIds'], 'Cannot delete the last variant', 'CANNOT_DELETE_LAST_VARIANT'),
    );
  }
  if (gone.size > 0) context.state.removeVariants(product, gone);
  return { product, userErrors: [] };
}

function refused(...userErrors: UserError[]): BulkDeletePayload {
  return { product: null, userErrors };
}
