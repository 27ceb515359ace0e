import { allFaults, ExecutionKilled, faultAt, transientErrors } from '../../../local/apps-script';
import { runtimeWith } from './support';

const SET = 'PropertiesService.Properties.setProperty';
const CODE = `
function work() {
  const store = PropertiesService.getScriptProperties();
  store.setProperty('a', '1'); store.setProperty('b', '2');
  return SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1').getRange('A1:A3').getValues().flat();
}`;

test('a kill before or after the n-th call of a name', () => {
  const runtime = runtimeWith(CODE);
  runtime.setHook(faultAt({ call: SET, phase: 'before', nth: 2 }, 'kill'));
  expect(() => runtime.call('work')).toThrow(ExecutionKilled);
  expect(runtime.dump().scriptProperties).toEqual({ a: '1' });
});

test.each(transientErrors('id').map((error) => [error.message, error]))(
  '%s can come from any call',
  (_, error) => {
    const runtime = runtimeWith(CODE);
    runtime.setHook(faultAt({ phase: 'before', nth: 3 }, error));
    expect(() => runtime.call('work')).toThrow(`Exception: ${error.message}`);
    expect(runtime.call('work')).toEqual(['', '', '']);
  },
);

test.each([
  ['edits', (person: Person) => person.type('Sheet1', 1, 1, 'x'), ['x', 'b', 'a']],
  ['sorts', (person: Person) => person.sort('Sheet1', 1), ['a', 'b', 'c']],
  ['deletes a row', (person: Person) => person.deleteRow('Sheet1', 1), ['b', 'a', '']],
])('the person %s while a script runs', (_, act, seen) => {
  const runtime = runtimeWith(CODE);
  for (const [index, text] of ['c', 'b', 'a'].entries()) runtime.person.type('Sheet1', index + 1, 1, text);
  runtime.setHook(faultAt({ call: SET, phase: 'after' }, () => act(runtime.person)));
  expect(runtime.call('work')).toEqual(seen);
});

type Person = ReturnType<typeof runtimeWith>['person'];

test('faults can be combined', () => {
  const runtime = runtimeWith(CODE);
  runtime.setHook(
    allFaults(
      faultAt({ call: SET, phase: 'before' }, () => runtime.loseCache()),
      faultAt({ call: SET, phase: 'after' }, 'kill'),
    ),
  );
  expect(() => runtime.call('work')).toThrow(`Killed after ${SET} (call 1)`);
});
