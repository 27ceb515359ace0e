import { TABLES } from '../../../src/catalog/fields';
import { REVIEW_ALL } from '../../../src/catalog/merge';
import type { CatalogRecord } from '../../../src/catalog/records';
import type { Value } from '../../../src/catalog/value';
import { planTables, type PlannerScene } from '../../../src/features/export/change-planner';
import type { FakeWorkbook } from '../../support/fake-workbook';
import { Bench, columnOf, SHEET_ID, workbookWith } from '../../support/fakes-sheets';

const { products } = TABLES;
const TAB = 'Products';
const IDS = ['11', '12', '13'];
/** Sheet rows, counted from 0. */
const ROW = { '11': 1, '12': 2, '13': 3 };

function recordOf(id: string, more: Record<string, Value> = {}): CatalogRecord {
  const blank = Object.fromEntries(products.fields.map(({ key }) => [key, null]));
  return {
    id,
    values: { ...blank, title: `Hat ${id}`, vendor: 'A', status: 'Active', category: 'C', ...more },
  };
}

/** Sheet, base and store right after an import of three hats; then whatever a test does to them. */
class Scene {
  readonly workbook: FakeWorkbook;
  readonly store = new Map(IDS.map((id) => [id, recordOf(id)]));
  readonly asked: string[][] = [];

  constructor({ baseline = true } = {}) {
    const records = IDS.map((id) => recordOf(id));
    this.workbook = workbookWith(records.map(({ id, values }) => ({ id, ...values })));
    const bench = new Bench(this.workbook);
    if (baseline)
      bench.book.commit(bench.baseline.append('demo', 'products', 'import-1', products.fields, records));
  }

  type(id: keyof typeof ROW, key: string, value: string | number | null): void {
    this.workbook.type(TAB, ROW[id], columnOf(key), value);
  }

  change(id: string, more: Record<string, Value>): void {
    this.store.set(id, recordOf(id, more));
  }

  plan(only: readonly string[] | null = null) {
    const bench = new Bench(this.workbook);
    const scene: PlannerScene = {
      book: bench.book,
      baseline: bench.baseline,
      context: { currencyDecimals: 2 },
      rules: () => REVIEW_ALL,
      storeId: 'demo',
      readStore: (_, ids) => {
        this.asked.push([...ids]);
        return new Map(
          ids.flatMap((id) => (this.store.has(id) ? [[id, this.store.get(id) as CatalogRecord]] : [])),
        );
      },
    };
    return planTables(scene, () => {
      const tab = bench.book.tabById(SHEET_ID);
      if (!tab) throw new Error('The table is gone');
      return [{ spec: products, tab, only: only === null ? null : new Set(only) }];
    });
  }

  /** The same, in few words. */
  summary(only: readonly string[] | null = null) {
    const { rows, errors, conflicts } = this.plan(only);
    return {
      changes: rows.flatMap(({ id, changes }) =>
        changes.map(({ header, before, after }) => `${id} ${header}: ${before} → ${after}`),
      ),
      errors: errors.map(({ message }) => message),
      conflicts: conflicts.map(({ id, field, base, sheet, shopify }) => [id, field, base, sheet, shopify]),
    };
  }
}

const NOTHING = { changes: [], errors: [], conflicts: [] };

