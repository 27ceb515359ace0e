import fc from 'fast-check';
import { ResultLines } from '../../../../src/core/api/bulk/bulk-query-download';
import { utf8Length } from '../../../../src/catalog/value';
import { linesOf, wholeLines } from '../../../../src/core/api/bulk/jsonl';
import { balancedWindows, splitWindow, type IdWindow } from '../../../../src/core/api/bulk/windows-split';
import { FakeClock } from '../../../support/fakes-api';

const line = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => JSON.stringify({ text }));

/** Serves a file as the storage host does, each answer cut short after so many bytes. */
function storage(content: string, cuts: readonly number[]) {
  const bytes = Buffer.from(content, 'utf8');
  const left = [...cuts];
  return {
    fetchAll: (requests: { headers: Record<string, string> }[]) =>
      requests.map(({ headers }) => {
        const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(headers['Range'] ?? '') ?? [];
        const end = to === '' ? bytes.length : Number(to) + 1;
        const part = bytes.subarray(
          Number(from),
          Math.min(end, Number(from) + (left.shift() ?? bytes.length)),
        );
        return {
          status: headers['Range'] === undefined ? 200 : 206,
          headers: {},
          body: part.toString('utf8'),
        };
      }),
  };
}

function read(content: string, cuts: readonly number[], mostBytes?: number): string[] {
  const deps = { http: storage(content, cuts), clock: new FakeClock(), deadlineMs: Infinity };
  const file = { url: 'https://storage.example/result', bytes: Buffer.byteLength(content) };
  return [...new ResultLines(deps, file, null, mostBytes).lines()];
}

it('gives the lines of a result wherever its downloads were cut off, inside characters too', () => {
  const cuts = fc.array(fc.integer({ min: 150, max: 400 }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), cuts, fc.boolean(), (lines, cut, endsWithBreak) => {
      const content = lines.join('\n') + (endsWithBreak && lines.length > 0 ? '\n' : '');
      expect(read(content, cut)).toEqual(lines);
    }),
  );
});

it('gives the same lines in parts of any size as at once', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 300 }), (lines, mostBytes) => {
      fc.pre(lines.every((text) => Buffer.byteLength(text) < mostBytes));
      expect(read(lines.map((text) => `${text}\n`).join(''), [], mostBytes)).toEqual(lines);
    }),
  );
});

it('counts bytes as UTF-8 does, and never takes half a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
      expect(text.startsWith(wholeLines(text))).toBe(true);
      expect([...linesOf(text)]).toEqual(text.split('\n').filter((part) => part !== ''));
    }),
  );
});

/** Whether windows follow each other without gap or overlap, from the first id to the last. */
function expectCover(windows: readonly IdWindow[], { from, to }: IdWindow): void {
  let at = from;
  for (const window of windows) {
    expect(window.from).toBe(at);
    expect(window.to).toBeGreaterThan(window.from);
    at = window.to;
  }
  expect(at).toBe(to);
}

const whole = fc
  .record({ from: fc.integer({ min: 1, max: 9e13 }), width: fc.integer({ min: 1, max: 1e10 }) })
  .map(({ from, width }) => ({ from, to: from + width }));

it('covers every id exactly once, in however many windows', () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 200 }), (window, pieces) => {
      expectCover(splitWindow(window, pieces), window);
    }),
  );
});

it('covers every id exactly once also where windows are balanced by their counts', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 10, maxLength: 10 });
  const shares = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(whole, counts, shares, (window, numbers, wanted) => {
      const counted = splitWindow(window, 10).map((part, at) => ({ ...part, count: numbers[at] ?? 0 }));
      expectCover(balancedWindows(counted, wanted), window);
      expect(balancedWindows(counted, wanted).length).toBeLessThanOrEqual(wanted.length);
    }),
  );
});

it('gives windows their shares of the records, however unevenly those lie', () => {
  const counted = [
    { from: 0, to: 1_000, count: 30 },
    { from: 1_000, to: 1_100, count: 90 },
    { from: 1_100, to: 9_000, count: 30 },
  ];
  expect(balancedWindows(counted, [1, 2, 3, 4]).map(({ from }) => from)).toEqual([0, 500, 1_017, 1_067]);
});
