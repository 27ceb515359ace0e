import type { JsonObject } from '../../../json';
import { isJsonObject } from '../../../json';
import { copySheet } from '../../../spreadsheet/copy-sheet';
import { dropFromFormulas, renameInFormulas } from '../../../spreadsheet/formula/adjust';
import { appendDimension, deleteDimension, sizeOf } from '../../../spreadsheet/dimensions';
import type { Dimension, Sheet } from '../../../spreadsheet/sheet';
import type { Workbook } from '../../../spreadsheet/workbook';
import { BadRequest } from '../bad-request';
import { assertKnownFields, FieldMask } from '../field-mask';
import type { JsonReader } from '../json-reader';
import { sheetOf } from '../ranges';
import { SHEET_PROPERTIES } from '../schema';
import { sheetProperties } from '../spreadsheet-message';
import type { RequestContext, RequestHandlers } from './request';

const DEFAULT_ROWS = 1_000; // [P] a new tab is 1000 x 26 (reference 1.8)
const DEFAULT_COLUMNS = 26;
const PROPERTIES = Object.keys(SHEET_PROPERTIES);
const GRID = ['rowCount', 'columnCount', 'frozenRowCount', 'frozenColumnCount', 'hideGridlines'];

export const SHEET_REQUESTS: RequestHandlers = {
  addSheet: { names: ['properties'], apply: addSheet },
  deleteSheet: {
    names: ['sheetId'],
    apply: ({ workbook }, body) => deleteSheet(workbook, sheetOf(workbook, body.integer('sheetId'))),
  },
  duplicateSheet: {
    names: ['sourceSheetId', 'insertSheetIndex', 'newSheetId', 'newSheetName'],
    apply: duplicateSheet,
  },
  updateSheetProperties: { names: ['properties', 'fields'], apply: updateSheetProperties },
  updateSpreadsheetProperties: { names: ['properties', 'fields'], apply: updateSpreadsheetProperties },
};

function addSheet({ workbook }: RequestContext, body: JsonReader): JsonObject {
  const properties = body.has('properties') ? body.object('properties', PROPERTIES) : null;
  const grid = properties?.has('gridProperties') ? properties.object('gridProperties', GRID) : null;
  const title = properties?.text('title') || freeTitle(workbook);
  assertFreeTitle(workbook, title);
  const id = properties?.has('sheetId') ? properties.integer('sheetId') : undefined;
  if (id !== undefined && (id < 0 || workbook.sheetById(id))) {
    throw new BadRequest(`A sheet with the id ${id} already exists. Please enter another id.`);
  }
  const sheet = workbook.addSheet({
    title,
    id,
    index: properties?.has('index') ? checkedIndex(workbook, properties.integer('index')) : undefined,
    rows: grid?.has('rowCount') ? positive(grid, 'rowCount') : DEFAULT_ROWS,
    columns: grid?.has('columnCount') ? positive(grid, 'columnCount') : DEFAULT_COLUMNS,
  });
  sheet.change({
    isHidden: properties?.flag('hidden') ?? false,
    frozenRowCount: grid?.integer('frozenRowCount') ?? 0,
    frozenColumnCount: grid?.integer('frozenColumnCount') ?? 0,
    tabColor: properties ? colorOf(properties) : null,
  });
  assertFrozen(sheet);
  return { properties: sheetProperties(workbook, sheet) };
}

function duplicateSheet({ workbook }: RequestContext, body: JsonReader): JsonObject {
  const source = sheetOf(workbook, body.integer('sourceSheetId'));
  const title = body.text('newSheetName') || freeCopyTitle(workbook, source.title);
  assertFreeTitle(workbook, title);
  const copy = copySheet(workbook, source, {
    title,
    id: body.has('newSheetId') ? body.integer('newSheetId') : undefined,
    index: checkedIndex(workbook, body.integer('insertSheetIndex')),
  });
  return { properties: sheetProperties(workbook, copy) };
}

function freeCopyTitle(workbook: Workbook, title: string): string {
  const first = `Copy of ${title}`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? first : `${first} ${number}`;
    if (!workbook.sheetByTitle(candidate)) return candidate;
  }
}

function freeTitle(workbook: Workbook): string {
  for (let number = workbook.sheets.length + 1; ; number += 1) {
    if (!workbook.sheetByTitle(`Sheet${number}`)) return `Sheet${number}`;
  }
}

function assertFreeTitle(workbook: Workbook, title: string, self?: Sheet): void {
  const other = workbook.sheetByTitle(title);
  if (other && other !== self) {
    throw new BadRequest(`A sheet with the name "${title}" already exists. Please enter another name.`);
  }
  if (title.length > 100) throw new BadRequest('The sheet name cannot be longer than 100 characters.');
}

function checkedIndex(workbook: Workbook, index: number): number {
  if (index >= 0 && index <= workbook.sheets.length) return index;
  throw new BadRequest(`Sheet index ${index} is out of bounds`);
}

function positive(grid: JsonReader, name: string): number {
  const count = grid.integer(name);
  if (count < 1) throw new BadRequest(`gridProperties.${name} must be greater than zero`);
  return count;
}

