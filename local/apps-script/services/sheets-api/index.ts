import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { service } from '../../service';
import { apiCall } from './api-call';
import { batchUpdate } from './batch-update';
import { readDataFilter } from './data-filter';
import { JsonReader } from './json-reader';
import { allMetadata, metadataMessage } from './metadata';
import { getSpreadsheet } from './spreadsheets-get';
import { batchGetValues, getValues } from './values-read';
import { appendValues, batchClearValues, batchUpdateValues, clearValues, updateValues } from './values-write';

/** The advanced service `Sheets`: the REST API v4 with its parameters in the order Apps Script gives them. */
export function sheetsService(execution: Execution): ServiceObject {
  const values = service<GoogleAppsScript.Sheets.Collection.Spreadsheets.ValuesCollection>(
    'Sheets.Spreadsheets.Values',
    {
      get: (id, range, args) => getValues(execution, id, range, args),
      batchGet: (id, args) => batchGetValues(execution, id, args),
      update: (resource, id, range, args) => updateValues(execution, resource, id, range, args),
      batchUpdate: (resource, id) => batchUpdateValues(execution, resource, id),
      append: (resource, id, range, args) => appendValues(execution, resource, id, range, args),
      clear: (resource, id, range) => clearValues(execution, resource, id, range),
      batchClear: (resource, id) => batchClearValues(execution, resource, id),
    },
  );
  const metadata = service<GoogleAppsScript.Sheets.Collection.Spreadsheets.DeveloperMetadataCollection>(
    'Sheets.Spreadsheets.DeveloperMetadata',
    { search: (resource, id) => searchMetadata(execution, resource, id) },
  );
  const spreadsheets = service<GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection>(
    'Sheets.Spreadsheets',
    {
      Values: values,
      DeveloperMetadata: metadata,
      get: (id, args) => getSpreadsheet(execution, id, args),
      batchUpdate: (resource, id, args) => batchUpdate(execution, resource, id, args),
    },
  );
  return service<GoogleAppsScript.Sheets>('Sheets', { Spreadsheets: spreadsheets });
}

function searchMetadata(execution: Execution, resource: unknown, id: unknown): unknown {
  return apiCall(execution, 'spreadsheets.developerMetadata.search', 'Read', id, (workbook) => {
    const filters = JsonReader.of(resource, '', ['dataFilters']).list('dataFilters');
    const tests = filters.map((filter, at) => readDataFilter(workbook, filter, `dataFilters[${at}]`));
    const found = allMetadata(workbook).filter((placed) => tests.some((test) => test(placed)));
    if (found.length === 0) return {};
    return {
      matchedDeveloperMetadata: found.map((placed) => ({
        developerMetadata: metadataMessage(placed),
        dataFilters: filters.filter((_, at) => tests[at]?.(placed)),
      })),
    };
  });
}
