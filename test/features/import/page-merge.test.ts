import { TABLES } from '../../../src/catalog/fields';
import { REVIEW_ALL, type MergeRules } from '../../../src/catalog/merge';
import type { CatalogRecord } from '../../../src/catalog/records';
import type { Value } from '../../../src/catalog/value';
import { planTables } from '../../../src/features/export/change-planner';
import { LiveTable } from '../../../src/features/import/live-table';
import { mergePage, needsDecision } from '../../../src/features/import/page-merge';
import type { TabInfo } from '../../../src/platform/ports';
import { readExactRows } from '../../../src/sheets/table';
import type { FakeWorkbook } from '../../support/fake-workbook';
import { Bench, columnOf, SHEET_ID, workbookWith } from '../../support/fakes-sheets';

const { products } = TABLES;
const TAB = 'Products';

function hat(id: string, more: Record<string, Value> = {}): CatalogRecord {
  const blank = Object.fromEntries(products.fields.map(({ key }) => [key, null]));
  return { id, values: { ...blank, title: `Hat ${id}`, vendor: 'A', totalInventory: '5', ...more } };
}

const HATS = [hat('11'), hat('12'), hat('13')];

/** A file into which three hats were imported. */
function imported(): FakeWorkbook {
  const workbook = workbookWith([]);
  importInto(workbook, HATS);
  return workbook;
}

/** One page of an import; gives what it did, in few words. */
function importInto(
  workbook: FakeWorkbook,
  records: readonly CatalogRecord[],
  rules: MergeRules = REVIEW_ALL,
) {
  const bench = new Bench(workbook);
  const view = bench.view();
  const index = bench.baseline.index('demo', 'products');
  const context = { currencyDecimals: 2 };
  const live = new LiveTable(bench.book, products, mustGetTab(bench), index, context);
  live.look([...view.rowOf.values()]);
  const isAsBefore = (row: number) => live.isAsBefore(row);
  const scene = { spec: products, view, index, context, isAsBefore, isWorn: () => false };
  const undecided = needsDecision(scene, records);
  const ids = undecided.map(({ id }) => id);
  const evidence = {
    exactRows: readExactRows(bench.book, view, ids) ?? new Map(),
    baseValues: bench.baseline.values(index, [...ids, ...view.repeated.keys()]),
  };
  const { edits, appended, base, conflicts } = mergePage(scene, records, undecided, evidence, () => rules);
  bench.writer.write(
    view,
    edits,
    [...bench.baseline.append('demo', 'products', 'import-2', products.fields, base)],
    appended,
  );
  return {
    undecided: ids,
    edits: edits.map(({ id, key, before, cell }) => [id, key, before, cell.value]),
    appended: appended.map(({ id }) => id),
    conflicts,
  };
}

function mustGetTab({ book }: Bench): TabInfo {
  const tab = book.tabById(SHEET_ID);
  if (!tab) throw new Error('The table is gone');
  return tab;
}

function cellOf(workbook: FakeWorkbook, id: string, key: string): unknown {
  const view = new Bench(workbook).view();
  return view.lines[view.rowOf.get(id) ?? -1]?.[columnOf(key)] ?? null;
}

function baseOf(workbook: FakeWorkbook, id: string) {
  const { baseline } = new Bench(workbook);
  return baseline.values(baseline.index('demo', 'products'), [id]).get(id);
}

const NOTHING = { undecided: [], edits: [], appended: [], conflicts: 0 };

