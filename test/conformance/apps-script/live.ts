import type { Check } from '../facts';

/** What a check inside Apps Script works with: a spreadsheet and an empty tab of its own. */
export interface Live {
  ss: GoogleAppsScript.Spreadsheet.Spreadsheet;
  sheet: GoogleAppsScript.Spreadsheet.Sheet;
}

/** Throws unless both are the same as JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`Got ${String(got)} and not ${String(wanted)}`);
}

/** Throws unless the work throws with a text that contains the given one. */
export function fails(work: () => unknown, text: string): void {
  const message = messageOf(work);
  if (message === null) throw new Error(`Did not fail with: ${text}`);
  if (!message.includes(text)) throw new Error(`Failed with "${message}" and not with "${text}"`);
}

export function messageOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Runs a check on an empty tab, which is gone afterwards; null if the fact holds, else what happened. */
export function outcomeOf(check: Check<Live>): string | null {
  const ss = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = ss.insertSheet(`check ${Utilities.getUuid().slice(0, 8)}`);
  try {
    return messageOf(() => {
      check({ ss, sheet });
      SpreadsheetApp.flush();
    });
  } finally {
    messageOf(() => SpreadsheetApp.flush());
    ss.deleteSheet(sheet);
  }
}
