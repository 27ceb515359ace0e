import type { Execution } from '../../execution';
import { jsonBytes } from '../../json';
import type { JsonObject } from '../../json';
import { apiReadMs } from '../../latency';
import { apiCall } from './api-call';
import { JsonReader } from './json-reader';
import type { SheetBox } from './ranges';
import { rangeName, readRanges } from './ranges';
import type { RenderOptions } from './value-grid';
import { DATE_RENDER, MAJOR, readValues, VALUE_RENDER } from './value-grid';

const OPTIONS = ['ranges', 'majorDimension', 'valueRenderOption', 'dateTimeRenderOption'];

export function getValues(
  execution: Execution,
  id: unknown,
  range: unknown,
  optionalArgs: unknown,
): object | undefined {
  return apiCall(execution, 'spreadsheets.values.get', 'Read', id, (workbook) => {
    const render = readRender(JsonReader.of(optionalArgs ?? {}, '', OPTIONS.slice(1)));
    const [message] = readRanges(workbook, range).map((item) => valueRange(execution, item, render));
    charge(execution, message ? [message] : []);
    return message;
  });
}

export function batchGetValues(execution: Execution, id: unknown, optionalArgs: unknown): object | undefined {
  return apiCall(execution, 'spreadsheets.values.batchGet', 'Read', id, (workbook) => {
    const args = JsonReader.of(optionalArgs ?? {}, '', OPTIONS);
    const render = readRender(args);
    const ranges = args.has('ranges') ? readRanges(workbook, args.raw('ranges')) : [];
    const valueRanges = ranges.map((item) => valueRange(execution, item, render));
    charge(execution, valueRanges);
    return { spreadsheetId: workbook.id, valueRanges };
  });
}

export function readRender(args: JsonReader): RenderOptions {
  return {
    value: args.oneOf('valueRenderOption', VALUE_RENDER, 'FORMATTED_VALUE'),
    dateTime: args.oneOf('dateTimeRenderOption', DATE_RENDER, 'SERIAL_NUMBER'),
    majorDimension: args.oneOf('majorDimension', MAJOR, 'ROWS'),
  };
}

/** `values` is absent when there is nothing. */
export function valueRange(execution: Execution, item: SheetBox, render: RenderOptions): JsonObject {
  const values = readValues(execution, item, render);
  return {
    range: rangeName(item.sheet, item.box),
    majorDimension: render.majorDimension,
    ...(values.length > 0 && { values }),
  };
}

function charge(execution: Execution, messages: readonly JsonObject[]): void {
  let cells = 0;
  for (const { values } of messages) {
    if (Array.isArray(values)) for (const row of values) cells += Array.isArray(row) ? row.length : 0;
  }
  execution.spend(apiReadMs(cells, jsonBytes(messages)));
}
