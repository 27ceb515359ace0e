import { ID_KEY, type TableName, type TableSpec } from '../../catalog/fields';
import type { Records } from '../../core/api/bulk-api-client';
import { a1 } from '../../platform/a1';
import type { Baseline } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import { idOf } from '../../sheets/table';
import type { Tables } from '../common/tables';
import type { Filling } from './checkpoint';

interface Deps {
  book: Book;
  baseline: Baseline;
}

/**
 * A record that lies in several lists has one row, of the first list that was read: where it comes again it is left
 * out. What an execution before this one met is told by what it wrote.
 */
export class FirstPlaces {
  private readonly met = new Map<TableName, Set<string>>();

  constructor(private readonly deps: Deps) {}

  forget(): void {
    this.met.clear();
  }

  /** Everything is about to be read, whatever was met before. */
  begin({ catalog }: Tables): void {
    for (const { name } of Object.values(catalog)) this.met.set(name, new Set());
  }

  only(job: { storeId: string; jobId: string }, tables: Tables, filling: Filling, records: Records): Records {
    const kept = { ...records };
    for (const spec of Object.values(tables.catalog)) {
      const { name, ownerKey } = spec;
      if (ownerKey === undefined || records[name].length === 0) continue;
      const met = this.met.get(name) ?? this.writtenBy(job, tables, spec, filling[name]);
      this.met.set(name, met);
      kept[name] = records[name].filter(({ id }) => !met.has(id) && met.add(id).has(id));
    }
    return kept;
  }

  /** Of a table that is filled by place, all that stands in it; else what the job noted, and a row. */
  private writtenBy(
    { storeId, jobId }: { storeId: string; jobId: string },
    tables: Tables,
    spec: TableSpec,
    nextRow: number | undefined,
  ): Set<string> {
    if (nextRow === undefined) {
      const rowOf = tables.open([spec])[0]?.rowOf;
      const { baseline } = this.deps;
      const met = baseline.met(baseline.index(storeId, spec.name), jobId);
      return new Set([...met].filter((id) => rowOf?.has(id)));
    }
    const tab = tables.find(spec);
    const column = tab?.bindings.find(({ value }) => value === ID_KEY)?.column;
    if (!tab || column === undefined || nextRow <= 1) return new Set();
    const [lines = []] = this.deps.book.workbook.readValues([a1(tab.title, 1, column, nextRow - 1, column)]);
    return new Set(lines.map((line) => idOf(line[0])));
  }
}
