import type { Platform } from '../ports';
import { googleScreen } from './screen';
import {
  googleCache,
  googleClock,
  googleFileProperties,
  googleHttp,
  googleIdentity,
  googleLocks,
  googlePacker,
  googleUserProperties,
} from './services';
import { SheetsQuota } from './sheets-quota';
import { SheetsWorkbook } from './sheets-workbook';
import { googleTriggers } from './triggers';

/** Apps Script as the platform. Nothing of Google is touched before something is asked for. */
export function createGooglePlatform(): Platform {
  const quota = new SheetsQuota(googleClock);
  return {
    clock: googleClock,
    http: googleHttp,
    userProperties: googleUserProperties,
    fileProperties: googleFileProperties,
    cache: googleCache,
    locks: googleLocks,
    packer: googlePacker,
    identity: googleIdentity,
    triggers: googleTriggers,
    screen: googleScreen,
    activeWorkbook() {
      const file = SpreadsheetApp.getActiveSpreadsheet() as GoogleAppsScript.Spreadsheet.Spreadsheet | null;
      if (!file) throw new Error('No spreadsheet is open here: open it by its id');
      return new SheetsWorkbook(file.getId(), quota);
    },
    openWorkbook: (spreadsheetId) => new SheetsWorkbook(spreadsheetId, quota),
    limitWaits(deadlineMs) {
      quota.deadlineMs = deadlineMs;
    },
  };
}
