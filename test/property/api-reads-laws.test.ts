import fc from 'fast-check';
import type { Fault } from '../../local/shop';
import type { DownloadFault } from '../../local/shop/faults';
import { ApiError } from '../../src/core/api/api-error';
import type { BulkApiClient, ReadStep, Records } from '../../src/core/api/bulk-api-client';
import { noRecords } from '../../src/core/api/bulk/pages-records';
import { firstWindows } from '../../src/core/api/bulk/windows';
import { OutOfTime } from '../../src/platform/ports';
import { nastyCatalog, openReading, type Reading } from '../core/api/bulk/support';
import { anyFault } from '../support/any-fault';
import { runs } from './arbitraries';

const MOST_STEPS = 400;

type Step = (client: BulkApiClient, cursor: unknown) => ReadStep<unknown>;

const WAYS: Record<string, Step[]> = {
  'page by page': (['products', 'variants'] as const).map(
    (table): Step =>
      (client, cursor) =>
        client.fetchPages(table, cursor as never),
  ),
  'in windows': [
    (client, cursor = firstWindows({ products: 60, variants: 60 })) => client.fetchParallel(cursor as never),
  ],
  'by one bulk operation': [
    (client, cursor) => client.runBulkQuery({ pieces: 1, expectedSeconds: 3 }, cursor as never),
  ],
  'by bulk operations in windows': [
    (client, cursor) => client.runBulkQuery({ pieces: 3, expectedSeconds: 3 }, cursor as never),
  ],
  'through REST': [(client, cursor) => client.fetchRest(cursor as never)],
};

/** All of a read; each step is another execution, and one that fails is done again with the same cursor. */
function readOn(reading: Reading, step: Step, found: Records): void {
  let cursor: unknown;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    try {
      const client = reading.client({ deadlineMs: reading.clock.nowMs() + 200_000 });
      const { records, cursor: next } = step(client, cursor);
      found.products.push(...records.products);
      found.variants.push(...records.variants);
      if (next === null) return;
      cursor = JSON.parse(JSON.stringify(next));
    } catch (error) {
      if (error instanceof OutOfTime) reading.clock.advanceTo(error.wakeAtMs);
      else if (!(error instanceof ApiError)) throw error;
      reading.shop.restoreTokens();
    }
  }
  throw new Error('It does not end');
}

function idsOf(records: readonly { id: string }[]): string[] {
  return [...new Set(records.map(({ id }) => id))].sort((left, right) => Number(left) - Number(right));
}

describe.each(Object.entries(WAYS))('whatever happens to requests, a read %s', (_, steps) => {
  it('finds every record, with the values that the store has', () => {
    fc.assert(
      fc.property(fc.array(anyFault, { maxLength: 12 }), (faults) => {
        const reading = openReading({}, nastyCatalog(20));
        reading.clock.advance(60_000);
        const left: (Fault | DownloadFault | null)[] = [...faults];
        reading.http.beforeRequest = () => {
          const fault = left.shift();
          if (fault) reading.shop.faults.push(fault);
        };
        const found = noRecords();
        for (const step of steps) readOn(reading, step, found);
        expect(idsOf(found.products)).toEqual([...reading.shop.state.products.keys()].map(String));
        expect(idsOf(found.variants)).toEqual([...reading.shop.state.variants.keys()].map(String));
        const titles = new Map(
          [...reading.shop.state.products.values()].map((one) => [one.numericId, one.title]),
        );
        for (const { id, values } of found.products) expect(values['title']).toBe(titles.get(Number(id)));
      }),
      runs(15),
    );
  });
});
