import { inParts } from '../platform/lists';
import type { Field, TableName } from '../catalog/fields';
import { hashValues, signatureOf } from '../catalog/records';
import { fingerprint, type Value, type Values } from '../catalog/value';
import type { CellData, CellValue, Change, Packer, ValueBlock } from '../platform/ports';
import { a1, a1Columns } from '../platform/a1';
import { sparePieces, type BaselineIndex, type Piece } from './baseline-index';
import { readOrMoved, type Book, type TabRange } from './book';
import { fromChunks, textFromChunks, textToChunks } from './chunks';
import { dropRows } from './drop-rows';
import { HIDDEN_TABS, textCell } from './hidden-tabs';
import { toRuns } from './table';

/** Another execution took pieces away between two looks at the baseline: what was read of it is of no moment. */
export class BaselineMoved extends Error {
  constructor() {
    super('What sheet and store had in common is just being put in order; try again in a moment');
    this.name = 'BaselineMoved';
  }
}

/** Whose base it is, and which job writes it. */
export interface BaselineOwner {
  storeId: string;
  table: TableName;
  jobId: string;
}

/**
 * What sheet and store had in common at the last sync, as a log of pieces: one row each, with an index (id → row
 * hash) in one cell and the values behind it. Of several pieces that name a record the last one holds. A preview
 * or an idle sync reads the indexes alone; values are read only for records that differ. Every step appends its
 * pieces in the commit that also writes the sheet, so the two never disagree. An import notes which records it met;
 * it writes those anew whose base moved, and ends by deleting the pieces that say nothing any more.
 */
export class Baseline {
  constructor(
    private readonly book: Book,
    private readonly packer: Packer,
  ) {}

  index(storeId: string, table: TableName): BaselineIndex {
    const [columns = []] = this.book.workbook.readColumns([this.indexRange()]);
    return this.indexIn(columns, storeId, table);
  }

  /** What an index is made of, to be read by columns. */
  indexRange(): string {
    return a1Columns(this.tab().title, 0, INDEX_COLUMN);
  }

  indexIn(columns: CellValue[][], storeId: string, table: TableName): BaselineIndex {
    const index: BaselineIndex = { entries: new Map(), pieces: [], notes: [] };
    const [stores = [], tables = [], keys = [], signatures = [], packed = []] = columns;
    for (let row = 1; row < stores.length; row++) {
      if (stores[row] !== storeId || tables[row] !== table) continue;
      const [key, signature] = [String(keys[row] ?? ''), String(signatures[row] ?? '')];
      const content = String(packed[row] ?? '');
      // An execution that was killed while it filled a table may have left a part of a row.
      if (content === '') continue;
      if (signature === MET) index.notes.push({ row, jobId: jobIn(key), packed: content });
      else this.addPiece(index, { row, key, signature, size: 0 }, content);
    }
    return index;
  }

  private addPiece(index: BaselineIndex, piece: Piece, packed: string): void {
    const entries = this.unpack([packed]) as [string, string][];
    piece.size = entries.length;
    index.pieces.push(piece);
    for (const [id, hash] of entries) index.entries.set(id, { hash, piece });
  }

  /** The base values of some records; those without a base are absent. Throws `BaselineMoved`. */
  values(index: BaselineIndex, ids: Iterable<string>): Map<string, Values> {
    const wanted = new Map<Piece, Set<string>>();
    for (const id of ids) {
      const piece = index.entries.get(id)?.piece;
      if (piece) (wanted.get(piece) ?? wanted.set(piece, new Set()).get(piece))?.add(id);
    }
    const found = new Map<string, Values>();
    const pieces = [...wanted.keys()].sort((left, right) => left.row - right.row);
    for (let start = 0; start < pieces.length; start += PIECES_AT_ONCE) {
      this.readPieces(pieces.slice(start, start + PIECES_AT_ONCE), (piece, content) => {
        const fields = piece.signature.split(',');
        const mine = wanted.get(piece) ?? new Set();
        for (const [id, values] of recordsIn(content, mine)) found.set(id, decode(fields, values));
      });
    }
    return found;
  }

  private readPieces(pieces: readonly Piece[], use: (piece: Piece, content: string) => void): void {
    const pieceAt = new Map(pieces.map((piece) => [piece.row, piece]));
    const runs = toRuns([...pieceAt.keys()]);
    const { title, columns } = this.tab();
    const ranges = runs.flatMap(({ from, to }) => [
      a1(title, from, KEY_COLUMN, to, KEY_COLUMN),
      a1(title, from, INDEX_COLUMN + 1, to, columns - 1),
    ]);
    const blocks = readOrMoved(
      () => this.book.workbook.readValues(ranges),
      () => new BaselineMoved(),
    );
    runs.forEach(({ from, to }, at) => {
      const [keys = [], contents = []] = blocks.slice(2 * at);
      for (let row = from; row <= to; row++) {
        const piece = pieceAt.get(row);
        if (!piece || keys[row - from]?.[0] !== piece.key) throw new BaselineMoved();
        const cells = (contents[row - from] ?? []).filter((cell) => cell !== null);
        use(piece, this.textIn(cells));
      }
    });
  }

  /** Where a piece is not whole, because filling it was cut short, nothing is known of its records. */
  private textIn(cells: readonly CellValue[]): string {
    try {
      return textFromChunks(this.packer, cells);
    } catch (error) {
      console.warn(`A piece of the baseline cannot be read: ${String(error)}`);
      return '';
    }
  }

