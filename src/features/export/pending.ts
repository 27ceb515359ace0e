import type { Change } from '../../platform/ports';
import type { StateStore } from '../../sheets/state-store';

/** What the last look at the sheet found to be unsent; unknown again once something was sent or imported. */
export interface Pending {
  planId: string;
  rows: number;
  fields: number;
  conflicts: number;
}

const KEY = 'pending';

export function readPending(state: StateStore): Pending | null {
  return state.read<Pending | null>(KEY, null);
}

export function rememberPending(state: StateStore, pending: Pending): Change {
  return state.write(KEY, pending);
}

export function forgetPending(state: StateStore): Change {
  return state.write(KEY, null);
}
