import type { JsonObject } from '../../../json';
import { copyJson, isJsonObject } from '../../../json';
import type { RangeRule, Sheet } from '../../../spreadsheet/sheet';
import type { Workbook } from '../../../spreadsheet/workbook';
import { BadRequest } from '../bad-request';
import type { JsonReader } from '../json-reader';
import { readGridRange } from '../ranges';
import { ruleMessage } from '../spreadsheet-message';
import type { RequestContext, RequestHandlers } from './request';
import { bodyOf } from './rule-requests';
import { readMask } from './sheet-requests';

const PROTECTION = [
  'protectedRangeId',
  'range',
  'description',
  'warningOnly',
  'requestingUserCanEdit',
  'unprotectedRanges',
  'editors',
];

export const PROTECTION_REQUESTS: RequestHandlers = {
  addProtectedRange: { names: ['protectedRange'], apply: add },
  updateProtectedRange: { names: ['protectedRange', 'fields'], apply: update },
  deleteProtectedRange: {
    names: ['protectedRangeId'],
    apply: ({ workbook }, body) => {
      const { sheet, rule } = byId(workbook, body.integer('protectedRangeId'));
      sheet.replaceRule(rule, null);
    },
  },
};

function byId(workbook: Workbook, id: number): { sheet: Sheet; rule: RangeRule } {
  for (const sheet of workbook.sheets) {
    const rule = sheet.rulesOf('protection').find((item) => item.id === id);
    if (rule) return { sheet, rule };
  }
  throw new BadRequest(`No protected range with id: ${id}`);
}

function add({ workbook }: RequestContext, body: JsonReader): JsonObject {
  const range = body.object('protectedRange', PROTECTION);
  const { sheet, box } = readGridRange(workbook, range.raw('range'), range.at('range'));
  assertEitherWarningOrEditors(range);
  const rule = sheet.addRule({
    id: range.has('protectedRangeId') ? range.integer('protectedRangeId') : workbook.freshId(),
    kind: 'protection',
    boxes: [box],
    body: {
      ...bodyOf(range, ['range', 'protectedRangeId', 'requestingUserCanEdit']),
      requestingUserCanEdit: true,
    },
  });
  return { protectedRange: ruleMessage(sheet, rule) };
}

/** Documented: a protection that only warns has no editors. */
function assertEitherWarningOrEditors(range: JsonReader): void {
  if (range.flag('warningOnly') && range.has('editors')) {
    throw new BadRequest('Editors cannot be set on a protected range that is warningOnly.');
  }
}

function update({ workbook }: RequestContext, body: JsonReader): void {
  const range = body.object('protectedRange', PROTECTION);
  const { sheet, rule } = byId(workbook, range.integer('protectedRangeId'));
  const mask = readMask(body);
  const names = mask.selectsAll ? PROTECTION.filter((name) => range.has(name)) : mask.names();
  const patched: JsonObject = { ...rule.body };
  for (const name of names) {
    if (name === 'range' || name === 'protectedRangeId' || name === 'requestingUserCanEdit') continue;
    if (!PROTECTION.includes(name)) throw new BadRequest(`Invalid field: ${name}`);
    if (range.has(name)) patched[name] = copyJson(range.raw(name));
    else delete patched[name];
  }
  if (patched.warningOnly === true && isJsonObject(patched.editors)) delete patched.editors;
  const target = names.includes('range')
    ? readGridRange(workbook, range.raw('range'), range.at('range'))
    : { sheet, box: rule.boxes[0] ?? sheet.wholeBox() };
  sheet.replaceRule(rule, null);
  target.sheet.addRule({ ...rule, boxes: [target.box], body: patched });
}
