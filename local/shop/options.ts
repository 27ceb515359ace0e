import type { VirtualClock } from '../clock';

export type Plan = 'standard' | 'advanced' | 'plus' | 'enterprise';

export interface LatencySettings {
  readBaseMs: number;
  readPerObjectMs: number;
  mutationBaseMs: number;
  furtherMutationMs: number;
  inputItemMs: number;
  refusedMs: number;
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
}

const DEFAULT_SCOPES = [
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
};

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
  };
}
