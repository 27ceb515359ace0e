import type { StoreContext } from '../../catalog/field-types';
import type { TableSpec } from '../../catalog/fields';
import { isStoreId } from '../../catalog/ids';
import { hashValues, signatureOf, type CatalogRecord } from '../../catalog/records';
import type { Change, ExactCell } from '../../platform/ports';
import type { Baseline, BaselineRecord } from '../../sheets/baseline';
import { knownHash, wornPieces, type BaselineIndex, type Piece } from '../../sheets/baseline-index';
import type { Book } from '../../sheets/book';
import type { LosslessWriter, TableEdit } from '../../sheets/lossless-write';
import { TableMoved } from '../../sheets/table-scan';
import { readExactRows, type TableView } from '../../sheets/table';
import { cellAt, statusEdits } from '../common/rows';
import type { RulesFor } from '../common/settings';
import type { StoreSession } from '../common/store-session';
import type { Tables } from '../common/tables';
import type { ConflictList } from '../conflicts/conflict-list';
import { groupBySize } from './group-by-size';
import { LiveTable } from './live-table';
import { baseOfOvertaken, mergePage, needsDecision } from './page-merge';

export interface MergeScene {
  session: Pick<StoreSession, 'present'>;
  tables: Tables;
  context: StoreContext;
  rules: RulesFor;
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

/** Records of one table that a step merges. */
export interface MergePart {
  records: readonly CatalogRecord[];
  /** What the step has to commit already. */
  before: Change[];
  /** What goes with the last commit, for the number of conflicts found; null where another table follows. */
  save: ((conflicts: number) => Change[]) | null;
}

/** How often a table that keeps moving is looked at again within a step. */
const MOST_ROUNDS = 5;

/** Brings a store's records into tables that people work in: what they did meanwhile stays, wherever it is by now. */
export class TableMerger {
  /** By store and table; valid for as long as only this execution writes. */
  private readonly inHand = new Map<string, TableInHand>();

  constructor(private readonly deps: Deps) {}

  forget(): void {
    this.inHand.clear();
  }

  /**
   * Merges records of one table, in as many commits as what is written of them asks for. Gives the number of
   * conflicts, and what is still to be committed: a table of which nothing is written needs no commit of its own.
   */
  merge(
    owner: Owner,
    spec: TableSpec,
    scene: MergeScene,
    part: MergePart,
  ): { conflicts: number; left: Change[] } {
    const seen = this.look(owner, spec, scene, part.records);
    const groups = groupBySize(part.records, ({ id }) => isWritten(seen, id));
    let conflicts = 0;
    let left = part.before;
    groups.forEach((group, at) => {
      const isLast = at === groups.length - 1;
      const saved = (found: number) => (isLast && part.save ? part.save(conflicts + found) : []);
      const merged = this.mergeGroup(owner, spec, scene, { records: group, before: left, save: saved, seen });
      conflicts += merged.conflicts;
      left = merged.left;
    });
    return { conflicts, left };
  }

  private mergeGroup(
    owner: Owner,
    spec: TableSpec,
    scene: MergeScene,
    { records, before, save, seen }: MergePart & { save: (conflicts: number) => Change[]; seen: Seen },
  ): { conflicts: number; left: Change[] } {
    const { inView, undecided, evidence } = this.gather(owner, spec, scene, records, seen);
    const { view } = inView;
    const merged = mergePage(inView, records, undecided, evidence, scene.rules);
    const looked = { tab: view.title, ids: new Set(records.map(({ id }) => id)) };
    const hasMoved = ({ id, values }: BaselineRecord) =>
      inView.isWorn(id) ||
      knownHash(inView.index, signatureOf(spec.fields), id) !== hashValues(spec.fields, values);
    const listed = scene.conflicts.update([looked], merged.found);
    const saved = save(merged.conflicts);
    const changes = [
      ...before,
      ...this.baseChanges(owner, spec, merged.base.filter(hasMoved), records),
      ...listed,
      ...saved,
    ];
    const isQuiet = merged.edits.length + merged.appended.length + listed.length + saved.length === 0;
    if (isQuiet) return { conflicts: merged.conflicts, left: changes };
    const { rowOf } = view;
    const overtaken = this.deps.writer.write(view, merged.edits, changes, merged.appended);
    const corrected = baseOfOvertaken(merged, overtaken, evidence.baseValues);
    if (corrected.length > 0) this.deps.book.commit(this.baseChanges(owner, spec, corrected));
    // Whoever was in between, the writer had to read the table again: it is not as it was looked at.
    if (view.rowOf !== rowOf) this.drop(owner, spec);
    else this.inHandOf(owner, spec, scene).noteWritten([...merged.base, ...merged.appended]);
    return { conflicts: merged.conflicts, left: [] };
  }

