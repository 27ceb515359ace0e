import type { TableName } from '../../catalog/fields';
import type { JobRecord } from '../../core/queue/job';
import type { ReadProgress } from './catalog-reader';

/** Tables that are being filled for the first time → the row where the next record goes. */
export type Filling = Partial<Record<TableName, number>>;

/** How far an import has come; part of the job's record. */
export type Checkpoint =
  | { phase: 'plan' }
  | { phase: 'read'; read: ReadProgress; filling: Filling }
  /** All is read; some tables are still to be ended. */
  | { phase: 'finish'; left: TableName[]; filling: Filling };

export function readCheckpoint({ checkpoint }: JobRecord): Checkpoint {
  return 'phase' in checkpoint ? (checkpoint as Checkpoint) : { phase: 'plan' };
}

export function resourcesOf({ params }: JobRecord): TableName[] {
  return params['resources'] as TableName[];
}

/** The job as it was before anything was read: what it found so far is found once more. */
export function begunAgain(job: JobRecord, checkpoint: Checkpoint, message: string): JobRecord {
  return { ...job, checkpoint, done: 0, succeeded: 0, conflicts: 0, tries: 0, message };
}
