import { arrayArg, textArg } from '../../arguments';
import { SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { Method, ServiceObject } from '../../service';
import { LocalMethod, local, service } from '../../service';
import type { RangeRef } from './access';
import { rangeHandle } from './range';

/** What a range list does to each of its ranges. */
const FORWARDED = [
  'activate',
  'breakApart',
  'check',
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'insertCheckboxes',
  'removeCheckboxes',
  'setBackground',
  'setFontColor',
  'setFontFamily',
  'setFontLine',
  'setFontSize',
  'setFontStyle',
  'setFontWeight',
  'setFormula',
  'setHorizontalAlignment',
  'setNote',
  'setNumberFormat',
  'setValue',
  'setVerticalAlignment',
  'setWrap',
  'setWrapStrategy',
  'trimWhitespace',
  'uncheck',
] as const satisfies readonly (keyof GoogleAppsScript.Spreadsheet.RangeList)[];

export function rangeListHandle(
  execution: Execution,
  notations: unknown,
  refOf: (notation: string) => RangeRef,
): ServiceObject {
  const handles = arrayArg(notations).map((notation) => rangeHandle(execution, refOf(textArg(notation))));
  const forwarded: Partial<Record<(typeof FORWARDED)[number], (...args: unknown[]) => ServiceObject>> = {};
  for (const name of FORWARDED) {
    forwarded[name] = (...args) => {
      for (const handle of handles) invoke(handle, name, args);
      return self;
    };
  }
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.RangeList>('SpreadsheetApp.RangeList', {
    getRanges: local(() => handles),
    ...forwarded,
  });
  return self;
}

function invoke(handle: ServiceObject, name: string, args: readonly unknown[]): void {
  const member = handle.members[name];
  if (member instanceof LocalMethod) member.run(...args);
  else if (typeof member === 'function') (member as Method)(...args);
  else throw new SignatureError();
}
