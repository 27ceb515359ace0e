import type { ShopContext } from './context';
import type { ProductRecord } from './model';
import type { UserError } from './mutations/user-error';

type OperationType = 'ProductSetOperation' | 'ProductDeleteOperation' | 'ProductDuplicateOperation';

export interface OperationResult {
  product?: ProductRecord | null;
  newProduct?: ProductRecord | null;
  deletedProductId?: string | null;
  userErrors: UserError[];
}

/** A mutation that was asked not to be waited for: CREATED in its answer, ACTIVE until it is done. */
export interface OperationRecord extends OperationResult {
  readonly __typename: OperationType;
  readonly id: string;
  readonly numericId: number;
  status: 'CREATED' | 'ACTIVE' | 'COMPLETE';
  subjectId: string | null;
}

interface Waiting {
  record: OperationRecord;
  dueMs: number;
  run(): OperationResult;
}

const DELAY_MS = 1_000;

export class ProductOperations {
  readonly records = new Map<string, OperationRecord>();
  private waiting: Waiting[] = [];

  add(record: OperationRecord, dueMs: number, run: () => OperationResult): void {
    this.records.set(record.id, record);
    this.waiting.push({ record, dueMs, run });
  }

  isBusyWith(subjectId: string): boolean {
    return this.waiting.some(({ record }) => record.subjectId === subjectId);
  }

  /** Does what is due; called before anything looks at the store. */
  advance(nowMs: number): void {
    const due = this.waiting.filter((one) => one.dueMs <= nowMs);
    if (due.length === 0) return;
    this.waiting = this.waiting.filter((one) => one.dueMs > nowMs);
    for (const { record, run } of due) Object.assign(record, run(), { status: 'COMPLETE' });
  }
}

export function startOperation(
  type: OperationType,
  context: ShopContext,
  run: () => OperationResult,
  subjectId: string | null = null,
): OperationRecord {
  const id = context.state.newGid(type);
  const record: OperationRecord = {
    __typename: type,
    id,
    numericId: Number(id.split('/').pop()),
    status: 'CREATED',
    subjectId,
    product: null,
    newProduct: null,
    deletedProductId: null,
    userErrors: [],
  };
  context.operations.add({ ...record, status: 'ACTIVE' }, context.settings.clock.nowMs() + DELAY_MS, run);
  return record;
}
