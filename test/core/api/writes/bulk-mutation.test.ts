import {
  runBulkMutation,
  startBulkMutation,
  type BulkMutationCursor,
} from '../../../../src/core/api/bulk/bulk-mutation';
import { UpdateProductDocument } from '../../../../src/core/api/generated';
import { OutOfTime } from '../../../../src/platform/ports';
import { seedProducts, shopScene, type ShopScene } from '../../../support/shop-client';

interface Tale {
  kinds: string[];
  executions: number;
  cursor: BulkMutationCursor;
}

class Killed extends Error {}

/** Runs it in executions of so many seconds each; `killAt` lets the execution die after that many steps. */
function work(scene: ShopScene, runs: { product: object }[], seconds = 300, killAt = Infinity): Tale {
  const kinds = new Array<string>(runs.length).fill('open');
  let cursor = startBulkMutation('tale-1', runs);
  let [executions, steps] = [0, 0];
  for (;;) {
    executions++;
    const deps = {
      client: scene.client(seconds),
      http: scene.http,
      clock: scene.clock,
      deadlineMs: scene.deadlineMs(seconds),
    };
    try {
      runBulkMutation(deps, UpdateProductDocument, runs as never[], cursor, (next, settled) => {
        if (++steps === killAt) throw new Killed();
        cursor = JSON.parse(JSON.stringify(next)) as BulkMutationCursor;
        for (const { from, outcomes } of settled)
          outcomes.forEach(({ kind }, at) => (kinds[from + at] = kind));
      });
      return { kinds, executions, cursor };
    } catch (error) {
      if (error instanceof OutOfTime) scene.clock.sleep(Math.max(0, error.wakeAtMs - scene.clock.nowMs()));
      else if (!(error instanceof Killed)) throw error;
    }
  }
}

const renamed = (ids: readonly string[]) =>
  ids.map((id, at) => ({ product: { id, vendor: `Vendor ${at}` } }));
const startsOf = ({ shop }: ShopScene) => shop.bulk.records.size;

/** So many bulk mutations of somebody else, which take ten seconds and more; gives the time when they end. */
function startOthers({ shop, clock }: ShopScene, count: number, productId: string): number {
  for (let at = 0; at < count; at++) {
    const staged = shop.graphql(
      `mutation { stagedUploadsCreate(input: { resource: BULK_MUTATION_VARIABLES, filename: "f", mimeType: "text/jsonl", httpMethod: PUT }) { stagedTargets { url parameters { name value } } } }`,
    );
    const { url, parameters } = targetIn(staged.data);
    const line = JSON.stringify({ product: { id: productId, title: `Other ${at}` } });
    const body = `${line}\n`.repeat(20);
    shop.http({ url, method: 'PUT', headers: {}, body });
    const path =
      parameters.find(({ name }) => name === 'key')?.value ??
      decodeURIComponent(new URL(url).pathname.slice(1));
    const started = shop.graphql(
      'mutation ($path: String!) { bulkOperationRunMutation(mutation: "mutation other($product: ProductUpdateInput!) { productUpdate(product: $product) { product { id } userErrors { message } } }", stagedUploadPath: $path) { bulkOperation { id } userErrors { message } } }',
      { path },
    );
    if (!JSON.stringify(started.data).includes('BulkOperation/')) throw new Error(JSON.stringify(started));
  }
  return clock.nowMs() + 10_000;
}

interface Target {
  url: string;
  parameters: { name: string; value: string }[];
}

function targetIn(data: unknown): Target {
  const { stagedUploadsCreate } = data as { stagedUploadsCreate: { stagedTargets: Target[] } };
  const [target] = stagedUploadsCreate.stagedTargets;
  if (!target) throw new Error('nothing was staged');
  return target;
}

function vendorsOf({ shop }: ShopScene, ids: readonly string[]): string[] {
  return shop.inspect().products.flatMap(({ id, vendor }) => (ids.includes(id) ? [vendor] : []));
}

function expectWritten({ shop }: ShopScene, count: number): void {
  const vendors = shop.inspect().products.map(({ vendor }) => vendor);
  expect(new Set(vendors)).toEqual(new Set(Array.from({ length: count }, (_, at) => `Vendor ${at}`)));
}

