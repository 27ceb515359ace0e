import { TABLES } from '../../catalog/fields';
import type { CacheManager } from './cache-manager';
import type { ProductCache } from './product-cache';
import { recordTags, tableTag, type Records } from './record-tags';

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

  begin(touched: readonly Records[]): void {
    this.manager.close(this.tags(touched));
    for (const { table, ids } of touched) this.products.distrust(TABLES[table], ids);
  }

  end(touched: readonly Records[]): void {
    this.manager.invalidate(this.tags(touched));
  }

  private tags(touched: readonly Records[]): string[] {
    const all = touched.flatMap((records) => [
      tableTag(this.shop, records.table),
      ...recordTags(this.shop, records),
    ]);
    return [...new Set(all)];
  }
}
