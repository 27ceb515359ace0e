import { transientErrors } from '../../../local/apps-script/faults';
import { MANIFEST, runtimeWith } from '../../local/apps-script/support';
import type { Checks } from '../facts';
import { FIRST, working } from './support';

/** Opens the file under a mode and answers what the body threw. */
function openingFails(body: string, isEnabledInFile: boolean): () => void {
  const runtime = runtimeWith(`function onOpen() { ${body}; }`, {
    settings: { isAddOn: true, isEnabledInFile },
  });
  return () => runtime.open();
}

const PERMISSION = /permission/i;

export const CONTEXT_CHECKS: Checks<undefined> = {
  'auth/none': () => {
    expect(
      openingFails(`SpreadsheetApp.getUi().createAddonMenu().addItem('a', 'b').addToUi()`, false),
    ).not.toThrow();
    for (const body of [
      'PropertiesService.getUserProperties()',
      'SpreadsheetApp.getActiveSpreadsheet()',
      `UrlFetchApp.fetch('https://a.myshopify.com/')`,
      `SpreadsheetApp.getUi().alert('x')`,
    ]) {
      expect(openingFails(body, false)).toThrow(PERMISSION);
    }
  },
  'auth/limited': () => {
    expect(
      openingFails(
        `SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange('A1').setValue(1);
         PropertiesService.getUserProperties().setProperty('a', 'b')`,
        true,
      ),
    ).not.toThrow();
    for (const body of [
      `UrlFetchApp.fetch('https://a.myshopify.com/')`,
      `SpreadsheetApp.getUi().alert('x')`,
      `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`,
      `ScriptApp.newTrigger('x')`,
    ]) {
      expect(openingFails(body, true)).toThrow(PERMISSION);
    }
  },
  'auth/custom-function': () => {
    const sheet = 'SpreadsheetApp.getActiveSpreadsheet().getSheets()[0]';
    const reading = working(`return ${sheet}.getRange('A1').getValue();`);
    reading.person.type('Sheet1', 1, 1, '5');
    expect(reading.customFunction('work')).toBe(5);
    expect(() => working(`${sheet}.getRange('A1').setValue(1);`).customFunction('work')).toThrow(PERMISSION);
  },
  'protection/text': () => {
    const runtime = working(
      `${FIRST}.getRange('A1').protect().addEditor('boss@example.com'); ${FIRST}.getRange('A1').setValue(1);`,
      { ownsFile: false },
    );
    expect(() => runtime.call('work')).toThrow(
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    );
  },
  'context/transient-errors': () => {
    const runtime = working(`try { ${FIRST}.getName(); } catch (error) { return error.message; }`);
    const errors = transientErrors(runtime.spreadsheetId);
    expect(errors.map(({ message }) => message)).toEqual([
      `Service Spreadsheets timed out while accessing document with id ${runtime.spreadsheetId}.`,
      `Service Spreadsheets failed while accessing document with id ${runtime.spreadsheetId}.`,
      'Service error: Spreadsheets',
      'Internal error.',
      "We're sorry, a server error occurred. Please wait a bit and try again.",
      'Unexpected error while getting the method or property getRange on object SpreadsheetApp.Sheet.',
    ]);
    for (const error of errors) {
      runtime.setHook(({ name, phase }) =>
        name === 'SpreadsheetApp.Sheet.getName' && phase === 'before' ? error : undefined,
      );
      expect(runtime.call('work')).toBe(error.message);
    }
  },
  'context/missing-scope': () => {
    const manifest = { ...MANIFEST, oauthScopes: [] };
    const runtime = runtimeWith('function work() { ScriptApp.getProjectTriggers(); }', { manifest });
    expect(() => runtime.call('work')).toThrow(
      'Specified permissions are not sufficient to call ScriptApp.getProjectTriggers. Required permissions: https://www.googleapis.com/auth/script.scriptapp',
    );
  },
};
