import type { CellValue, Change, Packer, TabInfo } from '../platform/ports';
import { a1 } from '../platform/a1';
import type { Book, TabRange } from './book';
import { fromChunks, toChunks } from './chunks';
import { HIDDEN_TABS, textCell } from './hidden-tabs';

/** What is about to happen is written down first, in a row of its own; there is only ever one of each kind open. */
export type JournalSlot = 'store' | 'table';

const ROW: Record<JournalSlot, number> = { store: 1, table: 2 };
const DATA_COLUMN = 2;

export interface JournalEntry {
  jobId: string;
  /** Tells this intent from the one before it. */
  step: string;
  data: unknown;
}

/**
 * Only the holder of the lease reads or writes it, so what was read once stays known until that holder changes it.
 */
export class Journal {
  private entries: Record<JournalSlot, JournalEntry | null> | null = null;

  constructor(
    private readonly book: Book,
    private readonly packer: Packer,
  ) {}

  /** The intent that was written last, whether or not it was carried out; null where there is none. */
  read(slot: JournalSlot): JournalEntry | null {
    this.entries ??= this.load();
    return this.entries[slot];
  }

  open(slot: JournalSlot, entry: JournalEntry): Change {
    this.remember(slot, entry);
    return this.line(slot, [
      textCell(entry.jobId),
      textCell(entry.step),
      ...toChunks(this.packer, entry.data),
    ]);
  }

  close(slot: JournalSlot): Change {
    this.remember(slot, null);
    return this.line(slot, []);
  }

  /** After a failed commit nobody knows what stands in the sheet. */
  forget(): void {
    this.entries = null;
  }

  private remember(slot: JournalSlot, entry: JournalEntry | null): void {
    if (this.entries) this.entries[slot] = entry;
  }

  /** What is read when somebody asks for the first time. */
  firstReads(): TabRange[] {
    const tab = this.entries ? undefined : this.book.tabByTitle(HIDDEN_TABS.journal.title);
    return tab ? [{ sheetId: tab.sheetId, range: rangeOf(tab) }] : [];
  }

  private load(): Record<JournalSlot, JournalEntry | null> {
    const lines = this.book.read(rangeOf(this.tab()));
    return { store: this.parse(lines[ROW.store - 1]), table: this.parse(lines[ROW.table - 1]) };
  }

  private parse(line: CellValue[] = []): JournalEntry | null {
    const [jobId, step, ...chunks] = line;
    if (jobId === null || jobId === undefined) return null;
    const used = chunks.filter((chunk): chunk is string => typeof chunk === 'string');
    return { jobId: String(jobId), step: String(step ?? ''), data: fromChunks(this.packer, used) };
  }

  /** The whole row is written, so that nothing of a longer entry before it stays. */
  private line(slot: JournalSlot, cells: { value: CellValue }[]): Change {
    const { sheetId, columns } = this.tab();
    if (cells.length > columns)
      throw new Error(`A journal entry of ${cells.length - DATA_COLUMN} cells is too long`);
    const padding = new Array<{ value: null }>(columns - cells.length).fill({ value: null });
    return { kind: 'write', sheetId, row: ROW[slot], column: 0, cells: [[...cells, ...padding]] };
  }

  private tab() {
    return this.book.mustGetTab(HIDDEN_TABS.journal.title);
  }
}

function rangeOf({ title, columns }: TabInfo): string {
  return a1(title, 1, 0, 2, columns - 1);
}
