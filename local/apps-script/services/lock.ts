import type { VirtualClock } from '../../clock';
import { integerArg } from '../arguments';
import { ServiceError } from '../errors';
import type { Execution } from '../execution';
import type { ServiceObject } from '../service';
import { service } from '../service';

export type LockKind = 'script' | 'user' | 'document';

/** A holder outside the runtime's own executions. */
const OUTSIDER = -1;

interface Holding {
  executionId: number;
  /** When it will be given back; infinite while nobody knows. */
  untilMs: number;
}

/** Who holds what. Executions overlap when a hook starts one inside another, or when a test holds a lock itself. */
export class Locks {
  private readonly holdings = new Map<LockKind, Holding>();

  constructor(private readonly clock: VirtualClock) {}

  holder(kind: LockKind): Holding | null {
    const holding = this.holdings.get(kind);
    if (!holding) return null;
    if (holding.untilMs > this.clock.nowMs()) return holding;
    this.holdings.delete(kind);
    return null;
  }

  take(kind: LockKind, executionId: number): void {
    this.holdings.set(kind, { executionId, untilMs: Infinity });
  }

  release(kind: LockKind, executionId: number): void {
    if (this.holder(kind)?.executionId === executionId) this.holdings.delete(kind);
  }

  releaseAll(executionId: number): void {
    for (const [kind, holding] of this.holdings) {
      if (holding.executionId === executionId) this.holdings.delete(kind);
    }
  }

  holdFromOutside(kind: LockKind, forMs: number): () => void {
    if (this.holder(kind)) throw new Error(`The ${kind} lock is held already`);
    this.holdings.set(kind, { executionId: OUTSIDER, untilMs: this.clock.nowMs() + forMs });
    return () => this.release(kind, OUTSIDER);
  }
}

export function lockService(execution: Execution): ServiceObject {
  const [script, user, document] = [
    lock(execution, 'script'),
    lock(execution, 'user'),
    lock(execution, 'document'),
  ];
  return service<GoogleAppsScript.Lock.LockService>('LockService', {
    getScriptLock: () => script,
    getUserLock: () => user,
    getDocumentLock: () => (execution.kind.hasDocument ? document : null),
  });
}

function lock(execution: Execution, kind: LockKind): ServiceObject {
  const { locks } = execution.world;
  return service<GoogleAppsScript.Lock.Lock>('LockService.Lock', {
    tryLock: (timeoutMs) => acquire(execution, kind, timeoutMs),
    waitLock: (timeoutMs) => {
      if (acquire(execution, kind, timeoutMs)) return;
      throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
    },
    hasLock: () => locks.holder(kind)?.executionId === execution.id,
    releaseLock: () => locks.release(kind, execution.id),
  });
}

/** Waits on the virtual clock. A lock whose end is unknown outlasts any wait: executions here do not interleave. */
function acquire(execution: Execution, kind: LockKind, timeoutMs: unknown): boolean {
  const waitMs = integerArg(timeoutMs);
  if (waitMs < 0) throw new ServiceError('Invalid argument: timeoutInMillis');
  const { locks, clock } = execution.world;
  const holding = locks.holder(kind);
  if (holding?.executionId === execution.id) return true;
  if (holding) {
    const freeInMs = holding.untilMs - clock.nowMs();
    execution.spend(Math.min(freeInMs, waitMs));
    if (freeInMs > waitMs) return false;
  }
  locks.take(kind, execution.id);
  return true;
}
