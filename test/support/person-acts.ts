import type { World } from './world';

/** The products of a story by id, and what the person has in the sheet that Shopify does not have. */
export interface Scene {
  world: World;
  ids: readonly string[];
  sheetId: number;
  /** `id field` → what must stand there in the end. */
  typed: Map<string, string>;
  /** Cells of `typed` that may as well show what Shopify has: the old value was put back, before or after our write. */
  either: Set<string>;
  /** `id field: text` of all that was ever typed: nothing else may reach Shopify. */
  everTyped: Set<string>;
  /** What the person calls a column by now. */
  headers: Map<string, string>;
  deletedColumns: Set<string>;
  /** Ids whose row the person deleted: it stays away, or an import brings it back as Shopify has it. */
  deletedRows: Set<string>;
}

/** The person's own column. */
export const NOTES = 'My notes';

/** However the person calls the tab by now. */
export function tabOf({ world, sheetId }: Scene): string {
  return world.runtime.person.tabs().find((tab) => tab.sheetId === sheetId)?.title ?? '';
}

export function gridOf(scene: Scene): string[][] {
  return scene.world.runtime.person.display(tabOf(scene));
}

export function columnOf(scene: Scene, name: string): number {
  return (gridOf(scene)[0]?.indexOf(scene.headers.get(name) ?? name) ?? -1) + 1;
}

function rowOf(scene: Scene, product: number): number {
  const column = columnOf(scene, 'ID') - 1;
  return gridOf(scene).findIndex((line) => line[column] === scene.ids[product]) + 1;
}

/** Types into the row of a product, wherever it is by now. */
export function typeInto(scene: Scene, product: number, field: string, text: string): void {
  const { person } = scene.world.runtime;
  person.type(tabOf(scene), rowOf(scene, product), columnOf(scene, field), text);
  scene.typed.set(`${scene.ids[product]} ${field}`, text);
  scene.everTyped.add(`${scene.ids[product]} ${field}: ${text}`);
}

export type Act = (scene: Scene) => void;

/** Puts back what stood there at first. */
const undo =
  (product: number, field: string, text: string): Act =>
  (scene) => {
    typeInto(scene, product, field, text);
    scene.either.add(`${scene.ids[product]} ${field}`);
  };

const move =
  (header: string, to: number): Act =>
  (scene) =>
    scene.world.runtime.person.moveColumn(tabOf(scene), columnOf(scene, header), to);

export const sort =
  (header: string, ascending = false): Act =>
  (scene) =>
    scene.world.runtime.person.sort(tabOf(scene), columnOf(scene, header), ascending);

const insertColumn =
  (before: number): Act =>
  (scene) =>
    scene.world.runtime.person.insertColumn(tabOf(scene), before);

const rename =
  (name: string, header: string): Act =>
  (scene) => {
    scene.world.runtime.person.type(tabOf(scene), 1, columnOf(scene, name), header);
    scene.headers.set(name, header);
  };

const deleteColumn =
  (name: string): Act =>
  (scene) => {
    scene.world.runtime.person.deleteColumn(tabOf(scene), columnOf(scene, name));
    scene.deletedColumns.add(name);
  };

const deleteRow =
  (product: number): Act =>
  (scene) => {
    const id = scene.ids[product] ?? '';
    scene.world.runtime.person.deleteRow(tabOf(scene), rowOf(scene, product));
    scene.deletedRows.add(id);
    for (const cell of [...scene.typed.keys()].filter((key) => key.startsWith(`${id} `)))
      scene.typed.delete(cell);
  };

const all =
  (...acts: Act[]): Act =>
  (scene) =>
    acts.forEach((act) => act(scene));

/** What moves or takes away columns, which every commit has to stand. */
export const COLUMN_ACTS: Record<string, Act> = {
  'inserts a column at the left': insertColumn(1),
  'inserts a column in the middle': insertColumn(3),
  'moves the titles': move('Title', 8),
  'moves the ids': move('ID', 6),
  'deletes the vendors': deleteColumn('Vendor'),
  'deletes the titles': deleteColumn('Title'),
};

/** What moves rows, or is in the way of what is being written. */
export const ROW_ACTS: Record<string, Act> = {
  'sorts by title': sort('Title'),
  'sorts twice': all(sort('Title'), sort(NOTES)),
  'deletes a row that is written': deleteRow(0),
  'inserts a row at the top': (scene) => scene.world.runtime.person.insertRow(tabOf(scene), 2),
  'types into the very cells that are written': all(
    (scene) => typeInto(scene, 0, 'Title', 'Mine, too'),
    (scene) => typeInto(scene, 2, 'Title', 'Tie, again'),
    (scene) => typeInto(scene, 5, 'Type', 'My type'),
  ),
  'undoes what was written': all(undo(0, 'Title', 'Shirt'), undo(2, 'Title', 'Tie')),
};

/** Anything else that a person may do at any moment without meaning any harm. */
export const OTHER_ACTS: Record<string, Act> = {
  'sorts by their notes': sort(NOTES),
  'inserts a row': (scene) => scene.world.runtime.person.insertRow(tabOf(scene), 3),
  'deletes another row': deleteRow(3),
  'renames the tab': (scene) => scene.world.runtime.person.renameTab(tabOf(scene), "It's 'mine'!"),
  'renames the header of the titles': rename('Title', 'Titel'),
  'renames the header of the ids': rename('ID', 'Number'),
  'types into another row': (scene) => typeInto(scene, 3, 'Type', 'Person type'),
  'types into the same rows': all(
    (scene) => typeInto(scene, 0, 'Type', 'Person type'),
    (scene) => typeInto(scene, 2, 'Vendor', 'Person vendor'),
  ),
  'types over their own edit': (scene) => typeInto(scene, 1, 'Vendor', 'Mine again'),
  'takes their own edit back': undo(1, 'Vendor', 'V1'),
  'clears a cell': (scene) => typeInto(scene, 4, 'Vendor', ''),
  'clears a cell that is written': (scene) => typeInto(scene, 0, 'Vendor', ''),
  'types a note': (scene) => typeInto(scene, 0, NOTES, 'A new note'),
  'hides a row': (scene) => scene.world.runtime.person.hideRow(tabOf(scene), rowOf(scene, 0)),
  'filters by vendor': (scene) =>
    scene.world.runtime.person.filter(tabOf(scene), columnOf(scene, 'Vendor'), ['V0']),
  'deletes the hidden scratch tab': (scene) => scene.world.runtime.person.deleteTab('_scratch'),
};
