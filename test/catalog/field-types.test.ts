import type { CellContent, RawCell } from '../../src/catalog/cells';
import { currencyDecimals } from '../../src/catalog/currency';
import {
  choice,
  decimal,
  integer,
  money,
  tags,
  text,
  yesNo,
  type FieldType,
} from '../../src/catalog/field-types';
import { isPreview } from '../../src/catalog/value';

const DOLLARS = { currencyDecimals: 2 };
const YEN = { currencyDecimals: 0 };
const DINARS = { currencyDecimals: 3 };

function cell(content: CellContent, more: Partial<RawCell> = {}): RawCell {
  return { content, formula: false, error: null, isDate: false, ...more };
}

function read(type: FieldType, content: CellContent, more: Partial<RawCell> = {}, context = DOLLARS) {
  const result = type.fromCell(cell(content, more), context);
  return result.kind === 'value' ? result.value : `!${result.reason}`;
}

describe('every type', () => {
  const types = [text, tags, money, decimal, integer, yesNo, choice({ a: 'A' })];

  it.each(types.map((type) => [type.name, type] as const))(
    '%s reads blank and the empty text as blank, and an error as a problem',
    (_, type) => {
      expect(read(type, null)).toBeNull();
      expect(read(type, '')).toBeNull();
      expect(type.fromCell(cell(null, { error: '#REF!', formula: true }), DOLLARS)).toEqual({
        kind: 'problem',
        reason: 'shows the error #REF!',
        shown: '#REF!',
        formula: true,
      });
    },
  );

  it.each(types.map((type) => [type.name, type] as const))(
    '%s has one blank: what Shopify has not is null, and equal to the empty text',
    (_, type) => {
      expect(type.fromStore(null, DOLLARS)).toBeNull();
      expect(type.fromStore(undefined, DOLLARS)).toBeNull();
      expect(type.toCell(null)).toBeNull();
      expect(type.same(null, null)).toBe(true);
    },
  );

  it('remembers that the value came from a formula', () => {
    expect(text.fromCell(cell('Hat', { formula: true }), DOLLARS)).toEqual({
      kind: 'value',
      value: 'Hat',
      formula: true,
    });
    expect(text.fromCell(cell(null, { formula: true }), DOLLARS)).toMatchObject({
      value: null,
      formula: true,
    });
  });
});

describe('text', () => {
  it.each([
    '00123',
    '1E5',
    '3/4',
    'TRUE',
    '12345678901234',
    "'quoted",
    ' trailing space ',
    '\t',
    '=HYPERLINK("x")',
  ])('is kept to the letter: %j', (typed) => {
    expect(text.toCell(text.fromStore(typed, DOLLARS))).toBe(typed);
    expect(read(text, typed)).toBe(typed);
    expect(text.toStore(typed)).toBe(typed);
  });

  it.each([
    ['a number', 123, {}],
    ['a boolean', true, {}],
    ['a date', 46_000, { isDate: true }],
    ['a date from a formula', 46_000, { isDate: true, formula: true }],
  ])('refuses a cell that holds %s, because what was typed may be lost', (kind, content, more) => {
    expect(read(text, content, more)).toMatch(/^!holds .*Plain text/);
    expect(read(text, content, more)).toContain(kind.startsWith('a date') ? 'a date' : kind);
  });

  it('takes the number that a formula computed', () => {
    expect(read(text, 123, { formula: true })).toBe('123');
  });

  it('means the same however its lines are broken, and nothing else the same', () => {
    expect(text.same('a\r\nb\rc', 'a\nb\nc')).toBe(true);
    expect(text.same('a\n\nb', 'a\nb')).toBe(false);
    expect(text.same('Hat', 'hat')).toBe(false);
    expect(text.same('Hat', 'Hat ')).toBe(false);
  });

  it('fits a cell with 50,000 characters, and is a preview with one more', () => {
    const most = 'x'.repeat(50_000);
    expect(text.fromStore(most, DOLLARS)).toBe(most);
    const preview = text.fromStore(`${most}x`, DOLLARS);
    expect(isPreview(preview)).toBe(true);
    expect(preview).toContain('50,001 characters');
    expect(preview?.length).toBeLessThan(most.length);
  });
});

