import type { World } from './world';

const CREATE = `mutation Create($input: CollectionInput) {
  collectionCreate(input: $input) { collection { id } userErrors { message } }
}`;
const DELETE = `mutation Delete($input: CollectionDeleteInput!) {
  collectionDelete(input: $input) { userErrors { message } }
}`;

export interface NewCollection {
  title: string;
  handle?: string;
  descriptionHtml?: string;
  sortOrder?: string;
  products?: readonly string[];
  /** A smart collection: of products with this tag. */
  tag?: string;
}

/** Makes a collection in the store's admin; gives its global id. */
export function addCollection(world: World, { tag, products, ...fields }: NewCollection): string {
  const rules = [{ column: 'TAG', relation: 'EQUALS', condition: tag }];
  const ruleSet = tag === undefined ? {} : { ruleSet: { appliedDisjunctively: false, rules } };
  const input = { ...fields, ...ruleSet };
  const data = world.shop.admin.mutate(CREATE, { input });
  const { id } = (data['collectionCreate'] as { collection: { id: string } }).collection;
  const { collections, products: all } = world.shop.state;
  const record = [...collections.records.values()].find((one) => one.id === id);
  const members = [...all.values()].filter((product) => products?.includes(product.id));
  if (record && members.length > 0) collections.join(record, members);
  // Its products are counted, and its rules hold, from the next moment on.
  world.clock.advance(1);
  return id;
}

export function deleteCollection(world: World, id: string): void {
  world.shop.admin.mutate(DELETE, { input: { id } });
}
