import type { TableName, TableSpec } from '../../catalog/fields';
import type { JobRecord } from '../../core/queue/job';
import type { TableEdit } from '../../sheets/lossless-write';
import type { TableView } from '../../sheets/table';
import { cellAt, statusEdits, type RowStatus } from '../common/rows';
import type { Plan, PlannedRow } from './plan';
import { explainLeftovers, type Leftover } from './row-report';

const MENDED: RowStatus = { status: '', message: '' };
/** What an earlier export or import said about a row, until the row is looked at again. */
const PASSING = ['Error', 'Failed', 'Skipped', 'Conflict'];

type Key = Pick<PlannedRow, 'table' | 'id'>;

/** Rows of a plan of which something is not sent, and what they say about it. */
export class Leftovers {
  private readonly byKey: ReadonlyMap<string, Leftover>;

  constructor(private readonly plan: Plan) {
    this.byKey = new Map(explainLeftovers(plan).map((left) => [keyOf(left), left]));
  }

  /** As what a row counts; null where nothing of it stays behind. */
  tallyOf(row: Key): 'conflicts' | 'skipped' | null {
    const left = this.byKey.get(keyOf(row));
    if (!left) return null;
    return left.status.status === 'Conflict' ? 'conflicts' : 'skipped';
  }

  /** Rows that the plan held back count as well: as skipped where they need mending, as conflicts where they are. */
  countInto(job: JobRecord): Partial<JobRecord> {
    const counted = new Set(this.plan.rows.map(keyOf));
    const others = [...this.byKey].flatMap(([key, left]) => (counted.has(key) ? [] : [left]));
    const inConflict = others.filter((left) => this.tallyOf(left) === 'conflicts').length;
    const toMend = others.length - inConflict;
    const total = job.total + others.length;
    return { done: total, total, conflicts: job.conflicts + inConflict, skipped: job.skipped + toMend };
  }

  /** Every row that stays behind says why; a row that once did and does not any more is cleared. */
  noteEdits(view: TableView): TableEdit[] {
    const table = view.spec.name;
    const isAnswered = this.answeredIn(view.spec);
    return [...view.rowOf].flatMap(([id, row]) => {
      const left = this.byKey.get(keyOf({ table, id }));
      if (left) return statusEdits(view, row, id, left.status);
      const isPassing = PASSING.includes(String(cellAt(view, row, 'syncStatus') ?? ''));
      return isPassing && isAnswered(id) ? statusEdits(view, row, id, MENDED) : [];
    });
  }

  /** Whether the plan looked at a row and found nothing to say or send: what was said before is settled. */
  private answeredIn({ name }: TableSpec): (id: string) => boolean {
    const { scope, rows } = this.plan;
    const looked = scope.find(({ table }) => table === name);
    const ids = looked?.ids ? new Set(looked.ids) : null;
    const planned = new Set(rows.filter(({ table }) => table === name).map(({ id }) => id));
    return (id) => looked !== undefined && (ids === null || ids.has(id)) && !planned.has(id);
  }
}

function keyOf({ table, id }: { table: TableName; id: string }): string {
  return `${table}/${id}`;
}
