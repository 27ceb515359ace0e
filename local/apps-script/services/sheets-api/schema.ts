import type { FieldSchema } from './field-mask';

/** Names a `fields` parameter may use in a Spreadsheet message; `true` stops checking below. */
const METADATA: FieldSchema = {
  metadataId: true,
  metadataKey: true,
  metadataValue: true,
  visibility: true,
  location: true,
};

const BAND: FieldSchema = {
  pixelSize: true,
  hiddenByUser: true,
  hiddenByFilter: true,
  developerMetadata: METADATA,
};

const CELL: FieldSchema = {
  userEnteredValue: true,
  effectiveValue: true,
  formattedValue: true,
  userEnteredFormat: true,
  effectiveFormat: true,
  hyperlink: true,
  note: true,
  textFormatRuns: true,
  dataValidation: true,
};

export const SHEET_PROPERTIES: FieldSchema = {
  sheetId: true,
  title: true,
  index: true,
  sheetType: true,
  gridProperties: {
    rowCount: true,
    columnCount: true,
    frozenRowCount: true,
    frozenColumnCount: true,
    hideGridlines: true,
  },
  hidden: true,
  tabColor: true,
  tabColorStyle: true,
  rightToLeft: true,
};

export const SPREADSHEET: FieldSchema = {
  spreadsheetId: true,
  properties: { title: true, locale: true, timeZone: true, autoRecalc: true, defaultFormat: true },
  sheets: {
    properties: SHEET_PROPERTIES,
    data: {
      startRow: true,
      startColumn: true,
      rowData: { values: CELL },
      rowMetadata: BAND,
      columnMetadata: BAND,
    },
    merges: true,
    conditionalFormats: true,
    basicFilter: true,
    protectedRanges: true,
    bandedRanges: true,
    filterViews: true,
    charts: true,
    developerMetadata: METADATA,
  },
  namedRanges: true,
  spreadsheetUrl: true,
  developerMetadata: METADATA,
};
