import type { ErrorRow } from '../world';
import { refusals } from './refusal';
import type { Case, Refusal } from './refusal';

const UPDATE =
  'mutation U($product: ProductUpdateInput!) { productUpdate(product: $product) { product { id } userErrors { field message } } }';
const edges = (inside: string): string => `{ edges { node { id ${inside} } } }`;
const NESTED = `{ collections ${edges(`products ${edges(`variants ${edges(`media ${edges('')}`)}`)}`)} }`;
const connection = (alias: string): string => `${alias}: products { edges { node { id } } }`;

const query = (text: string, message: string): Case => [
  () => ({ query: text }),
  [['query', 'INVALID', message]],
];
const mutation = (given: Record<string, unknown>, row: ErrorRow): Case => [
  () => ({ mutation: UPDATE, path: 'tmp/nowhere', ...given }),
  [row],
];

const FULL = 'mutation { productUpdate(product: {}) { product { ';
const CONNECTIONS = 'variants(first: 1) { edges { node { id } } } media(first: 1) { edges { node { id } } }';

export const BULK_REFUSALS: readonly Refusal[] = [
  ...refusals(
    'bulkOperationRunQuery',
    'mutation R($query: String!) { bulkOperationRunQuery(query: $query) { ERRORS } }',
    {
      'more than two levels': query(
        NESTED,
        'Bulk queries cannot contain connections with a nesting depth greater than 2.',
      ),
      'a long query': query(
        `{ products { edges { node { id } } } }${' '.repeat(65_536 - 38)}`,
        'Query is too large (65536 bytes; maximum is 65535 bytes)',
      ),
      'a connection within a list': query(
        `{ orders ${edges(`fulfillments { events ${edges('')} }`)} }`,
        'Queries that contain a connection field within a list field are not currently supported.',
      ),
      'six connections': query(
        `{ ${['a', 'b', 'c', 'd', 'e', 'f'].map(connection).join(' ')} }`,
        'Bulk queries cannot contain more than 5 connections.',
      ),
    },
  ),
  ...refusals(
    'bulkOperationRunMutation',
    'mutation M($mutation: String!, $path: String!, $client: String) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path, clientIdentifier: $client) { ERRORS } }',
    {
      'a long client identifier': mutation({ client: 'x'.repeat(256) }, [
        'clientIdentifier',
        'INVALID_MUTATION',
        'is too long (maximum is 255 characters)',
      ]),
      'two mutations at once': mutation(
        {
          mutation:
            'mutation { a: tagsAdd(id: "1", tags: []) { node { id } } b: tagsAdd(id: "1", tags: []) { node { id } } }',
        },
        ['mutation', null, 'You must specify a single top level mutation.'],
      ),
      'a mutation that is not allowed': mutation(
        {
          mutation:
            'mutation { bulkOperationCancel(id: "gid://shopify/BulkOperation/1") { userErrors { message } } }',
        },
        ['mutation', null, 'You must use an allowed mutation name.'],
      ),
      'two connections': mutation({ mutation: `${FULL}${CONNECTIONS} } } }` }, [
        'mutation',
        null,
        'Bulk mutations cannot contain more than 1 connection.',
      ]),
    },
  ),
];
