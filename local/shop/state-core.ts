import type { VirtualClock } from '../clock';
import { IdSequence, toGid } from './gid';
import type { EntityType } from './model';
import { toIsoSeconds } from './time';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What every part of the state needs: time, ids and the count of changes. */
export class StateCore {
  private readonly ids = new IdSequence();
  private currentRevision = 0;
  /** Told of every record that changed. */
  private listener: (record: object) => void = () => undefined;

  constructor(readonly clock: VirtualClock) {}

  get revision(): number {
    return this.currentRevision;
  }

  nowMs(): number {
    return this.clock.nowMs();
  }

  now(): string {
    return toIsoSeconds(this.clock.nowMs());
  }

  touch(): void {
    this.currentRevision += 1;
  }

  listen(listener: (record: object) => void): void {
    this.listener = listener;
  }

  stamp(record: { readonly updatedAt: string }): void {
    (record as { updatedAt: string }).updatedAt = this.now();
    this.listener(record);
    this.touch();
  }

  nextId(type: EntityType): number {
    return this.ids.next(type);
  }

  newIdentity(type: EntityType): { id: string; numericId: number } {
    const numericId = this.ids.next(type);
    return { id: toGid(type, numericId), numericId };
  }

  newDates(): { createdAt: string; updatedAt: string } {
    const now = this.now();
    return { createdAt: now, updatedAt: now };
  }
}

/** Whether a patch would change anything. */
export function differs<T extends object>(record: T, patch: Partial<T>): boolean {
  return (Object.keys(patch) as (keyof T)[]).some((key) => {
    const [before, after] = [record[key], patch[key]];
    return before !== after && JSON.stringify(before) !== JSON.stringify(after);
  });
}
