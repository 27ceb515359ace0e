import type { Field, TableName } from '../catalog/fields';
import { hashValues, signatureOf } from '../catalog/records';
import type { Value, Values } from '../catalog/value';
import type { CellData, CellValue, Change, Packer, ValueBlock } from '../platform/ports';
import { a1, a1Columns } from './a1';
import type { Book, TabRange } from './book';
import { fromChunks, toChunks } from './chunks';
import { HIDDEN_TABS, textCell } from './hidden-tabs';
import { toRuns } from './table';

/**
 * What sheet and store had in common at the last sync, as a log of pieces: one row each, with an index (id → row
 * hash) in one cell and the values behind it. Of several pieces that name a record the last one holds. A preview
 * or an idle sync reads the indexes alone; values are read only for records that differ. Every step appends its
 * piece in the commit that also writes the sheet, so the two never disagree; a full import ends by deleting the
 * pieces that it replaced.
 */
export class Baseline {
  constructor(
    private readonly book: Book,
    private readonly packer: Packer,
  ) {}

  /** A table's index. `fields` is what its hashes cover; null where pieces of different layouts are mixed. */
  index(storeId: string, table: TableName): BaselineIndex {
    const { title } = this.tab();
    const [lines = []] = this.book.workbook.readValues([a1Columns(title, 0, INDEX_COLUMN)]);
    const index: BaselineIndex = { entries: new Map(), signature: null, pieces: [] };
    const signatures = new Set<string>();
    lines.forEach((line, row) => {
      if (row === 0 || line[0] !== storeId || line[1] !== table) return;
      const signature = String(line[3] ?? '');
      index.pieces.push({ row, jobId: String(line[2] ?? ''), signature });
      signatures.add(signature);
      for (const [id, hash] of this.readIndexCell(line[INDEX_COLUMN])) {
        if (hash === GONE) index.entries.delete(id);
        else index.entries.set(id, { hash, row });
      }
    });
    if (signatures.size === 1) index.signature = [...signatures][0] ?? null;
    return index;
  }

  /** The base values of some records; those without a base are absent. */
  values(index: BaselineIndex, ids: Iterable<string>): Map<string, Values> {
    const wanted = new Map<number, string[]>();
    for (const id of ids) {
      const entry = index.entries.get(id);
      if (entry) wanted.set(entry.row, [...(wanted.get(entry.row) ?? []), id]);
    }
    const pieces = this.readPieces([...wanted.keys()]);
    const found = new Map<string, Values>();
    for (const [row, ids] of wanted) {
      const fields = (index.pieces.find((piece) => piece.row === row)?.signature ?? '').split(',');
      const piece = pieces.get(row);
      for (const id of ids) {
        const values = piece?.[id];
        if (values) found.set(id, decode(fields, values));
      }
    }
    return found;
  }

  /** The change that records a new base for some records. */
  append(
    storeId: string,
    table: TableName,
    jobId: string,
    fields: readonly Field[],
    records: readonly BaselineRecord[],
  ): Change[] {
    if (records.length === 0) return [];
    const cells = inPieces(records).map((some) => this.piece(storeId, table, jobId, fields, some));
    return [{ kind: 'append', sheetId: this.tab().sheetId, cells }];
  }

  /** The same as values, in rows from one on that the caller knows to be free. */
  blocks(
    from: number,
    ...[storeId, table, jobId, fields, records]: Parameters<Baseline['append']>
  ): ValueBlock[] {
    const { sheetId } = this.tab();
    return inPieces(records).map((some, at) => {
      const cells = this.piece(storeId, table, jobId, fields, some);
      return { sheetId, row: from + at, column: 0, values: [cells.map(({ value }) => value)] };
    });
  }

  /** The first row that holds nothing yet. */
  freeRow(): number {
    return this.book.read(a1Columns(this.tab().title, 0, 0)).length;
  }

  /** What the first `freeRow` reads. */
  firstReads(): TabRange[] {
    const tab = this.book.tabByTitle(HIDDEN_TABS.baseline.title);
    return tab ? [{ sheetId: tab.sheetId, range: a1Columns(tab.title, 0, 0) }] : [];
  }

  /** The changes that make room for the pieces of so many records, and then some. */
  roomForMore(records: number): Change[] {
    return this.roomFor(this.tab().rows + Math.ceil(records / LEAST_IN_PIECE));
  }

