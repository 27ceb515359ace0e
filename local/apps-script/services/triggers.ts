import type { VirtualClock } from '../../clock';
import { ServiceError } from '../errors';

const MINUTE_MS = 60_000;
const MAX_TRIGGERS = 20; // [D] per user and script

export interface Trigger {
  id: string;
  handler: string;
  /** Null: fires once. */
  periodMs: number | null;
  nextMs: number;
}

/** The user's time-driven triggers. */
export class TriggerList {
  readonly all: Trigger[] = [];

  constructor(private readonly clock: VirtualClock) {}

  add(trigger: Trigger, isAddOn: boolean): void {
    if (this.all.length >= MAX_TRIGGERS) {
      throw new ServiceError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    if (isAddOn) this.assertAddOnMay(trigger);
    this.all.push(trigger);
  }

  /** A published add-on: at most once per hour, one time trigger per user and document (reference 1.3). */
  private assertAddOnMay(trigger: Trigger): void {
    const waitMs = trigger.periodMs ?? trigger.nextMs - this.clock.nowMs();
    if (waitMs < 60 * MINUTE_MS) {
      throw new ServiceError(
        'Add-ons may not create time-based triggers to run more frequently than once per hour.',
      );
    }
    if (this.all.length > 0) {
      throw new ServiceError(
        'This add-on has created too many time-based triggers in this document for this Google user account.',
      );
    }
  }

  remove(id: string): void {
    const at = this.all.findIndex((trigger) => trigger.id === id);
    if (at < 0) throw new ServiceError('Trigger not found');
    this.all.splice(at, 1);
  }

  /** What is due, earliest first. A trigger that missed several times fires once. */
  takeDue(): Trigger[] {
    const now = this.clock.nowMs();
    const due = this.all.filter((trigger) => trigger.nextMs <= now).sort((a, b) => a.nextMs - b.nextMs);
    for (const trigger of due) {
      // One-shot triggers stay in the list, used up, until the script deletes them (reference 1.2).
      if (trigger.periodMs === null) trigger.nextMs = Infinity;
      else trigger.nextMs += Math.ceil((now - trigger.nextMs + 1) / trigger.periodMs) * trigger.periodMs;
    }
    return due;
  }
}
