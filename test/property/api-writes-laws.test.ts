import fc from 'fast-check';
import type { Fault } from '../../local/shop';
import { ApiError, toAppError } from '../../src/core/api/api-error';
import { ProductsByIdDocument, UpdateProductDocument } from '../../src/core/api/generated';
import { OutOfTime } from '../../src/platform/ports';
import { seedProducts, shopScene, type ShopScene } from '../support/shop-client';
import { runs } from './arbitraries';

const COUNT = 30;
const MOST_ROUNDS = 60;

const anyFault: fc.Arbitrary<Fault | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(429, 500, 502, 503, 504).map((status): Fault => ({
    kind: 'status',
    status,
    headers: { 'Retry-After': '2' },
  })),
  fc.constant<Fault>({ kind: 'throttled' }),
  fc.integer({ min: 1_000, max: 60_000 }).map((forMs): Fault => ({ kind: 'throttleStorm', forMs })),
  fc.constant<Fault>({ kind: 'tokenRevoked' }),
  fc.constantFrom<Fault>(
    { kind: 'timeoutBefore' },
    { kind: 'timeoutAfter' },
    { kind: 'timeoutAfter', afterMs: 900 },
  ),
  fc.constantFrom<Fault>({ kind: 'html' }, { kind: 'html', status: 200 }),
);

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
      open = open.filter((_, at) => outcomes[at]?.kind !== 'done');
    } catch (error) {
      said.push(String(error), error instanceof ApiError ? toAppError(error.failure, 'demo').view() : null);
      if (error instanceof OutOfTime) scene.clock.sleep(Math.max(0, error.wakeAtMs - scene.clock.nowMs()));
      else if (!(error instanceof ApiError)) throw error;
    }
  }
}

function unwritten(scene: ShopScene, ids: readonly string[]): string[] {
  const { nodes } = scene.client().query(ProductsByIdDocument, { ids: [...ids] });
  const done = new Set(
    nodes.flatMap((node) => (node && 'vendor' in node && node.vendor === 'New' ? [node.id] : [])),
  );
  return ids.filter((id) => !done.has(id));
}

/** How often the store really carried out a write of each product. */
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

describe('whatever happens to requests', () => {
  it('each write takes place exactly once, and no secret is ever told', () => {
    fc.assert(
      fc.property(fc.array(anyFault, { maxLength: 20 }), (faults) => {
        const scene = shopScene();
        const ids = seedProducts(scene, COUNT);
        const said: unknown[] = [];
        unwritten(scene, ids);
        const left = [...faults];
        scene.http.beforeRequest = () => {
          const fault = left.shift();
          if (fault) scene.shop.faults.push(fault);
        };
        settle(scene, ids, said);
        scene.shop.checkInvariants();
        expect(timesWritten(scene)).toEqual(new Array(COUNT).fill(1));
        const words = JSON.stringify([said, scene.throttle.snapshot()]);
        const { clientSecret, accessToken } = scene.shop.settings;
        for (const secret of [clientSecret, accessToken]) expect(words).not.toContain(secret);
        expect(words).not.toMatch(/shp(at|ss|ua)_/);
      }),
      runs(60),
    );
  });
});
