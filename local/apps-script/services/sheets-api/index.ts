import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { service } from '../../service';
import { apiCall } from './api-call';
import { batchUpdate } from './batch-update';
import { BadRequest } from './bad-request';
import { readDataFilter } from './data-filter';
import { JsonReader } from './json-reader';
import { allMetadata, metadataMessage } from './metadata';
import { getByDataFilter, getSpreadsheet } from './spreadsheets-get';
import { batchClearByDataFilter, batchGetByDataFilter, batchUpdateByDataFilter } from './values-by-filter';
import { batchGetValues, getValues } from './values-read';
import { appendValues, batchClearValues, batchUpdateValues, clearValues, updateValues } from './values-write';

/** Any method of an advanced service takes optional parameters last; the types leave them out here. */
interface Spreadsheets extends Omit<
  GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection,
  'batchUpdate'
> {
  batchUpdate(resource: object, spreadsheetId: string, optionalArgs?: object): object;
}

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
      batchGetByDataFilter: (resource, id) => batchGetByDataFilter(execution, resource, id),
      batchUpdateByDataFilter: (resource, id) => batchUpdateByDataFilter(execution, resource, id),
      batchClearByDataFilter: (resource, id) => batchClearByDataFilter(execution, resource, id),
    },
  );
  const metadata = service<GoogleAppsScript.Sheets.Collection.Spreadsheets.DeveloperMetadataCollection>(
    'Sheets.Spreadsheets.DeveloperMetadata',
    {
      get: (id, metadataId) => getMetadata(execution, id, metadataId),
      search: (resource, id) => searchMetadata(execution, resource, id),
    },
  );
  const spreadsheets = service<Spreadsheets>('Sheets.Spreadsheets', {
    Values: values,
    DeveloperMetadata: metadata,
    get: (id, args) => getSpreadsheet(execution, id, args),
    getByDataFilter: (resource, id, optionalArgs) => getByDataFilter(execution, resource, id, optionalArgs),
    batchUpdate: (resource, id, args) => batchUpdate(execution, resource, id, args),
  });
  return service<GoogleAppsScript.Sheets>('Sheets', { Spreadsheets: spreadsheets });
}

function getMetadata(execution: Execution, id: unknown, metadataId: unknown): object | undefined {
  return apiCall(execution, 'spreadsheets.developerMetadata.get', 'Read', id, (workbook) => {
    const found = allMetadata(workbook).find(({ metadata }) => metadata.id === metadataId);
    if (!found) throw new BadRequest(`No developer metadata with id ${String(metadataId)}`, 404);
    return metadataMessage(found);
  });
}

function searchMetadata(execution: Execution, resource: unknown, id: unknown): object | undefined {
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
