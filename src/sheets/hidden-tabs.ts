import type { CellData, Change } from '../platform/ports';
import type { Book } from './book';

/**
 * The hidden tabs that hold the spreadsheet's own state, so that version history, a copy or a restore of the file
 * carries its truth with it. Deleting one loses what it says here and nothing else.
 */
export const HIDDEN_TABS = {
  /** Stores, settings and table locations: key, JSON. */
  state: { title: '_state', header: ['Key', 'Value'], columns: 2 },
  /** One row per job; the lease sits in the header row. */
  jobs: { title: '_jobs', header: ['Job ID', 'Wanted', 'Record', ''], columns: 4 },
  /** Export plans, in packed pieces. */
  plans: { title: '_plans', header: ['Plan ID', 'Part', 'Made At', 'Data'], columns: 12 },
  /** What sheet and store had in common at the last sync: one row per piece of up to some hundred records. */
  baseline: {
    title: '_baseline',
    header: ['Store', 'Table', 'Job ID', 'Fields', 'Index', 'Values'],
    columns: 26,
  },
  /** What is about to happen: row 2 to the store, row 3 to a table. */
  journal: { title: '_journal', header: ['Job ID', 'Step', 'Data'], columns: 40 },
  /** What table cells held just before we wrote them. */
  scratch: { title: '_scratch', header: [], columns: 1 },
} as const;

export type HiddenTab = (typeof HIDDEN_TABS)[keyof typeof HIDDEN_TABS];

const FIRST_ROWS = 4;

export function textCell(value: string): CellData {
  return value === '' ? { value: null, format: '@' } : { value, format: '@' };
}

/** Makes the hidden tabs that are missing. */
export function ensureHiddenTabs(book: Book): void {
  const missing = Object.values(HIDDEN_TABS).filter((tab) => !book.tabByTitle(tab.title));
  if (missing.length > 0) book.commit(missing.flatMap((tab) => addHiddenTab(book, tab)));
}

function addHiddenTab(book: Book, tab: HiddenTab): Change[] {
  const sheetId = book.newSheetId(tab.title);
  const add: Change = {
    kind: 'addTab',
    sheetId,
    title: tab.title,
    hidden: true,
    rows: FIRST_ROWS,
    columns: tab.columns,
    frozenRows: 1,
  };
  if (tab.header.length === 0) return [add];
  return [add, { kind: 'write', sheetId, row: 0, column: 0, cells: [tab.header.map(textCell)] }];
}
