import { gunzipSync, gzipSync } from 'node:zlib';
import type {
  CellData,
  CellValue,
  Change,
  ExactCell,
  Packer,
  Rectangle,
  TabInfo,
  ValueBlock,
  Workbook,
} from '../../src/platform/ports';

interface Cell extends ExactCell {
  format: string;
}

interface Tab {
  sheetId: number;
  title: string;
  hidden: boolean;
  /** Every row is as wide as there are columns. */
  rows: Cell[][];
  /** What each column is bound to. */
  columns: string[][];
}

type Call = 'describe' | 'read' | 'commit';

type Block = Pick<Rectangle, 'row' | 'column' | 'rows' | 'columns'>;

const BLANK: Cell = { value: null, formula: null, error: null, isDate: false, format: '' };

/**
 * A spreadsheet in memory, as strict as the Sheets API: a commit happens as a whole or not at all, nothing can be
 * written or read outside of a grid, appending goes below the last row with data. Formulas are not computed: a
 * person who types one says what it comes to.
 */
export class FakeWorkbook implements Workbook {
  readonly id = 'file';
  /** Called right before and after each call, for persons who are quick and executions that die. */
  meanwhile: (call: Call, moment: 'before' | 'after') => void = () => undefined;
  private tabs: Tab[] = [];

  describe(): { tabs: TabInfo[]; locale: string; timeZone: string } {
    return this.call('describe', () => {
      const tabs = this.tabs.map(({ sheetId, title, hidden, rows, columns }, index) => ({
        sheetId,
        title,
        index,
        hidden,
        rows: rows.length,
        columns: columns.length,
        bindings: columns.flatMap((values, column) => values.map((value) => ({ column, value }))),
      }));
      return { tabs, locale: 'en_US', timeZone: 'Etc/UTC' };
    });
  }

  readValues(ranges: string[]): CellValue[][][] {
    return this.call('read', () =>
      ranges.map((range) =>
        trimmed(
          this.blockOf(range).map((row) => trimmed(row.map(shownValue), isBlank)),
          isEmpty,
        ),
      ),
    );
  }

  readColumns(ranges: string[]): CellValue[][][] {
    return this.call('read', () =>
      ranges.map((range) => {
        const block = this.blockOf(range);
        const columns = Array.from({ length: block[0]?.length ?? 0 }, (_, column) =>
          trimmed(
            block.map((row) => shownValue(row[column] ?? BLANK)),
            isBlank,
          ),
        );
        return trimmed(columns, isEmpty);
      }),
    );
  }

  readExact(ranges: string[]): ExactCell[][][] {
    return this.call('read', () => this.exactCells(ranges));
  }

  commit(changes: Change[], watch: string[] = []): ExactCell[][][] {
    return this.call('commit', () => {
      const before = structuredClone(this.tabs);
      try {
        for (const change of changes) this.apply(change);
        return this.exactCells(watch);
      } catch (error) {
        this.tabs = before;
        throw error;
      }
    });
  }

  fill(blocks: ValueBlock[]): void {
    this.call('commit', () => {
      for (const { sheetId, row, column, values } of blocks) {
        const tab = this.tabById(sheetId);
        values.forEach((line, down) =>
          line.forEach((value, right) => {
            if (value === null) return;
            const format = tab.rows[row + down]?.[column + right]?.format ?? '';
            setCell(tab, row + down, column + right, {
              ...BLANK,
              value: value === '' ? null : value,
              format,
            });
          }),
        );
      }
    });
  }

  /** Another file with the same content. */
  clone(): FakeWorkbook {
    const copy = new FakeWorkbook();
    copy.tabs = structuredClone(this.tabs);
    return copy;
  }

  titleOf(sheetId: number): string {
    return this.tabById(sheetId).title;
  }

  /** What the person sees, formulas as such; without the blank rest. */
  grid(title: string): (CellValue | { formula: string })[][] {
    const lines = this.tab(title).rows.map((row) =>
      trimmed(
        row.map((cell) => (cell.formula === null ? shownValue(cell) : { formula: cell.formula })),
        isBlank,
      ),
    );
    return trimmed(lines, isEmpty);
  }

  formatAt(title: string, row: number, column: number): string {
    return this.mustGetCell(title, row, column).format;
  }

  type(title: string, row: number, column: number, value: CellValue): void {
    this.put(title, row, column, { ...BLANK, value });
  }

  typeFormula(title: string, row: number, column: number, formula: string, value: CellValue): void {
    this.put(title, row, column, { ...BLANK, formula, value });
  }

  insertRow(title: string, at: number): void {
    const { rows, columns } = this.tab(title);
    rows.splice(at, 0, blankRow(columns.length));
  }

  deleteRow(title: string, at: number): void {
    this.tab(title).rows.splice(at, 1);
  }

