import type { StoreContext } from '../../catalog/field-types';
import { isEditable, type Field, type TableSpec } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import type { Value, Values } from '../../catalog/value';
import type { ExactCell } from '../../platform/ports';
import type { Baseline, BaselineRecord } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import type { LosslessWriter, TableEdit } from '../../sheets/lossless-write';
import { toCellData } from '../../sheets/row-codec';
import { readExactRows, type TableView } from '../../sheets/table';
import { conflictStatusEdits } from '../common/rows';
import type { Tables } from '../common/tables';
import type { Choice, ConflictList } from './conflict-list';

export interface ResolverScene {
  storeId: string;
  tables: Tables;
  context: StoreContext;
  conflicts: ConflictList;
  /** What the store holds now, of the records that exist. */
  readStore(spec: TableSpec, ids: readonly string[]): Map<string, CatalogRecord>;
}

interface Deps {
  book: Book;
  baseline: Baseline;
  writer: LosslessWriter;
}

/** How often a table that keeps moving is looked at again. */
const MOST_ROUNDS = 5;
/** Stands where pieces of the baseline name the job that wrote them. */
const BY_CHOICE = 'choice';

interface Decided {
  base: BaselineRecord[];
  edits: TableEdit[];
}

/**
 * Carries out what persons decided about conflicts. `sheet`: the base moves to what the store has now, so that the
 * cell is a pending edit against it. `shopify`: the cell takes the store's value too, so that nothing is left to do.
 * Whoever calls must be the only one who writes.
 */
export class ConflictResolver {
  constructor(private readonly deps: Deps) {}

  /** One commit for each table that choices are about; what is gone meanwhile is left to the next import. */
  carryOut(scene: ResolverScene): void {
    const choices = scene.conflicts.choices();
    if (choices.length === 0) return;
    for (const spec of Object.values(scene.tables.catalog)) {
      const title = scene.tables.find(spec)?.title;
      const ofTable = choices.filter(({ tab }) => tab === title);
      if (ofTable.length > 0) this.settle(scene, spec, ofTable);
    }
  }

  private settle(scene: ResolverScene, spec: TableSpec, choices: readonly Choice[]): void {
    const { storeId, conflicts } = scene;
    const { view, cells, bases } = this.gather(scene, spec, choices);
    const stored = scene.readStore(spec, [...cells.keys()]);
    const decided: Decided = { base: [], edits: [] };
    for (const [id, row] of cells) {
      const record = stored.get(id);
      const mine = choices.filter((choice) => choice.id === id);
      if (record)
        decide(scene.context, view, { record, row, base: bases.get(id) ?? {}, choices: mine }, decided);
    }
    const status = this.statusEdits(scene, view, choices);
    const append = (base: BaselineRecord[]) =>
      this.deps.baseline.append(storeId, spec.name, BY_CHOICE, spec.fields, base);
    const changes = [...append(decided.base), ...conflicts.drop(choices)];
    const overtaken = this.deps.writer.write(view, [...decided.edits, ...status], changes);
    const corrected = baseOfOvertaken(decided.base, overtaken, bases);
    if (corrected.length > 0) this.deps.book.commit(append(corrected));
    scene.tables.forgetViews();
  }

  /** Rows, cells and base of one moment: where the table moved since it was read, it is read again. */
  private gather(scene: ResolverScene, spec: TableSpec, choices: readonly Choice[]) {
    const ids = [...new Set(choices.map(({ id }) => id))];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      scene.tables.forget();
      const view = scene.tables.mustGet(spec);
      const cells = readExactRows(this.deps.book, view, ids);
      if (!cells) continue;
      const index = this.deps.baseline.index(scene.storeId, spec.name);
      return { view, cells, bases: this.deps.baseline.values(index, ids) };
    }
    throw new Error(`The tab "${spec.tab}" is being rearranged; try again in a moment`);
  }

  /** What a row says of its conflicts is about those that are left. */
  private statusEdits(
    { conflicts }: ResolverScene,
    view: TableView,
    choices: readonly Choice[],
  ): TableEdit[] {
    const settled = new Set(choices.map(({ id, field }) => `${id}/${field}`));
    const left = conflicts.lines().filter(({ tab, id, field }) => {
      return tab === view.title && !settled.has(`${id}/${field}`);
    });
    return [...new Set(choices.map(({ id }) => id))].flatMap((id) => {
      const row = view.rowOf.get(id);
      const fields = left.filter((line) => line.id === id).map(({ field }) => field);
      return row === undefined ? [] : conflictStatusEdits(view, row, id, fields);
    });
  }
}

interface OpenRecord {
  record: CatalogRecord;
  row: readonly ExactCell[];
  base: Values;
  choices: readonly Choice[];
}

function decide(context: StoreContext, view: TableView, open: OpenRecord, into: Decided): void {
  const { record, row, choices } = open;
  const base: Record<string, Value> = { ...open.base };
  for (const { field: header, take } of choices) {
    const field = chosenField(view, header);
    const column = field && view.columns.get(field.key);
    if (!field || column === undefined) continue;
    const value = record.values[field.key] ?? null;
    base[field.key] = value;
    const cell = toCellData(field, value, context);
    const before = row[column]?.value ?? null;
    if (take === 'shopify') into.edits.push({ id: record.id, key: field.key, before, cell });
  }
  into.base.push({ id: record.id, values: base });
}

function chosenField({ spec }: TableView, header: string): Field | undefined {
  return spec.fields.find((field) => field.header === header && isEditable(field));
}

/** A cell that a person changed in that very moment is in conflict as before. */
function baseOfOvertaken(
  decided: readonly BaselineRecord[],
  overtaken: readonly TableEdit[],
  bases: ReadonlyMap<string, Values>,
): BaselineRecord[] {
  return decided.flatMap(({ id, values }) => {
    const keys = overtaken
      .filter((edit) => edit.id === id && edit.key in (values ?? {}))
      .map(({ key }) => key);
    if (keys.length === 0) return [];
    const base: Record<string, Value> = { ...values };
    for (const key of keys) {
      const before = bases.get(id)?.[key];
      if (before === undefined) delete base[key];
      else base[key] = before;
    }
    return [{ id, values: base }];
  });
}
