import { randomBytes } from 'node:crypto';
import type { CacheManager } from '../../../src/core/cache/cache-manager';
import type { Namespace, Tier } from '../../../src/core/cache/namespace';
import { hitRate } from '../../../src/core/cache/statistics';
import { HOUR_MS, Surroundings } from './fakes';

const namespace = (tiers: Tier[], more: Partial<Namespace<unknown>> = {}): Namespace<unknown> => ({
  name: 'things',
  version: 1,
  ttlSeconds: 600,
  tiers,
  ...more,
});
const SHARED = namespace(['shared']);
const BOTH = namespace(['memory', 'shared']);
const DURABLE = namespace(['durable'], { name: 'lasting', ttlSeconds: 48 * 3600 });
const noise = (characters: number) => randomBytes(characters).toString('base64').slice(0, characters);
const valueOf = (manager: CacheManager, of: Namespace<unknown>, key: string) => manager.get(of, key)?.value;

describe('tiers', () => {
  it.each([
    ['memory', namespace(['memory']), [1, undefined, undefined]],
    ['CacheService', SHARED, [1, 1, undefined]],
    ['properties', DURABLE, [1, 1, 1]],
  ])('what is kept in %s is found in: this execution, the next, one without a cache', (_, of, expected) => {
    const world = new Surroundings();
    const manager = world.execution();
    manager.put(of, { key: 'one', value: 1 });
    const found = [valueOf(manager, of, 'one'), valueOf(world.execution(), of, 'one')];
    world.cache.lose(() => true);
    expect([...found, valueOf(world.execution(), of, 'one')]).toEqual(expected);
  });

  it('many keys cost one call to read and one to write', () => {
    const world = new Surroundings();
    const keys = Array.from({ length: 200 }, (_, index) => `key ${index}`);
    world.execution().putMany(
      BOTH,
      keys.map((key) => ({ key, value: key })),
    );
    const found = world.execution().getMany(BOTH, keys);
    expect([...found.values()].map(({ value }) => value)).toEqual(keys);
    expect(world.cache.calls).toEqual(['putAll', 'getAll']);
  });

  it('what is in memory costs no call, and cannot be changed by whoever got it', () => {
    const world = new Surroundings();
    const manager = world.execution();
    const value = { list: [1] };
    manager.put(BOTH, { key: 'one', value });
    world.cache.calls.length = 0;
    value.list.push(2);
    (valueOf(manager, BOTH, 'one') as typeof value).list.push(3);
    expect(valueOf(manager, BOTH, 'one')).toEqual({ list: [1] });
    expect(world.cache.calls).toEqual([]);
  });
});

