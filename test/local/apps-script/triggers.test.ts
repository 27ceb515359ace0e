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

describe('triggers of the spreadsheet', () => {
  const SPREADSHEET = `
function install(event) {
  ScriptApp.newTrigger('seen').forSpreadsheet(SpreadsheetApp.openById(ID))[event]().create();
}
function seen(e) {
  console.log(JSON.stringify({type: e.changeType, value: e.value, old: e.oldValue, range: e.range, mode: String(e.authMode), hasUid: Boolean(e.triggerUid)}));
}`;
  const runtimeOf = (event: string, more = '') => {
    const idHolder = runtimeWith('');
    const runtime = runtimeWith(`const ID = '${idHolder.spreadsheetId}';\n${SPREADSHEET}\n${more}`);
    runtime.call('install', event);
    return runtime;
  };
  const told = (logs: readonly string[]): unknown[] => logs.map((line): unknown => JSON.parse(line));

  test('onEdit is told of one cell with its values, of many without', () => {
    const runtime = runtimeOf('onEdit');
    runtime.person.type('Sheet1', 2, 3, 'new');
    runtime.person.type('Sheet1', 2, 3, 'newer');
    runtime.person.paste('Sheet1', 1, 1, [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    const at = (rowStart: number, rowEnd: number, columnStart: number, columnEnd: number) => ({
      range: { rowStart, rowEnd, columnStart, columnEnd },
      mode: 'FULL',
      hasUid: true,
    });
    expect(told(runtime.logs)).toEqual([
      { value: 'new', ...at(2, 2, 3, 3) },
      { value: 'newer', old: 'new', ...at(2, 2, 3, 3) },
      at(1, 2, 1, 2),
    ]);
  });

  test('onChange is told of whatever the person does', () => {
    const runtime = runtimeOf('onChange');
    const { person } = runtime;
    person.type('Sheet1', 1, 1, 'x');
    person.insertRow('Sheet1', 1);
    person.deleteRow('Sheet1', 1);
    person.insertColumn('Sheet1', 1);
    person.deleteColumn('Sheet1', 1);
    person.setBackground('Sheet1', 1, 1, '#ff0000');
    person.setNote('Sheet1', 1, 1, 'n');
    person.sort('Sheet1', 1);
    expect(told(runtime.logs).map((event) => (event as { type: string }).type)).toEqual([
      'EDIT',
      'INSERT_ROW',
      'REMOVE_ROW',
      'INSERT_COLUMN',
      'REMOVE_COLUMN',
      'FORMAT',
      'OTHER',
      'OTHER',
    ]);
  });

  test('never hear of what scripts and the API write', () => {
    const runtime = runtimeOf(
      'onChange',
      `function write() {
         SpreadsheetApp.openById(ID).getSheets()[0].getRange(1, 1).setValue('x');
         Sheets.Spreadsheets.Values.update({values: [['y']]}, ID, 'A2', {valueInputOption: 'RAW'});
       }
       function onEdit() { console.log('edit'); }`,
    );
    runtime.call('write');
    expect(runtime.logs).toEqual([]);
  });

  test('and the simple onEdit run at the same time', () => {
    const runtime = runtimeOf(
      'onEdit',
      `function onEdit() { console.log('"begin"'); Utilities.sleep(5); console.log('"end"'); }`,
    );
    runtime.person.type('Sheet1', 1, 1, 'x');
    expect(runtime.logs.map((line) => line.slice(0, 7))).toEqual(['"begin"', '{"value', '"end"']);
  });

  test('onOpen has full authorisation, after the simple one', () => {
    const runtime = runtimeOf('onOpen', `function onOpen(e) { console.log('"simple"'); }`);
    runtime.open();
    expect(runtime.logs).toHaveLength(2);
    expect(told(runtime.logs)[1]).toMatchObject({ mode: 'FULL', hasUid: true });
  });
});

describe('when a trigger starts', () => {
  const HOURLY = `
function hourly() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
function daily(zone) { ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(7).inTimezone(zone).create(); }
function tick() { console.log(new Date().toISOString()); }`;

  test('at an hour of the wanted time zone', () => {
    const runtime = runtimeWith(HOURLY);
    runtime.call('daily', 'America/New_York');
    for (let hour = 0; hour < 48; hour += 1) {
      runtime.clock.advance(3_600_000);
      runtime.runDueTriggers();
    }
    expect(runtime.logs.map((line) => line.slice(0, 13))).toEqual(['2026-11-25T12', '2026-11-26T12']);
  });

  test('is anywhere inside the hour, once per hour, when jitter is on', () => {
    const runtime = runtimeWith(HOURLY, { settings: { triggerJitter: true } });
    runtime.call('hourly');
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      runtime.clock.advance(60_000);
      runtime.runDueTriggers();
    }
    const minutes = new Set(runtime.logs.map((line) => line.slice(14, 16)));
    expect(runtime.logs.length).toBeGreaterThanOrEqual(21);
    expect(runtime.logs.length).toBeLessThanOrEqual(24);
    expect(minutes.size).toBeGreaterThan(5);
  });

  test('is never, for a run that Google misses', () => {
    const runtime = runtimeWith(HOURLY);
    runtime.call('hourly');
    runtime.missTriggers(1);
    for (let hour = 0; hour < 3; hour += 1) {
      runtime.clock.advance(3_600_000);
      runtime.runDueTriggers();
    }
    expect(runtime.logs).toHaveLength(2);
  });
});

describe('where triggers cannot be', () => {
  test('a test deployment of an add-on has none', () => {
    const runtime = runtimeWith(CODE, { settings: { isAddOn: true, isTestDeployment: true } });
    expect(() => runtime.call('schedule', 'everyHours', 1)).toThrow('not supported in test deployments');
  });

  test.each([
    [false, 'Add-ons may not create time-based triggers'],
    [true, null],
  ])('a one-shot trigger of an add-on within the hour: %s', (addOnOneShotWithinHour, message) => {
    const runtime = runtimeWith(CODE, { settings: { isAddOn: true, addOnOneShotWithinHour } });
    const make = (): unknown => runtime.call('schedule', 'after', 60_000);
    if (message === null) expect(make()).toBeNull();
    else expect(make).toThrow(message);
  });

  test.each([
    [false, 'null null null'],
    [true, 'Spreadsheet Properties Lock'],
  ])('a bound script’s timer has its document: %s', (boundTimerHasDocument, line) => {
    const code = CODE.replace(
      'console.log(JSON.stringify(e))',
      `console.log(String(SpreadsheetApp.getActiveSpreadsheet()) + ' ' + PropertiesService.getDocumentProperties()
         + ' ' + LockService.getDocumentLock())`,
    );
    const runtime = runtimeWith(code, { settings: { boundTimerHasDocument } });
    runtime.call('schedule', 'everyHours', 1);
    runtime.clock.advance(3_600_000);
    runtime.runDueTriggers();
    expect(runtime.logs).toEqual([line]);
  });
});
