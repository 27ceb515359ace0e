import { integerArg, optionalText, textArg } from '../../arguments';
import { ServiceError } from '../../errors';
import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { enumName, enumOf, internalsOf, local, service } from '../../service';
import type { Metadata } from '../../spreadsheet/sheet';
import type { MetadataPlace, PlacedMetadata } from '../sheets-api/metadata';
import {
  allMetadata,
  assertMetadataRoom,
  freshMetadataId,
  NO_ARBITRARY_RANGE,
  placeMetadata,
  removeMetadata,
} from '../sheets-api/metadata';
import { changeNow, RangeRef, read } from './access';
import { rangeHandle } from './range';
import { sheetHandle } from './sheet';
import { spreadsheetHandle } from './spreadsheet';

export const LOCATION_TYPES = enumOf('SpreadsheetApp.DeveloperMetadataLocationType', [
  'SPREADSHEET',
  'SHEET',
  'ROW',
  'COLUMN',
]);
export const VISIBILITIES = enumOf('SpreadsheetApp.DeveloperMetadataVisibility', ['DOCUMENT', 'PROJECT']);

/** Only a whole row or column can carry metadata; any other range is refused with Google's text. */
export function placeOfRange({ sheet, box }: RangeRef): MetadataPlace {
  const { rowCount, columnCount } = sheet.state;
  const isWholeRow =
    box.startColumn === 0 && box.endColumn === columnCount && box.endRow - box.startRow === 1;
  const isWholeColumn =
    box.startRow === 0 && box.endRow === rowCount && box.endColumn - box.startColumn === 1;
  if (isWholeRow) return { kind: 'ROW', sheet, index: box.startRow };
  if (isWholeColumn) return { kind: 'COLUMN', sheet, index: box.startColumn };
  throw new ServiceError(NO_ARBITRARY_RANGE);
}

/** `addDeveloperMetadata(key, value?, visibility?)`, the visibility also in second place. */
function add(execution: Execution, place: MetadataPlace, args: readonly unknown[]): void {
  const { workbook } = execution.world;
  const visibility =
    args
      .slice(1)
      .map(enumName)
      .find((name) => name !== null) ?? 'DOCUMENT';
  const value = enumName(args[1]) === null ? optionalText(args[1]) : null;
  changeNow(execution, () => {
    const metadata: Metadata = { id: freshMetadataId(workbook), key: textArg(args[0]), value, visibility };
    placeMetadata(workbook, { metadata, place });
    assertMetadataRoom(workbook);
  });
}

function isAt(wanted: MetadataPlace, { place }: PlacedMetadata): boolean {
  if (wanted.kind !== place.kind) return false;
  if (wanted.kind === 'SPREADSHEET' || place.kind === 'SPREADSHEET') return true;
  if (wanted.sheet !== place.sheet) return false;
  return wanted.kind === 'SHEET' || place.kind === 'SHEET' || wanted.index === place.index;
}

function isBelow(wanted: MetadataPlace, placed: PlacedMetadata): boolean {
  if (wanted.kind === 'SPREADSHEET') return true;
  if (wanted.kind !== 'SHEET') return isAt(wanted, placed);
  return placed.place.kind !== 'SPREADSHEET' && placed.place.sheet === wanted.sheet;
}

export function metadataMembers(
  execution: Execution,
  placeOf: () => MetadataPlace,
  self: () => ServiceObject,
) {
  return {
    addDeveloperMetadata: (...args: unknown[]) => {
      add(execution, placeOf(), args);
      return self();
    },
    getDeveloperMetadata: () =>
      read(execution, 0, () =>
        allMetadata(execution.world.workbook)
          .filter((placed) => isAt(placeOf(), placed))
          .map(({ metadata }) => metadataHandle(execution, metadata.id)),
      ),
    createDeveloperMetadataFinder: local(() => finder(execution, placeOf())),
  };
}

