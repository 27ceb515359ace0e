import type { StateCore } from './state-core';

export interface RedirectRecord {
  readonly __typename: 'UrlRedirect';
  readonly id: string;
  readonly numericId: number;
  readonly path: string;
  readonly target: string;
}

/** Where old addresses lead, as `redirectNewHandle` makes them. */
export class RedirectStore {
  readonly records = new Map<number, RedirectRecord>();

  constructor(private readonly core: StateCore) {}

  /** A path leads to one place only. */
  add(path: string, target: string): RedirectRecord {
    for (const [id, known] of this.records) if (known.path === path) this.records.delete(id);
    const record: RedirectRecord = {
      __typename: 'UrlRedirect',
      ...this.core.newIdentity('UrlRedirect'),
      path,
      target,
    };
    this.records.set(record.numericId, record);
    this.core.touch();
    return record;
  }
}