describe('an imported page', () => {
  it('takes nothing back that an export wrote after the page was read', () => {
    const workbook = imported();
    const sent = hat('12', { vendor: 'Sent', updatedAt: '2026-11-25T10:05:00Z' });
    importInto(workbook, [sent]);
    expect(importInto(workbook, [hat('12', { vendor: 'A', updatedAt: '2026-11-25T10:04:00Z' })])).toEqual({
      ...NOTHING,
      undecided: ['12'],
    });
    expect(cellOf(workbook, '12', 'vendor')).toBe('Sent');
    expect(baseOf(workbook, '12')).toEqual(sent.values);
  });

  it('makes a row of each record, in typed cells, and a base', () => {
    const workbook = imported();
    expect([...new Bench(workbook).view().rowOf.keys()]).toEqual(['11', '12', '13']);
    expect(cellOf(workbook, '12', 'title')).toBe('Hat 12');
    expect(cellOf(workbook, '12', 'totalInventory')).toBe(5);
    expect(workbook.formatAt(TAB, 1, columnOf('id'))).toBe('@');
    expect(baseOf(workbook, '12')).toEqual(HATS[1]?.values);
  });

  it('again changes nothing, and needs no cell read exactly', () => {
    expect(importInto(imported(), HATS)).toEqual(NOTHING);
  });

  it('takes what Shopify changed into the one cell', () => {
    const workbook = imported();
    const done = importInto(workbook, [hat('11'), hat('12', { vendor: 'Z' })]);
    expect(done).toEqual({ ...NOTHING, undecided: ['12'], edits: [['12', 'vendor', 'A', 'Z']] });
    expect(baseOf(workbook, '12')?.['vendor']).toBe('Z');
  });

  it('keeps an edit that was not sent, and the base that it was made from', () => {
    const workbook = imported();
    workbook.type(TAB, 2, columnOf('vendor'), 'Mine');
    expect(importInto(workbook, [hat('12', { title: 'Cap' })]).edits).toEqual([
      ['12', 'title', 'Hat 12', 'Cap'],
    ]);
    expect(cellOf(workbook, '12', 'vendor')).toBe('Mine');
    expect(baseOf(workbook, '12')).toMatchObject({ title: 'Cap', vendor: 'A' });
  });

  it('says on the row what both sides changed, overwrites neither, and takes it back once they agree', () => {
    const workbook = imported();
    workbook.type(TAB, 2, columnOf('vendor'), 'Mine');
    expect(importInto(workbook, [hat('12', { vendor: 'Z' })]).conflicts).toBe(1);
    expect(cellOf(workbook, '12', 'vendor')).toBe('Mine');
    expect(cellOf(workbook, '12', 'syncStatus')).toBe('Conflict');
    expect(cellOf(workbook, '12', 'syncMessage')).toContain('Vendor');
    expect(baseOf(workbook, '12')?.['vendor']).toBe('A');
    expect(importInto(workbook, [hat('12', { vendor: 'Z' })])).toMatchObject({ edits: [], conflicts: 1 });
    workbook.type(TAB, 2, columnOf('vendor'), 'Z');
    expect(importInto(workbook, [hat('12', { vendor: 'Z' })]).conflicts).toBe(0);
    expect([cellOf(workbook, '12', 'syncStatus'), cellOf(workbook, '12', 'syncMessage')]).toEqual([
      null,
      null,
    ]);
    expect(baseOf(workbook, '12')?.['vendor']).toBe('Z');
  });

  it('overwrites an edit only where the rule says that Shopify wins', () => {
    const workbook = imported();
    workbook.type(TAB, 2, columnOf('vendor'), 'Mine');
    const rules: MergeRules = { ...REVIEW_ALL, ruleFor: () => 'shopify' };
    expect(importInto(workbook, [hat('12', { vendor: 'Z' })], rules).edits).toEqual([
      ['12', 'vendor', 'Mine', 'Z'],
    ]);
  });

  it('never replaces a formula', () => {
    const workbook = imported();
    workbook.typeFormula(TAB, 2, columnOf('vendor'), '="A"', 'A');
    expect(importInto(workbook, [hat('12', { vendor: 'Z' })]).conflicts).toBe(1);
    expect(workbook.grid(TAB)[2]?.[columnOf('vendor')]).toEqual({ formula: '="A"' });
  });

  it('mends what was typed over what only Shopify writes', () => {
    const workbook = imported();
    workbook.type(TAB, 2, columnOf('totalInventory'), 99);
    expect(importInto(workbook, HATS).edits).toEqual([['12', 'totalInventory', 99, 5]]);
  });

  it('brings a row back that the person deleted, at the end', () => {
    const workbook = imported();
    workbook.deleteRow(TAB, 2);
    expect(importInto(workbook, HATS)).toEqual({ ...NOTHING, appended: ['12'] });
    expect([...new Bench(workbook).view().rowOf.keys()]).toEqual(['11', '13', '12']);
  });

  it('leaves rows alone whose id stands twice, and makes no third', () => {
    const workbook = imported();
    workbook.type(TAB, 3, columnOf('id'), '12');
    expect(importInto(workbook, [hat('12', { vendor: 'Z' })])).toEqual(NOTHING);
  });

  it('makes a base for equal rows where none is known, and a conflict of the others', () => {
    const workbook = workbookWith(HATS.map(({ id, values }) => ({ id, ...values, totalInventory: 5 })));
    workbook.type(TAB, 2, columnOf('vendor'), 'Mine');
    expect(importInto(workbook, HATS)).toMatchObject({ appended: [], conflicts: 1 });
    expect(baseOf(workbook, '11')).toEqual(HATS[0]?.values);
    expect(baseOf(workbook, '12')).not.toHaveProperty('vendor');
  });

  it('leaves the person’s columns, order and deleted columns as they are', () => {
    const workbook = imported();
    workbook.deleteColumn(TAB, columnOf('type'));
    workbook.insertColumn(TAB, 0);
    workbook.type(TAB, 0, 0, 'Notes');
    workbook.type(TAB, 2, 0, 'call them');
    workbook.moveRow(TAB, 2, 1);
    importInto(workbook, [hat('11'), hat('12', { vendor: 'Z', type: 'New' }), hat('13'), hat('14')]);
    expect(workbook.grid(TAB).map((line) => line.slice(0, 2))).toEqual([
      ['Notes', 'ID'],
      ['call them', '12'],
      [null, '11'],
      [null, '13'],
      [null, '14'],
    ]);
  });
});

it('an id that stands twice is left alone, so that nothing stale is sent once the copy is deleted', () => {
  const workbook = imported();
  workbook.insertRow(TAB, 3);
  workbook.type(TAB, 3, columnOf('id'), '12');
  importInto(workbook, [hat('12', { vendor: 'Z' })]);
  workbook.deleteRow(TAB, 3);
  const bench = new Bench(workbook);
  const plan = planTables(
    {
      book: bench.book,
      baseline: bench.baseline,
      context: { currencyDecimals: 2 },
      rules: () => REVIEW_ALL,
      storeId: 'demo',
      readStore: () => new Map([['12', hat('12', { vendor: 'Z' })]]),
    },
    () => [{ spec: products, tab: mustGetTab(bench), only: null }],
  );
  expect(plan.rows).toEqual([]);
});
