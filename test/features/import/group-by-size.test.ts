import fc from 'fast-check';
import type { CatalogRecord } from '../../../src/catalog/records';
import { groupBySize } from '../../../src/features/import/group-by-size';
import { runs } from '../../property/arbitraries';

const MEGABYTE = 1_000_000;
const EACH = () => true;

function recordOf(id: number, characters: number): CatalogRecord {
  return { id: String(id), values: { bodyHtml: 'x'.repeat(characters), title: null } };
}

function sizeOf(group: readonly CatalogRecord[]): number {
  return group.reduce((sum, { values }) => sum + (values['bodyHtml']?.length ?? 0), 0);
}

describe('records in groups', () => {
  it('are one group where they are small, even where there are none', () => {
    expect(groupBySize([], EACH)).toEqual([[]]);
    const small = Array.from({ length: 250 }, (_, id) => recordOf(id, 100));
    expect(groupBySize(small, EACH)).toEqual([small]);
  });

  it('are several where one write would be too large', () => {
    const large = Array.from({ length: 60 }, (_, id) => recordOf(id, 50_000));
    const groups = groupBySize(large, EACH);
    expect(groups.length).toBeGreaterThan(2);
    for (const group of groups) expect(sizeOf(group)).toBeLessThanOrEqual(2 * MEGABYTE);
  });

  it('are one group, however many, where little is written of them', () => {
    const large = Array.from({ length: 60 }, (_, id) => recordOf(id, 50_000));
    expect(groupBySize(large, () => false)).toEqual([large]);
    const [first, second] = groupBySize(large, ({ id }) => Number(id) >= 40);
    expect(first?.length).toBeGreaterThan(40);
    expect(second?.length).toBeGreaterThan(0);
  });

  it('are all there, in order, in groups no smaller than they have to be', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 30 }), (sizes) => {
        const records = sizes.map((characters, id) => recordOf(id, characters));
        const groups = groupBySize(records, EACH);
        expect(groups.flat().map(({ id }) => id)).toEqual(records.map(({ id }) => id));
        groups.forEach((group, at) => {
          if (groups.length > 1) expect(group.length).toBeGreaterThan(0);
          if (group.length > 1) expect(sizeOf(group)).toBeLessThanOrEqual(2 * MEGABYTE);
          const [next] = groups[at + 1] ?? [];
          if (next) expect(sizeOf([...group, next])).toBeGreaterThan(MEGABYTE / 2);
        });
      }),
      runs(50),
    );
  });
});