function colorOf(properties: JsonReader): JsonObject | null {
  const color = properties.raw('tabColor');
  if (isJsonObject(color)) return { ...color };
  const style = properties.raw('tabColorStyle');
  return isJsonObject(style) && isJsonObject(style.rgbColor) ? { ...style.rgbColor } : null;
}

/** Sheets refuses to freeze everything: no row could be scrolled. */
function assertFrozen({ state }: Sheet): void {
  if (state.frozenRowCount >= state.rowCount) {
    throw new BadRequest("You can't freeze all visible rows on the sheet.");
  }
  if (state.frozenColumnCount >= state.columnCount) {
    throw new BadRequest("You can't freeze all visible columns on the sheet.");
  }
}

export function deleteSheet(workbook: Workbook, sheet: Sheet): void {
  const left = workbook.sheets.filter((other) => other !== sheet);
  if (!left.some(({ state }) => !state.isHidden)) {
    throw new BadRequest("You can't remove all the visible sheets in a document.");
  }
  workbook.change({ sheets: left });
  dropFromFormulas(workbook, sheet.title);
}

export function renameSheet(workbook: Workbook, sheet: Sheet, title: string): void {
  if (title === '') throw new BadRequest('The sheet name cannot be empty.');
  assertFreeTitle(workbook, title, sheet);
  const before = sheet.title;
  sheet.change({ title });
  renameInFormulas(workbook, before, title);
}

export function hideSheet(workbook: Workbook, sheet: Sheet, isHidden: boolean): void {
  const others = workbook.sheets.filter((other) => other !== sheet && !other.state.isHidden);
  if (isHidden && others.length === 0) throw new BadRequest("You can't hide all the sheets in a document.");
  sheet.change({ isHidden });
}

function updateSheetProperties({ workbook }: RequestContext, body: JsonReader): void {
  const properties = body.object('properties', PROPERTIES);
  const sheet = sheetOf(workbook, properties.integer('sheetId'));
  const mask = readMask(body);
  assertKnownFields(mask, SHEET_PROPERTIES);
  const names = mask.selectsAll ? PROPERTIES.filter((name) => properties.has(name)) : mask.names();
  for (const name of names) updateProperty(workbook, sheet, properties, name, mask);
}

export function readMask(body: JsonReader): FieldMask {
  if (body.text('fields') === '') throw new BadRequest("At least one field must be listed in 'fields'.");
  return FieldMask.parse(body.text('fields'));
}

function updateProperty(
  workbook: Workbook,
  sheet: Sheet,
  properties: JsonReader,
  name: string,
  mask: FieldMask,
): void {
  switch (name) {
    case 'sheetId':
      return;
    case 'title':
      return renameSheet(workbook, sheet, properties.text('title'));
    case 'hidden':
      return hideSheet(workbook, sheet, properties.flag('hidden'));
    case 'index':
      return moveSheet(workbook, sheet, properties.integer('index'));
    case 'tabColor':
    case 'tabColorStyle':
      return sheet.change({ tabColor: colorOf(properties) });
    case 'gridProperties':
      return updateGrid(workbook, sheet, properties.object('gridProperties', GRID), mask.at(name));
    default:
      throw new BadRequest(`Updating ${name} is not part of the local runtime`);
  }
}

/** The index counts places as they were before the move, as the API documents. */
export function moveSheet(workbook: Workbook, sheet: Sheet, index: number): void {
  checkedIndex(workbook, index);
  const from = workbook.sheets.indexOf(sheet);
  const sheets = workbook.sheets.filter((other) => other !== sheet);
  sheets.splice(index > from ? index - 1 : index, 0, sheet);
  workbook.change({ sheets });
}

function updateGrid(workbook: Workbook, sheet: Sheet, grid: JsonReader, mask: FieldMask | null): void {
  const names = mask?.selectsAll ? GRID.filter((name) => grid.has(name)) : (mask?.names() ?? []);
  for (const name of names) {
    if (name === 'rowCount') resizeTo(workbook, sheet, 'ROWS', positive(grid, name));
    else if (name === 'columnCount') resizeTo(workbook, sheet, 'COLUMNS', positive(grid, name));
    else if (name === 'frozenRowCount') sheet.change({ frozenRowCount: grid.integer(name) });
    else if (name === 'frozenColumnCount') sheet.change({ frozenColumnCount: grid.integer(name) });
  }
  assertFrozen(sheet);
}

function resizeTo(workbook: Workbook, sheet: Sheet, dimension: Dimension, size: number): void {
  const now = sizeOf(sheet, dimension);
  if (size > now) appendDimension(workbook, sheet, dimension, size - now);
  if (size < now) deleteDimension(workbook, sheet, dimension, size, now);
}

function updateSpreadsheetProperties({ workbook }: RequestContext, body: JsonReader): void {
  const properties = body.object('properties', ['title', 'locale', 'timeZone', 'autoRecalc']);
  for (const name of readMask(body).names()) {
    if (name !== 'title') throw new BadRequest(`Updating ${name} is not part of the local runtime`);
    workbook.change({ title: properties.text('title') });
  }
}
