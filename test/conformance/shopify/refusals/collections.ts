import { UNKNOWN } from '../world';
import type { ErrorRow, ShopWorld } from '../world';
import { refusals } from './refusal';
import type { Refusal } from './refusal';

const NOBODY = 'gid://shopify/Collection/999999999';
const MISSING: ErrorRow = ['id', undefined, 'Collection does not exist'];
const RULES = {
  appliedDisjunctively: false,
  rules: [{ column: 'TITLE', relation: 'CONTAINS', condition: 'x' }],
};
const NO_RULES: ErrorRow = ['ruleSet.rules', undefined, 'Rules cannot be an empty set'];

function collection(world: ShopWorld, input: Record<string, unknown> = {}): string {
  const document =
    'mutation C($input: CollectionInput!) { collectionCreate(input: $input) { collection { id } userErrors { message } } }';
  const { collection: made } = world.payload(document, { input: { title: 'Shelf', ...input } });
  return (made as { id: string } | null)?.id ?? '';
}

const smart = (world: ShopWorld) => ({
  id: collection(world, { ruleSet: RULES }),
  ids: [world.productId],
  moves: [{ id: world.productId, newPosition: '0' }],
});
const create = (input: Record<string, unknown>) => () => ({ input: { title: 'Shelf', ...input } });

export const COLLECTION_REFUSALS: readonly Refusal[] = [
  ...refusals(
    'collectionCreate',
    'mutation C($input: CollectionInput!) { collectionCreate(input: $input) { ERRORS } }',
    {
      'an id': [create({ id: NOBODY }), [['id', undefined, 'id cannot be specified on collection creation']]],
      'a blank title': [create({ title: '' }), [['title', undefined, "Title can't be blank"]]],
      'a long title': [
        create({ title: 'x'.repeat(256) }),
        [['title', undefined, 'Title is too long (maximum is 255 characters)']],
      ],
      'an unknown product': [
        create({ products: [UNKNOWN.product] }),
        [['products.0', undefined, 'Product does not exist']],
      ],
      'no rules': [create({ ruleSet: { appliedDisjunctively: false } }), [NO_RULES]],
    },
  ),
  ...refusals(
    'collectionUpdate',
    'mutation U($input: CollectionInput!) { collectionUpdate(input: $input) { ERRORS } }',
    {
      'an unknown collection': [
        () => ({ input: { id: NOBODY, title: 'x' } }),
        [[null, undefined, 'Collection does not exist']],
      ],
      'rules for a custom collection': [
        (world) => ({ input: { id: collection(world), ruleSet: RULES } }),
        [['id', undefined, 'Cannot update rule set of a custom collection']],
      ],
      'no rules': [
        (world) => ({
          input: {
            id: collection(world, { ruleSet: RULES }),
            ruleSet: { appliedDisjunctively: false, rules: [] },
          },
        }),
        [NO_RULES],
      ],
    },
  ),
  ...refusals(
    'collectionDelete',
    'mutation D($input: CollectionDeleteInput!) { collectionDelete(input: $input) { ERRORS } }',
    { 'an unknown collection': [() => ({ input: { id: NOBODY } }), [MISSING]] },
  ),
  ...refusals(
    'collectionAddProductsV2',
    'mutation A($id: ID!, $ids: [ID!]!) { collectionAddProductsV2(id: $id, productIds: $ids) { ERRORS } }',
    {
      'a smart collection': [smart, [['id', undefined, "Can't manually add products to a smart collection"]]],
    },
  ),
  ...refusals(
    'collectionRemoveProducts',
    'mutation R($id: ID!, $ids: [ID!]!) { collectionRemoveProducts(id: $id, productIds: $ids) { ERRORS } }',
    {
      'a smart collection': [
        smart,
        [['id', undefined, "Can't manually remove products from a smart collection"]],
      ],
    },
  ),
  ...refusals(
    'collectionReorderProducts',
    'mutation R($id: ID!, $moves: [MoveInput!]!) { collectionReorderProducts(id: $id, moves: $moves) { ERRORS } }',
    {
      'a collection that sorts itself': [
        smart,
        [['id', undefined, "Can't reorder products unless collection is manually sorted"]],
      ],
    },
  ),
];
