import type { MergeType } from '../../../spreadsheet/merges';
import { breakApart, mergeCells } from '../../../spreadsheet/merges';
import { readGridRange } from '../ranges';
import type { RequestHandlers } from './request';

export const MERGE_REQUESTS: RequestHandlers = {
  mergeCells: {
    names: ['range', 'mergeType'],
    apply: ({ workbook }, body) => {
      const { sheet, box } = readGridRange(workbook, body.raw('range'), body.at('range'));
      const type = body.oneOf('mergeType', ['MERGE_ALL', 'MERGE_COLUMNS', 'MERGE_ROWS'], 'MERGE_ALL');
      mergeCells(sheet, box, type as MergeType);
    },
  },
  unmergeCells: {
    names: ['range'],
    apply: ({ workbook }, body) => {
      const { sheet, box } = readGridRange(workbook, body.raw('range'), body.at('range'));
      breakApart(sheet, box);
    },
  },
};
