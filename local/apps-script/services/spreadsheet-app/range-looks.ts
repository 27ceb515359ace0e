import { arrayArg, gridArg, textArg } from '../../arguments';
import { SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { JsonObject } from '../../json';
import { isJsonObject } from '../../json';
import type { Method, ServiceObject, UncheckedMethod } from '../../service';
import { enumName, enumOf } from '../../service';
import type { Cell, Look } from '../../spreadsheet/cell';
import { makeCell, numberFormat, PLAIN, typeOfPattern, withNumberFormat } from '../../spreadsheet/cell';
import { colorMessage, colorText } from '../../spreadsheet/colors';
import { withPart } from '../../spreadsheet/look-part';
import type { RangeRef } from './access';
import { eachCell, read, writeCells } from './access';
import { assertSize } from './range-values';

/** One property of a cell's look, as SpreadsheetApp reads and writes it. */
interface Aspect {
  read(look: Look): unknown;
  /** Null puts the default back. */
  write(look: Look, value: unknown): Look;
}

export const WRAP_STRATEGIES = enumOf('SpreadsheetApp.WrapStrategy', ['OVERFLOW', 'WRAP', 'CLIP']);

const NUMBER_FORMAT: Aspect = {
  read: (look) => look.numberFormat?.pattern ?? 'General',
  write: (look, value) => {
    const pattern = value === null ? '' : textArg(value);
    const isAutomatic = pattern === '' || pattern === 'General';
    return withNumberFormat(look, isAutomatic ? null : numberFormat(typeOfPattern(pattern), pattern));
  },
};

/** Numbers become text as Java writes them: 25 is "25.0" (reference 2.2). */
const NOTE: Aspect = {
  read: (look) => look.note ?? '',
  write: (look, value) => {
    const text = typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value ?? '');
    return withPart(look, 'note', text === '' ? null : text);
  },
};

const BACKGROUND: Aspect = {
  read: (look) => colorText(look.format?.backgroundColor),
  write: (look, value) => withBackground(look, value === null ? null : textArg(value)),
};

const FONT_COLOR: Aspect = {
  read: (look) =>
    textFormat(look).foregroundColor ? colorText(textFormat(look).foregroundColor) : '#000000',
  write: (look, value) => {
    const color = value === null ? null : colorMessage(textArg(value));
    // A colour that is none is silently accepted and changes nothing (reference 2.2).
    return value !== null && !color ? look : withTextFormat(look, 'foregroundColor', color);
  },
};

const ASPECTS = {
  NumberFormat: NUMBER_FORMAT,
  Note: NOTE,
  Background: BACKGROUND,
  FontColor: FONT_COLOR,
  FontWeight: ofText('bold', { bold: true, normal: null }, 'normal'),
  FontStyle: ofText('italic', { italic: true, normal: null }, 'normal'),
  FontSize: ofText('fontSize', null, 10),
  FontFamily: ofText('fontFamily', null, 'Arial'),
  FontLine: fontLine(),
  HorizontalAlignment: ofFormat('horizontalAlignment', 'general'),
  VerticalAlignment: ofFormat('verticalAlignment', 'bottom'),
  Wrap: {
    read: (look: Look) => look.format?.wrapStrategy === 'WRAP',
    write: (look: Look, value: unknown) =>
      withFormat(look, 'wrapStrategy', value === true ? 'WRAP' : value === null ? null : 'OVERFLOW_CELL'),
  },
  WrapStrategy: {
    read: (look: Look) =>
      WRAP_STRATEGIES[String(look.format?.wrapStrategy ?? 'OVERFLOW').replace('_CELL', '')] ?? null,
    write: (look: Look, value: unknown) => withFormat(look, 'wrapStrategy', wrapStrategy(value)),
  },
} satisfies Record<string, Aspect>;

type AspectName = keyof typeof ASPECTS;

function wrapStrategy(value: unknown): string | null {
  const name = enumName(value);
  if (value !== null && name === null) throw new SignatureError();
  return name === 'OVERFLOW' ? 'OVERFLOW_CELL' : name;
}

function ofText(key: string, words: Record<string, unknown> | null, absent: unknown): Aspect {
  return {
    read: (look) => {
      const value = textFormat(look)[key];
      if (!words) return value ?? absent;
      return Object.keys(words).find((word) => words[word] === value) ?? absent;
    },
    write: (look, value) => withTextFormat(look, key, words ? (words[String(value)] ?? null) : value),
  };
}

function fontLine(): Aspect {
  return {
    read: (look) => {
      const { underline, strikethrough } = textFormat(look);
      return underline === true ? 'underline' : strikethrough === true ? 'line-through' : 'none';
    },
    write: (look, value) =>
      withTextFormat(
        withTextFormat(look, 'underline', value === 'underline' ? true : null),
        'strikethrough',
        value === 'line-through' ? true : null,
      ),
  };
}

