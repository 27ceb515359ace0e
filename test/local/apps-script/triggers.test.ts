import { ExecutionKilled } from '../../../local/apps-script';
import { runtimeWith } from './support';

const CODE = `
function schedule(kind, count) { ScriptApp.newTrigger('tick').timeBased()[kind](count).create(); }
function list() { return ScriptApp.getProjectTriggers().map((t) => t.getHandlerFunction()); }
function clear() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
function tick(e) { console.log(JSON.stringify(e)); }`;

test('a trigger fires when its time has come, once for all it missed', () => {
  const runtime = runtimeWith(CODE);
  runtime.call('schedule', 'everyMinutes', 5);
  expect(runtime.triggers).toEqual([{ handler: 'tick', everyMinutes: 5 }]);
  runtime.runDueTriggers();
  expect(runtime.logs).toHaveLength(0);
  runtime.clock.advance(17 * 60_000);
  runtime.runDueTriggers();
  runtime.runDueTriggers();
  expect(runtime.logs).toHaveLength(1);
  expect(JSON.parse(runtime.logs[0] ?? '')).toMatchObject({
    authMode: 'FULL',
    timezone: 'Etc/UTC',
    'day-of-week': 3,
    hour: 9,
  });
});

test('a one-shot trigger fires once and stays until it is deleted', () => {
  const runtime = runtimeWith(CODE);
  runtime.call('schedule', 'after', 1000);
  for (let round = 0; round < 3; round += 1) {
    runtime.clock.advance(60_000);
    runtime.runDueTriggers();
  }
  expect(runtime.logs).toHaveLength(1);
  expect(runtime.call('list')).toEqual(['tick']);
  runtime.call('clear');
  expect(runtime.triggers).toEqual([]);
});

test.each([
  ['everyMinutes', 7],
  ['everyHours', 3],
])('%s(%i) is refused', (kind, count) => {
  expect(() => runtimeWith(CODE).call('schedule', kind, count)).toThrow(
    `The value you passed to ${kind} was invalid`,
  );
});

test('there can be 20', () => {
  const runtime = runtimeWith(CODE);
  for (let count = 0; count < 20; count += 1) runtime.call('schedule', 'everyHours', 1);
  expect(() => runtime.call('schedule', 'everyHours', 1)).toThrow('This script has too many triggers.');
});

describe('of a published add-on', () => {
  const addOn = () => runtimeWith(CODE, { settings: { isAddOn: true } });

  test('run at most hourly', () => {
    expect(() => addOn().call('schedule', 'everyMinutes', 30)).toThrow(
      'Add-ons may not create time-based triggers to run more frequently than once per hour.',
    );
  });

  test('are one per document', () => {
    const runtime = addOn();
    runtime.call('schedule', 'everyHours', 1);
    expect(() => runtime.call('schedule', 'everyHours', 1)).toThrow(
      'This add-on has created too many time-based triggers',
    );
  });

  test('have no document', () => {
    const code = `${CODE}\nfunction tick2() { console.log(String(SpreadsheetApp.getActiveSpreadsheet())); }`;
    const runtime = runtimeWith(code.replace("newTrigger('tick')", "newTrigger('tick2')"), {
      settings: { isAddOn: true },
    });
    runtime.call('schedule', 'everyHours', 1);
    runtime.clock.advance(3_600_000);
    runtime.runDueTriggers();
    expect(runtime.logs).toEqual(['null']);
  });
});

describe('a trigger that fails', () => {
  test('is told, after the others have run', () => {
    const code = CODE.replace(
      'console.log(JSON.stringify(e))',
      "console.log('ran'); throw new Error('broken')",
    );
    const runtime = runtimeWith(code);
    runtime.call('schedule', 'everyHours', 1);
    runtime.call('schedule', 'everyHours', 1);
    runtime.clock.advance(3_600_000);
    expect(() => runtime.runDueTriggers()).toThrow('Error: broken');
    expect(runtime.failures).toHaveLength(2);
  });

  test('has no user interface and six minutes', () => {
    const code = CODE.replace('console.log(JSON.stringify(e))', 'SpreadsheetApp.getUi()');
    const runtime = runtimeWith(code);
    runtime.call('schedule', 'everyHours', 1);
    runtime.clock.advance(3_600_000);
    expect(() => runtime.runDueTriggers()).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
    const endless = runtimeWith(
      CODE.replace('console.log(JSON.stringify(e))', 'for (;;) Utilities.sleep(60000)'),
    );
    endless.call('schedule', 'everyHours', 1);
    endless.clock.advance(3_600_000);
    expect(() => endless.runDueTriggers()).toThrow(ExecutionKilled);
  });

  test('does not start once 90 minutes of the day are used up', () => {
    const runtime = runtimeWith(CODE.replace('console.log(JSON.stringify(e))', 'Utilities.sleep(290000)'));
    runtime.call('schedule', 'everyMinutes', 5);
    let runs = 0;
    expect(() => {
      for (; runs < 30; runs += 1) {
        runtime.clock.advance(300_000);
        runtime.runDueTriggers();
      }
    }).toThrow('Service using too much computer time for one day.');
    expect(runs).toBe(19);
  });
});
