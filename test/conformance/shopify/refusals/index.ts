import type { Checks, Fact } from '../../facts';
import type { ShopWorld } from '../world';
import { BULK_REFUSALS } from './bulk';
import { COLLECTION_REFUSALS } from './collections';
import { INVENTORY_REFUSALS } from './inventory';
import { MEDIA_REFUSALS } from './media';
import { METAFIELD_REFUSALS } from './metafields';
import { PRODUCT_REFUSALS } from './products';
import { VARIANT_REFUSALS } from './variants';

const ALL = [
  ...PRODUCT_REFUSALS,
  ...VARIANT_REFUSALS,
  ...INVENTORY_REFUSALS,
  ...METAFIELD_REFUSALS,
  ...MEDIA_REFUSALS,
  ...COLLECTION_REFUSALS,
  ...BULK_REFUSALS,
];

/** The userErrors of real stores that have no check elsewhere, each with its own sentence. */
export const REFUSAL_FACTS: readonly Fact[] = ALL.map(({ fact }) => fact);

export const REFUSAL_CHECKS: Checks<ShopWorld> = Object.fromEntries(
  ALL.map(({ fact, check }) => [fact.id, check]),
);
