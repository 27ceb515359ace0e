import { signatureOf } from '../../catalog/records';
import type { TableSpec } from '../../catalog/fields';
import { fingerprint, type Values } from '../../catalog/value';
import type { CacheManager } from './cache-manager';
import type { Found, Namespace } from './namespace';
import { bucketOf, shardsTag } from './record-tags';

export interface KeptRecord {
  version: string;
  values: Values;
  keptAtMs: number;
  /** No write of ours was seen since it was read. */
  trusted: boolean;
}

/** Some of a table's records, by id. */
export type Shard = Readonly<Record<string, KeptRecord>>;

/** Gives the shard as it is to be, or null to leave it as it is. */
export type ShardChange = (shard: Shard, number: number) => Shard | null;

/** CacheService keeps 1,000 values: two tables of four stores and room for the rest. */
const SHARDS = 100;

const SHARDS_OF_RECORDS: Namespace<Shard> = {
  name: 'record-shards',
  version: 1,
  ttlSeconds: 21_600,
  // Not in memory: another execution may have written since.
  tiers: ['shared'],
  accepts: isShard,
};

/**
 * A table's records, kept by the dozen, as there may be more of them than CacheService has room for values. To
 * change one is to read its shard and to write it again, so whoever does that must be alone.
 */
export class RecordShards {
  private readonly signatures = new Map<string, string>();

  constructor(
    private readonly manager: CacheManager,
    private readonly shop: string,
  ) {}

  /** The shards that may hold these records, by number; `outdated` ones may be older than a write of ours. */
  read(spec: TableSpec, ids: readonly string[]): Map<number, Found<Shard>> {
    const keys = new Map(numbersOf(ids).map((number) => [number, this.key(spec, number)]));
    const found = this.manager.getManyOutdated(SHARDS_OF_RECORDS, [...keys.values()]);
    const shards = new Map<number, Found<Shard>>();
    for (const [number, key] of keys) {
      const shard = found.get(key);
      if (shard) shards.set(number, shard);
    }
    return shards;
  }

  /**
   * Changes the shards of these records. `prepare` is called once it is certain that `distrustAll` prevails over
   * this change, whenever it comes. False where the change could not be kept.
   */
  rewrite(spec: TableSpec, ids: readonly string[], prepare: () => ShardChange): boolean {
    const ticket = this.manager.ticket([this.tag(spec)]);
    const change = prepare();
    const found = this.read(spec, ids);
    const entries = numbersOf(ids).flatMap((number) => {
      const old = found.get(number);
      const value = change(old?.outdated ? distrusted(old.value) : (old?.value ?? {}), number);
      return value ? [{ key: this.key(spec, number), value }] : [];
    });
    return this.manager.putMany(SHARDS_OF_RECORDS, entries, ticket);
  }

  /**
   * False: nothing is trusted, nor will be what is being kept at this moment, as its `prepare` is still to come. One
   * quick call, so that writes cost little where nothing is kept.
   */
  areInUse(spec: TableSpec): boolean {
    return this.manager.knowsTag(this.tag(spec));
  }

  /** Without being alone: no record of the table is trusted any more. */
  distrustAll(spec: TableSpec): boolean {
    return this.manager.invalidate([this.tag(spec)]);
  }

  private tag(spec: TableSpec): string {
    return shardsTag(this.shop, spec.name);
  }

  private key(spec: TableSpec, number: number): string {
    const fields = this.signatures.get(spec.name) ?? fingerprint(signatureOf(spec.fields));
    this.signatures.set(spec.name, fields);
    return `${this.shop} ${spec.name} ${fields} ${number}`;
  }
}

export function shardOf(id: string): number {
  return bucketOf(id, SHARDS);
}

function distrusted(shard: Shard): Shard {
  return mapShard(shard, (record) => ({ ...record, trusted: false }));
}

/** Null leaves a record out. */
export function mapShard(shard: Shard, map: (record: KeptRecord, id: string) => KeptRecord | null): Shard {
  const mapped: Record<string, KeptRecord> = {};
  for (const [id, record] of Object.entries(shard)) {
    const result = map(record, id);
    if (result) mapped[id] = result;
  }
  return mapped;
}

function numbersOf(ids: readonly string[]): number[] {
  return [...new Set(ids.map(shardOf))];
}

function isShard(value: unknown): value is Shard {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(
    (record: Partial<KeptRecord> | null) => typeof record?.version === 'string',
  );
}
