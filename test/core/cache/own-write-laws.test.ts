import fc from 'fast-check';
import { TABLES } from '../../../src/catalog/fields';
import { ApiResponseCache } from '../../../src/core/cache/api-response-cache';
import { OwnWrites } from '../../../src/core/cache/own-writes';
import { ProductCache } from '../../../src/core/cache/product-cache';
import { VariantsByIdDocument, type VariantsByIdQuery } from '../../../src/core/api/generated';
import { runs } from '../../property/arbitraries';
import { Surroundings } from './fakes';

const SPEC = TABLES.variants;
const SHOP = 'demo.myshopify.com';
const IDS = ['1', '2', '3'];

/** One execution of ours. */
class Actor {
  readonly products: ProductCache;
  readonly responses: ApiResponseCache;
  readonly writes: OwnWrites;

  constructor(world: Surroundings, isBusy: () => boolean) {
    const manager = world.execution();
    const { clock } = world;
    const exclusively = (action: () => void) => !isBusy() && world.exclusively(action);
    this.products = new ProductCache({ manager, shop: SHOP, clock, exclusively });
    this.responses = new ApiResponseCache({ manager, shop: SHOP, apiVersion: '2026-10' });
    this.writes = new OwnWrites(manager, SHOP, this.products);
  }
}

/** The store's variants are numbers that each write counts up; reading one takes a while, in which others act. */
class Scene {
  readonly world = new Surroundings();
  /** Whether a third execution has the lock, each time somebody wants it. */
  busy: boolean[] = [];
  readonly actors = [0, 1].map(() => new Actor(this.world, () => this.busy.shift() ?? false));
  readonly store = new Map(IDS.map((id) => [id, 0]));
  /** What a write of ours has certainly made of each. */
  readonly least = new Map(IDS.map((id) => [id, 0]));
  dies = false;

  perform({ actor, act, id }: Act): void {
    const who = this.actors[actor];
    if (who) this[act](who, id);
  }

  private now(id: string): number {
    const value = this.store.get(id) ?? 0;
    this.world.cache.between();
    return value;
  }

  private read({ responses }: Actor, id: string): void {
    const least = this.least.get(id) ?? 0;
    const rule = { kind: 'records', records: [{ table: SPEC.name, ids: [id] }] } as const;
    const load = () => ({ nodes: [this.now(id)] }) as unknown as VariantsByIdQuery;
    const { nodes } = responses.read(VariantsByIdDocument, { ids: [id] }, rule, load);
    expect(Number(nodes[0])).toBeGreaterThanOrEqual(least);
  }

  private know({ products }: Actor, id: string): void {
    const least = this.least.get(id) ?? 0;
    const record = products.known(SPEC, [id]).get(id);
    if (record) {
      expect(Number(record.version)).toBeGreaterThanOrEqual(least);
      expect(record.values).toEqual({ title: `${id} is ${record.version}` });
    }
  }

  private keep({ products }: Actor, id: string): void {
    const ticket = products.ticket(SPEC);
    const version = String(this.now(id));
    products.keep(SPEC, [{ id, version, values: { title: `${id} is ${version}` } }], ticket);
  }

  private compare({ products }: Actor, id: string): void {
    const versions = new Map(IDS.map((each) => [each, String(this.store.get(each))]));
    for (const [each, { version, values }] of products.current(SPEC, versions)) {
      expect(version).toBe(versions.get(each));
      expect(values).toEqual({ title: `${each} is ${version}` });
    }
    expect(versions.has(id)).toBe(true);
  }

  private write({ writes }: Actor, id: string): void {
    const touched = [{ spec: SPEC, ids: [id] }];
    writes.begin(touched);
    const value = (this.store.get(id) ?? 0) + 1;
    this.store.set(id, value);
    this.world.cache.between();
    if (!this.dies) writes.end(touched);
    this.least.set(id, Math.max(value, this.least.get(id) ?? 0));
  }
}

interface Act {
  actor: number;
  act: 'read' | 'know' | 'keep' | 'compare' | 'write';
  id: string;
}

const anyAct: fc.Arbitrary<Act> = fc.record({
  actor: fc.nat(1),
  act: fc.constantFrom('read', 'know', 'keep', 'compare', 'write'),
  id: fc.constantFrom(...IDS),
});
const acts = fc.array(anyAct, { minLength: 3, maxLength: 14 });

describe('after a write of ours', () => {
  it('no cache tells what was before, however executions cross and values vanish', () => {
    const between = fc.array(fc.tuple(fc.nat(12), anyAct), { maxLength: 10 });
    fc.assert(
      fc.property(
        acts,
        between,
        fc.array(fc.nat(25), { maxLength: 20 }),
        fc.array(fc.boolean()),
        (own, others, losses, busy) => {
          const scene = new Scene();
          scene.busy = [...busy];
          const queue = [...others];
          const vanishing = [...losses];
          let calls = 0;
          scene.world.cache.between = () => {
            calls++;
            if (vanishing[0] !== undefined && calls % 26 === vanishing[0]) {
              vanishing.shift();
              scene.world.cache.lose((key) => (key.length + calls) % 3 === 0);
            }
            const [next] = queue;
            if (next && calls % 13 === next[0]) {
              queue.shift();
              scene.perform(next[1]);
            }
          };
          own.forEach((act) => scene.perform(act));
          for (const id of IDS)
            for (const act of ['read', 'know', 'compare'] as const) scene.perform({ actor: 1, act, id });
        },
      ),
      runs(300),
    );
  });

  it('that nobody lived to end, neither', () => {
    fc.assert(
      fc.property(acts, fc.array(fc.boolean()), (all, busy) => {
        const scene = new Scene();
        scene.busy = [...busy];
        scene.dies = true;
        all.forEach((act) => scene.perform(act));
      }),
      runs(150),
    );
  });
});
