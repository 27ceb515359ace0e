import { textArg } from '../../arguments';
import { ServiceError } from '../../errors';
import type { Execution } from '../../execution';
import { flushMs } from '../../latency';
import { assertScope, SCOPES } from '../../manifest';
import type { ServiceObject } from '../../service';
import { local, service } from '../../service';
import { flush } from './access';
import { BOOLEAN_CRITERIA, formatRuleBuilder } from './conditional-format';
import { VALIDATION_CRITERIA, validationBuilder } from './data-validation';
import { LOCATION_TYPES, VISIBILITIES } from './developer-metadata';
import { filterCriteriaBuilder } from './filter';
import { PROTECTION_TYPES } from './protection';
import { WRAP_STRATEGIES } from './range-looks';
import { COPY_PASTE_TYPES } from './range-moves';
import { selectRange } from './sheet';
import { spreadsheetHandle } from './spreadsheet';
import { assertUi, uiHandle } from './ui';

export function spreadsheetAppService(execution: Execution): ServiceObject {
  const { manifest, workbook } = execution.world;
  let spreadsheet: ServiceObject | null = null;
  let ui: ServiceObject | null = null;
  const active = (call: string): ServiceObject | null => {
    assertScope(manifest, call, SCOPES.activeSpreadsheet);
    if (!execution.kind.hasDocument) return null;
    return (spreadsheet ??= spreadsheetHandle(execution));
  };
  return service<GoogleAppsScript.Spreadsheet.SpreadsheetApp>('SpreadsheetApp', {
    BooleanCriteria: service('SpreadsheetApp.BooleanCriteria', BOOLEAN_CRITERIA),
    CopyPasteType: service('SpreadsheetApp.CopyPasteType', COPY_PASTE_TYPES),
    DataValidationCriteria: service('SpreadsheetApp.DataValidationCriteria', VALIDATION_CRITERIA),
    DeveloperMetadataLocationType: service('SpreadsheetApp.DeveloperMetadataLocationType', LOCATION_TYPES),
    DeveloperMetadataVisibility: service('SpreadsheetApp.DeveloperMetadataVisibility', VISIBILITIES),
    ProtectionType: service('SpreadsheetApp.ProtectionType', PROTECTION_TYPES),
    WrapStrategy: service('SpreadsheetApp.WrapStrategy', WRAP_STRATEGIES),
    newConditionalFormatRule: local(() => formatRuleBuilder(execution)),
    newDataValidation: local(() => validationBuilder(execution)),
    newFilterCriteria: local(() => filterCriteriaBuilder(execution)),
    getActiveSheet: () => {
      const found = active('SpreadsheetApp.getActiveSheet');
      return found && call(found, 'getActiveSheet');
    },
    getActiveRange: () => {
      const found = active('SpreadsheetApp.getActiveRange');
      return found && call(found, 'getActiveRange');
    },
    getActiveSpreadsheet: () => active('SpreadsheetApp.getActiveSpreadsheet'),
    getActive: () => active('SpreadsheetApp.getActive'),
    openByUrl: (url) => {
      assertScope(manifest, 'SpreadsheetApp.openByUrl', SCOPES.openSpreadsheet);
      if (!textArg(url).includes(`/d/${workbook.id}/`)) throw new ServiceError(`Invalid argument: url`);
      return (spreadsheet ??= spreadsheetHandle(execution));
    },
    openById: (id) => {
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
    setActiveRange: (range) => selectRange(execution, range),
  });
}

function call(object: ServiceObject, method: string): object | null {
  const member = object.members[method];
  return typeof member === 'function' ? (member as () => object | null)() : null;
}
