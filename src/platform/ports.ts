/**
 * What the product needs from the platform it runs on: small, synchronous, all plain data. `platform/google/`
 * implements them with Apps Script services; tests may pass anything else.
 */

export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  sleep(ms: number): void;
}

export interface HttpRequest {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string | null;
  contentType: string;
  /** At most 60. */
  timeoutSeconds: number;
}

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** Requests are sent in parallel; answers come in the order of the requests. Throws `TransportFailure`. */
export interface Http {
  fetchAll(requests: HttpRequest[]): HttpResponse[];
}

/**
 * No answer came back, so nobody knows whether the request took effect. UrlFetchApp throws for a whole batch,
 * whichever request failed.
 */
export class TransportFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TransportFailure';
  }
}

/** Waiting would take longer than this execution has; nothing was sent. */
export class OutOfTime extends Error {
  constructor(readonly wakeAtMs: number) {
    super('The work goes on later');
    this.name = 'OutOfTime';
  }
}

/** A store of small strings: at most 9 KB a value, 500 KB in all. */
export interface KeyValueStore {
  get(key: string): string | null;
  set(key: string, value: string): void;
  delete(key: string): void;
}

/**
 * Small strings of the file that is open: at most 9 KB a value, 500 KB in all. There are none where the code runs
 * without a file, in a copy of it, or in another version.
 */
export interface FileProperties {
  get(key: string): string | null;
  getAll(): Record<string, string>;
  setAll(values: Record<string, string>): void;
  /** All others go. */
  replaceAll(values: Record<string, string>): void;
}

/** What may vanish at any moment. The calls for many take as long as those for one. */
export interface Cache {
  get(key: string): string | null;
  /** Keys that are gone are absent. */
  getAll(keys: string[]): Record<string, string>;
  put(key: string, value: string, ttlSeconds: number): void;
  putAll(values: Record<string, string>, ttlSeconds: number): void;
  remove(key: string): void;
  removeAll(keys: string[]): void;
}

export interface Locks {
  /** Runs `action` while no other execution of the script holds the lock; `busy` if it was not free in time. */
  withScriptLock<T>(waitMs: number, action: () => T): { ok: true; value: T } | { ok: false };
  /** The same among the executions of this person, in whatever file. */
  withUserLock<T>(waitMs: number, action: () => T): { ok: true; value: T } | { ok: false };
}

/** Text to something shorter that fits a cell's characters, and back. */
export interface Packer {
  pack(text: string): string;
  unpack(packed: string): string;
}

export interface Identity {
  email(): string;
  /** Unique enough for an id; letters, digits and hyphens. */
  uuid(): string;
}

/** The time-driven worker. */
export interface Triggers {
  /** Sees to it that `tick` is called by itself; false where Google does not let this script do so. */
  ensureTick(): boolean;
  removeTick(): void;
}

export type CellValue = string | number | boolean | null;

/** A cell as the Sheets API tells it exactly: what was entered, and what it came to. */
export interface ExactCell {
  value: CellValue;
  formula: string | null;
  /** Set when the cell shows an error such as `#REF!`. */
  error: string | null;
  /** The format is one for dates or times, so the number is a day count. */
  isDate: boolean;
}

