import { ServiceError } from '../errors';
import type { Locale } from './locale';
import { localeOf } from './locale';
import type { Metadata, SheetState } from './sheet';
import { Sheet } from './sheet';

/** Documented limit of a spreadsheet (reference 1.8). */
export const MAX_CELLS = 10_000_000;
export const MAX_COLUMNS = 18_278;
export const MAX_CELL_CHARACTERS = 50_000;

export interface WorkbookState {
  title: string;
  sheets: readonly Sheet[];
  metadata: readonly Metadata[];
}

/** What it takes to undo a transaction: the state of what it touched, rows shared until written. */
class Journal {
  private readonly sheets = new Map<Sheet, SheetState>();
  private readonly workbookState: WorkbookState;

  constructor(private readonly workbook: Workbook) {
    this.workbookState = { ...workbook.state };
  }

  remember(sheet: Sheet): void {
    if (this.sheets.has(sheet)) return;
    this.sheets.set(sheet, { ...sheet.state, rows: sheet.state.rows });
    sheet.state = { ...sheet.state, rows: sheet.state.rows.slice() };
  }

  rollback(): void {
    this.workbook.state = this.workbookState;
    for (const [sheet, state] of this.sheets) sheet.state = state;
  }
}

export class Workbook {
  state: WorkbookState;
  readonly locale: Locale;
  /** Moves with each transaction; worked-out formulas are kept for one version. */
  version = 0;
  private journal: Journal | null = null;

  constructor(
    readonly id: string,
    title: string,
    readonly localeName: string,
    readonly timeZone: string,
    /** Draws ids of sheets, metadata and protections: deterministic, so that a run can be repeated. */
    private readonly drawId: () => number,
  ) {
    this.state = { title, sheets: [], metadata: [] };
    this.locale = localeOf(localeName);
  }

  get sheets(): readonly Sheet[] {
    return this.state.sheets;
  }

  /** All or nothing: whatever `work` changed is undone when it throws. */
  transaction<T>(work: () => T): T {
    if (this.journal) return work();
    const journal = new Journal(this);
    this.journal = journal;
    this.version += 1;
    try {
      return work();
    } catch (error) {
      journal.rollback();
      throw error;
    } finally {
      this.journal = null;
      this.version += 1;
    }
  }

  /** Undoes a transaction that was cut off without a chance to end itself. */
  abandon(): void {
    this.journal?.rollback();
    this.journal = null;
    this.version += 1;
  }

  change(patch: Partial<WorkbookState>): void {
    if (!this.journal) throw new Error('A workbook is changed inside a transaction only');
    this.state = { ...this.state, ...patch };
  }

  sheetById(id: number): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === id);
  }

  /** Google compares names without regard to case. */
  sheetByTitle(title: string): Sheet | undefined {
    const wanted = title.toLowerCase();
    return this.sheets.find((sheet) => sheet.title.toLowerCase() === wanted);
  }

  addSheet(options: { title: string; id?: number; index?: number; rows: number; columns: number }): Sheet {
    this.assertRoom(options.rows * options.columns);
    const sheet = new Sheet(options.id ?? this.freshId(), options.title, options);
    sheet.onWrite = (written) => {
      if (!this.journal) throw new Error('A sheet is written inside a transaction only');
      this.journal.remember(written);
      return this.journal;
    };
    const sheets = this.sheets.slice();
    sheets.splice(options.index ?? sheets.length, 0, sheet);
    this.change({ sheets });
    return sheet;
  }

  cellCount(): number {
    return this.sheets.reduce((sum, { state }) => sum + state.rowCount * state.columnCount, 0);
  }

  /** Refuses a growth that would pass the limit of 10 million cells. */
  assertRoom(addedCells: number): void {
    if (this.cellCount() + addedCells <= MAX_CELLS) return;
    throw new ServiceError(
      `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
    );
  }

  /** An id that no sheet, metadata or protection of this file has. */
  freshId(): number {
    for (;;) {
      const id = this.drawId();
      if (!this.sheetById(id)) return id;
    }
  }
}
