import type { SheetValue } from '../../../src/catalog/cells';
import { TABLES } from '../../../src/catalog/fields';
import { REVIEW_ALL, type ConflictRule, type MergeRules } from '../../../src/catalog/merge';
import type { CatalogRecord } from '../../../src/catalog/records';
import type { Value } from '../../../src/catalog/value';
import { baseAfter, decideRow, intentsOf, type FieldDecision } from '../../../src/features/export/wave';
import { change, planned } from '../../support/fakes-plan';

const { products } = TABLES;

function shows(value: Value, formula = false): SheetValue {
  return { kind: 'value', value, formula };
}

function storeWith(title: Value): CatalogRecord {
  return { id: '1', values: { title, vendor: 'A' } };
}

interface Now {
  /** What the cell shows; absent where the row or its column is gone. */
  sheet?: SheetValue | null;
  /** What the store has; null where the record is gone. */
  store: Value | 'gone';
  intent?: { before: Value; after: Value };
  rule?: ConflictRule;
}

/** The plan says: Title, Hat → Cap. */
function decide({ sheet = shows('Cap'), store, intent, rule = 'review' }: Now): FieldDecision | undefined {
  const rules: MergeRules = { ...REVIEW_ALL, ruleFor: () => rule };
  const cells = sheet === null ? null : new Map([['title', sheet]]);
  const record = store === 'gone' ? null : storeWith(store);
  const intents = intent ? { title: intent } : undefined;
  return decideRow(products, planned({ id: '1' }), cells, record, intents, rules).fields[0];
}

describe('a planned field, just before it is sent', () => {
  it.each<[string, Now, Partial<FieldDecision> & { outcome?: string; reason?: unknown }]>([
    ['is sent where nothing moved', { store: 'Hat' }, { kind: 'send', before: 'Hat', after: 'Cap' }],
    ['is agreed where Shopify has the value already', { store: 'Cap' }, { kind: 'agreed', before: 'Cap' }],
    [
      'is left where Shopify has another value by now',
      { store: 'Fez' },
      {
        kind: 'leave',
        outcome: 'conflict',
        before: 'Fez',
        reason: expect.stringContaining('not overwritten'),
      },
    ],
    [
      'is sent over it where the rule says so',
      { store: 'Fez', rule: 'sheet' },
      { kind: 'send', before: 'Fez' },
    ],
    ['is taken where the rule says so', { store: 'Fez', rule: 'shopify' }, { kind: 'take', before: 'Fez' }],
    [
      'is left where the record is gone',
      { store: 'gone' },
      {
        kind: 'leave',
        outcome: 'failed',
        before: 'Hat',
        reason: expect.stringContaining('no longer in Shopify'),
      },
    ],
    [
      'is skipped where the cell was edited after the preview',
      { store: 'Hat', sheet: shows('Mine') },
      { kind: 'leave', outcome: 'skipped', reason: expect.stringContaining('after the preview') },
    ],
    [
      'is skipped where the cell shows an error by now',
      { store: 'Hat', sheet: { kind: 'problem', reason: 'x', shown: '#REF!', formula: true } },
      { kind: 'leave', outcome: 'skipped' },
    ],
    [
      'is skipped where the row was deleted',
      { store: 'Hat', sheet: null },
      { kind: 'leave', outcome: 'skipped' },
    ],
    ['is sent where a formula says so', { store: 'Hat', sheet: shows('Cap', true) }, { kind: 'send' }],
  ])('%s', (_, now, decision) => {
    expect(decide(now)).toMatchObject({ key: 'title', header: 'Title', after: 'Cap', ...decision });
  });

  it('is skipped where its column was deleted', () => {
    const cells = new Map([['vendor', shows('A')]]);
    const { fields } = decideRow(
      products,
      planned({ id: '1' }),
      cells,
      storeWith('Hat'),
      undefined,
      REVIEW_ALL,
    );
    expect(fields[0]).toMatchObject({ kind: 'leave', outcome: 'skipped' });
  });

  it('fails where it became invalid', () => {
    const long = 'x'.repeat(256);
    const row = planned({ id: '1', changes: [change('title', 'Title', 'Hat', long)] });
    const cells = new Map([['title', shows(long)]]);
    const { fields } = decideRow(products, row, cells, storeWith('Hat'), undefined, REVIEW_ALL);
    expect(fields[0]).toMatchObject({
      kind: 'leave',
      outcome: 'failed',
      reason: expect.stringContaining('256'),
    });
  });

  it('is a conflict where no base is known and the store differs', () => {
    const { base: _, ...unknown } = change('title', 'Title', 'Hat', 'Cap');
    const row = planned({ id: '1', changes: [unknown] });
    const { fields } = decideRow(
      products,
      row,
      new Map([['title', shows('Cap')]]),
      storeWith('Hat'),
      undefined,
      REVIEW_ALL,
    );
    expect(fields[0]).toMatchObject({ kind: 'leave', outcome: 'conflict' });
  });
});