/** Where a block starts, counted from 0, as the API does. */
export interface Rectangle {
  sheetId: number;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface TabInfo {
  sheetId: number;
  title: string;
  index: number;
  hidden: boolean;
  rows: number;
  columns: number;
  /** What we bound columns to, read from their metadata; it moves along with them. */
  bindings: { column: number; value: string }[];
  /** Blocks of cells that the person merged into one: all but the first are blank. */
  merges?: Pick<Rectangle, 'row' | 'column' | 'rows' | 'columns'>[];
}

/** One cell to write: text is always written as text, never parsed. */
export interface CellData {
  value: CellValue;
  /** For example `@` or `0.00`; absent means Sheets' own choice. */
  format?: string;
  /** Shown when the mouse rests on the cell. */
  note?: string;
}

/** A change to the spreadsheet; a commit applies all of its changes or none. */
export type Change =
  | {
      kind: 'addTab';
      sheetId: number;
      title: string;
      hidden: boolean;
      rows: number;
      columns: number;
      frozenRows: number;
      index?: number;
    }
  | { kind: 'resizeTab'; sheetId: number; rows: number; columns: number }
  /** New columns before `column`; all that stands behind moves to the right. */
  | { kind: 'insertColumns'; sheetId: number; column: number; count: number }
  /** New rows before `row`, with the formats of the row above. */
  | { kind: 'insertRows'; sheetId: number; row: number; count: number }
  /** Number formats of whole columns below the header, from the first column on; undefined leaves Sheets' own. */
  | { kind: 'formatColumns'; sheetId: number; column: number; formats: (string | undefined)[] }
  /** Empties all cells of some rows; formats stay. */
  | { kind: 'clearRows'; sheetId: number; from: number; count: number }
  | { kind: 'showTab'; sheetId: number }
  | { kind: 'write'; sheetId: number; row: number; column: number; cells: CellData[][] }
  | { kind: 'append'; sheetId: number; cells: CellData[][] }
  | { kind: 'copy'; from: Rectangle; to: Rectangle }
  | { kind: 'deleteRows'; sheetId: number; from: number; to: number }
  | { kind: 'bindColumn'; sheetId: number; column: number; value: string }
  | { kind: 'styleHeader'; sheetId: number; column?: number; columns: number }
  | { kind: 'columnWidth'; sheetId: number; column: number; pixels: number; hidden?: boolean }
  | { kind: 'warnOnEdit'; sheetId: number; column: number; description: string };

/** Values for a block of cells that have their formats already. Null leaves a cell as it is, '' empties it. */
export interface ValueBlock {
  sheetId: number;
  row: number;
  column: number;
  values: CellValue[][];
}

/** A spreadsheet, addressed by id, so that sidebar, trigger and automation run the same code. */
export interface Workbook {
  readonly id: string;
  describe(): { tabs: TabInfo[]; locale: string; timeZone: string };
  /**
   * Plain values of each range (A1 notation, with the tab's title): numbers, booleans and text as computed, `null`
   * for blank. Empty rows and cells at the end are left out. A formula shows its result, an error its text.
   */
  readValues(ranges: string[]): CellValue[][][];
  /** The same, column by column: much less where columns are blank. */
  readColumns(ranges: string[]): CellValue[][][];
  readExact(ranges: string[]): ExactCell[][][];
  /** Applies the changes atomically, then reads `watch` (A1 ranges) within the same request. */
  commit(changes: Change[], watch?: string[]): ExactCell[][][];
  /**
   * Writes values exactly as they are, in one request: much faster than `commit`, but only inside the grid, and a
   * killed execution may leave a part of it. Text is never parsed.
   */
  fill(blocks: ValueBlock[]): void;
}

/** What a person has just put into a table. Rows and columns count from 0; null is blank or not told. */
export interface EditedCells {
  sheetId: number;
  header: CellValue[];
  /** The first of the edited columns. */
  column: number;
  rows: { id: CellValue; values: CellValue[] }[];
}

/** The spreadsheet's window: only where a person is looking at it. */
export interface Screen {
  /** Of the event of an edit; null where the tab has no column of ids, or more was edited than can be read quickly. */
  editedCells(event: unknown, idColumnIn: (header: CellValue[]) => number): EditedCells | null;
  addMenu(items: { caption: string; handler: string }[]): void;
  showSidebar(): void;
  showDashboard(): void;
  select(sheetId: number, row: number, column: number): void;
}

export interface Platform {
  clock: Clock;
  http: Http;
  userProperties: KeyValueStore;
  fileProperties: FileProperties;
  cache: Cache;
  locks: Locks;
  packer: Packer;
  identity: Identity;
  triggers: Triggers;
  /** The spreadsheet that the code was called from; throws where there is none (a published add-on's trigger). */
  activeWorkbook(): Workbook;
  openWorkbook(spreadsheetId: string): Workbook;
  /** From now on workbooks throw `OutOfTime` rather than wait beyond this time for Google's quotas. */
  limitWaits(deadlineMs: number): void;
  screen: Screen;
}
