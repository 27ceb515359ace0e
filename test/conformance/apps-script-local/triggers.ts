import { runtimeWith } from '../../local/apps-script/support';
import type { Checks } from '../facts';
import { FIRST, ticking, working } from './support';

const ADD_ON = { isAddOn: true };
const HOURLY = `ScriptApp.newTrigger('work').timeBased().everyHours(1).create();`;
const SEEN = `function seen(e) { console.log(JSON.stringify([e.changeType, e.value, e.oldValue, e.range])); }`;
const on = (event: string): string => `ScriptApp.newTrigger('seen').forSpreadsheet(ID).${event}().create();`;

/** A runtime that notes what its installed trigger is told. */
function seeing(event: string) {
  const runtime = working(on(event), {}, SEEN);
  runtime.call('work');
  const told = (): unknown[] => runtime.logs.map((line): unknown => JSON.parse(line));
  return { runtime, told };
}

export const TRIGGER_CHECKS: Checks<undefined> = {
  'triggers/twenty': () => {
    const runtime = working(`for (let i = 0; i < x; i += 1) ${HOURLY}`);
    runtime.call('work', 20);
    expect(() => runtime.call('work', 1)).toThrow(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  },
  'add-on/hourly': () =>
    expect(() => working(HOURLY.replace('everyHours(1)', 'everyMinutes(30)'), ADD_ON).call('work')).toThrow(
      'Add-ons may not create time-based triggers to run more frequently than once per hour.',
    ),
  'add-on/one-per-type': () => {
    const runtime = working(`${HOURLY} ${on('onEdit')}`, ADD_ON, SEEN);
    runtime.call('work');
    expect(() => runtime.call('work')).toThrow('This add-on has created too many time-based triggers');
  },
  'add-on/test-deployment': () =>
    expect(() => working(HOURLY, { isAddOn: true, isTestDeployment: true }).call('work')).toThrow(),
  'add-on/no-document': () => {
    const runtime = ticking(
      `console.log(SpreadsheetApp.getActiveSpreadsheet() + ' ' + SpreadsheetApp.openById(ID).getId().length);`,
      ADD_ON,
    );
    runtime.runDueTriggers();
    expect(runtime.logs).toEqual(['null 44']);
  },
  'add-on/no-document-properties': () => {
    const runtime = ticking(`console.log(String(PropertiesService.getDocumentProperties()));`, ADD_ON);
    runtime.runDueTriggers();
    expect(runtime.logs).toEqual(['null']);
  },
  'events/scripts-fire-nothing': () => {
    const { runtime } = seeing('onChange');
    const writer = working(
      `${FIRST}.getRange('A1').setValue(1);
       Sheets.Spreadsheets.Values.update({values: [[1]]}, ID, 'A2', {valueInputOption: 'RAW'});`,
      {},
      `function onEdit() { console.log('edit'); }`,
    );
    writer.call('work');
    expect([...runtime.logs, ...writer.logs]).toEqual([]);
  },
  'events/edit': () => {
    const { runtime, told } = seeing('onEdit');
    runtime.person.type('Sheet1', 1, 1, 'a');
    runtime.person.type('Sheet1', 1, 1, 'b');
    const range = { rowStart: 1, rowEnd: 1, columnStart: 1, columnEnd: 1 };
    expect(told()).toEqual([
      [null, 'a', null, range],
      [null, 'b', 'a', range],
    ]);
  },
  'events/paste': () => {
    const { runtime, told } = seeing('onEdit');
    runtime.person.paste('Sheet1', 1, 1, [['a', 'b']]);
    expect(told()).toEqual([[null, null, null, { rowStart: 1, rowEnd: 1, columnStart: 1, columnEnd: 2 }]]);
  },
  'events/change-types': () => {
    const { runtime, told } = seeing('onChange');
    const { person } = runtime;
    person.type('Sheet1', 1, 1, 'x');
    person.insertRow('Sheet1', 1);
    person.deleteRow('Sheet1', 1);
    person.insertColumn('Sheet1', 1);
    person.deleteColumn('Sheet1', 1);
    person.setBackground('Sheet1', 1, 1, '#ff0000');
    expect(told().map((event) => (event as unknown[])[0])).toEqual([
      'EDIT',
      'INSERT_ROW',
      'REMOVE_ROW',
      'INSERT_COLUMN',
      'REMOVE_COLUMN',
      'FORMAT',
    ]);
  },
  'events/time': () => {
    const runtime = ticking('console.log(JSON.stringify(e));');
    runtime.runDueTriggers();
    expect(JSON.parse(runtime.logs[0] ?? '')).toEqual({
      authMode: 'FULL',
      triggerUid: expect.any(String) as string,
      timezone: 'Etc/UTC',
      year: 2026,
      month: 11,
      'day-of-month': 25,
      'day-of-week': 3,
      'week-of-year': expect.any(Number) as number,
      hour: 10,
      minute: 0,
      second: expect.any(Number) as number,
    });
  },
  'context/no-ui': () => {
    expect(() => ticking('SpreadsheetApp.getUi();').runDueTriggers()).toThrow(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  },
  'auth/install': () => {
    const runtime = runtimeWith('function onInstall(e) { console.log(String(e.authMode)); }');
    runtime.install();
    expect(runtime.logs).toEqual(['FULL']);
  },
};
