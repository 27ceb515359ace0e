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

export function lastSyncChanges(state: StateStore, syncs: readonly LastSync[]): Change {
  const isNewer = (old: LastSync) =>
    syncs.some(({ storeId, resource }) => storeId === old.storeId && resource === old.resource);
  return state.write(KEY, [...readLastSyncs(state).filter((old) => !isNewer(old)), ...syncs]);
}

/** A table that is made anew has not been filled yet. */
export function forgetSyncs(state: StateStore, storeId: string, resources: readonly TableName[]): Change[] {
  const syncs = readLastSyncs(state);
  const left = syncs.filter((sync) => sync.storeId !== storeId || !resources.includes(sync.resource));
  return left.length === syncs.length ? [] : [state.write(KEY, left)];
}
