import { OutOfTime } from '../../../platform/ports';
import {
  newWindow,
  readable,
  sharesOf,
  type BulkCursor,
  type BulkPlan,
  type BulkWindow,
} from './bulk-query-cursor';
import { BYTES_TOGETHER, downloadTogether, ResultGone, ResultLines } from './bulk-query-download';
import { collectChildren, lineReader, type LineReader } from './bulk-query-lines';
import { again, pollWindows, runningOf } from './bulk-query-poll';
import { settleUnsure, startable, startWindows } from './bulk-query-start';
import { noRecords, type ReadDeps, type ReadStep, type Records } from './pages-records';
import { countProducts, lookAtStore } from './windows-bounds';
import { balancedWindows, splitWindow } from './windows-split';

/** Characters of lines whose records one step hands out: about what one write to a sheet takes. */
const STEP_CHARACTERS = 2_500_000;
/** Buckets in which products are counted, for each window that is cut. */
const COUNTS_A_WINDOW = 2;

/** A result that is being read. */
interface OpenResult {
  lines: Iterator<string>;
  reader: LineReader;
  line: number;
}

/** Also says what of the cursor must be known after the last step, when there is none any more. */
export interface BulkStep extends ReadStep<BulkCursor> {
  isIncomplete: boolean;
  repeats: boolean;
}

/**
 * Reads the catalog with bulk operations. All that must not be lost is in the cursor; what is kept here only saves
 * downloading a result again in the same execution.
 */
export class BulkQuery {
  private readonly open = new Map<string, OpenResult>();
  private readonly downloaded = new Map<string, string>();

  constructor(private readonly deps: ReadDeps) {}

  /** Does one thing: cuts, starts, waits and looks, or hands out records. The cursor given is not changed. */
  step(from: BulkCursor): BulkStep {
    const cursor = JSON.parse(JSON.stringify(from)) as BulkCursor;
    const records = this.advance(cursor);
    const isDone = (cursor.windows ?? []).every(({ state }) => state === 'done');
    const { incomplete, repeats } = cursor;
    return {
      records: records ?? noRecords(),
      cursor: isDone ? null : cursor,
      isIncomplete: incomplete.length > 0,
      repeats,
    };
  }

  private advance(cursor: BulkCursor): Records | void {
    const { client, clock } = this.deps;
    if (cursor.windows === null) {
      // An image may lie in several windows: its row is of the first one.
      cursor.inOrder = this.deps.specs.images.length > 0;
      return void (cursor.windows = this.cut(cursor.plan));
    }
    const next = startable(cursor);
    if (next.length > 0) return startWindows(this.deps, cursor, next);
    const ready = readable(cursor);
    if (ready.length > 0) return this.read(cursor, ready);
    this.sleepUntil(cursor.nextPollMs);
    if (cursor.windows.some(({ state }) => state === 'unsure')) settleUnsure(this.deps, cursor);
    if (runningOf(cursor).length > 0) pollWindows(client, cursor, () => clock.nowMs());
  }

  private cut(plan: BulkPlan): BulkWindow[] {
    if (plan.pieces <= 1) return [newWindow(null)];
    const { client, overview = lookAtStore(client) } = this.deps;
    const whole = overview.whole.products;
    if (!whole) return [];
    const counted = countProducts(client, splitWindow(whole, plan.pieces * COUNTS_A_WINDOW));
    const shares = sharesOf(plan);
    const windows = balancedWindows(counted, shares);
    const last = windows.length - 1;
    return windows.map(({ from, to }, at) =>
      // What is created while we read has higher ids than any that we know.
      newWindow({ from, to: at === last ? Number.MAX_SAFE_INTEGER : to }, shares[at]),
    );
  }

  private sleepUntil(timeMs: number): void {
    const { clock, deadlineMs } = this.deps;
    if (timeMs > deadlineMs) throw new OutOfTime(timeMs);
    clock.sleep(Math.max(0, Math.ceil(timeMs - clock.nowMs())));
  }

  /** What the results that are ready hold, as much as one step hands out. */
  private read(cursor: BulkCursor, ready: readonly BulkWindow[]): Records {
    const records = noRecords();
    let left = STEP_CHARACTERS;
    for (const window of ready) {
      left -= this.readInto(records, cursor, window, left);
      if (window.state !== 'done') break;
    }
    return records;
  }

  /** Gives how many characters it read: at most about `most`. */
  private readInto(records: Records, cursor: BulkCursor, window: BulkWindow, most: number): number {
    let characters = 0;
    try {
      const result = this.opened(window, cursor);
      for (let item = result.lines.next(); !item.done; item = result.lines.next()) {
        result.reader.add(records, item.value);
        window.line = ++result.line;
        characters += item.value.length;
        if (characters >= most) return characters;
      }
      Object.assign(window, { state: 'done', result: null });
      this.forget(window);
    } catch (error) {
      if (!(error instanceof ResultGone)) throw error;
      this.forget(window);
      cursor.repeats ||= window.line > 0;
      again(window);
    }
    return characters;
  }

  private forget({ operationId }: BulkWindow): void {
    this.open.delete(operationId ?? '');
    this.downloaded.delete(operationId ?? '');
  }

  /** The result from the line on that the cursor names. */
  private opened(window: BulkWindow, cursor: BulkCursor): OpenResult {
    const key = window.operationId ?? '';
    const known = this.open.get(key);
    if (known && known.line === window.line) return known;
    if (!this.downloaded.has(key) && window.line === 0) this.prefetch(readable(cursor));
    const file = window.result ?? { url: '', bytes: 0 };
    const result = new ResultLines(this.deps, file, this.downloaded.get(key) ?? null);
    this.downloaded.delete(key);
    const reader = lineReader(
      this.deps.specs,
      collectChildren(result.lines(), this.deps.specs),
      this.deps.context,
    );
    const lines = result.lines();
    for (let skipped = 0; skipped < window.line; skipped++) lines.next();
    const opened = { lines, reader, line: window.line };
    this.open.clear();
    this.open.set(key, opened);
    return opened;
  }

  private prefetch(ready: readonly BulkWindow[]): void {
    let bytes = 0;
    const together = ready.filter(({ result }) => (bytes += result?.bytes ?? 0) <= BYTES_TOGETHER);
    const bodies = downloadTogether(
      this.deps,
      together.flatMap(({ result }) => (result ? [result] : [])),
    );
    together.forEach(({ operationId }, index) => {
      const body = bodies[index];
      if (operationId !== null && typeof body === 'string') this.downloaded.set(operationId, body);
    });
  }
}
