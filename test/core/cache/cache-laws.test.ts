import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { Namespace } from '../../../src/core/cache/namespace';
import { anyText, runs } from '../../property/arbitraries';
import { Surroundings } from './fakes';

const SHARED: Namespace<unknown> = { name: 'things', version: 1, ttlSeconds: 3600, tiers: ['shared'] };

/** Any sequence of UTF-16 units, halves of surrogate pairs among them. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));

/** Up to several hundred kilobytes; noise, so that packing does not make them small. */
const longText = fc
  .tuple(anyUnits, fc.integer({ min: 0, max: 300_000 }))
  .map(([units, bytes]) => units + randomBytes(bytes).toString('latin1') + units);

describe('whatever is kept', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyText, fc.oneof(anyUnits, fc.jsonValue()), (key, value) => {
        const world = new Surroundings();
        world.execution().put(SHARED, { key, value });
        expect(world.execution().get(SHARED, key)?.value).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      runs(500),
    );
  });

  it('comes back as it was, though it is large', () => {
    fc.assert(
      fc.property(longText, (value) => {
        const world = new Surroundings();
        world.execution().put(SHARED, { key: 'k', value });
        expect(world.execution().get(SHARED, 'k')?.value === value).toBe(true);
      }),
      runs(10),
    );
  });

  it('is found until its time is over, and not from then on', () => {
    const tiers = fc.subarray(['memory', 'shared', 'durable'] as const, { minLength: 1 });
    const seconds = fc.integer({ min: -5, max: 50_000 });
    fc.assert(
      fc.property(
        tiers,
        seconds,
        fc.nat(60_000_000),
        fc.boolean(),
        (among, ttlSeconds, laterMs, sameExecution) => {
          const world = new Surroundings();
          const of = { ...SHARED, tiers: among };
          const writer = world.execution();
          writer.put(of, { key: 'k', value: 1, ttlSeconds });
          world.clock.advance(laterMs);
          const isFound = (sameExecution ? writer : world.execution()).get(of, 'k') !== null;
          const outlives = among.includes('durable') || (among.includes('memory') && sameExecution);
          const lasts = outlives ? ttlSeconds : among.includes('shared') ? Math.min(ttlSeconds, 21_600) : 0;
          expect(isFound).toBe(laterMs < lasts * 1000);
        },
      ),
      runs(500),
    );
  });
});

interface Act {
  writer: number;
  key: string;
  /** 0 reads. */
  characters: number;
}

const anyAct: fc.Arbitrary<Act> = fc.record({
  writer: fc.nat(1),
  key: fc.constantFrom('a', 'b'),
  characters: fc.oneof(fc.constant(0), fc.constantFrom(10, 3_000, 95_000, 190_000)),
});

/** Noise from a number, so that no two values share a piece and a failure can be repeated. */
function noise(seed: number, characters: number): string {
  let state = seed * 2654435761 + 1;
  const bytes = new Uint8Array(characters);
  for (let index = 0; index < characters; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    bytes[index] = 33 + ((state >>> 16) % 90);
  }
  return Buffer.from(bytes).toString('latin1');
}

describe('two executions at once, with values vanishing in between', () => {
  it('find what one of them kept under that key, whole, or nothing', () => {
    const moments = fc.array(fc.tuple(fc.nat(8), anyAct), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(anyAct, { minLength: 2, maxLength: 5 }),
        moments,
        fc.nat(),
        (acts, between, losses) => {
          const world = new Surroundings();
          const writers = [world.execution(), world.execution()];
          const kept = new Map<string, Set<string>>();
          let count = 0;
          const perform = ({ writer, key, characters }: Act): void => {
            const manager = writers[writer];
            if (characters === 0) {
              const value = manager?.get(SHARED, key)?.value;
              if (value !== undefined) expect(kept.get(key)?.has(String(value))).toBe(true);
              return;
            }
            const value = noise(++count, characters);
            kept.set(key, (kept.get(key) ?? new Set()).add(value));
            manager?.put(SHARED, { key, value });
          };
          const queue = [...between];
          let calls = 0;
          let state = losses;
          world.cache.between = () => {
            calls++;
            state = (Math.imul(state, 1664525) + 1013904223) | 0;
            if (state >>> 28 === 0) world.cache.lose((key) => (key.length * calls + state) % 5 === 0);
            const [next] = queue;
            if (next && calls > next[0]) {
              calls = 0;
              queue.shift();
              perform(next[1]);
            }
          };
          acts.forEach(perform);
          for (const key of ['a', 'b']) for (const writer of [0, 1]) perform({ writer, key, characters: 0 });
        },
      ),
      runs(25),
    );
  });
});