  moveRow(title: string, from: number, to: number): void {
    const { rows } = this.tab(title);
    rows.splice(to, 0, ...rows.splice(from, 1));
  }

  /** As the filter's "Sort A to Z": the header stays, blanks go last. */
  sort(title: string, column: number, direction: 1 | -1 = 1): void {
    const tab = this.tab(title);
    const key = (row: Cell[]) => row[column]?.value ?? null;
    const order = (left: Cell[], right: Cell[]) => {
      const [a, b] = [key(left), key(right)];
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return a < b ? -direction : Number(a > b) * direction;
    };
    tab.rows = [...tab.rows.slice(0, 1), ...tab.rows.slice(1).sort(order)];
  }

  insertColumn(title: string, at: number): void {
    const tab = this.tab(title);
    tab.columns.splice(at, 0, []);
    for (const row of tab.rows) row.splice(at, 0, { ...BLANK });
  }

  deleteColumn(title: string, at: number): void {
    const tab = this.tab(title);
    for (const list of [tab.columns, ...tab.rows] as unknown[][]) list.splice(at, 1);
  }

  moveColumn(title: string, from: number, to: number): void {
    const tab = this.tab(title);
    for (const list of [tab.columns, ...tab.rows] as unknown[][]) list.splice(to, 0, ...list.splice(from, 1));
  }

  renameTab(title: string, to: string): void {
    this.tab(title).title = to;
  }

  deleteTab(title: string): void {
    this.tabs = this.tabs.filter((tab) => tab.title !== title);
  }

  private call<T>(kind: Call, action: () => T): T {
    this.meanwhile(kind, 'before');
    const result = action();
    this.meanwhile(kind, 'after');
    return result;
  }

  private apply(change: Change): void {
    switch (change.kind) {
      case 'addTab': {
        const { sheetId, title, hidden, rows, columns } = change;
        if (this.tabs.some((tab) => tab.sheetId === sheetId || tab.title === title))
          throw new Error(`addSheet: there is a tab ${sheetId} or "${title}" already`);
        const grid = Array.from({ length: rows }, () => blankRow(columns));
        this.tabs.push({
          sheetId,
          title,
          hidden,
          rows: grid,
          columns: Array.from({ length: columns }, () => []),
        });
        return;
      }
      case 'resizeTab':
        return this.resize(this.tabById(change.sheetId), change.rows, change.columns);
      case 'showTab':
        this.tabById(change.sheetId).hidden = false;
        return;
      case 'write':
        return writeCells(this.tabById(change.sheetId), change.row, change.column, change.cells);
      case 'append': {
        const tab = this.tabById(change.sheetId);
        const first = tab.rows.length - [...tab.rows].reverse().findIndex((row) => !row.every(isUnused));
        const row = tab.rows.every((line) => line.every(isUnused)) ? 0 : first;
        this.resize(tab, Math.max(tab.rows.length, row + change.cells.length), tab.columns.length);
        return writeCells(tab, row, 0, change.cells);
      }
      case 'copy': {
        const source = cut(this.tabById(change.from.sheetId), change.from);
        const target = this.tabById(change.to.sheetId);
        cut(target, change.to);
        source.forEach((row, down) =>
          row.forEach((cell, right) =>
            setCell(target, change.to.row + down, change.to.column + right, { ...cell }),
          ),
        );
        return;
      }
      case 'deleteRows': {
        const tab = this.tabById(change.sheetId);
        if (change.to >= tab.rows.length)
          throw new Error(`deleteDimension: row ${change.to} is outside of the grid`);
        tab.rows.splice(change.from, change.to - change.from + 1);
        return;
      }
      case 'insertColumns': {
        const { title } = this.tabById(change.sheetId);
        for (let added = 0; added < change.count; added++) this.insertColumn(title, change.column);
        return;
      }
      case 'insertRows': {
        const { rows, columns } = this.tabById(change.sheetId);
        const above = rows[change.row - 1] ?? blankRow(columns.length);
        for (let added = 0; added < change.count; added++)
          rows.splice(
            change.row,
            0,
            above.map(({ format }) => ({ ...BLANK, format })),
          );
        return;
      }
      case 'formatColumns': {
        const { rows } = this.tabById(change.sheetId);
        for (const row of rows.slice(1))
          change.formats.forEach((format, at) => {
            const cell = row[change.column + at];
            if (cell && format !== undefined) row[change.column + at] = { ...cell, format };
          });
        return;
      }
      case 'clearRows': {
        const { rows } = this.tabById(change.sheetId);
        for (const row of rows.slice(change.from, change.from + change.count))
          row.forEach((cell, at) => (row[at] = { ...BLANK, format: cell.format }));
        return;
      }
      case 'bindColumn': {
        const bound = this.tabById(change.sheetId).columns[change.column];
        if (!bound) throw new Error(`createDeveloperMetadata: there is no column ${change.column}`);
        bound.push(change.value);
        return;
      }
      case 'styleHeader':
      case 'columnWidth':
      case 'warnOnEdit':
        this.tabById(change.sheetId);
    }
  }

