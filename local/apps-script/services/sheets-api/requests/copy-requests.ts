import type { PasteType } from '../../../spreadsheet/paste';
import { cutCells, pasteBlock, readBlock, targetBox } from '../../../spreadsheet/paste';
import type { Box } from '../../../spreadsheet/a1';
import { parseDelimited } from '../../../delimited';
import { entryContext } from '../../../entry-context';
import { enter, putValue } from '../../../spreadsheet/entry';
import { BadRequest } from '../bad-request';
import type { JsonReader } from '../json-reader';
import { assertInside, readGridRange, sheetOf } from '../ranges';
import type { RequestContext, RequestHandlers } from './request';
import { LATENCY } from '../../../latency';

const PASTE_TYPES = [
  'PASTE_NORMAL',
  'PASTE_VALUES',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
];
const START = ['sheetId', 'rowIndex', 'columnIndex'];

export const COPY_REQUESTS: RequestHandlers = {
  copyPaste: { names: ['source', 'destination', 'pasteType', 'pasteOrientation'], apply: copyPaste },
  cutPaste: { names: ['source', 'destination', 'pasteType'], apply: cutPaste },
  pasteData: { names: ['coordinate', 'data', 'type', 'delimiter', 'html'], apply: pasteData },
};

function copyPaste({ execution, workbook, traffic }: RequestContext, body: JsonReader): void {
  const source = readGridRange(workbook, body.raw('source'), body.at('source'));
  const destination = readGridRange(workbook, body.raw('destination'), body.at('destination'));
  const type = body.oneOf('pasteType', PASTE_TYPES, 'PASTE_NORMAL') as PasteType;
  const isTransposed = body.oneOf('pasteOrientation', ['NORMAL', 'TRANSPOSE'], 'NORMAL') === 'TRANSPOSE';
  const block = readBlock(execution.world.evaluator, source, isTransposed);
  assertInside(destination.sheet, targetBox(destination.box, block));
  count(traffic, pasteBlock(destination, block, type));
}

function count(traffic: RequestContext['traffic'], box: Box): void {
  const rows = box.endRow - box.startRow;
  traffic.rows += rows;
  traffic.cells += rows * (box.endColumn - box.startColumn);
}

function cutPaste({ execution, workbook, traffic }: RequestContext, body: JsonReader): void {
  const source = readGridRange(workbook, body.raw('source'), body.at('source'));
  const type = body.oneOf('pasteType', PASTE_TYPES, 'PASTE_NORMAL');
  if (type !== 'PASTE_NORMAL') throw new BadRequest(`Cutting with ${type} is not part of the local runtime`);
  const { sheet, row, column } = readCoordinate(workbook, body.object('destination', START));
  const box = {
    startRow: row,
    startColumn: column,
    endRow: row + source.box.endRow - source.box.startRow,
    endColumn: column + source.box.endColumn - source.box.startColumn,
  };
  assertInside(sheet, box);
  cutCells(execution.world.evaluator, source, { sheet, box });
  count(traffic, box);
}

function readCoordinate(workbook: RequestContext['workbook'], start: JsonReader) {
  const sheet = sheetOf(workbook, start.integer('sheetId'));
  return { sheet, row: start.integer('rowIndex'), column: start.integer('columnIndex') };
}

/** Delimited text, parsed as if typed; PASTE_VALUES keeps formats, as PASTE_NORMAL of bare text does. */
function pasteData({ execution, workbook }: RequestContext, body: JsonReader): void {
  const { sheet, row, column } = readCoordinate(workbook, body.object('coordinate', START));
  if (body.has('html')) throw new BadRequest('Pasting html is not part of the local runtime');
  const delimiter = body.text('delimiter');
  if (delimiter === '') throw new BadRequest('Must specify delimiter.');
  body.oneOf('type', PASTE_TYPES, 'PASTE_NORMAL');
  const lines = parseDelimited(body.text('data'), delimiter);
  const width = Math.max(1, ...lines.map((line) => line.length));
  assertInside(sheet, {
    startRow: row,
    startColumn: column,
    endRow: row + lines.length,
    endColumn: column + width,
  });
  const context = entryContext(execution.world);
  lines.forEach((line, down) =>
    line.forEach((text, right) => {
      const before = sheet.get(row + down, column + right);
      const cell = text === '' ? putValue(before, null) : enter(before, text, 'script', context);
      sheet.set(row + down, column + right, cell);
    }),
  );
  execution.spend(lines.length * width * LATENCY.pastePerCellMs);
}
