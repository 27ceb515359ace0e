/** Quarterly versions: each is accessible for about a year, so four stable ones at a time (reference, section 1). */

/** From this version on mutations of stock need a key, and say what they change from. */
export const IDEMPOTENT_SINCE = '2026-04';

export interface ApiVersion {
  handle: string;
  displayName: string;
  supported: boolean;
}

const MONTHS = ['01', '04', '07', '10'];

function stableHandles(nowMs: number): string[] {
  const now = new Date(nowMs);
  const quarter = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  return [3, 2, 1, 0].map((back) => handleOf(quarter - back));
}

function handleOf(quarter: number): string {
  return `${Math.floor(quarter / 4)}-${MONTHS[quarter % 4] ?? '01'}`;
}

export function supportedVersions(nowMs: number): ApiVersion[] {
  const stable = stableHandles(nowMs).map((handle) => ({ handle, displayName: handle, supported: true }));
  return [
    ...stable,
    {
      handle: candidateHandle(nowMs),
      displayName: `${candidateHandle(nowMs)} (Release candidate)`,
      supported: false,
    },
    { handle: 'unstable', displayName: 'unstable', supported: false },
  ];
}

function candidateHandle(nowMs: number): string {
  const now = new Date(nowMs);
  return handleOf(now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3) + 1);
}

/**
 * The version that answers a request, or null where there is none. A version that is no longer accessible silently
 * falls forward to the oldest accessible one; `X-Shopify-API-Version` tells what was served.
 */
export function servedVersion(requested: string, nowMs: number): string | null {
  if (requested === 'unstable') return requested;
  if (!/^\d{4}-(01|04|07|10)$/.test(requested)) return null;
  const stable = stableHandles(nowMs);
  const [oldest] = stable;
  if (oldest !== undefined && requested < oldest) return oldest;
  return stable.includes(requested) || requested === candidateHandle(nowMs) ? requested : null;
}
