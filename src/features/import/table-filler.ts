import { ID_KEY, type TableName, type TableSpec } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import type { CellValue, Change, TabInfo, ValueBlock } from '../../platform/ports';
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

/** Records of one table that go below each other. */
export interface FillPart {
  spec: TableSpec;
  records: readonly CatalogRecord[];
}

/**
 * Fills tables that nobody has seen yet: they are hidden, so nothing in them is anybody's, and records go by their
 * place, in as few and as large requests as Google recommends. A step that is repeated after a crash writes the same
 * places again.
 */
export class TableFiller {
  /** Where the next piece of the baseline goes; null: not known in this execution. */
  private baselineRow: number | null = null;

  constructor(private readonly deps: Deps) {}

  /** Somebody else may have written since. */
  forget(): void {
    this.baselineRow = null;
  }

  /** An execution that was killed may have left half of what it wrote, and blank values do not overwrite. */
  clearLeftovers(tables: Tables, filling: Filling): void {
    const ends = (Object.entries(filling) as [TableName, number][]).flatMap(([name, from]) => {
      const tab = tables.find(tables.catalog[name]);
      return tab && from < tab.rows ? [{ tab, from }] : [];
    });
    const ranges = ends.map(({ tab, from }) => a1(tab.title, from, 0, tab.rows - 1, tab.columns - 1));
    const blocks = this.deps.book.workbook.readValues(ranges);
    const leftovers = ends.flatMap(({ tab: { sheetId }, from }, at): Change[] => {
      const count = blocks[at]?.length ?? 0;
      return count === 0 ? [] : [{ kind: 'clearRows', sheetId, from, count }];
    });
    if (leftovers.length > 0) this.deps.book.commit(leftovers);
  }

  /** Writes records, what they are compared with later, and the job's next record. */
  fill(
    tables: Tables,
    parts: readonly FillPart[],
    filling: Filling,
    jobOf: { storeId: string; jobId: string },
    save: Change[],
  ): void {
    const { book, baseline } = this.deps;
    this.baselineRow ??= baseline.freeRow();
    const blocks: ValueBlock[] = [];
    const room: Change[] = [];
    let widest = 0;
    for (const { spec, records } of parts) {
      const tab = mustFind(tables, spec);
      const row = filling[spec.name] ?? 1;
      const missing = row + records.length - tab.rows;
      if (missing > 0) room.push({ kind: 'insertRows', sheetId: tab.sheetId, row: tab.rows, count: missing });
      blocks.push(toBlock(spec, tab, row, records));
      const { storeId, jobId } = jobOf;
      const pieces = baseline.block(this.baselineRow, storeId, spec.name, jobId, spec.fields, records);
      blocks.push(pieces);
      this.baselineRow += pieces.values.length;
      widest = Math.max(widest, ...pieces.values.map(({ length }) => length));
    }
    room.push(...baseline.roomFor(this.baselineRow, widest));
    if (room.length > 0) book.commit(room);
    book.fill(blocks, save);
  }

  /** Whether tables hold just the records that were written, each in one row: they were hidden, not locked. */
  areWhole(tables: Tables, specs: readonly TableSpec[], filling: Filling): boolean {
    const ranges = specs.flatMap((spec) => {
      const tab = mustFind(tables, spec);
      const column = columnsOf(tab).get(ID_KEY);
      return column === undefined ? [] : [a1(tab.title, 1, column, Math.max(1, tab.rows - 1), column)];
    });
    if (ranges.length < specs.length) return false;
    const columns = this.deps.book.workbook.readValues(ranges);
    return specs.every(({ name }, at) => {
      const lines = columns[at] ?? [];
      const ids = new Set(lines.map((line) => idOf(line[0])));
      return lines.length === (filling[name] ?? 1) - 1 && ids.size === lines.length && !ids.has('');
    });
  }

  /** Takes away the rows that turned out not to be needed, and shows the table. */
  reveal(tables: Tables, spec: TableSpec, nextRow: number): Change[] {
    const { sheetId, rows } = mustFind(tables, spec);
    const first = Math.max(nextRow, 2);
    const spare: Change[] = first < rows ? [{ kind: 'deleteRows', sheetId, from: first, to: rows - 1 }] : [];
    return [...spare, { kind: 'showTab', sheetId }];
  }
}

function mustFind(tables: Tables, spec: TableSpec): TabInfo {
  const tab = tables.find(spec);
  if (!tab) throw tables.missingError(spec);
  return tab;
}

function columnsOf(tab: TabInfo): Map<string, number> {
  return new Map(tab.bindings.map(({ column, value }) => [value, column]));
}

function toBlock(spec: TableSpec, tab: TabInfo, row: number, records: readonly CatalogRecord[]): ValueBlock {
  const columns = columnsOf(tab);
  const idColumn = columns.get(ID_KEY) ?? 0;
  const placed = spec.fields.flatMap((field) => {
    const column = columns.get(field.key);
    return column === undefined ? [] : [{ key: field.key, type: field.type, column }];
  });
  const width = 1 + Math.max(idColumn, ...placed.map(({ column }) => column));
  const values = records.map(({ id, values }) => {
    const line = new Array<CellValue>(width).fill(null);
    line[idColumn] = id;
    for (const { key, type, column } of placed) line[column] = type.toCell(values[key] ?? null);
    return trimmed(line);
  });
  return { sheetId: tab.sheetId, row, column: 0, values };
}

/** Blank cells at the end need not be sent. */
function trimmed(line: CellValue[]): CellValue[] {
  let length = line.length;
  while (length > 1 && line[length - 1] === null) length--;
  return length === line.length ? line : line.slice(0, length);
}
