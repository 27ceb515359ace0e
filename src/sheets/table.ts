import { AppError } from '../catalog/app-error';
import { ID_KEY, type TableSpec } from '../catalog/fields';
import { isNewId, isStoreId } from '../catalog/ids';
import type { CellValue, ExactCell, TabInfo } from '../platform/ports';
import { a1, wholeTab } from '../platform/a1';
import type { Book } from './book';
import type { ColumnOf } from './row-codec';

/** A table of the spreadsheet as it was when it was read. Rows and columns are those of the sheet, from 0. */
export interface TableView {
  spec: TableSpec;
  sheetId: number;
  title: string;
  header: string[];
  /** Column of each field, of the id (`id`) and of the row columns; absent where the person deleted it. */
  columns: ColumnOf;
  /** How many columns have a header or a binding. */
  width: number;
  /** All lines, the header first; where only some columns were read, those lines that were looked at since. */
  lines: CellValue[][];
  /** Where each id is; ids that stand more than once are only in `repeated`. */
  rowOf: Map<string, number>;
  repeated: Map<string, number[]>;
  /** Rows that hold something but have no usable id. */
  nameless: { row: number; id: string }[];
}

interface NamedColumn {
  key: string;
  header: string;
  aliases: string[];
}

export function namedColumns(spec: TableSpec): NamedColumn[] {
  return [
    { key: ID_KEY, ...spec.id },
    ...spec.fields.map(({ key, header, aliases = [] }) => ({ key, header, aliases })),
    ...spec.rowColumns.map(({ key, header }) => ({ key, header, aliases: [] })),
  ];
}

/** How often a table whose columns keep moving is read again. */
export const MOST_READS = 6;

/** Reads a whole table. Throws `sheet_structure` where it cannot be told which row or column is which. */
export function readTable(book: Book, spec: TableSpec, knownTab: TabInfo): TableView {
  let tab = knownTab;
  for (let reads = 0; reads < MOST_READS; reads++) {
    const [lines = []] = book.workbook.readValues([wholeTab(tab.title)]);
    const header = (lines[0] ?? []).map((cell) => String(cell ?? ''));
    const now = marksFit(spec, tab, header) ? tab : lookAgain(book, tab);
    if (sameMarks(tab, now)) return toView(spec, now, header, lines);
    tab = now;
  }
  throw new Error(
    `The tab "${tab.title}" is being rearranged faster than it can be read; trying again later`,
  );
}

function toView(spec: TableSpec, tab: TabInfo, header: string[], lines: CellValue[][]): TableView {
  const view: TableView = { ...toBareView(spec, tab, header), lines };
  indexRows(view);
  return view;
}

/** A table of which only the header is known. */
export function toBareView(spec: TableSpec, tab: TabInfo, header: string[]): TableView {
  const columns = findColumns(spec, tab, header);
  assertNoMerge(tab, columns, header);
  return {
    spec,
    sheetId: tab.sheetId,
    title: tab.title,
    header,
    columns,
    width: Math.max(header.length, ...[...columns.values()].map((column) => column + 1)),
    lines: [],
    rowOf: new Map(),
    repeated: new Map(),
    nameless: [],
  };
}

/** Whether every marked column has the header that we gave it; else it was renamed, or moved since we looked. */
export function marksFit(spec: TableSpec, tab: TabInfo, header: string[]): boolean {
  const nameOf = new Map(namedColumns(spec).map((column) => [column.key, column.header]));
  return tab.bindings.every(({ column, value }) => header[column] === nameOf.get(value));
}

export function lookAgain(book: Book, tab: TabInfo): TabInfo {
  book.forgetTabs();
  return book.tabById(tab.sheetId) ?? tab;
}

/** Whether no column moved between two looks: then what was read in between is of the same moment. */
export function sameMarks(one: TabInfo, other: TabInfo): boolean {
  return JSON.stringify(one.bindings) === JSON.stringify(other.bindings);
}

function findColumns(spec: TableSpec, tab: TabInfo, header: string[]): Map<string, number> {
  const columns = new Map<string, number>();
  // A binding was made with the column and moves along with it, whatever its header says now.
  for (const { column, value } of tab.bindings) if (column < tab.columns) columns.set(value, column);
  const bound = new Set(columns.values());
  for (const { key, header: name, aliases } of namedColumns(spec)) {
    if (columns.has(key)) continue;
    const free = (text: string) =>
      header.flatMap((cell, column) => (cell.trim() === text && !bound.has(column) ? [column] : []));
    const found = [name, ...aliases].map(free).find((list) => list.length > 0) ?? [];
    if (found.length > 1) throw twoColumns(tab.title, name);
    if (found[0] !== undefined) {
      columns.set(key, found[0]);
      bound.add(found[0]);
    }
  }
  if (!columns.has(ID_KEY)) throw noIdColumn(spec, tab.title);
  return columns;
}

/** What a merge hides is blank, and would be sent as emptied. */
function assertNoMerge(tab: TabInfo, columns: ColumnOf, header: string[]): void {
  for (const merge of tab.merges ?? []) {
    const hit = [...columns.values()].find(
      (column) => column >= merge.column && column < merge.column + merge.columns,
    );
    if (hit !== undefined) throw mergedCells(tab.title, merge.row + 1, header[hit] ?? '');
  }
}