function finder(execution: Execution, root: MetadataPlace): ServiceObject {
  const tests: ((placed: PlacedMetadata) => boolean)[] = [(placed) => isBelow(root, placed)];
  const narrow = (test: (placed: PlacedMetadata) => boolean): ServiceObject => {
    tests.push(test);
    return self;
  };
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder>(
    'SpreadsheetApp.DeveloperMetadataFinder',
    {
      withKey: local((key) => narrow(({ metadata }) => metadata.key === textArg(key))),
      withValue: local((value) => narrow(({ metadata }) => metadata.value === textArg(value))),
      withId: local((id) => narrow(({ metadata }) => metadata.id === integerArg(id))),
      withVisibility: local((value) => narrow(({ metadata }) => metadata.visibility === enumName(value))),
      withLocationType: local((type) => narrow(({ place }) => place.kind === enumName(type))),
      onIntersectingLocations: local(() => self),
      find: () =>
        read(execution, 0, () =>
          allMetadata(execution.world.workbook)
            .filter((placed) => tests.every((test) => test(placed)))
            .map(({ metadata }) => metadataHandle(execution, metadata.id)),
        ),
    },
  );
  return self;
}

function metadataHandle(execution: Execution, id: number): ServiceObject {
  const { workbook } = execution.world;
  const found = (): PlacedMetadata => {
    const placed = allMetadata(workbook).find(({ metadata }) => metadata.id === id);
    if (!placed) throw new ServiceError('The developer metadata no longer exists.');
    return placed;
  };
  const patch = (change: Partial<Metadata>): ServiceObject => {
    changeNow(execution, () => {
      const { metadata, place } = found();
      removeMetadata(workbook, { metadata, place });
      placeMetadata(workbook, { metadata: { ...metadata, ...change }, place });
      assertMetadataRoom(workbook);
    });
    return self;
  };
  const move = (place: MetadataPlace): ServiceObject => {
    changeNow(execution, () => {
      const { metadata, place: before } = found();
      removeMetadata(workbook, { metadata, place: before });
      placeMetadata(workbook, { metadata, place });
    });
    return self;
  };
  const rangeArg = (range: unknown): MetadataPlace => {
    const ref = internalsOf(range, RangeRef);
    if (!ref) throw new ServiceError(NO_ARBITRARY_RANGE);
    return placeOfRange(ref);
  };
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.DeveloperMetadata>(
    'SpreadsheetApp.DeveloperMetadata',
    {
      getId: local(() => id),
      getKey: () => found().metadata.key,
      getValue: () => found().metadata.value,
      getVisibility: () => VISIBILITIES[found().metadata.visibility] ?? null,
      getLocation: () => locationHandle(execution, found().place),
      setKey: (key) => patch({ key: textArg(key) }),
      setValue: (value) => patch({ value: textArg(value) }),
      setVisibility: (visibility) => patch({ visibility: enumName(visibility) ?? 'DOCUMENT' }),
      moveToColumn: (range) => move(rangeArg(range)),
      moveToRow: (range) => move(rangeArg(range)),
      moveToSpreadsheet: () => move({ kind: 'SPREADSHEET' }),
      remove: () => changeNow(execution, () => removeMetadata(workbook, found())),
    },
  );
  return self;
}

function locationHandle(execution: Execution, place: MetadataPlace): ServiceObject {
  const line = (kind: 'ROW' | 'COLUMN'): ServiceObject | null => {
    if (place.kind !== kind) return null;
    const { sheet, index } = place;
    const box =
      kind === 'ROW'
        ? { ...sheet.wholeBox(), startRow: index, endRow: index + 1 }
        : { ...sheet.wholeBox(), startColumn: index, endColumn: index + 1 };
    return rangeHandle(execution, new RangeRef(sheet, box));
  };
  return service<GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation>(
    'SpreadsheetApp.DeveloperMetadataLocation',
    {
      getLocationType: local(() => LOCATION_TYPES[place.kind] ?? null),
      getRow: local(() => line('ROW')),
      getColumn: local(() => line('COLUMN')),
      getSheet: local(() => (place.kind === 'SPREADSHEET' ? null : sheetHandle(execution, place.sheet))),
      getSpreadsheet: local(() => (place.kind === 'SPREADSHEET' ? spreadsheetHandle(execution) : null)),
    },
  );
}
