import { BATCH_START, mutateBatchStep } from '../../../../src/core/api/bulk/mutate-batch';
import { StoreConnectionDocument, UpdateProductDocument } from '../../../../src/core/api/generated';
import { seedProducts, shopScene, type ShopScene } from '../../../support/shop-client';

const HOUR_SECONDS = 3600;
const renamed = (ids: readonly string[]) => ids.map((id) => ({ product: { id, vendor: 'New' } }));

function vendors({ shop }: ShopScene): string[] {
  return shop.inspect().products.map(({ vendor }) => vendor);
}

/** A store that was asked something, as it always is before anything is written. */
function knownStore(count: number) {
  const scene = shopScene();
  const ids = seedProducts(scene, count);
  scene.client().query(StoreConnectionDocument, {});
  const [startMs, start] = [scene.clock.nowMs(), scene.shop.requests.length];
  const seconds = () => (scene.clock.nowMs() - startMs) / 1000;
  const since = () => scene.shop.requests.slice(start);
  return { scene, ids, seconds, since };
}

describe('a batch on a Standard store', () => {
  it('of 100 product updates takes at most 6 calls and 3 seconds', () => {
    const { scene, ids, seconds, since } = knownStore(100);
    const outcomes = scene.client().mutateBatch(UpdateProductDocument, renamed(ids));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['done']));
    expect(since().length).toBeLessThanOrEqual(6);
    expect(seconds()).toBeLessThanOrEqual(3);
  });

  it('of 5,000 updates uses what the bucket restores, and is never throttled', () => {
    const { scene, ids, seconds, since } = knownStore(5_000);
    scene.client(HOUR_SECONDS).mutateBatch(UpdateProductDocument, renamed(ids));
    const points = since().reduce((sum, { actualPoints }) => sum + (actualPoints ?? 0), 0);
    const { maximumAvailable, restoreRate } = scene.throttle.bucket(0) ?? fail();
    expect((points - maximumAvailable) / seconds()).toBeGreaterThanOrEqual(0.95 * restoreRate);
    expect(since().filter(({ isThrottled }) => isThrottled)).toHaveLength(0);
    expect(new Set(vendors(scene))).toEqual(new Set(['New']));
  });

  it('recovers from a storm of throttling, and writes each change once', () => {
    const { scene, ids, since } = knownStore(100);
    scene.shop.faults.push({ kind: 'throttleStorm', forMs: 45_000 });
    scene.client().mutateBatch(UpdateProductDocument, renamed(ids));
    expect(since().filter(({ isThrottled }) => !isThrottled)).toHaveLength(5);
    expect(new Set(vendors(scene))).toEqual(new Set(['New']));
  });

  it('with a bad item among 50 writes the other 49, and that one says which field is wrong', () => {
    const { scene, ids, since } = knownStore(50);
    const runs = ids.map((id, at) => ({ product: { id, title: at === 17 ? '' : 'Cap' } }));
    const outcomes = scene.client().mutateBatch(UpdateProductDocument, runs);
    const errors = outcomes.map((outcome) => (outcome.kind === 'done' ? outcome.payload.userErrors : null));
    expect(errors[17]).toEqual([{ field: ['title'], message: "Title can't be blank" }]);
    expect(errors.filter((list) => list?.length === 0)).toHaveLength(49);
    expect(since()).toHaveLength(5);
  });

  it('with an item that the schema refuses sends only its request again', () => {
    const { scene, ids, since } = knownStore(50);
    const runs = ids.map((id, at) => ({ product: { id, status: at === 17 ? 'GONE' : 'DRAFT' } }));
    const outcomes = scene.client().mutateBatch(UpdateProductDocument, runs as never[]);
    expect(outcomes.map(({ kind }) => kind).filter((kind) => kind === 'done')).toHaveLength(49);
    expect(outcomes[17]).toMatchObject({ kind: 'failed', failure: { kind: 'rejected' } });
    expect(JSON.stringify(outcomes[17])).toContain('status');
    expect(since()).toHaveLength(6);
  });

  it('goes on from its cursor in the next execution, and sends nothing twice', () => {
    const { scene, ids, since } = knownStore(400);
    const runs = renamed(ids);
    const settled = new Set<number>();
    for (let cursor: typeof BATCH_START | null = BATCH_START; cursor !== null;) {
      const step = mutateBatchStep(scene.client(15), UpdateProductDocument, runs, cursor);
      for (const { at } of step.settled) expect(settled.has(at)).toBe(false);
      step.settled.forEach(({ at }) => settled.add(at));
      cursor = JSON.parse(JSON.stringify(step.cursor)) as typeof cursor;
      if (step.wakeAtMs !== null) scene.clock.sleep(Math.max(0, step.wakeAtMs - scene.clock.nowMs()));
    }
    expect(settled.size).toBe(400);
    expect(new Set(vendors(scene))).toEqual(new Set(['New']));
    const sent = since().flatMap(({ variables }) => Object.keys(variables));
    expect(sent).toHaveLength(400);
  });
});

function fail(): never {
  throw new Error('nothing is known of the bucket');
}
