import { copyJson, isJsonObject } from '../../json';
import type { JsonObject } from '../../json';
import type { Cell, Look, NumberFormat } from '../../spreadsheet/cell';
import { makeCell, numberFormat, PLAIN, withNumberFormat } from '../../spreadsheet/cell';
import { putFormula, putValue } from '../../spreadsheet/entry';
import { withPart } from '../../spreadsheet/look-part';
import { BadRequest } from './bad-request';
import { FieldMask } from './field-mask';

const CELL_FIELDS = [
  'userEnteredValue',
  'userEnteredFormat',
  'note',
  'dataValidation',
  'textFormatRuns',
  'pivotTable',
];
const READ_ONLY = ['effectiveValue', 'formattedValue', 'effectiveFormat', 'hyperlink'];
const FORMAT_FIELDS = [
  'numberFormat',
  'backgroundColor',
  'backgroundColorStyle',
  'borders',
  'padding',
  'horizontalAlignment',
  'verticalAlignment',
  'wrapStrategy',
  'textDirection',
  'textFormat',
  'hyperlinkDisplayType',
  'textRotation',
];

/** What type alone means for the pattern. */
const DEFAULT_PATTERNS: Record<string, string> = {
  TEXT: '@',
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  CURRENCY: '"$"#,##0.00',
  DATE: 'm/d/yyyy',
  TIME: 'h:mm:ss am/pm',
  DATE_TIME: 'm/d/yyyy h:mm:ss',
  SCIENTIFIC: '0.00E+00',
};

/** An update of cells under a `fields` mask: what the mask names and the data lacks is cleared. */
export class CellPatch {
  private readonly setsValue: boolean;
  private readonly setsNote: boolean;
  private readonly setsValidation: boolean;
  private readonly format: FieldMask | null;

  constructor(fields: string) {
    if (fields === '')
      throw new BadRequest(
        "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
      );
    const mask = FieldMask.parse(fields);
    for (const name of mask.names()) {
      if (!CELL_FIELDS.includes(name)) throw new BadRequest(`Invalid field: ${name}`);
    }
    this.setsValue = mask.has('userEnteredValue');
    this.setsNote = mask.has('note');
    this.setsValidation = mask.has('dataValidation');
    this.format = mask.at('userEnteredFormat');
    if (this.format) assertFormatFields(this.format.names());
  }

  /** The cell after the update. */
  apply(before: Cell | undefined, data: unknown): Cell | undefined {
    const cell = readCellData(data);
    const look = this.patchLook(before?.look ?? PLAIN, cell);
    const kept = makeCell(before?.value ?? null, before?.formula ?? null, look);
    if (!this.setsValue) return kept;
    return putUserEnteredValue(kept ?? { value: null, formula: null, look }, cell?.userEnteredValue);
  }

  private patchLook(before: Look, cell: JsonObject | null): Look {
    let look = before;
    if (this.format) look = this.patchFormat(look, cell?.userEnteredFormat);
    if (this.setsNote) look = withPart(look, 'note', readNote(cell?.note));
    if (this.setsValidation) look = withPart(look, 'validation', frozenCopy(cell?.dataValidation));
    return look;
  }

  private patchFormat(look: Look, value: unknown): Look {
    const format = readFormat(value);
    const mask = this.format ?? FieldMask.EVERYTHING;
    const numbered = mask.has('numberFormat')
      ? withNumberFormat(look, readNumberFormat(format?.numberFormat))
      : look;
    const others = FORMAT_FIELDS.filter((name) => name !== 'numberFormat' && mask.has(name));
    return others.length === 0
      ? numbered
      : withPart(numbered, 'format', mergeFormat(look.format, format, others));
  }
}

function readCellData(data: unknown): JsonObject | null {
  if (data === undefined || data === null) return null;
  if (!isJsonObject(data)) throw new BadRequest('Invalid cell data');
  for (const name in data) {
    if (!CELL_FIELDS.includes(name) && !READ_ONLY.includes(name)) {
      throw new BadRequest(`Unknown name "${name}" in cell data: Cannot find field.`);
    }
  }
  return data;
}

function assertFormatFields(names: readonly string[]): void {
  for (const name of names) {
    if (!FORMAT_FIELDS.includes(name)) throw new BadRequest(`Invalid field: user_entered_format.${name}`);
  }
}

function putUserEnteredValue(before: Cell, value: unknown): Cell | undefined {
  if (value === undefined || value === null) return putValue(before, null);
  if (!isJsonObject(value)) throw new BadRequest('Invalid userEnteredValue');
  let kind: string | null = null;
  for (const name in value) {
    if (value[name] === undefined || value[name] === null) continue;
    if (kind !== null) throw new BadRequest('Only one value can be set in userEnteredValue');
    kind = name;
  }
  return kind === null ? putValue(before, null) : putTyped(before, kind, value[kind]);
}

function putTyped(before: Cell, kind: string, value: unknown): Cell | undefined {
  if (kind === 'stringValue' && typeof value === 'string') return putValue(before, value);
  if (kind === 'numberValue' && typeof value === 'number' && Number.isFinite(value))
    return putValue(before, value);
  if (kind === 'boolValue' && typeof value === 'boolean') return putValue(before, value);
  if (kind === 'formulaValue' && typeof value === 'string' && value.startsWith('='))
    return putFormula(before, value);
  throw new BadRequest(`Invalid value at userEnteredValue.${kind}: ${JSON.stringify(value)}`);
}

function readNote(note: unknown): string | null {
  if (note === undefined || note === null || note === '') return null;
  if (typeof note !== 'string') throw new BadRequest('Invalid note');
  return note;
}

function readFormat(value: unknown): JsonObject | null {
  if (value === undefined || value === null) return null;
  if (!isJsonObject(value)) throw new BadRequest('Invalid userEnteredFormat');
  assertFormatFields(Object.keys(value));
  return value;
}

export function readNumberFormat(value: unknown): NumberFormat | null {
  if (value === undefined || value === null) return null;
  if (!isJsonObject(value)) throw new BadRequest('Invalid numberFormat');
  const { type, pattern } = value;
  const known = typeof type === 'string' ? DEFAULT_PATTERNS[type] : undefined;
  if (typeof type !== 'string' || known === undefined) {
    throw new BadRequest(`Invalid numberFormat type: ${String(type)}`);
  }
  return numberFormat(type, typeof pattern === 'string' && pattern !== '' ? pattern : known);
}

function mergeFormat(
  before: JsonObject | null,
  patch: JsonObject | null,
  names: readonly string[],
): JsonObject | null {
  const merged: JsonObject = { ...before };
  for (const name of names) {
    if (patch?.[name] === undefined || patch[name] === null) delete merged[name];
    else merged[name] = copyJson(patch[name]);
  }
  return Object.keys(merged).length === 0 ? null : merged;
}

function frozenCopy(value: unknown): JsonObject | null {
  const copy = copyJson(value ?? undefined);
  return isJsonObject(copy) ? copy : null;
}
