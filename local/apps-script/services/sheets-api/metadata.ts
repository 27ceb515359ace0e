import { ServiceError } from '../../errors';
import type { JsonObject } from '../../json';
import type { Dimension, Metadata, Sheet } from '../../spreadsheet/sheet';
import type { Workbook } from '../../spreadsheet/workbook';

const MAX_CHARACTERS = 30_000; // [D] per sheet, and again for the spreadsheet (reference 1.8)

export const NO_ARBITRARY_RANGE =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be ' +
  'added to the top-level spreadsheet, an individual sheet, or an entire row or column.';

/** Where a piece of developer metadata hangs. */
export type MetadataPlace =
  | { kind: 'SPREADSHEET' }
  | { kind: 'SHEET'; sheet: Sheet }
  | { kind: 'ROW' | 'COLUMN'; sheet: Sheet; index: number };

export interface PlacedMetadata {
  metadata: Metadata;
  place: MetadataPlace;
}

/** All of a file's metadata with its present place: what hangs on a column has moved with it. */
export function allMetadata(workbook: Workbook): PlacedMetadata[] {
  const found: PlacedMetadata[] = workbook.state.metadata.map((metadata) => ({
    metadata,
    place: { kind: 'SPREADSHEET' },
  }));
  for (const sheet of workbook.sheets) {
    for (const metadata of sheet.state.metadata) found.push({ metadata, place: { kind: 'SHEET', sheet } });
    collectBands(found, sheet, 'ROWS');
    collectBands(found, sheet, 'COLUMNS');
  }
  return found;
}

function collectBands(found: PlacedMetadata[], sheet: Sheet, dimension: Dimension): void {
  sheet.state.bands[dimension].forEach((band, index) => {
    for (const metadata of band?.metadata ?? []) {
      found.push({ metadata, place: { kind: dimension === 'ROWS' ? 'ROW' : 'COLUMN', sheet, index } });
    }
  });
}

export function placeMetadata(workbook: Workbook, { metadata, place }: PlacedMetadata): void {
  updatePlace(workbook, place, (list) => [...list, metadata]);
}

export function removeMetadata(workbook: Workbook, { metadata, place }: PlacedMetadata): void {
  updatePlace(workbook, place, (list) => list.filter((item) => item.id !== metadata.id));
}

function updatePlace(
  workbook: Workbook,
  place: MetadataPlace,
  update: (list: readonly Metadata[]) => readonly Metadata[],
): void {
  if (place.kind === 'SPREADSHEET') {
    workbook.change({ metadata: update(workbook.state.metadata) });
  } else if (place.kind === 'SHEET') {
    place.sheet.change({ metadata: update(place.sheet.state.metadata) });
  } else {
    const dimension = place.kind === 'ROW' ? 'ROWS' : 'COLUMNS';
    const band = place.sheet.band(dimension, place.index);
    place.sheet.setBand(dimension, place.index, { ...band, metadata: update(band.metadata) });
  }
}

export function metadataMessage({ metadata, place }: PlacedMetadata): JsonObject {
  return {
    metadataId: metadata.id,
    metadataKey: metadata.key,
    ...(metadata.value === null ? {} : { metadataValue: metadata.value }),
    location: locationMessage(place),
    visibility: metadata.visibility,
  };
}

function locationMessage(place: MetadataPlace): JsonObject {
  if (place.kind === 'SPREADSHEET') return { locationType: 'SPREADSHEET', spreadsheet: true };
  if (place.kind === 'SHEET') return { locationType: 'SHEET', sheetId: place.sheet.id };
  return {
    locationType: place.kind,
    dimensionRange: {
      sheetId: place.sheet.id,
      dimension: place.kind === 'ROW' ? 'ROWS' : 'COLUMNS',
      startIndex: place.index,
      endIndex: place.index + 1,
    },
  };
}

export function freshMetadataId(workbook: Workbook): number {
  const taken = new Set(allMetadata(workbook).map(({ metadata }) => metadata.id));
  for (;;) {
    const id = workbook.freshId();
    if (!taken.has(id)) return id;
  }
}

/** Keys and values of a sheet, and those of the spreadsheet itself, have so many characters each. */
export function assertMetadataRoom(workbook: Workbook): void {
  const used = new Map<unknown, number>();
  for (const { metadata, place } of allMetadata(workbook)) {
    const owner = place.kind === 'SPREADSHEET' ? workbook : place.sheet;
    const characters = (used.get(owner) ?? 0) + metadata.key.length + (metadata.value?.length ?? 0);
    if (characters > MAX_CHARACTERS) {
      throw new ServiceError(`Developer metadata is limited to ${MAX_CHARACTERS} characters.`);
    }
    used.set(owner, characters);
  }
}
