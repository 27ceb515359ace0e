import { entryContext } from '../../../entry-context';
import type { JsonObject } from '../../../json';
import type { Cell } from '../../../spreadsheet/cell';
import { enter, putFormula } from '../../../spreadsheet/entry';
import { displayText } from '../../../spreadsheet/number-display';
import { BadRequest } from '../bad-request';
import type { JsonReader } from '../json-reader';
import type { SheetBox } from '../ranges';
import { readGridRange, sheetOf } from '../ranges';
import type { RequestContext, RequestHandlers } from './request';

export const FIND_REQUESTS: RequestHandlers = {
  findReplace: {
    names: [
      'find',
      'replacement',
      'matchCase',
      'matchEntireCell',
      'searchByRegex',
      'includeFormulas',
      'range',
      'sheetId',
      'allSheets',
    ],
    apply: findReplace,
  },
};

/** Replaces in what cells show, and types the outcome; formulas only on request. */
function findReplace(context: RequestContext, body: JsonReader): JsonObject {
  const pattern = readPattern(body);
  const replacement = body.text('replacement');
  const reply = {
    valuesChanged: 0,
    formulasChanged: 0,
    rowsChanged: 0,
    sheetsChanged: 0,
    occurrencesChanged: 0,
  };
  for (const place of readPlaces(context, body)) {
    const before = reply.occurrencesChanged;
    const { box } = place;
    const endRow = Math.min(box.endRow, place.sheet.state.rows.length);
    for (let row = box.startRow; row < endRow; row += 1) {
      const counted = reply.occurrencesChanged;
      for (let column = box.startColumn; column < box.endColumn; column += 1) {
        const changed = replaceIn(context, place.sheet.get(row, column), {
          pattern,
          replacement,
          includesFormulas: body.flag('includeFormulas'),
        });
        if (!changed) continue;
        place.sheet.set(row, column, changed.cell);
        reply.occurrencesChanged += changed.count;
        if (changed.isFormula) reply.formulasChanged += 1;
        else reply.valuesChanged += 1;
      }
      if (reply.occurrencesChanged > counted) reply.rowsChanged += 1;
    }
    if (reply.occurrencesChanged > before) reply.sheetsChanged += 1;
    context.traffic.rows += endRow - box.startRow;
  }
  // Proto3 JSON leaves out zeros.
  return Object.fromEntries(Object.entries(reply).filter(([, count]) => count > 0));
}

function readPattern(body: JsonReader): RegExp {
  const find = body.text('find');
  if (find === '') throw new BadRequest('Must specify find.');
  const source = body.flag('searchByRegex') ? find : find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const whole = body.flag('matchEntireCell') ? `^(?:${source})$` : source;
  try {
    return new RegExp(whole, body.flag('matchCase') ? 'g' : 'gi');
  } catch {
    throw new BadRequest(`Invalid regular expression: ${find}`);
  }
}

function readPlaces({ workbook }: RequestContext, body: JsonReader): SheetBox[] {
  if (body.has('range')) return [readGridRange(workbook, body.raw('range'), body.at('range'))];
  if (body.has('sheetId')) {
    const sheet = sheetOf(workbook, body.integer('sheetId'));
    return [{ sheet, box: sheet.wholeBox() }];
  }
  if (!body.flag('allSheets')) throw new BadRequest('Must specify range, sheetId or allSheets.');
  return workbook.sheets.map((sheet) => ({ sheet, box: sheet.wholeBox() }));
}

function replaceIn(
  { execution, workbook }: RequestContext,
  cell: Cell | undefined,
  options: { pattern: RegExp; replacement: string; includesFormulas: boolean },
): { cell: Cell | undefined; count: number; isFormula: boolean } | null {
  if (!cell || (cell.formula !== null && !options.includesFormulas)) return null;
  const text = cell.formula ?? displayText(cell.value, cell.look.numberFormat, workbook.locale);
  const count = text.match(options.pattern)?.length ?? 0;
  if (count === 0) return null;
  const replaced = text.replace(options.pattern, options.replacement);
  if (cell.formula !== null) return { cell: putFormula(cell, replaced), count, isFormula: true };
  const typed = enter(cell, replaced, 'script', entryContext(execution.world));
  return { cell: typed, count, isFormula: false };
}
