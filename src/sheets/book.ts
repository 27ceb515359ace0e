import { fingerprint } from '../catalog/value';
import type { Change, ExactCell, TabInfo, Workbook } from '../platform/ports';

/** A spreadsheet with its list of tabs remembered for as long as nobody of us changes it. */
export class Book {
  private described: TabInfo[] | null = null;

  constructor(readonly workbook: Workbook) {}

  get id(): string {
    return this.workbook.id;
  }

  tabs(): TabInfo[] {
    this.described ??= this.workbook.describe().tabs;
    return this.described;
  }

  forgetTabs(): void {
    this.described = null;
  }

  tabById(sheetId: number): TabInfo | undefined {
    return this.tabs().find((tab) => tab.sheetId === sheetId);
  }

  tabByTitle(title: string): TabInfo | undefined {
    return this.tabs().find((tab) => tab.title === title);
  }

  mustGetTab(title: string): TabInfo {
    const tab = this.tabByTitle(title);
    if (!tab) throw new Error(`The tab "${title}" is missing`);
    return tab;
  }

  /** An id for a new tab: the same for the same title, so that a repeated commit cannot make a second tab. */
  newSheetId(title: string): number {
    let id = 1 + (parseInt(fingerprint(title), 36) % 2_000_000_000);
    while (this.tabById(id)) id++;
    return id;
  }

  commit(changes: Change[], watch?: string[]): ExactCell[][][] {
    if (changes.some((change) => TAB_CHANGES.includes(change.kind))) this.described = null;
    return this.workbook.commit(changes, watch);
  }
}

const TAB_CHANGES: Change['kind'][] = ['addTab', 'resizeTab', 'showTab', 'bindColumn'];
