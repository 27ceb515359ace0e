import type { JsonObject } from '../../../json';
import type { Metadata } from '../../../spreadsheet/sheet';
import type { Workbook } from '../../../spreadsheet/workbook';
import { BadRequest } from '../bad-request';
import { LOCATION, readDataFilter } from '../data-filter';
import type { JsonReader } from '../json-reader';
import type { MetadataPlace, PlacedMetadata } from '../metadata';
import {
  allMetadata,
  assertMetadataRoom,
  freshMetadataId,
  metadataMessage,
  NO_ARBITRARY_RANGE,
  placeMetadata,
  removeMetadata,
} from '../metadata';
import { sheetOf } from '../ranges';
import { readRange } from './dimension-requests';
import type { RequestContext, RequestHandlers } from './request';
import { readMask } from './sheet-requests';

const METADATA = ['metadataId', 'metadataKey', 'metadataValue', 'location', 'visibility'];

export const METADATA_REQUESTS: RequestHandlers = {
  createDeveloperMetadata: { names: ['developerMetadata'], apply: create },
  updateDeveloperMetadata: { names: ['dataFilters', 'developerMetadata', 'fields'], apply: update },
  deleteDeveloperMetadata: { names: ['dataFilter'], apply: remove },
};

function create({ workbook }: RequestContext, body: JsonReader): JsonObject {
  const message = body.object('developerMetadata', METADATA);
  const metadata = readMetadata(workbook, message);
  const placed = { metadata, place: readPlace(workbook, message) };
  placeMetadata(workbook, placed);
  assertMetadataRoom(workbook);
  return { developerMetadata: metadataMessage(placed) };
}

function readMetadata(workbook: Workbook, message: JsonReader): Metadata {
  const key = message.text('metadataKey');
  if (key === '') throw new BadRequest('developer_metadata.metadata_key must be set');
  const visibility = message.oneOf('visibility', ['DOCUMENT', 'PROJECT'], '');
  if (visibility === '') throw new BadRequest('developer_metadata.visibility must be set');
  const id = message.has('metadataId') ? message.integer('metadataId') : freshMetadataId(workbook);
  if (allMetadata(workbook).some(({ metadata }) => metadata.id === id)) {
    throw new BadRequest(`Developer metadata with id ${id} already exists`);
  }
  return { id, key, value: message.has('metadataValue') ? message.text('metadataValue') : null, visibility };
}

function readPlace(workbook: Workbook, message: JsonReader): MetadataPlace {
  const location = message.object('location', LOCATION);
  if (location.flag('spreadsheet')) return { kind: 'SPREADSHEET' };
  if (!location.has('dimensionRange')) {
    return { kind: 'SHEET', sheet: sheetOf(workbook, location.integer('sheetId')) };
  }
  const range = readRange(workbook, location.raw('dimensionRange'), location.at('dimensionRange'));
  if (range.end - range.start !== 1) {
    throw new BadRequest(NO_ARBITRARY_RANGE);
  }
  return { kind: range.dimension === 'ROWS' ? 'ROW' : 'COLUMN', sheet: range.sheet, index: range.start };
}

function update({ workbook }: RequestContext, body: JsonReader): JsonObject {
  const message = body.object('developerMetadata', METADATA);
  const names = readMask(body).names();
  const found = body
    .list('dataFilters')
    .flatMap((item, at) => matches(workbook, item, body.at(`dataFilters[${at}]`)));
  if (found.length === 0) throw new BadRequest('No developer metadata matches the filters');
  const updated = found.map((before): PlacedMetadata => {
    const after = {
      place: names.includes('location') ? readPlace(workbook, message) : before.place,
      metadata: patch(before.metadata, message, names),
    };
    removeMetadata(workbook, before);
    placeMetadata(workbook, after);
    return after;
  });
  assertMetadataRoom(workbook);
  return { developerMetadata: updated.map(metadataMessage) };
}

function patch(before: Metadata, message: JsonReader, names: readonly string[]): Metadata {
  return {
    ...before,
    ...(names.includes('metadataKey') && { key: message.text('metadataKey') }),
    ...(names.includes('metadataValue') && { value: message.text('metadataValue') }),
    ...(names.includes('visibility') && { visibility: message.text('visibility') }),
  };
}

function matches(workbook: Workbook, filter: unknown, path: string): PlacedMetadata[] {
  return allMetadata(workbook).filter(readDataFilter(workbook, filter, path));
}

function remove({ workbook }: RequestContext, body: JsonReader): JsonObject {
  const found = matches(workbook, body.raw('dataFilter'), body.at('dataFilter'));
  for (const placed of found) removeMetadata(workbook, placed);
  return { deletedDeveloperMetadata: found.map(metadataMessage) };
}