function ofFormat(key: string, absent: string): Aspect {
  return {
    read: (look) => String(look.format?.[key] ?? absent).toLowerCase(),
    write: (look, value) => withFormat(look, key, value === null ? null : textArg(value).toUpperCase()),
  };
}

function textFormat(look: Look): JsonObject {
  return isJsonObject(look.format?.textFormat) ? look.format.textFormat : {};
}

function withTextFormat(look: Look, key: string, value: unknown): Look {
  const next = withMember(textFormat(look), key, value);
  return withFormat(look, 'textFormat', next);
}

function withFormat(look: Look, key: string, value: unknown): Look {
  return withPart(look, 'format', withMember(look.format ?? {}, key, value));
}

/** The object with a member set or, for null, without it; null once nothing is left. */
function withMember(object: JsonObject, key: string, value: unknown): JsonObject | null {
  const rest = Object.entries(object).filter(([name]) => name !== key);
  const next = value === null || value === undefined ? rest : [...rest, [key, value] as const];
  return next.length === 0 ? null : Object.fromEntries(next);
}

export function withBackground(look: Look, color: string | null): Look {
  const message = color === null ? null : colorMessage(color);
  return color !== null && !message ? look : withFormat(look, 'backgroundColor', message);
}

/** The four methods of an aspect: `getX`, `getXs`, `setX`, `setXs`. */
type AspectMembers<N extends AspectName> = Record<
  `get${N}` | `set${N}` | `get${Plural<N>}` | `set${Plural<N>}`,
  UncheckedMethod
>;
type Plural<N extends AspectName> = N extends 'FontFamily'
  ? 'FontFamilies'
  : N extends 'WrapStrategy'
    ? 'WrapStrategies'
    : `${N}s`;

function pluralOf(name: AspectName): string {
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** All look methods of a range. */
export function lookMembers(
  execution: Execution,
  ref: RangeRef,
  self: () => ServiceObject,
): AspectMembers<AspectName> {
  const members: Record<string, Method> = {};
  for (const [name, aspect] of Object.entries(ASPECTS) as [AspectName, Aspect][]) {
    members[`get${name}`] = () => readGrid(execution, ref, aspect)[0]?.[0];
    members[`get${pluralOf(name)}`] = () => readGrid(execution, ref, aspect);
    members[`set${name}`] = (value) => {
      changeLooks(execution, ref, (look) => aspect.write(look, value ?? null));
      return self();
    };
    members[`set${pluralOf(name)}`] = (values) => {
      const grid = sizedGrid(ref, values);
      changeLooks(execution, ref, (look, row, column) => aspect.write(look, grid[row]?.[column] ?? null));
      return self();
    };
  }
  return members as AspectMembers<AspectName>;
}

function readGrid(execution: Execution, { sheet, box, cells }: RangeRef, aspect: Aspect): unknown[][] {
  return read(execution, cells, () => {
    const rows: unknown[][] = [];
    for (let row = box.startRow; row < box.endRow; row += 1) {
      const line: unknown[] = [];
      for (let column = box.startColumn; column < box.endColumn; column += 1) {
        line.push(aspect.read(sheet.get(row, column)?.look ?? PLAIN));
      }
      rows.push(line);
    }
    return rows;
  });
}

export function sizedGrid(ref: RangeRef, values: unknown): readonly (readonly unknown[])[] {
  const grid = gridArg(values).map((row) => [...arrayArg(row)]);
  assertSize('rows', grid.length, ref.rows);
  for (const row of grid) assertSize('columns', row.length, ref.columns);
  return grid;
}

/** Buffered like other writes; an aspect refuses its value before anything is written. */
export function changeLooks(
  execution: Execution,
  ref: RangeRef,
  change: (look: Look, row: number, column: number) => Look,
): void {
  change(PLAIN, 0, 0);
  changeCells(execution, ref, (before, row, column) =>
    makeCell(before?.value ?? null, before?.formula ?? null, change(before?.look ?? PLAIN, row, column)),
  );
}

/** Rows and columns count from the range's corner. */
export function changeCells(
  execution: Execution,
  ref: RangeRef,
  change: (before: Cell | undefined, row: number, column: number) => Cell | undefined,
): void {
  const { sheet, box } = ref;
  writeCells(execution, ref, () =>
    eachCell(box, (row, column) => {
      const before = sheet.get(row, column);
      const after = change(before, row - box.startRow, column - box.startColumn);
      if (before || after) sheet.set(row, column, after);
    }),
  );
}