describe('tags', () => {
  it('mean the same in any order, case and spacing, and with repetitions', () => {
    expect(tags.same('a, B,c', 'C,b , a,a')).toBe(true);
    expect(tags.same('a, b', 'a')).toBe(false);
    expect(tags.same(' , ', null)).toBe(true);
  });

  it('travel as a list', () => {
    expect(tags.fromStore(['a', 'b c'], DOLLARS)).toBe('a, b c');
    expect(tags.fromStore([], DOLLARS)).toBeNull();
    expect(tags.toStore(' a ,, b c ')).toEqual(['a', 'b c']);
  });
});

describe('money', () => {
  it.each([
    ['USD', 2, '19.9', '19.90'],
    ['USD', 2, '19.995', '20.00'],
    ['JPY', 0, '1500.0', '1500'],
    ['JPY', 0, '1499.5', '1500'],
    ['KWD', 3, '1.5', '1.500'],
    ['KWD', 3, '1.0005', '1.001'],
    ['EUR', 2, '123456789012345678901234.5', '123456789012345678901234.50'],
  ])('in %s has %d decimals: %s is %s', (currency, decimals, raw, value) => {
    expect(currencyDecimals(currency)).toBe(decimals);
    expect(money.fromStore(raw, { currencyDecimals: decimals })).toBe(value);
  });

  it.each([
    ['USD', DOLLARS, '0.00'],
    ['JPY', YEN, '0'],
    ['KWD', DINARS, '0.000'],
  ])('is shown in %s with its decimals', (_, context, format) => {
    expect(money.format(context)).toBe(format);
  });

  it('is rounded where a formula computed more', () => {
    expect(read(money, 10 / 3, { formula: true })).toBe('3.33');
    expect(read(money, 0.1 + 0.2)).toBe('0.30');
    expect(read(money, 1499.5, {}, YEN)).toBe('1500');
  });

  it('never has a negative zero, which would pass as a price', () => {
    expect(read(money, -0.001)).toBe('0.00');
    expect(read(money, -0)).toBe('0.00');
  });

  it.each([
    ['1.234,50', 'is not a number'],
    ['1,234.50', 'is not a number'],
    ['12,5', 'is not a number'],
    ['€ 12', 'is not a number'],
    ['1e5', 'is not a number'],
    ['+5', 'is not a number'],
    ['.5', 'is not a number'],
    ['٣', 'is not a number'],
    ['1.234', 'could mean two different numbers'],
    ['1.000', 'could mean two different numbers'],
    ['-1.500', 'could mean two different numbers'],
    ['12.3456', 'could mean two different numbers'],
  ])('typed as the text %s is refused, with the reason', (typed, reason) => {
    expect(read(money, typed)).toMatch(new RegExp(`^!"${typed.replace(/[+.]/g, '\\$&')}" ${reason}`));
  });

  it.each([
    ['12', '12.00'],
    [' 12.5 ', '12.50'],
    ['-3.00', '-3.00'],
    ['1234.50', '1234.50'],
  ])('typed as the text %j can only mean %s', (typed, value) => {
    expect(read(money, typed)).toBe(value);
  });

  it('with three decimals refuses a text that may be a thousand', () => {
    expect(read(money, '1.234', {}, DINARS)).toMatch(/^!.*two different numbers/);
    expect(read(money, '0.125', {}, DINARS)).toBe('0.125');
    expect(read(money, '1234.125', {}, DINARS)).toBe('1234.125');
  });

  it.each([
    ['a boolean', true, {}, 'is TRUE or FALSE'],
    ['a date', 46_000, { isDate: true }, 'is a date'],
  ])('refuses %s', (_, content, more, reason) => {
    expect(read(money, content, more)).toContain(reason);
  });

  it('means the same with more zeros', () => {
    expect(money.same('1.50', '1.5')).toBe(true);
    expect(money.same('0.00', null)).toBe(false);
  });

  it('comes back from a cell to the last digit even where a double cannot hold it', () => {
    const value = '12345678901234567.89';
    expect(read(money, money.toCell(value))).toBe(value);
    expect(typeof money.toCell('1234567890.12')).toBe('number');
  });
});

