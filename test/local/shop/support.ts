import { VirtualClock } from '../../../local/clock';
import { createShop } from '../../../local/shop';
import type { GraphqlBody, SeedProduct, Shop, ShopOptions } from '../../../local/shop';

export interface OpenShop {
  shop: Shop;
  clock: VirtualClock;
}

export function openShop(
  options: Partial<ShopOptions> = {},
  products: readonly SeedProduct[] = [],
): OpenShop {
  const clock = new VirtualClock();
  const shop = createShop({ clock, ...options });
  shop.seedProducts(products);
  return { shop, clock };
}

/** Reads `a.b.0.c` out of an answer; missing steps give undefined. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, step) => {
    return typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined;
  }, value);
}

/** The data of an answer that must have no errors. */
export function dataOf(body: GraphqlBody): Record<string, unknown> {
  expect(body.errors).toBeUndefined();
  return body.data ?? {};
}

export function costOf(body: GraphqlBody): { requested: unknown; actual: unknown } {
  return {
    requested: at(body.extensions, 'cost.requestedQueryCost'),
    actual: at(body.extensions, 'cost.actualQueryCost'),
  };
}

export function firstIds(shop: Shop): { productId: string; variantId: string; itemId: string } {
  const [product] = shop.inspect().products;
  const [variant] = product?.variants ?? [];
  return {
    productId: product?.id ?? '',
    variantId: variant?.id ?? '',
    itemId: variant?.inventoryItemId ?? '',
  };
}

/** A product with two options and two variants. */
export const TWO_VARIANTS: SeedProduct = {
  title: 'Field Jacket',
  optionNames: ['Color', 'Size'],
  variants: [
    { options: ['Red', 'Small'], sku: 'FJ-RED', price: '10.00', stock: 3 },
    { options: ['Blue', 'Large'], sku: 'FJ-BLUE', price: '11.00', stock: 4 },
  ],
};
