import { AUTH_MODES } from './auth-modes';
import type { Execution } from './execution';
import { enumOf } from './service';
import { rangeHandle } from './services/spreadsheet-app/range';
import { spreadsheetHandle } from './services/spreadsheet-app/spreadsheet';
import { RangeRef } from './services/spreadsheet-app/access';
import { userHandle } from './services/session';
import type { Edit } from './persons-view';
import type { Cell } from './spreadsheet/cell';
import { hasFormula } from './spreadsheet/cell';
import { wallClockMs } from './spreadsheet/dates';
import type { Trigger } from './services/triggers';

function authMode({ kind }: Execution): unknown {
  return enumOf('ScriptApp.AuthMode', AUTH_MODES)[kind.authMode];
}

/** onOpen and the base of all events of the file; `triggerUid` is there for installed triggers only. */
export function openEvent(execution: Execution, trigger?: Trigger): Record<string, unknown> {
  return {
    authMode: authMode(execution),
    source: spreadsheetHandle(execution),
    user: userHandle(execution),
    triggerUid: trigger?.id,
  };
}

export function installEvent(execution: Execution): Record<string, unknown> {
  return { authMode: authMode(execution) };
}

/** What changed in the file, as onChange tells it. */
export type ChangeType =
  | 'EDIT'
  | 'INSERT_ROW'
  | 'INSERT_COLUMN'
  | 'REMOVE_ROW'
  | 'REMOVE_COLUMN'
  | 'INSERT_GRID'
  | 'REMOVE_GRID'
  | 'FORMAT'
  | 'OTHER';

export function changeEvent(
  execution: Execution,
  changeType: ChangeType,
  trigger: Trigger,
): Record<string, unknown> {
  return { ...openEvent(execution, trigger), changeType };
}

/** `value` and `oldValue` are text, of single cells only, and absent for a cell that is or was empty (reference 2.3). */
export function editEvent(execution: Execution, edit: Edit, trigger?: Trigger): Record<string, unknown> {
  const { row, column, rows, columns } = edit;
  const box = {
    startRow: row - 1,
    startColumn: column - 1,
    endRow: row - 1 + rows,
    endColumn: column - 1 + columns,
  };
  const isSingle = rows === 1 && columns === 1;
  return {
    ...openEvent(execution, trigger),
    range: rangeHandle(execution, new RangeRef(edit.sheet, box)),
    value: isSingle ? eventText(edit.after) : undefined,
    oldValue: isSingle ? eventText(edit.before) : undefined,
  };
}

function eventText(cell: Cell | undefined): string | undefined {
  if (hasFormula(cell)) return cell.formula;
  if (cell?.value === null || cell?.value === undefined) return undefined;
  return typeof cell.value === 'boolean' ? String(cell.value).toUpperCase() : String(cell.value);
}

export function timeEvent(execution: Execution, trigger: Trigger): Record<string, unknown> {
  const { clock, manifest } = execution.world;
  const now = new Date(wallClockMs(clock.nowMs(), manifest.timeZone));
  return {
    authMode: authMode(execution),
    triggerUid: trigger.id,
    timezone: manifest.timeZone,
    year: now.getUTCFullYear(),
    month: now.getUTCMonth() + 1,
    'day-of-month': now.getUTCDate(),
    'day-of-week': now.getUTCDay() === 0 ? 7 : now.getUTCDay(),
    'week-of-year': weekOfYear(now),
    hour: now.getUTCHours(),
    minute: now.getUTCMinutes(),
    second: now.getUTCSeconds(),
  };
}

function weekOfYear(now: Date): number {
  const start = Date.UTC(now.getUTCFullYear(), 0, 1);
  return Math.floor((now.getTime() - start) / (7 * 86_400_000)) + 1;
}