describe('a bulk mutation', () => {
  it('runs as five operations, and joins results that come in any order', () => {
    const scene = shopScene();
    const { kinds } = work(scene, renamed(seedProducts(scene, 203)));
    expect(kinds.every((kind) => kind === 'done')).toBe(true);
    expect(startsOf(scene)).toBe(5);
    expectWritten(scene, 203);
  });

  it('tells a line that was refused from its neighbours', () => {
    const scene = shopScene();
    const runs = renamed(seedProducts(scene, 20)).map((run, at) =>
      at === 7 ? { product: { ...run.product, status: 'GONE' } } : run,
    );
    const { kinds } = work(scene, runs);
    expect(kinds.map((kind, at) => (kind === 'done' ? -1 : at)).filter((at) => at >= 0)).toEqual([7]);
    expect(kinds[7]).toBe('failed');
  });

  it('goes on in short executions from its cursor', () => {
    const scene = shopScene();
    const { executions } = work(scene, renamed(seedProducts(scene, 1_000)), 5);
    expect(executions).toBeGreaterThan(1);
    expect(startsOf(scene)).toBe(5);
    expectWritten(scene, 1_000);
  });

  it('that is killed after any step starts nothing twice', () => {
    for (let killAt = 1; killAt < 8; killAt++) {
      const scene = shopScene();
      const { kinds } = work(scene, renamed(seedProducts(scene, 50)), 300, killAt);
      expect(kinds.every((kind) => kind === 'done')).toBe(true);
      expect([killAt, startsOf(scene)]).toEqual([killAt, 5]);
      expectWritten(scene, 50);
    }
  });

  it.each([
    ['is lost before the store saw it', 'timeoutBefore'],
    ['is lost after the store had done it', 'timeoutAfter'],
  ] as const)('whose start %s starts nothing twice', (_, kind) => {
    const scene = shopScene();
    const runs = renamed(seedProducts(scene, 50));
    // Tokens first, then staging; the third request starts the operations.
    scene.client().query({ toString: () => '{ shop { name } }' } as never, {});
    scene.shop.faults.push({ kind: 'status', status: 200, body: '{"data":{"shop":{"name":"x"}}}' });
    scene.client().query({ toString: () => '{ shop { name } }' } as never, {});
    const before = scene.http.sent.length;
    const fetchAll = scene.http.fetchAll.bind(scene.http);
    let hit = false;
    scene.http.fetchAll = (requests) => {
      if (!hit && requests.some(({ body }) => body?.includes('bulkOperationRunMutation'))) {
        hit = true;
        scene.shop.faults.push({ kind });
      }
      return fetchAll(requests);
    };
    const { kinds } = work(scene, runs);
    expect(scene.http.sent.length).toBeGreaterThan(before);
    expect(kinds.every((one) => one === 'done')).toBe(true);
    expect(startsOf(scene)).toBe(5);
    expectWritten(scene, 50);
  });

  it.each([1, 3, 5])('waits for its turn where others use %d of the five places', (others) => {
    const scene = shopScene({ latency: { bulkMutationRowsPerSecond: 2 } });
    const [spare = '', ...ids] = seedProducts(scene, 21);
    const busyUntil = startOthers(scene, others, spare);
    const { kinds } = work(scene, renamed(ids));
    expect(kinds.every((kind) => kind === 'done')).toBe(true);
    const refused = scene.http.sent.filter(({ body }) => body?.includes('bulkOperationRunMutation')).length;
    expect(refused).toBeGreaterThan(1);
    expect(scene.clock.nowMs()).toBeGreaterThan(busyUntil);
    expect(startsOf(scene)).toBe(others + 5);
    expect(new Set(vendorsOf(scene, ids)).size).toBe(20);
  });

  it('waits in the same way where Shopify says LIMIT_REACHED', () => {
    const scene = shopScene();
    const runs = renamed(seedProducts(scene, 20));
    const refusal = {
      bulkOperation: null,
      userErrors: [{ field: null, message: 'Later', code: 'LIMIT_REACHED' }],
    };
    let refusals = 0;
    scene.http.beforeRequest = ({ body }) => {
      if (refusals > 0 || !body?.includes('bulkOperationRunMutation')) return;
      refusals++;
      const data = Object.fromEntries([0, 1, 2, 3, 4].map((at) => [`m${at}`, refusal]));
      scene.shop.faults.push({ kind: 'status', status: 200, body: JSON.stringify({ data }) });
    };
    const startMs = scene.clock.nowMs();
    const { kinds } = work(scene, runs);
    expect(kinds.every((kind) => kind === 'done')).toBe(true);
    expect(scene.clock.nowMs() - startMs).toBeGreaterThan(10_000);
    expect(startsOf(scene)).toBe(5);
    expectWritten(scene, 20);
  });

  it('ends with what Shopify has against its mutation, and does not upload again and again', () => {
    const scene = shopScene();
    const runs = renamed(seedProducts(scene, 5));
    const error = { field: ['mutation'], message: 'You must use an allowed mutation name.', code: null };
    scene.http.beforeRequest = ({ body }) => {
      if (!body?.includes('bulkOperationRunMutation')) return;
      const data = { m0: { bulkOperation: null, userErrors: [error] } };
      scene.shop.faults.push({ kind: 'status', status: 200, body: JSON.stringify({ data }) });
    };
    expect(() => work(scene, runs)).toThrow(error.message);
    expect(scene.http.sent.filter(({ body }) => body?.includes('stagedUploadsCreate'))).toHaveLength(1);
  });

  it('downloads again what was cut off on the way', () => {
    const scene = shopScene();
    scene.shop.faults.push({ kind: 'truncated', at: 0.5 }, 2);
    const { kinds } = work(scene, renamed(seedProducts(scene, 50)));
    expect(kinds.every((kind) => kind === 'done')).toBe(true);
  });

  it('that fails half-way says of the other lines that nobody knows', () => {
    const scene = shopScene();
    scene.shop.bulk.faults.push({ kind: 'fail', afterObjects: 4, errorCode: 'INTERNAL_SERVER_ERROR' });
    const { kinds } = work(scene, renamed(seedProducts(scene, 50)));
    expect(kinds.filter((kind) => kind === 'done')).toHaveLength(44);
    expect(kinds.filter((kind) => kind === 'unknown')).toHaveLength(6);
  });
});
