import type { ApiClient } from '../api-client';
import { ApiError } from '../api-error';
import { BulkQueryStateDocument, type BulkQueryStateQuery } from '../generated';
import { newWindow, type BulkCursor, type BulkWindow } from './bulk-query-cursor';
import { DEFAULT_RATES } from './read-planner-types';
import { splitWindow } from './windows-split';

type Operation = NonNullable<BulkQueryStateQuery['bulkOperation']>;

/** As the throttle knows it. */
const READING_AN_OBJECT = 'BulkObject';
/** An operation that was stopped so often will be again; then what it has is taken. */
const MOST_TRIES = 3;
const LEAST_INTERVAL_MS = 500;
const MOST_INTERVAL_MS = 60_000;
/** A look may come this share of the time so far after the end. */
const PATIENCE = 0.08;

/** Looks at every running operation. Changes the cursor. */
export function pollWindows(client: ApiClient, cursor: BulkCursor, nowMs: () => number): void {
  const running = runningOf(cursor);
  const runs = running.map(({ operationId }) => ({ id: operationId ?? '' }));
  const before = running.map(({ objects }) => objects);
  const answers = client.queryEach(BulkQueryStateDocument, runs);
  running.forEach((window, index) => {
    const operation = answers[index]?.bulkOperation ?? null;
    learnPace(client, operation);
    note(cursor, window, operation);
  });
  const elapsedMs = nowMs() - cursor.lastPollMs;
  const progress = running.map(({ objects }, index) => objects - (before[index] ?? 0));
  cursor.lastPollMs = nowMs();
  cursor.nextPollMs = nowMs() + intervalMs(cursor, progress, elapsedMs);
}

export function runningOf({ windows }: BulkCursor): BulkWindow[] {
  return (windows ?? []).filter(({ state }) => state === 'running');
}

/** By what one that is done had, as much as its share, the others will have; until then the time so far tells. */
function intervalMs(cursor: BulkCursor, progress: readonly number[], elapsedMs: number): number {
  const soFarMs = cursor.lastPollMs - cursor.startedMs;
  const patientMs = Math.max(LEAST_INTERVAL_MS, soFarMs * PATIENCE);
  const finished = (cursor.windows ?? []).filter(({ state }) => state === 'ready' || state === 'done');
  const perShare = Math.max(0, ...finished.map(({ objects, share }) => objects / share));
  const fastest = Math.max(0, ...progress);
  const left = Math.min(...runningOf(cursor).map(({ objects, share }) => perShare * share - objects));
  const remainingMs = fastest > 0 && left > 0 ? (left / fastest) * elapsedMs : 0;
  return Math.min(MOST_INTERVAL_MS, Math.max(patientMs, Math.min(remainingMs, soFarMs)));
}

function note(cursor: BulkCursor, window: BulkWindow, operation: Operation | null): void {
  if (!operation) return again(window);
  window.objects = Number(operation.objectCount);
  switch (operation.status) {
    case 'COMPLETED':
      return finish(window, operation.url, operation.fileSize);
    case 'FAILED':
      return noteFailed(cursor, window, operation);
    case 'CANCELED':
    case 'EXPIRED':
      return noteStopped(cursor, window, operation);
    default:
  }
}

/** Shopify may cancel work that stalls; the same again is safe. */
function noteStopped(cursor: BulkCursor, window: BulkWindow, operation: Operation): void {
  if (window.tries < MOST_TRIES) again(window);
  else giveUp(cursor, window, operation);
}

/** Half of it takes half the time, which is what helps where a window was too much. */
function noteFailed(cursor: BulkCursor, window: BulkWindow, operation: Operation): void {
  const { errorCode } = operation;
  if (errorCode === 'ACCESS_DENIED')
    throw new ApiError({
      kind: 'accessDenied',
      effect: 'none',
      message: 'a bulk operation was denied',
      scope: null,
    });
  if (window.tries >= MOST_TRIES) return giveUp(cursor, window, operation);
  const [first, second] = window.ids ? splitWindow(window.ids, 2) : [];
  again(window);
  if (!first || !second) return;
  const share = window.share / 2;
  Object.assign(window, { ids: first, share });
  const other = { ...newWindow(second, share), tries: window.tries };
  cursor.windows?.splice(cursor.windows.indexOf(window) + 1, 0, other);
}

export function again(window: BulkWindow): void {
  Object.assign(window, { state: 'waiting', operationId: null, objects: 0, result: null, line: 0 });
}

/** What there is of it is still true, only not all; the cursor says so. */
function giveUp(cursor: BulkCursor, window: BulkWindow, operation: Operation): void {
  cursor.incomplete.push({ ids: window.ids, reason: operation.errorCode ?? operation.status });
  finish(window, operation.partialDataUrl, operation.fileSize);
}

/** A result without lines has no address. */
function finish(window: BulkWindow, url: string | null, fileSize: string | null): void {
  window.state = url === null ? 'done' : 'ready';
  window.result = url === null ? null : { url, bytes: Number(fileSize ?? 0) };
}

/** Until an operation reads its first object. */
const START_MS = DEFAULT_RATES.bulkBaseSeconds * 1000;

/** Only what took long tells how long an object takes, and not how long it takes to begin. */
function learnPace({ throttle }: ApiClient, operation: Operation | null): void {
  if (operation?.status !== 'COMPLETED' || operation.completedAt === null) return;
  const tookMs = Date.parse(operation.completedAt) - Date.parse(operation.createdAt);
  const objects = Number(operation.objectCount);
  if (tookMs >= 3 * START_MS && objects > 0)
    throttle.reportTime(READING_AN_OBJECT, (tookMs - START_MS) / objects);
}

/** How many objects a second a bulk operation reads, as far as earlier ones have told. */
export function knownPace({ throttle }: ApiClient): number | null {
  const ms = throttle.msPerRun(READING_AN_OBJECT);
  return ms === null ? null : 1000 / ms;
}
