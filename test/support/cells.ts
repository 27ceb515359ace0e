import type { World } from './world';

/** The column under a header, counted from 1. */
export function columnUnder(world: World, tab: string, header: string): number {
  const column = (world.runtime.person.display(tab)[0] ?? []).indexOf(header) + 1;
  if (column === 0) throw new Error(`The tab ${tab} has no column "${header}"`);
  return column;
}

export function typeUnder(world: World, tab: string, row: number, header: string, text: string): void {
  world.runtime.person.type(tab, row, columnUnder(world, tab, header), text);
}

export function valueUnder(world: World, tab: string, row: number, header: string) {
  return world.runtime.person.value(tab, row, columnUnder(world, tab, header));
}
