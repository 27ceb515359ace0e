import type { ProductRecord } from './model';
import { variantTitle } from './model';
import type { StoreState } from './state';
import { normalizeTags } from './tags';

/** Facts that hold in every store at every moment; the first one that does not is thrown with its place. */
export function checkInvariants(state: StoreState): void {
  const handles = new Set<string>();
  for (const product of state.products.values()) {
    assert(!handles.has(product.handle), product, `handle ${product.handle} is not unique`);
    handles.add(product.handle);
    assert(state.productByHandle(product.handle) === product, product, 'is not found by its handle');
    checkProduct(product, state);
  }
  const variantCount = [...state.products.values()].reduce(
    (sum, product) => sum + product.variants.length,
    0,
  );
  if (state.variants.size !== variantCount || state.inventoryItems.size !== variantCount) {
    throw new Error(
      `Store: ${state.variants.size} variants and ${state.inventoryItems.size} items for ${variantCount}`,
    );
  }
}

function checkProduct(product: ProductRecord, state: StoreState): void {
  assert(product.title.trim() !== '', product, 'has no title');
  assert(product.variants.length > 0, product, 'has no variant');
  assert(normalizeTags(product.tags).join() === product.tags.join(), product, 'has tags out of form');
  assert(product.updatedAt >= product.createdAt, product, 'was updated before it was made');
  const titles = new Set(product.variants.map((variant) => variantTitle(variant.optionValues)));
  assert(titles.size === product.variants.length, product, 'has two variants with the same options');
  product.variants.forEach((variant, index) => {
    assert(variant.product === product, product, `variant ${variant.id} belongs to another product`);
    assert(variant.position === index + 1, product, `variant ${variant.id} is not at its position`);
    assert(
      variant.optionValues.length === product.options.length,
      product,
      `variant ${variant.id} lacks options`,
    );
    assert(
      state.variants.get(variant.numericId) === variant,
      product,
      `variant ${variant.id} is not indexed`,
    );
    assert(
      variant.inventoryItem.variant === variant,
      product,
      `item of ${variant.id} belongs to another variant`,
    );
    for (const level of variant.inventoryItem.levels.values()) {
      const counterpart = level.location.levels.get(variant.inventoryItem.numericId);
      assert(counterpart === level, product, `level ${level.id} is not at its location`);
    }
  });
}

function assert(holds: boolean, product: ProductRecord, fact: string): void {
  if (!holds) throw new Error(`Product ${product.id}: ${fact}`);
}
