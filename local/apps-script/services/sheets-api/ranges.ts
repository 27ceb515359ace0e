import type { Box, Span } from '../../spreadsheet/a1';
import { boxName, parseCells, quoteTitle, splitSheetName } from '../../spreadsheet/a1';
import { findName } from '../../spreadsheet/names';
import type { Sheet } from '../../spreadsheet/sheet';
import type { Workbook } from '../../spreadsheet/workbook';
import { BadRequest } from './bad-request';
import { JsonReader } from './json-reader';

export interface SheetBox {
  sheet: Sheet;
  box: Box;
}

export const GRID_RANGE = ['sheetId', 'startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'];
export const DIMENSION_RANGE = ['sheetId', 'dimension', 'startIndex', 'endIndex'];

export function sheetOf(workbook: Workbook, id: number): Sheet {
  const sheet = workbook.sheetById(id);
  if (!sheet) throw new BadRequest(`No grid with id: ${id}`);
  return sheet;
}

/** A GridRange message; open sides reach to the grid's edge, sides beyond it are an error. */
export function readGridRange(workbook: Workbook, value: unknown, path: string): SheetBox {
  const range = JsonReader.of(value, path, GRID_RANGE);
  const sheet = sheetOf(workbook, range.integer('sheetId'));
  const { rowCount, columnCount } = sheet.state;
  const box = {
    startRow: range.integer('startRowIndex'),
    startColumn: range.integer('startColumnIndex'),
    endRow: range.has('endRowIndex') ? range.integer('endRowIndex') : rowCount,
    endColumn: range.has('endColumnIndex') ? range.integer('endColumnIndex') : columnCount,
  };
  if (
    box.startRow < 0 ||
    box.startColumn < 0 ||
    box.endRow <= box.startRow ||
    box.endColumn <= box.startColumn
  ) {
    throw new BadRequest(`${path} is empty or negative`);
  }
  assertInside(sheet, box);
  return { sheet, box };
}

export function assertInside(sheet: Sheet, box: Box): void {
  const { rowCount, columnCount } = sheet.state;
  if (box.endRow <= rowCount && box.endColumn <= columnCount) return;
  throw new BadRequest(
    `Range (${rangeName(sheet, box)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
  );
}

export function rangeName(sheet: Sheet, box: Box): string {
  return `${quoteTitle(sheet.title)}!${boxName(box)}`;
}

export function gridRangeOf(sheet: Sheet, box: Box): Record<string, number> {
  return {
    sheetId: sheet.id,
    startRowIndex: box.startRow,
    endRowIndex: box.endRow,
    startColumnIndex: box.startColumn,
    endColumnIndex: box.endColumn,
  };
}

/** A range in A1 notation. A bare word is a tab's name first, then a named range's. It must start inside the grid and is cut at its edge. */
export function readA1(workbook: Workbook, text: string): SheetBox {
  const whole = workbook.sheetByTitle(text.replace(/^'(.*)'$/s, '$1').replace(/''/g, "'"));
  if (whole) return { sheet: whole, box: whole.wholeBox() };
  const named = findName(workbook, text);
  const [box] = named?.rule.boxes ?? [];
  if (named && box) return { sheet: named.sheet, box };
  const { title, cells } = splitSheetName(text);
  const sheet = title === null ? workbook.sheets[0] : workbook.sheetByTitle(title);
  if (!sheet) throw unparsable(text);
  if (cells === null) return { sheet, box: sheet.wholeBox() };
  const span = parseCells(cells);
  if (!span) throw unparsable(text);
  return { sheet, box: clamp(sheet, span) };
}

function unparsable(text: string): BadRequest {
  return new BadRequest(`Unable to parse range: ${text}`);
}

function clamp(sheet: Sheet, span: Span): Box {
  const { rowCount, columnCount } = sheet.state;
  const wanted = { ...span, endRow: span.endRow ?? rowCount, endColumn: span.endColumn ?? columnCount };
  if (span.startRow >= rowCount || span.startColumn >= columnCount) assertInside(sheet, wanted);
  return {
    ...wanted,
    endRow: Math.min(wanted.endRow, rowCount),
    endColumn: Math.min(wanted.endColumn, columnCount),
  };
}

/** One range or a list; a sheet is answered if a range lies in it. */
export function readRanges(workbook: Workbook, value: unknown): SheetBox[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item !== 'string') throw new BadRequest(`Unable to parse range: ${String(item)}`);
    return readA1(workbook, item);
  });
}
