import type { Execution } from '../../execution';
import { jsonBytes } from '../../json';
import { apiReadMs } from '../../latency';
import { apiCall } from './api-call';
import { assertKnownFields, FieldMask } from './field-mask';
import { JsonReader } from './json-reader';
import { readRanges } from './ranges';
import { SPREADSHEET } from './schema';
import { spreadsheetMessage } from './spreadsheet-message';
import { rangesOfFilter } from './values-by-filter';

/** Without a mask and without includeGridData: everything but the grids. */
const NO_GRID =
  'spreadsheetId,properties,spreadsheetUrl,developerMetadata,namedRanges,sheets(properties,merges,' +
  'conditionalFormats,basicFilter,protectedRanges,charts,developerMetadata)';

export function getSpreadsheet(execution: Execution, id: unknown, optionalArgs: unknown): object | undefined {
  return apiCall(execution, 'spreadsheets.get', 'Read', id, (workbook) => {
    const args = JsonReader.of(optionalArgs ?? {}, '', ['ranges', 'fields', 'includeGridData']);
    const mask = readFields(args.text('fields'), args.flag('includeGridData'));
    const traffic = { cells: 0, rows: 0, bytes: 0 };
    const ranges = args.has('ranges') ? readRanges(workbook, args.raw('ranges')) : null;
    const message = spreadsheetMessage(execution, workbook, { ranges, mask, traffic });
    execution.spend(apiReadMs(traffic.cells, jsonBytes(message)));
    return message;
  });
}

export function getByDataFilter(
  execution: Execution,
  resource: unknown,
  id: unknown,
  optionalArgs?: unknown,
): object | undefined {
  return apiCall(execution, 'spreadsheets.getByDataFilter', 'Read', id, (workbook) => {
    const body = JsonReader.of(resource, '', ['dataFilters', 'includeGridData']);
    const traffic = { cells: 0, rows: 0, bytes: 0 };
    const ranges = body
      .list('dataFilters')
      .flatMap((filter, at) => rangesOfFilter(workbook, filter, `dataFilters[${at}]`));
    const args = JsonReader.of(optionalArgs ?? {}, '', ['fields']);
    const mask = readFields(args.text('fields'), body.flag('includeGridData'));
    const message = spreadsheetMessage(execution, workbook, { ranges, mask, traffic });
    execution.spend(apiReadMs(traffic.cells, jsonBytes(message)));
    return message;
  });
}

/** With a mask includeGridData is ignored (documented). */
export function readFields(fields: string, includeGridData: boolean): FieldMask {
  if (fields === '') return includeGridData ? FieldMask.EVERYTHING : FieldMask.parse(NO_GRID);
  const mask = FieldMask.parse(fields);
  assertKnownFields(mask, SPREADSHEET);
  return mask;
}
