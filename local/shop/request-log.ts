/** What the store saw of one request, for assertions about what was sent and what it cost. */
export interface LoggedRequest {
  timeMs: number;
  path: string;
  /** Name of the operation that ran. */
  operationName: string | null;
  document: string | null;
  variables: Record<string, unknown>;
  status: number;
  requestedPoints: number | null;
  actualPoints: number | null;
  isThrottled: boolean;
  elapsedMs: number;
  /** The fault that hit it, if any. */
  fault: string | null;
}
