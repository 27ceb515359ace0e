import type { Checks } from '../facts';
import type { ErrorRow, ShopWorld } from './world';

const RUN = `mutation R($query: String!) {
  bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { field code message } } }`;
const MUTATE = `mutation M($mutation: String!, $path: String!, $client: String) {
  bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path, clientIdentifier: $client) {
    bulkOperation { id status } userErrors { field code message } } }`;
const CANCEL =
  'mutation C($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { id status } userErrors { field message } } }';
const STAGE = `mutation S($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }`;
const STATE = `query S($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount fileSize url partialDataUrl } }`;
const UPDATE =
  'mutation U($product: ProductUpdateInput!) { productUpdate(product: $product) { product { id } userErrors { field message } } }';
const PRODUCTS = '{ products { edges { node { id title variants { edges { node { id sku } } } } } } }';

interface Target {
  url: string;
  parameters: { name: string; value: string }[];
}

export const bulkIdOf = (payload: Record<string, unknown>): string =>
  (payload['bulkOperation'] as { id: string } | null)?.id ?? '';

function refusesQuery(query: string, message: string) {
  return (world: ShopWorld): void => {
    world.expectErrors(RUN, { query }, ['query', 'INVALID', message]);
  };
}

function refusesMutation(variables: Record<string, unknown>, row: ErrorRow) {
  return (world: ShopWorld): void => {
    world.expectErrors(MUTATE, { mutation: UPDATE, path: 'tmp/nowhere', ...variables }, row);
  };
}

/** Uploads lines as a form and gives the path to name. */
export function upload(
  world: ShopWorld,
  lines: readonly unknown[],
  fileFirst = false,
): { path: string; status: number } {
  const input = [
    {
      resource: 'BULK_MUTATION_VARIABLES',
      filename: 'rows.jsonl',
      mimeType: 'text/jsonl',
      httpMethod: 'POST',
    },
  ];
  const [target] = world.payload(STAGE, { input })['stagedTargets'] as Target[];
  const parameters = target?.parameters ?? [];
  const field = (name: string, value: string): string =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const jsonl = lines.map((line) => JSON.stringify(line)).join('\n');
  const file = `--b\r\nContent-Disposition: form-data; name="file"; filename="rows.jsonl"\r\nContent-Type: text/jsonl\r\n\r\n${jsonl}\r\n`;
  const fields = parameters.map(({ name, value }) => field(name, value)).join('');
  const { status } = world.send(target?.url ?? '', {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
    body: `${fileFirst ? file + fields : fields + file}--b--\r\n`,
  });
  return { path: parameters.find(({ name }) => name === 'key')?.value ?? '', status };
}

export function finished(world: ShopWorld, id: string): Record<string, unknown> {
  world.clock.advance(60_000);
  return world.payload(STATE, { id });
}

