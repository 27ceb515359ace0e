import type { TableName } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import { utf8Length } from '../../catalog/value';

/**
 * Google recommends at most about 2 MB a request to the Sheets API. A write to a table that people use also copies
 * what was there before into the journal, and says of each cell what it is; cells that are filled in do not.
 */
const MOST_MERGE_BYTES = 800_000;
const MOST_FILL_BYTES = 2_000_000;
const CELL_OVERHEAD = 90;
/** Two quotes and a comma. */
const FILL_OVERHEAD = 3;

/**
 * Records in their order, in groups that fit one write each; always at least one group. Those of which nothing is
 * written weigh nothing.
 */
export function groupBySize(
  records: readonly CatalogRecord[],
  isWritten: (record: CatalogRecord) => boolean,
): CatalogRecord[][] {
  const groups: CatalogRecord[][] = [[]];
  let size = 0;
  for (const record of records) {
    const weight = isWritten(record) ? weightOf(record, CELL_OVERHEAD) : 0;
    if (size > 0 && size + weight > MOST_MERGE_BYTES) {
      groups.push([]);
      size = 0;
    }
    groups[groups.length - 1]?.push(record);
    size += weight;
  }
  return groups;
}

export interface TableRecords {
  table: TableName;
  records: CatalogRecord[];
}

/** Records of several tables in groups that are filled in with one request each; always at least one group. */
export function groupForFilling(tables: readonly TableRecords[]): TableRecords[][] {
  const groups: TableRecords[][] = [[]];
  let size = 0;
  for (const { table, records } of tables) {
    let part: TableRecords = { table, records: [] };
    for (const record of records) {
      const weight = weightOf(record, FILL_OVERHEAD);
      if (size > 0 && size + weight > MOST_FILL_BYTES) {
        groups.push([]);
        size = 0;
        part = { table, records: [] };
      }
      if (part.records.length === 0) groups[groups.length - 1]?.push(part);
      part.records.push(record);
      size += weight;
    }
  }
  return groups;
}

function weightOf({ values }: CatalogRecord, cellOverhead: number): number {
  let weight = 0;
  for (const key in values) weight += cellOverhead + utf8Length(values[key] ?? null);
  return weight;
}
