import type { Fact } from './facts';
import { factsOf } from './facts';

const recorded = (mutation: string): string => `recorded-errors.md, ${mutation}`;

const PRODUCT_FACTS: readonly Fact[] = [
  ...factsOf(recorded('productUpdate'), {
    'product-update/blank-title': "A title of blanks is refused at title: Title can't be blank.",
    'product-update/long-title': 'A title of more than 255 characters is refused at title.',
    'product-update/long-vendor': 'A vendor of more than 255 characters is refused at vendor.',
    'product-update/long-type': 'A product type of more than 255 characters is refused twice, at two fields.',
    'product-update/long-handle': 'A handle of more than 255 characters is refused at handle.',
    'product-update/taken-handle':
      "Another product's handle is refused at input.handle, which is no argument.",
    'product-update/long-tag': 'A tag of more than 255 characters makes the tags invalid.',
    'product-update/unknown-product': 'An unknown product is refused at id.',
    'product-update/null-payload': 'For an unknown product the payload has no product.',
    'product-update/nothing-written': 'One refused field keeps the others from being written.',
    'product-update/bad-media-url': 'A media source that is no URL is refused at its index.',
  }),
  ...factsOf(recorded('productCreate'), {
    'product-create/blank-title': 'A product needs a title.',
    'product-create/handle-made-unique': 'A handle made from the title gets a number when it is taken.',
  }),
  ...factsOf(recorded('productDelete'), {
    'product-delete/unknown-product': 'An unknown product is refused at id.',
  }),
  ...factsOf(recorded('tagsAdd, tagsRemove'), {
    'tags/unknown-product-add': 'Adding tags to an unknown product is refused at id.',
    'tags/unknown-product-remove': 'Removing tags of an unknown product is refused at id.',
    'tags/normalised': 'Tags are trimmed, deduplicated without regard to case, and sorted.',
  }),
];

const VARIANT_FACTS: readonly Fact[] = [
  ...factsOf(recorded('productVariantsBulkUpdate'), {
    'variants-update/unknown-product': 'An unknown product is refused at productId.',
    'variants-update/unknown-variant': 'An unknown variant is refused at its id.',
    'variants-update/no-id': 'A variant without an id is refused.',
    'variants-update/negative-price': 'A negative price is refused at price.',
    'variants-update/negative-cost':
      'A negative cost is refused twice: at the line and at inventoryItem.cost.',
    'variants-update/large-cost': 'A cost of 10^18 is refused twice: at the line and at inventoryItem.cost.',
    'variants-update/large-compare-at-price': 'A compare-at price of 10^18 is refused.',
    'variants-update/quantities': 'Quantities can be given only when variants are created.',
    'variants-update/unknown-option': 'A value of an option that the product lacks is refused.',
    'variants-update/all-or-nothing': 'One refused variant keeps the others from being written.',
    'variants-update/partial': 'With allowPartialUpdates the other variants are written.',
  }),
  ...factsOf(recorded('productVariantsBulkCreate, productVariantsBulkDelete'), {
    'variants-create/missing-option-value': 'A new variant needs a value for every option.',
    'variants-delete/stranger': 'Only variants of the product can be deleted.',
  }),
  ...factsOf(recorded('inventoryItemUpdate'), {
    'inventory-item/unknown': 'An unknown item is refused at id.',
    'inventory-item/negative-cost':
      'A negative cost is refused at input.cost, in other words than for variants.',
    'inventory-item/harmonized-code': 'A harmonized system code has six to thirteen digits.',
    'inventory-item/negative-weight': 'A negative weight is refused with its unit in short.',
  }),
];

const INVENTORY_FACTS: readonly Fact[] = [
  ...factsOf(recorded('inventorySetQuantities'), {
    'inventory-set/key-required': 'Without @idempotent the request fails as BAD_REQUEST.',
    'inventory-set/change-from-required': 'The key changeFromQuantity must be there, if only as null.',
    'inventory-set/stale': 'Another quantity than the one compared with refuses the change.',
    'inventory-set/compared': 'The quantity compared with lets the change through.',
    'inventory-set/unknown-item': 'An unknown item is refused at its index.',
    'inventory-set/unknown-location': 'An unknown location is refused at its index.',
    'inventory-set/bad-name': 'Only available and on_hand can be set.',
    'inventory-set/too-high': 'Quantities end at a billion.',
    'inventory-set/too-low': 'Available quantities end at minus a billion.',
    'inventory-set/negative-on-hand': 'A quantity on hand cannot be negative.',
    'inventory-set/pair-twice': 'The same item at the same location twice is refused at both.',
    'inventory-set/bad-reason': 'The reason is one of a list.',
  }),
  ...factsOf('shopify-admin-api.md 3 [D]', {
    'idempotency/same-result':
      'A repeated key gives the first result and writes nothing (the documented reading).',
    'idempotency/still-running':
      'A key whose first request has not been answered yet is refused as concurrent.',
    'idempotency/other-parameters': 'A key cannot be used again with other parameters.',
    'idempotency/a-day': 'A key is forgotten after 24 hours.',
  }),
  ...factsOf(recorded('inventoryAdjustQuantities, inventoryActivate'), {
    'inventory-adjust/bad-name': 'on_hand cannot be adjusted.',
    'inventory-activate/already-active': 'An active level takes no quantity on activation.',
    'inventory-activate/unknown-location': 'An unknown location is refused at locationId.',
  }),
];

