import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { jsonForm } from '../../src/catalog/json-meaning';
import { metafieldType } from '../../src/catalog/metafield-types';
import {
  chosenMetafields,
  metafieldFields,
  metafieldHeader,
  parseMetafieldHeader,
} from '../../src/catalog/metafields';
import { readPath, selectionSet } from '../../src/catalog/paths';
import { validate as validateValue } from '../../src/catalog/records';
import { runs } from '../property/arbitraries';
import { adminSchema } from '../support/admin-schema';

const CONTEXT = { currencyDecimals: 2 };
const cell = (content: string | number | boolean | null) => ({
  content,
  formula: false,
  error: null,
  isDate: false,
});

describe('the header of a metafield', () => {
  it.each([
    [
      'Metafield: details.care [json]',
      { table: 'products', namespace: 'details', key: 'care', type: 'json' },
    ],
    [
      'Variant Metafield: app--1--x.y.care [list.number_integer]',
      { table: 'variants', namespace: 'app--1--x.y', key: 'care', type: 'list.number_integer' },
    ],
  ])('%s names it, and comes from it', (header, column) => {
    const parsed = parseMetafieldHeader(header);
    expect(parsed).toEqual(column);
    expect(parsed && metafieldHeader(parsed)).toBe(header);
  });

  it.each([
    'Title',
    'Metafield: title_tag [string]',
    'Metafield: a.b',
    ' Metafield: a.b [json]',
    'Metafield: a.b [JSON]',
  ])('"%s" names none', (header) => expect(parseMetafieldHeader(header)).toBeNull());

  it('that names the same metafield with another type counts once, as the last one says', () => {
    const chosen = chosenMetafields(['Metafield: a.b [json]', 'nonsense', 'Metafield: a.b [boolean]']);
    expect(chosen.map(({ type }) => type)).toEqual(['boolean']);
  });
});

it('a metafield of any name is read by a valid selection, where the field looks', () => {
  const name = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 20 })
    .filter((text) => !/[\p{C}.[\]]/u.test(text));
  fc.assert(
    fc.property(name, name, (namespace, key) => {
      const [field] = metafieldFields([{ table: 'products', namespace, key, type: 'json' }], 'products');
      const paths = [field?.read ?? '', field?.guard ?? ''];
      const document = `query Q($id: ID!) { product(id: $id) {\n${selectionSet(paths)}} }`;
      expect(validate(adminSchema(), parse(document))).toEqual([]);
      const alias = /^(m\w+):/.exec(field?.read ?? '')?.[1] ?? '';
      expect(readPath({ [alias]: { value: 'x' } }, field?.read ?? '')).toBe('x');
    }),
    runs(100),
  );
});

describe('values that mean the same', () => {
  it.each([
    ['number_decimal', '1.0', '1'],
    ['json', '{"a":1.50,"b":[true]}', '{ "b": [true], "a": 1.5 }'],
    ['list.number_decimal', '["1.0", "2"]', '["1","2.00"]'],
    ['weight', '{"value":2,"unit":"kg"}', '{"value":2.0,"unit":"KILOGRAMS"}'],
    ['list.dimension', '[{"unit":"cm","value":2}]', '[{"value":2.0,"unit":"CENTIMETERS"}]'],
    ['money', '{"amount":"5.9","currency_code":"USD"}', '{"currency_code":"USD","amount":"5.90"}'],
    [
      'rating',
      '{"value":"4","scale_min":"1","scale_max":"5.0"}',
      '{"scale_min":"1.0","scale_max":"5","value":"4.0"}',
    ],
    ['date_time', '2026-06-01T15:30:00', '2026-06-01T15:30:00+00:00'],
    ['multi_line_text_field', 'a\r\nb', 'a\nb'],
  ])('of %s: %s and %s', (type, left, right) => {
    const { same, hashForm, fromStore } = metafieldType(type);
    const values = [fromStore(left, CONTEXT), fromStore(right, CONTEXT)] as const;
    expect(same(...values)).toBe(true);
    expect(hashForm(values[0])).toBe(hashForm(values[1]));
  });

  it.each([
    ['json', '12345678901234567890', '12345678901234567891'],
    ['json', '{"a":"1.0"}', '{"a":"1"}'],
    ['json', '["1"]', '[1]'],
    ['json', '{"a":null}', '{}'],
    ['list.single_line_text_field', '["1.0"]', '["1"]'],
    ['list.single_line_text_field', '["a","b"]', '["b","a"]'],
    ['single_line_text_field', '1.0', '1'],
    ['number_decimal', '1', null],
  ])('are not these of %s: %s and %s', (type, left, right) => {
    expect(metafieldType(type).same(left, right)).toBe(false);
  });

  it('JSON has one form, however it is written, and a form of its own for each meaning', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        expect(jsonForm(JSON.stringify(left, null, 3))).toBe(jsonForm(JSON.stringify(left)));
        const isSame = JSON.stringify(left) === JSON.stringify(right);
        if (isSame) expect(jsonForm(JSON.stringify(left))).toBe(jsonForm(JSON.stringify(right)));
      }),
      runs(200),
    );
  });
});

describe('a cell of a metafield', () => {
  it.each<[string, string, string | number | boolean]>([
    ['number_integer', '42', 42],
    ['number_integer', '9007199254740991', '9007199254740991'],
    ['number_decimal', '1.50', 1.5],
    ['boolean', 'true', true],
    ['json', '{"a": 1}', '{"a": 1}'],
    ['single_line_text_field', '=1+1', '=1+1'],
    ['product_reference', 'gid://shopify/Product/1', 'gid://shopify/Product/1'],
  ])('of %s shows %s, and is read as the same again', (type, stored, shown) => {
    const { fromStore, toCell, fromCell, same } = metafieldType(type);
    const value = fromStore(stored, CONTEXT);
    if (shown !== '9007199254740991') expect(toCell(value)).toBe(shown);
    const read = fromCell(cell(toCell(value)), CONTEXT);
    expect(read.kind === 'value' && same(read.value, value)).toBe(true);
  });

  it.each([
    ['number_integer', 1.5, /not a whole number/],
    ['number_integer', 'many', /not a whole number/],
    ['number_decimal', '1.234,50', /not a number/],
    ['json', '{a: 1}', /not JSON/],
    ['list.single_line_text_field', '"a"', /JSON list/],
    ['single_line_text_field', 'a\nb', /line breaks/],
    ['date', '31.12.2026', /like 2026-12-31/],
    ['boolean', 'perhaps', /neither TRUE nor FALSE/],
  ])('of %s with %j says what is wrong', (type, content, says) => {
    const [field] = metafieldFields([{ table: 'products', namespace: 'a', key: 'b', type }], 'products');
    if (!field) throw new Error('no field');
    const read = field.type.fromCell(cell(content), CONTEXT);
    expect(read.kind === 'problem' ? read.reason : validateValue(field, read.value)).toMatch(says);
  });

  it('whose value in Shopify is of another kind is no problem as long as nobody edits it', () => {
    const { fromStore, toCell, fromCell } = metafieldType('number_integer');
    const value = fromStore('abc', CONTEXT);
    expect(fromCell(cell(toCell(value)), CONTEXT)).toMatchObject({ kind: 'value', value: 'abc' });
  });
});