  private resize(tab: Tab, rows: number, columns: number): void {
    tab.rows.length = Math.min(tab.rows.length, rows);
    while (tab.rows.length < rows) tab.rows.push(blankRow(tab.columns.length));
    tab.columns.length = Math.min(tab.columns.length, columns);
    while (tab.columns.length < columns) tab.columns.push([]);
    for (const row of tab.rows) {
      row.length = Math.min(row.length, columns);
      while (row.length < columns) row.push({ ...BLANK });
    }
  }

  /** Without the blank cells and rows at the end of each block, as the API leaves them out. */
  private exactCells(ranges: string[]): ExactCell[][][] {
    return ranges.map((range) => {
      const rows = this.blockOf(range).map((row) => trimmed(row, isUnused));
      return trimmed(rows, isEmpty).map((row) => row.map(({ format: _, ...cell }) => cell));
    });
  }

  /** `'It''s'!A2:C9`, `'It''s'!A:C` or `'It''s'`. */
  private blockOf(range: string): Cell[][] {
    const match = /^'((?:[^']|'')*)'(?:!([A-Z]+)(\d*):([A-Z]+)(\d*))?$/.exec(range);
    if (!match) throw new Error(`Unable to parse range: ${range}`);
    const [, quoted = '', left, top, right, bottom] = match;
    const tab = this.tab(quoted.replace(/''/g, "'"));
    if (left === undefined || right === undefined) return tab.rows;
    const [column, lastColumn] = [columnNumber(left), columnNumber(right)];
    const [row, lastRow] = [top ? Number(top) - 1 : 0, bottom ? Number(bottom) - 1 : tab.rows.length - 1];
    return cut(tab, { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 });
  }

  private put(title: string, row: number, column: number, cell: Cell): void {
    const { format } = this.mustGetCell(title, row, column);
    setCell(this.tab(title), row, column, { ...cell, format });
  }

  private mustGetCell(title: string, row: number, column: number): Cell {
    const cell = this.tab(title).rows[row]?.[column];
    if (!cell) throw new Error(`"${title}" has no cell in row ${row}, column ${column}`);
    return cell;
  }

  private tab(title: string): Tab {
    const tab = this.tabs.find((candidate) => candidate.title === title);
    if (!tab) throw new Error(`Unable to parse range: there is no tab "${title}"`);
    return tab;
  }

  private tabById(sheetId: number): Tab {
    const tab = this.tabs.find((candidate) => candidate.sheetId === sheetId);
    if (!tab) throw new Error(`No grid with id: ${sheetId}`);
    return tab;
  }
}

function blankRow(columns: number): Cell[] {
  return Array.from({ length: columns }, () => ({ ...BLANK }));
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cut({ title, rows, columns }: Tab, block: Block): Cell[][] {
  if (block.row + block.rows > rows.length || block.column + block.columns > columns.length)
    throw new Error(
      `"${title}" of ${rows.length} x ${columns.length}: ${JSON.stringify(block)} exceeds grid limits`,
    );
  return rows
    .slice(block.row, block.row + block.rows)
    .map((row) => row.slice(block.column, block.column + block.columns));
}

function setCell(tab: Tab, row: number, column: number, cell: Cell): void {
  const line = tab.rows[row];
  if (!line || column >= tab.columns.length)
    throw new Error(`"${tab.title}": nothing can be written outside of the grid`);
  line[column] = cell;
}

/** As `updateCells`: value and number format of every cell in the block are replaced, blank where they are absent. */
function writeCells(tab: Tab, row: number, column: number, cells: CellData[][]): void {
  cells.forEach((line, down) =>
    line.forEach(({ value, format = '' }, right) =>
      setCell(tab, row + down, column + right, { ...BLANK, value: value === '' ? null : value, format }),
    ),
  );
}

function shownValue({ value, error }: Cell): CellValue {
  return error ?? value;
}

function isUnused({ value, formula }: Cell): boolean {
  return value === null && formula === null;
}

function isBlank(cell: unknown): boolean {
  return cell === null || cell === '';
}

function isEmpty(row: unknown[]): boolean {
  return row.length === 0;
}

function trimmed<T>(list: T[], isNothing: (item: T) => boolean): T[] {
  let length = list.length;
  while (length > 0 && isNothing(list[length - 1] as T)) length--;
  return list.slice(0, length);
}

/** gzip and base64, as in Apps Script. */
export const packer: Packer = {
  pack: (text) => gzipSync(Buffer.from(text, 'utf8')).toString('base64'),
  unpack: (packed) => gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'),
};
