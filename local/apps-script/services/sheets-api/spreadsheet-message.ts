import type { Execution } from '../../execution';
import type { JsonObject } from '../../json';
import type { Box } from '../../spreadsheet/a1';
import type { Dimension, RangeRule, Sheet } from '../../spreadsheet/sheet';
import { allNames } from '../../spreadsheet/names';
import type { Workbook } from '../../spreadsheet/workbook';
import type { Traffic } from './api-call';
import { cellData } from './cell-data';
import type { FieldMask } from './field-mask';
import { select } from './field-mask';
import type { PlacedMetadata } from './metadata';
import { metadataMessage } from './metadata';
import type { SheetBox } from './ranges';
import { nameMessage } from './requests/name-requests';
import { gridRangeOf } from './ranges';

const DEFAULT_PIXELS: Record<Dimension, number> = { ROWS: 21, COLUMNS: 100 };

/** A Spreadsheet message, built only as far as the mask reaches: grids are large. */
export function spreadsheetMessage(
  execution: Execution,
  workbook: Workbook,
  options: { ranges: readonly SheetBox[] | null; mask: FieldMask; traffic: Traffic },
): JsonObject {
  const { mask, ranges } = options;
  const sheetsMask = mask.at('sheets');
  const rest = {
    spreadsheetId: workbook.id,
    properties: {
      title: workbook.state.title,
      locale: workbook.localeName,
      autoRecalc: 'ON_CHANGE',
      timeZone: workbook.timeZone,
    },
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${workbook.id}/edit`,
    ...present(
      'developerMetadata',
      workbook.state.metadata.map((metadata) =>
        metadataMessage({ metadata, place: { kind: 'SPREADSHEET' } }),
      ),
    ),
    ...present('namedRanges', allNames(workbook).map(nameMessage)),
  };
  const message = select(rest, mask) as JsonObject;
  if (sheetsMask) {
    message.sheets = workbook.sheets
      .filter((sheet) => !ranges || ranges.some((range) => range.sheet === sheet))
      .map((sheet) => sheetMessage(execution, workbook, sheet, { ...options, mask: sheetsMask }));
  }
  return message;
}

function present(name: string, list: readonly unknown[]): JsonObject {
  return list.length === 0 ? {} : { [name]: list };
}

export function sheetProperties(workbook: Workbook, sheet: Sheet): JsonObject {
  const { state } = sheet;
  return {
    sheetId: sheet.id,
    title: state.title,
    index: workbook.sheets.indexOf(sheet),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: state.rowCount,
      columnCount: state.columnCount,
      ...(state.frozenRowCount > 0 && { frozenRowCount: state.frozenRowCount }),
      ...(state.frozenColumnCount > 0 && { frozenColumnCount: state.frozenColumnCount }),
    },
    ...(state.isHidden && { hidden: true }),
    ...(state.tabColor && { tabColor: state.tabColor, tabColorStyle: { rgbColor: state.tabColor } }),
  };
}

function sheetMessage(
  execution: Execution,
  workbook: Workbook,
  sheet: Sheet,
  options: { ranges: readonly SheetBox[] | null; mask: FieldMask; traffic: Traffic },
): JsonObject {
  const { mask, ranges, traffic } = options;
  const message = select(
    {
      properties: sheetProperties(workbook, sheet),
      ...ruleMessages(sheet),
      ...present('developerMetadata', sheetMetadata(sheet)),
    },
    mask,
  ) as JsonObject;
  const dataMask = mask.at('data');
  if (dataMask) {
    const boxes = ranges?.filter((range) => range.sheet === sheet).map(({ box }) => box);
    message.data = (boxes ?? [sheet.wholeBox()]).map((box) =>
      gridData(execution, sheet, box, { mask: dataMask, traffic }),
    );
  }
  return message;
}

function sheetMetadata(sheet: Sheet): JsonObject[] {
  return sheet.state.metadata.map((metadata) =>
    metadataMessage({ metadata, place: { kind: 'SHEET', sheet } }),
  );
}

function ruleMessages(sheet: Sheet): JsonObject {
  const of = (kind: RangeRule['kind']): JsonObject[] =>
    sheet.state.rules.filter((rule) => rule.kind === kind).map((rule) => ruleMessage(sheet, rule));
  const [filter] = of('filter');
  return {
    ...present('protectedRanges', of('protection')),
    ...present('conditionalFormats', of('conditionalFormat')),
    ...(filter && { basicFilter: filter }),
    ...present(
      'merges',
      sheet.rulesOf('merge').flatMap(({ boxes }) => boxes.map((box) => gridRangeOf(sheet, box))),
    ),
    ...present('charts', of('chart')),
  };
}

export function ruleMessage(sheet: Sheet, rule: RangeRule): JsonObject {
  const ranges = rule.boxes.map((box) => gridRangeOf(sheet, box));
  if (rule.kind === 'conditionalFormat') return { ranges, ...rule.body };
  if (rule.kind === 'filter') return { range: ranges[0], ...rule.body };
  if (rule.kind === 'chart') return { chartId: rule.id, spec: { ranges, ...rule.body } };
  return { protectedRangeId: rule.id, range: ranges[0], ...rule.body };
}

function gridData(
  execution: Execution,
  sheet: Sheet,
  box: Box,
  { mask, traffic }: { mask: FieldMask; traffic: Traffic },
): JsonObject {
  const rowMask = mask.at('rowData');
  const data: JsonObject = {};
  // Proto3 JSON leaves out zeros.
  if (box.startRow > 0 && mask.has('startRow')) data.startRow = box.startRow;
  if (box.startColumn > 0 && mask.has('startColumn')) data.startColumn = box.startColumn;
  if (rowMask) {
    const rowData = rowMessages(execution, sheet, box, rowMask);
    traffic.rows += rowData.length;
    traffic.cells += rowData.length * (box.endColumn - box.startColumn);
    if (rowData.length > 0) data.rowData = rowData;
  }
  addBands(data, sheet, 'ROWS', 'rowMetadata', [box.startRow, box.endRow], mask);
  addBands(data, sheet, 'COLUMNS', 'columnMetadata', [box.startColumn, box.endColumn], mask);
  return data;
}

/** Rows and cells at the end that have nothing to show are left out; empty ones before them are `{}`. */
function rowMessages(execution: Execution, sheet: Sheet, box: Box, rowMask: FieldMask): JsonObject[] {
  const valueMask = rowMask.at('values');
  const rows: JsonObject[] = [];
  if (!valueMask) return rows;
  const endRow = Math.min(box.endRow, sheet.state.rows.length);
  for (let row = box.startRow; row < endRow; row += 1) {
    const values = cellMessages(execution, sheet, row, box, valueMask);
    if (values.length === 0) continue;
    while (rows.length < row - box.startRow) rows.push({});
    rows.push({ values });
  }
  return rows;
}

function cellMessages(
  execution: Execution,
  sheet: Sheet,
  row: number,
  box: Box,
  mask: FieldMask,
): JsonObject[] {
  const cells = sheet.rowCells(row);
  const values: JsonObject[] = [];
  const endColumn = Math.min(box.endColumn, cells.length);
  for (let column = box.startColumn; column < endColumn; column += 1) {
    const data = cellData(execution.world.evaluator, sheet, cells[column], mask);
    if (!data) continue;
    while (values.length < column - box.startColumn) values.push({});
    values.push(data);
  }
  return values;
}

function addBands(
  data: JsonObject,
  sheet: Sheet,
  dimension: Dimension,
  name: string,
  [start, end]: readonly [number, number],
  mask: FieldMask,
): void {
  const bandMask = mask.at(name);
  if (!bandMask) return;
  const kind = dimension === 'ROWS' ? 'ROW' : 'COLUMN';
  data[name] = Array.from({ length: end - start }, (_, offset) => {
    const index = start + offset;
    const band = sheet.band(dimension, index);
    const metadata = band.metadata.map((item): PlacedMetadata => ({
      metadata: item,
      place: { kind, sheet, index },
    }));
    const message = {
      pixelSize: band.pixelSize ?? DEFAULT_PIXELS[dimension],
      ...(band.isHidden && { hiddenByUser: true }),
      ...present('developerMetadata', metadata.map(metadataMessage)),
    };
    return select(message, bandMask);
  });
}
