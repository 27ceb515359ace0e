import { deathsFrom, killOnce, type Death } from '../support/kill-sweep';
import { everyNth } from '../support/extent';
import { endOfValues, openEditedShop, sendAll } from '../support/value-story';
import type { WorldOptions } from '../support/world';

/** An export of stock and metafields, killed at its service calls: nothing takes place twice, nothing is lost. */
function undisturbed(options: WorldOptions): { deaths: Death[]; end: unknown } {
  const { world, planId } = openEditedShop(options);
  const from = world.runtime.serviceCalls.length;
  sendAll(world, planId);
  return { deaths: deathsFrom(world.runtime, from), end: endOfValues(world) };
}

test('the undisturbed export writes each kind of value, and tells what it could not', () => {
  const { end } = undisturbed({});
  expect(end).toMatchObject({
    job: { state: 'done', succeeded: 7, failed: 1, conflicts: 1 },
    left: { operations: 1, conflicts: 1, errors: 0 },
  });
  expect(JSON.stringify(end)).toContain('KILOGRAMS');
});

test.each<['replay' | 'again', number]>([
  ['replay', 6],
  ['again', 20],
])('killed at service calls, where a repeated key means %s, the end is the same', (keys, stride) => {
  const options: WorldOptions = { repeatedKeys: keys };
  const { deaths, end } = undisturbed(options);
  for (const death of everyNth(deaths, stride, 0)) {
    const { world, planId } = openEditedShop(options);
    world.runtime.setHook(killOnce(death));
    sendAll(world, planId);
    const at = { ...death, name: world.runtime.serviceCalls[death.index] };
    expect({ ...at, end: endOfValues(world) }).toEqual({ ...at, end });
  }
});
