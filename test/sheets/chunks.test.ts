import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { CellValue } from '../../src/platform/ports';
import { fromChunks, toChunks } from '../../src/sheets/chunks';
import { anyText, runs } from '../property/arbitraries';
import { packer } from '../support/fake-workbook';

const valuesOf = (data: unknown): CellValue[] => toChunks(packer, data).map(({ value }) => value);

describe('data in cells', () => {
  it('comes back as it was, whatever texts it holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(anyText, fc.array(fc.oneof(anyText, fc.constant(null), fc.constant(0)))),
        (data) => {
          const plain: unknown = JSON.parse(JSON.stringify(data));
          expect(fromChunks(packer, valuesOf(data))).toEqual(plain);
        },
      ),
      runs(200),
    );
  });

  it('that is large fills several cells, each within a cell’s limit and kept as text', () => {
    const data = { noise: randomBytes(120_000).toString('base64') };
    const cells = toChunks(packer, data);
    expect(cells.length).toBeGreaterThan(2);
    for (const { value, format } of cells) {
      expect(String(value).length).toBeLessThanOrEqual(50_000);
      expect(format).toBe('@');
    }
    expect(fromChunks(packer, valuesOf(data))).toEqual(data);
  });

  it('is refused where a piece is missing or was changed', () => {
    const cells = valuesOf({ noise: randomBytes(120_000).toString('base64') });
    expect(() => fromChunks(packer, cells.slice(1))).toThrow();
    expect(() => fromChunks(packer, cells.slice(0, -1))).toThrow();
    expect(() => fromChunks(packer, [...cells].reverse())).toThrow();
    expect(() => fromChunks(packer, [])).toThrow();
  });
});
