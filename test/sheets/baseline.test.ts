import { mustGetField, TABLES, type Field } from '../../src/catalog/fields';
import { hashValues } from '../../src/catalog/records';
import type { BaselineRecord } from '../../src/sheets/baseline';
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

  it('believes the last of several pieces, and forgets a record whose base was taken away', () => {
    const bench = recorded(
      ['import-1', [hat('1', 'Old'), hat('2', 'Two')]],
      ['export-1', [hat('1', 'New')]],
      ['export-2', [{ id: '2', values: null }]],
    );
    const index = indexOf(bench);
    expect([...index.entries.keys()]).toEqual(['1']);
    expect(bench.baseline.values(index, ['1', '2'])).toEqual(
      new Map([['1', { title: 'New', vendor: null }]]),
    );
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

  it('says which fields its hashes cover, and that they cannot be compared where pieces differ', () => {
    expect(indexOf(recorded(['import-1', [hat('1', 'One')]])).signature).toBe('title,vendor');
    const mixed = recorded(
      ['import-1', [hat('1', 'One')]],
      ['import-2', [hat('2', 'Two')], fields.slice(0, 1)],
    );
    expect(indexOf(mixed).signature).toBeNull();
    expect(mixed.baseline.values(indexOf(mixed), ['1', '2'])).toEqual(
      new Map<string, object>([
        ['1', { title: 'One', vendor: null }],
        ['2', { title: 'Two' }],
      ]),
    );
    expect(indexOf(recorded()).signature).toBeNull();
  });

  it('after a full import holds what it met and what came later, and nothing older', () => {
    const bench = recorded(
      ['import-1', [hat('1', 'One'), hat('2', 'Two')]],
      ['export-1', [hat('1', 'Uno')]],
      ['import-2', [hat('1', 'Uno')]],
      ['export-2', [hat('3', 'Three')]],
      ['import-2', [hat('4', 'Four')]],
    );
    bench.book.commit(bench.baseline.compact(indexOf(bench), 'import-2'));
    const index = indexOf(bench);
    expect([...index.entries.keys()]).toEqual(['1', '3', '4']);
    expect(bench.baseline.values(index, ['1', '3', '4']).get('4')).toEqual({ title: 'Four', vendor: null });
    expect(index.pieces.map(({ jobId }) => jobId)).toEqual(['import-2', 'export-2', 'import-2']);
  });

  it('of other stores stays where it is, however the pieces are mixed', () => {
    const bench = recorded(['import-1', [hat('1', 'One')]]);
    const record = (store: string, job: string, id: string) =>
      bench.book.commit(bench.baseline.append(store, 'products', job, fields, [hat(id, id)]));
    record('other', 'import-x', '8');
    record('demo', 'export-1', '2');
    record('other', 'export-x', '9');
    record('demo', 'import-2', '3');
    bench.book.commit(bench.baseline.compact(indexOf(bench), 'import-2'));
    expect([...indexOf(bench).entries.keys()]).toEqual(['3']);
    expect([...bench.baseline.index('other', 'products').entries.keys()]).toEqual(['8', '9']);
  });

  it('is empty after the import of an empty store', () => {
    const bench = recorded(['import-1', [hat('1', 'One')]], ['export-1', [hat('2', 'Two')]]);
    bench.book.commit(bench.baseline.compact(indexOf(bench), 'import-2'));
    expect(indexOf(bench)).toEqual({ entries: new Map(), signature: null, pieces: [] });
  });

  it('is not written where there is nothing to record', () => {
    expect(recorded().baseline.append('demo', 'products', 'import-1', fields, [])).toEqual([]);
  });
});
