import fc from 'fast-check';
import { a1, a1Columns, columnLetters, wholeTab } from '../../src/platform/a1';
import { runs } from '../property/arbitraries';

describe('A1 notation', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [18_277, 'ZZZ'],
  ])('calls column %d %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  it('counts columns without a gap, and never calls two the same', () => {
    const toNumber = (letters: string) =>
      [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    fc.assert(
      fc.property(fc.nat(18_277), (column) => {
        expect(toNumber(columnLetters(column))).toBe(column);
      }),
      runs(500),
    );
  });

  it('quotes the tab’s title, apostrophes in it included', () => {
    expect(wholeTab("It's · ours")).toBe("'It''s · ours'");
    expect(a1('Products', 0, 0, 9, 27)).toBe("'Products'!A1:AB10");
    expect(a1("'", 4, 2, 4, 2)).toBe("''''!C5:C5");
    expect(a1Columns('Products', 0, 2)).toBe("'Products'!A:C");
  });
});