describe('a field that an interrupted attempt had set out to send', () => {
  const intent = { before: 'Hat', after: 'Cap' };

  it.each<[string, Now, Partial<FieldDecision>]>([
    [
      'was sent where the store has it',
      { store: 'Cap', intent },
      { kind: 'wasSent', before: 'Hat', after: 'Cap' },
    ],
    ['is sent where the store is as before', { store: 'Hat', intent }, { kind: 'send', before: 'Hat' }],
    [
      'was sent even if the person edited the cell since',
      { store: 'Cap', intent, sheet: shows('Mine') },
      { kind: 'wasSent', after: 'Cap' },
    ],
    ['was sent even if the row is gone', { store: 'Cap', intent, sheet: null }, { kind: 'wasSent' }],
    [
      'is sent even if the row is gone, as it would have been without the interruption',
      { store: 'Hat', intent, sheet: null },
      { kind: 'send', after: 'Cap' },
    ],
    ['is a conflict where somebody else changed it', { store: 'Fez', intent }, { kind: 'leave' }],
    ['is left where the record is gone', { store: 'gone', intent }, { kind: 'leave' }],
    [
      'remembers what it had replaced, not what was planned',
      { store: 'Cap', intent: { before: 'Fez', after: 'Cap' } },
      { kind: 'wasSent', before: 'Fez' },
    ],
    [
      'counts as sent by meaning',
      { store: 'Cap', intent: { before: 'Hat', after: 'Cap' } },
      { kind: 'wasSent' },
    ],
  ])('%s', (_, now, decision) => {
    expect(decide(now)).toMatchObject(decision);
  });

  it('says nothing about the other fields of the row', () => {
    const changes = [change('title', 'Title', 'Hat', 'Cap'), change('vendor', 'Vendor', 'A', 'B')];
    const cells = new Map([
      ['title', shows('Cap')],
      ['vendor', shows('B')],
    ]);
    const row = planned({ id: '1', changes });
    const { fields } = decideRow(products, row, cells, storeWith('Cap'), { title: intent }, REVIEW_ALL);
    expect(fields.map(({ kind }) => kind)).toEqual(['wasSent', 'send']);
  });
});

describe('the intents of a wave', () => {
  it('name the fields that will be sent, with what they replace, and no others', () => {
    const changes = [change('title', 'Title', 'Hat', 'Cap'), change('vendor', 'Vendor', 'A', 'B')];
    const cells = new Map([
      ['title', shows('Cap')],
      ['vendor', shows('Mine')],
    ]);
    const decisions = [
      decideRow(products, planned({ id: '1', changes }), cells, storeWith('Hat'), undefined, REVIEW_ALL),
      decideRow(products, planned({ id: '2' }), cells, null, undefined, REVIEW_ALL),
    ];
    expect(intentsOf(decisions)).toEqual({ 1: { title: { before: 'Hat', after: 'Cap' } } });
  });
});

describe('the base after a wave', () => {
  const before = { title: 'Hat', vendor: 'A', category: 'C', handle: 'h' };
  const store = { title: 'Cap', vendor: 'B', category: 'D', handle: 'h' };
  const some = { ...products, fields: products.fields.filter(({ key }) => key in before) };

  it('moves to the store’s value where sheet and store now agree, and stays where an edit is open', () => {
    expect(baseAfter(some, before, store, new Map([['title', 'Cap']]))).toEqual({
      title: 'Cap',
      vendor: 'A',
      category: 'D',
      handle: 'h',
    });
  });

  it('is what Shopify made of the value, not what was sent', () => {
    const base = baseAfter(some, before, { ...store, title: 'Cap!' }, new Map([['title', ' Cap! ']]));
    expect(base['title']).toBe('Cap!');
  });

  it('stays unknown where it was unknown and nothing was settled', () => {
    expect(baseAfter(some, null, store, new Map([['title', 'Cap']]))).toEqual({
      title: 'Cap',
      category: 'D',
    });
  });
});
