import type { TableSpec } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import type { Values } from '../../catalog/value';
import { shardOf, type KeptRecord } from './record-shards';

/**
 * A record and what tells it from its other states: for a product its `updatedAt`, for a variant besides those of its
 * product and its inventory item, as it has values of theirs.
 */
export interface VersionedRecord extends CatalogRecord {
  version: string;
}

export interface CachedRecord extends VersionedRecord {
  /** False: values that are too long to be kept are absent, that is not known. */
  complete: boolean;
}

/** Descriptions would be nine tenths of what is kept, and variant work needs none. */
const LONGEST_VALUE = 1_000;
const TIMES = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;
const SETTLING_MS = 10_000;

export function groupByShard(records: readonly VersionedRecord[]): Map<number, VersionedRecord[]> {
  const groups = new Map<number, VersionedRecord[]>();
  for (const record of records) {
    const number = shardOf(record.id);
    const group = groups.get(number);
    if (group) group.push(record);
    else groups.set(number, [record]);
  }
  return groups;
}

/**
 * Shopify tells times in seconds: a record that was read within the second of its last change may have changed once
 * more in that second. The clocks of Google and Shopify may differ a little besides.
 */
export function isSettled(version: string, readAtMs: number): boolean {
  const times = version.match(TIMES) ?? [];
  return times.every((time) => Date.parse(time) + SETTLING_MS < readAtMs);
}

export function withoutLong(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => (value?.length ?? 0) <= LONGEST_VALUE),
  );
}

export function toCached(spec: TableSpec, id: string, { version, values }: KeptRecord): CachedRecord {
  return { id, version, values, complete: spec.fields.every(({ key }) => key in values) };
}
