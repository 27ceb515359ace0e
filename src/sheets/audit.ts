import type { CellData, CellValue, Change } from '../platform/ports';
import { wholeTab } from '../platform/a1';
import type { Book } from './book';
import { textCell } from './hidden-tabs';
import { fitToCell, type Value } from '../catalog/value';

export interface AuditEntry {
  time: number;
  jobId: string;
  user: string;
  store: string;
  tab: string;
  id: string;
  title: string;
  field: string;
  before: Value;
  after: Value;
  outcome: 'sent' | 'failed' | 'conflict' | 'skipped';
  reason: string;
}

const TITLE = 'Audit';
const HEADER = [
  'Time',
  'Job ID',
  'User',
  'Store',
  'Tab',
  'ID',
  'Title',
  'Field',
  'Before',
  'After',
  'Outcome',
  'Reason',
];
const WIDTHS = [150, 110, 170, 130, 90, 130, 200, 150, 200, 200, 80, 260];

/** The visible tab `Audit`: one line for every field that an export touched or left, with before and after. */
export class AuditTab {
  constructor(private readonly book: Book) {}

  /** Makes the tab where it is missing; lines can be appended in the same commit only afterwards. */
  ensure(): void {
    if (this.book.tabByTitle(TITLE)) return;
    const sheetId = this.book.newSheetId(TITLE);
    this.book.commit([
      {
        kind: 'addTab',
        sheetId,
        title: TITLE,
        hidden: false,
        rows: 2,
        columns: HEADER.length,
        frozenRows: 1,
      },
      { kind: 'write', sheetId, row: 0, column: 0, cells: [HEADER.map(textCell)] },
      { kind: 'styleHeader', sheetId, columns: HEADER.length },
      ...WIDTHS.map((pixels, column): Change => ({ kind: 'columnWidth', sheetId, column, pixels })),
    ]);
  }

  append(entries: readonly AuditEntry[]): Change[] {
    if (entries.length === 0) return [];
    const { sheetId } = this.book.mustGetTab(TITLE);
    return [{ kind: 'append', sheetId, cells: entries.map(toRow) }];
  }

  /** The lines of a job, oldest first. */
  read(jobId: string): AuditEntry[] {
    if (!this.book.tabByTitle(TITLE)) return [];
    const [lines = []] = this.book.workbook.readValues([wholeTab(TITLE)]);
    return lines.filter((line) => line[1] === jobId).map(fromRow);
  }
}

/** Values are shown as text, so that no store content is ever parsed, and cut to what a cell holds. */
function toRow(entry: AuditEntry): CellData[] {
  const { time, jobId, user, store, tab, id, title, field, before, after, outcome, reason } = entry;
  const texts = [
    jobId,
    user,
    store,
    tab,
    id,
    title,
    field,
    fitToCell(before ?? ''),
    fitToCell(after ?? ''),
    outcome,
    reason,
  ];
  return [new Date(time).toISOString(), ...texts].map(textCell);
}

function fromRow(line: CellValue[]): AuditEntry {
  const text = (column: number) => String(line[column] ?? '');
  const valueAt = (column: number): Value =>
    line[column] === null || line[column] === undefined ? null : text(column);
  return {
    time: Date.parse(text(0)),
    jobId: text(1),
    user: text(2),
    store: text(3),
    tab: text(4),
    id: text(5),
    title: text(6),
    field: text(7),
    before: valueAt(8),
    after: valueAt(9),
    outcome: text(10) as AuditEntry['outcome'],
    reason: text(11),
  };
}