describe('other numbers', () => {
  it('keep the decimals of a weight, and drop those of a count', () => {
    expect(decimal.fromStore(0.1, DOLLARS)).toBe('0.1');
    expect(decimal.fromStore(1e-7, DOLLARS)).toBe('0.0000001');
    expect(decimal.fromStore(1e21, DOLLARS)).toBe('1000000000000000000000');
    expect(integer.fromStore(7, DOLLARS)).toBe('7');
    expect(read(integer, 7.4)).toBe('7');
  });

  it('are sent as numbers', () => {
    expect(decimal.toStore('1.5')).toBe(1.5);
    expect(integer.toStore('7')).toBe(7);
  });

  it('typed as text are taken only where they can mean one thing', () => {
    expect(read(decimal, '0.125')).toBe('0.125');
    expect(read(decimal, '1.2345')).toBe('1.2345');
    expect(read(decimal, '1.500')).toMatch(/^!/);
    expect(read(integer, '1.000')).toMatch(/^!/);
    expect(read(integer, '1000')).toBe('1000');
  });
});

describe('yes or no', () => {
  it.each([
    [true, 'TRUE'],
    ['true', 'TRUE'],
    [' Yes ', 'TRUE'],
    [1, 'TRUE'],
    [false, 'FALSE'],
    ['NO', 'FALSE'],
    [0, 'FALSE'],
  ])('reads %j as %s', (content, value) => {
    expect(read(yesNo, content)).toBe(value);
  });

  it.each(['maybe', 'x', 2, 'wahr'])('refuses %j', (content) => {
    expect(read(yesNo, content)).toMatch(/neither TRUE nor FALSE/);
  });

  it('is a checkbox in the sheet and a boolean to Shopify', () => {
    expect(yesNo.toCell('TRUE')).toBe(true);
    expect(yesNo.toCell('FALSE')).toBe(false);
    expect(yesNo.toStore('FALSE')).toBe(false);
    expect(yesNo.fromStore(false, DOLLARS)).toBe('FALSE');
  });
});

describe('a choice', () => {
  const status = choice({ Active: 'ACTIVE', Draft: 'DRAFT' });
  const tracker = choice({ shopify: true, '': false });

  it('shows words of its own and sends Shopify’s', () => {
    expect(status.fromStore('DRAFT', DOLLARS)).toBe('Draft');
    expect(status.toStore('Draft')).toBe('DRAFT');
  });

  it('is read in any case', () => {
    expect(read(status, ' aCTIVE ')).toBe('Active');
  });

  it('keeps a word that only Shopify knows', () => {
    expect(status.fromStore('SUSPENDED', DOLLARS)).toBe('SUSPENDED');
    expect(read(status, 'SUSPENDED')).toBe('SUSPENDED');
  });

  it('says what is possible', () => {
    expect(status.check?.('Sold')).toBe('"Sold" is not one of: Active, Draft');
    expect(status.check?.('draft')).toBeNull();
  });

  it('can have a word that is blank', () => {
    expect(tracker.fromStore(false, DOLLARS)).toBeNull();
    expect(tracker.fromStore(true, DOLLARS)).toBe('shopify');
    expect(read(tracker, '')).toBeNull();
    expect(tracker.toStore('shopify')).toBe(true);
  });

  it('keeps a word of Shopify’s that is new to us', () => {
    expect(status.fromStore('UNHEARD_OF', DOLLARS)).toBe('UNHEARD_OF');
    expect(status.toStore('UNHEARD_OF')).toBe('UNHEARD_OF');
  });
});
