import { getNamedType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLNamedType } from 'graphql';

/** Every figure of `query-cost.md` that is not the formula itself; fitted to 8,670 recordings of real stores. */

export const MUTATION_POINTS = 10;
const DEAR_MUTATIONS: Readonly<Record<string, number>> = { fileCreate: 20, productCreateMedia: 20 };

export function mutationPoints(name: string): number {
  return DEAR_MUTATIONS[name] ?? MUTATION_POINTS;
}

/** Objects whose own price is 0; their children count. */
const FREE_TYPES = new Set([
  'ApiVersion',
  'CollectionRule',
  'CollectionRuleSet',
  'InventoryItemMeasurement',
  'LocationAddress',
  'MailingAddress',
  'MoneyBag',
  'MoneyV2',
  'ShopAddress',
  'VideoSource',
  'WebhookSubscriptionEndpoint',
  'Weight',
]);

export function objectPoints(type: GraphQLNamedType): number {
  return FREE_TYPES.has(type.name) ? 0 : 1;
}

/** Prices of single fields: counts at the root scan an index, so they cost as much as a mutation. */
export function ownPrice(parentName: string, fieldName: string): number | null {
  if (parentName === 'QueryRoot' && fieldName.endsWith('Count')) return 10;
  if (parentName === 'Publication' && fieldName === 'includedProductsCount') return 10;
  if (parentName === 'Location' && fieldName === 'hasUnfulfilledOrders') return 1;
  return null;
}

/** f(n): how often a page of `size` items is charged for what one item costs. */
export function pageFactor(size: number): number {
  return size <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(size)));
}

export const CONNECTION_POINTS = 2;

export function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  return isObjectType(type) && type.name.endsWith('Connection');
}

const POINTS_PER_VARIANT = 0.2;
const POINTS_PER_METAFIELD = 0.4;
const PRICED_INPUTS = new Set(['productCreate', 'productVariantsBulkCreate', 'productVariantsBulkUpdate']);
/** Less certain: one recording each. */
const POINTS_FOR_MEDIA = 2;

/** What the input of a mutation adds: 1,499 variants +300, 3 variants +1, 1 variant with 1 metafield +1. */
export function inputPoints(mutation: string, args: Readonly<Record<string, unknown>>): number {
  const media = args['media'];
  const hasMedia = Array.isArray(media) && media.length > 0;
  const forMedia = hasMedia && /^product(Create|Update)$/.test(mutation) ? POINTS_FOR_MEDIA : 0;
  if (!PRICED_INPUTS.has(mutation)) return forMedia;
  const variants = args['variants'];
  const variantCount = Array.isArray(variants) ? variants.length : 0;
  const points = variantCount * POINTS_PER_VARIANT + countMetafields(args) * POINTS_PER_METAFIELD;
  return forMedia + Math.round(points);
}

function countMetafields(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, item: unknown) => sum + countMetafields(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  for (const [key, item] of Object.entries(value)) {
    if (key === 'metafields' && Array.isArray(item)) count += item.length;
    else count += countMetafields(item);
  }
  return count;
}
