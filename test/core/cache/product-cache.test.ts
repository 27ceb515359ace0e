import { TABLES } from '../../../src/catalog/fields';
import { OwnWrites } from '../../../src/core/cache/own-writes';
import { ProductCache } from '../../../src/core/cache/product-cache';
import { shardOf } from '../../../src/core/cache/record-shards';
import type { VersionedRecord } from '../../../src/core/cache/versioned-record';
import { HOUR_MS, Surroundings } from './fakes';

const SPEC = TABLES.variants;
const SHOP = 'demo.myshopify.com';

function variants(count: number, version = 'v1'): VersionedRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const id = String(40_000_000_000 + index);
    const values = Object.fromEntries(SPEC.fields.map(({ key }) => [key, `${key} of ${id} in ${version}`]));
    return { id, version, values };
  });
}

function cacheIn(world: Surroundings, exclusively = world.exclusively): ProductCache {
  return new ProductCache({ manager: world.execution(), shop: SHOP, clock: world.clock, exclusively });
}

function warm(world: Surroundings, records: VersionedRecord[]): void {
  const cache = cacheIn(world);
  expect(cache.keep(SPEC, records, cache.ticket(SPEC))).toBe(true);
}

function writesIn(world: Surroundings, exclusively = world.exclusively): OwnWrites {
  const manager = world.execution();
  return new OwnWrites(
    manager,
    SHOP,
    new ProductCache({ manager, shop: SHOP, clock: world.clock, exclusively }),
  );
}

const idsOf = (records: readonly VersionedRecord[]) => records.map(({ id }) => id);
const versionsOf = (records: readonly VersionedRecord[]) =>
  new Map(records.map(({ id, version }) => [id, version]));

describe('a catalog that was warmed up', () => {
  it('is found whole by other executions, in a handful of calls and values', () => {
    const world = new Surroundings();
    const records = variants(2_000);
    warm(world, records);
    expect(world.cache.calls.filter((call) => call === 'putAll')).toHaveLength(3);
    expect(world.cache.calls).toHaveLength(7);
    expect(world.cache.values.size).toBeLessThanOrEqual(110);
    world.cache.calls.length = 0;
    const found = cacheIn(world).current(SPEC, versionsOf(records));
    expect(found.size).toBe(2_000);
    expect(found.get(records[7]?.id ?? '')).toEqual({ ...records[7], complete: true });
    expect(world.cache.calls).toHaveLength(2);
  });

  it('tells which variants the store has in another version, and none of their siblings', () => {
    const world = new Surroundings();
    const records = variants(600);
    warm(world, records);
    const [changed] = variants(1, 'v2');
    const versions = versionsOf(records).set(changed?.id ?? '', 'v2');
    const found = cacheIn(world).current(SPEC, versions);
    expect(found.size).toBe(599);
    expect(found.has(changed?.id ?? '')).toBe(false);
  });

  it('takes in one changed variant without losing a sibling', () => {
    const world = new Surroundings();
    const records = variants(600);
    warm(world, records);
    const changed = variants(1, 'v2');
    warm(world, changed);
    const now = [...changed, ...records.slice(1)];
    expect(cacheIn(world).current(SPEC, versionsOf(now)).size).toBe(600);
    expect(cacheIn(world).known(SPEC, idsOf(now)).size).toBe(600);
  });

  it('lasts as long as its versions are looked at, for two days at most', () => {
    const world = new Surroundings();
    const records = variants(300);
    warm(world, records);
    const sizes = Array.from({ length: 13 }, () => {
      world.clock.advance(4 * HOUR_MS);
      return cacheIn(world).current(SPEC, versionsOf(records)).size;
    });
    expect(sizes.slice(0, 11)).toEqual(Array(11).fill(300));
    expect(sizes[12]).toBe(0);
  });

  it('is known without looking for six hours', () => {
    const world = new Surroundings();
    const records = variants(10);
    warm(world, records);
    world.clock.advance(4 * HOUR_MS);
    expect(cacheIn(world).current(SPEC, versionsOf(records)).size).toBe(10);
    world.clock.advance(2 * HOUR_MS);
    expect(cacheIn(world).known(SPEC, idsOf(records)).size).toBe(0);
  });

  it('that loses some of its shards loses no more than those', () => {
    const world = new Surroundings();
    const records = variants(600);
    warm(world, records);
    const lost = [...world.cache.values.keys()].filter((key) => key.includes('record-shards')).slice(0, 10);
    world.cache.lose((key) => lost.includes(key));
    const found = cacheIn(world).known(SPEC, idsOf(records));
    expect(found.size).toBeGreaterThan(480);
    expect(found.size).toBeLessThan(600);
  });
});

