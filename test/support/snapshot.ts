import type { World } from './world';

/** Times and generated ids differ between two runs that did the same; everything else must not. */
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const JOB_ID = /\b(?:import|export)-[0-9a-f]{12}\b/g;

function withoutTimes(text: string): string {
  return text.replace(TIME, '<time>').replace(JOB_ID, '<job>');
}

const TABS = ['Products', 'Variants', 'Inventory', 'Images', 'Collections', 'Conflicts', 'Audit'];

/** What a person and a shop would see: tabs, audit and store, without times. */
export function snapshot(world: World): unknown {
  const visible = world.runtime.person.tabs().filter(({ hidden }) => !hidden);
  const shown = TABS.filter((title) => visible.some((tab) => tab.title === title));
  const tabs = shown.map((title) => [title, world.runtime.person.display(title)]);
  return JSON.parse(withoutTimes(JSON.stringify({ tabs, store: world.shop.inspect() })));
}
