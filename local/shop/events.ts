import type { StateCore } from './state-core';

export type EventSubject = 'PRODUCT' | 'PRODUCT_VARIANT' | 'COLLECTION';
export type EventAction = 'create' | 'update' | 'destroy' | 'published' | 'unpublished';

export interface EventRecord {
  readonly __typename: 'BasicEvent';
  readonly id: string;
  readonly numericId: number;
  readonly action: EventAction;
  readonly createdAt: string;
  readonly createdMs: number;
  readonly subjectId: string;
  readonly subjectType: EventSubject;
  readonly isByApp: boolean;
}

/** Events are kept for a year (schema text). */
const KEPT_MS = 365 * 24 * 3600 * 1000;

/** What happened in the store, so that deletions can be found afterwards. Seeding is no event. */
export class EventStore {
  readonly records = new Map<number, EventRecord>();
  /** Set while somebody else works in the admin. */
  isByPerson = false;

  constructor(private readonly core: StateCore) {}

  add(action: EventAction, subjectType: EventSubject, subjectId: string): void {
    this.forgetOld();
    const record: EventRecord = {
      __typename: 'BasicEvent',
      ...this.core.newIdentity('BasicEvent'),
      action,
      createdAt: this.core.now(),
      createdMs: this.core.nowMs(),
      subjectId,
      subjectType,
      isByApp: !this.isByPerson,
    };
    this.records.set(record.numericId, record);
  }

  private forgetOld(): void {
    for (const [id, record] of this.records) {
      if (this.core.nowMs() - record.createdMs <= KEPT_MS) return;
      this.records.delete(id);
    }
  }
}