describe('a plan', () => {
  it('right after an import has nothing in it, and Shopify is not even asked', () => {
    const scene = new Scene();
    expect(scene.summary()).toEqual(NOTHING);
    expect(scene.asked).toEqual([]);
  });

  it('holds the one field that was edited, and asks Shopify for that record only', () => {
    const scene = new Scene();
    scene.type('12', 'vendor', 'B');
    expect(scene.summary()).toEqual({ ...NOTHING, changes: ['12 Vendor: A → B'] });
    expect(scene.asked).toEqual([['12']]);
  });

  it('names row, title and product of each change', () => {
    const scene = new Scene();
    scene.type('12', 'vendor', 'B');
    expect(scene.plan().rows).toEqual([
      {
        table: 'products',
        tab: TAB,
        row: 3,
        id: '12',
        title: 'Hat 12',
        productId: '12',
        changes: [{ key: 'vendor', header: 'Vendor', base: 'A', before: 'A', after: 'B' }],
      },
    ]);
  });

  it('does not depend on where rows and columns stand', () => {
    const scene = new Scene();
    scene.type('12', 'vendor', 'B');
    scene.workbook.moveColumn(TAB, columnOf('vendor'), 0);
    scene.workbook.moveRow(TAB, 2, 1);
    expect(scene.summary().changes).toEqual(['12 Vendor: A → B']);
  });

  it('leaves out what the person retyped without a change', () => {
    const scene = new Scene();
    scene.type('12', 'status', 'active');
    scene.type('12', 'vendor', 'A');
    expect(scene.summary()).toEqual(NOTHING);
  });

  it('leaves out what only Shopify changed: that is the next import’s', () => {
    const scene = new Scene();
    scene.change('12', { vendor: 'Z' });
    expect(scene.summary()).toEqual(NOTHING);
    scene.type('12', 'title', 'Cap');
    expect(scene.summary()).toEqual({ ...NOTHING, changes: ['12 Title: Hat 12 → Cap'] });
  });

  it('leaves out what Shopify has by now', () => {
    const scene = new Scene();
    scene.type('12', 'vendor', 'B');
    scene.change('12', { vendor: 'B' });
    expect(scene.summary()).toEqual(NOTHING);
  });

  it('holds back what both sides changed, and sends the row’s other edits', () => {
    const scene = new Scene();
    scene.type('12', 'vendor', 'B');
    scene.type('12', 'title', 'Cap');
    scene.change('12', { vendor: 'Z', updatedAt: '2026-10-01T00:00:00Z' });
    expect(scene.summary()).toEqual({
      changes: ['12 Title: Hat 12 → Cap'],
      errors: [],
      conflicts: [['12', 'Vendor', 'A', 'B', 'Z']],
    });
    expect(scene.plan().conflicts[0]?.shopifyUpdatedAt).toBe(Date.parse('2026-10-01T00:00:00Z'));
  });

  it('of some rows leaves out all others', () => {
    const scene = new Scene();
    scene.type('11', 'vendor', 'B');
    scene.type('12', 'vendor', 'B');
    scene.workbook.insertRow(TAB, 1);
    scene.workbook.type(TAB, 1, columnOf('title'), 'no id');
    expect(scene.summary(['12'])).toEqual({ ...NOTHING, changes: ['12 Vendor: A → B'] });
  });

  it('sends what a formula comes to', () => {
    const scene = new Scene();
    scene.workbook.typeFormula(TAB, ROW['12'], columnOf('vendor'), '="B"', 'B');
    expect(scene.summary()).toEqual({ ...NOTHING, changes: ['12 Vendor: A → B'] });
  });

  it('without a base holds everything that differs as a conflict, and what is equal not at all', () => {
    const scene = new Scene({ baseline: false });
    scene.type('12', 'vendor', 'B');
    expect(scene.summary()).toEqual({ ...NOTHING, conflicts: [['12', 'Vendor', null, 'B', 'A']] });
  });

  it('does not manage a column that was deleted', () => {
    const scene = new Scene();
    scene.type('12', 'title', 'Cap');
    scene.workbook.deleteColumn(TAB, columnOf('vendor'));
    expect(scene.summary()).toEqual({ ...NOTHING, changes: ['12 Title: Hat 12 → Cap'] });
  });
});

describe('a row that stays behind', () => {
  it('does so as a whole: half of an edit may be worse than none', () => {
    const scene = new Scene();
    scene.type('12', 'vendor', 'B');
    scene.type('12', 'title', null);
    scene.type('13', 'vendor', 'B');
    expect(scene.summary()).toEqual({
      changes: ['13 Vendor: A → B'],
      errors: ['Products, row 3: Title may not be empty.'],
      conflicts: [],
    });
  });

  it.each<[string, (scene: Scene) => void, string]>([
    ['holds a number where text belongs', (scene) => scene.type('12', 'vendor', 7), 'Vendor holds a number'],
    [
      'has a status that does not exist',
      (scene) => scene.type('12', 'status', 'Sold'),
      '"Sold" is not one of',
    ],
    [
      'was typed over where nobody may',
      (scene) => scene.type('12', 'category', 'x'),
      'Category cannot be changed',
    ],
    ['is no longer in Shopify', (scene) => edit(scene).store.delete('12'), 'Hat 12 is no longer in Shopify'],
    [
      'has a command that is not known',
      (scene) => edit(scene).type('12', 'command', 'explode'),
      '"EXPLODE", which is',
    ],
    ['asks to be created', (scene) => edit(scene).type('12', 'command', 'new'), 'does not exist in Shopify'],
    ['has an id that is none', (scene) => scene.type('12', 'id', 'abc'), 'has the ID "abc", which is not'],
    ['has no id', (scene) => scene.type('12', 'id', null), 'has no ID'],
    ['is to be created', (scene) => scene.type('12', 'id', 'new:a1'), 'does not exist in Shopify'],
  ])('because it %s says where and why', (_, act, words) => {
    const scene = new Scene();
    act(scene);
    const { rows, errors } = scene.plan();
    expect(rows).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      code: 'validation_failed',
      tab: TAB,
      row: 3,
      message: expect.stringContaining(words),
      hint: expect.stringMatching(/\.$/),
      details: { tab: TAB, row: 3 },
    });
  });

  it('because its id stands twice says so in both rows', () => {
    const scene = new Scene();
    scene.type('13', 'id', '12');
    const { rows, errors } = scene.plan();
    expect(rows).toEqual([]);
    expect(errors.map(({ row, message }) => [row, message])).toEqual([
      [3, 'Products, row 3: the ID 12 also stands in row 4, so nothing is sent for it.'],
      [4, 'Products, row 4: the ID 12 also stands in row 3, so nothing is sent for it.'],
    ]);
  });

  it('because it says IGNORE says nothing', () => {
    const scene = new Scene();
    edit(scene).type('12', 'command', ' ignore ');
    expect(scene.summary()).toEqual(NOTHING);
  });

  function edit(scene: Scene): Scene {
    scene.type('12', 'vendor', 'B');
    return scene;
  }
});