  /** The changes that make room for rows up to `row`, and for pieces of so many cells. */
  roomFor(row: number, width = 0): Change[] {
    const { sheetId, rows, columns } = this.tab();
    if (row < rows && width <= columns) return [];
    const size = { rows: row < rows ? rows : row + SPARE_ROWS, columns: Math.max(columns, width) };
    return [{ kind: 'resizeTab', sheetId, ...size }];
  }

  private piece(...[storeId, table, jobId, fields, records]: Parameters<Baseline['append']>): CellData[] {
    const index = records.map(({ id, values }) => [id, values ? hashValues(fields, values) : GONE]);
    const detail = Object.fromEntries(
      records.flatMap(({ id, values }) => (values ? [[id, encode(fields, values)]] : [])),
    );
    const head = [storeId, table, jobId, signatureOf(fields), this.packer.pack(JSON.stringify(index))];
    return [...head.map(textCell), ...toChunks(this.packer, detail)];
  }

  /**
   * The changes that end a full import: every piece older than the import's first one is deleted. Pieces that other
   * jobs appended meanwhile stay.
   */
  compact(index: BaselineIndex, importJobId: string): Change[] {
    const first = index.pieces.find((piece) => piece.jobId === importJobId)?.row ?? Infinity;
    const old = index.pieces.map((piece) => piece.row).filter((row) => row < first);
    const { sheetId } = this.tab();
    return toRuns(old)
      .reverse()
      .map(({ from, to }): Change => ({ kind: 'deleteRows', sheetId, from, to }));
  }

  private tab() {
    return this.book.mustGetTab(HIDDEN_TABS.baseline.title);
  }

  private readIndexCell(cell: CellValue | undefined): [string, string][] {
    return fromChunks(this.packer, [cell ?? null]) as [string, string][];
  }

  private readPieces(rows: number[]): Map<number, Piece> {
    const pieces = new Map<number, Piece>();
    const runs = toRuns(rows);
    if (runs.length === 0) return pieces;
    const { title, columns } = this.tab();
    const ranges = runs.map(({ from, to }) => a1(title, from, INDEX_COLUMN + 1, to, columns - 1));
    const blocks = this.book.workbook.readValues(ranges);
    runs.forEach(({ from, to }, at) => {
      for (let row = from; row <= to; row++) {
        const cells = (blocks[at]?.[row - from] ?? []).filter((cell) => cell !== null);
        pieces.set(row, fromChunks(this.packer, cells) as Piece);
      }
    });
    return pieces;
  }
}

/** Values by id, in the order of the piece's fields; `UNKNOWN` where a field has no base. */
type Piece = Record<string, (Value | typeof UNKNOWN)[]>;
const UNKNOWN = 0;

function encode(fields: readonly Field[], values: Values): Piece[string] {
  return fields.map(({ key }) => values[key] ?? (key in values ? null : UNKNOWN));
}

function decode(fields: readonly string[], piece: Piece[string]): Values {
  const known = fields
    .map((key, at) => [key, piece[at] ?? null] as const)
    .filter(([, value]) => value !== UNKNOWN);
  return Object.fromEntries(known) as Values;
}

/** Pieces come one by one, but room for them is made for many. */
const SPARE_ROWS = 20;
/** The index of a piece is one cell of 50,000 characters, and takes some 22 for a record. */
const MOST_IN_PIECE = 1_500;
/** Only records with very long texts come fewer in a piece. */
const LEAST_IN_PIECE = 300;

/** The last of the columns that every reader needs; values follow it. */
const INDEX_COLUMN = 4;

function inPieces<T>(records: readonly T[]): T[][] {
  const count = Math.ceil(records.length / MOST_IN_PIECE);
  return Array.from({ length: count }, (_, at) =>
    records.slice(at * MOST_IN_PIECE, (at + 1) * MOST_IN_PIECE),
  );
}

/** Stands for the hash of a record that has no base any more. */
const GONE = '-';

export interface BaselineIndex {
  entries: Map<string, { hash: string; row: number }>;
  /** The fields that all hashes cover, or null where they differ: then rows cannot be compared by hash. */
  signature: string | null;
  pieces: { row: number; jobId: string; signature: string }[];
}

export interface BaselineRecord {
  id: string;
  /** Null takes the record's base away. */
  values: Values | null;
}
