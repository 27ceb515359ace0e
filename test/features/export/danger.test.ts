import { TABLES } from '../../../src/catalog/fields';
import { confirmationFor, findDanger } from '../../../src/features/export/danger';
import { change, planned, productRows } from '../../support/fakes-plan';

const LIMITS = { confirmOverRows: 200, confirmPricePercent: 50 };

const variantWith = (...changes: ReturnType<typeof change>[]) =>
  planned({ id: '1', table: 'variants', changes });
const price = (before: string | null, after: string | null) =>
  change('price', 'Variant Price', before, after);

describe('a plan', () => {
  it.each([
    [200, []],
    [201, [{ kind: 'manyRows', count: 201 }]],
  ])('of %d rows, where 200 need no second thought', (count, danger) => {
    expect(findDanger(TABLES, { rows: productRows(count) }, LIMITS)).toEqual(danger);
  });

  it.each([
    ['10.00', '15.00', 0],
    ['10.00', '15.01', 1],
    ['10.00', '5.00', 0],
    ['10.00', '4.99', 1],
    ['10.00', '0.00', 1],
    ['1.00', '100.00', 1],
    ['0.00', '10.00', 0],
    [null, '10.00', 0],
    ['10.00', null, 0],
  ])(
    'that changes a price from %s to %s has %d big changes, where half is no reason to ask',
    (before, after, count) => {
      const danger = findDanger(TABLES, { rows: [variantWith(price(before, after))] }, LIMITS);
      expect(danger).toEqual(count === 0 ? [] : [{ kind: 'bigPriceChange', count }]);
    },
  );

  it('counts prices, not rows, and compare-at prices too', () => {
    const row = variantWith(
      price('1.00', '9.00'),
      change('compareAtPrice', 'Variant Compare At Price', '1.00', '9.00'),
    );
    expect(findDanger(TABLES, { rows: [row, row] }, LIMITS)).toEqual([{ kind: 'bigPriceChange', count: 4 }]);
  });

  it('may change anything else by as much as it likes', () => {
    const row = variantWith(
      change('weight', 'Variant Weight', '1', '900'),
      change('sku', 'Variant SKU', '1', '900'),
    );
    expect(findDanger(TABLES, { rows: [row] }, LIMITS)).toEqual([]);
  });
});

describe('the question to the person', () => {
  it.each<[Parameters<typeof confirmationFor>[0], string | null]>([
    [[], null],
    [[{ kind: 'manyRows', count: 1234 }], 'This changes 1,234 rows. Are you sure?'],
    [[{ kind: 'bigPriceChange', count: 1 }], 'This changes 1 price by more than 50 %. Are you sure?'],
    [
      [
        { kind: 'manyRows', count: 201 },
        { kind: 'bigPriceChange', count: 3 },
      ],
      'This changes 201 rows and changes 3 prices by more than 50 %. Are you sure?',
    ],
  ])('about %j', (dangers, question) => {
    expect(confirmationFor(dangers, LIMITS)).toBe(question);
  });
});
