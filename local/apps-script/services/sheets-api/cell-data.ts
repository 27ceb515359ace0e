import type { JsonObject } from '../../json';
import type { Cell, Scalar } from '../../spreadsheet/cell';
import type { Effective, Evaluator } from '../../spreadsheet/formula/evaluate';
import { CellError } from '../../spreadsheet/formula/evaluate';
import type { Locale } from '../../spreadsheet/locale';
import { displayText } from '../../spreadsheet/number-display';
import type { Sheet } from '../../spreadsheet/sheet';
import type { FieldMask } from './field-mask';
import { select } from './field-mask';

const ERROR_TYPES: Record<string, string> = {
  '#REF!': 'REF',
  '#DIV/0!': 'DIVIDE_BY_ZERO',
  '#NAME?': 'NAME',
  '#VALUE!': 'VALUE',
  '#N/A': 'N_A',
  '#NUM!': 'NUM',
  '#NULL!': 'NULL_VALUE',
  '#ERROR!': 'ERROR',
};

/** A cell as the API shows it, cut to the mask; null where nothing is left. */
export function cellData(
  evaluator: Evaluator,
  sheet: Sheet,
  cell: Cell | undefined,
  mask: FieldMask,
): JsonObject | null {
  if (!cell) return null;
  const data: JsonObject = {};
  const hasContent = cell.value !== null || cell.formula !== null;
  if (hasContent) addContent(data, evaluator, sheet, cell, mask);
  addLook(data, cell, mask);
  return Object.keys(data).length === 0 ? null : data;
}

function addContent(data: JsonObject, evaluator: Evaluator, sheet: Sheet, cell: Cell, mask: FieldMask): void {
  const entered = mask.at('userEnteredValue');
  if (entered) {
    const value = cell.formula === null ? scalarValue(cell.value) : { formulaValue: cell.formula };
    data.userEnteredValue = select(value, entered);
  }
  const effectiveMask = mask.at('effectiveValue');
  const wantsText = mask.has('formattedValue');
  if (!effectiveMask && !wantsText) return;
  const effective = evaluator.effective(sheet, cell);
  if (effectiveMask) data.effectiveValue = select(effectiveValue(effective), effectiveMask);
  if (wantsText) data.formattedValue = effectiveText(effective, cell, evaluator.locale);
}

export function effectiveText(effective: Effective, cell: Cell | undefined, locale: Locale): string {
  if (effective instanceof CellError) return effective.code;
  return displayText(effective, cell?.look.numberFormat ?? null, locale);
}

function scalarValue(value: Scalar | null): JsonObject {
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value ?? '' };
}

function effectiveValue(effective: Effective): JsonObject {
  if (!(effective instanceof CellError)) return scalarValue(effective);
  return {
    errorValue: { type: ERROR_TYPES[effective.code] ?? 'ERROR', message: `${effective.code} in the formula` },
  };
}

function addLook(data: JsonObject, { look }: Cell, mask: FieldMask): void {
  const format: JsonObject = {
    ...look.format,
    ...(look.numberFormat && { numberFormat: { ...look.numberFormat } }),
  };
  addSelected(data, 'userEnteredFormat', format, mask);
  addSelected(data, 'effectiveFormat', format, mask);
  if (look.note !== null && mask.has('note')) data.note = look.note;
  if (look.validation) addSelected(data, 'dataValidation', look.validation, mask);
}

function addSelected(data: JsonObject, name: string, value: JsonObject, mask: FieldMask): void {
  const below = mask.at(name);
  if (!below || Object.keys(value).length === 0) return;
  const selected = select(value, below) as JsonObject;
  if (Object.keys(selected).length > 0) data[name] = selected;
}
