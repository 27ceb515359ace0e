import { arrayArg, optionalText } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { JsonObject } from '../../json';
import { isJsonObject } from '../../json';
import type { ServiceObject } from '../../service';
import { enumOf, internalsOf, local, service } from '../../service';
import type { Box } from '../../spreadsheet/a1';
import { colorMessage, colorText } from '../../spreadsheet/colors';
import type { RangeRule, Sheet } from '../../spreadsheet/sheet';
import { changeNow, RangeRef, read } from './access';
import { CONDITION_TYPES, conditionTexts } from './data-validation';
import { rangeHandle } from './range';

export const BOOLEAN_CRITERIA = enumOf(
  'SpreadsheetApp.BooleanCriteria',
  Object.keys(CONDITION_TYPES).filter((name) => !/^(VALUE_|CHECKBOX|TEXT_IS)/.test(name)),
);

/** A rule as the sheet keeps it: boxes of one sheet and the API's BooleanRule or GradientRule. */
class FormatRule {
  constructor(
    readonly boxes: readonly Box[],
    readonly body: JsonObject,
  ) {}
}

interface Draft {
  refs: readonly RangeRef[];
  criteria: string;
  values: readonly unknown[];
  format: JsonObject;
  gradient: JsonObject | null;
}

export function formatRuleBuilder(execution: Execution): ServiceObject {
  const draft: Draft = { refs: [], criteria: '', values: [], format: {}, gradient: null };
  const when = (criteria: string, count: number) =>
    local((...args) => {
      if (args.length < count) throw new SignatureError();
      Object.assign(draft, { criteria, values: args.slice(0, count) });
      return self;
    });
  const paint = (change: (value: unknown) => void) =>
    local((value) => {
      change(value);
      return self;
    });
  const setText = (key: string, value: unknown): void => {
    const before = isJsonObject(draft.format.textFormat) ? draft.format.textFormat : {};
    draft.format.textFormat = { ...before, [key]: value };
  };
  const gradient = (point: 'minpoint' | 'maxpoint', type: string) =>
    local((color) => {
      draft.gradient = { ...draft.gradient, [point]: { color: colorOf(color), type } };
      return self;
    });
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder>(
    'SpreadsheetApp.ConditionalFormatRuleBuilder',
    {
      whenCellEmpty: when('CELL_EMPTY', 0),
      whenCellNotEmpty: when('CELL_NOT_EMPTY', 0),
      whenFormulaSatisfied: when('CUSTOM_FORMULA', 1),
      whenNumberBetween: when('NUMBER_BETWEEN', 2),
      whenNumberNotBetween: when('NUMBER_NOT_BETWEEN', 2),
      whenNumberEqualTo: when('NUMBER_EQUAL_TO', 1),
      whenNumberNotEqualTo: when('NUMBER_NOT_EQUAL_TO', 1),
      whenNumberGreaterThan: when('NUMBER_GREATER_THAN', 1),
      whenNumberGreaterThanOrEqualTo: when('NUMBER_GREATER_THAN_OR_EQUAL_TO', 1),
      whenNumberLessThan: when('NUMBER_LESS_THAN', 1),
      whenNumberLessThanOrEqualTo: when('NUMBER_LESS_THAN_OR_EQUAL_TO', 1),
      whenTextContains: when('TEXT_CONTAINS', 1),
      whenTextDoesNotContain: when('TEXT_DOES_NOT_CONTAIN', 1),
      whenTextEqualTo: when('TEXT_EQUAL_TO', 1),
      whenTextStartsWith: when('TEXT_STARTS_WITH', 1),
      whenTextEndsWith: when('TEXT_ENDS_WITH', 1),
      setBackground: paint((color) => (draft.format.backgroundColor = colorOf(color))),
      setFontColor: paint((color) => setText('foregroundColor', colorOf(color))),
      setBold: paint((isBold) => setText('bold', isBold === true)),
      setItalic: paint((isItalic) => setText('italic', isItalic === true)),
      setStrikethrough: paint((isStruck) => setText('strikethrough', isStruck === true)),
      setUnderline: paint((isUnderlined) => setText('underline', isUnderlined === true)),
      setGradientMinpoint: gradient('minpoint', 'MIN'),
      setGradientMaxpoint: gradient('maxpoint', 'MAX'),
      setRanges: local((ranges) => {
        draft.refs = arrayArg(ranges).map((range) => refArg(execution, range));
        return self;
      }),
      getRanges: local(() => draft.refs.map((ref) => rangeHandle(execution, ref))),
      build: local(() => ruleHandle(execution, draft.refs[0]?.sheet ?? null, finish(execution, draft))),
    },
  );
  return self;
}

