import fc from 'fast-check';
import type { Fault } from '../../local/shop';
import type { DownloadFault } from '../../local/shop/faults';

const STATUSES = [400, 401, 402, 403, 404, 413, 423, 429, 500, 502, 503, 504];

/** One of each kind that the store has; a kind that is added there has to be added here. */
const KINDS: Record<(Fault | DownloadFault)['kind'], fc.Arbitrary<Fault | DownloadFault>> = {
  status: fc.constantFrom(...STATUSES).map((status) => ({
    kind: 'status',
    status,
    headers: { 'Retry-After': '2' },
  })),
  throttled: fc.constant({ kind: 'throttled' }),
  throttleStorm: fc.integer({ min: 1_000, max: 60_000 }).map((forMs) => ({ kind: 'throttleStorm', forMs })),
  tokenRevoked: fc.constant({ kind: 'tokenRevoked' }),
  timeoutBefore: fc.constantFrom({ kind: 'timeoutBefore' }, { kind: 'timeoutBefore', afterMs: 300 }),
  timeoutAfter: fc.constantFrom({ kind: 'timeoutAfter' }, { kind: 'timeoutAfter', afterMs: 900 }),
  html: fc.constantFrom({ kind: 'html' }, { kind: 'html', status: 200 }),
  truncated: fc.integer({ min: 0, max: 99 }).map((percent) => ({ kind: 'truncated', at: percent / 100 })),
};

/** Any fault for the next request, or none. */
export const anyFault: fc.Arbitrary<Fault | DownloadFault | null> = fc.oneof(
  fc.constant(null),
  ...Object.values(KINDS),
);
