import type { Change } from '../../platform/ports';
import type { StateStore } from '../../sheets/state-store';

/** What the last look at the sheet found. */
export interface Pending {
  planId: string;
  rows: number;
  fields: number;
  /** Something was sent or imported since, so the numbers of edits are not known any more. */
  outdated: boolean;
}

const KEY = 'pending';

export function readPending(state: StateStore): Pending | null {
  return state.read<Pending | null>(KEY, null);
}

export function rememberPending(state: StateStore, pending: Omit<Pending, 'outdated'>): Change {
  return state.write(KEY, { ...pending, outdated: false });
}

export function outdatePending(state: StateStore): Change[] {
  const pending = readPending(state);
  return pending === null || pending.outdated ? [] : [state.write(KEY, { ...pending, outdated: true })];
}
