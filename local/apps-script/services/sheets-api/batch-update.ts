import type { Execution } from '../../execution';
import { isJsonObject, jsonBytes } from '../../json';
import type { JsonObject } from '../../json';
import { apiReadMs, apiWriteMs } from '../../latency';
import type { Workbook } from '../../spreadsheet/workbook';
import { apiCall } from './api-call';
import { BadRequest, UnknownField, within } from './bad-request';
import { JsonReader } from './json-reader';
import { readRanges } from './ranges';
import { CELL_REQUESTS } from './requests/cell-requests';
import { COPY_REQUESTS } from './requests/copy-requests';
import { DIMENSION_REQUESTS } from './requests/dimension-requests';
import { METADATA_REQUESTS } from './requests/metadata-requests';
import { FIND_REQUESTS } from './requests/find-replace';
import { MERGE_REQUESTS } from './requests/merge-requests';
import { NAME_REQUESTS } from './requests/name-requests';
import { PROTECTION_REQUESTS } from './requests/protection-requests';
import type { RequestContext, RequestHandlers } from './requests/request';
import { RULE_REQUESTS } from './requests/rule-requests';
import { SHEET_REQUESTS } from './requests/sheet-requests';
import { SORT_REQUESTS } from './requests/sort-requests';
import { assertKnownFields, FieldMask, select } from './field-mask';
import { SPREADSHEET } from './schema';
import { readFields } from './spreadsheets-get';
import { spreadsheetMessage } from './spreadsheet-message';

const HANDLERS: RequestHandlers = {
  ...SHEET_REQUESTS,
  ...CELL_REQUESTS,
  ...COPY_REQUESTS,
  ...DIMENSION_REQUESTS,
  ...FIND_REQUESTS,
  ...MERGE_REQUESTS,
  ...METADATA_REQUESTS,
  ...NAME_REQUESTS,
  ...PROTECTION_REQUESTS,
  ...RULE_REQUESTS,
  ...SORT_REQUESTS,
};

const BODY = ['requests', 'includeSpreadsheetInResponse', 'responseRanges', 'responseIncludeGridData'];

/**
 * One atomic change: requests are applied in order, and the first bad one undoes them all. The time it takes passes
 * before it is final, so that a call cut off by the deadline has had no effect.
 */
export function batchUpdate(
  execution: Execution,
  resource: unknown,
  id: unknown,
  optionalArgs: unknown,
): object | undefined {
  return apiCall(execution, 'spreadsheets.batchUpdate', 'Write', id, (workbook) => {
    const body = JsonReader.of(resource, '', BODY);
    const fields = JsonReader.of(optionalArgs ?? {}, '', ['fields']).text('fields');
    const requests = body.list('requests');
    if (requests.length === 0) throw new BadRequest('Must specify at least one request.');
    return workbook.transaction(() => {
      const context = { execution, workbook, traffic: { cells: 0, rows: 0, bytes: jsonBytes(resource) } };
      const replies = requests.map((request, index) => applyRequest(context, request, index));
      const { cells, rows, bytes } = context.traffic;
      execution.spend(apiWriteMs(cells, rows, bytes));
      const response = {
        spreadsheetId: workbook.id,
        replies,
        ...updatedSpreadsheet(execution, workbook, body),
      };
      return fields === '' ? response : selectResponse(response, fields);
    });
  });
}

function applyRequest(context: RequestContext, request: unknown, index: number): JsonObject {
  const place = `requests[${index}]`;
  const [kind, value] = theOnlyMember(request, place);
  const handler = Object.hasOwn(HANDLERS, kind) ? HANDLERS[kind] : undefined;
  if (!handler) {
    throw new UnknownField(
      `Invalid JSON payload received. Unknown name "${kind}" at '${place}': Cannot find field. ` +
        `(Sheets.Spreadsheets.batchUpdate.${kind} is not part of the local runtime.)`,
    );
  }
  return within(`Invalid ${place}.${kind}`, () => {
    const reply = handler.apply(context, JsonReader.of(value, `${place}.${kind}`, handler.names));
    return reply ? { [kind]: reply } : {};
  });
}

function theOnlyMember(request: unknown, place: string): [string, unknown] {
  const members = isJsonObject(request)
    ? Object.entries(request).filter(([, value]) => value !== undefined)
    : [];
  const [first, second] = members;
  if (!first) throw new BadRequest(`Invalid ${place}: No request set.`);
  if (second) {
    throw new UnknownField(
      `Invalid JSON payload received. '${place}': oneof field 'kind' is already set. Cannot set '${second[0]}'`,
    );
  }
  return first;
}

function updatedSpreadsheet(execution: Execution, workbook: Workbook, body: JsonReader): JsonObject {
  if (!body.flag('includeSpreadsheetInResponse')) return {};
  const traffic = { cells: 0, rows: 0, bytes: 0 };
  const message = spreadsheetMessage(execution, workbook, {
    ranges: body.has('responseRanges') ? readRanges(workbook, body.raw('responseRanges')) : null,
    mask: readFields('', body.flag('responseIncludeGridData')),
    traffic,
  });
  execution.spend(apiReadMs(traffic.cells, jsonBytes(message)));
  return { updatedSpreadsheet: message };
}

function selectResponse(response: JsonObject, fields: string): object {
  const mask = FieldMask.parse(fields);
  assertKnownFields(mask, { spreadsheetId: true, replies: true, updatedSpreadsheet: SPREADSHEET });
  return select(response, mask) as object;
}
