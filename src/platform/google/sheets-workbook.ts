import type { CellValue, Change, ExactCell, TabInfo, ValueBlock, Workbook } from '../ports';
import { a1 } from '../a1';
import { inParts } from '../lists';
import { BINDING_KEY, toRequests } from './sheet-requests';
import type { SheetsQuota } from './sheets-quota';

type ApiSheet = GoogleAppsScript.Sheets.Schema.Sheet;
type ApiCell = GoogleAppsScript.Sheets.Schema.CellData;

const TAB_FIELDS =
  'properties(locale,timeZone),sheets(properties(sheetId,title,index,hidden,gridProperties(rowCount,columnCount)),merges,' +
  'data(startColumn,columnMetadata(developerMetadata(metadataKey,metadataValue))))';

const CELL_FIELDS =
  'sheets(properties(sheetId,title),data(startRow,startColumn,' +
  'rowData(values(userEnteredValue,effectiveValue,userEnteredFormat(numberFormat)))))';

const DATE_TYPES = ['DATE', 'TIME', 'DATE_TIME'];

/** An address has some 2,000 characters. */
const MOST_IN_ADDRESS = 40;

/** The Sheets API behind the port. It works by id, so it is the same code wherever the script was called from. */
export class SheetsWorkbook implements Workbook {
  constructor(
    readonly id: string,
    private readonly quota: SheetsQuota,
  ) {}

  describe() {
    const file = this.quota.read(() => spreadsheets().get(this.id, { fields: TAB_FIELDS }));
    const tabs = (file.sheets ?? []).map(toTab);
    return { tabs, locale: file.properties?.locale ?? '', timeZone: file.properties?.timeZone ?? '' };
  }

  readValues(ranges: string[]): CellValue[][][] {
    return this.readPlain(ranges, 'ROWS');
  }

  readColumns(ranges: string[]): CellValue[][][] {
    return this.readPlain(ranges, 'COLUMNS');
  }

  private readPlain(ranges: string[], majorDimension: 'ROWS' | 'COLUMNS'): CellValue[][][] {
    if (ranges.length === 0) return [];
    const options = {
      ranges,
      majorDimension,
      valueRenderOption: 'UNFORMATTED_VALUE',
      dateTimeRenderOption: 'SERIAL_NUMBER',
    };
    const { valueRanges = [] } = this.quota.read(() => spreadsheetValues().batchGet(this.id, options));
    return ranges.map((_, index) => {
      const { values = [], majorDimension: given = majorDimension } = valueRanges[index] ?? {};
      const lines = values.map(withNulls);
      return given === majorDimension ? lines : turned(lines);
    });
  }

  readExact(ranges: string[]): ExactCell[][][] {
    if (ranges.length === 0) return [];
    const blocks = ranges.length > MOST_IN_ADDRESS ? this.readByFilter(ranges) : null;
    return blocks ?? inParts(ranges, MOST_IN_ADDRESS).flatMap((some) => this.readByAddress(some));
  }

  /**
   * The ranges go in the body of the request, since an address has room for a few only. Null where that cannot be
   * done, or where the answer has other blocks than one for each range.
   */
  private readByFilter(ranges: string[]): ExactCell[][][] | null {
    if (!has(spreadsheets(), 'getByDataFilter')) return null;
    const body = { dataFilters: ranges.map((a1Range) => ({ a1Range })) };
    const file = this.quota.read(() =>
      spreadsheets().getByDataFilter(body, this.id, { fields: CELL_FIELDS }),
    );
    return toBlocks(file.sheets ?? [], ranges);
  }

  private readByAddress(ranges: string[]): ExactCell[][][] {
    const file = this.quota.read(() => spreadsheets().get(this.id, { ranges, fields: CELL_FIELDS }));
    const blocks = toBlocks(file.sheets ?? [], ranges);
    if (!blocks)
      throw new Error(`Sheets gave other blocks of cells than the ${ranges.length} that were asked for`);
    return blocks;
  }

  commit(changes: Change[], watch: string[] = []): ExactCell[][][] {
    const requests = changes.flatMap(toRequests);
    if (requests.length === 0) return this.readExact(watch);
    const response = this.quota.write(() =>
      watch.length === 0
        ? spreadsheets().batchUpdate({ requests }, this.id)
        : spreadsheets().batchUpdate(
            {
              requests,
              includeSpreadsheetInResponse: true,
              responseRanges: watch,
              responseIncludeGridData: true,
            },
            this.id,
          ),
    );
    if (watch.length === 0) return [];
    const sheets = response.updatedSpreadsheet?.sheets ?? [];
    return toBlocks(sheets, watch) ?? this.readExact(watch);
  }

  fill(blocks: ValueBlock[]): void {
    const filled = blocks.filter(({ values }) => values.length > 0);
    if (filled.length === 0) return;
    if (!has(spreadsheetValues(), 'batchUpdateByDataFilter')) return this.fillByTitle(filled);
    const data = filled.map(toFilterRange);
    this.quota.write(() =>
      spreadsheetValues().batchUpdateByDataFilter({ valueInputOption: 'RAW', data }, this.id),
    );
  }

