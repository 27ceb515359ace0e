import type { CellValue, Change } from '../platform/ports';
import { wholeTab } from '../platform/a1';
import type { Book, TabRange } from './book';
import { HIDDEN_TABS, textCell } from './hidden-tabs';

const WANTED_COLUMN = 1;
const RECORD_COLUMN = 2;
const LEASE_COLUMN = 3;

interface Identified {
  jobId: string;
  spreadsheetId: string;
}

/**
 * Jobs as rows of the hidden tab `_jobs`: id, what a person wants of it, record. The lease sits in the header row.
 * Rows never move. What was stamped with another file's id came along with a copy and does not count here.
 */
export class JobTab<Job extends Identified, Lease extends { spreadsheetId: string }> {
  private rowOf = new Map<string, number>();

  constructor(private readonly book: Book) {}

  /** What each load reads. */
  reads(): TabRange[] {
    const tab = this.book.tabByTitle(HIDDEN_TABS.jobs.title);
    return tab ? [{ sheetId: tab.sheetId, range: wholeTab(tab.title) }] : [];
  }

  load(): { jobs: { job: Job; wanted: string }[]; lease: Lease | null } {
    const [where] = this.reads();
    if (!where) return { jobs: [], lease: null };
    const lines = this.book.read(where.range);
    this.rowOf = new Map();
    const jobs = lines.slice(1).flatMap((line, index) => {
      const job = parse<Job>(line[RECORD_COLUMN]);
      if (job === null || job.spreadsheetId !== this.book.id) return [];
      this.rowOf.set(job.jobId, index + 1);
      return [{ job, wanted: String(line[WANTED_COLUMN] ?? '') }];
    });
    const lease = parse<Lease>(lines[0]?.[LEASE_COLUMN]);
    return { jobs, lease: lease?.spreadsheetId === this.book.id ? lease : null };
  }

  /** Adds a job; in the row of `replacing`, where that is given, since rows never move. */
  add(job: Job, replacing: string | null): Change {
    const sheetId = this.sheetId();
    const cells = [[textCell(job.jobId), textCell(''), textCell(JSON.stringify(job))]];
    if (replacing === null) return { kind: 'append', sheetId, cells };
    return { kind: 'write', sheetId, row: this.mustGetRow(replacing), column: 0, cells };
  }

  save(job: Job): Change {
    return this.cell(this.mustGetRow(job.jobId), RECORD_COLUMN, JSON.stringify(job));
  }

  want(jobId: string, wanted: string): Change {
    return this.cell(this.mustGetRow(jobId), WANTED_COLUMN, wanted);
  }

  lease(lease: Lease | null): Change {
    return this.cell(0, LEASE_COLUMN, lease === null ? '' : JSON.stringify(lease));
  }

  private cell(row: number, column: number, text: string): Change {
    return { kind: 'write', sheetId: this.sheetId(), row, column, cells: [[textCell(text)]] };
  }

  private mustGetRow(jobId: string): number {
    const row = this.rowOf.get(jobId);
    if (row === undefined) throw new Error(`The job ${jobId} has no row in ${HIDDEN_TABS.jobs.title}`);
    return row;
  }

  private sheetId(): number {
    return this.book.mustGetTab(HIDDEN_TABS.jobs.title).sheetId;
  }
}

function parse<T>(cell: CellValue | undefined): T | null {
  return typeof cell === 'string' && cell !== '' ? (JSON.parse(cell) as T) : null;
}
