import type { ShopContext } from '../context';
import { NotModelledError } from '../context';
import { numericIdOf } from '../gid';
import { theShop } from '../resolvers/the-shop';
import { PRODUCT_MISSING, userError } from './user-error';

export interface ProductDeleteArguments {
  input: { id: string };
  synchronous?: boolean | null;
}

export function productDelete(args: ProductDeleteArguments, context: ShopContext): Record<string, unknown> {
  if (args.synchronous === false) throw new NotModelledError('productDelete(synchronous: false)');
  const product = context.state.products.get(numericIdOf(args.input.id, 'Product') ?? -1);
  const payload = { productDeleteOperation: null, shop: theShop };
  if (!product)
    return { ...payload, deletedProductId: null, userErrors: [userError(['id'], PRODUCT_MISSING)] };
  context.state.removeProduct(product);
  return { ...payload, deletedProductId: product.id, userErrors: [] };
}
