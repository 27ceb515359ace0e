import type { StateCore } from '../state-core';

export interface PublicationRecord {
  readonly __typename: 'Publication';
  readonly id: string;
  readonly numericId: number;
  readonly name: string;
  readonly autoPublish: boolean;
  readonly supportsFuturePublishing: boolean;
}

/** What is published where, and since or from when. */
export class PublicationStore {
  readonly records = new Map<number, PublicationRecord>();
  private readonly dates = new Map<string, Map<number, string>>();

  constructor(private readonly core: StateCore) {
    this.add('Online Store', true);
    this.add('Point of Sale', false);
    this.add('Shop', false);
  }

  get onlineStore(): PublicationRecord | undefined {
    return [...this.records.values()][0];
  }

  add(name: string, supportsFuturePublishing: boolean, autoPublish = false): PublicationRecord {
    const record: PublicationRecord = {
      __typename: 'Publication',
      ...this.core.newIdentity('Publication'),
      name,
      autoPublish,
      supportsFuturePublishing,
    };
    this.records.set(record.numericId, record);
    this.core.touch();
    return record;
  }

  remove(record: PublicationRecord): void {
    this.records.delete(record.numericId);
    for (const dates of this.dates.values()) dates.delete(record.numericId);
    this.core.touch();
  }

  /** By publication's number; a date in the future is a plan. */
  datesOf(publishableId: string): ReadonlyMap<number, string> {
    return this.dates.get(publishableId) ?? new Map<number, string>();
  }

  publish(publishableId: string, publication: PublicationRecord, date: string): void {
    const dates = this.dates.get(publishableId) ?? new Map<number, string>();
    dates.set(publication.numericId, date);
    this.dates.set(publishableId, dates);
    this.core.touch();
  }

  unpublish(publishableId: string, publication: PublicationRecord): void {
    if (this.dates.get(publishableId)?.delete(publication.numericId)) this.core.touch();
  }

  forget(publishableId: string): void {
    this.dates.delete(publishableId);
  }
}
