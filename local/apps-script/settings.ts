import type { RuntimeSettings } from './contract';

/**
 * The stricter side of whatever is open, and the plainer one where strictness would make runs unrepeatable: measured
 * CPU and drawn latencies are for benchmarks. docs/local-apps-script.md lists what each switch stands for.
 */
export const STRICT: RuntimeSettings = {
  seed: 1,
  account: 'consumer',
  sheetsPerMinuteQuota: true,
  dailyQuotas: true,
  propertyValueLimit: true,
  spreadsheetTimeZone: 'America/New_York',
  spreadsheetLocale: 'en_US',
  scriptRunRoundTripMs: 0,
  isAddOn: false,
  isTestDeployment: false,
  isEnabledInFile: true,
  boundTimerHasDocument: false,
  addOnOneShotWithinHour: false,
  grantedScopes: null,
  ownsFile: true,
  scriptCpuFactor: 0,
  latencyJitter: false,
  fetchAllConcurrency: 20,
  triggerJitter: false,
  realLimitMs: 300_000,
  cacheLossRate: 0,
  cacheValueUnit: 'bytes',
  formulasInTextCells: true,
  scriptApostrophe: 'eaten',
  htmlEatsSlashes: true,
};
