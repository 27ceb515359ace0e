import type { StoreContext } from '../../catalog/field-types';
import { isEditable, type Field, type TableSpec } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import type { CellValue, TabInfo } from '../../platform/ports';
import { BaselineMoved, type Baseline } from '../../sheets/baseline';
import type { BaselineIndex } from '../../sheets/baseline-index';
import type { Book } from '../../sheets/book';
import { readExactRow } from '../../sheets/row-codec';
import { FIRST_ROWS, openTables, readRest, TableMoved, type Chunk } from '../../sheets/table-scan';
import { readExactLines, type TableView } from '../../sheets/table';
import type { RulesFor } from '../common/settings';
import { decideRow, isEdited, type EditedRow, type PlanParts } from './edited-row';
import { namelessErrors, refusal, repeatedErrors } from './plan-errors';
import { RowSieve } from './row-sieve';

export interface PlannerScene {
  book: Book;
  baseline: Baseline;
  context: StoreContext;
  rules: RulesFor;
  storeId: string;
  /** What the store holds now, of the records that exist. */
  readStore(spec: TableSpec, ids: readonly string[]): Map<string, CatalogRecord>;
}

/** A table to look at: all of its rows, or those of some records. */
export interface PlanWish {
  spec: TableSpec;
  tab: TabInfo;
  only: ReadonlySet<string> | null;
}

/** In larger tables cells that only the store writes are looked at where something else in their row was edited. */
const MOST_ROWS_IN_FULL = 5_000;
/** So few rows are read alone. */
const MOST_ALONE = 250;
/** Rows of which all three states are in hand at a time. */
const ROWS_AT_ONCE = 2_000;
const MOST_ROUNDS = 5;

/**
 * What an export would do. Rows that equal their base cost nothing but a hash; only the others are read exactly,
 * looked up in the store and decided field by field. Base and cells are looked at in this order, or in one read:
 * whatever an import brings meanwhile is newer in the sheet than in the base, and equal to the store.
 */
export function planTables(scene: PlannerScene, find: () => PlanWish[]): { wishes: PlanWish[] } & PlanParts {
  for (let round = 1; ; round++) {
    const wishes = find();
    try {
      return { wishes, ...planOnce(scene, wishes) };
    } catch (error) {
      scene.book.forgetTabs();
      const isPassing = error instanceof TableMoved || error instanceof BaselineMoved;
      if (round >= MOST_ROUNDS || !(isPassing || titlesOf(find()) !== titlesOf(wishes))) throw error;
    }
  }
}

/** A tab that was renamed since we looked cannot be read by its name. */
function titlesOf(wishes: readonly PlanWish[]): string {
  return JSON.stringify(wishes.map(({ tab }) => tab.title));
}

function planOnce(scene: PlannerScene, wishes: readonly PlanWish[]): PlanParts {
  const { book, baseline, storeId, context } = scene;
  const scans = wishes.map((wish) => ({ ...wish, keys: fieldsToRead(wish).map(({ key }) => key) }));
  const { tables, chunks, also } = openTables(book, scans, FIRST_ROWS, [baseline.indexRange()]);
  const sieves = tables.map(({ view }, at) => {
    const index = baseline.indexIn(also[0] ?? [], storeId, view.spec.name);
    const wish = wishes[at] as PlanWish;
    return new RowSieve(view, index, baseline, { only: wish.only, fields: fieldsToRead(wish), context });
  });
  const sieveOf = new Map(tables.map((table, at) => [table, sieves[at]]));
  const look = (chunk: Chunk) => sieveOf.get(chunk.table)?.look(chunk);
  chunks.forEach(look);
  readRest(book, chunks, look);
  const parts: PlanParts = { rows: [], errors: [], conflicts: [] };
  for (const sieve of sieves) planTable(scene, sieve, parts);
  return parts;
}

function fieldsToRead({ spec, tab, only }: PlanWish): Field[] {
  if (isFew(only)) return [];
  return tab.rows > MOST_ROWS_IN_FULL ? spec.fields.filter(isEditable) : [...spec.fields];
}

function isFew(only: ReadonlySet<string> | null): boolean {
  return only !== null && only.size <= MOST_ALONE;
}

function planTable(
  scene: PlannerScene,
  { view, index, found, nameless, repeated }: RowSieve,
  parts: PlanParts,
): void {
  view.nameless = nameless;
  readLines(scene, view, [
    ...nameless.map(({ row, id }) => [row, id] as const),
    ...repeated.flatMap(([id, rows]) => rows.map((row) => [row, id] as const)),
  ]);
  parts.errors = [...parts.errors, ...namelessErrors(view), ...repeatedErrors(view, repeated)];
  for (let start = 0; start < found.length; start += ROWS_AT_ONCE)
    planRows(scene, view, index, found.slice(start, start + ROWS_AT_ONCE), parts);
}

/** Of the rows that differ, those that really were edited, with all three states. */
function planRows(
  scene: PlannerScene,
  view: TableView,
  index: BaselineIndex,
  found: readonly { id: string; row: number }[],
  parts: PlanParts,
): void {
  const { fields } = view.spec;
  const exact = readLines(
    scene,
    view,
    found.map(({ id, row }) => [row, id]),
  );
  const bases = scene.baseline.values(
    index,
    found.map(({ id }) => id),
  );
  const edits = found
    .map(({ id, row }): EditedRow => {
      const sheet = readExactRow(fields, view.columns, exact.get(row) ?? [], scene.context);
      return { id, row, base: bases.get(id) ?? null, sheet, store: null };
    })
    .filter(({ base, sheet }) => fields.some((field) => isEdited(field, base, sheet.get(field.key))))
    .filter(({ id, row }) => {
      const error = refusal(view, id, row);
      if (error !== null && error !== 'ignore') parts.errors.push(error);
      return error === null;
    });
  if (edits.length === 0) return;
  const stored = scene.readStore(
    view.spec,
    edits.map(({ id }) => id),
  );
  for (const edit of edits)
    decideRow(scene.rules, view, { ...edit, store: stored.get(edit.id) ?? null }, parts);
}

/** Exact cells of some rows, by row; the view gets to know what they show. */
function readLines({ book }: PlannerScene, view: TableView, rows: readonly (readonly [number, string])[]) {
  const exact = readExactLines(book, view, new Map(rows));
  if (!exact) throw new TableMoved(view.title);
  for (const [row, cells] of exact)
    view.lines[row] = cells.map(({ value, error }): CellValue => error ?? value);
  return exact;
}