  /** The new base of some records, and a note of those that were met. */
  private baseChanges(
    { storeId, jobId }: Owner,
    spec: TableSpec,
    base: readonly BaselineRecord[],
    met: readonly CatalogRecord[] = [],
  ): Change[] {
    const { baseline } = this.deps;
    return [
      ...baseline.append(storeId, spec.name, jobId, spec.fields, base),
      ...baseline.note(
        { storeId, table: spec.name, jobId },
        met.map(({ id }) => id),
      ),
    ];
  }

  /** What a decision needs, all of one moment: where the table moved since it was read, it is read again. */
  private gather(
    owner: Owner,
    spec: TableSpec,
    scene: MergeScene,
    records: readonly CatalogRecord[],
    seen: Seen,
  ) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const isKnown = this.inHandOf(owner, spec, scene).live.view === seen.inView.view;
      const { inView, open } = isKnown ? seen : this.look(owner, spec, scene, records);
      const { view, index } = inView;
      const undecided = records.filter(({ id }) => open.has(id));
      const ids = undecided.map(({ id }) => id);
      const exactRows = readExactRows(this.deps.book, view, ids);
      const isNew = ({ id }: CatalogRecord) => !view.rowOf.has(id) && !view.repeated.has(id);
      if (exactRows && !this.haveRowsNow(owner, spec, scene, records.filter(isNew))) {
        showLines(view, exactRows);
        const repeated = records.filter(({ id }) => view.repeated.has(id)).map(({ id }) => id);
        const baseValues = this.deps.baseline.values(index, [...ids, ...repeated]);
        return { inView, undecided, evidence: { exactRows, baseValues } };
      }
      this.drop(owner, spec);
      scene.tables.forget();
    }
    throw tooFast(spec);
  }

  private haveRowsNow(
    owner: Owner,
    spec: TableSpec,
    scene: MergeScene,
    added: readonly CatalogRecord[],
  ): boolean {
    const { live } = this.inHandOf(owner, spec, scene);
    return added.length > 0 && live.hasRowNow(added.map(({ id }) => id));
  }

  private look(owner: Owner, spec: TableSpec, scene: MergeScene, records: readonly CatalogRecord[]): Seen {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (this.inHandOf(owner, spec, scene).hasWrittenSome(records)) this.drop(owner, spec);
      const { live, index, worn } = this.inHandOf(owner, spec, scene);
      const { view } = live;
      try {
        live.look(records.flatMap(({ id }) => view.rowOf.get(id) ?? []));
      } catch (error) {
        if (!(error instanceof TableMoved)) throw error;
        this.drop(owner, spec);
        scene.tables.forget();
        continue;
      }
      const isWorn = (id: string) => {
        const piece = index.entries.get(id)?.piece;
        return piece !== undefined && worn.has(piece);
      };
      const inView = {
        spec,
        view,
        index,
        context: scene.context,
        isWorn,
        isAsBefore: live.isAsBefore.bind(live),
      };
      return { inView, open: new Set(needsDecision(inView, records).map(({ id }) => id)) };
    }
    throw tooFast(spec);
  }

  private inHandOf({ storeId }: Owner, spec: TableSpec, scene: MergeScene): TableInHand {
    const of = `${storeId}/${spec.name}`;
    const known = this.inHand.get(of) ?? this.open(storeId, spec, scene);
    this.inHand.set(of, known);
    return known;
  }

  private open(storeId: string, spec: TableSpec, { tables, context }: MergeScene): TableInHand {
    const { book, baseline } = this.deps;
    const index = baseline.index(storeId, spec.name);
    const live = tables.reading([spec], ([tab]) => {
      if (!tab) throw tables.missingError(spec);
      return new LiveTable(book, spec, tab, index, context);
    });
    return new TableInHand(live, index);
  }

  private drop({ storeId }: Owner, spec: TableSpec): void {
    this.inHand.delete(`${storeId}/${spec.name}`);
  }

  /**
   * Everything is read: marks the rows whose records are gone and drops the old base, together with what `also` adds
   * for the number of records that the import met.
   */
  finish(owner: Owner, spec: TableSpec, scene: MergeScene, also: (records: number) => Change[]): void {
    this.forget();
    const { baseline } = this.deps;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { live, index } = this.inHandOf(owner, spec, scene);
      const { view } = live;
      const met = baseline.met(index, owner.jobId);
      const unmet = [...view.rowOf.keys()].filter((id) => !met.has(id) && isStoreId(id));
      const exactRows = readExactRows(this.deps.book, view, unmet);
      if (exactRows) {
        showLines(view, exactRows);
        // The search index lags behind the store, so a record that was not found may be there all the same.
        const ownerOf = (id: string) =>
          String(cellAt(view, view.rowOf.get(id) ?? 0, spec.ownerKey ?? '') ?? '');
        const there = unmet.length === 0 ? new Set() : scene.session.present(spec, unmet, ownerOf);
        const gone = unmet.filter((id) => !there.has(id));
        // What a vanished record was last known as tells whether its row was edited, so it stays as long as the row.
        const isNeeded = (id: string) => met.has(id) || view.rowOf.has(id) || view.repeated.has(id);
        const changes = [
          ...baseline.compact(index, isNeeded),
          ...scene.conflicts.update([{ tab: view.title, ids: new Set(gone) }], []),
          ...also(met.size),
        ];
        this.deps.writer.write(view, goneEdits(view, gone), changes);
        return;
      }
      this.drop(owner, spec);
      scene.tables.forget();
    }
    throw tooFast(spec);
  }
}

