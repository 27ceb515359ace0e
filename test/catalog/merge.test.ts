import type { SheetValue } from '../../src/catalog/cells';
import { catalogOf, mustGetField, TABLES } from '../../src/catalog/fields';
import {
  mergeField,
  mergeRecord,
  REVIEW_ALL,
  type ConflictRule,
  type FieldOutcome,
  type MergeRules,
} from '../../src/catalog/merge';
import { fitToCell, type Value } from '../../src/catalog/value';

const RULES: ConflictRule[] = ['review', 'sheet', 'shopify', 'newest'];
const title = mustGetField(TABLES.products, 'title');
const bodyHtml = mustGetField(TABLES.products, 'bodyHtml');
const category = mustGetField(TABLES.products, 'category');
const vendor = mustGetField(TABLES.products, 'vendor');
const price = mustGetField(TABLES.variants, 'price');

function shows(value: Value): SheetValue {
  return { kind: 'value', value, formula: false };
}

function computes(value: Value): SheetValue {
  return { kind: 'value', value, formula: true };
}

const BROKEN: SheetValue = {
  kind: 'problem',
  reason: 'shows the error #REF!',
  shown: '#REF!',
  formula: false,
};

interface Times {
  sheetEditedAt: number | null;
  storeUpdatedAt: number | null;
}

function byRule(rule: ConflictRule, times: Partial<Times> = {}): MergeRules {
  const { sheetEditedAt = null, storeUpdatedAt = null } = times;
  return { ruleFor: () => rule, sheetEditedAt: () => sheetEditedAt, storeUpdatedAt };
}

describe('a field that can be edited', () => {
  const rows: [string, Value | undefined, Value, Value, FieldOutcome][] = [
    ['is left alone when nothing changed', 'Hat', 'Hat', 'Hat', { kind: 'same' }],
    ['takes what only Shopify changed', 'Hat', 'Hat', 'Cap', { kind: 'take', value: 'Cap' }],
    ['takes what Shopify emptied', 'Hat', 'Hat', null, { kind: 'take', value: null }],
    ['sends what only the sheet changed', 'Hat', 'Cap', 'Hat', { kind: 'send', before: 'Hat', after: 'Cap' }],
    ['only moves its base when both sides made the same change', 'Hat', 'Cap', 'Cap', agreed('Cap')],
    ['makes its base when there is none and both sides are equal', undefined, 'Hat', 'Hat', agreed('Hat')],
    [
      'is a conflict when there is no base and the sides differ',
      undefined,
      'Hat',
      'Cap',
      { kind: 'conflict', base: undefined, sheet: 'Hat', store: 'Cap' },
    ],
    [
      'is a conflict when there is no base and only Shopify has a value',
      undefined,
      null,
      'Cap',
      { kind: 'conflict', base: undefined, sheet: null, store: 'Cap' },
    ],
  ];

  describe.each(RULES)('under the rule "%s"', (rule) => {
    it.each(rows)('%s', (_, base, sheet, store, outcome) => {
      expect(mergeField(title, base, shows(sheet), store, byRule(rule))).toEqual(outcome);
    });
  });

  function agreed(value: Value): FieldOutcome {
    return { kind: 'agreed', value };
  }
});

