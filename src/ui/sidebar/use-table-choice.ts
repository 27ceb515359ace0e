import { useState } from 'preact/hooks';
import type { Resource, TableView } from '../rpc-types';
import { useSession } from './session';
import { wantedOf } from './table-choice';

export interface TableChoice {
  tables: TableView[];
  wanted: TableView[];
  /** What is to be remembered; null where it is what is remembered already. */
  changed: Resource[] | null;
  toggle(resource: Resource): void;
}

/** A table that the app may not read stays chosen, so that it comes once the app may. */
export function useTableChoice(): TableChoice {
  const { state, store } = useSession();
  const tables = store?.tables ?? [];
  const before = state.settings.importTables;
  const [chosen, setChosen] = useState<ReadonlySet<Resource>>(() => new Set(before));
  const toggle = (resource: Resource): void => {
    const next = new Set(chosen);
    if (!next.delete(resource)) next.add(resource);
    setChosen(next);
  };
  const now = tables.map(({ resource }) => resource).filter((resource) => chosen.has(resource));
  const isSame = now.length === before.length && now.every((resource) => before.includes(resource));
  return { tables, wanted: wantedOf(tables, chosen), changed: isSame ? null : now, toggle };
}
