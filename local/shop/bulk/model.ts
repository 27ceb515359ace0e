export type BulkType = 'QUERY' | 'MUTATION';
export type BulkStatus =
  'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED' | 'EXPIRED';
export type BulkErrorCode = 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT';

/** Lines of a result, and which of them are of a root connection. */
export interface ResultLine {
  text: string;
  isRoot: boolean;
}

/** One bulk operation: what was asked, and where it stands as of the last look. */
export interface BulkOperationRecord {
  readonly __typename: 'BulkOperation';
  readonly id: string;
  readonly numericId: number;
  readonly type: BulkType;
  readonly query: string;
  readonly createdMs: number;
  readonly createdAt: string;
  status: BulkStatus;
  errorCode: BulkErrorCode | null;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  url: string | null;
  partialDataUrl: string | null;
}

/** What a test lets happen to the next operation. */
export type BulkFault =
  /** Fails after so many objects or rows; what was there by then is the partial data. */
  | { kind: 'fail'; afterObjects: number; errorCode: BulkErrorCode }
  /** Makes no progress until the ten days are over. */
  | { kind: 'stall' };

export const MAX_RUNNING = 5;
export const RESULT_DAYS = 7;
export const EXPIRY_DAYS = 10;
export const DAY_MS = 24 * 3600 * 1000;
