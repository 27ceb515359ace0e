import type { MutationOutcome } from '../api-client';
import { ApiError } from '../api-error';
import {
  RunningBulkQueriesDocument,
  StartBulkQueryDocument,
  type StartBulkQueryMutation,
} from '../generated';
import { refusalOf } from '../response';
import { MOST_RUNNING, readable, type BulkCursor, type BulkWindow } from './bulk-query-cursor';
import { bulkDocument } from './bulk-query-document';
import type { ReadDeps } from './pages-records';
import { searchOf } from './windows-split';

const BUSY_WAIT_MS = 5_000;
const BUSY = new Set(['OPERATION_IN_PROGRESS', 'LIMIT_REACHED']);

type Started = NonNullable<StartBulkQueryMutation['bulkOperationRunQuery']>;

/** When to look again, where operations run and nothing else can be done meanwhile; else null. */
export function waitsUntilMs(cursor: BulkCursor): number | null {
  const states = new Set((cursor.windows ?? []).map(({ state }) => state));
  const mustWait = states.has('running') || states.has('unsure');
  return mustWait && readable(cursor).length === 0 && startable(cursor).length === 0
    ? cursor.nextPollMs
    : null;
}

type Starting = Pick<ReadDeps, 'client' | 'clock' | 'specs'>;

function documentOf({ specs }: Starting, { ids }: BulkWindow): string {
  return bulkDocument(specs, ids === null ? null : searchOf(ids));
}

/** The windows that there is room to start. */
export function startable({ windows }: BulkCursor): BulkWindow[] {
  const all = windows ?? [];
  const running = all.filter(({ state }) => state === 'running' || state === 'unsure').length;
  return all.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, MOST_RUNNING - running));
}

/** Starts windows together. Changes the cursor. */
export function startWindows(deps: Starting, cursor: BulkCursor, windows: readonly BulkWindow[]): void {
  const runs = windows.map((window) => ({ query: documentOf(deps, window) }));
  const outcomes = deps.client.mutateBatch(StartBulkQueryDocument, runs, 1);
  // An operation begins when Shopify answers: a look that comes a moment too early costs another one.
  const nowMs = deps.clock.nowMs();
  windows.forEach((window, index) => noteStart(cursor, window, outcomes[index], nowMs));
}

function noteStart(
  cursor: BulkCursor,
  window: BulkWindow,
  outcome: MutationOutcome<Started> | undefined,
  nowMs: number,
): void {
  if (outcome?.kind === 'failed') throw new ApiError(outcome.failure);
  if (outcome?.kind !== 'done') {
    window.state = 'unsure';
    return;
  }
  const { bulkOperation, userErrors } = outcome.payload;
  if (bulkOperation) return noteRunning(cursor, window, bulkOperation, nowMs);
  if (!BUSY.has(userErrors[0]?.code ?? '')) throw new ApiError(refusalOf(userErrors));
  // Somebody's operations take the room, ours of an earlier execution perhaps: those are taken over.
  window.state = 'unsure';
  cursor.nextPollMs = nowMs + BUSY_WAIT_MS;
}

function noteRunning(
  cursor: BulkCursor,
  window: BulkWindow,
  operation: { id: string; createdAt: string },
  nowMs: number,
): void {
  Object.assign(window, { state: 'running', operationId: operation.id, objects: 0, line: 0, result: null });
  window.tries++;
  if (cursor.asOf === null || operation.createdAt < cursor.asOf) cursor.asOf = operation.createdAt;
  cursor.startedMs = cursor.lastPollMs = nowMs;
  cursor.nextPollMs = nowMs + cursor.plan.expectedSeconds * 1000;
}

const ACTIVE = new Set(['CREATED', 'RUNNING']);

/** Finds out which windows were started although no answer said so; the others wait for their turn again. */
export function settleUnsure(deps: Starting, cursor: BulkCursor): void {
  const { client, clock } = deps;
  const nowMs = clock.nowMs();
  const known = new Set((cursor.windows ?? []).map(({ operationId }) => operationId));
  const { bulkOperations } = client.query(RunningBulkQueriesDocument, {});
  const free = bulkOperations.nodes.filter(({ id, status }) => ACTIVE.has(status) && !known.has(id));
  for (const window of cursor.windows ?? []) {
    if (window.state !== 'unsure') continue;
    const query = documentOf(deps, window);
    const own = free.find((operation) => operation.query.trim() === query.trim());
    if (own) noteRunning(cursor, window, free.splice(free.indexOf(own), 1)[0] ?? own, nowMs);
    else window.state = 'waiting';
  }
}
