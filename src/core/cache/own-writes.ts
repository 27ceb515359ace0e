import type { TableSpec } from '../../catalog/fields';
import type { CacheManager } from './cache-manager';
import type { ProductCache } from './product-cache';
import { recordTags, shardsTag, tableTag } from './record-tags';

/** What a write touches: some records of a table, or nobody knows which. */
export interface Touched {
  spec: TableSpec;
  ids: readonly string[] | 'all';
}

/**
 * Stands around each write of ours to a store, so that no cache tells what was before. `begin` before it is sent,
 * `end` once its outcome is known; an execution that dies in between leaves what it touched uncached for six hours
 * at most, never wrong.
 */
export class OwnWrites {
  constructor(
    private readonly manager: CacheManager,
    private readonly shop: string,
    private readonly products: ProductCache,
  ) {}

  begin(touched: readonly Touched[]): void {
    this.manager.close(this.tags(touched));
    for (const { spec, ids } of touched) if (ids !== 'all') this.products.distrust(spec, ids);
  }

  end(touched: readonly Touched[]): void {
    this.manager.invalidate(this.tags(touched));
  }

  private tags(touched: readonly Touched[]): string[] {
    const all = touched.flatMap(({ spec, ids }) => [
      tableTag(this.shop, spec.name),
      ...recordTags(this.shop, { table: spec.name, ids }),
      ...(ids === 'all' ? [shardsTag(this.shop, spec.name)] : []),
    ]);
    return [...new Set(all)];
  }
}