describe('limits', () => {
  it.each([
    ['nothing', 0],
    ['what is not packed', 1_000],
    ['one value', 60_000],
    ['one value, nearly', 97_000],
    ['two pieces', 130_000],
    ['twelve pieces', 1_150_000],
  ])('%s comes back', (_, characters) => {
    const world = new Surroundings();
    const value = noise(characters);
    expect(world.execution().put(SHARED, { key: 'k', value })).toBe(true);
    expect(valueOf(world.execution(), SHARED, 'k')).toBe(value);
    expect(world.cache.calls.length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['CacheService', SHARED, 4_300_000],
    ['a property', DURABLE, 20_000],
  ])('what is too large for %s is not kept, and takes the older value with it', (_, of, characters) => {
    const world = new Surroundings();
    const manager = world.execution();
    manager.put(of, { key: 'k', value: 'old' });
    expect(manager.put(of, { key: 'k', value: noise(characters) })).toBe(false);
    expect(world.execution().get(of, 'k')).toBeNull();
  });

  it.each(['', 'x'.repeat(10_000), 'a\nb', '__proto__', '\ud800', '😀'])('any key will do', (key) => {
    const world = new Surroundings();
    world.execution().put(SHARED, { key, value: 1 });
    expect(valueOf(world.execution(), SHARED, key)).toBe(1);
  });

  it('properties never take more than their slots, whatever is kept', () => {
    const world = new Surroundings();
    const manager = world.execution();
    for (let index = 0; index < 300; index++) manager.put(DURABLE, { key: `${index}`, value: noise(3_000) });
    expect(world.properties.values.size).toBeLessThanOrEqual(64);
    const bytes = [...world.properties.values.values()].reduce((sum, text) => sum + text.length, 0);
    expect(bytes).toBeLessThanOrEqual(64 * 4_000);
  });

  it('a thousand more values than CacheService keeps are misses, not damage', () => {
    const world = new Surroundings();
    const entries = Array.from({ length: 2_000 }, (_, index) => ({ key: `${index}`, value: index }));
    world.execution().putMany(SHARED, entries);
    const found = world.execution().getMany(
      SHARED,
      entries.map(({ key }) => key),
    );
    expect(found.size).toBeGreaterThanOrEqual(900);
    for (const [key, { value }] of found) expect(value).toBe(Number(key));
  });
});

describe('what fails', () => {
  it('neither reads nor writes throw while both stores fail', () => {
    const world = new Surroundings();
    world.cache.failing = true;
    world.properties.failing = true;
    const manager = world.execution();
    for (const of of [SHARED, BOTH, DURABLE]) {
      manager.put(of, { key: 'k', value: 1 });
      manager.get(of, 'k');
    }
    expect(manager.ticket(['t']).open).toBe(false);
    expect(manager.invalidate(['t'])).toBe(false);
    expect(manager.control.list().entries).toHaveLength(1);
    expect(valueOf(manager, BOTH, 'k')).toBe(1);
    expect(manager.control.clear()).toBe(false);
    manager.control.save();
    expect(manager.get(BOTH, 'k')).toBeNull();
  });

  it('a full property store keeps no new value, not the older one either, and loses nothing else', () => {
    const world = new Surroundings();
    const manager = world.execution();
    manager.put(DURABLE, { key: 'k', value: 'old' });
    for (let index = 0; index < 55; index++) world.properties.set(`other ${index}`, 'x'.repeat(9_210));
    world.properties.set('the last', 'x'.repeat(4_000));
    expect(manager.put(DURABLE, { key: 'k', value: noise(2_500) })).toBe(false);
    expect(world.execution().get(DURABLE, 'k')).toBeNull();
    expect([...world.properties.values.keys()].filter((key) => !key.startsWith('cache.'))).toHaveLength(56);
  });

  it.each([
    ['cut', (text: string) => text.slice(0, -1)],
    ['changed', (text: string) => text.replace('9', '8')],
    ['emptied', () => ''],
    ['something else', () => '{"value":1}'],
    ['of no length', (text: string) => text.replace('"pieces":0', '"pieces":1000000000')],
    ['of a strange head', () => 'x\nnull\n1'],
  ])('a value that is %s is a miss', (_, change) => {
    const world = new Surroundings();
    world.execution().put(SHARED, { key: 'k', value: '999' });
    for (const key of [...world.cache.values.keys()]) world.cache.spoil(key, change);
    const manager = world.execution();
    expect(manager.get(SHARED, 'k')).toBeNull();
    expect(manager.control.statistics()['things']).toMatchObject({ hits: 0, misses: 1, corrupt: 1 });
  });

  it('a value under another one’s address is a miss', () => {
    const world = new Surroundings();
    const manager = world.execution();
    manager.put(SHARED, { key: 'a', value: 'A' });
    manager.put(SHARED, { key: 'b', value: 'B' });
    const [first, second] = [...world.cache.values.keys()];
    const other = world.cache.values.get(first ?? '')?.value ?? '';
    world.cache.spoil(second ?? '', () => other);
    expect(valueOf(world.execution(), SHARED, 'b')).toBeUndefined();
    expect(valueOf(world.execution(), SHARED, 'a')).toBe('A');
  });

  it('what is not of the namespace’s shape, or of another version, is a miss', () => {
    const world = new Surroundings();
    world.execution().put(SHARED, { key: 'k', value: 'text' });
    const numbers = { ...SHARED, accepts: (value: unknown): value is number => typeof value === 'number' };
    expect(world.execution().get(numbers, 'k')).toBeNull();
    expect(world.execution().get({ ...SHARED, version: 2 }, 'k')).toBeNull();
  });
});

describe('time', () => {
  it('"there is no such thing" is believed for a shorter time', () => {
    const world = new Surroundings();
    const of = namespace(['shared'], { negativeTtlSeconds: 60 });
    world.execution().put(of, { key: 'k', value: null, negative: true });
    expect(world.execution().get(of, 'k')).toMatchObject({ value: null, negative: true });
    world.clock.advance(60_000);
    expect(world.execution().get(of, 'k')).toBeNull();
  });

  it('six hours in CacheService, longer in properties', () => {
    const world = new Surroundings();
    const of = namespace(['shared', 'durable'], { ttlSeconds: 12 * 3600 });
    world.execution().put(of, { key: 'k', value: 1 });
    world.clock.advance(12 * HOUR_MS - 1);
    expect(valueOf(world.execution(), of, 'k')).toBe(1);
    world.clock.advance(1);
    expect(world.execution().get(of, 'k')).toBeNull();
  });
});

describe('tags', () => {
  const keep = (manager: CacheManager, of = BOTH) => {
    const ticket = manager.ticket(['products', 'product 1']);
    manager.put(of, { key: 'k', value: 1 }, ticket);
  };

  it.each(['products', 'product 1'])('an invalidation of "%s" outdates it for all', (tag) => {
    const world = new Surroundings();
    const [first, second] = [world.execution(), world.execution()];
    keep(first);
    expect(valueOf(second, BOTH, 'k')).toBe(1);
    world.execution().invalidate([tag]);
    for (const manager of [first, second, world.execution()]) expect(manager.get(BOTH, 'k')).toBeNull();
    expect(world.execution().getManyOutdated(SHARED, ['k']).get('k')).toMatchObject({
      value: 1,
      outdated: true,
    });
  });

  it('what was read before a write and kept after it is not found', () => {
    const world = new Surroundings();
    const manager = world.execution();
    const ticket = manager.ticket(['products']);
    world.execution().invalidate(['products']);
    manager.put(BOTH, { key: 'k', value: 'before' }, ticket);
    expect(manager.get(BOTH, 'k')).toBeNull();
    expect(world.execution().get(BOTH, 'k')).toBeNull();
  });

  it('while somebody writes, nothing is kept; a generation that vanished is not trusted', () => {
    const world = new Surroundings();
    const writer = world.execution();
    writer.close(['products']);
    expect(writer.put(BOTH, { key: 'k', value: 1 }, world.execution().ticket(['products']))).toBe(false);
    writer.invalidate(['products']);
    keep(writer);
    expect(valueOf(writer, BOTH, 'k')).toBe(1);
    world.cache.lose((key) => key.startsWith('c.tag.'));
    expect(writer.get(BOTH, 'k')).toBeNull();
  });

  it('an invalidation that fails holds at least for this execution', () => {
    const world = new Surroundings();
    const manager = world.execution();
    keep(manager);
    world.cache.failing = true;
    expect(manager.invalidate(['products'])).toBe(false);
    world.cache.failing = false;
    expect(manager.get(BOTH, 'k')).toBeNull();
    manager.invalidate(['products']);
    keep(manager);
    expect(valueOf(manager, BOTH, 'k')).toBe(1);
  });

  it('a lookup with tags costs two calls, for as many keys as one likes', () => {
    const world = new Surroundings();
    keep(world.execution());
    world.cache.calls.length = 0;
    world.execution().getMany(BOTH, ['k', 'other', 'third']);
    expect(world.cache.calls).toEqual(['getAll', 'getAll']);
  });
});

describe('control', () => {
  it('lists what was written in other executions, page by page, and looks into it', () => {
    const world = new Surroundings();
    const manager = world.execution();
    const entries = Array.from({ length: 60 }, (_, index) => ({ key: `${index}`, value: { index } }));
    manager.putMany(SHARED, entries);
    manager.put(DURABLE, { key: 'lasting', value: 1 });
    manager.control.save();
    const { control } = world.execution();
    const first = control.list();
    const second = control.list(first.nextPage ?? -1);
    expect(second.nextPage).toBeNull();
    const listed = [...first.entries, ...second.entries];
    expect(listed.map(({ key }) => key).sort()).toEqual([...entries.map(({ key }) => key), 'lasting'].sort());
    const newest = first.entries.find(({ key }) => key === '59');
    expect(control.inspect(newest?.address ?? '')).toMatchObject({ value: { index: 59 }, outdated: false });
    expect(control.inspect('nowhere')).toBeNull();
  });

  it('removes one entry, one namespace, or everything', () => {
    const world = new Surroundings();
    const other = namespace(['shared'], { name: 'others' });
    const fill = () => {
      for (const of of [SHARED, other, DURABLE]) world.execution().put(of, { key: 'k', value: 1 });
      world.execution().put(SHARED, { key: 'sibling', value: 2 });
    };
    const found = () => [SHARED, other, DURABLE].map((of) => valueOf(world.execution(), of, 'k') ?? null);
    fill();
    world.execution().remove(SHARED, ['k']);
    expect([...found(), valueOf(world.execution(), SHARED, 'sibling')]).toEqual([null, 1, 1, 2]);
    fill();
    world.execution().control.clear('others');
    expect(found()).toEqual([1, null, 1]);
    world.execution().control.clear();
    expect(found()).toEqual([null, null, null]);
    fill();
    expect(found()).toEqual([1, 1, 1]);
  });

  it('adds up what executions saved', () => {
    const world = new Surroundings();
    for (let round = 0; round < 3; round++) {
      const manager = world.execution();
      manager.get(SHARED, 'k');
      manager.put(SHARED, { key: 'k', value: 1 });
      manager.get(SHARED, 'k');
      manager.control.save();
      manager.control.save();
    }
    const counters = world.execution().control.statistics()['things'];
    expect(counters).toMatchObject({ hits: 5, misses: 1, writes: 3 });
    expect(counters && hitRate(counters)).toBeCloseTo(5 / 6);
  });
});
