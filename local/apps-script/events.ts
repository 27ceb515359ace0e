import type { Execution } from './execution';
import { enumOf } from './service';
import { rangeHandle } from './services/spreadsheet-app/range';
import { spreadsheetHandle } from './services/spreadsheet-app/spreadsheet';
import { RangeRef } from './services/spreadsheet-app/access';
import { userHandle } from './services/session';
import type { Edit } from './persons-view';
import type { Cell } from './spreadsheet/cell';
import { hasFormula } from './spreadsheet/cell';
import type { Trigger } from './services/triggers';

function authMode(name: 'LIMITED' | 'FULL'): unknown {
  return enumOf('ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL'])[name];
}

export function openEvent(execution: Execution): Record<string, unknown> {
  return { authMode: authMode('LIMITED'), source: spreadsheetHandle(execution), user: userHandle(execution) };
}

/** `value` and `oldValue` are text, and absent for a cell that is or was empty (reference 2.3). */
export function editEvent(execution: Execution, edit: Edit): Record<string, unknown> {
  const { row, column } = edit;
  const box = { startRow: row - 1, startColumn: column - 1, endRow: row, endColumn: column };
  return {
    ...openEvent(execution),
    range: rangeHandle(execution, new RangeRef(edit.sheet, box)),
    value: eventText(edit.after),
    oldValue: eventText(edit.before),
  };
}

function eventText(cell: Cell | undefined): string | undefined {
  if (hasFormula(cell)) return cell.formula;
  if (cell?.value === null || cell?.value === undefined) return undefined;
  return typeof cell.value === 'boolean' ? String(cell.value).toUpperCase() : String(cell.value);
}

export function timeEvent(execution: Execution, trigger: Trigger): Record<string, unknown> {
  const { clock, manifest } = execution.world;
  const now = new Date(clock.nowMs());
  return {
    authMode: authMode('FULL'),
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
