import { AppError } from '../../catalog/app-error';
import { ID_KEY } from '../../catalog/fields';
import type { Clock } from '../../platform/ports';
import { a1 } from '../../platform/a1';
import type { Baseline } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import { ConflictTab } from '../../sheets/conflict-tab';
import type { LosslessWriter } from '../../sheets/lossless-write';
import { idOf } from '../../sheets/table';
import type { StoreRecord, Stores } from '../common/stores';
import type { Tables } from '../common/tables';
import { sideOf, type ConflictLine, type Side } from '../../sheets/conflict-columns';
import { ConflictList, type Choice, type FoundConflict } from './conflict-list';
import { ConflictResolver, type ResolverScene } from './conflict-resolver';

const TITLE = 'Conflicts';
/** So that the lease of 90 s is still held when the last commit is over. */
const MOST_CARRY_OUT_MS = 40_000;

/** What the desk needs; the app is one. */
interface Deps {
  book: Book;
  stores: Stores;
  platform: { clock: Clock };
  tables(store: StoreRecord): Tables;
}

export interface OpenConflict extends FoundConflict {
  row: number;
  /** What a person decided and nobody has carried out yet. */
  take: Side | null;
  /** What else stands beside it: why a decision was not carried out, or any other word. */
  note: string;
}

/** Which conflicts are meant; all where nothing is said. */
export interface ConflictFilter {
  tab?: string;
  field?: string;
}

/** How many conflicts of one field nobody has decided. */
export type FieldCount = Required<ConflictFilter> & { count: number };

/** The open conflicts of all stores of the file. */
export class ConflictDesk {
  private readonly lists = new Map<string, ConflictList>();
  private readonly resolver: ConflictResolver;

  constructor(
    private readonly deps: Deps,
    baseline: Baseline,
    writer: LosslessWriter,
  ) {
    this.resolver = new ConflictResolver({
      book: deps.book,
      clock: deps.platform.clock,
      baseline,
      writer,
    });
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

  /** What persons decided, as far as there is time. */
  carryOut(scene: Omit<ResolverScene, 'conflicts'>, store: StoreRecord): void {
    const untilMs = this.deps.platform.clock.nowMs() + MOST_CARRY_OUT_MS;
    this.resolver.carryOut({ ...scene, conflicts: this.of(store) }, untilMs);
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

  /**
   * Those of one store, or of all, with the rows where their cells are now; of those whose rows are gone there is
   * nothing to tell.
   */
  all(storeId?: string): OpenConflict[] {
    const stores = this.deps.stores
      .all()
      .filter((store) => storeId === undefined || store.storeId === storeId);
    return stores.flatMap((store) => {
      const lines = this.of(store).lines();
      if (lines.length === 0) return [];
      const rowOf = this.rowsIn(this.deps.tables(store), new Set(lines.map(({ tab }) => tab)));
      return lines.flatMap(({ take: word, foundAt: _, ...conflict }) => {
        const row = rowOf.get(`${conflict.tab}/${conflict.id}`);
        const take = sideOf(word);
        return row === undefined ? [] : [{ ...conflict, row, take, note: take === null ? word.trim() : '' }];
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

export function isMeant({ tab, field }: ConflictFilter, conflict: Required<ConflictFilter>): boolean {
  return (tab === undefined || tab === conflict.tab) && (field === undefined || field === conflict.field);
}

/** The undecided ones by field, in the order in which the fields come first. */
export function countFields(conflicts: readonly OpenConflict[]): FieldCount[] {
  const counts = new Map<string, FieldCount>();
  for (const { tab, field, take } of conflicts) {
    if (take !== null) continue;
    const key = `${tab}\n${field}`;
    counts.set(key, { tab, field, count: 1 + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()];
}

/** One choice about all that somebody had before their eyes, but for those that are decided. */
export function choicesFor(
  lines: readonly ConflictLine[],
  all: { take: Side; filter: ConflictFilter; foundUntil?: number },
): Choice[] {
  const { take, filter, foundUntil = Infinity } = all;
  return lines
    .filter((line) => isMeant(filter, line) && sideOf(line.take) === null && line.foundAt <= foundUntil)
    .map(({ tab, id, field }) => ({ tab, id, field, take }));
}