describe('a field that both sides changed, differently', () => {
  const conflict = { kind: 'conflict', base: 'Hat', sheet: 'Cap', store: 'Fez' };
  const send = { kind: 'send', before: 'Fez', after: 'Cap' };
  const take = { kind: 'take', value: 'Fez' };

  it.each([
    ['waits for a person under "review"', byRule('review'), conflict],
    ['is sent under "sheet"', byRule('sheet'), send],
    ['is taken under "shopify"', byRule('shopify'), take],
    ['is sent under "newest" when the sheet is newer', newest(2, 1), send],
    ['is taken under "newest" when Shopify is newer', newest(1, 2), take],
    ['is taken under "newest" when both are equally old', newest(1, 1), take],
    ['waits under "newest" when nobody knows when the row was edited', newest(null, 1), conflict],
    ['waits under "newest" when nobody knows when the record changed', newest(1, null), conflict],
    ['waits under "newest" when neither time is known', newest(null, null), conflict],
  ])('%s', (_, rules, outcome) => {
    expect(mergeField(title, 'Hat', shows('Cap'), 'Fez', rules)).toEqual(outcome);
  });

  it('follows the rule of its own field', () => {
    const rules: MergeRules = {
      ...REVIEW_ALL,
      ruleFor: ({ key }) => (key === 'vendor' ? 'shopify' : 'review'),
    };
    expect(mergeField(title, 'a', shows('b'), 'c', rules).kind).toBe('conflict');
    expect(mergeField(vendor, 'a', shows('b'), 'c', rules).kind).toBe('take');
  });

  it('asks under "newest" for the time of its own cell', () => {
    const rules: MergeRules = {
      ...byRule('newest', { storeUpdatedAt: 2 }),
      sheetEditedAt: ({ key }) => (key === 'vendor' ? 3 : 1),
    };
    expect(mergeField(title, 'a', shows('b'), 'c', rules).kind).toBe('take');
    expect(mergeField(vendor, 'a', shows('b'), 'c', rules).kind).toBe('send');
  });

  function newest(sheetEditedAt: number | null, storeUpdatedAt: number | null): MergeRules {
    return byRule('newest', { sheetEditedAt, storeUpdatedAt });
  }
});

describe('a formula in an editable cell', () => {
  it('is never replaced: a change in Shopify is a conflict under every rule', () => {
    for (const rule of RULES)
      expect(mergeField(title, 'Hat', computes('Hat'), 'Cap', byRule(rule))).toEqual({
        kind: 'conflict',
        base: 'Hat',
        sheet: 'Hat',
        store: 'Cap',
      });
  });

  it.each([
    ['review', 'conflict'],
    ['sheet', 'send'],
    ['shopify', 'conflict'],
  ] as const)('that differs from both sides gives, under "%s", %s', (rule, kind) => {
    expect(mergeField(title, 'Hat', computes('Cap'), 'Fez', byRule(rule)).kind).toBe(kind);
  });

  it('stays where "newest" would take the store’s value', () => {
    const rules = byRule('newest', { sheetEditedAt: 1, storeUpdatedAt: 2 });
    expect(mergeField(title, 'Hat', computes('Cap'), 'Fez', rules).kind).toBe('conflict');
  });

  it('has its value sent like any other', () => {
    expect(mergeField(price, '5.00', computes('6.00'), '5.00', REVIEW_ALL)).toEqual({
      kind: 'send',
      before: '5.00',
      after: '6.00',
    });
  });
});

describe('a value that Shopify would refuse', () => {
  it.each([
    ['an emptied title', title, 'Hat', null, 'may not be empty'],
    ['a title of 256 characters', title, 'Hat', 'x'.repeat(256), 'has 256 characters; at most 255'],
    ['a price below zero', price, '5.00', '-0.01', 'must be 0 or more'],
  ])('is invalid and not sent: %s', (_, field, base, sheet, reason) => {
    const outcome = mergeField(field, base, shows(sheet), base, REVIEW_ALL);
    expect(outcome).toMatchObject({ kind: 'invalid', reason: expect.stringContaining(reason) });
  });

  it('is invalid too where the rule "sheet" would send it over a conflict', () => {
    expect(mergeField(title, 'Hat', shows(null), 'Cap', byRule('sheet')).kind).toBe('invalid');
  });

  it('is no error where Shopify itself has it', () => {
    const long = 'x'.repeat(300);
    expect(mergeField(title, long, shows(long), long, REVIEW_ALL)).toEqual({ kind: 'same' });
  });

  it('is quoted with a hundred characters at most', () => {
    const outcome = mergeField(title, 'Hat', shows('x'.repeat(300)), 'Hat', REVIEW_ALL);
    expect(outcome).toMatchObject({ shown: `${'x'.repeat(100)}…` });
  });
});

describe('a cell that cannot be understood', () => {
  it.each([
    ['nothing else changed', 'Hat', 'Hat'],
    ['Shopify changed', 'Hat', 'Cap'],
    ['there is no base', undefined, 'Hat'],
  ])('is invalid, whatever the rule, when %s', (_, base, store) => {
    for (const rule of RULES)
      expect(mergeField(title, base, BROKEN, store, byRule(rule))).toEqual({
        kind: 'invalid',
        reason: 'shows the error #REF!',
        shown: '#REF!',
      });
  });
});

