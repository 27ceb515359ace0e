import { ID_KEY, type TableSpec } from '../catalog/fields';
import type { CellValue, TabInfo } from '../platform/ports';
import { a1, a1Columns } from '../platform/a1';
import { readOrMoved, type Book } from './book';
import {
  addRow,
  idOf,
  isRecordId,
  lookAgain,
  marksFit,
  MOST_READS,
  toBareView,
  toRuns,
  type TableView,
} from './table';

/** A table to be read, and the keys of the columns that are wanted beside that of the ids. */
export interface ScanWish {
  spec: TableSpec;
  tab: TabInfo;
  keys: readonly string[];
  /** Not even the ids: only that the table can be understood. */
  headerOnly?: boolean;
}

/** A table of which header and ids are known; the rest is read in parts. */
export interface OpenTable {
  view: TableView;
  /** What stands in the column of the ids, by row. */
  ids: readonly string[];
  /** Rows of the grid, so also those below the last id. */
  rows: number;
  /** The columns to read, that of the ids first. */
  columns: readonly number[];
}

/** Some rows of a table, up to but without `to`. */
export interface Part {
  table: OpenTable;
  from: number;
  to: number;
}

/** What the wanted columns of a part hold. */
export interface Chunk extends Part {
  cells: ReadonlyMap<number, CellValue[]>;
}

/** Between two looks at the table a person sorted it, or moved a column. */
export class TableMoved extends Error {
  constructor(title: string) {
    super(`The tab "${title}" is being rearranged; try again in a moment`);
    this.name = 'TableMoved';
  }
}

export function cellIn({ from, cells }: Chunk, row: number, column: number): CellValue {
  return cells.get(column)?.[row - from] ?? null;
}

/** Characters that one answer should hold: more would only need more of the script's memory. */
const MOST_CHARACTERS = 16_000_000;
/** Rows read of each table before anything is known of their size. */
export const FIRST_ROWS = 3_000;

/** What is left of tables after their first rows, as few reads as their size allows. What `visit` sees is not kept. */
export function readRest(book: Book, first: readonly Chunk[], visit: (chunk: Chunk) => void): void {
  const sizes = new Map(first.map((chunk) => [chunk.table, charactersIn(chunk)]));
  let left = first
    .filter(({ table }) => table.columns.length > 1)
    .map(({ table, to }): Part => ({ table, from: to, to: table.rows }))
    .filter(({ from, to }) => from < to);
  while (left.length > 0) {
    const { now, later } = takeParts(left, sizes);
    for (const chunk of readParts(book, now)) {
      sizes.set(chunk.table, charactersIn(chunk));
      visit(chunk);
    }
    left = later;
  }
}

/** As many of the rows that are left as one answer should hold, by what a row of their table took before. */
export function takeParts(
  parts: readonly Part[],
  characters: ReadonlyMap<OpenTable, number>,
): { now: Part[]; later: Part[] } {
  const [now, later]: [Part[], Part[]] = [[], []];
  let room = MOST_CHARACTERS;
  for (const part of parts) {
    const perRow = characters.get(part.table) ?? 1;
    const to = Math.min(part.to, part.from + Math.max(now.length === 0 ? 1 : 0, Math.floor(room / perRow)));
    if (to > part.from) now.push({ ...part, to });
    if (to < part.to) later.push({ ...part, from: to });
    room = later.length > 0 ? 0 : room - (to - part.from) * perRow;
  }
  return { now, later };
}

/** How long a row is on average. */
export function charactersIn({ cells, from, to }: Chunk): number {
  let sum = 0;
  for (const column of cells.values())
    for (const cell of column) sum += typeof cell === 'string' ? cell.length : CELL_CHARACTERS;
  return Math.max(CELL_CHARACTERS, sum / Math.max(1, to - from));
}

const CELL_CHARACTERS = 8;

type ColumnMap = ReadonlyMap<string, number>;

/** Header, ids and first rows of some tables, all read at once. */
export function openTables(
  book: Book,
  wishes: readonly ScanWish[],
  firstRows: number,
  also: readonly string[] = [],
): { tables: OpenTable[]; chunks: Chunk[]; also: CellValue[][][] } {
  let known = wishes.map((wish) => ({ ...wish, columns: boundColumns(wish.tab) }));
  for (let reads = 0; reads < MOST_READS; reads++) {
    const asked = known.map((wish) => rangesToOpen(wish, firstRows));
    const blocks = book.workbook.readColumns([...also, ...asked.flatMap(({ ranges }) => ranges)]);
    let at = also.length;
    const answers = asked.map(({ ranges }) => blocks.slice(at, (at += ranges.length)));
    const found = known.map((wish, index) => {
      const header = headerIn(answers[index]?.[0]);
      const tab = marksFit(wish.spec, wish.tab, header) ? wish.tab : lookAgain(book, wish.tab);
      const view = toBareView(wish.spec, tab, header);
      return { ...wish, tab, view, columns: view.columns };
    });
    const isAsBefore = found.every(({ keys, columns }, index) =>
      sameColumns([ID_KEY, ...keys], columns, known[index]?.columns ?? columns),
    );
    known = found;
    if (!isAsBefore) continue;
    const chunks = found.map((table, index) =>
      toFirstChunk(table, asked[index]?.to ?? 1, (answers[index] ?? []).slice(1)),
    );
    return { tables: chunks.map(({ table }) => table), chunks, also: blocks.slice(0, also.length) };
  }
  throw new TableMoved(known.map(({ tab }) => tab.title).join('", "'));
}

