import type { World } from './world';

/** The products of a story by id, and what the person has in the sheet that Shopify does not have. */
export interface Scene {
  world: World;
  ids: readonly string[];
  sheetId: number;
  /** `id field` → what must stand there in the end. */
  typed: Map<string, string>;
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

export function columnOf(scene: Scene, header: string): number {
  return (gridOf(scene)[0]?.indexOf(header) ?? -1) + 1;
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
}

type Act = (scene: Scene) => void;

const move =
  (header: string, to: number): Act =>
  (scene) =>
    scene.world.runtime.person.moveColumn(tabOf(scene), columnOf(scene, header), to);

const sort =
  (header: string): Act =>
  (scene) =>
    scene.world.runtime.person.sort(tabOf(scene), columnOf(scene, header), false);

const insertColumn =
  (before: number): Act =>
  (scene) =>
    scene.world.runtime.person.insertColumn(tabOf(scene), before);

/** What moves columns, which every commit has to stand. */
export const COLUMN_ACTS: Record<string, Act> = {
  'inserts a column at the left': insertColumn(1),
  'inserts a column in the middle': insertColumn(3),
  'moves the titles': move('Title', 8),
  'moves the ids': move('ID', 6),
};

/** Anything else that a person may do at any moment without meaning any harm. */
export const OTHER_ACTS: Record<string, Act> = {
  'sorts by title': sort('Title'),
  'sorts by their notes': sort(NOTES),
  'inserts a row': (scene) => scene.world.runtime.person.insertRow(tabOf(scene), 3),
  'renames the tab': (scene) => scene.world.runtime.person.renameTab(tabOf(scene), "It's 'mine'!"),
  'types into another row': (scene) => typeInto(scene, 3, 'Type', 'Person type'),
  'types over their own edit': (scene) => typeInto(scene, 1, 'Vendor', 'Mine again'),
  'types a note': (scene) => typeInto(scene, 0, NOTES, 'A new note'),
  'deletes the hidden scratch tab': (scene) => scene.world.runtime.person.deleteTab('_scratch'),
};
