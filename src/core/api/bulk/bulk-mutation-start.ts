import { ApiError, type UserError } from '../api-error';
import { FindBulkMutationsDocument, RunBulkMutationDocument } from '../generated';
import { refusalOf } from '../response';
import {
  BULK_BASE_MS,
  BULK_ROW,
  documentOf,
  LEAST_WAIT_MS,
  MOST_RUNNING,
  startAgain,
  type BulkPart,
  type BulkScene,
} from './bulk-mutation-parts';

/** All the places are taken. */
const BUSY = new Set(['OPERATION_IN_PROGRESS', 'LIMIT_REACHED']);
/** Uploading once more helps. */
const FILE_TROUBLE = new Set(['NO_SUCH_FILE', 'INVALID_STAGED_UPLOAD_FILE', 'INTERNAL_FILE_SERVER_ERROR']);
const FIRST_LOOK_MS = 4_000;
/** Others use up the places: they are not ours to hurry. */
const BUSY_WAIT_MS = 10_000;
/** No request lives longer, so what is not there by then was not started. */
const START_LIMIT_MS = 65_000;
/** Shopify's clock and ours may differ. */
const CLOCK_SKEW_MS = 120_000;

/**
 * Starts uploaded parts. Starting the same part twice would write everything twice, so it is on record before, and
 * where nobody knows whether it happened the store's list of operations tells.
 */
export class BulkStarter {
  /** Parts that this execution itself is about to start: it knows that nothing was sent yet. */
  private readonly fresh = new Set<BulkPart>();

  constructor(private readonly scene: BulkScene) {}

  /** Puts on record that parts are about to be started; starting them is the next step. */
  announce(parts: readonly BulkPart[]): void {
    for (const part of parts) {
      Object.assign(part, { state: 'starting', startedAtMs: this.scene.deps.clock.nowMs() });
      this.fresh.add(part);
    }
  }

  start(parts: readonly BulkPart[]): void {
    const fresh = parts.filter((part) => this.fresh.has(part));
    if (fresh.length === 0) return this.find(parts);
    for (const part of fresh) this.fresh.delete(part);
    const inputs = fresh.map((part) => ({
      mutation: documentOf(this.scene.document, this.scene.cursor, part),
      stagedUploadPath: part.path,
    }));
    const { outcomes } = this.scene.deps.client.mutateInTime(RunBulkMutationDocument, inputs, MOST_RUNNING);
    fresh.forEach((part, at) => {
      const outcome = outcomes[at];
      if (!outcome) Object.assign(part, { state: 'uploaded' });
      else if (outcome.kind === 'failed') throw new ApiError(outcome.failure);
      else if (outcome.kind === 'done') this.started(part, outcome.payload);
    });
  }

  private started(
    part: BulkPart,
    {
      bulkOperation,
      userErrors,
    }: { bulkOperation?: { id: string } | null; userErrors: readonly UserError[] },
  ): void {
    const [error] = userErrors;
    const nowMs = this.scene.deps.clock.nowMs();
    if (bulkOperation && !error) return this.running(part, bulkOperation.id, nowMs);
    if (BUSY.has(error?.code ?? ''))
      Object.assign(part, { state: 'uploaded', lookAtMs: nowMs + BUSY_WAIT_MS });
    else if (error && FILE_TROUBLE.has(error.code ?? '')) startAgain(part, error.message, nowMs);
    else throw new ApiError(refusalOf(userErrors));
  }

  private running(part: BulkPart, id: string, nowMs: number): void {
    const msPerRow = this.scene.deps.client.throttle.msPerRun(BULK_ROW);
    const expectedMs = msPerRow === null ? FIRST_LOOK_MS : BULK_BASE_MS + msPerRow * (part.to - part.from);
    Object.assign(part, { state: 'running', id, lookAtMs: nowMs + Math.max(LEAST_WAIT_MS, expectedMs) });
  }

  /** An earlier execution may have started these, or its request may still be on its way. */
  private find(parts: readonly BulkPart[]): void {
    const sinceMs = Math.min(...parts.map(({ startedAtMs }) => startedAtMs)) - CLOCK_SKEW_MS;
    const since = new Date(sinceMs).toISOString();
    const query = `operation_type:mutation created_at:>='${since}'`;
    const { nodes } = this.scene.deps.client.query(FindBulkMutationsDocument, { query }).bulkOperations;
    const nowMs = this.scene.deps.clock.nowMs();
    for (const part of parts) {
      const text = documentOf(this.scene.document, this.scene.cursor, part);
      const found = nodes.find((node) => node.query === text);
      if (found) this.running(part, found.id, nowMs);
      else if (nowMs - part.startedAtMs > START_LIMIT_MS) Object.assign(part, { state: 'uploaded' });
      else part.lookAtMs = part.startedAtMs + START_LIMIT_MS + 1;
    }
  }
}