  private fillByTitle(blocks: ValueBlock[]): void {
    const titles = new Map(this.describe().tabs.map(({ sheetId, title }) => [sheetId, title]));
    const data = blocks.map(({ sheetId, row, column, values }) => {
      const title = titles.get(sheetId);
      if (title === undefined) throw new Error(`There is no tab with the id ${sheetId}`);
      const range = a1(title, row, column, row + values.length - 1, column + widthOf(values) - 1);
      return { range, majorDimension: 'ROWS', values };
    });
    this.quota.write(() => spreadsheetValues().batchUpdate({ valueInputOption: 'RAW', data }, this.id));
  }
}

/** What goes by filters was added to the API later than all else, and not everything that speaks it has it. */
function has<T extends object>(service: T, method: keyof T): boolean {
  return typeof service[method] === 'function';
}

function widthOf(values: readonly (readonly unknown[])[]): number {
  return values.reduce((widest, line) => Math.max(widest, line.length), 1);
}

function toFilterRange({ sheetId, row, column, values }: ValueBlock) {
  const gridRange = {
    sheetId,
    startRowIndex: row,
    endRowIndex: row + values.length,
    startColumnIndex: column,
    endColumnIndex: column + widthOf(values),
  };
  return { dataFilter: { gridRange }, majorDimension: 'ROWS', values };
}

const NOT_ENABLED = 'The advanced Sheets service is not enabled for this script (see appsscript.json)';

function spreadsheets(): GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection {
  const service = typeof Sheets === 'undefined' ? undefined : Sheets;
  if (!service?.Spreadsheets) throw new Error(NOT_ENABLED);
  return service.Spreadsheets;
}

function spreadsheetValues(): GoogleAppsScript.Sheets.Collection.Spreadsheets.ValuesCollection {
  const { Values } = spreadsheets();
  if (!Values) throw new Error(NOT_ENABLED);
  return Values;
}

function toTab({ properties, data, merges = [] }: ApiSheet): TabInfo {
  const [grid] = data ?? [];
  const firstColumn = grid?.startColumn ?? 0;
  return {
    sheetId: properties?.sheetId ?? 0,
    title: properties?.title ?? '',
    index: properties?.index ?? 0,
    hidden: properties?.hidden ?? false,
    rows: properties?.gridProperties?.rowCount ?? 0,
    columns: properties?.gridProperties?.columnCount ?? 0,
    merges: merges.map(toRectangle),
    bindings: (grid?.columnMetadata ?? []).flatMap(({ developerMetadata = [] }, index) =>
      developerMetadata
        .filter(({ metadataKey }) => metadataKey === BINDING_KEY)
        .map(({ metadataValue }) => ({ column: firstColumn + index, value: metadataValue ?? '' })),
    ),
  };
}

function toRectangle({
  startRowIndex = 0,
  endRowIndex = 0,
  startColumnIndex = 0,
  endColumnIndex = 0,
}: GoogleAppsScript.Sheets.Schema.GridRange) {
  const [rows, columns] = [endRowIndex - startRowIndex, endColumnIndex - startColumnIndex];
  return { row: startRowIndex, column: startColumnIndex, rows, columns };
}

/** Blank cells as null; in place, since answers may hold millions of cells. */
function withNulls(line: unknown[]): CellValue[] {
  for (let at = 0; at < line.length; at++) if (line[at] === '' || line[at] === undefined) line[at] = null;
  return line as CellValue[];
}

/** Rows as columns, or the other way round, without the blank cells at their ends. */
function turned(lines: readonly CellValue[][]): CellValue[][] {
  return Array.from({ length: widthOf(lines) }, (_, at) => {
    const line = lines.map((cells) => cells[at] ?? null);
    while (line.length > 0 && line[line.length - 1] === null) line.pop();
    return line;
  });
}

/** One block for each range, in their order; all ranges are of one tab. Null where that is not what came. */
function toBlocks(sheets: readonly ApiSheet[], ranges: readonly string[]): ExactCell[][][] | null {
  const title = titleOf(ranges[0] ?? '');
  const sheet =
    sheets.find(({ properties }) => properties?.title === title) ?? sheets.find(({ data }) => data);
  const blocks = sheet?.data ?? [];
  if (blocks.length !== ranges.length) return null;
  return blocks.map(({ rowData = [] }) => rowData.map(({ values = [] }) => values.map(toExactCell)));
}

/** `'It''s'!A1:B2` → `It's` */
function titleOf(range: string): string {
  return (/^'((?:[^']|'')*)'/.exec(range)?.[1] ?? '').replace(/''/g, "'");
}

function toExactCell({ userEnteredValue, effectiveValue, userEnteredFormat }: ApiCell): ExactCell {
  const shown = effectiveValue ?? userEnteredValue;
  const value = shown?.stringValue ?? shown?.numberValue ?? shown?.boolValue ?? null;
  const formatType = userEnteredFormat?.numberFormat?.type ?? '';
  return {
    value: value === '' ? null : value,
    formula: userEnteredValue?.formulaValue ?? null,
    error: effectiveValue?.errorValue ? errorText(effectiveValue.errorValue.type ?? 'ERROR') : null,
    isDate: typeof value === 'number' && DATE_TYPES.includes(formatType),
  };
}

/** What the cell shows for an error type of the API. */
function errorText(type: string): string {
  const texts: Record<string, string> = {
    DIVIDE_BY_ZERO: '#DIV/0!',
    N_A: '#N/A',
    NAME: '#NAME?',
    NULL_VALUE: '#NULL!',
    NUM: '#NUM!',
    REF: '#REF!',
    VALUE: '#VALUE!',
  };
  return texts[type] ?? '#ERROR!';
}