/** Where columns were when the tabs were looked at: a column without a mark is found by its header later. */
function boundColumns({ bindings, columns }: TabInfo): ColumnMap {
  return new Map(
    bindings.filter(({ column }) => column < columns).map(({ column, value }) => [value, column]),
  );
}

function sameColumns(keys: readonly string[], one: ColumnMap, other: ColumnMap): boolean {
  return keys.every((key) => one.get(key) === other.get(key));
}

function columnsFor(keys: readonly string[], columns: ColumnMap): number[] {
  return [...new Set([ID_KEY, ...keys].flatMap((key) => columns.get(key) ?? []))];
}

function rangesToOpen(
  { tab, keys, columns, headerOnly }: ScanWish & { columns: ColumnMap },
  firstRows: number,
) {
  const to = Math.min(tab.rows, firstRows + 1);
  const [id, ...wanted] = columnsFor(keys, columns);
  const header = a1(tab.title, 0, 0, 0, tab.columns - 1);
  if (headerOnly) return { to, ranges: [header] };
  const ranges = [
    header,
    ...(id === undefined ? [] : [a1Columns(tab.title, id, id)]),
    ...rangesOf(tab.title, wanted, 1, to),
  ];
  return { to, ranges };
}

function toFirstChunk(
  { tab, view, keys }: ScanWish & { view: TableView },
  to: number,
  [ids = [], ...blocks]: CellValue[][][],
): Chunk {
  const columns = columnsFor(keys, view.columns);
  const idCells = ids[0] ?? [];
  const table = { view, ids: idCells.map(idOf), rows: Math.max(tab.rows, idCells.length), columns };
  table.ids.forEach((id, row) => {
    if (row > 0 && isRecordId(id)) addRow(view, id, row);
  });
  const cells = cellsIn(columns.slice(1), blocks);
  return { table, from: 1, to, cells: cells.set(columns[0] ?? 0, idCells.slice(1, to)) };
}

/** Parts of open tables, all read at once; throws `TableMoved` where one is not as it was opened. */
export function readParts(book: Book, parts: readonly Part[]): Chunk[] {
  const asked = parts.map(({ table: { view, columns }, from, to }) => [
    a1(view.title, 0, 0, 0, view.width - 1),
    ...rangesOf(view.title, columns, from, to),
  ]);
  const blocks = readOrMoved(
    () => book.workbook.readColumns(asked.flat()),
    () => new TableMoved(parts.map(({ table }) => table.view.title).join('", "')),
  );
  let at = 0;
  return parts.map((part, index) => {
    const [header, ...rest] = blocks.slice(at, (at += asked[index]?.length ?? 0));
    const { columns, view } = part.table;
    const chunk = { ...part, cells: cellsIn(columns, rest) };
    const now = headerIn(header);
    const isSame = columns.every((column) => (now[column] ?? '') === (view.header[column] ?? ''));
    if (!isSame || !holdsSameIds(chunk)) throw new TableMoved(view.title);
    return chunk;
  });
}

function holdsSameIds({ table, from, to, cells }: Chunk): boolean {
  const column = cells.get(table.columns[0] ?? 0) ?? [];
  for (let row = from; row < to; row++) {
    const [then, now] = [table.ids[row] ?? '', column[row - from]];
    if (now !== then && idOf(now) !== then) return false;
  }
  return true;
}

/** More of them would not fit the address of a read beside those of other tables. */
const MOST_GROUPS = 12;

/** Columns beside each other are one range; where there are many, what is between them is read along. */
function groupsOf(columns: readonly number[]): { from: number; to: number }[] {
  let groups = toRuns(columns);
  for (let gap = 1; groups.length > MOST_GROUPS; gap++) {
    const wider: typeof groups = [];
    for (const group of groups) {
      const last = wider[wider.length - 1];
      if (last && group.from - last.to - 1 <= gap) last.to = group.to;
      else wider.push({ ...group });
    }
    groups = wider;
  }
  return groups;
}

function rangesOf(title: string, columns: readonly number[], from: number, to: number): string[] {
  if (from >= to) return [];
  return groupsOf(columns).map((group) => a1(title, from, group.from, to - 1, group.to));
}

function cellsIn(columns: readonly number[], blocks: readonly CellValue[][][]): Map<number, CellValue[]> {
  const cells = new Map<number, CellValue[]>();
  groupsOf(columns).forEach(({ from, to }, at) => {
    for (let column = from; column <= to; column++) cells.set(column, blocks[at]?.[column - from] ?? []);
  });
  return cells;
}

function headerIn(block: CellValue[][] = []): string[] {
  return block.map((column) => String(column[0] ?? ''));
}
