import type { Namespace } from './namespace';
import type { Records } from './record-tags';

/** How fast what was read becomes untrue by itself, that is by others' hands in Shopify. */
export type ReadKind = keyof typeof READ_KINDS;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export const READ_KINDS = {
  /** Name, currency, scopes: small, asked for by every execution, so worth a property where it outlives a night. */
  shop: kind('shop', 12 * HOUR, ['memory', 'shared', 'durable']),
  /** Locations, definitions of metafields, collections' names: changed a few times a year. */
  definitions: kind('definitions', 6 * HOUR, ['memory', 'shared']),
  /** For estimates and progress only. */
  counts: kind('counts', 5 * MINUTE, ['memory', 'shared']),
  /** Records by id, while somebody looks at them. What is written is read afresh. */
  records: kind('records', MINUTE, ['memory', 'shared']),
};

export interface ReadRule<T> {
  kind: ReadKind;
  /** What the answer depends on, so that our own writes outdate it: whole tables, or single records. */
  tables?: readonly Records['table'][];
  records?: readonly Records[];
  /** The store has no such thing: believed for a minute. */
  isNotFound?: (data: T) => boolean;
}

function kind(name: string, ttlSeconds: number, tiers: Namespace<unknown>['tiers']): Namespace<unknown> {
  return {
    name: `read-${name}`,
    version: 1,
    ttlSeconds,
    negativeTtlSeconds: Math.min(MINUTE, ttlSeconds),
    tiers,
  };
}
