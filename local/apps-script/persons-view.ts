import type { CellInput, PersonsView } from './contract';
import type { ChangeType } from './events';
import { withBackground } from './services/spreadsheet-app/range-looks';
import { deleteSheet, renameSheet } from './services/sheets-api/requests/sheet-requests';
import { effectiveText } from './services/sheets-api/cell-data';
import { withPart } from './spreadsheet/look-part';
import type { Box } from './spreadsheet/a1';
import { cellName } from './spreadsheet/a1';
import type { Cell, Look } from './spreadsheet/cell';
import { makeCell, PLAIN } from './spreadsheet/cell';
import { deleteDimension, insertDimension, moveDimension } from './spreadsheet/dimensions';
import { enter, putValue } from './spreadsheet/entry';
import { entryContext } from './entry-context';
import { CellError } from './spreadsheet/formula/evaluate';
import { mergeCells } from './spreadsheet/merges';
import { sortRows } from './spreadsheet/sort';
import type { Sheet } from './spreadsheet/sheet';
import { assertAllowed } from './spreadsheet/validation';
import { keepVersion } from './spreadsheet/versions';
import type { World } from './world';

export interface Edit {
  sheet: Sheet;
  row: number;
  column: number;
  rows: number;
  columns: number;
  /** Of the first cell. */
  before: Cell | undefined;
  after: Cell | undefined;
}

