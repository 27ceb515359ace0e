import { BadRequest } from './bad-request';
import { JsonReader } from './json-reader';
import type { PlacedMetadata } from './metadata';
import { sheetOf } from './ranges';
import type { Workbook } from '../../spreadsheet/workbook';

const LOOKUP = [
  'locationType',
  'metadataLocation',
  'locationMatchingStrategy',
  'metadataId',
  'metadataKey',
  'metadataValue',
  'visibility',
];

export const LOOKUP_FILTER = ['developerMetadataLookup', 'a1Range', 'gridRange'];
export const LOCATION = ['locationType', 'spreadsheet', 'sheetId', 'dimensionRange'];

/** A DataFilter message over metadata: all of the conditions that it names must hold. */
export function readDataFilter(
  workbook: Workbook,
  value: unknown,
  path: string,
): (placed: PlacedMetadata) => boolean {
  const filter = JsonReader.of(value, path, LOOKUP_FILTER);
  if (!filter.has('developerMetadataLookup')) {
    throw new BadRequest('Metadata is looked up by developerMetadataLookup only');
  }
  const lookup = filter.object('developerMetadataLookup', LOOKUP);
  const isThere = lookup.has('metadataLocation') ? readLocation(workbook, lookup) : () => true;
  const kind = lookup.oneOf('locationType', ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'], '');
  return ({ metadata, place }) =>
    (kind === '' || place.kind === kind) &&
    (!lookup.has('metadataId') || metadata.id === lookup.integer('metadataId')) &&
    (!lookup.has('metadataKey') || metadata.key === lookup.text('metadataKey')) &&
    (!lookup.has('metadataValue') || metadata.value === lookup.text('metadataValue')) &&
    (!lookup.has('visibility') || metadata.visibility === lookup.text('visibility')) &&
    isThere({ metadata, place });
}

/** INTERSECTING_LOCATION on a sheet also finds what hangs on its rows and columns. */
function readLocation(workbook: Workbook, lookup: JsonReader): (placed: PlacedMetadata) => boolean {
  const location = lookup.object('metadataLocation', LOCATION);
  const isExact =
    lookup.oneOf('locationMatchingStrategy', ['EXACT_LOCATION', 'INTERSECTING_LOCATION'], '') ===
    'EXACT_LOCATION';
  if (location.flag('spreadsheet')) return ({ place }) => !isExact || place.kind === 'SPREADSHEET';
  if (!location.has('sheetId')) {
    throw new BadRequest('Only spreadsheet and sheet locations are part of the local runtime');
  }
  const sheet = sheetOf(workbook, location.integer('sheetId'));
  return ({ place }) =>
    place.kind !== 'SPREADSHEET' && place.sheet === sheet && (!isExact || place.kind === 'SHEET');
}
