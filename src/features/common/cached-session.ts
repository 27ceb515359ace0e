import type { StoreContext } from '../../catalog/field-types';
import type { ApiClient } from '../../core/api/api-client';
import {
  readOverview,
  toOverview,
  type Overview,
  type OverviewParts,
} from '../../core/api/bulk/windows-bounds';
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

  override overview(parts: OverviewParts): Overview {
    // Locations are columns: whoever has just added one looks for it.
    if (parts.withLocations) return super.overview(parts);
    const rule = { kind: 'counts' as const, tables: ['products' as const, 'variants' as const] };
    const load = () => readOverview(this.api, parts);
    return toOverview(this.api, this.responses.read(StoreOverviewDocument, parts, rule, load));
  }
}
