import type { StoreContext } from '../../catalog/field-types';
import type { ApiClient } from '../../core/api/api-client';
import { readOverview, toOverview, type Overview } from '../../core/api/bulk/windows-bounds';
import { StoreOverviewDocument } from '../../core/api/generated';
import type { ApiResponseCache } from '../../core/cache/api-response-cache';
import { StoreSession } from './store-session';

/**
 * How much there is, by which only plans and progress go, may be some minutes old. Records are read from the store
 * each time: decisions are made by them.
 */
export class CachedSession extends StoreSession {
  constructor(
    private readonly api: ApiClient,
    context: StoreContext,
    private readonly responses: ApiResponseCache,
  ) {
    super(api, context);
  }

  override overview(withLocations: boolean): Overview {
    const found = this.responses.read(
      StoreOverviewDocument,
      { withLocations },
      { kind: 'counts', tables: ['products', 'variants'] },
      () => readOverview(this.api, withLocations),
    );
    return toOverview(this.api, found);
  }
}
