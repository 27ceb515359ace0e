import { AppError } from '../../catalog/app-error';
import { ID_KEY } from '../../catalog/fields';
import type { Clock } from '../../platform/ports';
import { a1 } from '../../sheets/a1';
import type { Baseline } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import { ConflictTab } from '../../sheets/conflict-tab';
import type { LosslessWriter } from '../../sheets/lossless-write';
import { idOf } from '../../sheets/table';
import type { StoreRecord, Stores } from '../common/stores';
import type { Tables } from '../common/tables';
import { ConflictList, type FoundConflict } from './conflict-list';
import { ConflictResolver, type ResolverScene } from './conflict-resolver';

const TITLE = 'Conflicts';

/** What the desk needs; the app is one. */
interface Deps {
  book: Book;
  stores: Stores;
  platform: { clock: Clock };
  tables(store: StoreRecord): Tables;
}

export type OpenConflict = FoundConflict & { row: number };

/** The open conflicts of all stores of the file. */
export class ConflictDesk {
  private readonly lists = new Map<string, ConflictList>();
  private readonly resolver: ConflictResolver;

  constructor(
    private readonly deps: Deps,
    baseline: Baseline,
    writer: LosslessWriter,
  ) {
    this.resolver = new ConflictResolver({ book: deps.book, baseline, writer });
  }

  of(store: StoreRecord): ConflictList {
    const { book, platform } = this.deps;
    const { storeId } = store;
    const tables = this.deps.tables(store);
    const list =
      this.lists.get(storeId) ??
      new ConflictList(
        new ConflictTab(book, storeId, tables.titleLike(TITLE)),
        () => tables.titles(),
        platform.clock,
      );
    this.lists.set(storeId, list);
    return list;
  }

  carryOut(scene: Omit<ResolverScene, 'conflicts'>, store: StoreRecord): void {
    this.resolver.carryOut({ ...scene, conflicts: this.of(store) });
  }

  /** How many there are, decided or not; a tab that cannot be read is told of where somebody looks at it. */
  count(): number {
    try {
      return this.deps.stores.all().reduce((sum, store) => sum + this.of(store).lines().length, 0);
    } catch (error) {
      if (error instanceof AppError) return 0;
      throw error;
    }
  }

  /** All of them, with the rows where their cells are now; of those whose rows are gone there is nothing to tell. */
  all(): OpenConflict[] {
    return this.deps.stores.all().flatMap((store) => {
      const lines = this.of(store).lines();
      if (lines.length === 0) return [];
      const rowOf = this.rowsIn(this.deps.tables(store), new Set(lines.map(({ tab }) => tab)));
      return lines.flatMap(({ tab, id, title, field, base, sheet, shopify, shopifyUpdatedAt }) => {
        const row = rowOf.get(`${tab}/${id}`);
        return row === undefined
          ? []
          : [{ tab, row, id, title, field, base, sheet, shopify, shopifyUpdatedAt }];
      });
    });
  }

  /** Of the columns of ids alone, since tables are large. */
  private rowsIn(tables: Tables, titles: ReadonlySet<string>): Map<string, number> {
    const rowOf = new Map<string, number>();
    for (const spec of Object.values(tables.catalog)) {
      const tab = tables.find(spec);
      if (!tab || !titles.has(tab.title)) continue;
      const column = tab.bindings.find(({ value }) => value === ID_KEY)?.column ?? 0;
      const [lines = []] = this.deps.book.workbook.readValues([
        a1(tab.title, 0, column, tab.rows - 1, column),
      ]);
      lines.forEach((line, row) => rowOf.set(`${tab.title}/${idOf(line[0])}`, row + 1));
    }
    return rowOf;
  }
}
