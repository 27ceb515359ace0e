import type { CellValue, Change, Packer } from '../platform/ports';
import { a1 } from './a1';
import type { Book } from './book';
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

export class Journal {
  constructor(
    private readonly book: Book,
    private readonly packer: Packer,
  ) {}

  /** The intent that was written last, whether or not it was carried out; null where there is none. */
  read(slot: JournalSlot): JournalEntry | null {
    const { title, columns } = this.tab();
    const [lines = []] = this.book.workbook.readValues([a1(title, ROW[slot], 0, ROW[slot], columns - 1)]);
    const [jobId, step, ...chunks] = lines[0] ?? [];
    if (jobId === null || jobId === undefined) return null;
    const used = chunks.filter((chunk): chunk is string => typeof chunk === 'string');
    return { jobId: String(jobId), step: String(step ?? ''), data: fromChunks(this.packer, used) };
  }

  open(slot: JournalSlot, entry: JournalEntry): Change {
    const cells = [textCell(entry.jobId), textCell(entry.step), ...toChunks(this.packer, entry.data)];
    return this.line(slot, cells);
  }

  close(slot: JournalSlot): Change {
    return this.line(slot, []);
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
