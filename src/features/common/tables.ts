import { AppError } from '../../catalog/app-error';
import {
  isStoreColumn,
  type Catalog,
  type Field,
  type TableName,
  type TableSpec,
} from '../../catalog/fields';
import type { StoreContext } from '../../catalog/field-types';
import type { Change, TabInfo } from '../../platform/ports';
import type { Book } from '../../sheets/book';
import { addColumnsChanges, createTableChanges } from '../../sheets/new-table';
import type { StateStore } from '../../sheets/state-store';
import { openTables } from '../../sheets/table-scan';
import { namedColumns, readTable, type TableView } from '../../sheets/table';
import { catalogFor, contextOf, type StoreRecord } from './stores';

/** storeId → table → sheet id: a tab stays known however it is named. */
type Locations = Record<string, Partial<Record<TableName, number>>>;
/** storeId → table → fields that got a column once: one that is missing since was deleted by a person. */
type MadeColumns = Record<string, Partial<Record<TableName, string[]>>>;

const LOCATIONS_KEY = 'tables';
const COLUMNS_KEY = 'columns';

/** A store's tables in this spreadsheet. Views are kept for as long as this execution trusts them. */
export class Tables {
  catalog: Catalog;
  private readonly views = new Map<TableName, TableView>();
  private readonly storeId: string;
  private context: StoreContext;

  constructor(
    private readonly book: Book,
    private readonly state: StateStore,
    private store: StoreRecord,
    /** Behind each tab's title, where a file has several stores. */
    private readonly titleSuffix: string,
  ) {
    this.storeId = store.storeId;
    this.catalog = catalogFor(store);
    this.context = contextOf(store);
  }

  /** Takes over what is known of the store by now: its columns may have changed. */
  use(store: StoreRecord): void {
    if (JSON.stringify(store.shape) !== JSON.stringify(this.store.shape)) {
      this.catalog = catalogFor(store);
      this.views.clear();
    }
    this.store = store;
    this.context = contextOf(store);
  }

  find(spec: TableSpec): TabInfo | undefined {
    const known = this.locations()[this.storeId]?.[spec.name];
    const kept = known === undefined ? undefined : this.book.tabById(known);
    return kept ?? this.unclaimed(this.book.tabByTitle(this.titleOf(spec)));
  }

  /** A tab of that name with our marks which is not already another table; one without them is a person's own. */
  private unclaimed(tab: TabInfo | undefined): TabInfo | undefined {
    if (!tab || tab.bindings.length === 0) return undefined;
    const claimed = Object.values(this.locations()).flatMap((tables) => Object.values(tables));
    return claimed.includes(tab.sheetId) ? undefined : tab;
  }

  get(spec: TableSpec): TableView | null {
    const kept = this.views.get(spec.name);
    if (kept) return kept;
    const view = this.read(spec);
    if (view) this.views.set(spec.name, view);
    return view;
  }

  private read(spec: TableSpec): TableView | null {
    return this.reading([spec], ([tab]) => tab && readTable(this.book, spec, tab)) ?? null;
  }

  /** Throws `sheet_structure` where it cannot be told which column of a table is which. */
  assertReadable(specs: readonly TableSpec[]): void {
    this.openWith(specs, true);
  }

  /** Where each record of those of these tables is that exist. */
  open(specs: readonly TableSpec[]): TableView[] {
    return this.openWith(specs, false);
  }

  private openWith(specs: readonly TableSpec[], headerOnly: boolean): TableView[] {
    return this.reading(specs, (tabs) => {
      const wishes = specs.flatMap((spec, at) => {
        const tab = tabs[at];
        return tab ? [{ spec, tab, keys: [], headerOnly }] : [];
      });
      return wishes.length === 0 ? [] : openTables(this.book, wishes, 0).tables.map(({ view }) => view);
    });
  }

  /** Reads the tabs of tables: a tab that was renamed or deleted since we looked cannot be read by its name. */
  reading<T>(specs: readonly TableSpec[], read: (tabs: (TabInfo | undefined)[]) => T): T {
    const tabs = specs.map((spec) => this.find(spec));
    try {
      return read(tabs);
    } catch (error) {
      this.book.forgetTabs();
      const now = specs.map((spec) => this.find(spec));
      if (now.every((tab, at) => tab?.title === tabs[at]?.title)) throw error;
      return read(now);
    }
  }

  mustGet(spec: TableSpec): TableView {
    const view = this.get(spec);
    if (view) return view;
    throw this.missingError(spec);
  }

  mustFind(spec: TableSpec): TabInfo {
    const tab = this.find(spec);
    if (tab) return tab;
    throw this.missingError(spec);
  }

  missingError(spec: TableSpec): AppError {
    const tab = this.titleOf(spec);
    return new AppError(
      'sheet_structure',
      `The tab "${tab}" does not exist.`,
      'Import from Shopify first: that makes it.',
      { tab },
    );
  }

