import { sortRows } from '../../../spreadsheet/sort';
import { BadRequest } from '../bad-request';
import { JsonReader } from '../json-reader';
import { readGridRange } from '../ranges';
import type { RequestHandlers } from './request';

const SPEC = ['dimensionIndex', 'sortOrder', 'foregroundColor', 'backgroundColor', 'foregroundColorStyle'];

export const SORT_REQUESTS: RequestHandlers = {
  sortRange: {
    names: ['range', 'sortSpecs'],
    apply: ({ workbook, execution, traffic }, body) => {
      const { sheet, box } = readGridRange(workbook, body.raw('range'), body.at('range'));
      const specs = body.list('sortSpecs').map((item, at) => {
        const spec = JsonReader.of(item, body.at(`sortSpecs[${at}]`), SPEC);
        const column = spec.integer('dimensionIndex');
        if (column < box.startColumn || column >= box.endColumn) {
          throw new BadRequest(`The sort column ${column} is outside the range`);
        }
        return {
          column,
          isAscending: spec.oneOf('sortOrder', ['ASCENDING', 'DESCENDING'], 'ASCENDING') === 'ASCENDING',
        };
      });
      sortRows(execution.world.evaluator, sheet, box, specs);
      traffic.rows += box.endRow - box.startRow;
    },
  },
};
