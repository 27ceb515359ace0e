import type { StoreContext } from '../../catalog/field-types';
import type { TableSpec } from '../../catalog/fields';
import { isStoreId } from '../../catalog/ids';
import type { MergeRules } from '../../catalog/merge';
import type { CatalogRecord } from '../../catalog/records';
import type { Change } from '../../platform/ports';
import type { Baseline, BaselineIndex, BaselineRecord } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import type { LosslessWriter, TableEdit } from '../../sheets/lossless-write';
import { readExactRows, type TableView } from '../../sheets/table';
import { cellAt, statusEdits } from '../common/rows';
import type { StoreSession } from '../common/store-session';
import type { Tables } from '../common/tables';
import type { ConflictList } from '../conflicts/conflict-list';
import { groupBySize } from './group-by-size';
import { baseOfOvertaken, mergePage, needsDecision } from './page-merge';

export interface MergeScene {
  session: Pick<StoreSession, 'present'>;
  tables: Tables;
  context: StoreContext;
  rules: MergeRules;
  conflicts: Pick<ConflictList, 'update'>;
}

interface Deps {
  book: Book;
  baseline: Baseline;
  writer: LosslessWriter;
}

/** Whose base it is that is compared and written. */
interface Owner {
  storeId: string;
  jobId: string;
}

/** How often a table that keeps moving is looked at again within a step. */
const MOST_ROUNDS = 5;

/** Brings a store's records into tables that people work in: what they did meanwhile stays, wherever it is by now. */
export class TableMerger {
  /** By store and table; valid for as long as only this execution writes. */
  private readonly indexes = new Map<string, BaselineIndex>();

  constructor(private readonly deps: Deps) {}

  forget(): void {
    this.indexes.clear();
  }

  /**
   * Merges records of one table, in as many commits as their size asks for; the last one carries what `save` gives
   * for the number of conflicts found. Gives that number.
   */
  merge(
    owner: Owner,
    spec: TableSpec,
    scene: MergeScene,
    records: readonly CatalogRecord[],
    save: (conflicts: number) => Change[],
  ): number {
    const groups = groupBySize(records);
    let conflicts = 0;
    groups.forEach((group, at) => {
      const isLast = at === groups.length - 1;
      const saveLast = (found: number) => (isLast ? save(conflicts + found) : []);
      conflicts += this.mergeGroup(owner, spec, scene, group, saveLast);
    });
    return conflicts;
  }

  private mergeGroup(
    owner: Owner,
    spec: TableSpec,
    scene: MergeScene,
    records: readonly CatalogRecord[],
    save: (conflicts: number) => Change[],
  ): number {
    const { view, undecided, evidence } = this.gather(owner, spec, scene, records);
    const inView = { spec, view, index: this.indexOf(owner, spec), context: scene.context };
    const merged = mergePage(inView, records, undecided, evidence, scene.rules);
    const looked = { tab: view.title, ids: new Set(records.map(({ id }) => id)) };
    const changes = [
      ...this.baseChanges(owner, spec, merged.base),
      ...scene.conflicts.update([looked], merged.found),
      ...save(merged.conflicts),
    ];
    const overtaken = this.deps.writer.write(view, merged.edits, changes, merged.appended);
    const corrected = baseOfOvertaken(merged, overtaken, evidence.baseValues);
    if (corrected.length > 0) this.deps.book.commit(this.baseChanges(owner, spec, corrected));
    return merged.conflicts;
  }

  private baseChanges({ storeId, jobId }: Owner, spec: TableSpec, base: BaselineRecord[]): Change[] {
    return this.deps.baseline.append(storeId, spec.name, jobId, spec.fields, base);
  }

  /** What a decision needs, all of one moment: where the table moved since it was read, it is read again. */
  private gather(owner: Owner, spec: TableSpec, scene: MergeScene, records: readonly CatalogRecord[]) {
    const index = this.indexOf(owner, spec);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const view = scene.tables.mustGet(spec);
      const undecided = needsDecision({ spec, view, index, context: scene.context }, records);
      const ids = undecided.map(({ id }) => id);
      const exactRows = readExactRows(this.deps.book, view, ids);
      if (exactRows) {
        const repeated = records.filter(({ id }) => view.repeated.has(id)).map(({ id }) => id);
        const baseValues = this.deps.baseline.values(index, [...ids, ...repeated]);
        return { view, undecided, evidence: { exactRows, baseValues } };
      }
      scene.tables.forget();
    }
    throw new Error(
      `The tab "${spec.tab}" is being rearranged faster than it can be read; trying again later`,
    );
  }

  private indexOf({ storeId }: Owner, spec: TableSpec): BaselineIndex {
    const of = `${storeId}/${spec.name}`;
    const known = this.indexes.get(of) ?? this.deps.baseline.index(storeId, spec.name);
    this.indexes.set(of, known);
    return known;
  }

  /**
   * Everything is read: marks the rows whose records are gone and drops the old base, together with what `also` adds
   * for the number of records that the import met.
   */
  finish(owner: Owner, spec: TableSpec, scene: MergeScene, also: (records: number) => Change[]): void {
    this.forget();
    scene.tables.forgetViews();
    const view = scene.tables.mustGet(spec);
    const index = this.indexOf(owner, spec);
    const met = metIn(index, owner.jobId);
    const unmet = [...view.rowOf.keys()].filter((id) => !met.has(id) && isStoreId(id));
    // The search index lags behind the store, so a record that was not found may be there all the same.
    const ownerOf = (id: string) => String(cellAt(view, view.rowOf.get(id) ?? 0, spec.ownerKey ?? '') ?? '');
    const there = unmet.length === 0 ? new Set() : scene.session.present(spec, unmet, ownerOf);
    const gone = unmet.filter((id) => !there.has(id));
    const changes = [
      ...this.keepBase(owner, spec, index, unmet),
      ...this.deps.baseline.compact(index, owner.jobId),
      ...scene.conflicts.update([{ tab: view.title, ids: new Set(gone) }], []),
      ...also(met.size),
    ];
    this.deps.writer.write(view, goneEdits(view, gone), changes);
  }

  /** What a vanished record was last known as tells whether its row was edited, so it outlives the older pieces. */
  private keepBase(owner: Owner, spec: TableSpec, index: BaselineIndex, ids: readonly string[]): Change[] {
    const records = [...this.deps.baseline.values(index, ids)].map(([id, values]) => ({ id, values }));
    return groupBySize(records).flatMap((group) => this.baseChanges(owner, spec, group));
  }
}

/** The ids that the import met: it wrote a piece for each of its pages, and others may have come later. */
export function metIn(index: BaselineIndex, jobId: string): Set<string> {
  const firstPiece = index.pieces.find((piece) => piece.jobId === jobId)?.row ?? Infinity;
  return new Set([...index.entries].filter(([, { row }]) => row >= firstPiece).map(([id]) => id));
}

function goneEdits(view: TableView, ids: readonly string[]): TableEdit[] {
  return ids.flatMap((id) =>
    statusEdits(view, view.rowOf.get(id) ?? 0, id, {
      status: 'Gone',
      message: 'This is no longer in Shopify. The row is kept; delete it when you do not need it any more.',
    }),
  );
}