describe('a record', () => {
  it('with a value that is too long lacks it, and says so', () => {
    const world = new Surroundings();
    const [record] = variants(1);
    if (!record) throw new Error('no record');
    const [longKey = ''] = Object.keys(record.values);
    warm(world, [{ ...record, values: { ...record.values, [longKey]: 'x'.repeat(1_001) } }]);
    const found = cacheIn(world).known(SPEC, [record.id]).get(record.id);
    expect(found?.complete).toBe(false);
    expect(found?.values).not.toHaveProperty([longKey]);
    expect(Object.keys(found?.values ?? {})).toHaveLength(Object.keys(record.values).length - 1);
  });

  it.each([
    ['just now', 0, 0],
    ['a while ago', 11_000, 1],
  ])(
    'that was changed %s: times count in seconds, so the next change may bear the same',
    (_, ageMs, expected) => {
      const world = new Surroundings();
      const times = [ageMs, 3 * HOUR_MS].map((ms) => new Date(world.clock.nowMs() - ms).toISOString());
      const version = times.map((time) => time.replace(/\.\d+Z/, 'Z')).join(' ');
      const records = variants(1, version);
      warm(world, records);
      expect(cacheIn(world).current(SPEC, versionsOf(records)).size).toBe(expected);
    },
  );

  it('of another store is not found', () => {
    const world = new Surroundings();
    const records = variants(1);
    warm(world, records);
    const other = { manager: world.execution(), shop: 'other.myshopify.com', ...world };
    expect(new ProductCache(other).known(SPEC, idsOf(records)).size).toBe(0);
  });

  it('that was read before a write of ours and kept after it is found by its version only', () => {
    const world = new Surroundings();
    const records = variants(2);
    const reader = cacheIn(world);
    const ticket = reader.ticket(SPEC);
    const touched = [{ spec: SPEC, ids: idsOf(records.slice(0, 1)) }];
    const writes = writesIn(world);
    writes.begin(touched);
    writes.end(touched);
    reader.keep(SPEC, records, ticket);
    expect(cacheIn(world).known(SPEC, idsOf(records)).size).toBe(0);
    expect(cacheIn(world).current(SPEC, versionsOf(records)).size).toBe(2);
  });
});

describe('a write of ours', () => {
  it('makes what it touches unknown, from before it is sent, and nothing else', () => {
    const world = new Surroundings();
    const records = variants(500);
    warm(world, records);
    const [first = ''] = idsOf(records);
    writesIn(world).begin([{ spec: SPEC, ids: [first] }]);
    expect([...cacheIn(world).known(SPEC, idsOf(records)).keys()]).toEqual(idsOf(records).slice(1));
  });

  it('that had no effect leaves what is found by version', () => {
    const world = new Surroundings();
    const records = variants(5);
    warm(world, records);
    writesIn(world).begin([{ spec: SPEC, ids: idsOf(records) }]);
    expect(cacheIn(world).current(SPEC, versionsOf(records)).size).toBe(5);
  });

  it('while another execution has the lock makes all unknown, and a later change revives nothing', () => {
    const world = new Surroundings();
    const records = variants(500);
    warm(world, records);
    const [touched, ...others] = records;
    const sibling = others.find(({ id }) => shardOf(id) === shardOf(touched?.id ?? ''));
    const ids = [touched?.id ?? ''];
    const writes = writesIn(world, () => false);
    writes.begin([{ spec: SPEC, ids }]);
    writes.end([{ spec: SPEC, ids }]);
    expect(cacheIn(world).known(SPEC, idsOf(records)).size).toBe(0);
    warm(world, sibling ? [sibling] : []);
    expect([...cacheIn(world).known(SPEC, idsOf(records)).keys()]).toEqual([sibling?.id]);
    expect(cacheIn(world).current(SPEC, versionsOf(records)).size).toBe(500);
  });

  it('costs two calls that write where nothing is cached, three where something is', () => {
    const world = new Surroundings();
    const touched = [{ spec: SPEC, ids: idsOf(variants(40)) }];
    const putsOf = () => {
      world.cache.calls.length = 0;
      const writes = writesIn(world);
      writes.begin(touched);
      writes.end(touched);
      return world.cache.calls.filter((call) => call === 'putAll').length;
    };
    warm(world, []);
    putsOf();
    expect(putsOf()).toBe(2);
    warm(world, variants(40));
    expect(putsOf()).toBe(3);
  });
});
