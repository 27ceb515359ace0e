import {
  appendDimension,
  deleteDimension,
  insertDimension,
  moveDimension,
  sizeOf,
} from '../../../spreadsheet/dimensions';
import type { Dimension, Sheet } from '../../../spreadsheet/sheet';
import type { Workbook } from '../../../spreadsheet/workbook';
import { BadRequest } from '../bad-request';
import type { JsonReader } from '../json-reader';
import { JsonReader as Reader } from '../json-reader';
import { DIMENSION_RANGE, sheetOf } from '../ranges';
import type { RequestContext, RequestHandlers } from './request';
import { readMask } from './sheet-requests';

const PROPERTIES = ['pixelSize', 'hiddenByUser', 'hiddenByFilter', 'developerMetadata'];

export const DIMENSION_REQUESTS: RequestHandlers = {
  appendDimension: {
    names: ['sheetId', 'dimension', 'length'],
    apply: ({ workbook }, body) => {
      const length = body.integer('length');
      if (length < 1) throw new BadRequest('length must be greater than zero');
      appendDimension(workbook, sheetOf(workbook, body.integer('sheetId')), dimensionOf(body), length);
    },
  },
  insertDimension: { names: ['range', 'inheritFromBefore'], apply: insert },
  deleteDimension: {
    names: ['range'],
    apply: ({ workbook }, body) => {
      const { sheet, dimension, start, end } = readRange(workbook, body.raw('range'), body.at('range'));
      deleteDimension(workbook, sheet, dimension, start, end);
    },
  },
  moveDimension: { names: ['source', 'destinationIndex'], apply: move },
  updateDimensionProperties: {
    names: ['range', 'properties', 'fields', 'dataSourceSheetRange'],
    apply: update,
  },
  autoResizeDimensions: {
    names: ['dimensions', 'dataSourceSheetDimensions'],
    apply: ({ workbook }, body) => void readRange(workbook, body.raw('dimensions'), body.at('dimensions')),
  },
};

interface DimensionRange {
  sheet: Sheet;
  dimension: Dimension;
  start: number;
  end: number;
}

function dimensionOf(body: JsonReader): Dimension {
  const dimension = body.oneOf('dimension', ['ROWS', 'COLUMNS'], '');
  if (dimension === '') throw new BadRequest('Must specify dimension.');
  return dimension === 'ROWS' ? 'ROWS' : 'COLUMNS';
}

export function readRange(workbook: Workbook, value: unknown, path: string, slack = 0): DimensionRange {
  const range = Reader.of(value, path, DIMENSION_RANGE);
  const sheet = sheetOf(workbook, range.integer('sheetId'));
  const dimension = dimensionOf(range);
  const size = sizeOf(sheet, dimension);
  const start = range.integer('startIndex');
  const end = range.has('endIndex') ? range.integer('endIndex') : size;
  if (start < 0 || end <= start) throw new BadRequest(`${path} is empty or negative`);
  if (slack === 0 ? end > size : start > size) {
    throw new BadRequest(`Cannot use ${dimension.toLowerCase()} ${start}-${end}: the sheet has ${size}`);
  }
  return { sheet, dimension, start, end };
}

function insert({ workbook }: RequestContext, body: JsonReader): void {
  const { sheet, dimension, start, end } = readRange(workbook, body.raw('range'), body.at('range'), 1);
  const inherits = body.flag('inheritFromBefore');
  if (inherits && start === 0) throw new BadRequest('Cannot inherit from before the first row or column.');
  insertDimension(workbook, sheet, dimension, start, end - start);
  inheritLooks(sheet, dimension, { start, end, from: inherits ? start - 1 : end });
}

/** New rows and columns take the formats of the neighbour that the request names; its contents and notes they do not. */
function inheritLooks(
  sheet: Sheet,
  dimension: Dimension,
  { start, end, from }: { start: number; end: number; from: number },
): void {
  if (from >= sizeOf(sheet, dimension)) return;
  const across = dimension === 'ROWS' ? sheet.rowCells(from).length : sheet.state.rows.length;
  for (let other = 0; other < across; other += 1) {
    const model = dimension === 'ROWS' ? sheet.get(from, other) : sheet.get(other, from);
    if (!model || (!model.look.numberFormat && !model.look.format)) continue;
    const blank = { value: null, formula: null, look: { ...model.look, note: null } };
    for (let index = start; index < end; index += 1) {
      const [row, column] = dimension === 'ROWS' ? [index, other] : [other, index];
      sheet.set(row, column, blank);
    }
  }
}

function move({ workbook }: RequestContext, body: JsonReader): void {
  const { sheet, dimension, start, end } = readRange(workbook, body.raw('source'), body.at('source'));
  const destination = body.integer('destinationIndex');
  if (destination < 0 || destination > sizeOf(sheet, dimension)) {
    throw new BadRequest(`destinationIndex ${destination} is outside the grid`);
  }
  moveDimension(workbook, sheet, dimension, { start, end }, destination);
}

function update({ workbook }: RequestContext, body: JsonReader): void {
  const { sheet, dimension, start, end } = readRange(workbook, body.raw('range'), body.at('range'));
  const properties = body.object('properties', PROPERTIES);
  const mask = readMask(body);
  const names = mask.selectsAll
    ? PROPERTIES.slice(0, 2).filter((name) => properties.has(name))
    : mask.names();
  const patch: { pixelSize?: number; isHidden?: boolean } = {};
  for (const name of names) {
    if (name === 'pixelSize') patch.pixelSize = pixelSize(properties);
    else if (name === 'hiddenByUser') patch.isHidden = properties.flag('hiddenByUser');
    else throw new BadRequest(`Invalid field: ${name}`);
  }
  for (let index = start; index < end; index += 1) {
    sheet.setBand(dimension, index, { ...sheet.band(dimension, index), ...patch });
  }
}

function pixelSize(properties: JsonReader): number {
  const size = properties.integer('pixelSize');
  if (size < 2 || size > 2_000) throw new BadRequest(`Invalid pixelSize ${size}`);
  return size;
}
