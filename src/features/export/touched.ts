import type { TableName, TableSpec } from '../../catalog/fields';
import type { Touched } from '../../core/cache/own-writes';
import type { Tables } from '../common/tables';
import type { RecordWrite } from './write-result';

/** What a cache may hold of the past once it is not known what was written. */
export function everythingOf({ catalog }: Tables): Touched[] {
  return Object.values(catalog).map((spec) => ({ spec, ids: 'all' }));
}

/** Rows of other tables do not say which product they are of, or are of none. */
const OF_PRODUCTS: readonly TableName[] = ['products', 'variants'];

/** A variant tells its product's title, and its change moves the time of its product's last change. */
export function touchedBy({ catalog }: Tables, spec: TableSpec, writes: readonly RecordWrite[]): Touched[] {
  const own = { spec, ids: writes.map(({ id }) => id) };
  const others = Object.values(catalog).filter(({ name }) => name !== spec.name);
  const productIds = OF_PRODUCTS.includes(spec.name) ? writes.map(({ productId }) => productId) : 'all';
  return [
    own,
    ...others.map((other): Touched => ({
      spec: other,
      ids: other.entity === 'Product' ? productIds : 'all',
    })),
  ];
}
