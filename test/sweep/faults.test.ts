import type { ServiceHook } from '../../local/apps-script/contract';
import { endOf, openMixedShop, tellMixedStory, undisturbed } from '../support/mixed-story';

/**
 * One service call fails, as Google's do now and then, before it had its effect or after it. Whoever called asks
 * again. In the end sheet, store, audit and counts are those of the undisturbed story. Each run takes other calls,
 * so that all kinds of calls are met without telling the story hundreds of times.
 */
const TIMED_OUT = 'Service Spreadsheets timed out while accessing document with id 1.';
const QUOTA =
  "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user'";
const STRIDE = 11;

const { from, to, end } = undisturbed();

function failOnce(index: number, phase: 'before' | 'after', message: string): ServiceHook {
  let failed = false;
  return (call) => {
    if (failed || call.index !== index || call.phase !== phase) return undefined;
    failed = true;
    return new Error(message);
  };
}

test.each([
  ['before', TIMED_OUT, 0],
  ['after', TIMED_OUT, 4],
  ['before', 'Internal error.', 8],
  ['before', QUOTA, 6],
] as const)(
  'a call that fails %s its effect with "%s" changes nothing in the end',
  (phase, message, start) => {
    for (let index = from + start; index < to; index += STRIDE) {
      const world = openMixedShop();
      world.runtime.setHook(failOnce(index, phase, message));
      tellMixedStory(world);
      const name = world.runtime.serviceCalls[index];
      expect({ index, name, end: endOf(world) }).toEqual({ index, name, end });
    }
  },
);

/** The commits are where something can be done twice: each of them, with the answer lost. */
test('a commit to the spreadsheet that took effect and says that it failed changes nothing in the end', () => {
  const first = openMixedShop();
  const names = () => first.runtime.serviceCalls;
  tellMixedStory(first);
  const commits = names().flatMap((name, index) =>
    index >= from && name === 'Sheets.Spreadsheets.batchUpdate' ? [index] : [],
  );
  expect(commits.length).toBeGreaterThan(10);
  for (const index of commits) {
    const world = openMixedShop();
    world.runtime.setHook(failOnce(index, 'after', TIMED_OUT));
    tellMixedStory(world);
    expect({ index, end: endOf(world) }).toEqual({ index, end });
  }
});
