import type { ShopContext } from '../context';
import { startOperation } from '../operations';
import { numericIdOf } from '../gid';
import { theShop } from '../resolvers/the-shop';
import type { ProductRecord } from '../model';
import { PRODUCT_MISSING, userError } from './user-error';

export interface ProductDeleteArguments {
  input: { id: string };
  synchronous?: boolean | null;
}

export function productDelete(args: ProductDeleteArguments, context: ShopContext): Record<string, unknown> {
  const product = context.state.products.get(numericIdOf(args.input.id, 'Product') ?? -1);
  const payload = { productDeleteOperation: null, shop: theShop };
  if (!product)
    return { ...payload, deletedProductId: null, userErrors: [userError(['id'], PRODUCT_MISSING)] };
  if (args.synchronous === false) {
    if (context.operations.isBusyWith(product.id)) {
      const message = 'Another operation already in progress. Please wait until current one is finished.';
      return { ...payload, deletedProductId: null, userErrors: [userError(null, message)] };
    }
    const run = (): { deletedProductId: string; userErrors: [] } => {
      remove(product, context);
      return { deletedProductId: product.id, userErrors: [] };
    };
    const operation = startOperation('ProductDeleteOperation', context, run, product.id);
    return { ...payload, productDeleteOperation: operation, deletedProductId: null, userErrors: [] };
  }
  remove(product, context);
  return { ...payload, deletedProductId: product.id, userErrors: [] };
}

function remove(product: ProductRecord, context: ShopContext): void {
  if (!context.state.products.has(product.numericId)) return;
  context.state.removeProduct(product);
  context.state.events.add('destroy', 'PRODUCT', product.id);
}
