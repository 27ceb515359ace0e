import type { ServiceHook } from '../../local/apps-script/contract';
import { endOf, openMixedShop, tellMixedStory, undisturbed } from '../support/mixed-story';

/** The execution that takes up the work of a killed one is killed itself, soon after or much later. */
const { from, to, end } = undisturbed();
const GAPS = [1, 3, 7, 12, 20, 33, 54, 88];
const STRIDE = 9;

function killTwice(first: number, gap: number, phases: readonly ('before' | 'after')[]): ServiceHook {
  const deaths = [first, first + gap];
  let killed = 0;
  return ({ index, phase }) => {
    if (index < (deaths[killed] ?? Infinity) || phase !== phases[killed]) return undefined;
    killed++;
    return 'kill';
  };
}

test.each([
  [0, ['before', 'after']],
  [4, ['after', 'before']],
] as const)('killed twice, from call %i on: the end is the same', (start, phases) => {
  for (let index = from + start, turn = start; index < to; index += STRIDE, turn++) {
    const gap = GAPS[turn % GAPS.length] ?? 1;
    const world = openMixedShop();
    world.runtime.setHook(killTwice(index, gap, phases));
    tellMixedStory(world);
    expect({ index, gap, end: endOf(world) }).toEqual({ index, gap, end });
  }
});
