import type { IdWindow } from './windows-split';

/** How to cut a bulk read. */
export interface BulkPlan {
  /** How many windows to cut. */
  pieces: number;
  /** What the first of them to end is expected to take. */
  expectedSeconds: number;
  /** The first one smaller: for who has much to do with what it brings while the others are read. */
  startsSmall?: boolean;
}

/** One bulk operation's share of a read. */
export interface BulkWindow {
  /** Null: the whole catalog. */
  ids: IdWindow | null;
  /** How much of the catalog it has, compared to the others. */
  share: number;
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
  plan: BulkPlan;
  /** Whether windows must be handed out in their order. */
  inOrder: boolean;
  startedMs: number;
  lastPollMs: number;
  nextPollMs: number;
  /**
   * The server's time when the first operation was created. The data is of some moment after it, so this may be a
   * watermark; the time of completion never may.
   */
  asOf: string | null;
  /** Windows of which only a part could be read, with the reason. */
  incomplete: { ids: IdWindow | null; reason: string }[];
  /** A result was gone before all of it was read: records that were handed out come once more. */
  repeats: boolean;
}

/** The windows whose records can be handed out. */
export function readable({ windows, inOrder }: BulkCursor): BulkWindow[] {
  const left = (windows ?? []).filter(({ state }) => state !== 'done');
  const firstMissing = left.findIndex(({ state }) => state !== 'ready');
  const inReach = inOrder && firstMissing >= 0 ? left.slice(0, firstMissing) : left;
  return inReach.filter(({ state }) => state === 'ready');
}

export function newWindow(ids: IdWindow | null, share = 1): BulkWindow {
  return {
    ids,
    share,
    state: 'waiting',
    operationId: null,
    tries: 0,
    objects: 0,
    result: null,
    line: 0,
  };
}

/** Shopify runs so many bulk queries of an app at once. */
export const MOST_RUNNING = 5;

/** How large the windows of a plan are, compared to each other. */
export function sharesOf({ pieces, startsSmall }: Pick<BulkPlan, 'pieces' | 'startsSmall'>): number[] {
  return Array.from({ length: pieces }, (_, at) => (startsSmall && at === 0 ? SMALL_SHARE : 1));
}

const SMALL_SHARE = 0.4;

export function firstBulk(plan: BulkPlan): BulkCursor {
  return {
    windows: null,
    plan,
    inOrder: false,
    startedMs: 0,
    lastPollMs: 0,
    nextPollMs: 0,
    asOf: null,
    incomplete: [],
    repeats: false,
  };
}
