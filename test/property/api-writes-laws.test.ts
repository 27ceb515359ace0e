import fc from 'fast-check';
import type { Fault } from '../../local/shop';
import type { DownloadFault } from '../../local/shop/faults';
import { ApiError, toAppError } from '../../src/core/api/api-error';
import type { MutationOutcome } from '../../src/core/api/api-client';
import {
  runBulkMutation,
  startBulkMutation,
  type BulkMutationCursor,
} from '../../src/core/api/bulk/bulk-mutation';
import { ProductsByIdDocument, UpdateProductDocument } from '../../src/core/api/generated';
import { OutOfTime } from '../../src/platform/ports';
import { anyFault } from '../support/any-fault';
import { seedProducts, shopScene, type ShopScene } from '../support/shop-client';
import { runs } from './arbitraries';

const COUNT = 30;
const MOST_ROUNDS = 60;

type AnyFault = Fault | DownloadFault | null;

/** A store whose next requests meet these faults, one each. */
function faultyScene(faults: readonly AnyFault[]): { scene: ShopScene; ids: string[] } {
  const scene = shopScene();
  const ids = seedProducts(scene, COUNT);
  unwritten(scene, ids);
  const left = [...faults];
  scene.http.beforeRequest = () => {
    const fault = left.shift();
    if (fault) scene.shop.faults.push(fault);
  };
  return { scene, ids };
}

/** Everything that was said on the way: no secret may be in it. */
function settle(scene: ShopScene, ids: readonly string[], said: unknown[]): void {
  let open = [...ids];
  for (let round = 0; open.length > 0; round++) {
    if (round > MOST_ROUNDS) throw new Error('It does not end');
    try {
      // As an export does: what is there already was written by an earlier attempt.
      open = unwritten(scene, open);
      const outcomes = scene.client().mutateBatch(
        UpdateProductDocument,
        open.map((id) => ({ product: { id, vendor: 'New' } })),
      );
      said.push(outcomes.filter(({ kind }) => kind !== 'done'));
      expectTrue(scene, open, outcomes);
      open = open.filter((_, at) => outcomes[at]?.kind !== 'done');
    } catch (error) {
      said.push(String(error), error instanceof ApiError ? toAppError(error.failure, 'demo').view() : null);
      if (error instanceof OutOfTime) scene.clock.sleep(Math.max(0, error.wakeAtMs - scene.clock.nowMs()));
      else if (!(error instanceof ApiError)) throw error;
    }
  }
}

/** What is told to be done is done, and what is told to have failed is not. */
function expectTrue(
  { shop }: ShopScene,
  ids: readonly string[],
  outcomes: readonly (MutationOutcome<unknown> | null)[],
): void {
  const vendors = new Map(shop.inspect().products.map(({ id, vendor }) => [id, vendor]));
  ids.forEach((id, at) => {
    const kind = outcomes[at]?.kind;
    if (kind === 'done') expect([id, vendors.get(id)]).toEqual([id, 'New']);
    if (kind === 'failed') expect([id, vendors.get(id)]).toEqual([id, 'Hatter']);
  });
}

function unwritten(scene: ShopScene, ids: readonly string[]): string[] {
  const { nodes } = scene.client().query(ProductsByIdDocument, { ids: [...ids] });
  const done = new Set(
    nodes.flatMap((node) => (node && 'vendor' in node && node.vendor === 'New' ? [node.id] : [])),
  );
  return ids.filter((id) => !done.has(id));
}

/** How often the store really carried out a write of each product, by requests. */
function timesWritten({ shop }: ShopScene): number[] {
  const times = new Map<string, number>();
  for (const { actualPoints, variables } of shop.requests) {
    if (actualPoints === null) continue;
    for (const value of Object.values(variables)) {
      const id = (value as { id?: string } | null)?.id;
      if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
    }
  }
  return [...times.values()];
}

function expectNoSecret({ shop, throttle }: ShopScene, said: unknown): void {
  const words = JSON.stringify([said, throttle.snapshot()]);
  const { clientSecret, accessToken } = shop.settings;
  for (const secret of [clientSecret, accessToken]) expect(words).not.toContain(secret);
  expect(words).not.toMatch(/shp(at|ss|ua)_/);
}

/** Runs in executions of which some are killed after a step; gives what became of each run. */
function inBulk(scene: ShopScene, ids: readonly string[], kills: readonly number[]): string[] {
  const changes = ids.map((id) => ({ product: { id, vendor: 'New' } }));
  const kinds = new Array<string>(ids.length).fill('open');
  let cursor = startBulkMutation('law', changes);
  const left = [...kills];
  for (let round = 0; round < MOST_ROUNDS * 2; round++) {
    let steps = left.shift() ?? Infinity;
    try {
      runBulkMutation(
        { ...scene, client: scene.client(), deadlineMs: scene.deadlineMs() },
        UpdateProductDocument,
        changes,
        cursor,
        (next, settled) => {
          if (steps-- <= 0) throw new Killed();
          cursor = JSON.parse(JSON.stringify(next)) as BulkMutationCursor;
          for (const { from, outcomes } of settled)
            outcomes.forEach(({ kind }, at) => (kinds[from + at] = kind));
        },
      );
      return kinds;
    } catch (error) {
      if (error instanceof OutOfTime) scene.clock.sleep(Math.max(0, error.wakeAtMs - scene.clock.nowMs()));
      else if (!(error instanceof ApiError) && !(error instanceof Killed)) throw error;
    }
  }
  throw new Error('It does not end');
}

class Killed extends Error {}

describe('whatever happens to requests', () => {
  it('each write takes place exactly once, and no secret is ever told', () => {
    fc.assert(
      fc.property(fc.array(anyFault, { maxLength: 20 }), (faults) => {
        const { scene, ids } = faultyScene(faults);
        const said: unknown[] = [];
        settle(scene, ids, said);
        scene.shop.checkInvariants();
        expect(timesWritten(scene)).toEqual(new Array(COUNT).fill(1));
        expectNoSecret(scene, said);
      }),
      runs(100),
    );
  });

  it('no part of a bulk mutation runs twice, whenever it is killed, and what it cannot tell is settled', () => {
    const kills = fc.array(fc.nat({ max: 4 }), { maxLength: 4 });
    const failAfter = fc.option(fc.nat({ max: 6 }));
    fc.assert(
      fc.property(fc.array(anyFault, { maxLength: 20 }), kills, failAfter, (faults, killAt, afterObjects) => {
        const { scene, ids } = faultyScene(faults);
        if (afterObjects !== null)
          scene.shop.bulk.faults.push({ kind: 'fail', afterObjects, errorCode: 'INTERNAL_SERVER_ERROR' });
        const kinds = inBulk(scene, ids, killAt);
        expect(scene.shop.bulk.records.size).toBe(5);
        expect(kinds).not.toContain('open');
        const vendors = new Map(scene.shop.inspect().products.map(({ id, vendor }) => [id, vendor]));
        ids.forEach((id, at) => {
          if (kinds[at] === 'done') expect(vendors.get(id)).toBe('New');
        });
        settle(
          scene,
          ids.filter((_, at) => kinds[at] === 'unknown'),
          [],
        );
        expect(scene.shop.inspect().products.every(({ vendor }) => vendor === 'New')).toBe(true);
        scene.shop.checkInvariants();
      }),
      runs(60),
    );
  });
});
