import { isEditable, mustGetField, TABLES } from '../../src/catalog/fields';
import { hashValues, signatureOf, toInput, toRecord, validate } from '../../src/catalog/records';

const { products, variants } = TABLES;
const CONTEXT = { currencyDecimals: 2 };

describe('a record', () => {
  it('is read from a node, with every field in canonical form', () => {
    const node = {
      id: 'gid://shopify/ProductVariant/42',
      product: { legacyResourceId: '7', handle: 'hat', title: 'Hat' },
      selectedOptions: [{ name: 'Size', value: 'M' }],
      inventoryItem: {
        sku: '00123',
        unitCost: { amount: '3.5' },
        tracked: true,
        requiresShipping: false,
        measurement: { weight: { value: 0.25, unit: 'KILOGRAMS' } },
        harmonizedSystemCode: null,
        countryCodeOfOrigin: 'PT',
        legacyResourceId: '9',
      },
      barcode: '',
      price: '10',
      compareAtPrice: null,
      taxable: true,
      taxCode: null,
      inventoryPolicy: 'DENY',
      position: 1,
      media: { nodes: [] },
      inventoryQuantity: 0,
      updatedAt: '2026-10-01T00:00:00Z',
    };
    expect(toRecord(variants, node, CONTEXT)).toEqual({
      id: '42',
      values: {
        productId: '7',
        handle: 'hat',
        title: 'Hat',
        option1Name: 'Size',
        option1Value: 'M',
        option2Name: null,
        option2Value: null,
        option3Name: null,
        option3Value: null,
        sku: '00123',
        barcode: null,
        price: '10.00',
        compareAtPrice: null,
        cost: '3.50',
        taxable: 'TRUE',
        taxCode: null,
        tracker: 'shopify',
        inventoryPolicy: 'deny',
        requiresShipping: 'FALSE',
        weight: '0.25',
        weightUnit: 'kg',
        hsCode: null,
        countryOfOrigin: 'PT',
        position: '1',
        image: null,
        quantity: '0',
        inventoryItemId: '9',
        updatedAt: '2026-10-01T00:00:00Z',
      },
    });
  });

  it('is refused without an id of Shopify’s', () => {
    expect(() => toRecord(products, { id: 'nonsense' }, CONTEXT)).toThrow('is not a Shopify id');
  });
});

describe('a mutation’s input', () => {
  it('holds the changed fields and no other', () => {
    const current = { title: 'Hat', vendor: 'A', tags: 'x' };
    expect(toInput(products, { title: 'Cap' }, current)).toEqual({ title: 'Cap' });
    expect(toInput(products, { tags: 'a, b', seoTitle: 'T' }, current)).toEqual({
      tags: ['a', 'b'],
      seo: { title: 'T' },
    });
  });

  it('sends a price as a decimal string and the rest in Shopify’s own words', () => {
    const changed = { price: '12.50', taxable: 'FALSE', inventoryPolicy: 'continue', tracker: 'shopify' };
    expect(toInput(variants, changed, {})).toEqual({
      price: '12.50',
      taxable: false,
      inventoryPolicy: 'CONTINUE',
      inventoryItem: { tracked: true },
    });
  });

  it('takes a weight’s unit along, and a unit’s weight', () => {
    const current = { weight: '1.5', weightUnit: 'kg' };
    const weight = (value: number, unit: string) => ({
      inventoryItem: { measurement: { weight: { value, unit } } },
    });
    expect(toInput(variants, { weight: '2' }, current)).toEqual(weight(2, 'KILOGRAMS'));
    expect(toInput(variants, { weightUnit: 'g' }, current)).toEqual(weight(1.5, 'GRAMS'));
    expect(toInput(variants, { weight: '2', weightUnit: 'g' }, current)).toEqual(weight(2, 'GRAMS'));
  });

  it('names all options when one of them changes, and only those that exist', () => {
    const current = {
      option1Name: 'Size',
      option1Value: 'M',
      option2Name: 'Colour',
      option2Value: 'Red',
      option3Name: null,
      option3Value: null,
    };
    expect(toInput(variants, { option2Value: 'Blue' }, current)).toEqual({
      optionValues: [
        { optionName: 'Size', name: 'M' },
        { optionName: 'Colour', name: 'Blue' },
      ],
    });
  });

  it.each([
    ['vendor', products, { vendor: '' }],
    ['tags', products, { tags: [] }],
    ['templateSuffix', products, { templateSuffix: null }],
    ['compareAtPrice', variants, { compareAtPrice: null }],
    ['tracker', variants, { inventoryItem: { tracked: false } }],
  ])('sends for an emptied %s what Shopify takes as empty', (key, spec, input) => {
    expect(toInput(spec, { [key]: null }, {})).toEqual(input);
  });

  it('cannot be made from what may not be blank or is read only', () => {
    expect(() => toInput(products, { title: null }, {})).toThrow('Title may not be blank');
    expect(() => toInput(products, { category: 'x' }, {})).toThrow('The field Category is read only');
  });
});

describe('validation', () => {
  it.each([
    ['title', products, 'Hat', null],
    ['title', products, 'x'.repeat(255), null],
    ['title', products, 'x'.repeat(256), 'has 256 characters; at most 255 are possible'],
    ['title', products, null, 'may not be empty'],
    ['vendor', products, null, null],
    ['category', products, 'x', 'cannot be changed from the sheet'],
    ['option1Name', variants, 'Size', 'cannot be changed from the sheet'],
    ['price', variants, '0.00', null],
    ['price', variants, '-0.01', 'must be 0 or more'],
    ['compareAtPrice', variants, null, null],
    ['weight', variants, '-1', 'must be 0 or more'],
  ])('of %s', (key, spec, value, reason) => {
    expect(validate(mustGetField(spec, key), value)).toBe(reason);
  });

  it('lets nothing through that the product cannot write', () => {
    const open = [...products.fields, ...variants.fields].filter((field) => !isEditable(field));
    expect(open.map((field) => validate(field, 'x'))).toEqual(
      open.map(() => 'cannot be changed from the sheet'),
    );
  });
});

describe('a row hash', () => {
  const fields = [mustGetField(products, 'title'), mustGetField(products, 'vendor')];

  it('tells an unknown value from a blank one', () => {
    expect(hashValues(fields, { title: 'Hat' })).not.toBe(hashValues(fields, { title: 'Hat', vendor: null }));
  });

  it('tells in which field a text stands, whatever characters it holds', () => {
    for (const separator of ['\u0000', '\u0001', '","', '\\', '\n']) {
      const left = { title: `a${separator}b`, vendor: 'c' };
      const right = { title: 'a', vendor: `b${separator}c` };
      expect(hashValues(fields, left)).not.toBe(hashValues(fields, right));
    }
  });

  it('covers the fields that its signature names', () => {
    expect(signatureOf(fields)).toBe('title,vendor');
  });
});
