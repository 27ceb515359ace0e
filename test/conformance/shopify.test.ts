import { allChecks, problemsOf } from './facts';
import { SHOPIFY_FACTS } from './facts-shopify';
import { BULK_CHECKS } from './shopify/bulk';
import { INVENTORY_CHECKS } from './shopify/inventory';
import { METAFIELD_CHECKS } from './shopify/metafields';
import { PRODUCT_CHECKS } from './shopify/products';
import { REQUEST_CHECKS } from './shopify/requests';
import { VARIANT_CHECKS } from './shopify/variants';
import { ShopWorld } from './shopify/world';

const CHECKS = allChecks(
  PRODUCT_CHECKS,
  VARIANT_CHECKS,
  INVENTORY_CHECKS,
  METAFIELD_CHECKS,
  BULK_CHECKS,
  REQUEST_CHECKS,
);

test('every fact has an assertion, and every assertion a fact', () => {
  expect(problemsOf(SHOPIFY_FACTS, Object.keys(CHECKS))).toEqual([]);
});

test.each(SHOPIFY_FACTS.map(({ id, text }) => [id, text]))('%s: %s', (id) => {
  CHECKS[id]?.(new ShopWorld());
});
