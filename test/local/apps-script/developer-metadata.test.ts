import type { SheetsWorld } from './sheets-api-support';
import { sheetsWorld } from './sheets-api-support';

function create(world: SheetsWorld, metadataKey: string, location: object, metadataValue = 'v'): void {
  world.update({
    createDeveloperMetadata: {
      developerMetadata: { metadataKey, metadataValue, visibility: 'DOCUMENT', location },
    },
  });
}

const column = (startIndex: number): object => ({
  dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
});

/** Where metadata with this key hangs now: the column's index. */
function columnsOf(world: SheetsWorld, metadataKey: string): unknown[] {
  const answer = world.call(
    'DeveloperMetadata.search',
    { dataFilters: [{ developerMetadataLookup: { metadataKey } }] },
    world.id,
  );
  const { matchedDeveloperMetadata = [] } = answer as {
    matchedDeveloperMetadata?: {
      developerMetadata: { location: { dimensionRange?: { startIndex: number } } };
    }[];
  };
  return matchedDeveloperMetadata.map(
    ({ developerMetadata }) => developerMetadata.location.dimensionRange?.startIndex,
  );
}

test('metadata of a column travels with it and dies with it', () => {
  const world = sheetsWorld();
  create(world, 'field', column(2));
  world.runtime.person.insertColumn('Sheet1', 1);
  expect(columnsOf(world, 'field')).toEqual([3]);
  world.runtime.person.moveColumn('Sheet1', 4, 1);
  expect(columnsOf(world, 'field')).toEqual([0]);
  world.runtime.person.deleteColumn('Sheet1', 2);
  expect(columnsOf(world, 'field')).toEqual([0]);
  world.runtime.person.deleteColumn('Sheet1', 1);
  expect(columnsOf(world, 'field')).toEqual([]);
});

test('it shows at its column in the grid', () => {
  const world = sheetsWorld();
  create(world, 'field', column(1));
  expect(
    world.call('get', world.id, {
      ranges: ['A1:B1'],
      fields: 'sheets(data(columnMetadata(developerMetadata(metadataKey,metadataValue))))',
    }),
  ).toEqual({
    sheets: [
      {
        data: [
          { columnMetadata: [{}, { developerMetadata: [{ metadataKey: 'field', metadataValue: 'v' }] }] },
        ],
      },
    ],
  });
});

test('it can be updated and deleted by a filter', () => {
  const world = sheetsWorld();
  create(world, 'layout', { spreadsheet: true }, '1');
  const dataFilter = { developerMetadataLookup: { metadataKey: 'layout' } };
  const { replies } = world.update({
    updateDeveloperMetadata: {
      dataFilters: [dataFilter],
      developerMetadata: { metadataValue: '2' },
      fields: 'metadataValue',
    },
  });
  expect(replies[0]).toMatchObject({
    updateDeveloperMetadata: { developerMetadata: [{ metadataKey: 'layout', metadataValue: '2' }] },
  });
  world.update({ deleteDeveloperMetadata: { dataFilter } });
  expect(world.call('DeveloperMetadata.search', { dataFilters: [dataFilter] }, world.id)).toEqual({});
});

test.each([
  [
    'two columns',
    { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 } },
    'Adding developer metadata to arbitrary ranges is not currently supported.',
  ],
  ['a tab that is not there', { sheetId: 5 }, 'No grid with id: 5'],
])('it cannot be put on %s', (_, location, message) => {
  expect(() => create(sheetsWorld(), 'k', location)).toThrow(message);
});

test('keys and values share 30,000 characters per tab', () => {
  const world = sheetsWorld();
  create(world, 'a', column(0), 'x'.repeat(29_000));
  expect(() => create(world, 'b', column(1), 'x'.repeat(1_000))).toThrow('30000 characters');
  create(world, 'c', { spreadsheet: true }, 'x'.repeat(1_000));
});
