import type { Plan, PlanConflict, PlanError } from '../../../src/features/export/plan';
import { explainLeftovers, explainRow } from '../../../src/features/export/row-report';
import type { FieldDecision } from '../../../src/features/export/wave';
import type { Refusals } from '../../../src/features/export/write-result';
import { planned } from '../../support/fakes-plan';

const WRITTEN: Refusals = new Map();
const REFUSED: Refusals = new Map([['price', { outcome: 'failed', reason: 'Price is too high.' }]]);

type Kind = 'send' | 'wasSent' | 'agreed' | 'take';

function field(header: string, kind: Kind): FieldDecision {
  return { kind, key: header.toLowerCase(), header, before: 'a', after: 'b' };
}

function left(header: string, outcome: 'conflict' | 'skipped' | 'failed', reason: string): FieldDecision {
  return { kind: 'leave', outcome, reason, key: header.toLowerCase(), header, before: 'a', after: 'b' };
}

function explain(fields: FieldDecision[], refused?: Refusals) {
  const { status, lines, settled, tally } = explainRow(
    { row: planned({ id: '1' }), store: null, fields },
    refused,
  );
  const said = lines.map(
    (line) => `${line.field} ${line.outcome}${line.reason === '' ? '' : `: ${line.reason}`}`,
  );
  return { status: status.status, message: status.message, lines: said, settled: [...settled.keys()], tally };
}

describe('what a row says after its wave', () => {
  it.each<[string, FieldDecision[], Refusals | undefined, ReturnType<typeof explain>]>([
    [
      'all sent',
      [field('Title', 'send'), field('Vendor', 'send')],
      WRITTEN,
      {
        status: 'Sent',
        message: 'Sent: Title, Vendor',
        lines: ['Title sent', 'Vendor sent'],
        settled: ['title', 'vendor'],
        tally: 'succeeded',
      },
    ],
    [
      'sent by an interrupted attempt',
      [field('Title', 'wasSent')],
      undefined,
      {
        status: 'Sent',
        message: 'Sent: Title',
        lines: ['Title sent'],
        settled: ['title'],
        tally: 'succeeded',
      },
    ],
    [
      'nothing left to send',
      [field('Title', 'agreed')],
      undefined,
      {
        status: 'Sent',
        message: 'Shopify already had these values.',
        lines: [],
        settled: ['title'],
        tally: 'succeeded',
      },
    ],
    [
      'refused by Shopify: what was sent failed, what an earlier attempt had sent did not',
      [field('Price', 'send'), field('Title', 'wasSent')],
      REFUSED,
      {
        status: 'Failed',
        message: 'Price: Price is too high.',
        lines: ['Price failed: Price is too high.', 'Title sent'],
        settled: ['title'],
        tally: 'failed',
      },
    ],
    [
      'in conflict, the rest sent',
      [field('Title', 'send'), left('Vendor', 'conflict', 'Changed there.')],
      WRITTEN,
      {
        status: 'Conflict',
        message: 'Vendor: Changed there.',
        lines: ['Title sent', 'Vendor conflict: Changed there.'],
        settled: ['title'],
        tally: 'conflicts',
      },
    ],
    [
      'sent but for one field, in which somebody else was faster',
      [field('Title', 'send'), field('Stock', 'send')],
      new Map([['stock', { outcome: 'conflict', reason: 'Changed there.' }]]),
      {
        status: 'Conflict',
        message: 'Stock: Changed there.',
        lines: ['Title sent', 'Stock conflict: Changed there.'],
        settled: ['title'],
        tally: 'conflicts',
      },
    ],
    [
      'skipped',
      [left('Title', 'skipped', 'Edited since.')],
      undefined,
      {
        status: 'Skipped',
        message: 'Title: Edited since.',
        lines: ['Title skipped: Edited since.'],
        settled: [],
        tally: 'skipped',
      },
    ],
    [
      'gone from Shopify',
      [left('Title', 'failed', 'Gone.'), left('Vendor', 'failed', 'Gone.')],
      undefined,
      {
        status: 'Failed',
        message: 'Title, Vendor: Gone.',
        lines: ['Title failed: Gone.', 'Vendor failed: Gone.'],
        settled: [],
        tally: 'failed',
      },
    ],
    [
      'the store’s value taken by the rule',
      [field('Title', 'take')],
      undefined,
      {
        status: 'Sent',
        message: 'Shopify already had these values.',
        lines: [],
        settled: ['title'],
        tally: 'succeeded',
      },
    ],
  ])('%s', (_, fields, refused, report) => {
    expect(explain(fields, refused)).toEqual(report);
  });

  it('tells the worst first: a failure before a conflict before a skipped field', () => {
    const skipped = left('A', 'skipped', 'S.');
    const conflict = left('B', 'conflict', 'C.');
    const failed = left('C', 'failed', 'F.');
    expect(explain([skipped, conflict, failed]).status).toBe('Failed');
    expect(explain([skipped, conflict]).status).toBe('Conflict');
    expect(explain([skipped]).status).toBe('Skipped');
  });

  it('keeps before and after of each field for the audit', () => {
    const row = { row: planned({ id: '1' }), store: null, fields: [field('Title', 'send')] };
    expect(explainRow(row, WRITTEN).lines).toEqual([
      { field: 'Title', before: 'a', after: 'b', outcome: 'sent', reason: '' },
    ]);
  });
});

describe('rows that a plan left behind', () => {
  const where = { table: 'products' as const, tab: 'Products', row: 2, title: 'Hat' };
  const error = (id: string): PlanError => ({
    ...where,
    id,
    field: 'Title',
    value: null,
    code: 'validation_failed',
    message: 'Title may not be empty.',
    hint: 'Fill it in.',
  });
  const conflict = (id: string): PlanConflict => ({
    ...where,
    id,
    field: 'Vendor',
    base: 'a',
    sheet: 'b',
    shopify: 'c',
    shopifyUpdatedAt: null,
  });
  const planOf = (errors: PlanError[], conflicts: PlanConflict[]): Plan => ({
    planId: 'p',
    storeId: 'demo',
    madeAt: 0,
    scope: [],
    rows: [],
    errors,
    conflicts,
  });

  it('say why, once each, and an error before a conflict', () => {
    const leftovers = explainLeftovers(
      planOf([error('1'), error('2'), error('2')], [conflict('2'), conflict('3')]),
    );
    expect(leftovers.map(({ id, status }) => [id, status.status]).sort()).toEqual([
      ['1', 'Error'],
      ['2', 'Error'],
      ['3', 'Conflict'],
    ]);
    const [first] = leftovers.filter(({ id }) => id === '1');
    expect(first?.status.message).toBe('Title may not be empty. Fill it in.');
    expect(leftovers.find(({ id }) => id === '3')?.status.message).toMatch(/^Vendor: .*Your value was kept/);
  });

  it('are none where nothing was left behind', () => {
    expect(explainLeftovers(planOf([], []))).toEqual([]);
  });
});