/** Records of a table that cannot be left as they are, and what tells that. */
interface Seen {
  inView: Parameters<typeof mergePage>[0];
  open: ReadonlySet<string>;
}

/** Records that are as they were are only noted, so they hardly fill a commit. */
function isWritten({ inView, open }: Seen, id: string): boolean {
  return open.has(id) || !inView.view.rowOf.has(id) || inView.isWorn(id);
}

/** What this execution knows of a table. */
class TableInHand {
  /** Pieces of the baseline that are written anew as their records come. */
  readonly worn: ReadonlySet<Piece>;
  private readonly written = new Set<string>();

  constructor(
    readonly live: LiveTable,
    readonly index: BaselineIndex,
  ) {
    const { rowOf, repeated } = live.view;
    this.worn = wornPieces(index, (id) => rowOf.has(id) || repeated.has(id));
  }

  noteWritten(records: readonly { id: string }[]): void {
    for (const { id } of records) this.written.add(id);
  }

  /** Whether records have rows or a base by now that are not known here: they came twice. */
  hasWrittenSome(records: readonly CatalogRecord[]): boolean {
    return this.written.size > 0 && records.some(({ id }) => this.written.has(id));
  }
}

/** The view gets to know the rows that are decided about now, and forgets those of before. */
function showLines(view: TableView, exactRows: ReadonlyMap<string, ExactCell[]>): void {
  view.lines = [];
  for (const [id, cells] of exactRows) {
    const row = view.rowOf.get(id);
    if (row !== undefined) view.lines[row] = cells.map(({ value }) => value);
  }
}

function tooFast(spec: TableSpec): Error {
  return new Error(
    `The tab "${spec.tab}" is being rearranged faster than it can be read; trying again later`,
  );
}

function goneEdits(view: TableView, ids: readonly string[]): TableEdit[] {
  return ids.flatMap((id) =>
    statusEdits(view, view.rowOf.get(id) ?? 0, id, {
      status: 'Gone',
      message: 'This is no longer in Shopify. The row is kept; delete it when you do not need it any more.',
    }),
  );
}
