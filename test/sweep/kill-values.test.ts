import { killOnce } from '../support/kill-sweep';
import { everyNth } from '../support/extent';
import { endOfValues, openEditedShop, sendAll } from '../support/value-story';
import type { WorldOptions } from '../support/world';

/** An export of stock and metafields, killed at its service calls: nothing takes place twice, nothing is lost. */
function undisturbed(options: WorldOptions): { from: number; to: number; end: unknown } {
  const { world, planId } = openEditedShop(options);
  const from = world.runtime.serviceCalls.length;
  sendAll(world, planId);
  return { from, to: world.runtime.serviceCalls.length, end: endOfValues(world) };
}

test('the undisturbed export writes each kind of value, and tells what it could not', () => {
  const { end } = undisturbed({});
  expect(end).toMatchObject({
    job: { state: 'done', succeeded: 7, failed: 1, conflicts: 1 },
    left: { operations: 1, conflicts: 1, errors: 0 },
  });
  expect(JSON.stringify(end)).toContain('KILOGRAMS');
});

test.each<['before' | 'after', 'replay' | 'again', number]>([
  ['before', 'replay', 5],
  ['after', 'replay', 5],
  ['after', 'again', 12],
])(
  'killed right %s service calls, where a repeated key means %s, the end is the same',
  (phase, keys, stride) => {
    const options: WorldOptions = { repeatedKeys: keys };
    const { from, to, end } = undisturbed(options);
    const calls = Array.from({ length: to - from }, (_, at) => from + at);
    for (const index of everyNth(calls, stride, phase === 'after' ? 2 : 0)) {
      const { world, planId } = openEditedShop(options);
      world.runtime.setHook(killOnce(index, phase));
      sendAll(world, planId);
      const name = world.runtime.serviceCalls[index];
      expect({ index, name, phase, end: endOfValues(world) }).toEqual({ index, name, phase, end });
    }
  },
);
