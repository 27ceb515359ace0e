import { textArg } from '../../arguments';
import { ServiceError } from '../../errors';
import type { Execution } from '../../execution';
import { flushMs } from '../../latency';
import { assertScope, missingPermission, SCOPES } from '../../manifest';
import type { ServiceObject } from '../../service';
import { service } from '../../service';
import { flush } from './access';
import { selectRange } from './sheet';
import { spreadsheetHandle } from './spreadsheet';
import { assertUi, uiHandle } from './ui';

export function spreadsheetAppService(execution: Execution): ServiceObject {
  const { manifest, settings, workbook } = execution.world;
  let spreadsheet: ServiceObject | null = null;
  let ui: ServiceObject | null = null;
  const active = (call: string): ServiceObject | null => {
    assertScope(manifest, call, SCOPES.activeSpreadsheet);
    // An add-on's time trigger has no document (reference 1.3).
    if (!execution.kind.hasUi && settings.isAddOn) return null;
    return (spreadsheet ??= spreadsheetHandle(execution));
  };
  return service<GoogleAppsScript.Spreadsheet.SpreadsheetApp>('SpreadsheetApp', {
    getActiveSpreadsheet: () => active('SpreadsheetApp.getActiveSpreadsheet'),
    getActive: () => active('SpreadsheetApp.getActive'),
    openById: (id) => {
      if (execution.kind.authMode === 'LIMITED') {
        throw missingPermission('SpreadsheetApp.openById', SCOPES.openSpreadsheet);
      }
      assertScope(manifest, 'SpreadsheetApp.openById', SCOPES.openSpreadsheet);
      if (textArg(id) !== workbook.id)
        throw new ServiceError(`Document ${textArg(id)} is missing (perhaps it was deleted?)`);
      return (spreadsheet ??= spreadsheetHandle(execution));
    },
    flush: () => {
      if (!execution.writes.isEmpty()) execution.spend(flushMs(execution.writes.pendingCells));
      flush(execution);
    },
    getUi: () => {
      assertUi(execution);
      return (ui ??= uiHandle(execution));
    },
    setActiveRange: (range) => {
      selectRange(execution, range);
      return range;
    },
  });
}
