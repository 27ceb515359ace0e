import type { TableName } from '../../catalog/fields';
import { fingerprint } from '../../catalog/value';

/** Records of one table that a read has seen or a write has touched. */
export interface Records {
  table: TableName;
  ids: readonly string[] | 'all';
}

/** CacheService keeps 1,000 values, so records share tags: a write outdates one read in so many that it need not. */
const BUCKETS = 16;

/** For what depends on a table as a whole: lists, counts. Every write to it outdates it. */
export function tableTag(shop: string, table: TableName): string {
  return `${shop} ${table}`;
}

/** For all records that are kept of a table. */
export function shardsTag(shop: string, table: TableName): string {
  return `${tableTag(shop, table)} shards`;
}

/** For what depends on single records. */
export function recordTags(shop: string, { table, ids }: Records): string[] {
  const buckets =
    ids === 'all'
      ? Array.from({ length: BUCKETS }, (_, at) => at)
      : new Set(ids.map((id) => bucketOf(id, BUCKETS)));
  return [...buckets].map((bucket) => `${tableTag(shop, table)} ${bucket}`);
}

export function bucketOf(id: string, buckets: number): number {
  return parseInt(fingerprint(id), 36) % buckets;
}
