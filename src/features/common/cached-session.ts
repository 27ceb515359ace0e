import type { StoreContext } from '../../catalog/field-types';
import type { ApiClient } from '../../core/api/api-client';
import { RecordCountsDocument } from '../../core/api/generated';
import type { ApiResponseCache } from '../../core/cache/api-response-cache';
import { StoreSession } from './store-session';

/**
 * Counts, by which only plans and progress go, may be some minutes old. Records are read from the store each time:
 * decisions are made by them.
 */
export class CachedSession extends StoreSession {
  constructor(
    private readonly api: ApiClient,
    context: StoreContext,
    private readonly responses: ApiResponseCache,
  ) {
    super(api, context);
  }

  override counts(): { products: number; variants: number } {
    const { productsCount, productVariantsCount } = this.responses.read(
      RecordCountsDocument,
      {},
      { kind: 'counts', tables: ['products', 'variants'] },
      () => this.api.query(RecordCountsDocument, {}),
    );
    return { products: productsCount?.count ?? 0, variants: productVariantsCount?.count ?? 0 };
  }
}
