import type { CellValue, Change } from '../platform/ports';
import { wholeTab } from '../platform/a1';
import type { Book, TabRange } from './book';
import { HIDDEN_TABS, textCell } from './hidden-tabs';

/** Null: appended just now, so nobody knows where it came to stand. */
interface Entry {
  row: number | null;
  json: string;
}

/** Small named JSON values of the spreadsheet: one row each in the hidden tab `_state`. */
export class StateStore {
  private rows: Map<string, Entry> | null = null;

  constructor(private readonly book: Book) {}

  /** The value under a key, or `fallback` where there is none or the tab does not exist. */
  read<T>(key: string, fallback: T): T {
    const json = this.load().get(key)?.json;
    return json === undefined ? fallback : (JSON.parse(json) as T);
  }

  /**
   * The change that stores a value; part of whatever commit it belongs to. Rows never move, so a known key is
   * overwritten; a new one is appended, and its row is looked up when it is written again.
   */
  write(key: string, value: unknown): Change {
    const { sheetId } = this.book.mustGetTab(HIDDEN_TABS.state.title);
    const json = JSON.stringify(value);
    const cells = [[textCell(key), textCell(json)]];
    if (this.load().get(key)?.row === null) this.forget();
    const known = this.load().get(key);
    this.rows?.set(key, { row: known?.row ?? null, json });
    if (known && known.row !== null) return { kind: 'write', sheetId, row: known.row, column: 0, cells };
    return { kind: 'append', sheetId, cells };
  }

  forget(): void {
    this.rows = null;
  }

  /** What is read when somebody asks for the first time. */
  firstReads(): TabRange[] {
    const tab = this.rows ? undefined : this.book.tabByTitle(HIDDEN_TABS.state.title);
    return tab ? [{ sheetId: tab.sheetId, range: wholeTab(tab.title) }] : [];
  }

  private load(): Map<string, Entry> {
    if (this.rows) return this.rows;
    const [where] = this.firstReads();
    this.rows = new Map();
    if (!where) return this.rows;
    this.book
      .read(where.range)
      .slice(1)
      .forEach((line: CellValue[], index) => {
        if (line[0] !== null && line[0] !== undefined) {
          this.rows?.set(String(line[0]), { row: index + 1, json: String(line[1] ?? 'null') });
        }
      });
    return this.rows;
  }
}
