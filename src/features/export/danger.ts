import { mustGetField, type Catalog } from '../../catalog/fields';
import type { Plan } from './plan';

export interface Danger {
  kind: 'manyRows' | 'bigPriceChange';
  count: number;
}

export interface Thresholds {
  confirmOverRows: number;
  confirmPricePercent: number;
}

/** What about a plan could hurt if it were a mistake; such a plan starts only when a person says so. */
export function findDanger(catalog: Catalog, plan: Pick<Plan, 'rows'>, limits: Thresholds): Danger[] {
  const bigPriceChanges = plan.rows.flatMap((row) =>
    row.changes.filter(
      ({ key, before, after }) =>
        mustGetField(catalog[row.table], key).confirmBigChange === true &&
        changePercent(before, after) > limits.confirmPricePercent,
    ),
  ).length;
  const dangers: Danger[] = [
    { kind: 'manyRows', count: plan.rows.length > limits.confirmOverRows ? plan.rows.length : 0 },
    { kind: 'bigPriceChange', count: bigPriceChanges },
  ];
  return dangers.filter(({ count }) => count > 0);
}

function changePercent(before: string | null, after: string | null): number {
  if (before === null || after === null || Number(before) === 0) return 0;
  return Math.abs((Number(after) - Number(before)) / Number(before)) * 100;
}

/** What a person has to agree to; null where nothing is dangerous. */
export function confirmationFor(dangers: readonly Danger[], limits: Thresholds): string | null {
  if (dangers.length === 0) return null;
  const parts = dangers.map(({ kind, count }) =>
    kind === 'manyRows'
      ? `changes ${count.toLocaleString('en-US')} rows`
      : `changes ${count.toLocaleString('en-US')} ${count === 1 ? 'price' : 'prices'} by more than ${limits.confirmPricePercent} %`,
  );
  return `This ${parts.join(' and ')}. Are you sure?`;
}
