import type { VirtualClock } from '../clock';

export type Plan = 'standard' | 'advanced' | 'plus' | 'enterprise';

export interface LatencySettings {
  readBaseMs: number;
  readPerObjectMs: number;
  mutationBaseMs: number;
  furtherMutationMs: number;
  inputItemMs: number;
  refusedMs: number;
  bulkStartMs: number;
  bulkCancelMs: number;
  bulkQueryBaseMs: number;
  bulkQueryObjectsPerSecond: number;
  bulkMutationBaseMs: number;
  bulkMutationRowsPerSecond: number;
  storageBaseMs: number;
  storageBytesPerSecond: number;
  restPageMs: number;
  mediaReadyMs: number;
}

export interface ShopOptions {
  clock: VirtualClock;
  domain?: string;
  name?: string;
  accessToken?: string;
  clientId?: string;
  clientSecret?: string;
  scopes?: readonly string[];
  plan?: Plan;
  currency?: string;
  timeZone?: string;
  /** `linear` prices every list by its length: the pessimistic side of an unpublished formula. */
  listPricing?: 'one' | 'linear';
  latency?: Partial<LatencySettings>;
  /** What a repeated `@idempotent` key does: the documentation says the first result again, live reports say a second run. */
  repeatedKeys?: 'replay' | 'again';
  /** How long searches and filtered counts lag behind writes, in virtual milliseconds. */
  searchLagMs?: number;
  /** Decides every order that the store leaves open, such as that of bulk rows. */
  seed?: number;
}

export interface ShopSettings {
  clock: VirtualClock;
  domain: string;
  name: string;
  accessToken: string;
  clientId: string;
  clientSecret: string;
  scopes: readonly string[];
  plan: Plan;
  currency: string;
  timeZone: string;
  listPricing: 'one' | 'linear';
  latency: LatencySettings;
  repeatedKeys: 'replay' | 'again';
  searchLagMs: number;
  seed: number;
}

export const DEFAULT_SCOPES = [
  'read_files',
  'read_inventory',
  'read_locations',
  'read_products',
  'read_publications',
  'write_files',
  'write_inventory',
  'write_locations',
  'write_products',
  'write_publications',
];

/** The figures of the reference's table "Numbers for the local model"; all [A], assumptions chosen to be plausible. */
const DEFAULT_LATENCY: LatencySettings = {
  readBaseMs: 350, // [A]
  readPerObjectMs: 0.6, // [A]
  mutationBaseMs: 350, // [A]
  furtherMutationMs: 45, // [A]
  inputItemMs: 2, // [A] design, section 6: "mutation input items (2 ms each)"
  refusedMs: 120, // [A] an answer that never reached a resolver: throttled, invalid, unauthorised
  bulkStartMs: 500, // [A] a recorded first poll still said CREATED
  bulkCancelMs: 1000, // [A] CANCELING, then CANCELED at the next recorded poll
  bulkQueryBaseMs: 2000, // [A]
  bulkQueryObjectsPerSecond: 2500, // [A]
  bulkMutationBaseMs: 3000, // [A]
  bulkMutationRowsPerSecond: 25, // [A]
  storageBaseMs: 150, // [A]
  storageBytesPerSecond: 20_000_000, // [A]
  mediaReadyMs: 2000, // [A] recorded files were ready one or two seconds after they were made
  restPageMs: 1200, // [A] the middle of 800 to 1,700 ms
};

const DEFAULT_SEARCH_LAG_MS = 500; // [A]

export function toSettings(options: ShopOptions): ShopSettings {
  const domain = options.domain ?? 'demo.myshopify.com';
  return {
    clock: options.clock,
    domain,
    name: options.name ?? 'Demo Store',
    accessToken: options.accessToken ?? 'shpat_demo_0123456789abcdef',
    clientId: options.clientId ?? 'demo-client-id',
    clientSecret: options.clientSecret ?? 'demo-client-secret',
    scopes: [...(options.scopes ?? DEFAULT_SCOPES)].sort(),
    plan: options.plan ?? 'standard',
    currency: options.currency ?? 'USD',
    timeZone: options.timeZone ?? 'America/New_York',
    listPricing: options.listPricing ?? 'one',
    latency: { ...DEFAULT_LATENCY, ...options.latency },
    repeatedKeys: options.repeatedKeys ?? 'replay',
    searchLagMs: options.searchLagMs ?? DEFAULT_SEARCH_LAG_MS,
    seed: options.seed ?? 1,
  };
}
