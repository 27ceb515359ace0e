import { arrayArg, integerArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { JsonObject } from '../../json';
import { isJsonObject } from '../../json';
import type { ServiceObject } from '../../service';
import { internalsOf, local, service } from '../../service';
import type { RangeRule, Sheet } from '../../spreadsheet/sheet';
import { sortRows } from '../../spreadsheet/sort';
import { changeNow, RangeRef, read } from './access';
import { CONDITION_TYPES, conditionTexts } from './data-validation';
import { rangeHandle } from './range';

export function createFilter(execution: Execution, { sheet, box }: RangeRef): ServiceObject {
  changeNow(execution, () => {
    if (sheet.rulesOf('filter').length > 0) {
      throw new ServiceError("You can't create a filter in a sheet that already has a filter.");
    }
    sheet.addRule({ id: 0, kind: 'filter', boxes: [box], body: {} });
  });
  return filterHandle(execution, sheet);
}

export function filterOf(execution: Execution, sheet: Sheet): ServiceObject | null {
  return read(execution, 0, () =>
    sheet.rulesOf('filter').length > 0 ? filterHandle(execution, sheet) : null,
  );
}

class Criteria {
  constructor(readonly body: JsonObject) {}
}

function filterHandle(execution: Execution, sheet: Sheet): ServiceObject {
  const rule = (): RangeRule => {
    const [found] = sheet.rulesOf('filter');
    if (!found) throw new ServiceError('The filter no longer exists.');
    return found;
  };
  const boxOf = () => rule().boxes[0] ?? sheet.wholeBox();
  const criteriaOf = (): JsonObject =>
    (isJsonObject(rule().body.criteria) ? rule().body.criteria : {}) as JsonObject;
  /** Columns are told by their place on the sheet, from 1. */
  const setCriteria = (column: unknown, body: JsonObject | null): ServiceObject => {
    const key = String(integerArg(column) - 1);
    changeNow(execution, () => {
      const others = Object.entries(criteriaOf()).filter(([name]) => name !== key);
      const criteria = Object.fromEntries(body ? [...others, [key, body]] : others);
      sheet.replaceRule(rule(), { ...rule(), body: { ...rule().body, criteria } });
    });
    return self;
  };
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.Filter>('SpreadsheetApp.Filter', {
    getRange: () => rangeHandle(execution, new RangeRef(sheet, boxOf())),
    remove: () => changeNow(execution, () => sheet.replaceRule(rule(), null)),
    getColumnFilterCriteria: (column) => {
      const body = criteriaOf()[String(integerArg(column) - 1)];
      return isJsonObject(body) ? criteriaHandle(new Criteria(body)) : null;
    },
    setColumnFilterCriteria: (column, criteria) => {
      const found = internalsOf(criteria, Criteria);
      if (criteria !== null && !found) throw new SignatureError();
      return setCriteria(column, found?.body ?? null);
    },
    removeColumnFilterCriteria: (column) => setCriteria(column, null),
    sort: (column, isAscending) => {
      changeNow(execution, () => {
        const box = boxOf();
        const body = { ...box, startRow: box.startRow + 1 };
        sortRows(execution.world.evaluator, sheet, body, [
          { column: integerArg(column) - 1, isAscending: isAscending !== false },
        ]);
      });
      return self;
    },
  });
  return self;
}

function criteriaHandle(criteria: Criteria): ServiceObject {
  const { hiddenValues } = criteria.body;
  return service<GoogleAppsScript.Spreadsheet.FilterCriteria>(
    'SpreadsheetApp.FilterCriteria',
    { getHiddenValues: local(() => (Array.isArray(hiddenValues) ? [...(hiddenValues as unknown[])] : null)) },
    { internals: criteria },
  );
}

export function filterCriteriaBuilder(execution: Execution): ServiceObject {
  let body: JsonObject = {};
  const when = (name: string) =>
    local((...args) => {
      const values = args.flatMap((value) => conditionTexts(execution, value));
      body = {
        condition: {
          type: CONDITION_TYPES[name],
          values: values.map((userEnteredValue) => ({ userEnteredValue })),
        },
      };
      return self;
    });
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder>(
    'SpreadsheetApp.FilterCriteriaBuilder',
    {
      setHiddenValues: local((values) => {
        body = { hiddenValues: arrayArg(values).map(String) };
        return self;
      }),
      whenCellEmpty: when('CELL_EMPTY'),
      whenCellNotEmpty: when('CELL_NOT_EMPTY'),
      whenTextContains: when('TEXT_CONTAINS'),
      whenTextEqualTo: when('TEXT_EQUAL_TO'),
      whenNumberGreaterThan: when('NUMBER_GREATER_THAN'),
      whenNumberLessThan: when('NUMBER_LESS_THAN'),
      whenNumberEqualTo: when('NUMBER_EQUAL_TO'),
      whenFormulaSatisfied: when('CUSTOM_FORMULA'),
      build: local(() => criteriaHandle(new Criteria(body))),
    },
  );
  return self;
}
