import { mustGetField, TABLES } from '../../src/catalog/fields';
import { readExactRow, readPlainRow, toCellData } from '../../src/sheets/row-codec';

const { variants } = TABLES;
const CONTEXT = { currencyDecimals: 2 };
const fields = ['sku', 'price', 'taxable'].map((key) => mustGetField(variants, key));
const columns = new Map([
  ['sku', 2],
  ['price', 0],
]);

describe('a value in a cell', () => {
  it.each([
    ['sku', '00123', { value: '00123', format: '@' }],
    ['sku', '=1+1', { value: '=1+1', format: '@' }],
    ['sku', null, { value: null, format: '@' }],
    ['price', '12.50', { value: 12.5, format: '0.00' }],
    ['taxable', 'TRUE', { value: true }],
    ['inventoryPolicy', 'deny', { value: 'deny', format: '@' }],
  ])('of %s: %j', (key, value, cell) => {
    expect(toCellData(mustGetField(variants, key), value, CONTEXT)).toEqual(cell);
  });
});

describe('a row', () => {
  it('is read where its columns are, and says nothing about columns that are gone', () => {
    expect(readPlainRow(fields, columns, [12.5, 'note', '00123', true], CONTEXT)).toEqual(
      new Map([
        ['sku', { kind: 'value', value: '00123', formula: false }],
        ['price', { kind: 'value', value: '12.50', formula: false }],
      ]),
    );
  });

  it('that ends early is blank from there on', () => {
    expect(readPlainRow(fields, columns, [12.5], CONTEXT).get('sku')).toMatchObject({ value: null });
    expect(readExactRow(fields, columns, [], CONTEXT).get('price')).toMatchObject({ value: null });
  });

  it('read exactly tells formulas and errors from what they show', () => {
    const plain = { formula: null, error: null, isDate: false };
    const row = [
      { ...plain, value: null, formula: '=1/0', error: '#DIV/0!' },
      { ...plain, value: null },
      { ...plain, value: 'X', formula: '="X"' },
    ];
    expect(readExactRow(fields, columns, row, CONTEXT)).toEqual(
      new Map<string, object>([
        ['sku', { kind: 'value', value: 'X', formula: true }],
        ['price', { kind: 'problem', reason: 'shows the error #DIV/0!', shown: '#DIV/0!', formula: true }],
      ]),
    );
  });
});