function mergedCells(tab: string, row: number, field: string): AppError {
  return new AppError(
    'sheet_structure',
    `The tab "${tab}" has merged cells in row ${row}, which hide what stood below them. Nothing was changed.`,
    'Undo the merge (Ctrl+Z), or unmerge them (Format > Merge cells > Unmerge) and put back what is missing.',
    { tab, row, field },
  );
}

function noIdColumn(spec: TableSpec, tab: string): AppError {
  return new AppError(
    'sheet_structure',
    `The column "${spec.id.header}" is missing from the tab "${tab}", so no row can be told from another. Nothing was changed.`,
    `Undo the deletion (Ctrl+Z or File > Version history). Or delete the whole tab and import again.`,
    { tab, field: spec.id.header },
  );
}

function twoColumns(tab: string, header: string): AppError {
  return new AppError(
    'sheet_structure',
    `The tab "${tab}" has two columns named "${header}". Nothing was changed.`,
    'Rename the column that is yours.',
    { tab, field: header },
  );
}

/** Ids are text; a number is an id whose cell lost its format, still exact below 2^53. */
export function idOf(cell: CellValue | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

function indexRows(view: TableView): void {
  const idColumn = mustGetColumn(view, ID_KEY);
  for (let row = 1; row < view.lines.length; row++) {
    const line = view.lines[row] ?? [];
    const id = idOf(line[idColumn]);
    if (isRecordId(id)) addRow(view, id, row);
    else if (id !== '' || hasContent(view, line)) view.nameless.push({ row, id });
  }
}

export function isRecordId(id: string): boolean {
  return isStoreId(id) || isNewId(id);
}

export function addRow(view: TableView, id: string, row: number): void {
  const repeated = view.repeated.get(id);
  const first = view.rowOf.get(id);
  if (repeated) repeated.push(row);
  else if (first === undefined) view.rowOf.set(id, row);
  else {
    view.repeated.set(id, [first, row]);
    view.rowOf.delete(id);
  }
}

/** Only our own columns make a row: a note in the person's column beside the table does not. */
function hasContent(view: TableView, line: CellValue[]): boolean {
  return view.spec.fields.some((field) => {
    const column = view.columns.get(field.key);
    const cell = column === undefined ? null : line[column];
    return cell !== null && cell !== undefined && cell !== '';
  });
}

export function mustGetColumn(view: TableView, key: string): number {
  const column = view.columns.get(key);
  if (column === undefined) throw new Error(`The tab "${view.title}" has no column for "${key}"`);
  return column;
}

/**
 * Exact cells of the rows of some records. Null where the table is no longer as the view has it: a row holds another
 * id, or a column moved.
 */
export function readExactRows(
  book: Book,
  view: TableView,
  ids: readonly string[],
): Map<string, ExactCell[]> | null {
  const idAt = new Map<number, string>();
  for (const id of ids) {
    const row = view.rowOf.get(id);
    if (row !== undefined) idAt.set(row, id);
  }
  const lines = readExactLines(book, view, idAt);
  return lines && new Map([...idAt].map(([row, id]) => [id, lines.get(row) ?? []]));
}

/** Exact cells (formulas, errors, dates) of rows that hold these ids. Rows beside each other are read as one block. */
export function readExactLines(
  book: Book,
  view: TableView,
  idAt: ReadonlyMap<number, string>,
): Map<number, ExactCell[]> | null {
  if (idAt.size === 0) return new Map();
  const runs = toFewRuns([0, ...idAt.keys()]);
  const blocks = book.workbook.readExact(
    runs.map(({ from, to }) => a1(view.title, from, 0, to, view.width - 1)),
  );
  const lineAt = (row: number) => {
    const at = runs.findIndex(({ to }) => row <= to);
    return blocks[at]?.[row - (runs[at]?.from ?? 0)] ?? [];
  };
  const header = lineAt(0);
  const sameColumns = range(view.width).every(
    (column) => String(header[column]?.value ?? '') === (view.header[column] ?? ''),
  );
  if (!sameColumns) return null;
  const idColumn = mustGetColumn(view, ID_KEY);
  const lines = new Map([...idAt.keys()].map((row) => [row, lineAt(row)]));
  const sameRows = [...idAt].every(([row, id]) => idOf(lines.get(row)?.[idColumn]?.value) === id);
  return sameRows ? lines : null;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** No limit is known; rows between two runs cost little as long as there are not too many. */
const MOST_RANGES = 400;

/** Like `toRuns`, but never many: runs that are close to each other become one, with the rows between them. */
function toFewRuns(rows: readonly number[]): { from: number; to: number }[] {
  const runs = toRuns(rows);
  const gapAfter = (at: number) => (runs[at + 1]?.from ?? Infinity) - (runs[at]?.to ?? 0);
  const widest = runs.map((_, at) => at).sort((left, right) => gapAfter(right) - gapAfter(left));
  const ends = new Set(widest.slice(0, MOST_RANGES));
  const few: { from: number; to: number }[] = [];
  let from: number | null = null;
  runs.forEach((run, at) => {
    from ??= run.from;
    if (!ends.has(at)) return;
    few.push({ from, to: run.to });
    from = null;
  });
  return few;
}

/** Row numbers → unbroken runs, in order. */
export function toRuns(rows: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const row of [...new Set(rows)].sort((left, right) => left - right)) {
    const last = runs[runs.length - 1];
    if (last && last.to === row - 1) last.to = row;
    else runs.push({ from: row, to: row });
  }
  return runs;
}
