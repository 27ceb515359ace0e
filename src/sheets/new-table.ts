import type { StoreContext } from '../catalog/field-types';
import { ID_KEY, type Field, type TableSpec } from '../catalog/fields';
import type { CellData, Change } from '../platform/ports';
import { textCell } from './hidden-tabs';
import { namedColumns } from './table';

const DEFAULT_WIDTH = 110;
const HIDDEN_UNTIL_FILLED = true;

/** A column as it is made: what its cells are, what its header says. */
interface NewColumn {
  key: string;
  header: string;
  help: string | undefined;
  format: string | undefined;
  pixels: number;
  hidden: boolean;
}

/** Makes an empty table in a hidden tab: typed columns, bound headers with help, a frozen first row. */
export function createTableChanges(
  spec: TableSpec,
  sheetId: number,
  title: string,
  context: StoreContext,
): Change[] {
  const columns = columnsOf(spec, context);
  return [
    {
      kind: 'addTab',
      sheetId,
      title,
      hidden: HIDDEN_UNTIL_FILLED,
      rows: 2,
      columns: columns.length,
      frozenRows: 1,
    },
    { kind: 'styleHeader', sheetId, columns: columns.length },
    ...layOut(sheetId, 0, columns),
    {
      kind: 'warnOnEdit',
      sheetId,
      column: 0,
      description: 'Ids tell the rows apart. Changing one detaches the row from its record in Shopify.',
    },
  ];
}

/** Makes columns for fields that a table did not have so far, before `column`. */
export function addColumnsChanges(
  spec: TableSpec,
  fields: readonly Field[],
  sheetId: number,
  column: number,
  context: StoreContext,
): Change[] {
  const keys = new Set(fields.map(({ key }) => key));
  const columns = columnsOf(spec, context).filter(({ key }) => keys.has(key));
  return [
    { kind: 'insertColumns', sheetId, column, count: columns.length },
    { kind: 'styleHeader', sheetId, column, columns: columns.length },
    ...layOut(sheetId, column, columns),
  ];
}

function layOut(sheetId: number, first: number, columns: readonly NewColumn[]): Change[] {
  const header = columns.map(({ header, help }): CellData => {
    const cell = textCell(header);
    return help === undefined ? cell : { ...cell, note: help };
  });
  return [
    { kind: 'write', sheetId, row: 0, column: first, cells: [header] },
    { kind: 'formatColumns', sheetId, column: first, formats: columns.map(({ format }) => format) },
    ...columns.flatMap(({ key, pixels, hidden }, at): Change[] => [
      { kind: 'bindColumn', sheetId, column: first + at, value: key },
      { kind: 'columnWidth', sheetId, column: first + at, pixels, hidden },
    ]),
  ];
}

function columnsOf(spec: TableSpec, context: StoreContext): NewColumn[] {
  const fields = new Map(spec.fields.map((field) => [field.key, field]));
  const rowHelp = new Map<string, string>(spec.rowColumns.map(({ key, help }) => [key, help]));
  return namedColumns(spec).map(({ key, header }) => {
    const field = fields.get(key);
    return {
      key,
      header,
      help: field?.help ?? rowHelp.get(key),
      format: field ? field.type.format(context) : '@',
      pixels: field?.width ?? DEFAULT_WIDTH,
      hidden: field?.technical === true && key !== ID_KEY,
    };
  });
}