function colorOf(color: unknown): JsonObject | null {
  const text = optionalText(color);
  return text === null ? null : colorMessage(text);
}

function refArg(execution: Execution, range: unknown): RangeRef {
  const ref = internalsOf(execution.realm.unwrap(range), RangeRef);
  if (!ref) throw new SignatureError();
  return ref;
}

function finish(execution: Execution, { refs, criteria, values, format, gradient }: Draft): FormatRule {
  if (refs.length === 0) throw new ServiceError('Conditional format rule must have at least one range.');
  const boxes = refs.map(({ box }) => box);
  if (gradient) return new FormatRule(boxes, { gradientRule: gradient });
  const type = CONDITION_TYPES[criteria];
  if (!type) throw new ServiceError('Conditional format rule must have a condition.');
  const texts = values.flatMap((value) => conditionTexts(execution, value));
  const condition = {
    type,
    ...(texts.length > 0 && { values: texts.map((userEnteredValue) => ({ userEnteredValue })) }),
  };
  return new FormatRule(boxes, { booleanRule: { condition, format: { ...format } } });
}

function ruleHandle(execution: Execution, sheet: Sheet | null, rule: FormatRule): ServiceObject {
  const { booleanRule } = rule.body;
  return service<GoogleAppsScript.Spreadsheet.ConditionalFormatRule>(
    'SpreadsheetApp.ConditionalFormatRule',
    {
      getRanges: local(() =>
        sheet ? rule.boxes.map((box) => rangeHandle(execution, new RangeRef(sheet, box))) : [],
      ),
      getBooleanCondition: local(() => (isJsonObject(booleanRule) ? conditionHandle(booleanRule) : null)),
      getGradientCondition: local(() => null),
    },
    { internals: rule },
  );
}

function conditionHandle(rule: JsonObject): ServiceObject {
  const condition = isJsonObject(rule.condition) ? rule.condition : {};
  const format = isJsonObject(rule.format) ? rule.format : {};
  const text = isJsonObject(format.textFormat) ? format.textFormat : {};
  const criteria =
    Object.keys(CONDITION_TYPES).find((name) => CONDITION_TYPES[name] === condition.type) ?? '';
  return service<GoogleAppsScript.Spreadsheet.BooleanCondition>('SpreadsheetApp.BooleanCondition', {
    getCriteriaType: local(() => BOOLEAN_CRITERIA[criteria] ?? null),
    getCriteriaValues: local(() =>
      (Array.isArray(condition.values) ? condition.values : []).map((item: unknown) =>
        isJsonObject(item) ? item.userEnteredValue : null,
      ),
    ),
    getBackground: local(() => (format.backgroundColor ? colorText(format.backgroundColor) : null)),
    getFontColor: local(() => (text.foregroundColor ? colorText(text.foregroundColor) : null)),
    getBold: local(() => text.bold ?? null),
    getItalic: local(() => text.italic ?? null),
    getStrikethrough: local(() => text.strikethrough ?? null),
    getUnderline: local(() => text.underline ?? null),
  });
}

export function formatRuleMembers(execution: Execution, sheet: Sheet) {
  const setRules = (rules: readonly RangeRule[]): void =>
    changeNow(execution, () =>
      sheet.change({
        rules: [...sheet.state.rules.filter(({ kind }) => kind !== 'conditionalFormat'), ...rules],
      }),
    );
  return {
    getConditionalFormatRules: () =>
      read(execution, 0, () =>
        sheet
          .rulesOf('conditionalFormat')
          .map(({ boxes, body }) => ruleHandle(execution, sheet, new FormatRule(boxes, body))),
      ),
    setConditionalFormatRules: (rules: unknown) =>
      setRules(
        arrayArg(rules).map((handle): RangeRule => {
          const rule = internalsOf(execution.realm.unwrap(handle), FormatRule);
          if (!rule) throw new SignatureError();
          return { id: 0, kind: 'conditionalFormat', boxes: rule.boxes, body: rule.body };
        }),
      ),
    clearConditionalFormatRules: () => setRules([]),
  };
}
