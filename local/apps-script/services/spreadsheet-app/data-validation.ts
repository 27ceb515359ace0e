import { types } from 'node:util';
import { arrayArg, textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { JsonObject } from '../../json';
import { isJsonObject } from '../../json';
import type { ServiceObject } from '../../service';
import { enumOf, internalsOf, local, service } from '../../service';
import { boxName, quoteTitle } from '../../spreadsheet/a1';
import { makeCell, PLAIN } from '../../spreadsheet/cell';
import { serialOfMoment } from '../../spreadsheet/dates';
import { withPart } from '../../spreadsheet/look-part';
import { RangeRef, read } from './access';
import { changeCells, changeLooks, sizedGrid } from './range-looks';

/** SpreadsheetApp's criteria and the condition type that the API has for each. */
export const CONDITION_TYPES: Record<string, string> = {
  DATE_AFTER: 'DATE_AFTER',
  DATE_BEFORE: 'DATE_BEFORE',
  DATE_BETWEEN: 'DATE_BETWEEN',
  DATE_EQUAL_TO: 'DATE_EQ',
  DATE_IS_VALID_DATE: 'DATE_IS_VALID',
  DATE_ON_OR_AFTER: 'DATE_ON_OR_AFTER',
  DATE_ON_OR_BEFORE: 'DATE_ON_OR_BEFORE',
  NUMBER_BETWEEN: 'NUMBER_BETWEEN',
  NUMBER_NOT_BETWEEN: 'NUMBER_NOT_BETWEEN',
  NUMBER_EQUAL_TO: 'NUMBER_EQ',
  NUMBER_NOT_EQUAL_TO: 'NUMBER_NOT_EQ',
  NUMBER_GREATER_THAN: 'NUMBER_GREATER',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'NUMBER_GREATER_THAN_EQ',
  NUMBER_LESS_THAN: 'NUMBER_LESS',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'NUMBER_LESS_THAN_EQ',
  TEXT_CONTAINS: 'TEXT_CONTAINS',
  TEXT_DOES_NOT_CONTAIN: 'TEXT_NOT_CONTAINS',
  TEXT_EQUAL_TO: 'TEXT_EQ',
  TEXT_STARTS_WITH: 'TEXT_STARTS_WITH',
  TEXT_ENDS_WITH: 'TEXT_ENDS_WITH',
  TEXT_IS_VALID_EMAIL: 'TEXT_IS_EMAIL',
  TEXT_IS_VALID_URL: 'TEXT_IS_URL',
  CELL_EMPTY: 'BLANK',
  CELL_NOT_EMPTY: 'NOT_BLANK',
  VALUE_IN_LIST: 'ONE_OF_LIST',
  VALUE_IN_RANGE: 'ONE_OF_RANGE',
  CUSTOM_FORMULA: 'CUSTOM_FORMULA',
  CHECKBOX: 'BOOLEAN',
};

export const VALIDATION_CRITERIA = enumOf('SpreadsheetApp.DataValidationCriteria', [
  ...Object.keys(CONDITION_TYPES).filter((name) => !name.startsWith('CELL_')),
]);

/** A finished rule: the API's DataValidationRule, and the values as the script gave them. */
class ValidationRule {
  constructor(
    readonly body: JsonObject,
    readonly criteria: string,
    readonly values: readonly unknown[],
  ) {}
}

export function validationBuilder(execution: Execution, from?: ValidationRule): ServiceObject {
  let criteria = from?.criteria ?? '';
  let values: readonly unknown[] = from?.values ?? [];
  let isStrict = from?.body.strict === true;
  let help = typeof from?.body.inputMessage === 'string' ? from.body.inputMessage : null;
  let showsList = from?.body.showCustomUi !== false;
  const require = (name: string, count: number) =>
    local((...args) => {
      if (args.length < count) throw new SignatureError();
      criteria = name;
      values = args.slice(0, count);
      return self;
    });
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.DataValidationBuilder>(
    'SpreadsheetApp.DataValidationBuilder',
    {
      requireCheckbox: local((...args) => {
        criteria = 'CHECKBOX';
        values = args;
        return self;
      }),
      requireDate: require('DATE_IS_VALID_DATE', 0),
      requireDateAfter: require('DATE_AFTER', 1),
      requireDateBefore: require('DATE_BEFORE', 1),
      requireDateBetween: require('DATE_BETWEEN', 2),
      requireDateEqualTo: require('DATE_EQUAL_TO', 1),
      requireDateOnOrAfter: require('DATE_ON_OR_AFTER', 1),
      requireDateOnOrBefore: require('DATE_ON_OR_BEFORE', 1),
      requireFormulaSatisfied: require('CUSTOM_FORMULA', 1),
      requireNumberBetween: require('NUMBER_BETWEEN', 2),
      requireNumberNotBetween: require('NUMBER_NOT_BETWEEN', 2),
      requireNumberEqualTo: require('NUMBER_EQUAL_TO', 1),
      requireNumberNotEqualTo: require('NUMBER_NOT_EQUAL_TO', 1),
      requireNumberGreaterThan: require('NUMBER_GREATER_THAN', 1),
      requireNumberGreaterThanOrEqualTo: require('NUMBER_GREATER_THAN_OR_EQUAL_TO', 1),
      requireNumberLessThan: require('NUMBER_LESS_THAN', 1),
      requireNumberLessThanOrEqualTo: require('NUMBER_LESS_THAN_OR_EQUAL_TO', 1),
      requireTextContains: require('TEXT_CONTAINS', 1),
      requireTextDoesNotContain: require('TEXT_DOES_NOT_CONTAIN', 1),
      requireTextEqualTo: require('TEXT_EQUAL_TO', 1),
      requireTextIsEmail: require('TEXT_IS_VALID_EMAIL', 0),
      requireTextIsUrl: require('TEXT_IS_VALID_URL', 0),
      requireValueInList: local((list, withList) => {
        criteria = 'VALUE_IN_LIST';
        values = [arrayArg(list).map(String)];
        showsList = withList !== false;
        return self;
      }),
      requireValueInRange: local((range, withList) => {
        criteria = 'VALUE_IN_RANGE';
        values = [range];
        showsList = withList !== false;
        return self;
      }),
      setAllowInvalid: local((allows) => {
        isStrict = allows !== true;
        return self;
      }),
      setHelpText: local((text) => {
        help = textArg(text);
        return self;
      }),
      copy: local(() => validationBuilder(execution, finish())),
      getAllowInvalid: local(() => !isStrict),
      getHelpText: local(() => help),
      getCriteriaType: local(() => VALIDATION_CRITERIA[criteria] ?? null),
      getCriteriaValues: local(() => [...values]),
      build: local(() => validationHandle(execution, finish())),
    },
  );
  const finish = (): ValidationRule => {
    const type = CONDITION_TYPES[criteria];
    if (!type) throw new ServiceError('The data validation rule has no criteria.');
    const conditionValues = values.flatMap((value) => conditionTexts(execution, value));
    return new ValidationRule(
      {
        condition: {
          type,
          ...(conditionValues.length > 0 && {
            values: conditionValues.map((userEnteredValue) => ({ userEnteredValue })),
          }),
        },
        // Invalid values are allowed unless a script says otherwise (reference 2.2).
        ...(isStrict && { strict: true }),
        ...(help !== null && { inputMessage: help }),
        showCustomUi: showsList,
      },
      criteria,
      values,
    );
  };
  return self;
}

/** A criterion's value as the API writes it down. */
export function conditionTexts(execution: Execution, value: unknown): string[] {
  const plain = execution.realm.unwrap(value);
  if (Array.isArray(plain)) return plain.map(String);
  const ref = internalsOf(plain, RangeRef);
  if (ref) return [`=${quoteTitle(ref.sheet.title)}!${boxName(ref.box)}`];
  if (types.isDate(plain))
    return [String(serialOfMoment(plain.getTime(), execution.world.workbook.timeZone))];
  return [String(plain)];
}

function validationHandle(execution: Execution, rule: ValidationRule): ServiceObject {
  return service<GoogleAppsScript.Spreadsheet.DataValidation>(
    'SpreadsheetApp.DataValidation',
    {
      copy: local(() => validationBuilder(execution, rule)),
      getAllowInvalid: local(() => rule.body.strict !== true),
      getCriteriaType: local(() => VALIDATION_CRITERIA[rule.criteria] ?? null),
      getCriteriaValues: local(() => [...rule.values]),
      getHelpText: local(() => textOf(rule.body.inputMessage)),
    },
    { internals: rule },
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A rule that was set through the API, read back through SpreadsheetApp. */
function ruleOf(body: JsonObject): ValidationRule {
  const condition = isJsonObject(body.condition) ? body.condition : {};
  const criteria =
    Object.keys(CONDITION_TYPES).find((name) => CONDITION_TYPES[name] === condition.type) ?? '';
  const texts = (Array.isArray(condition.values) ? condition.values : []).map((item: unknown) =>
    isJsonObject(item) ? String(item.userEnteredValue) : '',
  );
  return new ValidationRule(body, criteria, criteria === 'VALUE_IN_LIST' ? [texts] : texts);
}

const CHECKBOX: JsonObject = { condition: { type: 'BOOLEAN' }, showCustomUi: true };

function bodyArg(value: unknown): JsonObject | null {
  if (value === null || value === undefined) return null;
  const rule = internalsOf(value, ValidationRule);
  if (!rule) throw new SignatureError();
  return rule.body;
}

export function validationMembers(execution: Execution, ref: RangeRef, self: () => ServiceObject) {
  const handles = (): (ServiceObject | null)[][] =>
    read(execution, ref.cells, () =>
      Array.from({ length: ref.rows }, (_, row) =>
        Array.from({ length: ref.columns }, (__, column) => {
          const { sheet, box } = ref;
          const body = sheet.get(box.startRow + row, box.startColumn + column)?.look.validation;
          return body ? validationHandle(execution, ruleOf(body)) : null;
        }),
      ),
    );
  const set = (body: JsonObject | null): ServiceObject => {
    changeLooks(execution, ref, (look) => withPart(look, 'validation', body));
    return self();
  };
  return {
    getDataValidation: () => handles()[0]?.[0] ?? null,
    getDataValidations: handles,
    setDataValidation: (rule: unknown) => set(bodyArg(rule)),
    setDataValidations: (rules: unknown) => {
      const grid = sizedGrid(ref, rules).map((row) =>
        row.map((rule) => bodyArg(execution.realm.unwrap(rule))),
      );
      changeLooks(execution, ref, (look, row, column) =>
        withPart(look, 'validation', grid[row]?.[column] ?? null),
      );
      return self();
    },
    clearDataValidations: () => set(null),
    removeCheckboxes: () => set(null),
    /** All cells of new checkboxes are unticked (reference 2.2). */
    insertCheckboxes: () => {
      changeCells(execution, ref, (before) =>
        makeCell(false, null, withPart(before?.look ?? PLAIN, 'validation', CHECKBOX)),
      );
      return self();
    },
  };
}
