import type { CellValue, EditedCells, FileProperties } from '../../src/platform/ports';
import { EditStamps, stampEdit } from '../../src/sheets/edit-stamps';

const TAB = 7;

/** The properties of a file, with room for so many characters. */
class FakeProperties implements FileProperties {
  values = new Map<string, string>();
  /** Runs once, before the next write. */
  before: (() => void) | null = null;

  constructor(private readonly room = Infinity) {}

  get = (key: string) => this.values.get(key) ?? null;
  getAll = () => Object.fromEntries(this.values);

  setAll = (values: Record<string, string>) => {
    const before = this.before;
    this.before = null;
    before?.();
    const after = new Map([...this.values, ...Object.entries(values)]);
    const size = [...after].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
    if (size > this.room) throw new Error('You have exceeded the property storage quota.');
    this.values = after;
  };

  replaceAll = (values: Record<string, string>) => {
    this.values = new Map(Object.entries(values));
  };
}

function watched(room?: number): FakeProperties {
  const properties = new FakeProperties(room);
  new EditStamps(properties).watch(true);
  return properties;
}

/** An edit of cells from the second column on, below the header `ID, Title, Price`. */
function edit(properties: FileProperties, timeMs: number, rows: EditedCells['rows']): void {
  const cells = { sheetId: TAB, header: ['ID', 'Title', 'Price'], column: 1, rows };
  const screen = {
    editedCells: (_: unknown, idColumnIn: (header: CellValue[]) => number) =>
      idColumnIn(cells.header) === 0 ? cells : null,
  };
  stampEdit({ fileProperties: properties, clock: { nowMs: () => timeMs }, screen }, {});
}

const editedAt = (properties: FileProperties, id: string, value: CellValue, header = 'Title') =>
  new EditStamps(properties).editedAt(TAB, id, header, value);

describe('the stamp of an edit', () => {
  it('tells the time for just what was typed, at that record and under that header', () => {
    const properties = watched();
    edit(properties, 1_795_597_200_123, [{ id: '1', values: ['Hat', 5] }]);
    expect(editedAt(properties, '1', 'Hat')).toBe(1_795_597_200_123);
    expect(editedAt(properties, '1', 5, 'Price')).toBe(1_795_597_200_123);
    expect(editedAt(properties, '1', 'Cap')).toBeNull();
    expect(editedAt(properties, '1', '5', 'Price')).toBeNull();
    expect(editedAt(properties, '2', 'Hat')).toBeNull();
    expect(editedAt(properties, '1', 'Hat', 'Vendor')).toBeNull();
  });

  it('takes the place of the one before it, so that the oldest time of a value that came back is not told', () => {
    const properties = watched();
    [
      ['Hat', 1],
      ['Cap', 2],
      ['Hat', 3],
    ].forEach(([value, time]) => edit(properties, Number(time), [{ id: '1', values: [String(value)] }]));
    expect(editedAt(properties, '1', 'Hat')).toBe(3);
    expect(editedAt(properties, '1', 'Cap')).toBeNull();
  });

  it('tells that a cell was emptied, and does not need the id to be text', () => {
    const properties = watched();
    edit(properties, 5, [{ id: 14, values: [null] }]);
    expect(editedAt(properties, '14', '')).toBe(5);
  });

  it('of another record survives an event that overlaps; of the same record it is told or not known', () => {
    const properties = watched();
    properties.before = () => {
      edit(properties, 1, [{ id: '1', values: ['Hat'] }]);
      edit(properties, 1, [{ id: '2', values: ['Tie'] }]);
    };
    edit(properties, 2, [{ id: '2', values: ['Bow'] }]);
    expect(editedAt(properties, '1', 'Hat')).toBe(1);
    expect(editedAt(properties, '2', 'Bow')).toBe(2);
    expect(editedAt(properties, '2', 'Tie')).toBeNull();
  });

  it('takes the room of older ones where there is none left', () => {
    const properties = watched(100);
    for (const id of ['1', '2', '3', '4']) edit(properties, Number(id), [{ id, values: ['Hat'] }]);
    expect(editedAt(properties, '1', 'Hat')).toBeNull();
    expect(editedAt(properties, '4', 'Hat')).toBe(4);
    edit(properties, 5, [{ id: '5', values: ['Hat'] }]);
    expect(editedAt(properties, '5', 'Hat')).toBe(5);
  });

  it('is made only while somebody watches, and kept only for edits that are open', () => {
    const properties = watched();
    edit(properties, 1, [
      { id: '1', values: ['Hat'] },
      { id: '2', values: ['Tie'] },
    ]);
    const stamps = new EditStamps(properties);
    stamps.keepOnly(new Map([[TAB + 1, new Set()]]));
    expect(editedAt(properties, '1', 'Hat')).toBe(1);
    stamps.keepOnly(new Map([[TAB, new Set(['2'])]]));
    expect(editedAt(properties, '1', 'Hat')).toBeNull();
    expect(editedAt(properties, '2', 'Tie')).toBe(1);
    stamps.watch(false);
    edit(properties, 2, [{ id: '2', values: ['Tie'] }]);
    expect(properties.values.size).toBe(0);
  });
});
