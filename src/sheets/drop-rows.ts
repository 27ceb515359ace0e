import type { Change, TabInfo } from '../platform/ports';
import { toRuns } from './table';

/** The changes that take rows away. Sheets keeps at least one row below a frozen header: that one is emptied. */
export function dropRows({ sheetId, rows }: TabInfo, gone: readonly number[]): Change[] {
  const runs = toRuns(gone);
  const first = runs[0]?.from;
  const isAll = gone.length >= rows - 1;
  const deleted = toRuns(isAll ? gone.filter((row) => row !== first) : gone)
    .reverse()
    .map(({ from, to }): Change => ({ kind: 'deleteRows', sheetId, from, to }));
  if (!isAll || first === undefined) return deleted;
  return [...deleted, { kind: 'clearRows', sheetId, from: first, count: 1 }];
}
