import { localeOf } from '../../../local/apps-script/spreadsheet/locale';
import { displayText } from '../../../local/apps-script/spreadsheet/number-display';
import { parseTyped } from '../../../local/apps-script/spreadsheet/typed-text';
import { numberFormat, typeOfPattern } from '../../../local/apps-script/spreadsheet/cell';

const EN_US = localeOf('en_US');
const NOW = Date.UTC(2026, 10, 25);
const serial = (year: number, month: number, day: number): number =>
  (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;

describe('what typing makes of text', () => {
  test.each([
    ['00123', 123],
    ['01234', 1234],
    ['1,234', 1234],
    ['1,000,000', 1_000_000],
    ['2.000', 2],
    ['$2.99', 2.99],
    ['-$2.99', -2.99],
    ['12%', 0.12],
    ['1E5', 100_000],
    ['7e30', 7e30],
    ['(5)', -5],
    ['+5', 5],
    [' 5 ', 5],
    ['.5', 0.5],
    ['12345678901234567', 12345678901234568],
    ['3/4', serial(2026, 3, 4)],
    ['12-3', serial(2026, 12, 3)],
    ['1/2/2024', serial(2024, 1, 2)],
    ['2024-01-05', serial(2024, 1, 5)],
    ['Jan 5, 2024', serial(2024, 1, 5)],
    ['5 Jan', serial(2026, 1, 5)],
    ['10:30', 0.4375],
    ['10:30 PM', 0.9375],
    ['2024-01-05 12:00', serial(2024, 1, 5) + 0.5],
  ])('%j is the number %d', (text, value) => {
    expect(parseTyped(text, NOW, EN_US)).toMatchObject({ kind: 'number', value });
  });

  test.each([
    ['TRUE', true],
    ['false', false],
  ])('%j is a boolean', (text, value) => {
    expect(parseTyped(text, NOW, EN_US)).toEqual({ kind: 'boolean', value });
  });

  test.each([
    ['=1+1', '=1+1'],
    ['+421 888', '=+421 888'],
    ['-abc', '=-abc'],
  ])('%j is the formula %j', (text, formula) => {
    expect(parseTyped(text, NOW, EN_US)).toEqual({ kind: 'formula', formula });
  });

  test.each([
    ["'0001", '0001'],
    ["'=1+1", '=1+1'],
    ['1.234,50', '1.234,50'],
    ['22 34', '22 34'],
    ['2/30', '2/30'],
    ['1,23', '1,23'],
    ['1.2.3', '1.2.3'],
    ['=', '='],
    [' trailing ', ' trailing '],
    ['2024-01-05T10:30:00Z', '2024-01-05T10:30:00Z'],
    ['gid://shopify/Product/1', 'gid://shopify/Product/1'],
  ])('%j stays the text %j', (text, kept) => {
    expect(parseTyped(text, NOW, EN_US)).toEqual({ kind: 'text', text: kept });
  });
});

describe('what a cell shows', () => {
  test.each([
    [1234.5, '#,##0.00', '1,234.50'],
    [0.125, '0.00%', '12.50%'],
    [100_000, '0.00E+00', '1.00E+05'],
    [2.5, '"$"#,##0.00', '$2.50'],
    [-2.5, '0.0', '-2.5'],
    [7, '000', '007'],
    [serial(2026, 3, 4), 'm/d', '3/4'],
    [serial(2024, 1, 5) + 0.5, 'yyyy-mm-dd hh:mm', '2024-01-05 12:00'],
    [0.9375, 'h:mm:ss am/pm', '10:30:00 PM'],
  ])('%d under %j is %j', (value, pattern, text) => {
    expect(displayText(value, numberFormat(typeOfPattern(pattern), pattern), EN_US)).toBe(text);
  });

  test.each([
    [0.1 + 0.2, '0.3'],
    [12345678901234, '12345678901234'],
    [7e30, '7.00E+30'],
    [true, 'TRUE'],
  ])('%s without a format is %j', (value, text) => {
    expect(displayText(value, null, EN_US)).toBe(text);
  });
});
