import { ServiceError } from '../errors';
import type { Sheet } from './sheet';
import type { Workbook } from './workbook';

/** A copy with everything on it; names stay with the original, since each is there once in a file. */
export function copySheet(
  workbook: Workbook,
  sheet: Sheet,
  options: { title: string; id?: number; index?: number },
): Sheet {
  if (workbook.sheetByTitle(options.title)) {
    throw new ServiceError('A sheet with this name already exists. Please enter another name.');
  }
  const { rowCount, columnCount, rows, rules } = sheet.state;
  const copy = workbook.addSheet({ ...options, rows: rowCount, columns: columnCount });
  const owner = copy.onWrite(copy);
  copy.change({
    ...sheet.state,
    title: options.title,
    isHidden: false,
    rows: rows.map((row) => row && { owner, cells: row.cells.slice() }),
    rules: rules
      .filter(({ kind }) => kind !== 'name')
      .map((rule) => (rule.id === 0 ? rule : { ...rule, id: workbook.freshId() })),
    metadata: [],
    bands: {
      ROWS: sheet.state.bands.ROWS.map((band) => band && { ...band, metadata: [] }),
      COLUMNS: sheet.state.bands.COLUMNS.map((band) => band && { ...band, metadata: [] }),
    },
  });
  return copy;
}
