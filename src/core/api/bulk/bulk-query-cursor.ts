import type { IdWindow } from './windows-split';

/** One bulk operation's share of a read. */
export interface BulkWindow {
  /** Null: the whole catalog. */
  ids: IdWindow | null;
  /**
   * waiting: to be started; unsure: started, but nobody knows whether it was; running; ready: its result can be
   * downloaded; done.
   */
  state: 'waiting' | 'unsure' | 'running' | 'ready' | 'done';
  operationId: string | null;
  /** How often it was started. */
  tries: number;
  /** Objects that the operation has read, as of the last look. */
  objects: number;
  /** `bytes` is 0 where Shopify did not say how many. */
  result: { url: string; bytes: number } | null;
  /** Lines of the result whose records were handed out. */
  line: number;
}

/** Where a bulk read stands; plain JSON, small whatever the size of the catalog. */
export interface BulkCursor {
  /** Null: not cut yet. */
  windows: BulkWindow[] | null;
  /** How many windows to cut. */
  pieces: number;
  /** Whether windows must be handed out in their order. */
  inOrder: boolean;
  /** What the planner expects one window to take. */
  expectedSeconds: number;
  startedMs: number;
  lastPollMs: number;
  nextPollMs: number;
  /**
   * The server's time when the first operation was created. The data is of some moment after it, so this may be a
   * watermark; the time of completion never may.
   */
  asOf: string | null;
  /** Measured: objects a second of one operation. */
  objectsPerSecond: number | null;
  /** Windows of which only a part could be read, with the reason. */
  incomplete: { ids: IdWindow | null; reason: string }[];
  /** A result was gone before all of it was read: records that were handed out come once more. */
  repeats: boolean;
}

/** The windows whose records can be handed out. */
export function readable({ windows, inOrder }: BulkCursor): BulkWindow[] {
  const all = windows ?? [];
  const isNextReady = all.find(({ state }) => state !== 'done')?.state === 'ready';
  return inOrder && !isNextReady ? [] : all.filter(({ state }) => state === 'ready');
}

export function newWindow(ids: IdWindow | null): BulkWindow {
  return { ids, state: 'waiting', operationId: null, tries: 0, objects: 0, result: null, line: 0 };
}

export function firstBulk(pieces: number, expectedSeconds: number): BulkCursor {
  return {
    windows: null,
    pieces,
    inOrder: false,
    expectedSeconds,
    startedMs: 0,
    lastPollMs: 0,
    nextPollMs: 0,
    asOf: null,
    objectsPerSecond: null,
    incomplete: [],
    repeats: false,
  };
}
