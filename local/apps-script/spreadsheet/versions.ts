import type { SheetState } from './sheet';
import type { Workbook } from './workbook';

function copyOf(state: SheetState): SheetState {
  return { ...state, rows: state.rows.slice() };
}

/** Remembers all of a file; rows are shared, since whoever writes one copies it first. The answer puts it back. */
export function keepVersion(workbook: Workbook): () => void {
  const kept = { ...workbook.state };
  const states = kept.sheets.map((sheet) => ({ sheet, state: copyOf(sheet.state) }));
  return () =>
    workbook.transaction(() => {
      workbook.change(kept);
      for (const { sheet, state } of states) sheet.change(copyOf(state));
    });
}

/** Fills an empty file with what another one holds; ids of tabs and marks stay what they are. */
export function copyInto(copy: Workbook, original: Workbook): void {
  copy.transaction(() => {
    for (const { id, state } of original.sheets) {
      const sheet = copy.addSheet({
        id,
        title: state.title,
        rows: state.rowCount,
        columns: state.columnCount,
      });
      const owner = sheet.onWrite(sheet);
      const rows = state.rows.map((row) => row && { owner, cells: row.cells.slice() });
      sheet.change({ ...state, rows });
    }
    copy.change({ metadata: original.state.metadata });
  });
}
