import { numericIdOf } from './gid';
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
  checkIds(state);
  checkOwners(state);
  checkCollections(state);
  checkLocations(state);
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

/** No id twice, of whatever kind. */
function checkIds(state: StoreState): void {
  const ids = new Set<string>();
  const claim = ({ id }: { readonly id: string }): void => {
    if (ids.has(id)) throw new Error(`Store: the id ${id} is given twice`);
    ids.add(id);
  };
  for (const product of state.products.values()) {
    claim(product);
    for (const option of product.options) [option, ...option.optionValues].forEach(claim);
    for (const variant of product.variants) [variant, variant.inventoryItem].forEach(claim);
  }
  for (const one of state.locations.values()) claim(one);
  for (const one of state.collections.records.values()) claim(one);
  for (const one of state.files.records.values()) claim(one);
  for (const one of state.metafields.byId.values()) claim(one);
}

const OWNERS = ['Product', 'ProductVariant', 'Collection', 'Location'] as const;

/** Metafields go with their owners. */
function checkOwners(state: StoreState): void {
  const stores = {
    Product: state.products,
    ProductVariant: state.variants,
    Collection: state.collections.records,
    Location: state.locations,
  };
  for (const metafield of state.metafields.byId.values()) {
    const kind = OWNERS.find((name) => metafield.ownerId.startsWith(`gid://shopify/${name}/`));
    if (!kind) continue;
    const isThere = stores[kind].has(numericIdOf(metafield.ownerId, kind) ?? -1);
    if (!isThere) throw new Error(`Store: metafield ${metafield.id} belongs to nothing`);
  }
}

function checkCollections(state: StoreState): void {
  const handles = new Set<string>();
  for (const collection of state.collections.records.values()) {
    if (handles.has(collection.handle)) throw new Error(`Store: two collections ${collection.handle}`);
    handles.add(collection.handle);
    if (new Set(collection.members).size !== collection.members.length)
      throw new Error(`Store: ${collection.id} has a product twice`);
    const stranger = collection.members.find((product) => state.products.get(product.numericId) !== product);
    if (stranger) throw new Error(`Store: ${collection.id} holds ${stranger.id}, which is gone`);
  }
}

/** Levels are known to both of their sides. */
function checkLocations(state: StoreState): void {
  for (const location of state.locations.values()) {
    for (const [itemId, level] of location.levels) {
      const item = state.inventoryItems.get(itemId);
      if (item?.levels.get(location.numericId) !== level)
        throw new Error(`Store: level ${level.id} of ${location.id} is not at its item`);
      if (Object.values(level.quantities).some((quantity) => !Number.isSafeInteger(quantity)))
        throw new Error(`Store: level ${level.id} has a quantity that is no whole number`);
    }
  }
}

function checkProduct(product: ProductRecord, state: StoreState): void {
  assert(product.title.trim() !== '', product, 'has no title');
  assert(product.variants.length > 0, product, 'has no variant');
  assert(normalizeTags(product.tags).join() === product.tags.join(), product, 'has tags out of form');
  assert(product.updatedAt >= product.createdAt, product, 'was updated before it was made');
  const titles = new Set(product.variants.map((variant) => variantTitle(variant.optionValues)));
  assert(titles.size === product.variants.length, product, 'has two variants with the same options');
  const files = new Set(product.media.map(({ id }) => id));
  assert(files.size === product.media.length, product, 'has a file twice');
  product.variants.forEach((variant, index) => {
    variant.optionValues.forEach((value, place) => {
      const isKnown = product.options[place]?.optionValues.some(({ name }) => name === value) === true;
      assert(isKnown, product, `option ${place + 1} lacks the value ${value} of ${variant.id}`);
    });
    assert(
      variant.mediaId === null || files.has(variant.mediaId),
      product,
      `${variant.id} shows a file of no product`,
    );
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
