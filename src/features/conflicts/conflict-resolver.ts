import type { SheetValue } from '../../catalog/cells';
import type { StoreContext } from '../../catalog/field-types';
import { isEditable, type Field, type TableSpec } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import type { Value, Values } from '../../catalog/value';
import type { Clock, ExactCell } from '../../platform/ports';
import type { Baseline, BaselineRecord } from '../../sheets/baseline';
import type { Book } from '../../sheets/book';
import type { ConflictLine } from '../../sheets/conflict-columns';
import type { LosslessWriter, TableEdit } from '../../sheets/lossless-write';
import { readExactRow, toCellData } from '../../sheets/row-codec';
import { readExactRows, type TableView } from '../../sheets/table';
import { conflictStatusEdits, updatedAtOf } from '../common/rows';
import type { Tables } from '../common/tables';
import type { ConflictList, DecidedLine } from './conflict-list';
import { objectionTo } from './objection';

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
  clock: Pick<Clock, 'nowMs'>;
}

/** How often a table that keeps moving is looked at again. */
const MOST_ROUNDS = 5;
/** Stands where pieces of the baseline name the job that wrote them. */
const BY_CHOICE = 'choice';
/** What one commit takes: beside the edits it carries the base of each record, and the journal has what was there. */
const MOST_LINES = 1_000;
const MOST_CHARACTERS = 500_000;

interface Decided {
  base: BaselineRecord[];
  edits: TableEdit[];
  /** Conflicts about which nothing was decided after all, and why. */
  left: ConflictLine[];
}

/**
 * Carries out what persons decided about conflicts. `sheet`: the base moves to what the store has now, so that the
 * cell is a pending edit against it. `shopify`: the cell takes the store's value too, so that nothing is left to do.
 * Whoever calls must be the only one who writes.
 */
export class ConflictResolver {
  constructor(private readonly deps: Deps) {}

  /**
   * In commits of one table each; none is begun after `untilMs`, and what is left then stands beside its conflicts
   * for the next time. Of what is gone meanwhile the next import tells.
   */
  carryOut(scene: ResolverScene, untilMs: number): void {
    const choices = scene.conflicts.choices();
    if (choices.length === 0) return;
    for (const spec of Object.values(scene.tables.catalog)) {
      const title = scene.tables.find(spec)?.title;
      const ofTable = choices.filter(({ tab }) => tab === title);
      for (const group of inGroups(ofTable)) {
        if (this.deps.clock.nowMs() >= untilMs) return;
        this.settle(scene, spec, group);
      }
    }
  }

  private settle(scene: ResolverScene, spec: TableSpec, choices: readonly DecidedLine[]): void {
    const { storeId, conflicts } = scene;
    const { view, cells, bases } = this.gather(scene, spec, choices);
    const stored = scene.readStore(spec, [...cells.keys()]);
    const decided: Decided = { base: [], edits: [], left: [] };
    for (const [id, row] of cells) {
      const record = stored.get(id);
      const mine = choices.filter((choice) => choice.id === id);
      if (record)
        decide(scene.context, view, { record, row, base: bases.get(id) ?? {}, choices: mine }, decided);
    }
    const settled = choices.filter((choice) => !decided.left.some((line) => isOfSameCell(line, choice)));
    const status = this.statusEdits(scene, view, settled);
    const append = (base: BaselineRecord[]) =>
      this.deps.baseline.append(storeId, spec.name, BY_CHOICE, spec.fields, base);
    const changes = [...append(decided.base), ...conflicts.drop(choices, decided.left)];
    const overtaken = this.deps.writer.write(view, [...decided.edits, ...status], changes);
    const corrected = baseOfOvertaken(decided.base, overtaken, bases);
    if (corrected.length > 0) this.deps.book.commit(append(corrected));
    scene.tables.forgetViews();
  }

  /** Rows, cells and base of one moment: where the table moved since it was read, it is read again. */
  private gather(scene: ResolverScene, spec: TableSpec, choices: readonly DecidedLine[]) {
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
    settled: readonly DecidedLine[],
  ): TableEdit[] {
    const keys = new Set(settled.map(({ id, field }) => `${id}/${field}`));
    const left = new Map<string, string[]>(settled.map(({ id }) => [id, []]));
    for (const { tab, id, field } of conflicts.lines()) {
      if (tab === view.title && !keys.has(`${id}/${field}`)) left.get(id)?.push(field);
    }
    return [...left].flatMap(([id, fields]) => {
      const row = view.rowOf.get(id);
      return row === undefined ? [] : conflictStatusEdits(view, row, id, fields);
    });
  }
}

interface OpenRecord {
  record: CatalogRecord;
  row: readonly ExactCell[];
  base: Values;
  choices: readonly DecidedLine[];
}

function decide(context: StoreContext, view: TableView, open: OpenRecord, into: Decided): void {
  const { record, row, choices } = open;
  const base: Record<string, Value> = { ...open.base };
  const sheet = readExactRow(view.spec.fields, view.columns, row, context);
  for (const choice of choices) {
    const field = chosenField(view, choice.field);
    const cell = field && sheet.get(field.key);
    if (!field || !cell) continue;
    const value = record.values[field.key] ?? null;
    const reason = objectionTo(choice, field, cell, value);
    if (reason === null) {
      base[field.key] = value;
      if (choice.take === 'shopify' && !shows(field, cell, value)) {
        const before = row[view.columns.get(field.key) ?? -1]?.value ?? null;
        into.edits.push({ id: record.id, key: field.key, before, cell: toCellData(field, value, context) });
      }
    } else {
      const mine = cell.kind === 'value' ? cell.value : cell.shown;
      const shopifyUpdatedAt = updatedAtOf(record.values);
      into.left.push({ ...choice, sheet: mine, shopify: value, shopifyUpdatedAt, take: reason });
    }
  }
  into.base.push({ id: record.id, values: base });
}

function shows(field: Field, cell: SheetValue, value: Value): boolean {
  return cell.kind === 'value' && field.type.same(cell.value, value);
}

function isOfSameCell(left: ConflictLine, right: DecidedLine): boolean {
  return left.id === right.id && left.field === right.field;
}

/** As many lines in their order as one commit takes; lines of one record may come to stand in two. */
function inGroups(lines: readonly DecidedLine[]): DecidedLine[][] {
  const groups: DecidedLine[][] = [];
  let characters = Infinity;
  for (const line of lines) {
    const size = [line.base, line.sheet, line.shopify].reduce((sum, value) => sum + (value?.length ?? 0), 0);
    const last = groups[groups.length - 1];
    if (!last || last.length === MOST_LINES || characters + size > MOST_CHARACTERS) {
      groups.push([line]);
      characters = size;
    } else {
      last.push(line);
      characters += size;
    }
  }
  return groups;
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