export function resultLines(world: ShopWorld, id: string): Record<string, unknown>[] {
  const { url } = finished(world, id) as { url: string };
  const { body } = world.send(url);
  return body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const EDGES =
  "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: 'products'.";

export const BULK_CHECKS: Checks<ShopWorld> = {
  'bulk-query/no-connection': refusesQuery(
    '{ shop { id } }',
    'Bulk queries must contain at least one connection.',
  ),
  'bulk-query/nodes': refusesQuery('{ products { nodes { id } } }', EDGES),
  'bulk-query/empty': refusesQuery('', 'Invalid bulk query: syntax error, unexpected end of file'),
  'bulk-query/node-root': refusesQuery(
    '{ node(id: "gid://shopify/Product/1") { ... on Product { id variants { edges { node { id } } } } } }',
    'Bulk queries cannot contain a top level `node` field.',
  ),
  'bulk-query/parent-id': refusesQuery(
    '{ products { edges { node { title variants { edges { node { id } } } } } } }',
    "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': products.",
  ),
  'bulk-query/five-connections': refusesQuery(
    `{ ${[1, 2, 3, 4, 5, 6].map((index) => `p${index}: products { edges { node { id } } }`).join(' ')} }`,
    'Bulk queries cannot contain more than 5 connections.',
  ),
  'bulk-query/mutation': refusesQuery(
    'mutation { tagsAdd(id: "gid://shopify/Product/1", tags: []) { userErrors { field } } }',
    'Invalid operation type. Only `query` operations are supported.',
  ),
  'bulk-query/five-at-once': (world) => {
    for (let count = 0; count < 5; count += 1) world.payload(RUN, { query: PRODUCTS });
    const { bulkOperation, userErrors } = world.payload(RUN, { query: PRODUCTS });
    expect(bulkOperation).toBeNull();
    expect(userErrors).toMatchObject([{ field: null, code: 'OPERATION_IN_PROGRESS' }]);
    expect(JSON.stringify(userErrors)).toMatch(/already in progress: (gid:[^,]+, ){4}gid:[^,]+\./);
  },
  'bulk-query/created-then-completed': (world) => {
    const started = world.payload(RUN, { query: PRODUCTS });
    expect(started['bulkOperation']).toMatchObject({ status: 'CREATED' });
    expect(finished(world, bulkIdOf(started))).toMatchObject({
      status: 'COMPLETED',
      objectCount: '5',
      rootObjectCount: '2',
    });
  },
  'bulk-query/parent-ids-in-lines': (world) => {
    const lines = resultLines(world, bulkIdOf(world.payload(RUN, { query: PRODUCTS })));
    expect(lines.filter((line) => line['__parentId'] === world.productId)).toHaveLength(2);
  },
  'bulk-query/escaped-slashes': (world) => {
    const { url } = finished(world, bulkIdOf(world.payload(RUN, { query: PRODUCTS }))) as { url: string };
    expect(world.send(url).body).toContain('"gid:\\/\\/shopify\\/Product\\/');
  },
  'bulk-query/no-objects-no-file': (world) => {
    const query = '{ products(query: "title:nothing") { edges { node { id } } } }';
    const state = finished(world, bulkIdOf(world.payload(RUN, { query })));
    expect(state).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null });
  },
  'bulk-query/range': (world) => {
    const { url, fileSize } = finished(world, bulkIdOf(world.payload(RUN, { query: PRODUCTS }))) as {
      url: string;
      fileSize: string;
    };
    const answer = world.send(url, { headers: { Range: 'bytes=2-5' } });
    expect(answer).toMatchObject({ status: 206, headers: { 'Content-Range': `bytes 2-5/${fileSize}` } });
    expect(answer.body).toHaveLength(4);
  },
  'bulk-mutation/no-file': refusesMutation({}, [
    null,
    'NO_SUCH_FILE',
    "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.",
  ]),
  'bulk-mutation/short-client': refusesMutation({ client: 'short' }, [
    'clientIdentifier',
    'INVALID_MUTATION',
    'is too short (minimum is 10 characters)',
  ]),
  'bulk-mutation/query': refusesMutation({ mutation: '{ shop { id } }' }, [
    null,
    'INVALID_MUTATION',
    'Invalid operation type. Only `mutation` operations are supported.',
  ]),
  'bulk-mutation/syntax': refusesMutation({ mutation: 'mutation {' }, [
    null,
    'INVALID_MUTATION',
    'Failed to parse the mutation - syntax error, unexpected end of file at [1, 10]',
  ]),
  'bulk-mutation/empty-file': (world) => {
    const { path } = upload(world, []);
    world.expectErrors(MUTATE, { mutation: UPDATE, path }, [
      null,
      'INVALID_STAGED_UPLOAD_FILE',
      'The input file is empty.',
    ]);
  },
  'bulk-mutation/lines-joined-by-number': (world) => {
    const titles = ['A', '', 'C'];
    const { path, status } = upload(
      world,
      titles.map((title) => ({ product: { id: world.productId, title } })),
    );
    expect(status).toBe(201);
    const lines = resultLines(world, bulkIdOf(world.payload(MUTATE, { mutation: UPDATE, path })));
    expect(lines.map((line) => line['__lineNumber']).sort()).toEqual([0, 1, 2]);
    const refused = lines.find((line) => line['__lineNumber'] === 1);
    expect(JSON.stringify(refused)).toContain("Title can't be blank");
  },
  'bulk-cancel/unknown': (world) => {
    world.expectErrors(CANCEL, { id: 'gid://shopify/BulkOperation/1' }, [
      'id',
      undefined,
      'Bulk operation does not exist',
    ]);
  },
  'bulk-cancel/finished': (world) => {
    const id = bulkIdOf(world.payload(RUN, { query: PRODUCTS }));
    finished(world, id);
    world.expectErrors(CANCEL, { id }, [
      null,
      undefined,
      'A bulk operation cannot be canceled when it is completed',
    ]);
  },
  'bulk-cancel/canceling': (world) => {
    const id = bulkIdOf(world.payload(RUN, { query: PRODUCTS }));
    expect(world.payload(CANCEL, { id })['bulkOperation']).toMatchObject({ status: 'CANCELING' });
    expect(finished(world, id)).toMatchObject({ status: 'CANCELED' });
  },
  'uploads/file-last': (world) => {
    expect(upload(world, [{}], true).status).toBe(400);
  },
  'uploads/unknown-format': (world) => {
    const input = [
      { resource: 'IMAGE', filename: 'a.exe', mimeType: 'application/x-msdownload', httpMethod: 'POST' },
    ];
    world.expectErrors(STAGE, { input }, [
      'input.0.mimeType',
      undefined,
      'a.exe: (application/x-msdownload) is not a recognized format',
    ]);
  },
  'uploads/size-of-videos': (world) => {
    const input = [{ resource: 'VIDEO', filename: 'a.mp4', mimeType: 'video/mp4', httpMethod: 'POST' }];
    world.expectErrors(STAGE, { input }, [
      'input.0.fileSize',
      undefined,
      'file size is required for video resources',
    ]);
  },
};
