import { BulkMutationsByIdDocument, type BulkOperationStatus } from '../generated';
import type { MutationOutcome } from '../outcome';
import { downloadAll } from './bulk-mutation-files';
import {
  BULK_BASE_MS,
  BULK_ROW,
  LEAST_WAIT_MS,
  MOST_TRIES,
  type BulkPart,
  type BulkScene,
} from './bulk-mutation-parts';
import { countLines, outcomesIn, rootFieldOf } from './bulk-mutation-result';

/** What became of the runs from `from` on. */
export interface SettledPart<P> {
  from: number;
  outcomes: MutationOutcome<P>[];
}

interface Operation {
  status: BulkOperationStatus;
  objectCount: string;
  url: string | null;
  partialDataUrl: string | null;
  completedAt: string | null;
}

/** Shopify forgets operations after a while. */
const GONE: Operation = {
  status: 'EXPIRED',
  objectCount: '0',
  url: null,
  partialDataUrl: null,
  completedAt: null,
};

const MOST_WAIT_MS = 30_000;
/** The share of the expected rest that is waited for: the expectation gets better with each look. */
const LOOK_EARLY = 0.6;

/** Looks after running parts, and reads the results of those that are over. */
export class BulkLooker<P> {
  constructor(private readonly scene: BulkScene) {}

  look(parts: readonly BulkPart[]): SettledPart<P>[] {
    if (parts.length === 0) return [];
    const { nodes } = this.scene.deps.client.query(BulkMutationsByIdDocument, {
      ids: parts.map(({ id }) => id),
    });
    const ended: { part: BulkPart; operation: Operation }[] = [];
    parts.forEach((part, at) => {
      const node = nodes[at];
      const operation: Operation = node && 'status' in node ? (node as Operation) : GONE;
      if (isOver(operation)) ended.push({ part, operation });
      else part.lookAtMs = this.scene.deps.clock.nowMs() + this.restMs(part, Number(operation.objectCount));
    });
    return this.settle(ended);
  }

  /** How long to wait for the rest of a part, judging by what it has done so far. */
  private restMs(part: BulkPart, rowsDone: number): number {
    const elapsedMs = this.scene.deps.clock.nowMs() - part.startedAtMs;
    const rows = part.to - part.from;
    const restMs = rowsDone === 0 ? elapsedMs : (elapsedMs / rowsDone) * (rows - rowsDone);
    return Math.min(MOST_WAIT_MS, Math.max(LEAST_WAIT_MS, restMs * LOOK_EARLY));
  }

  private settle(ended: readonly { part: BulkPart; operation: Operation }[]): SettledPart<P>[] {
    const urls = ended.map(({ operation }) => operation.url ?? operation.partialDataUrl ?? '');
    const files = downloadAll(
      this.scene.deps,
      urls.filter((url) => url !== ''),
    );
    const texts = urls.map((url) => (url === '' ? '' : (files.shift() ?? null)));
    return ended.flatMap(({ part, operation }, at) => {
      const text = texts[at] ?? '';
      const isWhole = countLines(text) >= Number(operation.objectCount);
      if (!isWhole && part.tries < MOST_TRIES) {
        // Cut off on the way: the file is still there.
        Object.assign(part, {
          tries: part.tries + 1,
          lookAtMs: this.scene.deps.clock.nowMs() + LEAST_WAIT_MS,
        });
        return [];
      }
      part.state = 'done';
      this.learn(part, operation);
      const outcomes = outcomesIn<P>(text, rootFieldOf(this.scene.document), part.to - part.from);
      return [{ from: part.from, outcomes }];
    });
  }

  private learn(part: BulkPart, { status, completedAt }: Operation): void {
    if (status !== 'COMPLETED' || !completedAt) return;
    const elapsedMs = Date.parse(completedAt) - part.startedAtMs - BULK_BASE_MS;
    const rows = part.to - part.from;
    if (elapsedMs > 0) this.scene.deps.client.throttle.reportTime(BULK_ROW, elapsedMs / rows);
  }
}

function isOver({ status }: Operation): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELED' || status === 'EXPIRED';
}
