import type { ShopContext } from '../context';
import { numericIdOf } from '../gid';
import { handleFromTitle } from '../handles';
import type { ProductRecord, ProductStatus, VariantRecord } from '../model';
import { startOperation } from '../operations';
import type { OperationRecord } from '../operations';
import { theShop } from '../resolvers/the-shop';
import { PRODUCT_MISSING, userError } from './user-error';
import type { UserError } from './user-error';

interface DuplicateArguments {
  productId: string;
  newTitle: string;
  newStatus?: ProductStatus | null;
  includeImages?: boolean | null;
  synchronous?: boolean | null;
}

interface DuplicatePayload {
  newProduct: ProductRecord | null;
  imageJob: null;
  productDuplicateOperation: OperationRecord | null;
  shop: unknown;
  userErrors: UserError[];
}

/** A copy under a new title: same variants, collections and metafields, no stock moves with it. */
export function productDuplicate(args: DuplicateArguments, context: ShopContext): DuplicatePayload {
  const payload = { newProduct: null, imageJob: null, productDuplicateOperation: null, shop: theShop };
  const product = context.state.products.get(numericIdOf(args.productId, 'Product') ?? -1);
  if (args.synchronous === false) {
    const operation = startOperation('ProductDuplicateOperation', context, () =>
      product
        ? { product, newProduct: copyOf(product, args, context), userErrors: [] }
        : { userErrors: [userError(['productId'], PRODUCT_MISSING)] },
    );
    return { ...payload, productDuplicateOperation: operation, userErrors: [] };
  }
  if (!product) return { ...payload, userErrors: [userError(['productId'], PRODUCT_MISSING)] };
  return { ...payload, newProduct: copyOf(product, args, context), userErrors: [] };
}

function copyOf(product: ProductRecord, args: DuplicateArguments, context: ShopContext): ProductRecord {
  const { state } = context;
  const copy = state.addProduct({
    title: args.newTitle,
    handle: state.uniqueHandle(handleFromTitle(args.newTitle)),
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: args.newStatus ?? product.status,
    categoryKey: product.categoryKey,
    templateSuffix: product.templateSuffix,
    seo: product.seo,
    isGiftCard: product.isGiftCard,
    giftCardTemplateSuffix: product.giftCardTemplateSuffix,
    requiresSellingPlan: product.requiresSellingPlan,
    publishedAt: null,
    options: product.options.map((option) => ({
      name: option.name,
      values: option.optionValues.map((value) => value.name),
    })),
    variants: product.variants.map(draftOf),
    images: [],
  });
  if (args.includeImages === true) for (const file of product.media) state.attachMedia(copy, file);
  for (const one of state.metafields.of(product.id).values()) {
    const { ownerType, namespace, key, type, value } = one;
    state.metafields.set({ ownerId: copy.id, ownerType, namespace, key, type, value });
  }
  for (const collection of state.collections.collectionsOf(product)) {
    if (!collection.ruleSet) state.collections.join(collection, [copy]);
  }
  state.events.add('create', 'PRODUCT', copy.id);
  return copy;
}

function draftOf(variant: VariantRecord): Parameters<ShopContext['state']['addVariant']>[1] {
  const { barcode, price, compareAtPrice, taxable, taxCode, inventoryPolicy } = variant;
  const { requiresComponents, showUnitPrice, unitPriceMeasurement, optionValues } = variant;
  const { sku, cost, tracked, requiresShipping, weight } = variant.inventoryItem;
  const { harmonizedSystemCode, countryCodeOfOrigin, provinceCodeOfOrigin } = variant.inventoryItem;
  return {
    ...{ barcode, price, compareAtPrice, taxable, taxCode, inventoryPolicy },
    ...{ requiresComponents, showUnitPrice, unitPriceMeasurement, optionValues },
    mediaId: null,
    item: {
      ...{ sku, cost, tracked, requiresShipping, weight },
      ...{ harmonizedSystemCode, countryCodeOfOrigin, provinceCodeOfOrigin },
    },
    stock: [...variant.inventoryItem.levels.values()].map(({ location }) => ({ location, available: 0 })),
  };
}

export function productChangeStatus(
  args: { productId: string; status: ProductStatus },
  context: ShopContext,
): { product: ProductRecord | null; userErrors: UserError[] } {
  const product = context.state.products.get(numericIdOf(args.productId, 'Product') ?? -1);
  if (!product) {
    return { product: null, userErrors: [userError(['productId'], PRODUCT_MISSING, 'PRODUCT_NOT_FOUND')] };
  }
  context.state.changeProduct(product, { status: args.status });
  return { product, userErrors: [] };
}