describe('a text of 60,000 characters', () => {
  const preview = fitToCell('a'.repeat(60_000));
  const other = fitToCell('b'.repeat(60_000));

  it('is left alone while its preview stands in the cell', () => {
    expect(mergeField(bodyHtml, preview, shows(preview), preview, REVIEW_ALL)).toEqual({ kind: 'same' });
  });

  it('gets a new preview when Shopify changes it', () => {
    expect(mergeField(bodyHtml, preview, shows(preview), other, REVIEW_ALL)).toEqual({
      kind: 'take',
      value: other,
    });
  });

  it.each([
    ['replaced', 'short'],
    ['emptied', null],
    ['edited inside', `${preview}!`],
  ])('is never sent when its preview is %s, under any rule and whatever Shopify did', (_, sheet) => {
    for (const rule of RULES)
      for (const store of [preview, other, 'short too']) {
        const rules = byRule(rule, { sheetEditedAt: 2, storeUpdatedAt: 1 });
        const outcome = mergeField(bodyHtml, preview, shows(sheet), store, rules);
        expect(outcome).toMatchObject({ kind: 'invalid', reason: expect.stringContaining('longer') });
      }
  });

  it('is never sent when its preview was pasted over another text', () => {
    const outcome = mergeField(bodyHtml, 'short', shows(preview), 'short', REVIEW_ALL);
    expect(outcome).toMatchObject({ kind: 'invalid', reason: expect.stringContaining('longer') });
  });

  it('is a conflict where the person edited a short text that became long in Shopify', () => {
    expect(mergeField(bodyHtml, 'short', shows('shorter'), preview, REVIEW_ALL).kind).toBe('conflict');
  });
});

describe('a read-only field', () => {
  it.each<[string, Value | undefined, SheetValue, Value, FieldOutcome]>([
    ['is left alone when all agree', 'A', shows('A'), 'A', { kind: 'same' }],
    ['makes a base where there is none', undefined, shows('A'), 'A', { kind: 'agreed', value: 'A' }],
    [
      'moves its base where the sheet already has the new value',
      'A',
      shows('B'),
      'B',
      { kind: 'agreed', value: 'B' },
    ],
    ['takes what Shopify has', 'A', shows('A'), 'B', { kind: 'take', value: 'B' }],
    ['is mended where a person typed over it', 'A', shows('x'), 'A', { kind: 'take', value: 'A' }],
    ['is mended where the cell shows an error', 'A', BROKEN, 'A', { kind: 'take', value: 'A' }],
    ['keeps a person’s formula', 'A', computes('x'), 'B', { kind: 'same' }],
    ['keeps a formula that shows an error', 'A', { ...BROKEN, formula: true }, 'B', { kind: 'same' }],
  ])('%s, under every rule', (_, base, cell, store, outcome) => {
    for (const rule of RULES) expect(mergeField(category, base, cell, store, byRule(rule))).toEqual(outcome);
  });
});

