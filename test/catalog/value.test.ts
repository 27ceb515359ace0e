import {
  CELL_CHARACTERS,
  fingerprint,
  fitToCell,
  isPreview,
  normalizeLineBreaks,
} from '../../src/catalog/value';

describe('what does not fit a cell', () => {
  it('is a preview that says how long the text is and shows its beginning', () => {
    const preview = fitToCell('Once upon a time. '.repeat(4_000));
    expect(isPreview(preview)).toBe(true);
    expect(preview).toContain('72,000 characters');
    expect(preview).toContain('Once upon a time. Once');
    expect(preview.length).toBeLessThan(2_000);
  });

  it('changes its preview with its last character', () => {
    const long = 'x'.repeat(60_000);
    expect(fitToCell(`${long}a`)).not.toBe(fitToCell(`${long}b`));
  });

  it('is never cut through a character', () => {
    const preview = fitToCell(`x${'😀'.repeat(30_000)}`);
    expect(Buffer.from(preview, 'utf8').toString('utf8')).toBe(preview);
    const other = fitToCell('😀'.repeat(30_000));
    expect(Buffer.from(other, 'utf8').toString('utf8')).toBe(other);
  });

  it('begins at one character more than a cell holds', () => {
    expect(fitToCell('x'.repeat(CELL_CHARACTERS))).toHaveLength(CELL_CHARACTERS);
    expect(isPreview(fitToCell('x'.repeat(CELL_CHARACTERS + 1)))).toBe(true);
    expect(isPreview('x')).toBe(false);
    expect(isPreview(null)).toBe(false);
  });
});

describe('line breaks', () => {
  it.each([
    ['a\r\nb', 'a\nb'],
    ['a\rb', 'a\nb'],
    ['a\r\n\r\nb\r', 'a\n\nb\n'],
    ['a\nb', 'a\nb'],
  ])('of %j are those of %j', (text, normal) => {
    expect(normalizeLineBreaks(text)).toBe(normal);
  });
});

describe('a fingerprint', () => {
  it('stays the same from release to release, because it is kept in spreadsheets', () => {
    // The published value of cyrb53 for "a" is 7929297801672961.
    expect(parseInt(fingerprint('a'), 36)).toBe(7929297801672961);
    expect(fingerprint('Hat')).toBe('29vzjboxzog');
  });

  it('tells ten thousand like texts apart', () => {
    const prints = new Set(Array.from({ length: 10_000 }, (_, index) => fingerprint(`product-${index}`)));
    expect(prints.size).toBe(10_000);
  });
});
