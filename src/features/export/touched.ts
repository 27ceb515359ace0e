import type { TableSpec } from '../../catalog/fields';
import type { Touched } from '../../core/cache/own-writes';
import type { Tables } from '../common/tables';
import type { RecordWrite } from './write-result';

/** What a cache may hold of the past once it is not known what was written. */
export function everythingOf({ catalog }: Tables): Touched[] {
  return Object.values(catalog).map((spec) => ({ spec, ids: 'all' }));
}

/** A variant tells its product's title, and its change moves the time of its product's last change. */
export function touchedBy({ catalog }: Tables, spec: TableSpec, writes: readonly RecordWrite[]): Touched[] {
  const own = { spec, ids: writes.map(({ id }) => id) };
  const others = Object.values(catalog).filter(({ name }) => name !== spec.name);
  // A row of the tab Inventory does not say which product it is of.
  const productIds = spec.name === 'inventory' ? 'all' : writes.map(({ productId }) => productId);
  return [
    own,
    ...others.map((other): Touched => ({
      spec: other,
      ids: other.entity === 'Product' ? productIds : 'all',
    })),
  ];
}
