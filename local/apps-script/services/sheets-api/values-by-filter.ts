import type { Execution } from '../../execution';
import { jsonBytes } from '../../json';
import { apiReadMs } from '../../latency';
import type { Workbook } from '../../spreadsheet/workbook';
import { apiCall } from './api-call';
import { BadRequest } from './bad-request';
import { LOOKUP_FILTER, readDataFilter } from './data-filter';
import { JsonReader } from './json-reader';
import { allMetadata } from './metadata';
import type { MetadataPlace } from './metadata';
import type { SheetBox } from './ranges';
import { readA1, readGridRange } from './ranges';
import { readRender, valueRange } from './values-read';
import { clearBox, writeByFilter } from './values-write';

const READ = ['dataFilters', 'majorDimension', 'valueRenderOption', 'dateTimeRenderOption'];

/** The ranges that a DataFilter message means: one by its coordinates, or those that carry the metadata. */
export function rangesOfFilter(workbook: Workbook, value: unknown, path: string): SheetBox[] {
  const filter = JsonReader.of(value, path, LOOKUP_FILTER);
  if (filter.has('a1Range')) return [readA1(workbook, filter.text('a1Range'))];
  if (filter.has('gridRange')) {
    return [readGridRange(workbook, filter.raw('gridRange'), filter.at('gridRange'))];
  }
  return allMetadata(workbook)
    .filter(readDataFilter(workbook, value, path))
    .map(({ place }) => boxOfPlace(place));
}

function boxOfPlace(place: MetadataPlace): SheetBox {
  if (place.kind === 'SPREADSHEET') throw new BadRequest('The filter matches the whole spreadsheet');
  const whole = place.sheet.wholeBox();
  if (place.kind === 'SHEET') return { sheet: place.sheet, box: whole };
  const { sheet, index } = place;
  return place.kind === 'ROW'
    ? { sheet, box: { ...whole, startRow: index, endRow: index + 1 } }
    : { sheet, box: { ...whole, startColumn: index, endColumn: index + 1 } };
}

export function batchGetByDataFilter(
  execution: Execution,
  resource: unknown,
  id: unknown,
): object | undefined {
  return apiCall(execution, 'spreadsheets.values.batchGetByDataFilter', 'Read', id, (workbook) => {
    const body = JsonReader.of(resource, '', READ);
    const render = readRender(body);
    const valueRanges = body.list('dataFilters').flatMap((filter, at) =>
      rangesOfFilter(workbook, filter, `dataFilters[${at}]`).map((range) => ({
        valueRange: valueRange(execution, range, render),
        dataFilters: [filter],
      })),
    );
    execution.spend(apiReadMs(0, jsonBytes(valueRanges)));
    return { spreadsheetId: workbook.id, ...(valueRanges.length > 0 && { valueRanges }) };
  });
}

export function batchUpdateByDataFilter(
  execution: Execution,
  resource: unknown,
  id: unknown,
): object | undefined {
  return writeByFilter(execution, resource, id, rangesOfFilter);
}

export function batchClearByDataFilter(
  execution: Execution,
  resource: unknown,
  id: unknown,
): object | undefined {
  return apiCall(execution, 'spreadsheets.values.batchClearByDataFilter', 'Write', id, (workbook) =>
    workbook.transaction(() => {
      const filters = JsonReader.of(resource, '', ['dataFilters']).list('dataFilters');
      const clearedRanges = filters.flatMap((filter, at) =>
        rangesOfFilter(workbook, filter, `dataFilters[${at}]`).map((range) => clearBox(range)),
      );
      return { spreadsheetId: workbook.id, clearedRanges };
    }),
  );
}
