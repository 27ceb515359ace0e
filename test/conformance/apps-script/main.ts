import { LIVE_FACTS } from '../facts-apps-script';
import { LIVE_CHECKS } from './index';
import { outcomeOf } from './live';

/**
 * The script of its own that shows in real Apps Script what the local one takes for granted: bind it to a spreadsheet
 * and choose Developer > Run conformance. See docs/conformance.md.
 */
declare const global: Record<string, unknown>;

const TAB = 'Conformance';
const HEADERS = ['Fact', 'Holds', 'What happened', 'What it says', 'Source', 'Checked at'];
/** Well before the end of an execution: what is left is done by choosing the menu item again. */
const STOP_AFTER_MS = 4.5 * 60_000;

function resultsTab(): GoogleAppsScript.Spreadsheet.Sheet {
  const ss = SpreadsheetApp.getActiveSpreadsheet();
  const known = ss.getSheetByName(TAB);
  if (known) return known;
  const made = ss.insertSheet(TAB);
  made.getRange(1, 1, made.getMaxRows(), HEADERS.length).setNumberFormat('@');
  made.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]);
  return made;
}

function checkedIds(tab: GoogleAppsScript.Spreadsheet.Sheet): string[] {
  const rows = tab.getLastRow() - 1;
  return rows < 1
    ? []
    : tab
        .getRange(2, 1, rows, 1)
        .getValues()
        .map(([id]) => String(id));
}

function checkOne(id: string): string | null {
  const check = LIVE_CHECKS[id];
  return check ? outcomeOf(check) : 'There is no assertion';
}

/** Checks what has no row yet; a fact that is to be checked again loses its row first. */
function runConformance(): void {
  const startedAt = Date.now();
  const tab = resultsTab();
  const done = checkedIds(tab);
  for (const { id, text, source } of LIVE_FACTS) {
    if (done.includes(id)) continue;
    if (Date.now() - startedAt > STOP_AFTER_MS) {
      SpreadsheetApp.getActiveSpreadsheet().toast('Choose the menu item again to go on.', 'Not done yet');
      return;
    }
    const problem = checkOne(id);
    const row = [id, problem === null ? 'yes' : 'NO', problem ?? '', text, source, new Date().toISOString()];
    tab.getRange(tab.getLastRow() + 1, 1, 1, HEADERS.length).setValues([row]);
  }
  SpreadsheetApp.getActiveSpreadsheet().toast(`See the tab ${TAB}.`, 'All facts are checked');
}

global.onOpen = () =>
  SpreadsheetApp.getUi().createMenu('Developer').addItem('Run conformance', 'runConformance').addToUi();
global.runConformance = runConformance;
/** For the local test, which checks one fact per execution. */
global.checkFact = (id: string) => checkOne(id);
