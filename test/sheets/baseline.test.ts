import { mustGetField, TABLES, type Field } from '../../src/catalog/fields';
import { hashValues } from '../../src/catalog/records';
import { BaselineMoved, type BaselineRecord } from '../../src/sheets/baseline';
import { knownHash, wornPieces } from '../../src/sheets/baseline-index';
import { Bench, workbookWith } from '../support/fakes-sheets';

const fields = ['title', 'vendor'].map((key) => mustGetField(TABLES.products, key));
const hat = (id: string, title: string): BaselineRecord => ({ id, values: { title, vendor: null } });

/** A file in which some jobs recorded what sheet and store had in common. */
function recorded(...pieces: [jobId: string, records: BaselineRecord[], over?: readonly Field[]][]): Bench {
  const bench = new Bench(workbookWith([]));
  for (const [jobId, records, over = fields] of pieces)
    bench.book.commit(bench.baseline.append('demo', 'products', jobId, over, records));
  return new Bench(bench.workbook);
}

const indexOf = (bench: Bench) => bench.baseline.index('demo', 'products');

describe('the baseline', () => {
  it('gives back what was recorded, for as many records as are asked for', () => {
    const bench = recorded(
      ['import-1', [hat('1', 'One'), hat('2', 'Two')]],
      ['import-1', [hat('3', 'Three')]],
    );
    const index = indexOf(bench);
    expect([...index.entries.keys()]).toEqual(['1', '2', '3']);
    expect(index.entries.get('2')?.hash).toBe(hashValues(fields, { title: 'Two', vendor: null }));
    expect(bench.baseline.values(index, ['3', '1', 'unheard of'])).toEqual(
      new Map([
        ['3', { title: 'Three', vendor: null }],
        ['1', { title: 'One', vendor: null }],
      ]),
    );
    expect(bench.baseline.values(index, [])).toEqual(new Map());
  });

  it('believes the last of several pieces', () => {
    const bench = recorded(['import-1', [hat('1', 'Old'), hat('2', 'Two')]], ['export-1', [hat('1', 'New')]]);
    expect(bench.baseline.values(indexOf(bench), ['1'])).toEqual(
      new Map([['1', { title: 'New', vendor: null }]]),
    );
  });

  it('knows nothing of the records of a piece that is not whole, and all of the others', () => {
    const bench = recorded(['import-1', [hat('1', 'One')]], ['import-1', [hat('2', 'Two')]]);
    jest.spyOn(console, 'warn').mockImplementationOnce(() => undefined);
    const cells = [[{ value: null }]];
    const { sheetId } = bench.book.mustGetTab('_baseline');
    bench.book.commit([{ kind: 'write', sheetId, row: 1, column: 5, cells }]);
    expect([...bench.baseline.values(indexOf(bench), ['1', '2']).keys()]).toEqual(['2']);
  });

  it('takes as many rows as it needs, since the index of each has to fit a cell', () => {
    const hats = Array.from({ length: 4_000 }, (_, at) =>
      hat(String(7_000_000_000_000 + 7_919 * at), `Hat ${at}`),
    );
    const bench = recorded(['import-1', hats]);
    const lengths = bench.workbook
      .grid('_baseline')
      .flat()
      .map((cell) => String(cell).length);
    expect(Math.max(...lengths)).toBeLessThan(50_000);
    const index = indexOf(bench);
    expect(index.pieces.length).toBeGreaterThan(1);
    const last = hats[hats.length - 1];
    expect(bench.baseline.values(index, [last?.id ?? '']).get(last?.id ?? '')).toEqual(last?.values);
  });

  it('tells a field without a base from one that is blank', () => {
    const bench = recorded(['import-1', [{ id: '1', values: { vendor: null } }]]);
    const values = bench.baseline.values(indexOf(bench), ['1']).get('1');
    expect(values).toEqual({ vendor: null });
    expect('title' in (values ?? {})).toBe(false);
  });

  it('keeps stores and tables apart', () => {
    const bench = recorded(['import-1', [hat('1', 'One')]]);
    bench.book.commit(bench.baseline.append('other', 'products', 'import-2', fields, [hat('9', 'Nine')]));
    bench.book.commit(bench.baseline.append('demo', 'variants', 'import-3', fields, [hat('8', 'Eight')]));
    expect([...indexOf(bench).entries.keys()]).toEqual(['1']);
    expect([...bench.baseline.index('other', 'products').entries.keys()]).toEqual(['9']);
  });

  it('knows no hash of a record whose piece was made of other fields', () => {
    const mixed = recorded(
      ['import-1', [hat('1', 'One')]],
      ['import-2', [hat('2', 'Two')], fields.slice(0, 1)],
    );
    const index = indexOf(mixed);
    expect(knownHash(index, 'title,vendor', '1')).toBe(hashValues(fields, { title: 'One', vendor: null }));
    expect(knownHash(index, 'title,vendor', '2')).toBeUndefined();
    expect(knownHash(index, 'title,vendor', '3')).toBeUndefined();
    expect(mixed.baseline.values(index, ['1', '2'])).toEqual(
      new Map<string, object>([
        ['1', { title: 'One', vendor: null }],
        ['2', { title: 'Two' }],
      ]),
    );
  });

  it('is not read where another execution moved its pieces meanwhile', () => {
    const bench = recorded(
      ['import-1', [hat('1', 'One')]],
      ['export-1', [hat('2', 'Two')]],
      ['export-2', [hat('2', 'Zwei'), hat('3', 'Three')]],
    );
    const index = indexOf(bench);
    const other = new Bench(bench.workbook);
    other.book.commit(other.baseline.compact(indexOf(other), () => true));
    expect(() => bench.baseline.values(index, ['3'])).toThrow(BaselineMoved);
    expect(bench.baseline.values(index, ['1']).get('1')).toEqual({ title: 'One', vendor: null });
    expect(bench.baseline.values(indexOf(bench), ['3']).get('3')).toEqual({ title: 'Three', vendor: null });
  });

  it('says what an import met, without writing its values again', () => {
    const bench = recorded(['import-1', [hat('1', 'One'), hat('2', 'Two')]]);
    const owner = { storeId: 'demo', table: 'products' as const };
    bench.book.commit(bench.baseline.note({ ...owner, jobId: 'import-2' }, ['1', '3']));
    bench.book.commit(bench.baseline.note({ ...owner, jobId: 'import-2' }, ['4']));
    bench.book.commit(bench.baseline.note({ ...owner, jobId: 'import-3' }, ['5']));
    const index = indexOf(bench);
    expect(bench.baseline.met(index, 'import-2')).toEqual(new Set(['1', '3', '4']));
    expect([...index.entries.keys()]).toEqual(['1', '2']);
    expect(bench.baseline.note({ ...owner, jobId: 'import-2' }, [])).toEqual([]);
  });

  it('after a full import has no notes, and no piece that no needed record is in', () => {
    const bench = recorded(
      ['import-1', [hat('1', 'One'), hat('2', 'Two')]],
      ['import-1', [hat('3', 'Three'), hat('4', 'Four')]],
      ['export-1', [hat('3', 'Tres')]],
      ['import-2', [hat('5', 'Five')]],
    );
    bench.book.commit(bench.baseline.note({ storeId: 'demo', table: 'products', jobId: 'import-2' }, ['1']));
    bench.book.commit(bench.baseline.compact(indexOf(bench), (id) => id !== '4'));
    const index = indexOf(bench);
    expect(index.notes).toEqual([]);
    expect([...index.entries.keys()]).toEqual(['1', '2', '3', '5']);
    expect(bench.baseline.values(index, ['3']).get('3')).toEqual({ title: 'Tres', vendor: null });
  });

  it('of other stores stays where it is, however the pieces are mixed', () => {
    const bench = recorded(['import-1', [hat('1', 'One')]]);
    const record = (store: string, job: string, id: string) =>
      bench.book.commit(bench.baseline.append(store, 'products', job, fields, [hat(id, id)]));
    record('other', 'import-x', '8');
    record('demo', 'export-1', '2');
    record('other', 'export-x', '9');
    record('demo', 'import-2', '3');
    bench.book.commit(bench.baseline.compact(indexOf(bench), (id) => id === '3'));
    expect([...indexOf(bench).entries.keys()]).toEqual(['3']);
    expect([...bench.baseline.index('other', 'products').entries.keys()]).toEqual(['8', '9']);
  });

  it('counts as worn where few records are left of a piece, or never were many', () => {
    const many = (from: number) => Array.from({ length: 200 }, (_, at) => hat(String(from + at), 'Hat'));
    const bench = recorded(
      ['import-1', many(1_000)],
      ['import-1', many(2_000)],
      ['export-1', [hat('3000', 'Hat')]],
    );
    const isGone = (id: string) => Number(id) >= 2_000 && Number(id) < 2_101;
    const index = indexOf(bench);
    const worn = wornPieces(index, (id) => !isGone(id));
    expect(index.pieces.map((piece) => worn.has(piece))).toEqual([false, true, true]);
  });

  it('leaves out a row that was not written to its end', () => {
    const bench = recorded(['import-1', [hat('1', 'One')]]);
    bench.workbook.insertRow('_baseline', 2);
    ['demo', 'products', 'import-1 x', 'title,vendor'].forEach((cell, column) =>
      bench.workbook.type('_baseline', 2, column, cell),
    );
    expect([...indexOf(bench).entries.keys()]).toEqual(['1']);
  });

  it('is not written where there is nothing to record', () => {
    expect(recorded().baseline.append('demo', 'products', 'import-1', fields, [])).toEqual([]);
  });
});
