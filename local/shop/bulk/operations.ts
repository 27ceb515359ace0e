import type { ShopSettings } from '../options';
import type { StateCore } from '../state-core';
import { StoredFile } from './file-storage';
import type { FileStorage } from './file-storage';
import { DAY_MS, EXPIRY_DAYS, MAX_RUNNING, RESULT_DAYS } from './model';
import type { BulkFault, BulkOperationRecord, BulkStatus, BulkType, ResultLine } from './model';

/** Work that an operation does bit by bit as virtual time passes. */
interface Task {
  record: BulkOperationRecord;
  /** How many of its objects or rows are due when so much time has passed. */
  dueAfter(elapsedMs: number): number;
  total: number;
  done: number;
  /** Does the next one; queries have their lines already. */
  next(): ResultLine;
  file: StoredFile;
  fault: BulkFault | undefined;
  cancelledMs: number | null;
}

export interface NewTask {
  type: BulkType;
  query: string;
  total: number;
  next(): ResultLine;
  /** Set when nothing can be read: the operation is accepted, then fails. */
  isDenied?: boolean;
}

const ACTIVE: readonly BulkStatus[] = ['CREATED', 'RUNNING', 'CANCELING'];

/** States and transitions: CREATED → RUNNING → COMPLETED | FAILED | EXPIRED, or → CANCELING → CANCELED. */
export class BulkOperations {
  readonly records = new Map<number, BulkOperationRecord>();
  /** Used by the next operations, one each. */
  readonly faults: BulkFault[] = [];
  private tasks: Task[] = [];
  private isAdvancing = false;

  constructor(
    private readonly core: StateCore,
    private readonly settings: ShopSettings,
    private readonly storage: FileStorage,
  ) {}

  running(type: BulkType): BulkOperationRecord[] {
    this.advance();
    return [...this.records.values()].filter((one) => one.type === type && ACTIVE.includes(one.status));
  }

  isFull(type: BulkType): boolean {
    return this.running(type).length >= MAX_RUNNING;
  }

  start(task: NewTask): BulkOperationRecord {
    const record: BulkOperationRecord = {
      __typename: 'BulkOperation',
      ...this.core.newIdentity('BulkOperation'),
      type: task.type,
      query: task.query,
      createdMs: this.core.nowMs(),
      createdAt: this.core.now(),
      status: 'CREATED',
      errorCode: null,
      completedAt: null,
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: null,
      url: null,
      partialDataUrl: null,
    };
    this.records.set(record.numericId, record);
    const denied: BulkFault | undefined = task.isDenied
      ? { kind: 'fail', afterObjects: 0, errorCode: 'ACCESS_DENIED' }
      : undefined;
    this.tasks.push({
      record,
      total: task.total,
      done: 0,
      next: task.next,
      dueAfter: this.pace(task.type),
      file: new StoredFile(),
      fault: denied ?? this.faults.shift(),
      cancelledMs: null,
    });
    return record;
  }

  /** Running work stops at once, but says so only a little later (recorded). */
  cancel(record: BulkOperationRecord): void {
    const task = this.tasks.find((one) => one.record === record);
    if (!task || task.cancelledMs !== null) return;
    task.cancelledMs = this.core.nowMs();
    record.status = 'CANCELING';
  }

  /** Brings every operation to the present moment; called before anything looks at the store. */
  advance(): void {
    if (this.isAdvancing || this.tasks.length === 0) return;
    this.isAdvancing = true;
    try {
      for (const task of this.tasks) this.progress(task);
      this.tasks = this.tasks.filter((task) => ACTIVE.includes(task.record.status));
    } finally {
      this.isAdvancing = false;
    }
  }

  private pace(type: BulkType): Task['dueAfter'] {
    const { latency } = this.settings;
    const [baseMs, perSecond] =
      type === 'QUERY'
        ? [latency.bulkQueryBaseMs, latency.bulkQueryObjectsPerSecond]
        : [latency.bulkMutationBaseMs, latency.bulkMutationRowsPerSecond];
    return (elapsedMs) => Math.max(0, Math.floor(((elapsedMs - baseMs) * perSecond) / 1000));
  }

  private progress(task: Task): void {
    const { record, fault } = task;
    const elapsedMs = this.core.nowMs() - record.createdMs;
    if (task.cancelledMs !== null) {
      if (this.core.nowMs() - task.cancelledMs >= this.settings.latency.bulkCancelMs)
        record.status = 'CANCELED';
      return;
    }
    if (elapsedMs < this.settings.latency.bulkStartMs) return;
    record.status = 'RUNNING';
    if (elapsedMs >= EXPIRY_DAYS * DAY_MS) {
      record.status = 'EXPIRED';
      return;
    }
    if (fault?.kind === 'stall') return;
    const due = task.dueAfter(elapsedMs);
    const limit = fault?.kind === 'fail' ? Math.min(fault.afterObjects, task.total) : task.total;
    while (task.done < Math.min(due, limit)) this.step(task);
    if (task.done < limit || elapsedMs < this.earliestEndMs(record.type)) return;
    if (fault?.kind === 'fail') this.fail(task, fault);
    else this.complete(task);
  }

  private earliestEndMs(type: BulkType): number {
    const { latency } = this.settings;
    return type === 'QUERY' ? latency.bulkQueryBaseMs : latency.bulkMutationBaseMs;
  }

  private step(task: Task): void {
    const line = task.next();
    task.file.appendLine(line.text);
    task.done += 1;
    task.record.objectCount += 1;
    if (line.isRoot) task.record.rootObjectCount += 1;
  }

  private complete(task: Task): void {
    const { record } = task;
    record.status = 'COMPLETED';
    record.completedAt = this.core.now();
    record.fileSize = task.file.size === 0 ? null : task.file.size;
    record.url = task.file.size === 0 ? null : this.publish(task);
  }

  private fail(task: Task, fault: Extract<BulkFault, { kind: 'fail' }>): void {
    const { record } = task;
    record.status = 'FAILED';
    record.errorCode = fault.errorCode;
    record.completedAt = this.core.now();
    record.fileSize = task.file.size === 0 ? null : task.file.size;
    record.partialDataUrl = task.file.size === 0 ? null : this.publish(task);
  }

  /** The address of a result is signed and dies after seven days. */
  private publish({ record, file }: Task): string {
    const name = this.storage.newName('result').slice(0, 28);
    const expiresMs = this.core.nowMs() + RESULT_DAYS * DAY_MS;
    this.storage.storeResult(name, file, expiresMs);
    const disposition = `attachment; filename="bulk-${record.numericId}.jsonl"; filename*=UTF-8''bulk-${record.numericId}.jsonl`;
    const query = [
      'GoogleAccessId=assets-us-prod%40shopify-tiers.iam.gserviceaccount.com',
      `Expires=${Math.floor(expiresMs / 1000)}`,
      `Signature=${encodeURIComponent(Buffer.from(this.storage.newName('signature'), 'hex').toString('base64'))}`,
      `response-content-disposition=${encodeURIComponent(disposition)}`,
      'response-content-type=application%2Fjsonl',
    ];
    return `https://storage.googleapis.com/shopify-tiers-assets-prod-us-east1/bulk-operation-outputs/${name}?${query.join('&')}`;
  }
}
