import type { JsonObject } from '../../../json';
import { addName, allNames, findName, nameOf } from '../../../spreadsheet/names';
import type { PlacedName } from '../../../spreadsheet/names';
import type { Workbook } from '../../../spreadsheet/workbook';
import { BadRequest } from '../bad-request';
import type { JsonReader } from '../json-reader';
import { gridRangeOf, readGridRange } from '../ranges';
import type { RequestContext, RequestHandlers } from './request';
import { readMask } from './sheet-requests';

const NAMED_RANGE = ['namedRangeId', 'name', 'range'];

export const NAME_REQUESTS: RequestHandlers = {
  addNamedRange: { names: ['namedRange'], apply: add },
  updateNamedRange: { names: ['namedRange', 'fields'], apply: update },
  deleteNamedRange: {
    names: ['namedRangeId'],
    apply: ({ workbook }, body) => {
      const { sheet, rule } = byId(workbook, body.text('namedRangeId'));
      sheet.replaceRule(rule, null);
    },
  },
};

export function nameMessage({ sheet, rule }: PlacedName): JsonObject {
  const [box] = rule.boxes;
  return {
    namedRangeId: String(rule.id),
    name: nameOf(rule),
    ...(box && { range: gridRangeOf(sheet, box) }),
  };
}

function byId(workbook: Workbook, id: string): PlacedName {
  const found = allNames(workbook).find(({ rule }) => String(rule.id) === id);
  if (!found) throw new BadRequest(`No named range with id: ${id}`);
  return found;
}

function add({ workbook }: RequestContext, body: JsonReader): JsonObject {
  const named = body.object('namedRange', NAMED_RANGE);
  const target = readGridRange(workbook, named.raw('range'), named.at('range'));
  const rule = addName(workbook, named.text('name'), target);
  return { namedRange: nameMessage({ sheet: target.sheet, rule }) };
}

function update({ workbook }: RequestContext, body: JsonReader): void {
  const named = body.object('namedRange', NAMED_RANGE);
  const { sheet, rule } = byId(workbook, named.text('namedRangeId'));
  const mask = readMask(body);
  const name = mask.has('name') ? named.text('name') : nameOf(rule);
  const other = findName(workbook, name);
  if (other && other.rule.id !== rule.id) throw new BadRequest(`A named range "${name}" already exists.`);
  const target = mask.has('range')
    ? readGridRange(workbook, named.raw('range'), named.at('range'))
    : { sheet, box: rule.boxes[0] ?? sheet.wholeBox() };
  sheet.replaceRule(rule, null);
  target.sheet.addRule({ ...rule, boxes: [target.box], body: { name } });
}
