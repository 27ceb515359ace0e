import type { TableName } from '../../catalog/fields';
import type { Change } from '../../platform/ports';
import type { StateStore } from '../../sheets/state-store';

export interface LastSync {
  storeId: string;
  resource: TableName;
  finishedAt: number;
  /** How many records the store had. */
  records: number;
}

const KEY = 'lastSyncs';

export function readLastSyncs(state: StateStore): LastSync[] {
  return state.read<LastSync[]>(KEY, []);
}

export function lastSyncChange(state: StateStore, sync: LastSync): Change {
  const others = readLastSyncs(state).filter(
    ({ storeId, resource }) => storeId !== sync.storeId || resource !== sync.resource,
  );
  return state.write(KEY, [...others, sync]);
}

/** A table that is made anew has not been filled yet. */
export function forgetSyncs(state: StateStore, storeId: string, resources: readonly TableName[]): Change[] {
  const syncs = readLastSyncs(state);
  const left = syncs.filter((sync) => sync.storeId !== storeId || !resources.includes(sync.resource));
  return left.length === syncs.length ? [] : [state.write(KEY, left)];
}
