import type { JsonObject } from '../../../json';
import { copyJson, isJsonObject } from '../../../json';
import type { Box } from '../../../spreadsheet/a1';
import { makeCell, PLAIN } from '../../../spreadsheet/cell';
import type { Sheet } from '../../../spreadsheet/sheet';
import { BadRequest } from '../bad-request';
import { withPart } from '../../../spreadsheet/look-part';
import type { JsonReader } from '../json-reader';
import { readGridRange, sheetOf } from '../ranges';
import { ruleMessage } from '../spreadsheet-message';
import type { RequestContext, RequestHandlers } from './request';

export const RULE_REQUESTS: RequestHandlers = {
  setDataValidation: { names: ['range', 'rule', 'filteredRowsIncluded'], apply: setDataValidation },
  setBasicFilter: { names: ['filter'], apply: setBasicFilter },
  clearBasicFilter: {
    names: ['sheetId'],
    apply: ({ workbook }, body) => {
      const sheet = sheetOf(workbook, body.integer('sheetId'));
      sheet.change({ rules: sheet.state.rules.filter(({ kind }) => kind !== 'filter') });
    },
  },
  addConditionalFormatRule: { names: ['rule', 'index'], apply: addConditionalFormatRule },
  deleteConditionalFormatRule: { names: ['index', 'sheetId'], apply: deleteConditionalFormatRule },
};

export function bodyOf(reader: JsonReader, without: readonly string[]): JsonObject {
  const copy = copyJson(reader.json);
  if (!isJsonObject(copy)) return {};
  return Object.fromEntries(Object.entries(copy).filter(([name]) => !without.includes(name)));
}

function setDataValidation({ workbook, traffic }: RequestContext, body: JsonReader): void {
  const { sheet, box } = readGridRange(workbook, body.raw('range'), body.at('range'));
  const rule = body.has('rule')
    ? bodyOf(body.object('rule', ['condition', 'inputMessage', 'strict', 'showCustomUi']), [])
    : null;
  if (rule && !isJsonObject(rule.condition)) throw new BadRequest('Must specify condition.');
  for (let row = box.startRow; row < box.endRow; row += 1) {
    for (let column = box.startColumn; column < box.endColumn; column += 1) {
      const before = sheet.get(row, column);
      const look = withPart(before?.look ?? PLAIN, 'validation', rule);
      sheet.set(row, column, makeCell(before?.value ?? null, before?.formula ?? null, look));
    }
  }
  traffic.rows += box.endRow - box.startRow;
}

function setBasicFilter({ workbook }: RequestContext, body: JsonReader): void {
  const filter = body.object('filter', ['range', 'sortSpecs', 'criteria', 'filterSpecs', 'tableId']);
  const { sheet, box } = readGridRange(workbook, filter.raw('range'), filter.at('range'));
  const others = sheet.state.rules.filter(({ kind }) => kind !== 'filter');
  sheet.change({
    rules: [...others, { id: 0, kind: 'filter', boxes: [box], body: bodyOf(filter, ['range']) }],
  });
}

function addConditionalFormatRule({ workbook }: RequestContext, body: JsonReader): void {
  const rule = body.object('rule', ['ranges', 'booleanRule', 'gradientRule']);
  const ranges = rule
    .list('ranges')
    .map((item, at) => readGridRange(workbook, item, rule.at(`ranges[${at}]`)));
  const sheet = ranges[0]?.sheet;
  if (!sheet || ranges.some((range) => range.sheet !== sheet)) {
    throw new BadRequest('All ranges of a rule must be on the same sheet.');
  }
  insertRule(
    sheet,
    body.integer('index'),
    ranges.map(({ box }) => box),
    bodyOf(rule, ['ranges']),
  );
}

function insertRule(sheet: Sheet, index: number, boxes: readonly Box[], body: JsonObject): void {
  const formats = sheet.state.rules.filter(({ kind }) => kind === 'conditionalFormat');
  const others = sheet.state.rules.filter(({ kind }) => kind !== 'conditionalFormat');
  if (index < 0 || index > formats.length) throw new BadRequest(`No conditional format at index: ${index}`);
  formats.splice(index, 0, { id: 0, kind: 'conditionalFormat', boxes, body });
  sheet.change({ rules: [...others, ...formats] });
}

function deleteConditionalFormatRule({ workbook }: RequestContext, body: JsonReader): JsonObject {
  const sheet = sheetOf(workbook, body.integer('sheetId'));
  const index = body.integer('index');
  const rule = sheet.state.rules.filter(({ kind }) => kind === 'conditionalFormat')[index];
  if (!rule) {
    throw new BadRequest(`No conditional format on sheet: ${sheet.id} at index: ${index}`);
  }
  sheet.change({ rules: sheet.state.rules.filter((other) => other !== rule) });
  return { rule: ruleMessage(sheet, rule) };
}