/** The person at the grid. Only typing and pasting fire onEdit; sorting and moving do not (reference 2.3). */
export function personsView(
  world: World,
  onEdit: (edit: Edit) => void,
  onChange: (type: ChangeType) => void,
): PersonsView {
  const { workbook, evaluator } = world;
  const sheetOf = (tab: string): Sheet => {
    const sheet = workbook.sheetByTitle(tab);
    if (!sheet) throw new Error(`There is no tab "${tab}"`);
    return sheet;
  };
  const cellAt = (tab: string, row: number, column: number): [Sheet, Cell | undefined] => {
    const sheet = sheetOf(tab);
    assertInGrid(sheet, row, column);
    return [sheet, sheet.get(row - 1, column - 1)];
  };
  const change = (tab: string, type: ChangeType, work: (sheet: Sheet) => void): void => {
    workbook.transaction(() => work(sheetOf(tab)));
    onChange(type);
  };
  const edit = (
    tab: string,
    row: number,
    column: number,
    enterCell: (before: Cell | undefined) => Cell | undefined,
  ) => {
    const [sheet, before] = cellAt(tab, row, column);
    const after = enterCell(before);
    assertAllowed(after, cellName(row - 1, column - 1));
    workbook.transaction(() => sheet.set(row - 1, column - 1, after));
    onEdit({ sheet, row, column, rows: 1, columns: 1, before, after });
    onChange('EDIT');
  };
  const paste = (tab: string, row: number, column: number, texts: readonly (readonly string[])[]): void => {
    const [sheet, before] = cellAt(tab, row, column);
    const columns = Math.max(0, ...texts.map((line) => line.length));
    assertInGrid(sheet, row + texts.length - 1, column + columns - 1);
    workbook.transaction(() =>
      texts.forEach((line, down) =>
        line.forEach((text, right) => {
          const [atRow, atColumn] = [row - 1 + down, column - 1 + right];
          sheet.set(atRow, atColumn, enter(sheet.get(atRow, atColumn), text, 'person', entryContext(world)));
        }),
      ),
    );
    const after = sheet.get(row - 1, column - 1);
    onEdit({ sheet, row, column, rows: texts.length, columns, before, after });
    onChange('EDIT');
  };
  const relook = (
    tab: string,
    row: number,
    column: number,
    type: ChangeType,
    patch: (look: Look) => Look,
  ): void => {
    const [sheet, before] = cellAt(tab, row, column);
    const cell = makeCell(before?.value ?? null, before?.formula ?? null, patch(before?.look ?? PLAIN));
    workbook.transaction(() => sheet.set(row - 1, column - 1, cell));
    onChange(type);
  };
  return {
    tabs: () =>
      workbook.sheets.map(({ id, state }) => ({
        title: state.title,
        sheetId: id,
        hidden: state.isHidden,
        rows: state.rowCount,
        columns: state.columnCount,
      })),
    display: (tab) => displayGrid(world, sheetOf(tab)),
    value: (tab, row, column) => {
      const [sheet, cell] = cellAt(tab, row, column);
      const value = evaluator.effective(sheet, cell);
      return value instanceof CellError ? value.code : (value ?? '');
    },
    formula: (tab, row, column) => cellAt(tab, row, column)[1]?.formula ?? null,
    numberFormat: (tab, row, column) => cellAt(tab, row, column)[1]?.look.numberFormat?.pattern ?? '',
    type: (tab, row, column, text) =>
      edit(tab, row, column, (before) => enter(before, text, 'person', entryContext(world))),
    paste,
    put: (tab, row, column, value: CellInput) => edit(tab, row, column, (before) => putValue(before, value)),
    sort: (tab, column, ascending = true) =>
      change(tab, 'OTHER', (sheet) => {
        const box = {
          ...sheet.wholeBox(),
          startRow: sheet.state.frozenRowCount,
          endRow: sheet.lastContentRow() + 1,
        };
        sortRows(evaluator, sheet, box, [{ column: column - 1, isAscending: ascending }]);
      }),
    insertRow: (tab, before) =>
      change(tab, 'INSERT_ROW', (sheet) => insertDimension(workbook, sheet, 'ROWS', before - 1, 1)),
    deleteRow: (tab, row) =>
      change(tab, 'REMOVE_ROW', (sheet) => deleteDimension(workbook, sheet, 'ROWS', row - 1, row)),
    insertColumn: (tab, before) =>
      change(tab, 'INSERT_COLUMN', (sheet) => insertDimension(workbook, sheet, 'COLUMNS', before - 1, 1)),
    deleteColumn: (tab, column) =>
      change(tab, 'REMOVE_COLUMN', (sheet) =>
        deleteDimension(workbook, sheet, 'COLUMNS', column - 1, column),
      ),
    moveColumn: (tab, from, to) =>
      change(tab, 'OTHER', (sheet) =>
        moveDimension(workbook, sheet, 'COLUMNS', { start: from - 1, end: from }, to > from ? to : to - 1),
      ),
    hideRow: (tab, row) =>
      change(tab, 'OTHER', (sheet) =>
        sheet.setBand('ROWS', row - 1, { ...sheet.band('ROWS', row - 1), isHidden: true }),
      ),
    hiddenColumns: (tab) => {
      const sheet = sheetOf(tab);
      const columns = Array.from({ length: sheet.state.columnCount }, (_, index) => index + 1);
      return columns.filter((column) => sheet.band('COLUMNS', column - 1).isHidden);
    },
    filter: (tab, column, hidden) =>
      change(tab, 'OTHER', (sheet) => {
        sheet.rulesOf('filter').forEach((rule) => sheet.replaceRule(rule, null));
        const body = { criteria: { [column - 1]: { hiddenValues: [...hidden] } } };
        sheet.addRule({ id: 0, kind: 'filter', boxes: [sheet.wholeBox()], body });
      }),
    merge: (tab, row, column, rows, columns) =>
      change(tab, 'FORMAT', (sheet) => mergeCells(sheet, boxOf(row, column, rows, columns), 'MERGE_ALL')),
    protect: (tab, row, column, rows, columns) =>
      change(tab, 'OTHER', (sheet) => {
        const boxes = [boxOf(row, column, rows, columns)];
        sheet.addRule({
          id: workbook.freshId(),
          kind: 'protection',
          boxes,
          body: { editors: { users: [] } },
        });
      }),
    keepVersion: () => {
      const restore = keepVersion(workbook);
      return () => {
        restore();
        onChange('OTHER');
      };
    },
    renameTab: (tab, title) => change(tab, 'OTHER', (sheet) => renameSheet(workbook, sheet, title)),
    deleteTab: (tab) => change(tab, 'REMOVE_GRID', (sheet) => deleteSheet(workbook, sheet)),
    setNote: (tab, row, column, note) =>
      relook(tab, row, column, 'OTHER', (look) => withPart(look, 'note', note === '' ? null : note)),
    setBackground: (tab, row, column, color) =>
      relook(tab, row, column, 'FORMAT', (look) => withBackground(look, color)),
  };
}

function boxOf(row: number, column: number, rows: number, columns: number): Box {
  return {
    startRow: row - 1,
    startColumn: column - 1,
    endRow: row - 1 + rows,
    endColumn: column - 1 + columns,
  };
}

function assertInGrid(sheet: Sheet, row: number, column: number): void {
  const { rowCount, columnCount } = sheet.state;
  if (row >= 1 && column >= 1 && row <= rowCount && column <= columnCount) return;
  throw new Error(
    `"${sheet.title}" has ${rowCount} rows and ${columnCount} columns, no cell (${row}, ${column})`,
  );
}

function displayGrid(world: World, sheet: Sheet): string[][] {
  const width = sheet.lastContentColumn() + 1;
  return Array.from({ length: sheet.lastContentRow() + 1 }, (_, row) =>
    Array.from({ length: width }, (__, column) => {
      const cell = sheet.get(row, column);
      return effectiveText(world.evaluator.effective(sheet, cell), cell, world.workbook.locale);
    }),
  );
}
