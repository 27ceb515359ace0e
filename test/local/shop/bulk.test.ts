import { finished, bulkIdOf, resultLines, upload } from '../../conformance/shopify/bulk';
import { ShopWorld } from '../../conformance/shopify/world';

const RUN = `mutation R($query: String!, $group: Boolean = false) {
  bulkOperationRunQuery(query: $query, groupObjects: $group) { bulkOperation { id } userErrors { message } } }`;
const MUTATE = `mutation M($mutation: String!, $path: String!) {
  bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { bulkOperation { id } userErrors { message } } }`;
const UPDATE = `mutation U($product: ProductUpdateInput!) {
  productUpdate(product: $product) { product { id title } userErrors { field message } } }`;
const QUERY = '{ products { edges { node { id title variants { edges { node { id } } } } } } }';

function many(options: ConstructorParameters<typeof ShopWorld>[0] = {}): ShopWorld {
  const world = new ShopWorld(options);
  world.shop.generate({ products: 300 });
  return world;
}

const start = (world: ShopWorld, group = false): string =>
  bulkIdOf(world.payload(RUN, { query: QUERY, group }));

it('makes progress at its rate', () => {
  const world = many({ latency: { bulkQueryObjectsPerSecond: 100 } });
  const id = start(world);
  world.clock.advance(5000);
  const poll = 'query P($id: ID!) { bulkOperation(id: $id) { status objectCount url } }';
  const running = world.payload(poll, { id });
  expect(running).toMatchObject({ status: 'RUNNING', url: null });
  expect(Number(running['objectCount'])).toBeGreaterThan(0);
  expect(Number(running['objectCount'])).toBeLessThan(1205);
  expect(finished(world, id)).toMatchObject({ status: 'COMPLETED', objectCount: '1205' });
});

it('mixes parents and children unless grouping is asked for', () => {
  const grouped = resultLinesOf(true);
  const lines = resultLinesOf(false);
  expect(lines).toHaveLength(grouped.length);
  expect(isGrouped(grouped)).toBe(true);
  expect(isGrouped(lines)).toBe(false);
});

function resultLinesOf(group: boolean): Record<string, unknown>[] {
  const world = many();
  return resultLines(world, start(world, group));
}

function isGrouped(lines: readonly Record<string, unknown>[]): boolean {
  let parent: unknown = null;
  return lines.every((line) => {
    if (line['__parentId'] === undefined) parent = line['id'];
    return line['__parentId'] === undefined || line['__parentId'] === parent;
  });
}

it('fails with what it had, as partial data', () => {
  const world = many();
  world.shop.bulk.faults.push({ kind: 'fail', afterObjects: 10, errorCode: 'INTERNAL_SERVER_ERROR' });
  const state = finished(world, start(world));
  expect(state).toMatchObject({ status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR', url: null });
  expect(world.send(String(state['partialDataUrl'])).body.trimEnd().split('\n')).toHaveLength(10);
});

it('cuts a download where a fault says so, with a status that says all is well', () => {
  const world = many();
  const { url, fileSize } = finished(world, start(world)) as { url: string; fileSize: string };
  world.shop.faults.push({ kind: 'truncated', at: 0.5 });
  const cut = world.send(url);
  expect(cut.status).toBe(200);
  expect(cut.body.length).toBeLessThan(Number(fileSize));
  expect(world.send(url).body).toHaveLength(Number(fileSize));
});

it('lets an address expire', () => {
  const world = many();
  const { url } = finished(world, start(world)) as { url: string };
  world.clock.advance(8 * 24 * 3600 * 1000);
  expect(world.send(url).status).toBeGreaterThanOrEqual(400);
});

it('gives any order of rows, the same for the same seed', () => {
  const orders = [1, 1, 2].map((seed) => {
    const world = new ShopWorld({ seed });
    const rows = Array.from({ length: 20 }, (_unused, index) => ({
      product: { id: world.productId, title: `T${index}` },
    }));
    const { path } = upload(world, rows);
    const id = bulkIdOf(world.payload(MUTATE, { mutation: UPDATE, path }));
    return resultLines(world, id).map((line) => line['__lineNumber']);
  });
  expect(orders[0]).toEqual(orders[1]);
  expect(orders[0]).not.toEqual(orders[2]);
  expect([...(orders[2] ?? [])].sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 20 }, (_unused, index) => index),
  );
});

it('serves files beyond fifty megabytes by ranges', () => {
  const world = new ShopWorld();
  const long = 'x'.repeat(60_000);
  world.shop.seedProducts(
    Array.from({ length: 900 }, (_unused, index) => ({ title: `P${index}`, descriptionHtml: long })),
  );
  const query = '{ products { edges { node { id descriptionHtml } } } }';
  const { url, fileSize } = finished(world, bulkIdOf(world.payload(RUN, { query }))) as {
    url: string;
    fileSize: string;
  };
  expect(Number(fileSize)).toBeGreaterThan(50_000_000);
  const last = world.send(url, { headers: { Range: `bytes=${Number(fileSize) - 10}-` } });
  expect(last).toMatchObject({ status: 206 });
  expect(last.body).toHaveLength(10);
});
