import type { TableSpec } from '../../catalog/fields';
import type { Clock } from '../../platform/ports';
import type { CacheManager } from './cache-manager';
import type { Found } from './namespace';
import {
  mapShard,
  RecordShards,
  shardOf,
  type KeptRecord,
  type Shard,
  type ShardChange,
} from './record-shards';
import { tableTag } from './record-tags';
import type { Ticket } from './tags';
import {
  groupByShard,
  isSettled,
  toCached,
  withoutLong,
  type CachedRecord,
  type VersionedRecord,
} from './versioned-record';

/** Runs the action while no other execution of this person does the same; false where that was not possible soon. */
export type Exclusively = (action: () => void) => boolean;

export interface RecordTicket extends Ticket {
  takenAtMs: number;
}

interface Deps {
  manager: CacheManager;
  shop: string;
  clock: Clock;
  exclusively: Exclusively;
}

const HOUR = 3_600_000;
/** What has been confirmed is written again before CacheService forgets it after six hours. */
const RENEW_AFTER_MS = 3 * HOUR;
/** How long a record is known without being looked at. */
const TRUSTED_MS = 6 * HOUR;
/** Nothing is believed for ever, not even by its version; and what is gone from the store has to leave some day. */
const LONGEST_MS = 48 * HOUR;

/**
 * Products and variants as they were last seen, each with its version. Each record stands for itself: a change of
 * one leaves its siblings as they are.
 */
export class ProductCache {
  private readonly shards: RecordShards;

  constructor(private readonly deps: Deps) {
    this.shards = new RecordShards(deps.manager, deps.shop);
  }

  /** Those that are kept in exactly the version that the store has them in now, whatever happened in between. */
  current(spec: TableSpec, versions: ReadonlyMap<string, string>): Map<string, CachedRecord> {
    const oldestMs = this.deps.clock.nowMs() - RENEW_AFTER_MS;
    const aging: string[] = [];
    const found = this.find(spec, [...versions.keys()], ({ version }, id, { storedAtMs }) => {
      const isCurrent = version === versions.get(id);
      if (isCurrent && storedAtMs < oldestMs) aging.push(id);
      return isCurrent;
    });
    if (aging.length > 0) this.rewrite(spec, aging, () => (shard) => shard);
    return found;
  }

  /** As last seen within six hours, and not before a write of ours. Others may have changed it: see the version. */
  known(spec: TableSpec, ids: readonly string[]): Map<string, CachedRecord> {
    const oldestMs = this.deps.clock.nowMs() - TRUSTED_MS;
    return this.find(
      spec,
      ids,
      ({ trusted, keptAtMs }, _, { outdated }) => trusted && !outdated && keptAtMs > oldestMs,
    );
  }

  /** To be had before records are read from the store that are to be kept. */
  ticket(spec: TableSpec): RecordTicket {
    const takenAtMs = this.deps.clock.nowMs();
    return { ...this.deps.manager.ticket([tableTag(this.deps.shop, spec.name)]), takenAtMs };
  }

  /**
   * One record or a whole catalog, but for those that were changed just before they were read. Where we have written
   * since the ticket, they are found by their version only. False: not kept.
   */
  keep(spec: TableSpec, records: readonly VersionedRecord[], ticket: RecordTicket): boolean {
    const { clock, manager } = this.deps;
    const settled = records.filter(({ version }) => isSettled(version, ticket.takenAtMs));
    if (settled.length === 0) return true;
    const ids = settled.map(({ id }) => id);
    const byShard = groupByShard(settled);
    return this.rewrite(spec, ids, () => {
      const origin = { keptAtMs: clock.nowMs(), trusted: manager.isCurrent(ticket) };
      return (shard, number) => {
        const added: Record<string, KeptRecord> = {};
        for (const { id, version, values } of byShard.get(number) ?? [])
          added[id] = { version, values: withoutLong(values), ...origin };
        return { ...shard, ...added };
      };
    });
  }

  /** Before a write of ours, with the table's tag closed. By their versions they stay good. */
  distrust(spec: TableSpec, ids: readonly string[]): void {
    if (!this.shards.areInUse(spec)) return;
    const touched = new Set(ids);
    const isDoubtful = (record: KeptRecord | undefined, id: string) =>
      record?.trusted === true && touched.has(id);
    const done = this.rewrite(spec, ids, () => (shard) => {
      if (!Object.entries(shard).some(([id, record]) => isDoubtful(record, id))) return null;
      return mapShard(shard, (record, id) =>
        isDoubtful(record, id) ? { ...record, trusted: false } : record,
      );
    });
    if (!done) this.shards.distrustAll(spec);
  }

  private find(
    spec: TableSpec,
    ids: readonly string[],
    isGood: (record: KeptRecord, id: string, shard: Found<Shard>) => boolean,
  ): Map<string, CachedRecord> {
    const shards = this.shards.read(spec, ids);
    const found = new Map<string, CachedRecord>();
    for (const id of ids) {
      const shard = shards.get(shardOf(id));
      const record = shard?.value[id];
      if (shard && record && isGood(record, id, shard)) found.set(id, toCached(spec, id, record));
    }
    this.deps.manager.count(spec.name, 'hits', found.size);
    this.deps.manager.count(spec.name, 'misses', ids.length - found.size);
    return found;
  }

  /** While nobody else does, and without what is too old. */
  private rewrite(spec: TableSpec, ids: readonly string[], prepare: () => ShardChange): boolean {
    const oldestMs = this.deps.clock.nowMs() - LONGEST_MS;
    const young = (record: KeptRecord) => (record.keptAtMs > oldestMs ? record : null);
    let kept = false;
    const alone = this.deps.exclusively(() => {
      kept = this.shards.rewrite(spec, ids, () => {
        const change = prepare();
        return (shard, number) => change(mapShard(shard, young), number);
      });
    });
    return alone && kept;
  }
}
