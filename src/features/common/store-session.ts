import type { StoreContext } from '../../catalog/field-types';
import type { TableSpec } from '../../catalog/fields';
import { toGid } from '../../catalog/ids';
import { guardsIn, toRecord, type CatalogRecord } from '../../catalog/records';
import type { ApiClient } from '../../core/api/api-client';
import { ProductsByIdDocument, VariantsByIdDocument } from '../../core/api/generated';
import { lookAtStore, type Overview } from '../../core/api/bulk/windows-bounds';
import { selecting } from '../../core/api/select-fields';

/** Shopify takes at most 250 ids in one request, and gives at most 250 nodes a page. */
export const MOST_NODES = 250;

/** Reads the records of any table from a store, in canonical values. */
export class StoreSession {
  constructor(
    private readonly client: ApiClient,
    private readonly context: StoreContext,
  ) {}

  overview(withLocations: boolean): Overview {
    return lookAtStore(this.client, withLocations);
  }

  /** The records that exist among these ids, with what their guards say; those that are gone are absent. */
  byId(spec: TableSpec, ids: readonly string[]): Map<string, CatalogRecord> {
    const runs: { ids: string[] }[] = [];
    for (let start = 0; start < ids.length; start += MOST_NODES) {
      runs.push({ ids: ids.slice(start, start + MOST_NODES).map((id) => toGid(spec.entity, id)) });
    }
    const found = new Map<string, CatalogRecord>();
    for (const node of this.nodes(spec, runs)) {
      if (node === null || !('id' in node)) continue;
      const record = toRecord(spec, node, this.context);
      found.set(record.id, { ...record, guards: guardsIn(spec, node) });
    }
    return found;
  }

  private nodes(spec: TableSpec, runs: readonly { ids: string[] }[]): (object | null)[] {
    const guards = spec.fields.flatMap(({ guard }) => guard ?? []);
    switch (spec.entity) {
      case 'Product':
        return this.client
          .queryEach(selecting(ProductsByIdDocument, [spec], guards), runs)
          .flatMap(({ nodes }) => nodes);
      case 'ProductVariant':
        return this.client
          .queryEach(selecting(VariantsByIdDocument, [spec], guards), runs)
          .flatMap(({ nodes }) => nodes);
    }
  }
}
