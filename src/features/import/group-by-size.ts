import type { CatalogRecord } from '../../catalog/records';
import { utf8Length } from '../../catalog/value';

/**
 * Google recommends at most about 2 MB a request to the Sheets API, and the journal keeps what was there before as
 * well; cells cost some 90 characters around the text.
 */
const MOST_BYTES = 800_000;
const CELL_OVERHEAD = 90;

/** Records in their order, in groups that fit one write each; always at least one group. */
export function groupBySize(records: readonly CatalogRecord[]): CatalogRecord[][] {
  const groups: CatalogRecord[][] = [[]];
  let size = 0;
  for (const record of records) {
    const weight = weightOf(record);
    if (size > 0 && size + weight > MOST_BYTES) {
      groups.push([]);
      size = 0;
    }
    groups[groups.length - 1]?.push(record);
    size += weight;
  }
  return groups;
}

function weightOf({ values }: CatalogRecord): number {
  return Object.values(values).reduce((sum, value) => sum + CELL_OVERHEAD + utf8Length(value), 0);
}