  /** The changes that record a new base for some records. */
  append(
    storeId: string,
    table: TableName,
    jobId: string,
    fields: readonly Field[],
    records: readonly BaselineRecord[],
  ): Change[] {
    return this.toAppend(this.pieces(storeId, table, jobId, fields, records));
  }

  /** The change that notes which records an import met, whether or not their base moved. */
  note({ storeId, table, jobId }: BaselineOwner, ids: readonly string[]): Change[] {
    const lines = inParts(ids, MOST_IN_NOTE).map((some) => {
      const packed = this.packer.pack(JSON.stringify(some));
      return [storeId, table, keyOf(jobId, packed), MET, packed].map(textCell);
    });
    return this.toAppend(lines);
  }

  /** What an import met so far: what it noted, and what it wrote a base of, as it does where it fills a table. */
  met({ notes, entries }: BaselineIndex, jobId: string): Set<string> {
    const mine = notes.filter((note) => note.jobId === jobId);
    const noted = mine.flatMap(({ packed }) => this.unpack([packed]) as string[]);
    const written = [...entries].filter(([, { piece }]) => jobIn(piece.key) === jobId).map(([id]) => id);
    return new Set([...noted, ...written]);
  }

  private toAppend(lines: CellData[][]): Change[] {
    return lines.length === 0 ? [] : [{ kind: 'append', sheetId: this.tab().sheetId, cells: lines }];
  }

  /** The same as values, in rows that the caller knows to be free. */
  block(row: number, ...piece: Parameters<Baseline['append']>): ValueBlock {
    const values = this.pieces(...piece).map((cells) => cells.map(({ value }) => value));
    return { sheetId: this.tab().sheetId, row, column: 0, values };
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

  private pieces(...[storeId, table, jobId, fields, records]: Parameters<Baseline['append']>): CellData[][] {
    return inParts(records, MOST_IN_PIECE).map((some) => {
      const index = some.map(({ id, values }) => [id, hashValues(fields, values)]);
      const packed = this.packer.pack(JSON.stringify(index));
      const head = [storeId, table, keyOf(jobId, packed), signatureOf(fields), packed];
      return [...head.map(textCell), ...textToChunks(this.packer, textOf(fields, some))];
    });
  }

  /** The changes that end a full import: notes go, and so does every piece that no needed record is in. */
  compact(index: BaselineIndex, isNeeded: (id: string) => boolean): Change[] {
    const old = [...sparePieces(index, isNeeded), ...index.notes].map(({ row }) => row);
    return dropRows(this.tab(), old);
  }

  private tab() {
    return this.book.mustGetTab(HIDDEN_TABS.baseline.title);
  }

  private unpack(cells: readonly CellValue[]): unknown {
    return fromChunks(this.packer, cells);
  }
}

/** A record's values in the order of the piece's fields; `UNKNOWN` where a field has no base. */
type Line = (Value | typeof UNKNOWN)[];
const UNKNOWN = 0;

/** JSON with a line for each record: whoever wants a few of them need not understand the others. */
function textOf(fields: readonly Field[], records: readonly BaselineRecord[]): string {
  const lines = records.map(
    ({ id, values }) => `${JSON.stringify(id)}:${JSON.stringify(encode(fields, values))}`,
  );
  return `{\n${lines.join(',\n')}\n}`;
}

function* recordsIn(text: string, wanted: ReadonlySet<string>): Generator<[string, Line]> {
  for (let start = text.indexOf('\n') + 1; start > 0 && text[start] === '"';) {
    const end = text.indexOf('\n', start);
    const idEnd = text.indexOf('"', start + 1);
    const id = text.slice(start + 1, idEnd);
    const hasMore = text[end - 1] === ',';
    if (wanted.has(id)) yield [id, JSON.parse(text.slice(idEnd + 2, hasMore ? end - 1 : end)) as Line];
    start = end + 1;
  }
}

function encode(fields: readonly Field[], values: Values): Line {
  return fields.map(({ key }) => values[key] ?? (key in values ? null : UNKNOWN));
}

function decode(fields: readonly string[], values: Line): Values {
  const known = fields
    .map((key, at) => [key, values[at] ?? null] as const)
    .filter(([, value]) => value !== UNKNOWN);
  return Object.fromEntries(known) as Values;
}

/** Tells a piece from those that may stand in its row after others were deleted. */
function keyOf(jobId: string, packed: string): string {
  return `${jobId} ${fingerprint(packed)}`;
}

function jobIn(key: string): string {
  return key.split(' ')[0] ?? '';
}

/** Pieces come one by one, but room for them is made for many. */
const SPARE_ROWS = 20;
/** Only records with very long texts come fewer in a piece. */
const LEAST_IN_PIECE = 300;
/** Their ids and hashes take some 36 characters each at worst, and have to fit one cell. */
const MOST_IN_PIECE = 1_000;
const MOST_IN_NOTE = 2_500;
/** Unpacked they may take some megabytes each. */
const PIECES_AT_ONCE = 40;

const KEY_COLUMN = 2;
/** The last of the columns that every reader needs; values follow it. */
const INDEX_COLUMN = 4;

/** Stands for the fields in a row that only says what an import met. */
const MET = '-';

export interface BaselineRecord {
  id: string;
  values: Values;
}
