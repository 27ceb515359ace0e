import { fingerprint } from '../catalog/value';
import type { CellValue, Change, ExactCell, TabInfo, ValueBlock, Workbook } from '../platform/ports';

/** A range of a tab, in A1 notation. */
export interface TabRange {
  sheetId: number;
  range: string;
}

/** A spreadsheet with its list of tabs remembered. */
export class Book {
  private described: TabInfo[] | null = null;
  /** By range. */
  private readonly ahead = new Map<string, { sheetId: number; lines: CellValue[][] }>();

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

  /** The title itself, or one like it where a person has a tab of that name. */
  freeTitle(title: string): string {
    let free = title;
    for (let number = 2; this.tabByTitle(free); number++) free = `${title} ${number}`;
    return free;
  }

  /** An id for a new tab: the same for the same title, so that a repeated commit cannot make a second tab. */
  newSheetId(title: string): number {
    let id = 1 + (parseInt(fingerprint(title), 36) % 2_000_000_000);
    while (this.tabById(id)) id++;
    return id;
  }

  /**
   * Reads together what will be asked for one after the other. Each range is given once, and not after we wrote to
   * its tab; so only for what nobody else writes meanwhile.
   */
  readAhead(parts: readonly TabRange[]): void {
    this.ahead.clear();
    const blocks = parts.length === 0 ? [] : this.workbook.readValues(parts.map(({ range }) => range));
    parts.forEach(({ sheetId, range }, at) => this.ahead.set(range, { sheetId, lines: blocks[at] ?? [] }));
  }

  /** The plain values of a range, as `Workbook.readValues` gives them. */
  read(range: string): CellValue[][] {
    const known = this.ahead.get(range);
    this.ahead.delete(range);
    return known?.lines ?? this.workbook.readValues([range])[0] ?? [];
  }

  commit(changes: Change[], watch?: string[]): ExactCell[][][] {
    for (const change of changes)
      if ('sheetId' in change && change.kind !== 'resizeTab') this.forgetAhead(change.sheetId);
    const blocks = this.workbook.commit(changes, watch);
    if (this.described) for (const change of changes) follow(this.described, change);
    return blocks;
  }

  /** A block may also be what a commit would write: its formats are there already. */
  fill(blocks: ValueBlock[], also: Change[] = []): void {
    const all = [...blocks, ...also.map(toBlock)];
    for (const { sheetId } of all) this.forgetAhead(sheetId);
    this.workbook.fill(all);
  }

  private forgetAhead(written: number): void {
    for (const [range, { sheetId }] of this.ahead) if (sheetId === written) this.ahead.delete(range);
  }
}

/** Where rows or columns were deleted since we looked, a range may reach beyond the grid. */
export function readOrMoved<T>(read: () => T, moved: () => Error): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && /exceeds grid limits/i.test(error.message)) throw moved();
    throw error;
  }
}

function toBlock(change: Change): ValueBlock {
  if (change.kind !== 'write') throw new Error(`A change of the kind "${change.kind}" cannot be filled in`);
  const { sheetId, row, column, cells } = change;
  return { sheetId, row, column, values: cells.map((line) => line.map(({ value }) => value ?? '')) };
}

/** Keeps the remembered tabs in step with what we change ourselves, so that they need not be read again. */
function follow(tabs: TabInfo[], change: Change): void {
  if (change.kind === 'addTab') {
    const { sheetId, title, hidden, rows, columns } = change;
    tabs.push({ sheetId, title, hidden, rows, columns, index: change.index ?? tabs.length, bindings: [] });
    return;
  }
  const tab = 'sheetId' in change ? tabs.find(({ sheetId }) => sheetId === change.sheetId) : undefined;
  if (!tab) return;
  if (change.kind === 'resizeTab') Object.assign(tab, { rows: change.rows, columns: change.columns });
  if (change.kind === 'showTab') tab.hidden = false;
  if (change.kind === 'insertRows') tab.rows += change.count;
  if (change.kind === 'deleteRows') tab.rows -= change.to - change.from + 1;
  if (change.kind === 'insertColumns') {
    tab.columns += change.count;
    for (const binding of tab.bindings) if (binding.column >= change.column) binding.column += change.count;
  }
  if (change.kind === 'bindColumn') tab.bindings.push({ column: change.column, value: change.value });
}
