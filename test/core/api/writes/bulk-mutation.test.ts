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

  it('waits where others use all the places', () => {
    const scene = shopScene({ latency: { bulkMutationRowsPerSecond: 2 } });
    const ids = seedProducts(scene, 60);
    const other = shopScene();
    expect(other.shop.bulk.records.size).toBe(0);
    const { kinds } = work(scene, renamed(ids));
    expect(kinds.every((kind) => kind === 'done')).toBe(true);
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
