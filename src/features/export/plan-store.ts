import { AppError } from '../../catalog/app-error';
import { utf8Length } from '../../catalog/value';
import type { CellValue, Change, Packer } from '../../platform/ports';
import { a1, a1Columns } from '../../platform/a1';
import type { Book } from '../../sheets/book';
import { fromChunks, toChunks } from '../../sheets/chunks';
import { dropRows } from '../../sheets/drop-rows';
import { HIDDEN_TABS, textCell } from '../../sheets/hidden-tabs';
import type { Plan, PlanConflict, PlanError, PlannedRow } from './plan';

/** Stands in each part. */
type PlanHead = Pick<Plan, 'storeId' | 'scope'>;

interface Part {
  rows: PlannedRow[];
  errors: PlanError[];
  conflicts: PlanConflict[];
}

/** A plan may be started for this long; it is kept twice as long, for a job that started it late. */
export const PLAN_LIFE_MS = 24 * 3_600_000;

/** Bytes that a part may hold before it is packed: packed it stays well within its row of cells. */
const PART_BYTES = 250_000;
/** From so many rows on old plans are looked for. */
const MANY_ROWS = 40;
const MADE_AT_COLUMN = 2;
const DATA_COLUMN = 3;

/** Plans in the hidden tab `_plans`: some rows a plan, each with a part of it. */
export class PlanStore {
  constructor(
    private readonly book: Book,
    private readonly packer: Packer,
  ) {}

  /** Keeps a plan, and where there are many drops those that nobody can need any more; `also` goes along. */
  save(plan: Plan, also: Change[]): void {
    const { sheetId } = this.tab();
    const head: PlanHead = { storeId: plan.storeId, scope: plan.scope };
    const cells = toParts(plan).map((part, index) => [
      ...[plan.planId, String(index), String(plan.madeAt)].map(textCell),
      ...toChunks(this.packer, { ...head, ...part }),
    ]);
    this.book.commit([...this.dropOld(plan.madeAt), { kind: 'append', sheetId, cells }, ...also]);
  }

  /** Throws `plan_not_found`. */
  mustGet(planId: string): Plan {
    const { title, columns } = this.tab();
    const mine = this.heads().filter((head) => head.planId === planId);
    const [first] = mine;
    const last = mine[mine.length - 1];
    if (!first || !last) {
      throw new AppError(
        'plan_not_found',
        'This list of changes is not kept any more.',
        'Look at the changes again.',
      );
    }
    const [lines = []] = this.book.workbook.readValues([a1(title, first.row, 0, last.row, columns - 1)]);
    const { madeAt } = first;
    const plan: Plan = { planId, storeId: '', madeAt, scope: [], rows: [], errors: [], conflicts: [] };
    for (const line of lines) {
      if (line[0] !== planId) continue;
      const part = this.unpack(line.slice(DATA_COLUMN));
      plan.storeId = part.storeId;
      plan.scope = part.scope;
      plan.rows.push(...part.rows);
      plan.errors.push(...part.errors);
      plan.conflicts.push(...part.conflicts);
    }
    return plan;
  }

  private unpack(chunks: CellValue[]): Part & PlanHead {
    return fromChunks(this.packer, chunks) as Part & PlanHead;
  }

  private dropOld(nowMs: number): Change[] {
    const tab = this.tab();
    if (tab.rows < MANY_ROWS) return [];
    const old = this.heads().filter((head) => head.madeAt < nowMs - 2 * PLAN_LIFE_MS);
    return dropRows(
      tab,
      old.map(({ row }) => row),
    );
  }

  private heads(): { row: number; planId: string; madeAt: number }[] {
    const [lines = []] = this.book.workbook.readValues([a1Columns(this.tab().title, 0, MADE_AT_COLUMN)]);
    return lines
      .map((line, row) => ({ row, planId: String(line[0] ?? ''), madeAt: Number(line[MADE_AT_COLUMN]) }))
      .slice(1)
      .filter(({ planId }) => planId !== '');
  }

  private tab() {
    return this.book.mustGetTab(HIDDEN_TABS.plans.title);
  }
}

/** At least one part, each small enough for a row of cells. */
function toParts(plan: Plan): Part[] {
  const parts: Part[] = [{ rows: [], errors: [], conflicts: [] }];
  let size = 0;
  const add = <K extends keyof Part>(kind: K, item: Part[K][number]) => {
    const length = utf8Length(JSON.stringify(item));
    if (size > 0 && size + length > PART_BYTES) {
      parts.push({ rows: [], errors: [], conflicts: [] });
      size = 0;
    }
    (parts[parts.length - 1]?.[kind] as (typeof item)[] | undefined)?.push(item);
    size += length;
  };
  plan.rows.forEach((row) => add('rows', row));
  plan.errors.forEach((error) => add('errors', error));
  plan.conflicts.forEach((conflict) => add('conflicts', conflict));
  return parts;
}