const METAFIELD_FACTS: readonly Fact[] = factsOf(recorded('metafieldsSet'), {
  'metafields/at-most-25': 'More than 25 metafields are refused as a whole.',
  'metafields/all-or-nothing': 'One refused metafield keeps the others from being written.',
  'metafields/short-key': 'A key has at least two characters.',
  'metafields/long-key': 'A key has at most 64 characters.',
  'metafields/short-namespace': 'A namespace has at least three characters.',
  'metafields/reserved-namespace': 'Some namespaces are reserved; that error has no code.',
  'metafields/unknown-owner': 'An unknown owner is refused at ownerId.',
  'metafields/no-type': 'Without a definition a type must be given.',
  'metafields/integer': 'A number_integer must be an integer.',
  'metafields/boolean': 'A boolean is true or false.',
  'metafields/colour': 'A color is a hex code.',
  'metafields/date': 'A date has the form YYYY-MM-DD.',
  'metafields/date-time': 'A date_time has the form YYYY-MM-DDTHH:MM:SS.',
  'metafields/single-line': 'A single line has no line breaks.',
  'metafields/stale-digest': 'An old digest refuses the change.',
  'metafields/fresh-digest': 'The current digest lets the change through.',
  'metafields/null-digest-is-new': 'The digest null means that there must be no such metafield yet.',
});

const BULK_FACTS: readonly Fact[] = [
  ...factsOf(recorded('bulkOperationRunQuery'), {
    'bulk-query/no-connection': 'A bulk query has at least one connection.',
    'bulk-query/nodes': 'Connections are selected by edges and node.',
    'bulk-query/empty': 'An empty query is a syntax error without a place.',
    'bulk-query/node-root': 'node is not allowed at the top.',
    'bulk-query/parent-id': 'The parent of a nested connection must select its id.',
    'bulk-query/five-connections': 'A bulk query has at most five connections.',
    'bulk-query/mutation': 'A mutation is no bulk query.',
    'bulk-query/five-at-once': 'A sixth query at once is refused, naming the five.',
  }),
  ...factsOf('shopify-admin-api.md 4 [D]', {
    'bulk-query/created-then-completed': 'An operation is CREATED, and COMPLETED with its counts later.',
    'bulk-query/parent-ids-in-lines': 'Children name their parents in __parentId.',
    'bulk-query/escaped-slashes': 'Slashes are escaped in the result.',
    'bulk-query/no-objects-no-file': 'Without objects there is no file.',
    'bulk-query/range': 'Results can be read by ranges of bytes.',
  }),
  ...factsOf(recorded('bulkOperationRunMutation'), {
    'bulk-mutation/no-file': 'The file must have been uploaded.',
    'bulk-mutation/short-client': 'A client identifier has at least ten characters.',
    'bulk-mutation/query': 'A query is no bulk mutation.',
    'bulk-mutation/syntax': 'A syntax error is told with its place.',
    'bulk-mutation/empty-file': 'An empty file is refused.',
    'bulk-mutation/lines-joined-by-number': 'Results name the line of the input that they belong to, from 0.',
  }),
  ...factsOf(recorded('bulkOperationCancel'), {
    'bulk-cancel/unknown': 'An unknown operation is refused at id.',
    'bulk-cancel/finished': 'A finished operation cannot be cancelled.',
    'bulk-cancel/canceling': 'An operation is CANCELING before it is CANCELED.',
  }),
  ...factsOf(recorded('stagedUploadsCreate'), {
    'uploads/file-last': 'Fields behind the file are not read, so the upload fails.',
    'uploads/unknown-format': 'An image of an unknown format is refused.',
    'uploads/size-of-videos': 'The size of a video must be given.',
  }),
];

const REQUEST_FACTS: readonly Fact[] = [
  ...factsOf('shopify-admin-api.md 1 [D]', {
    'requests/version-header': 'Answers name the version that answered.',
    'requests/unauthorised': 'A revoked token gets 401 and a text.',
    'requests/throttled': 'A throttled request is an answer with status 200 and the code THROTTLED.',
    'requests/too-dear': 'A query of more than 1000 points never runs.',
    'requests/array-limit': 'Input lists end at 250.',
    'requests/access-denied': 'A missing scope gives ACCESS_DENIED.',
  }),
  ...factsOf('query-cost.md', {
    'cost/page-of-250': 'A page of 250 products with 100 variants each costs 134.',
    'cost/list-is-one-object': 'A list of objects is priced as one object.',
    'cost/mutation': 'A mutation costs 10.',
  }),
  ...factsOf('shopify-admin-api.md 5 [D] [T]', {
    'rest/hundred-variants': 'REST returns at most 100 variants of a product.',
    'rest/bucket': 'Forty calls fit at once and two leak out per second; then 429 with Retry-After.',
    'rest/page-info-alone': 'Beside page_info only limit and fields are allowed.',
  }),
];

export const SHOPIFY_FACTS: readonly Fact[] = [
  ...PRODUCT_FACTS,
  ...VARIANT_FACTS,
  ...INVENTORY_FACTS,
  ...METAFIELD_FACTS,
  ...BULK_FACTS,
  ...REQUEST_FACTS,
];
