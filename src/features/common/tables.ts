import { TABLES, type TableName, type TableSpec } from '../../catalog/fields';
import { AppError } from '../../catalog/app-error';
import type { Change, TabInfo } from '../../platform/ports';
import type { Book } from '../../sheets/book';
import type { StateStore } from '../../sheets/state-store';
import { createTableChanges, readTable, type TableView } from '../../sheets/table';

/** storeId → table → sheet id: a tab stays known however it is named. */
type Locations = Record<string, Partial<Record<TableName, number>>>;

const KEY = 'tables';

/** A store's tables in this spreadsheet. Views are kept for as long as this execution trusts them. */
export class Tables {
  private readonly views = new Map<TableName, TableView>();

  constructor(
    private readonly book: Book,
    private readonly state: StateStore,
    private readonly storeId: string,
    /** Behind each tab's title, where a file has several stores. */
    private readonly titleSuffix: string,
  ) {}

  find(spec: TableSpec): TabInfo | undefined {
    const known = this.locations()[this.storeId]?.[spec.name];
    const kept = known === undefined ? undefined : this.book.tabById(known);
    return kept ?? this.unclaimed(this.book.tabByTitle(this.titleOf(spec)));
  }

  /** A tab of that name which is not already another table. */
  private unclaimed(tab: TabInfo | undefined): TabInfo | undefined {
    const claimed = Object.values(this.locations()).flatMap((tables) => Object.values(tables));
    return tab && claimed.includes(tab.sheetId) ? undefined : tab;
  }

  get(spec: TableSpec): TableView | null {
    const kept = this.views.get(spec.name);
    if (kept) return kept;
    const view = this.read(spec);
    if (view) this.views.set(spec.name, view);
    return view;
  }

  private read(spec: TableSpec): TableView | null {
    const tab = this.find(spec);
    if (!tab) return null;
    try {
      return readTable(this.book, spec, tab);
    } catch (error) {
      // A tab that was renamed or deleted since we looked cannot be read by its name.
      this.book.forgetTabs();
      const now = this.find(spec);
      if (now?.title === tab.title) throw error;
      return now ? readTable(this.book, spec, now) : null;
    }
  }

  mustGet(spec: TableSpec): TableView {
    const view = this.get(spec);
    if (view) return view;
    throw new AppError(
      'sheet_structure',
      `The tab "${this.titleOf(spec)}" does not exist.`,
      'Import from Shopify first: that makes it.',
      { tab: this.titleOf(spec) },
    );
  }

  /** The table whose tab this is, read afresh; null where it is none of ours. */
  bySheetId(sheetId: number): TableView | null {
    const spec = Object.values(TABLES).find((candidate) => this.find(candidate)?.sheetId === sheetId);
    if (!spec) return null;
    this.views.delete(spec.name);
    return this.get(spec);
  }

  missing(specs: readonly TableSpec[]): TableSpec[] {
    return specs.filter((spec) => !this.find(spec));
  }

  /** The changes that make the tables that do not exist yet. */
  create(specs: readonly TableSpec[]): Change[] {
    const missing = this.missing(specs);
    if (missing.length === 0) return [];
    const locations = this.locations();
    const made = missing.map((spec) => ({
      spec,
      sheetId: this.book.newSheetId(`${this.storeId}/${spec.name}`),
    }));
    const mine = Object.fromEntries(made.map(({ spec, sheetId }) => [spec.name, sheetId]));
    return [
      ...made.flatMap(({ spec, sheetId }) => createTableChanges(spec, sheetId, this.titleOf(spec))),
      this.state.write(KEY, { ...locations, [this.storeId]: { ...locations[this.storeId], ...mine } }),
    ];
  }

  /** A person may have edited the tables since. */
  forgetViews(): void {
    this.views.clear();
  }

  /** Everything read so far may be wrong. */
  forget(): void {
    this.views.clear();
    this.book.forgetTabs();
    this.state.forget();
  }

  private titleOf(spec: TableSpec): string {
    return spec.tab + this.titleSuffix;
  }

  private locations(): Locations {
    return this.state.read<Locations>(KEY, {});
  }
}
