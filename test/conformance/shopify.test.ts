import { allChecks, problemsOf } from './facts';
import { SHOPIFY_FACTS } from './facts-shopify';
import { BULK_CHECKS } from './shopify/bulk';
import { INVENTORY_CHECKS } from './shopify/inventory';
import { METAFIELD_CHECKS } from './shopify/metafields';
import { PRODUCT_CHECKS } from './shopify/products';
import { REFUSAL_CHECKS, REFUSAL_FACTS } from './shopify/refusals';
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
  REFUSAL_CHECKS,
);

const FACTS = [...SHOPIFY_FACTS, ...REFUSAL_FACTS];

test('every fact has an assertion, and every assertion a fact', () => {
  expect(problemsOf(FACTS, Object.keys(CHECKS))).toEqual([]);
});

test.each(FACTS.map(({ id, text }) => [id, text]))('%s: %s', (id) => {
  CHECKS[id]?.(new ShopWorld());
});