describe('a record', () => {
  const fields = [title, vendor, category];
  const row = (values: Record<string, SheetValue>) => new Map(Object.entries(values));

  it('without a row in the sheet is not managed', () => {
    const states = { base: { title: 'Hat' }, sheet: null, store: { title: 'Cap' } };
    expect(mergeRecord(fields, states, REVIEW_ALL)).toEqual({ kind: 'notManaged' });
  });

  it.each<[string, Record<string, SheetValue>, boolean]>([
    ['without edits', { title: shows('Hat'), vendor: shows('A'), category: shows('C') }, false],
    ['with an edit that was never sent', { title: shows('Cap'), vendor: shows('A') }, true],
    ['with a cell in error', { title: BROKEN, vendor: shows('A') }, true],
    ['with only a read-only cell typed over', { title: shows('Hat'), category: shows('x') }, false],
    ['with the edited column deleted', { vendor: shows('A') }, false],
  ])('that is gone from Shopify says whether edits are pending: %s', (_, sheet, pending) => {
    const base = { title: 'Hat', vendor: 'A', category: 'C' };
    const outcome = mergeRecord(fields, { base, sheet: row(sheet), store: null }, REVIEW_ALL);
    expect(outcome).toEqual({ kind: 'goneFromStore', pending });
  });

  it('is decided field by field, and a field whose column was deleted not at all', () => {
    const outcome = mergeRecord(
      fields,
      {
        base: { title: 'Hat', vendor: 'A', category: 'C' },
        sheet: row({ title: shows('Cap'), category: shows('C') }),
        store: { title: 'Hat', vendor: 'B', category: 'D' },
      },
      REVIEW_ALL,
    );
    expect(outcome).toEqual({
      kind: 'fields',
      outcomes: new Map<string, FieldOutcome>([
        ['title', { kind: 'send', before: 'Hat', after: 'Cap' }],
        ['category', { kind: 'take', value: 'D' }],
      ]),
    });
  });

  it('without a base never sends anything, even under the rule "sheet"', () => {
    const sheet = row({ title: shows('Cap'), vendor: shows('A'), category: shows('x') });
    const store = { title: 'Hat', vendor: 'A', category: 'C' };
    const outcome = mergeRecord(fields, { base: null, sheet, store }, byRule('sheet'));
    const kinds = outcome.kind === 'fields' ? [...outcome.outcomes.values()].map(({ kind }) => kind) : [];
    expect(kinds).toEqual(['conflict', 'agreed', 'take']);
  });
});

describe('a number in stock', () => {
  const { inventory } = catalogOf({ locations: [{ id: '7', name: 'Main' }] });
  const available = mustGetField(inventory, 'available:7');
  it.each<[string, Value | undefined, SheetValue, Value, FieldOutcome]>([
    ['that is blank is no edit', '5', shows(null), '5', { kind: 'same' }],
    ['that is blank takes what Shopify changed', '5', shows(null), '6', { kind: 'take', value: '6' }],
    [
      'that is blank takes Shopify’s where there is no base',
      undefined,
      shows(null),
      '6',
      { kind: 'take', value: '6' },
    ],
    [
      'over “not stocked” is sent',
      'not stocked',
      shows('3'),
      'not stocked',
      { kind: 'send', before: 'not stocked', after: '3' },
    ],
    [
      'that both sides changed is a conflict',
      '5',
      shows('7'),
      '6',
      { kind: 'conflict', base: '5', sheet: '7', store: '6' },
    ],
  ])('%s', (_, base, cell, store, outcome) => {
    expect(mergeField(available, base, cell, store, REVIEW_ALL)).toEqual(outcome);
  });

  it.each([undefined, '5', '6'])(
    'that a formula leaves blank stays the formula’s, with the base %s',
    (base) => {
      expect(mergeField(available, base, computes(null), '5', REVIEW_ALL)).toEqual({ kind: 'same' });
    },
  );
});

describe('a column that a table got later', () => {
  const column = {
    table: 'products',
    namespace: 'details',
    key: 'care',
    type: 'single_line_text_field',
  } as const;
  const { products } = catalogOf({ locations: [], metafields: [column] });
  const field = mustGetField(products, 'metafield:details.care');
  const outcomeOf = (base: Record<string, Value> | null, cell: SheetValue) => {
    const states = { base, sheet: new Map([[field.key, cell]]), store: { [field.key]: 'Wash cold' } };
    const merged = mergeRecord([field], states, REVIEW_ALL);
    return merged.kind === 'fields' ? merged.outcomes.get(field.key)?.kind : merged.kind;
  };

  it('takes the store’s values into its blank cells', () => {
    expect(outcomeOf({ title: 'Hat' }, shows(null))).toBe('take');
  });

  it('keeps what a person typed there already, as a conflict', () => {
    expect(outcomeOf({ title: 'Hat' }, shows('Mine'))).toBe('conflict');
  });

  it('sends the emptying of a cell whose base is known, and asks where nothing is known of the record', () => {
    expect(outcomeOf({ [field.key]: 'Wash cold' }, shows(null))).toBe('send');
    expect(outcomeOf(null, shows(null))).toBe('conflict');
  });
});
