import type { VirtualClock } from '../../clock';
import type { RuntimeSettings } from '../contract';
import { ServiceError } from '../errors';
import type { SeededRandom } from '../random';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
const MAX_TRIGGERS = 20; // [D] per user and script

export type TriggerType = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE';

export interface Trigger {
  id: string;
  handler: string;
  type: TriggerType;
  /** Null: fires once, or on events. */
  periodMs: number | null;
  /** When it is due; infinite for triggers that wait for events. */
  nextMs: number;
  /** How late it starts this time. */
  delayMs: number;
}

/** The user's installable triggers. */
export class TriggerList {
  readonly all: Trigger[] = [];
  private missing = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly settings: RuntimeSettings,
    private readonly random: SeededRandom,
  ) {}

  get timed(): readonly Trigger[] {
    return this.all.filter(({ type }) => type === 'CLOCK');
  }

  of(type: TriggerType): readonly Trigger[] {
    return this.all.filter((trigger) => trigger.type === type);
  }

  add(wanted: Omit<Trigger, 'id' | 'delayMs'>): Trigger {
    const trigger = { ...wanted, id: this.random.text(19, '0123456789'), delayMs: 0 };
    if (this.settings.isTestDeployment) {
      throw new ServiceError('Installable triggers are not supported in test deployments of add-ons.');
    }
    if (this.all.length >= MAX_TRIGGERS) {
      throw new ServiceError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    if (this.settings.isAddOn) this.assertAddOnMay(trigger);
    this.all.push({ ...trigger, delayMs: this.drawDelay(trigger) });
    return trigger;
  }

  /** A published add-on: at most once per hour, one trigger of a type per user and document (reference 1.3). */
  private assertAddOnMay(trigger: Trigger): void {
    const isOneShot = trigger.periodMs === null;
    const waitMs = trigger.periodMs ?? trigger.nextMs - this.clock.nowMs();
    const isFree = trigger.type !== 'CLOCK' || (isOneShot && this.settings.addOnOneShotWithinHour);
    if (!isFree && waitMs < HOUR_MS) {
      throw new ServiceError(
        'Add-ons may not create time-based triggers to run more frequently than once per hour.',
      );
    }
    if (this.of(trigger.type).length > 0) {
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

  /** The next due runs will not happen. */
  miss(runs: number): void {
    this.missing += runs;
  }

  /** What is due, earliest first. A trigger that missed several times fires once. */
  takeDue(): Trigger[] {
    const now = this.clock.nowMs();
    const startOf = ({ nextMs, delayMs }: Trigger): number => nextMs + delayMs;
    const due = this.timed.filter((trigger) => startOf(trigger) <= now);
    due.sort((first, second) => startOf(first) - startOf(second));
    for (const trigger of due) this.moveOn(trigger, now);
    const missed = due.slice(0, this.missing);
    this.missing -= missed.length;
    return due.slice(missed.length);
  }

  /** One-shot triggers stay in the list, used up, until the script deletes them (reference 1.2). */
  private moveOn(trigger: Trigger, now: number): void {
    if (trigger.periodMs === null) trigger.nextMs = Infinity;
    else trigger.nextMs += Math.ceil((now - trigger.nextMs + 1) / trigger.periodMs) * trigger.periodMs;
    trigger.delayMs = this.drawDelay(trigger);
  }

  /** Hourly and rarer triggers start anywhere inside their hour [D], others inside their minute [A]. */
  private drawDelay({ periodMs }: Pick<Trigger, 'periodMs'>): number {
    if (!this.settings.triggerJitter) return 0;
    return this.random.integer((periodMs ?? 0) >= HOUR_MS ? HOUR_MS : MINUTE_MS);
  }
}
