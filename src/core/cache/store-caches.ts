import type { Clock } from '../../platform/ports';
import { ApiResponseCache } from './api-response-cache';
import type { CacheManager } from './cache-manager';
import { OwnWrites } from './own-writes';
import { ProductCache, type Exclusively } from './product-cache';

interface Deps {
  manager: CacheManager;
  shop: string;
  apiVersion: string;
  clock: Clock;
  exclusively: Exclusively;
}

/** What is kept of one store. */
export class StoreCaches {
  readonly responses: ApiResponseCache;
  readonly products: ProductCache;
  readonly ownWrites: OwnWrites;

  constructor(deps: Deps) {
    const { manager, shop } = deps;
    this.responses = new ApiResponseCache(deps);
    this.products = new ProductCache(deps);
    this.ownWrites = new OwnWrites(manager, shop, this.products);
  }
}
