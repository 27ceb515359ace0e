import type { Execution } from '../../execution';
import { jsonBytes } from '../../json';
import type { JsonObject } from '../../json';
import { apiWriteMs } from '../../latency';
import { columnName } from '../../spreadsheet/a1';
import type { Box } from '../../spreadsheet/a1';
import type { Cell } from '../../spreadsheet/cell';
import { entryContext } from '../../entry-context';
import type { EntryContext } from '../../spreadsheet/entry';
import { enter, putValue } from '../../spreadsheet/entry';
import type { Workbook } from '../../spreadsheet/workbook';
import { assertEditable } from '../../protected-cells';
import type { Traffic } from './api-call';
import { apiCall } from './api-call';
import { BadRequest } from './bad-request';
import { JsonReader } from './json-reader';
import type { SheetBox } from './ranges';
import { assertInside, rangeName, readA1, readRanges } from './ranges';
import { MAJOR } from './value-grid';
import { appendTarget, makeRoom } from './values-append';
import { readRender, valueRange } from './values-read';

export const VALUE_RANGE = ['range', 'majorDimension', 'values'];
const INPUT = ['RAW', 'USER_ENTERED'];
const RESPONSE = ['includeValuesInResponse', 'responseValueRenderOption', 'responseDateTimeRenderOption'];

interface WriteOptions {
  input: string;
  includeValues: boolean;
}

export function updateValues(
  execution: Execution,
  resource: unknown,
  id: unknown,
  range: unknown,
  optionalArgs: unknown,
): object | undefined {
  return write(execution, 'spreadsheets.values.update', id, resource, (workbook, traffic) => {
    const options = readOptions(JsonReader.of(optionalArgs ?? {}, '', ['valueInputOption', ...RESPONSE]));
    return writeRange(execution, workbook, resource, range, { options, traffic });
  });
}

export function batchUpdateValues(execution: Execution, resource: unknown, id: unknown): object | undefined {
  return write(execution, 'spreadsheets.values.batchUpdate', id, resource, (workbook, traffic) => {
    const body = JsonReader.of(resource, '', ['valueInputOption', 'data', ...RESPONSE]);
    const options = readOptions(body);
    const responses = body
      .list('data')
      .map((item) => writeRange(execution, workbook, item, rangeOf(item), { options, traffic }));
    const total = (name: string): number =>
      responses.reduce((sum, response) => sum + Number(response[name]), 0);
    return {
      spreadsheetId: workbook.id,
      totalUpdatedRows: total('updatedRows'),
      totalUpdatedColumns: total('updatedColumns'),
      totalUpdatedCells: total('updatedCells'),
      totalUpdatedSheets: new Set(responses.map(({ updatedRange }) => String(updatedRange).split('!')[0]))
        .size,
      responses,
    };
  });
}

export function appendValues(
  execution: Execution,
  resource: unknown,
  id: unknown,
  range: unknown,
  optionalArgs: unknown,
): object | undefined {
  return write(execution, 'spreadsheets.values.append', id, resource, (workbook, traffic) => {
    const args = JsonReader.of(optionalArgs ?? {}, '', ['valueInputOption', 'insertDataOption', ...RESPONSE]);
    const mode = args.oneOf('insertDataOption', ['OVERWRITE', 'INSERT_ROWS'], 'OVERWRITE');
    const options = readOptions(args);
    const grid = readGrid(JsonReader.of(resource, '', VALUE_RANGE));
    const { table, start } = appendTarget(oneRange(workbook, range));
    makeRoom(workbook, start, grid, mode === 'INSERT_ROWS');
    const updates = writeGrid(execution, workbook, start, grid, { options, traffic });
    return {
      spreadsheetId: workbook.id,
      ...(table && { tableRange: rangeName(table.sheet, table.box) }),
      updates,
    };
  });
}

export function clearValues(
  execution: Execution,
  resource: unknown,
  id: unknown,
  range: unknown,
): object | undefined {
  return write(execution, 'spreadsheets.values.clear', id, resource, (workbook, traffic) => {
    JsonReader.of(resource ?? {}, '', []);
    return { spreadsheetId: workbook.id, clearedRange: clear(oneRange(workbook, range), traffic) };
  });
}

export function batchClearValues(execution: Execution, resource: unknown, id: unknown): object | undefined {
  return write(execution, 'spreadsheets.values.batchClear', id, resource, (workbook, traffic) => {
    const body = JsonReader.of(resource, '', ['ranges']);
    const clearedRanges = readRanges(workbook, body.list('ranges')).map((item) => clear(item, traffic));
    return { spreadsheetId: workbook.id, clearedRanges };
  });
}

/** All or nothing, and paid for before it is done: a call cut off by the deadline has had no effect. */
function write<T>(
  execution: Execution,
  method: string,
  id: unknown,
  resource: unknown,
  work: (workbook: Workbook, traffic: Traffic) => T,
): T {
  return apiCall(execution, method, 'Write', id, (workbook) =>
    workbook.transaction(() => {
      const traffic = { cells: 0, rows: 0, bytes: jsonBytes(resource) };
      const result = work(workbook, traffic);
      execution.spend(apiWriteMs(traffic.cells, traffic.rows, traffic.bytes));
      return result;
    }),
  );
}

function readOptions(args: JsonReader): WriteOptions {
  const input = args.oneOf('valueInputOption', INPUT, '');
  if (input === '') throw new BadRequest("'valueInputOption' is required but not specified");
  return { input, includeValues: args.flag('includeValuesInResponse') };
}

