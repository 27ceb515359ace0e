import type { Checks } from '../facts';
import type { Live } from './live';
import { equal, fails } from './live';

type Request = GoogleAppsScript.Sheets.Schema.Request;

function api(): GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection {
  if (!Sheets) throw new Error('The advanced service is not switched on');
  return Sheets.Spreadsheets;
}

const values = () => api().Values;

function put({ ss, sheet }: Live, cells: unknown[][], valueInputOption: 'RAW' | 'USER_ENTERED'): void {
  values().update({ values: cells }, ss.getId(), `'${sheet.getName()}'!A1`, { valueInputOption });
}

function batch({ ss }: Live, requests: Request[], more: object = {}) {
  return api().batchUpdate({ requests, ...more }, ss.getId());
}

export const SHEETS_API_CHECKS: Checks<Live> = {
  'sheets-api/raw-keeps-text': (live) => {
    put(live, [['007', '1E5', '=1+1', 'TRUE']], 'RAW');
    equal(live.sheet.getRange('A1:D1').getValues(), [['007', '1E5', '=1+1', 'TRUE']]);
  },
  'sheets-api/user-entered-parses': (live) => {
    put(live, [['007', '1E5', '=1+1', 'TRUE']], 'USER_ENTERED');
    equal(live.sheet.getRange('A1:D1').getValues(), [[7, 100_000, 2, true]]);
  },
  'sheets-api/null-skips': (live) => {
    put(live, [['a', 'b', 'c']], 'RAW');
    put(live, [['x', null, 'z']], 'RAW');
    equal(live.sheet.getRange('A1:C1').getValues(), [['x', 'b', 'z']]);
  },
  'sheets-api/batch-is-atomic': (live) => {
    const sheetId = live.sheet.getSheetId();
    const write = (stringValue: string, columnIndex: number): Request => ({
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex },
        rows: [{ values: [{ userEnteredValue: { stringValue } }] }],
        fields: 'userEnteredValue',
      },
    });
    fails(
      () => batch(live, [write('kept?', 0), { deleteSheet: { sheetId: 1 } }]),
      'Invalid requests[1].deleteSheet',
    );
    equal(live.sheet.getRange('A1').getValue(), '');
  },
  'sheets-api/error': ({ ss }) => {
    try {
      values().get(ss.getId(), 'No such tab!A1');
    } catch (error) {
      const { name, message, details } = error as Error & { details?: { code?: number } };
      equal(name, 'GoogleJsonResponseException');
      equal(
        message,
        'API call to sheets.spreadsheets.values.get failed with error: Unable to parse range: No such tab!A1',
      );
      equal(details?.code, 400);
      return;
    }
    throw new Error('Did not fail');
  },
  'sheets-api/trailing-empties': (live) => {
    put(
      live,
      [
        ['a', '', ''],
        ['', '', ''],
        ['', 'b', ''],
      ],
      'RAW',
    );
    const read = values().get(live.ss.getId(), `'${live.sheet.getName()}'!A1:E9`).values;
    equal(read, [['a'], [], ['', 'b']]);
  },
  'sheets-api/formatted-by-default': (live) => {
    live.sheet.getRange('A1').setNumberFormat('0.00').setValue(2.5);
    SpreadsheetApp.flush();
    const range = `'${live.sheet.getName()}'!A1`;
    const raw = { valueRenderOption: 'UNFORMATTED_VALUE' };
    equal(
      [values().get(live.ss.getId(), range).values, values().get(live.ss.getId(), range, raw).values],
      [[['2.50']], [[2.5]]],
    );
  },
  'sheets-api/replies': (live) => {
    const sheetId = live.sheet.getSheetId();
    const answer = batch(live, [
      { appendDimension: { sheetId, dimension: 'ROWS', length: 1 } },
      { findReplace: { find: 'x', replacement: 'y', sheetId } },
    ]);
    equal(
      answer.replies?.map((reply) => Object.keys(reply)),
      [[], ['findReplace']],
    );
  },
  'sheets-api/response-ranges': (live) => {
    put(live, [['id']], 'RAW');
    const answer = batch(
      live,
      [{ appendDimension: { sheetId: live.sheet.getSheetId(), dimension: 'ROWS', length: 1 } }],
      {
        includeSpreadsheetInResponse: true,
        responseRanges: [`'${live.sheet.getName()}'!A1:A1`],
        responseIncludeGridData: true,
      },
    );
    const [cell] = answer.updatedSpreadsheet?.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values ?? [];
    equal(cell?.formattedValue, 'id');
  },
  'sheets-api/metadata-moves': (live) => {
    const { sheet, ss } = live;
    sheet.getRange('B:B').addDeveloperMetadata('field', 'price');
    sheet.insertColumnBefore(1);
    SpreadsheetApp.flush();
    const found = api().DeveloperMetadata.search(
      { dataFilters: [{ developerMetadataLookup: { metadataKey: 'field' } }] },
      ss.getId(),
    ).matchedDeveloperMetadata;
    equal(
      found?.map(({ developerMetadata }) => developerMetadata?.location?.dimensionRange?.startIndex),
      [2],
    );
  },
};
