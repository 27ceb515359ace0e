import { everyNth, IS_FULL_SWEEP } from '../support/extent';
import { COLUMN_ACTS, NOTES, OTHER_ACTS, ROW_ACTS, sort, type Act } from '../support/person-acts';
import { faultsOf, tell, type Story } from '../support/user-story';

/**
 * A person does one thing right before one service call of an import or an export. In the end every cell holds what
 * the person typed there or what the store has, on the right row, and only what the person typed was sent.
 */
const COMMIT = 'Sheets.Spreadsheets.batchUpdate';

/** The indexes of the story's service calls, those of one name if it is given. */
function callsOf(story: Story, name?: string): number[] {
  let from = 0;
  const { scene } = tell(story, ({ world }) => (from = world.runtime.serviceCalls.length));
  return scene.world.runtime.serviceCalls.flatMap((called, index) =>
    index >= from && (name === undefined || called === name) ? [index] : [],
  );
}

/** Acts before the given calls, one act each. */
function check(story: Story, acts: readonly (readonly [number, Act])[]): void {
  const left = [...acts];
  const { scene, atFirst } = tell(story, (opened) =>
    opened.world.runtime.setHook((call) => {
      const [index, act] = left[0] ?? [Infinity];
      if (call.index < index || call.phase !== 'before') return undefined;
      left.shift();
      act?.(opened);
      return undefined;
    }),
  );
  const at = acts.map(([index]) => `${index} ${scene.world.runtime.serviceCalls[index]}`);
  expect({ at, left: left.length, faults: faultsOf(scene, atFirst) }).toEqual({ at, left: 0, faults: [] });
}

describe.each(['import', 'export'] as const)('while an %s is under way', (story) => {
  const commits = callsOf(story, COMMIT);
  const calls = callsOf(story);

  test.each(Object.entries({ ...COLUMN_ACTS, ...ROW_ACTS }))('the person %s before any commit', (_, act) => {
    for (const index of IS_FULL_SWEEP ? calls : everyNth(commits, 4, 1)) check(story, [[index, act]]);
  });

  test.each(Object.entries(OTHER_ACTS))('the person %s before any call', (name, act) => {
    const start = Object.keys(OTHER_ACTS).indexOf(name) * 7;
    for (const index of everyNth(calls, 71, start)) check(story, [[index, act]]);
  });

  test('the person sorts, and once more while what that displaced is put back', () => {
    const again = [
      sort(NOTES, true),
      sort('Title'),
      COLUMN_ACTS['moves the ids'],
      COLUMN_ACTS['moves the titles'],
    ];
    const pairs = (IS_FULL_SWEEP ? calls : commits).flatMap((first) =>
      [1, 2, 3, 4, 5, 6].map((gap, turn) => ({ first, second: first + gap, act: again[(first + turn) % 4] })),
    );
    const last = calls[calls.length - 1] ?? 0;
    const inStory = pairs.filter(({ second }) => second <= last);
    for (const { first, second, act } of everyNth(inStory, 17, 0))
      check(story, [
        [first, sort('Title')],
        [second, act ?? sort('Title')],
      ]);
  });
});