/** One set of values into each range that its filter means. */
export function writeByFilter(
  execution: Execution,
  resource: unknown,
  id: unknown,
  rangesOf: (workbook: Workbook, filter: unknown, path: string) => SheetBox[],
): object | undefined {
  return write(
    execution,
    'spreadsheets.values.batchUpdateByDataFilter',
    id,
    resource,
    (workbook, traffic) => {
      const body = JsonReader.of(resource, '', ['valueInputOption', 'data', ...RESPONSE]);
      const options = readOptions(body);
      const responses = body.list('data').flatMap((item, at) => {
        const part = JsonReader.of(item, `data[${at}]`, ['dataFilter', 'majorDimension', 'values']);
        return rangesOf(workbook, part.raw('dataFilter'), part.at('dataFilter')).map((target) => {
          const grid = readGrid(part);
          assertWithin(target, grid);
          return {
            ...writeGrid(execution, workbook, target, grid, { options, traffic }),
            dataFilter: part.raw('dataFilter'),
          };
        });
      });
      return { spreadsheetId: workbook.id, responses };
    },
  );
}

export function clearBox(range: SheetBox): string {
  return clear(range, { cells: 0, rows: 0, bytes: 0 });
}

function oneRange(workbook: Workbook, range: unknown): SheetBox {
  if (typeof range !== 'string') throw new BadRequest(`Unable to parse range: ${String(range)}`);
  return readA1(workbook, range);
}

function rangeOf(item: unknown): unknown {
  return JsonReader.of(item, 'data', VALUE_RANGE).raw('range');
}

/** Row-wise values of a ValueRange, whatever its major dimension. */
function readGrid(body: JsonReader): unknown[][] {
  const rows = body.list('values').map((row): unknown[] => {
    if (!Array.isArray(row)) throw new BadRequest('Invalid values: expected a list of lists');
    return row;
  });
  if (body.oneOf('majorDimension', MAJOR, 'ROWS') === 'ROWS') return rows;
  const height = Math.max(0, ...rows.map((column) => column.length));
  return Array.from({ length: height }, (_, row) => rows.map((column) => column[row]));
}

function writeRange(
  execution: Execution,
  workbook: Workbook,
  resource: unknown,
  range: unknown,
  context: { options: WriteOptions; traffic: Traffic },
): JsonObject {
  const body = JsonReader.of(resource, '', VALUE_RANGE);
  const target = oneRange(workbook, range);
  const grid = readGrid(body);
  if (!isSingleCell(target.box)) assertWithin(target, grid);
  return writeGrid(execution, workbook, target, grid, context);
}

function isSingleCell(box: Box): boolean {
  return box.endRow - box.startRow === 1 && box.endColumn - box.startColumn === 1;
}

function assertWithin({ sheet, box }: SheetBox, grid: readonly (readonly unknown[])[]): void {
  const place = rangeName(sheet, box);
  if (grid.length > box.endRow - box.startRow) {
    throw new BadRequest(
      `Requested writing within range [${place}], but tried writing to row [${box.endRow + 1}]`,
    );
  }
  if (grid.some((row) => row.length > box.endColumn - box.startColumn)) {
    const column = columnName(box.endColumn);
    throw new BadRequest(
      `Requested writing within range [${place}], but tried writing to column [${column}]`,
    );
  }
}

function writeGrid(
  execution: Execution,
  workbook: Workbook,
  { sheet, box }: SheetBox,
  grid: readonly (readonly unknown[])[],
  { options, traffic }: { options: WriteOptions; traffic: Traffic },
): JsonObject {
  const width = Math.max(1, ...grid.map((row) => row.length));
  const { startRow, startColumn } = box;
  const written = {
    startRow,
    startColumn,
    endRow: startRow + Math.max(1, grid.length),
    endColumn: startColumn + width,
  };
  assertInside(sheet, written);
  assertEditable(execution.world, sheet, written);
  const context = entryContext(execution.world);
  let cells = 0;
  grid.forEach((row, rowOffset) => {
    row.forEach((value, columnOffset) => {
      if (value === null || value === undefined) return;
      const [atRow, atColumn] = [startRow + rowOffset, startColumn + columnOffset];
      sheet.set(atRow, atColumn, cellFor(sheet.get(atRow, atColumn), value, options.input, context));
      cells += 1;
    });
  });
  traffic.cells += cells;
  traffic.rows += grid.length;
  const updated = {
    spreadsheetId: workbook.id,
    updatedRange: rangeName(sheet, written),
    updatedRows: grid.length,
    updatedColumns: width,
    updatedCells: cells,
  };
  if (!options.includeValues) return updated;
  const render = readRender(JsonReader.of({}, '', []));
  return { ...updated, updatedData: valueRange(execution, { sheet, box: written }, render) };
}

function cellFor(
  before: Cell | undefined,
  value: unknown,
  input: string,
  context: EntryContext,
): Cell | undefined {
  if (
    typeof value !== 'string' &&
    typeof value !== 'boolean' &&
    !(typeof value === 'number' && Number.isFinite(value))
  ) {
    throw new BadRequest(`Invalid values: ${JSON.stringify(value)} is no text, number or boolean`);
  }
  return input === 'RAW' ? putValue(before, value) : enter(before, value, 'script', context);
}

function clear({ sheet, box }: SheetBox, traffic: Traffic): string {
  const endRow = Math.min(box.endRow, sheet.state.rows.length);
  for (let row = box.startRow; row < endRow; row += 1) {
    const endColumn = Math.min(box.endColumn, sheet.rowCells(row).length);
    for (let column = box.startColumn; column < endColumn; column += 1) {
      const before = sheet.get(row, column);
      if (before) sheet.set(row, column, putValue(before, null));
    }
    traffic.rows += 1;
  }
  return rangeName(sheet, box);
}
