import type { ProductRecord, VariantRecord } from '../model';
import { variantTitle } from '../model';
import { compareMoney, isDecimalText } from '../money';
import { stockOf } from '../stock';
import type { CollectionRule, CollectionRuleSet } from './model';

/** Whether a product belongs to a smart collection; any variant that fits is enough for rules on variants. */
export function fitsRules(product: ProductRecord, ruleSet: CollectionRuleSet): boolean {
  if (ruleSet.rules.length === 0) return false;
  const fits = (rule: CollectionRule): boolean => fitsRule(product, rule);
  return ruleSet.appliedDisjunctively ? ruleSet.rules.some(fits) : ruleSet.rules.every(fits);
}

function fitsRule(product: ProductRecord, rule: CollectionRule): boolean {
  const texts = textsOf(product, rule.column);
  if (texts !== null) return fitsText(texts, rule);
  const numbers = numbersOf(product, rule.column);
  return numbers !== null && numbers.some((value) => fitsNumber(value, rule));
}

function textsOf(product: ProductRecord, column: string): readonly string[] | null {
  switch (column) {
    case 'TITLE':
      return [product.title];
    case 'TYPE':
      return [product.productType];
    case 'VENDOR':
      return [product.vendor];
    case 'TAG':
      return product.tags;
    case 'VARIANT_TITLE':
      return product.variants.map((variant) => variantTitle(variant.optionValues));
    case 'PRODUCT_CATEGORY_ID':
    case 'PRODUCT_TAXONOMY_NODE_ID':
    case 'PRODUCT_CATEGORY_ID_WITH_DESCENDANTS':
      return [product.categoryKey ?? ''];
    case 'IS_PRICE_REDUCED':
      return [product.variants.some((variant) => variant.compareAtPrice !== null) ? 'set' : ''];
    default:
      return null;
  }
}

function numbersOf(product: ProductRecord, column: string): readonly string[] | null {
  const of = (read: (variant: VariantRecord) => string | null): string[] =>
    product.variants.flatMap((variant) => read(variant) ?? []);
  switch (column) {
    case 'VARIANT_PRICE':
      return of((variant) => variant.price);
    case 'VARIANT_COMPARE_AT_PRICE':
      return of((variant) => variant.compareAtPrice);
    case 'VARIANT_INVENTORY':
      return of((variant) => String(stockOf(variant)));
    case 'VARIANT_WEIGHT':
      return of((variant) => String(variant.inventoryItem.weight.value));
    default:
      return null;
  }
}

function fitsText(texts: readonly string[], { relation, condition }: CollectionRule): boolean {
  const wanted = condition.replace(/^gid:\/\/shopify\/TaxonomyCategory\//, '').toLowerCase();
  const own = texts.map((text) => text.toLowerCase());
  switch (relation) {
    case 'EQUALS':
      return own.includes(wanted);
    case 'NOT_EQUALS':
      return !own.includes(wanted);
    case 'CONTAINS':
      return own.some((text) => text.includes(wanted));
    case 'NOT_CONTAINS':
      return !own.some((text) => text.includes(wanted));
    case 'STARTS_WITH':
      return own.some((text) => text.startsWith(wanted));
    case 'ENDS_WITH':
      return own.some((text) => text.endsWith(wanted));
    case 'IS_SET':
      return own.some((text) => text !== '');
    case 'IS_NOT_SET':
      return own.every((text) => text === '');
    default:
      return false;
  }
}

function fitsNumber(value: string, { relation, condition }: CollectionRule): boolean {
  if (!isDecimalText(condition) || !isDecimalText(value)) return false;
  const order = compareMoney(value, condition);
  if (relation === 'GREATER_THAN') return order > 0;
  if (relation === 'LESS_THAN') return order < 0;
  return relation === 'NOT_EQUALS' ? order !== 0 : relation === 'EQUALS' && order === 0;
}
