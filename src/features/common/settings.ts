import type { Field, TableName } from '../../catalog/fields';
import type { ConflictRule, MergeRules } from '../../catalog/merge';
import type { Values } from '../../catalog/value';
import type { Change } from '../../platform/ports';
import { cellEditedAt, type EditStamps, type SeenRow } from '../../sheets/edit-stamps';
import { updatedAtOf } from './rows';
import type { StateStore } from '../../sheets/state-store';

export interface Settings {
  conflictRule: ConflictRule;
  conflictRules: { [header: string]: ConflictRule };
  readOnly: boolean;
  /** Who may export; empty means everybody who can edit the spreadsheet. */
  exporters: string[];
  confirmOverRows: number;
  confirmPricePercent: number;
  /** What an import brings that names no tables; never empty. */
  importTables: TableName[];
  metafields: string[];
  /** Whether `Products` has the column `Collections`. */
  collectionsColumn: boolean;
  schedule: { everyHours: number } | null;
}

const DEFAULTS: Settings = {
  conflictRule: 'review',
  conflictRules: {},
  readOnly: false,
  exporters: [],
  confirmOverRows: 200,
  confirmPricePercent: 50,
  importTables: ['products', 'variants', 'inventory'],
  metafields: [],
  collectionsColumn: false,
  schedule: null,
};

const KEY = 'settings';

export function readSettings(state: StateStore): Settings {
  return { ...DEFAULTS, ...state.read<Partial<Settings>>(KEY, {}) };
}

export function settingsChange(state: StateStore, settings: Settings): Change {
  return state.write(KEY, settings);
}

/** The rules for a record that has a row in a table; `store` is what the store holds of it. */
export type RulesFor = (row: SeenRow, store: Values | null) => MergeRules;

export function rulesFrom({ conflictRule, conflictRules }: Settings, stamps: EditStamps): RulesFor {
  const ruleFor = ({ header }: Field) => conflictRules[header] ?? conflictRule;
  return (row, store) => ({
    ruleFor,
    sheetEditedAt: ({ key }) => cellEditedAt(stamps, row, key),
    storeUpdatedAt: updatedAtOf(store ?? {}),
  });
}

/** Whether it matters when a cell was edited. */
export function asksForTimes({ conflictRule, conflictRules }: Settings): boolean {
  return [conflictRule, ...Object.values(conflictRules)].includes('newest');
}

/** Why this person may not export, or null. */
export function exportRefusal(
  { readOnly, exporters }: Settings,
  email: string,
): 'read_only' | 'not_allowed' | null {
  if (readOnly) return 'read_only';
  const allowed = exporters.map((exporter) => exporter.toLowerCase());
  return allowed.length === 0 || allowed.includes(email.toLowerCase()) ? null : 'not_allowed';
}
