import { textArg } from '../../arguments';
import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { local, service } from '../../service';
import { boxName } from '../../spreadsheet/a1';
import { RangeRef } from './access';
import { CLEARING, clearRange, partsOf } from './clearing';
import { validationMembers } from './data-validation';
import { metadataMembers, placeOfRange } from './developer-metadata';
import { createFilter, filterOf } from './filter';
import { protect } from './protection';
import { lookMembers } from './range-looks';
import { moveMembers } from './range-moves';
import { displayValues, formulas, setFormulas, setGrid, setOne, setTicks, valueGrid } from './range-values';
import { sheetHandle } from './sheet';

export function rangeHandle(execution: Execution, ref: RangeRef): ServiceObject {
  const { sheet, box } = ref;
  const first = <T>(grid: readonly (readonly T[])[]): T | null => grid[0]?.[0] ?? null;
  const one = new RangeRef(sheet, { ...box, endRow: box.startRow + 1, endColumn: box.startColumn + 1 });
  const chain =
    (work: (...args: unknown[]) => void) =>
    (...args: unknown[]) => {
      work(...args);
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
      getRowIndex: local(() => box.startRow + 1),
      getLastRow: local(() => box.endRow),
      getLastColumn: local(() => box.endColumn),
      getNumRows: local(() => ref.rows),
      getNumColumns: local(() => ref.columns),
      getHeight: local(() => ref.rows),
      getWidth: local(() => ref.columns),
      getA1Notation: local(() => boxName(box)),
      getGridId: local(() => sheet.id),
      getSheet: local(() => sheetHandle(execution, sheet)),
      getCell: local((row, column) => part(Number(row) - 1, Number(column) - 1, 1, 1)),
      offset: local(part),
      getValue: () => first(valueGrid(execution, one)),
      getValues: () => valueGrid(execution, ref),
      getDisplayValue: () => first(displayValues(execution, one)),
      getDisplayValues: () => displayValues(execution, ref),
      getFormula: () => first(formulas(execution, one)),
      getFormulas: () => formulas(execution, ref),
      isBlank: () => valueGrid(execution, ref).every((row) => row.every((value) => value === '')),
      setValue: chain((value) => setOne(execution, ref, value)),
      setValues: chain((values) => setGrid(execution, ref, values)),
      setFormula: chain((formula) => setFormulas(execution, ref, textArg(formula))),
      setFormulas: chain((grid) => setFormulas(execution, ref, grid)),
      check: chain(() => setTicks(execution, ref, true)),
      uncheck: chain(() => setTicks(execution, ref, false)),
      isChecked: () => {
        const ticks = valueGrid(execution, ref).flat();
        return ticks.every((value) => value === ticks[0]) ? (ticks[0] ?? null) : null;
      },
      clear: chain((options) => clearRange(execution, ref, partsOf(options))),
      clearContent: chain(() => clearRange(execution, ref, CLEARING.contents)),
      clearFormat: chain(() => clearRange(execution, ref, CLEARING.formats)),
      clearNote: chain(() => clearRange(execution, ref, CLEARING.notes)),
      activate: chain(() => {
        execution.world.ui.selection = {
          sheetId: sheet.id,
          row: box.startRow + 1,
          column: box.startColumn + 1,
        };
      }),
      createFilter: () => createFilter(execution, ref),
      getFilter: () => filterOf(execution, sheet),
      protect: () => protect(execution, sheet, box),
      ...lookMembers(execution, ref, () => self),
      ...validationMembers(execution, ref, () => self),
      ...moveMembers(execution, ref, () => self),
      ...metadataMembers(
        execution,
        () => placeOfRange(ref),
        () => self,
      ),
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