  /** The table whose tab this is, read afresh; null where it is none of ours. */
  bySheetId(sheetId: number): TableView | null {
    const spec = Object.values(this.catalog).find((candidate) => this.find(candidate)?.sheetId === sheetId);
    if (!spec) return null;
    this.views.delete(spec.name);
    return this.get(spec);
  }

  missing(specs: readonly TableSpec[]): TableSpec[] {
    return specs.filter((spec) => !this.find(spec));
  }

  /** The changes that make the tables that do not exist yet, with room for so many records. */
  create(specs: readonly TableSpec[], roomFor: (spec: TableSpec) => number): Change[] {
    const missing = this.missing(specs);
    if (missing.length === 0) return [];
    const made = missing.map((spec) => ({
      spec,
      sheetId: this.book.newSheetId(`${this.storeId}/${spec.name}`),
    }));
    const sheetIds = Object.fromEntries(made.map(({ spec, sheetId }) => [spec.name, sheetId]));
    return [
      ...made.flatMap(({ spec, sheetId }) => [
        ...createTableChanges(spec, sheetId, this.book.freeTitle(this.titleOf(spec)), this.context),
        ...moreRows(sheetId, roomFor(spec) - 1),
      ]),
      this.state.write(LOCATIONS_KEY, withMine(this.locations(), this.storeId, sheetIds)),
      this.noteColumns(missing),
    ];
  }

  /** The changes that give existing tables the columns that they never had. */
  addColumns(specs: readonly TableSpec[]): Change[] {
    const lacking = specs.flatMap((spec) => {
      const tab = this.find(spec);
      const fields = tab ? this.neverMade(spec, tab) : [];
      return tab && fields.length > 0 ? [{ spec, tab, fields }] : [];
    });
    const outdated = specs.filter((spec) => this.hasOutdatedNotes(spec));
    if (lacking.length + outdated.length === 0) return [];
    return [
      ...lacking.flatMap(({ spec, tab, fields }) =>
        addColumnsChanges(spec, fields, tab.sheetId, endOf(spec, tab), this.context),
      ),
      this.noteColumns([...lacking.map(({ spec }) => spec), ...outdated]),
    ];
  }

  /** Of a table from before columns were noted, all that are bound or fixed had been made. */
  private neverMade(spec: TableSpec, tab: TabInfo): Field[] {
    const noted = this.madeColumns()[this.storeId]?.[spec.name];
    const bound = new Set(tab.bindings.map(({ value }) => value));
    const made = noted ? new Set([...noted, ...bound]) : bound;
    return spec.fields.filter(
      (field) => !made.has(field.key) && (noted !== undefined || isStoreColumn(field)),
    );
  }

  /** A column that was given up may be wanted again one day, and then has to be made again. */
  private hasOutdatedNotes({ name, fields }: TableSpec): boolean {
    const wanted = new Set(fields.map(({ key }) => key));
    const noted = this.madeColumns()[this.storeId]?.[name] ?? [];
    return noted.some((key) => !wanted.has(key));
  }

  private noteColumns(specs: readonly TableSpec[]): Change {
    const before = this.madeColumns();
    const keys = specs.map(({ name, fields }): [TableName, string[]] => [name, fields.map(({ key }) => key)]);
    return this.state.write(COLUMNS_KEY, withMine(before, this.storeId, Object.fromEntries(keys)));
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

  /** The titles of the tabs that the tables have now. */
  titles(): ReadonlySet<string> {
    return new Set(Object.values(this.catalog).flatMap((spec) => this.find(spec)?.title ?? []));
  }

  /** How a tab of this store is called when it is made. */
  titleLike(title: string): string {
    return title + this.titleSuffix;
  }

  private titleOf(spec: TableSpec): string {
    return this.titleLike(spec.tab);
  }

  private locations(): Locations {
    return this.state.read<Locations>(LOCATIONS_KEY, {});
  }

  private madeColumns(): MadeColumns {
    return this.state.read<MadeColumns>(COLUMNS_KEY, {});
  }
}

function withMine<T extends object>(all: Record<string, T>, storeId: string, mine: T): Record<string, T> {
  return { ...all, [storeId]: { ...all[storeId], ...mine } };
}

function moreRows(sheetId: number, count: number): Change[] {
  return count > 0 ? [{ kind: 'insertRows', sheetId, row: 2, count }] : [];
}

/** Where new columns go: before those that are about the row, or behind everything. */
function endOf(spec: TableSpec, tab: TabInfo): number {
  const rowKeys = new Set<string>(spec.rowColumns.map(({ key }) => key));
  const places = tab.bindings.filter(({ value }) => rowKeys.has(value)).map(({ column }) => column);
  const ours = new Set(namedColumns(spec).map(({ key }) => key));
  const last = Math.max(
    -1,
    ...tab.bindings.filter(({ value }) => ours.has(value)).map(({ column }) => column),
  );
  return places.length > 0 ? Math.min(...places) : last + 1;
}
