import { optionalText, textArg } from '../../arguments';
import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { local, service } from '../../service';
import { boxName } from '../../spreadsheet/a1';
import { RangeRef } from './access';
import { setFormats, setLook } from './range-looks';
import { displayValues, formulas, lookGrid, setGrid, setOne, valueGrid } from './range-values';
import { sheetHandle } from './sheet';

export function rangeHandle(execution: Execution, ref: RangeRef): ServiceObject {
  const { sheet, box } = ref;
  const first = (grid: readonly (readonly unknown[])[]): unknown => grid[0]?.[0];
  const one = new RangeRef(sheet, { ...box, endRow: box.startRow + 1, endColumn: box.startColumn + 1 });
  const chain = (work: (value: unknown) => void) => (value: unknown) => {
    work(value);
    return self;
  };
  const part = (rows: unknown, columns: unknown, height: unknown, width: unknown): ServiceObject =>
    offset(execution, ref, [rows, columns, height, width]);
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.Range & RangeEventJson>(
    'SpreadsheetApp.Range',
    {
      // How the range of an edit event looks in JSON (reference 2.3).
      rowStart: box.startRow + 1,
      rowEnd: box.endRow,
      columnStart: box.startColumn + 1,
      columnEnd: box.endColumn,
      getRow: local(() => box.startRow + 1),
      getColumn: local(() => box.startColumn + 1),
      getLastRow: local(() => box.endRow),
      getLastColumn: local(() => box.endColumn),
      getNumRows: local(() => ref.rows),
      getNumColumns: local(() => ref.columns),
      getHeight: local(() => ref.rows),
      getWidth: local(() => ref.columns),
      getA1Notation: local(() => boxName(box)),
      getSheet: local(() => sheetHandle(execution, sheet)),
      offset: local(part),
      getValue: () => first(valueGrid(execution, one)),
      getValues: () => valueGrid(execution, ref),
      getDisplayValue: () => first(displayValues(execution, one)),
      getDisplayValues: () => displayValues(execution, ref),
      getFormula: () => first(formulas(execution, one)),
      getFormulas: () => formulas(execution, ref),
      getNumberFormat: () => first(lookGrid(execution, one, 'numberFormat')),
      getNumberFormats: () => lookGrid(execution, ref, 'numberFormat'),
      getNote: () => first(lookGrid(execution, one, 'note')),
      getNotes: () => lookGrid(execution, ref, 'note'),
      getBackground: () => first(lookGrid(execution, one, 'background')),
      getBackgrounds: () => lookGrid(execution, ref, 'background'),
      setValue: chain((value) => setOne(execution, ref, value)),
      setValues: chain((values) => setGrid(execution, ref, values)),
      setFormula: chain((formula) => setOne(execution, ref, textArg(formula))),
      setNumberFormat: chain((pattern) => setFormats(execution, ref, textArg(pattern))),
      setNumberFormats: chain((patterns) => setFormats(execution, ref, patterns)),
      setNote: chain((note) => setLook(execution, ref, 'note', optionalText(note))),
      setBackground: chain((color) => setLook(execution, ref, 'background', optionalText(color))),
      clearContent: () => {
        setOne(execution, ref, null);
        return self;
      },
      clearNote: () => {
        setLook(execution, ref, 'note', null);
        return self;
      },
      activate: () => {
        execution.world.ui.selection = {
          sheetId: sheet.id,
          row: box.startRow + 1,
          column: box.startColumn + 1,
        };
        return self;
      },
    },
    { internals: ref },
  );
  return self;
}

interface RangeEventJson {
  rowStart: number;
  rowEnd: number;
  columnStart: number;
  columnEnd: number;
}

function offset(execution: Execution, { sheet, box }: RangeRef, parts: readonly unknown[]): ServiceObject {
  const [rows, columns, height, width] = parts.map((part) => (typeof part === 'number' ? part : null));
  const startRow = box.startRow + (rows ?? 0);
  const startColumn = box.startColumn + (columns ?? 0);
  return rangeHandle(
    execution,
    new RangeRef(sheet, {
      startRow,
      startColumn,
      endRow: startRow + (height ?? box.endRow - box.startRow),
      endColumn: startColumn + (width ?? box.endColumn - box.startColumn),
    }),
  );
}
